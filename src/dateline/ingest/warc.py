"""WARC: web archives, such as Common Crawl's CC-NEWS: a report a page, past what is broken (extra ``batch``).

Read are responses and resources that are pages or plain text, and conversions (WET). Requests and the archive's own
records are no reports; responses that are none, such as pictures and pages that were not found, are counted. A report
is named by the id of its record, and its address is the one that was fetched. What the archive says of the time is when
the page was fetched, which is no date of publication but a last resort.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final
from urllib.parse import urlsplit

from dateline.errors import ReportError, TooLarge, UnreadableFile, missing_extra
from dateline.ingest import html_page
from dateline.ingest.decode import decode
from dateline.ingest.fields import Fields
from dateline.ingest.html_page import MOST_BYTES, Served, reports
from dateline.ingest.notes import failure, note
from dateline.ingest.reader import Input, Item, Piece
from dateline.ingest.repair import final
from dateline.ingest.report import Origin, report_of
from dateline.ingest.stream import GZIP
from dateline.ingest.warc_records import START, Damage, Record, records

_OWN: Final = frozenset({"warcinfo", "request", "metadata", "continuation"})
"""Types of records that hold no page."""
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_TEXTS: Final = frozenset({"text/plain"})
_FOUND: Final = 200
_OF_GZIP: Final = 31
_ROBOTS: Final = "/robots.txt"


def looks(sample: bytes) -> bool:
    """It opens with the head of a record."""
    return sample.startswith(START)


def read(source: Input) -> Iterator[Item]:
    """Every report, in order. A record that is broken is an Issue, and the next is read."""
    passed: Counter[str] = Counter()
    last = 0
    for found in _records(source):
        if isinstance(found, Damage):
            yield failure(_error(found, source))
        elif found.type not in _OWN:
            last = found.number
            yield from _reports(found, source, passed)
    if passed:
        kinds = ", ".join(f"{number} {what}" for what, number in sorted(passed.items()))
        where = f"{source.name}, record {last}" if passed.total() == 1 else source.name
        yield note("records-passed", f"no reports, and passed over: {kinds}", where)


def pieces(source: Input) -> Iterator[Piece]:
    """Each record that may be a report, as a file of its own."""
    for found in _records(source):
        if isinstance(found, Damage):
            yield source.piece(found.number, b"", failed=failure(_error(found, source)))
        elif found.type not in _OWN:
            yield source.piece(found.number, found.packed or found.data)


def payload(data: bytes, limit: int) -> bytes | None:
    """The bytes of the page in a record, packed or not: those that a report's raw hash is of."""
    try:
        if data.startswith(GZIP):
            data = zlib.decompress(data, _OF_GZIP)
        return _response(Record(1, "", data), "", limit).body
    except ReportError:
        return None


def _records(source: Input) -> Iterator[Record | Damage]:
    if not looks(source.stream.sample):
        raise UnreadableFile("it is no WARC file", where=source.name, remedy="check what it is")
    found = records(source.stream.unlimited(), limit=source.config.max_file_bytes, first=source.first)
    try:
        yield from found
    except (EOFError, OSError, zlib.error) as error:
        raise UnreadableFile(
            f"it cannot be read on: {error}", where=source.name, remedy="check the file, or fetch it again"
        ) from error


def _error(damage: Damage, source: Input) -> ReportError:
    where = f"{source.name}, record {damage.number}"
    if damage.too_large:
        return TooLarge(damage.what, where=where, remedy="raise max_file_bytes")
    return UnreadableFile(f"the record is broken: {damage.what}", where=where, remedy="fetch the file again")


# One record ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Response:
    """A record taken apart: what was served, its media type and status, and its body."""

    served: Served
    media: str | None
    status: int | None
    body: bytes


def _reports(record: Record, source: Input, passed: Counter[str]) -> Iterator[Item]:
    where = f"{source.name}, record {record.number}"
    try:
        response = _response(record, where, min(source.config.max_file_bytes, MOST_BYTES))
        kind = _kind(record, response)
        if kind == "page":
            yield from reports(response.body, source, where=where, served=response.served)
        elif kind == "text":
            yield from _text(response, source, where)
        else:
            passed[kind] += 1
    except ReportError as error:
        yield failure(error)


def _kind(record: Record, response: _Response) -> str:
    """``page`` or ``text``, or why it is neither."""
    if record.type == "conversion":
        return "text"
    if record.type not in {"response", "resource"}:
        return f"of type {record.type or 'unknown'}"
    if response.status not in {None, _FOUND}:
        return f"of status {response.status}"
    media = response.media
    if media in _PAGES or (media is None and html_page.looks(response.body)):
        return "page"
    if media in _TEXTS and not urlsplit(response.served.url or "").path.endswith(_ROBOTS):
        return "text"
    return f"of {media or 'an unknown kind'}"


def _text(response: _Response, source: Input, where: str) -> Iterator[Item]:
    served = response.served
    text, told = decode(response.body, where=where, declared=served.charset, given=source.hints.encoding)
    text, changes = final(text, told, where=where, mend=True)
    fields = Fields(id=served.id, seen=served.seen, source=served.host, url=served.url)
    origin = Origin(where, sha256(response.body).hexdigest(), changes)
    document, issues = report_of(text, fields, origin=origin, hints=source.hints, config=source.config)
    yield document
    yield from issues


def _response(record: Record, where: str, limit: int) -> _Response:
    """A record as fastwarc reads it."""
    try:
        from fastwarc.warc import WarcRecord
    except ImportError as error:
        raise missing_extra("fastwarc", "batch") from error
    try:
        found: Any = WarcRecord.from_bytes(record.data)
        if found.is_http:
            found.parse_http(auto_decode="all", quirks_mode=True)
        body = found.reader.read(limit + 1)
        return (
            _Response(_served(found), *_media(found), body) if len(body) <= limit else _refuse(where, limit)
        )
    except ReportError:
        raise
    except (
        Exception
    ) as error:  # whatever a parser of others says of a hostile record, it is this record that failed
        raise UnreadableFile(
            f"the record cannot be read ({type(error).__name__}: {str(error)[:80]})", where=where
        ) from error


def _refuse(where: str, limit: int) -> _Response:
    raise TooLarge(f"the page is over the limit of {limit:,} bytes", where=where)


def _served(record: Any) -> Served:
    url = record.headers.get("WARC-Target-URI", "").strip("<> ") or None
    seen = record.headers.get("WARC-Date")
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        host = None
    name = (record.record_id or "").strip("<>").removeprefix("urn:uuid:") or None
    return Served(
        id=name,
        url=url,
        host=host.removeprefix("www.") if host else None,
        seen=seen,
        charset=record.http_charset if record.is_http else None,
    )


def _media(record: Any) -> tuple[str | None, int | None]:
    """The media type of a record's body, and the status of its response."""
    if record.is_http:
        headers = record.http_headers
        return (record.http_content_type or "").lower() or None, headers.status_code if headers else None
    media = (record.headers.get("Content-Type") or "").split(";")[0].strip().lower()
    return media or None, None
