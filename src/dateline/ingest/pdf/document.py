"""PDF: one file, one report: its text in reading order, heads and feet of pages left out (extra ``pdf``).

The file is read in another process (`dateline.ingest.pdf.process`), which answers with the text. What stands on the pages
dates the report; when the file was made is a last resort, and told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from dateline import lang
from dateline.errors import EmptyReport, NotText, ReportError, TooLarge, UnreadableFile, missing_extra
from dateline.ingest.dates import dates_of
from dateline.ingest.fields import Fields
from dateline.ingest.notes import note
from dateline.ingest.pdf.about import printed_on
from dateline.ingest.pdf.columns import CELL
from dateline.ingest.reader import Input, Item
from dateline.ingest.repair import final
from dateline.ingest.report import Origin, report_of
from dateline.model import Issue

if TYPE_CHECKING:
    from dateline.ingest.pdf.work import Order, Told

START: Final = b"%PDF-"
_PACKAGE: Final = "pypdfium2"
_BEFORE: Final = 1024
"""Bytes that may stand before the first of the format: some servers put their own there."""
_AS_TEXT: Final = "save its text as .txt"
_LISTED: Final = 12
"""Pages that an Issue names; it counts the others."""


def looks(sample: bytes) -> bool:
    """It opens with the sign of the format."""
    return sample.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(START)


def read(source: Input) -> Iterator[Item]:
    """The one report of the file."""
    from dateline.ingest.pdf.work import Order

    where, config = source.name, source.config
    if START not in source.stream.sample[:_BEFORE]:
        raise UnreadableFile("it is no PDF", where=where, remedy="check what it is")
    if find_spec(_PACKAGE) is None:
        raise missing_extra(_PACKAGE, "pdf")
    data = source.stream.read(config.max_file_bytes)
    order = Order(
        size=len(data),
        pages=config.max_pdf_pages,
        chars=config.max_text_chars,
        seconds=config.max_pdf_seconds,
        prefixes=tuple(lang.load(config.language).table("ingest")["hyphen_prefixes"]),
    )
    told = _answer(data, order, source)
    if told.failed:
        raise _error(told, source)
    text, changes = final(told.text, _notes(told, where), where=where, mend=True)
    printed = printed_on((*told.top, *told.running), told.made, dates_of(config.language))
    fields = Fields(title=told.title, printed=printed, made=told.made)
    origin = Origin(where, sha256(data).hexdigest(), changes)
    document, issues = report_of(text, fields, origin=origin, hints=source.hints, config=config)
    yield document
    yield from issues


def _answer(data: bytes, order: Order, source: Input) -> Told:
    """What the other process says of the file; where it does not, that is the file's error."""
    from dateline.ingest.pdf.process import READERS, Died, Late

    memory = source.config.max_pdf_memory
    try:
        return READERS.ask(data, order, memory=memory)
    except Late as error:
        raise TooLarge(
            f"reading it took over {order.seconds} seconds",
            where=source.name,
            remedy="split it, or raise max_pdf_seconds",
        ) from error
    except Died as error:
        raise UnreadableFile(
            f"the process that read it ended: it breaks its reader, or takes over {memory:,} bytes of memory",
            where=source.name,
            remedy=f"{_AS_TEXT}, or raise max_pdf_memory",
        ) from error


def _error(told: Told, source: Input) -> ReportError:
    """Why there is no report in it."""
    where, config = source.name, source.config
    if told.failed == "locked":
        what = "it is encrypted, and asks for a password"
        return UnreadableFile(what, where=where, remedy="save it without one")
    if told.failed == "many-pages":
        what = f"it has {told.pages:,} pages; the limit is {config.max_pdf_pages:,}"
        return TooLarge(what, where=where, remedy="split it, or raise max_pdf_pages")
    if told.failed == "long":
        what = f"its text has over {config.max_text_chars:,} characters"
        return TooLarge(what, where=where, remedy="split it, or raise max_text_chars")
    if told.failed == "no-text":
        return EmptyReport(
            "there is no text in it: its pages are pictures, as of a scan, or blank",
            where=where,
            remedy="give it a layer of text first, such as with OCRmyPDF",
        )
    if told.failed == "no-letters":
        what = "its fonts do not say which letters their signs are"
        return NotText(what, where=where, remedy="give it a layer of text first, such as with OCRmyPDF")
    return UnreadableFile(
        f"it cannot be read as PDF: {told.why[:120]}", where=where, remedy="check the file, or fetch it again"
    )


def _notes(told: Told, where: str) -> list[Issue]:
    """What is to be told of the pages."""
    found = []
    for pages, why in (
        (told.bare, "no text, as scans have none"),
        (told.broken, "an error, and cannot be read"),
    ):
        if pages:
            message = f"{len(pages)} of {told.pages} pages have {why}: {_listed(pages)}"
            found.append(note("pages-unread", message, where))
    if told.left or told.aslant:
        parts = []
        if told.left:
            parts.append(
                f"{told.left} heads and feet of pages, such as {told.running[0][:80].replace(CELL, ' ')!r}"
            )
        if told.aslant:
            parts.append(f"{told.aslant} words that do not run as the others do")
        found.append(note("running-lines", f"left out: {', and '.join(parts)}", where))
    return found


def _listed(pages: Sequence[int]) -> str:
    some = ", ".join(map(str, pages[:_LISTED]))
    return f"{some} and others" if len(pages) > _LISTED else some
