"""From shards to a data set: a plan of parts, made once and written down, and the job that writes each of them.

A part holds the readings of one month from so many shards, in the order of the input. The plan follows from the shards
and their order alone, so the files are the same however many workers there are, and however often a run was killed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Final

import msgspec

from dateline.batch.entries import OPENING, UNKNOWN, Entry, Head, block_of, head_length, head_of, unpacked
from dateline.batch.layout import COLUMNS, SHARDS, file_of
from dateline.batch.place import Place
from dateline.batch.work import STEP
from dateline.export.records.arrow import Growing, read_columns
from dateline.record import kept_of, reading_of
from dateline.tables import READING_TABLES, Kept, Row

READINGS_A_PART: Final = 5_000
"""Readings of a file of each table: some 20 MB of texts, and row groups that Parquet's readers can skip by."""
STATE: Final = "machine"
"""The state of every row of a data set: nobody has judged it."""


class Slice(msgspec.Struct, frozen=True, array_like=True):
    """The entries of one shard in a part: the readings to leave out, since they are there already, and new ids of
    documents whose id another document has; both by the place of the reading among those of the slice, from 0."""

    shard: str
    left_out: tuple[int, ...] = ()
    renamed: dict[int, str] = {}


class Part(msgspec.Struct, frozen=True, array_like=True):
    """Files of the data set, one a table: the month, and what is in them."""

    month: str
    slices: tuple[Slice, ...]


class Round(msgspec.Struct, frozen=True, array_like=True):
    """What is to be written: the parts, and all shards that are in them."""

    parts: tuple[Part, ...]
    shards: tuple[str, ...]


class Mark(msgspec.Struct, frozen=True):
    """What was written of a part: the number of rows of each table."""

    month: str
    rows: dict[str, int]


def planned(place: Place, keys: Iterable[str]) -> Round:
    """The parts of the data set that the shards of these keys make."""
    open_parts: dict[str, tuple[list[Slice], int]] = {}
    parts: list[Part] = []
    shards: list[str] = []
    seen = dict(_known(place))
    for key in keys:
        shards.append(key)
        head = head_at(place, key)
        slices = _slices(key, head, seen)
        for month, number, _ in head.blocks:
            some, count = open_parts.setdefault(month, ([], 0))
            some.append(slices[month])
            open_parts[month] = some, count + number
            if count + number >= READINGS_A_PART:
                parts.append(Part(month, tuple(some)))
                del open_parts[month]
    parts += [Part(month, tuple(some)) for month, (some, _) in open_parts.items()]
    return Round(tuple(sorted(parts, key=lambda part: part.month)), tuple(shards))


def _slices(key: str, head: Head, seen: dict[str, str]) -> dict[str, Slice]:
    """The slices of a shard, by month, once ids that are there already are seen to."""
    left_out: dict[str, list[int]] = {}
    renamed: dict[str, dict[int, str]] = {}
    places: Counter[str] = Counter()
    for month, _, document, digest in head.names:
        place = places[month]
        places[month] += 1
        if document not in seen:
            seen[document] = digest
            continue
        name = f"{document}~{digest[:8]}"
        if seen[document] == digest or name in seen:
            left_out.setdefault(month, []).append(place)
        else:
            seen[name] = digest
            renamed.setdefault(month, {})[place] = name
    return {
        month: Slice(key, tuple(left_out.get(month, ())), renamed.get(month, {}))
        for month, _, _ in head.blocks
    }


def _known(place: Place) -> Iterator[tuple[str, str]]:
    """Id and digest of every document that is in the data set."""
    for folder in place.folders("documents"):
        for name in place.names(f"documents/{folder}"):
            with place.opened(f"documents/{folder}/{name}") as file:
                yield from read_columns(file, ("id", "digest"))


def head_at(place: Place, key: str) -> Head:
    """The head of a shard's output."""
    name = f"{SHARDS}/{key}"
    length = head_length(place.read(name, 0, OPENING))
    return head_of(place.read(name, 0, length))


def key_of(part: Part, version: str) -> str:
    """The hash that a part's files are named by."""
    return sha256(version.encode() + msgspec.json.encode(part)).hexdigest()[:16]


# One part -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WriteParts:
    """Writes the files of parts to the place of the data set."""

    place: Place
    version: str

    def do(self, items: Sequence[Part]) -> bytes:
        """Writes the parts; their marks, a line each."""
        return b"".join(msgspec.json.encode(self._written(part)) + b"\n" for part in items)

    def set_aside(self, item: Part, why: str) -> bytes:
        """A part is never left out: what cannot be written stops the run."""
        from dateline.errors import RunError

        raise RunError(f"a part of {item.month} cannot be written: {why}", where=self.place.address)

    def join(self, outputs: Sequence[bytes]) -> bytes:
        """All marks."""
        return b"".join(outputs)

    def _written(self, part: Part) -> Mark:
        key = key_of(part, self.version)
        with ExitStack() as stack:
            files: dict[str, Growing] = {}
            for table, row in _rows(self.place, part):
                if table not in files:
                    month = UNKNOWN if table == "run_issues" else part.month
                    out = stack.enter_context(self.place.writing(file_of(table, month, key)))
                    files[table] = stack.enter_context(Growing(COLUMNS[table], out))
                files[table].put(row)
        return Mark(part.month, {table: file.rows for table, file in sorted(files.items())})


def _rows(place: Place, part: Part) -> Iterator[tuple[str, Row]]:
    """Every row of a part, with the name of its table."""
    for each in part.slices:
        at = -1
        for entry in _entries(place, each, part.month):
            kept = entry.kept
            if kept is None:
                yield "run_issues", _issue_row(entry)
                continue
            at += 1
            if at in each.left_out:
                message = "the same report was read from another place, and is in the data set already"
                yield "run_issues", _noted(entry, "repeated-report", message)
                continue
            if name := each.renamed.get(at):
                message = f"another report is {kept.document_id!r}; this one is {name!r}"
                kept = _renamed(kept, name)
                yield "run_issues", _noted(entry, "duplicate-id", message)
            yield from _of_reading(kept, entry)


def _entries(place: Place, each: Slice, month: str) -> Sequence[Entry]:
    name = f"{SHARDS}/{each.shard}"
    length = head_length(place.read(name, 0, OPENING))
    return unpacked(place.read(name, *block_of(head_at(place, each.shard), length, month)))


def _of_reading(kept: Kept, entry: Entry) -> Iterator[tuple[str, Row]]:
    document = kept.document
    yield "documents", (*document, entry.file, entry.number)
    yield "readings", kept.reading
    cells = dict(zip((column.name for column in COLUMNS["documents"]), document, strict=False))
    before = (kept.document_id, kept.id, cells["published"], cells["source"], cells["url"], STATE)
    for table in READING_TABLES:
        for row in kept.rows[table.name]:
            yield table.name, (*before, *row)


def _renamed(kept: Kept, name: str) -> Kept:
    reading = reading_of(kept)
    return kept_of(replace(reading, document=replace(reading.document, id=name)))


def _issue_row(entry: Entry) -> Row:
    step, code, message, where = entry.issue or ("", "", "", None)
    about: tuple[Any, ...] = (step, code, message, where, entry.file, entry.number)
    return (sha256(msgspec.json.encode(about)).hexdigest()[:16], *about)


def _noted(entry: Entry, code: str, message: str) -> Row:
    document = entry.document[0] if entry.document else ""
    return _issue_row(
        Entry(UNKNOWN, entry.file, entry.number, issue=(STEP, code, message, f"document {document}"))
    )
