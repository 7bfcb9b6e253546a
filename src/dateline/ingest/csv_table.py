"""CSV: a report a row, under a header row that names the columns as JSON lines name their fields.

The sign between cells is the one by which the header gives the most fields that are known. Text is stored as the cell
has it. A row of more cells than the header has is refused: its text may be cut where a comma was not quoted.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Final

from dateline.config import Config
from dateline.errors import BadValue, UnknownFormat
from dateline.ingest.decode import WIDE, encoding_of
from dateline.ingest.fields import NAMES, known_names
from dateline.ingest.json_lines import record_of
from dateline.ingest.lines import Line, lines
from dateline.ingest.notes import failure
from dateline.ingest.reader import Input, Item, Piece
from dateline.ingest.report import Origin

DELIMITERS: Final = (",", ";", "\t", "|")
_LARGEST_CELL: Final = 2**31 - 1  # what the csv module takes everywhere


def looks(sample: bytes) -> bool:
    """Its first line names a column of texts, and another that is known."""
    first = sample.split(b"\n", 1)[0].decode("utf-8", "replace").lstrip("\ufeff")
    return any(len(known & {"text"}) and len(known) > 1 for known in _headers(first).values())


def read(source: Input) -> Iterator[Item]:
    """Every report, in order. A row that is none is an Issue, and the next is read."""
    feed = _Feed(source)
    delimiter, header = _header(feed, source)
    about_header = feed.origin().changes
    rows = csv.reader(feed, delimiter=delimiter)
    while (row := _next(rows, source.config)) is not None:
        origin = feed.origin()
        origin, about_header = replace(origin, changes=(*about_header, *origin.changes)), ()
        if isinstance(row, csv.Error):
            yield failure(BadValue(f"the row cannot be read: {row}", where=origin.where))
        elif feed.swallowed:
            yield failure(_unclosed(feed.swallowed, origin))
        elif any(cell.strip() for cell in row):
            yield from _report(row, header, origin, source)


def pieces(source: Input) -> Iterator[Piece]:
    """Each row, under the header; of a table in a wide encoding, the whole file."""
    encoding = encoding_of(
        source.stream.sample, where=source.name, given=source.hints.encoding, whole=False
    ).name
    if encoding in WIDE:
        yield source.piece(1, source.stream.read(source.config.max_file_bytes))
        return
    feed = _Feed(source)
    delimiter, _ = _header(feed, source)
    _, head = feed.taken()
    rows = csv.reader(feed, delimiter=delimiter)
    while (row := _next(rows, source.config)) is not None:
        number, raw = feed.taken()
        if isinstance(row, csv.Error) or any(cell.strip() for cell in row):
            yield source.piece(number - head.count(b"\n"), head + raw, encoding=encoding)


def _header(feed: _Feed, source: Input) -> tuple[str, list[str]]:
    """The sign between cells, and the names of the columns."""
    first = next(feed, "")
    delimiter, known = max(_headers(first).items(), key=lambda each: len(each[1]))
    header = _cells(first, delimiter)
    if "text" not in known:
        raise UnknownFormat(
            f"no column of the table holds a text; there are: {', '.join(header)[:200] or 'none'}",
            where=source.name,
            remedy=f"name it one of {', '.join(NAMES['text'])}, in the first row",
        )
    return delimiter, header


def _report(row: list[str], header: list[str], origin: Origin, source: Input) -> Iterator[Item]:
    if len(row) <= len(header):
        yield from record_of(dict(zip(header, row, strict=False)), origin, source)
        return
    wrong = BadValue(
        f"the row has {len(row)} cells, the header {len(header)}",
        where=origin.where,
        remedy="put cells with commas, quotation marks or line ends in quotation marks",
    )
    yield failure(wrong)


def _unclosed(lines: int, origin: Origin) -> BadValue:
    """That a row does not end where it should: what follows it would be taken for a part of it, and be lost."""
    return BadValue(
        f"a cell opens with a quotation mark that is never closed: the {lines} lines to the end of the file are in it",
        where=origin.where,
        remedy="close it, or write two for one that stands in the cell",
    )


def _headers(line: str) -> dict[str, set[str]]:
    """The fields that are known in a header row, by the sign between cells."""
    return {sign: known_names(_cells(line, sign)) for sign in DELIMITERS}


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _next(rows: Iterator[list[str]], config: Config) -> list[str] | csv.Error | None:
    """The next row, or what is wrong with it; None at the end. Cells may be as long as the file may be."""
    before = csv.field_size_limit(min(config.max_file_bytes, _LARGEST_CELL))
    try:
        return next(rows, None)
    except csv.Error as error:
        return error
    finally:
        csv.field_size_limit(before)


class _Feed(Iterator[str]):
    """The lines of a table for the csv module, which asks for as many as a row has; remembers where the row began."""

    def __init__(self, source: Input) -> None:
        self._source = source
        self._lines = lines(source)
        self._row: list[Line] = []
        self.swallowed = 0
        """The lines of the last row, where the file ends within a cell of it."""

    def __next__(self) -> str:
        line = next(self._lines, None)
        if line is None:
            marks = sum(each.text.count('"') for each in self._row)
            self.swallowed = len(self._row) if len(self._row) > 1 and marks % 2 else 0
            raise StopIteration
        self._row.append(line)
        return line.text

    def taken(self) -> tuple[int, bytes]:
        """The number of the first line since the last call, and their bytes."""
        row, self._row = self._row, []
        return (row[0].number if row else 1), b"".join(line.raw for line in row)

    def origin(self) -> Origin:
        """The place, bytes and changes of the lines since the last call."""
        row, self._row = self._row, []
        if not row:
            return Origin(self._source.name)
        raw = b"".join(line.raw for line in row).rstrip(b"\r\n")
        issues = tuple(issue for line in row for issue in line.issues)
        return Origin(row[0].place(self._source), sha256(raw).hexdigest(), issues)
