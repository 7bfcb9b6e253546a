"""A web page: one file, one report. trafilatura finds the main text, htmldate the date; both are imported here alone.

The main text as trafilatura gives it is the Document's text. The page is given to it as a tree, never as a string, which
htmldate would take for an address to fetch. Nothing on the page is run or loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from dateline.errors import EmptyReport, ReportError, TooLarge, UnreadableFile
from dateline.ingest.decode import decode
from dateline.ingest.fields import Fields
from dateline.ingest.notes import note
from dateline.ingest.reader import Input, Item
from dateline.ingest.repair import final
from dateline.ingest.report import Origin, report_of

if TYPE_CHECKING:
    from trafilatura.settings import Document as Page

# libxml2 2.14 drops what lies deeper; pages of news have 20 to 40 levels.
DEEPEST: Final = 255
# trafilatura 2.3 takes 25 to 60 microseconds an element, whatever the page: 6 s here. Pages of news have under 10,000.
MOST_ELEMENTS: Final = 100_000
# Parsing and the search for dates run over every byte: 0.1 s for a megabyte. Pages of news have under 5 MB.
MOST_BYTES: Final = 16 * 2**20

_OPENS = re.compile(
    rb"\s*+(?>(?:<!--.*?-->\s*+)*)<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>]|\?xml[^>]*\?>\s*<!doctype html)",
    re.I | re.S,
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]{1,40})",
    re.I,
)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")

# No bound on the years but those that a report can have: htmldate's own ends with today, and then the same page would
# read otherwise tomorrow.
_DATES: Final = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1900-01-01",
    "max_date": "2099-12-31",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What a collector kept of a page beside its bytes: an id, the address and its host, when it was fetched, and the
    encoding that its server named, which counts before that of the page itself."""

    id: str | None = None
    url: str | None = None
    host: str | None = None
    seen: str | None = None
    charset: str | None = None


def looks(sample: bytes) -> bool:
    """It opens as a page does."""
    return _OPENS.match(sample[3:] if sample.startswith(b"\xef\xbb\xbf") else sample) is not None


def read(source: Input) -> Iterator[Item]:
    """The one report of the page."""
    yield from reports(source.stream.read(MOST_BYTES), source, where=source.name)


def reports(data: bytes, source: Input, *, where: str, served: Served | None = None) -> Iterator[Item]:
    """The report of a page's bytes. ``served`` is what is known of how they came here."""
    served = served or Served()
    declared = _DECLARED.search(data[:4096])
    name = served.charset or ((declared[1] or declared[2]).decode("ascii", "replace") if declared else None)
    html, told = decode(data, where=where, declared=name, given=source.hints.encoding)
    page, cut = _page(html, where=where)
    if cut:
        message = (
            f"parts of the page are nested over {DEEPEST} levels deep: they, and what follows, may be missing"
        )
        told.append(note("page-cut", message, where))
    text, changes = final(page.text or "", told, where=where, mend=True)
    if not text.strip():
        raise EmptyReport("no text was found on the page", where=where, remedy="save its text as .txt")
    fields = Fields(
        id=served.id,
        published=page.date,
        seen=served.seen,
        title=page.title,
        source=page.sitename or served.host,
        url=served.url or page.url,
    )
    origin = Origin(where, sha256(data).hexdigest(), changes)
    document, issues = report_of(text, fields, origin=origin, hints=source.hints, config=source.config)
    yield document
    yield from issues


def _page(html: str, *, where: str) -> tuple[Page, bool]:
    """What trafilatura makes of a page, and whether the parser left some of it out."""
    import trafilatura
    from trafilatura.settings import Document as Page

    try:
        tree = trafilatura.load_html(_XML_DECLARATION.sub("", html.replace("\0", "\ufffd"), count=1))
        if tree is None:
            return Page(), False
        deepest = _measure(tree, where)
        found = trafilatura.bare_extraction(
            tree, include_comments=False, with_metadata=True, date_extraction_params=dict(_DATES)
        )
        if isinstance(found, Page) and found.text:
            return found, deepest >= DEEPEST
        page = trafilatura.extract_metadata(tree, date_config=dict(_DATES))
        page.text = trafilatura.html2txt(tree)
        return page, deepest >= DEEPEST
    except ReportError:
        raise
    except (
        Exception
    ) as error:  # whatever a parser of others does with a hostile page, it is this page that failed
        raise UnreadableFile(
            f"the page cannot be parsed ({type(error).__name__}: {str(error)[:80]})",
            where=where,
            remedy="save its text as .txt",
        ) from error


def _measure(tree: Any, where: str) -> int:
    """How deep the page is nested. One of too many elements is `TooLarge`."""
    deepest, count, ahead = 0, 0, [(tree, 1)]
    while ahead:
        element, depth = ahead.pop()
        deepest, count = max(deepest, depth), count + 1
        if count > MOST_ELEMENTS:
            raise TooLarge(
                f"the page has over {MOST_ELEMENTS:,} elements", where=where, remedy="save its text as .txt"
            )
        ahead.extend((child, depth + 1) for child in element)
    return deepest
