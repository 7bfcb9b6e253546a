"""The text of a PDF: what the process that reads PDFs answers for the bytes of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from dateline.ingest.pdf.about import made_on, title_of
from dateline.ingest.pdf.pages import LOST, Book, Broken, Locked, Long, Page
from dateline.ingest.pdf.paragraphs import END, Words, paragraphs
from dateline.ingest.pdf.running import without_running

_MOST_LOST: Final = 0.2
"""Share of the letters that its fonts give no sign for, from which on the text is none."""

_SHORT: Final = 70
_MOST_SHORT: Final = 40
_AROUND: Final = 2
"""Characters that a page may have for each of its text: of an empty line there are several."""

Failure = Literal["broken", "locked", "many-pages", "long", "no-text", "no-letters"]


class Order(msgspec.Struct, frozen=True):
    """How a PDF is read: its length in bytes, which follow, the most pages, characters and seconds, and words that stand
    before a hyphen."""

    size: int
    pages: int
    chars: int
    seconds: int
    prefixes: tuple[str, ...] = ()


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What came of it: a text and what is to be told of it, or why there is none."""

    failed: Failure | None = None
    why: str = ""
    pages: int = 0
    text: str = ""
    title: str | None = None
    made: str | None = None
    bare: tuple[int, ...] = ()
    """The numbers, from 1, of the pages that are pictures."""
    broken: tuple[int, ...] = ()
    left: int = 0
    running: tuple[str, ...] = ()
    """Some of the lines that run on over the pages."""
    top: tuple[str, ...] = ()
    """The short paragraphs of the first page."""
    aslant: int = 0


def told_of(data: bytes, order: Order) -> Told:
    """The text of a PDF."""
    try:
        book = Book(data)
        count = len(book)
    except Locked:
        return Told(failed="locked")
    except Broken as error:
        return Told(failed="broken", why=str(error))
    if count > order.pages:
        return Told(failed="many-pages", pages=count)
    pages: list[Page] = []
    broken: list[int] = []
    length = 0
    for number in range(count):
        try:
            page = book.page(number, most=(order.chars - length) * _AROUND)
        except Long:
            return Told(failed="long", pages=count)
        except Broken:
            page = Page(number, ())
            broken.append(number + 1)
        pages.append(page)
        length += page.length
        if length > order.chars:
            return Told(failed="long", pages=count)
    if not length:
        return Told(failed="broken" if len(broken) == count else "no-text", why="no page can", pages=count)
    if sum(piece.text.count(LOST) for page in pages for piece in page.pieces) > _MOST_LOST * length:
        return Told(failed="no-letters", pages=count)
    return _told(book, pages, broken, order)


def _told(book: Book, pages: Sequence[Page], broken: Sequence[int], order: Order) -> Told:
    kept, left = without_running(pages)
    flow = paragraphs(kept)
    words = Words(flow.paragraphs, frozenset(order.prefixes))
    texts = [words.text(each) for each in flow.paragraphs]
    said = book.told()
    first = flow.paragraphs[0].page if flow.paragraphs else 0
    return Told(
        pages=len(pages),
        text=END.join(texts),
        title=title_of(said, flow.paragraphs, texts, flow.usual),
        made=made_on(said),
        bare=tuple(page.number + 1 for page in pages if page.is_picture),
        broken=tuple(broken),
        left=left.lines,
        running=left.some,
        top=tuple(
            text
            for each, text in zip(flow.paragraphs, texts, strict=True)
            if each.page == first and len(text) < _SHORT
        )[:_MOST_SHORT],
        aslant=sum(page.aslant for page in pages),
    )
