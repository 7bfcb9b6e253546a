"""JSON: a report a line, read as a stream; or one object, or a list of them, in a file.

The text of a record is stored as its producer wrote it, since the producer's own offsets may count on it.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any, Final

from dateline.errors import BadValue, EmptyReport, ReportError
from dateline.ingest.decode import WIDE, decode, encoding_of
from dateline.ingest.fields import NAMES, WRAPPERS, fields_of
from dateline.ingest.lines import lines
from dateline.ingest.notes import failure
from dateline.ingest.reader import Input, Item, Piece
from dateline.ingest.repair import final
from dateline.ingest.report import Origin, Report, report_of
from dateline.ingest.stream import Stream

_RECORD = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*\"[^\"\n]{1,60}\"\s*:")
_ONE_LINE: Final = 200  # characters of a message's example


def looks(sample: bytes) -> bool:
    """It opens with an object that has a name in it."""
    return _RECORD.match(sample) is not None


def read(source: Input) -> Iterator[Item]:
    """Every report, in order. A line that is none is an Issue, and the next is read."""
    if _is_one_value(source.stream.sample):
        yield from _whole(source)
    else:
        yield from _by_line(source)


def pieces(source: Input) -> Iterator[Piece]:
    """Each line; of a list of reports, or one in a wide encoding, the whole file."""
    sample = source.stream.sample
    encoding = encoding_of(sample, where=source.name, given=source.hints.encoding, whole=False).name
    if _is_one_value(sample) or encoding in WIDE:
        yield source.piece(1, source.stream.read(source.config.max_file_bytes))
        return
    told = False  # the first line is decoded as the file is, and tells of a guess
    for line in lines(source):
        if line.text.strip():
            yield source.piece(line.number, line.raw, encoding=encoding if told else None)
            told = True


def _by_line(source: Input) -> Iterator[Item]:
    for line in lines(source):
        if line.text.strip():
            raw = line.raw.rstrip(b"\r\n")
            origin = Origin(line.place(source), sha256(raw).hexdigest(), line.issues)
            yield from _record(line.text, origin, source)


def record_of(record: Any, origin: Origin, source: Input) -> Iterator[Item]:
    """The report of one record; one that fails is an Issue."""
    try:
        document, issues = _report(record, origin, source)
    except ReportError as error:
        yield failure(error)
        return
    yield document
    yield from issues


def _report(record: Any, origin: Origin, source: Input) -> Report:
    if not isinstance(record, Mapping):
        raise BadValue(
            f"it is a {type(record).__name__}, not an object",
            where=origin.where,
            remedy='give {"text": …} a line',
        )
    fields = fields_of(record)
    if fields.text is None:
        if empty := next((name for name in map(str, record) if name.strip().lower() in NAMES["text"]), None):
            raise EmptyReport(f"its field {empty[:_ONE_LINE]!r} holds no text", where=origin.where)
        names = ", ".join(sorted(map(str, record))[:12])[:_ONE_LINE]
        raise EmptyReport(
            f"no field holds a text; there are: {names or 'none'}",
            where=origin.where,
            remedy=f"name it one of {', '.join(NAMES['text'])}",
        )
    text, changes = final(fields.text, origin.changes, where=origin.where, mend=False)
    origin = replace(origin, changes=changes)
    return report_of(text, fields, origin=origin, hints=source.hints, config=source.config)


def _record(text: str, origin: Origin, source: Input) -> Iterator[Item]:
    try:
        record = _parsed(text, origin.where)
    except ReportError as error:
        yield failure(error)
        return
    yield from record_of(record, origin, source)


def _is_one_value(sample: bytes) -> bool:
    """Whether the file is one list, or one object over several lines."""
    first, newline, rest = sample.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if first.startswith(b"["):
        return True
    return bool(newline and rest.strip()) and first.rstrip().endswith((b"{", b",", b"["))


def _whole(source: Input) -> Iterator[Item]:
    data = source.stream.read(source.config.max_file_bytes)
    text, told = decode(data, where=source.name, given=source.hints.encoding)
    try:
        value = _parsed(text, source.name)
    except BadValue:
        if text.lstrip().startswith("["):
            raise
        # Lines after all, of which the first is broken.
        stream = Stream(io.BytesIO(data), limit=source.config.max_file_bytes, where=source.name)
        yield from _by_line(replace(source, stream=stream))
        return
    if isinstance(value, Mapping):
        wrapped = next((value[name] for name in WRAPPERS if isinstance(value.get(name), list)), None)
        value = [value] if wrapped is None or fields_of(value).text else wrapped
    if not isinstance(value, list):
        raise BadValue("it is neither an object nor a list of them", where=source.name)
    digest = sha256(data).hexdigest()
    for number, record in enumerate(value, 1):
        where = f"{source.name}, item {number}" if len(value) > 1 else source.name
        yield from record_of(record, Origin(where, digest, tuple(told)), source)
        told = []


def _parsed(text: str, where: str) -> Any:
    try:
        return json.loads(text, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        raise BadValue(
            f"it is not JSON: {error.msg} at character {error.pos}",
            where=where,
            remedy="write one object a line",
        ) from None
    except (ValueError, RecursionError) as error:  # a number of thousands of figures; brackets in brackets
        raise BadValue(f"its JSON is not one of reports: {type(error).__name__}", where=where) from None
