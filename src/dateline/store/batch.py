"""A transaction's rows, gathered by table and handed to the database in bulk: the Writer of both stores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count
from operator import itemgetter
from typing import Final, Protocol

from dateline.errors import BadValue, RunError
from dateline.store import tallies
from dateline.store.facts import Facts, Tally, Telling, facts_of
from dateline.tables import (
    BY_NAME,
    CURRENT,
    DOCUMENTS,
    LINKING_TABLES,
    READING_TABLES,
    READINGS,
    RECORD_TABLES,
    Kept,
    Row,
    Table,
    Value,
)

ROWS_AT_ONCE: Final = 200_000
"""Rows of evidence that are gathered before the database gets them: some 100 MB."""


_IDS: Final = {table.name: table for table in READING_TABLES if "id" in table.names}
_REFERRING: Final = tuple(
    (table.name, table.place(column.name), column.refers)
    for table in READING_TABLES
    for column in table.columns
    if column.refers in _IDS
)
"""Tables of a reading, where in their rows an id of another stands, and of which."""


class Sink(Protocol):
    """What a store does with the rows."""

    checks: bool
    """Whether the database itself refuses rows that refer to nothing."""

    def existing(self, table: Table, ids: Sequence[str]) -> dict[str, str]:
        """Those of these ids that the table has already, each with the value of the table's second column."""

    def last(self, table: Table) -> int:
        """The last number that a numbered table has given, or 0."""

    def insert(self, table: Table, rows: Iterable[Row], *, fresh: bool) -> None:
        """Adds rows; those that are not ``fresh`` may be there already, and stay as they are."""

    def ask(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """The rows of a question, as the transaction sees them."""

    def change(self, sql: str, values: Sequence[Value]) -> None:
        """One statement."""

    def tally(self, rows: Iterable[tuple[str, str, str, int]]) -> None:
        """Adds each number to that of its facet and value."""

    def told(self, facts: Facts) -> None:
        """Counts facts of readings that came to count."""


class Batch:
    """The Writer: see `dateline.store.protocol.Writer`."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._kept: dict[str, Kept] = {}
        self._current: list[Kept] = []
        self._rows: dict[str, list[Row]] = {}
        self._evidence = 0

    def put(self, table: str, rows: Iterable[Row]) -> None:
        """Keeps rows of a table of the record; documents and readings come by `keep` alone."""
        if BY_NAME[table].numbered:
            raise ValueError(f"{table} are kept with their readings")
        self._rows.setdefault(table, []).extend(rows)

    def keep(self, kept: Kept, *, current: bool = True) -> None:
        """Keeps a reading with its document."""
        if kept.id not in self._kept:
            if not self._sink.checks:
                _check_references(kept)
            self._kept[kept.id] = kept
            self._evidence += len(kept.rows["evidence"])
        if current:
            self._current.append(kept)
        if self._evidence > ROWS_AT_ONCE:
            self.flush()

    def replace(self, table: str, column: str, values: Iterable[str], rows: Iterable[Row]) -> None:
        """Puts rows of a derived table in the place of those whose column has one of these values."""
        if BY_NAME[table] not in LINKING_TABLES:
            raise ValueError(f"{table} are not derived, and what was kept stays")
        self.flush()
        name = BY_NAME[table].columns[BY_NAME[table].place(column)].name
        for value in dict.fromkeys(values):
            self._sink.change(f'DELETE FROM "{table}" WHERE "{name}" = ?', (value,))
        self._sink.insert(BY_NAME[table], rows, fresh=True)

    def unlink(self) -> None:
        """Empties every derived table."""
        self.flush()
        for table in reversed(LINKING_TABLES):
            self._sink.change(f'DELETE FROM "{table.name}"', ())

    def settle(self, document: str, machine: str, reading: str, reviews: Sequence[Row]) -> None:
        """Says which reading of a document counts, and the states of its rows."""
        self.flush()
        before = tallies.of_document(self._sink, document)
        self._settle(document, machine, reading)
        self._sink.change('DELETE FROM "reviews" WHERE "document" = ?', (document,))
        self._sink.insert(BY_NAME["reviews"], reviews, fresh=True)
        self._count(document, before)

    def _count(self, document: str, before: Tally) -> None:
        """Counts a document anew, of which another reading counts now, or other judgements."""
        tallies.settled(self._sink, document)
        after = tallies.of_document(self._sink, document)
        after.subtract(before)
        tallies.put(self._sink, after)

    def _settle(self, document: str, machine: str, reading: str) -> None:
        self._sink.change(
            'INSERT INTO "current" ("document", "machine", "reading") VALUES (?, ?, ?) ON CONFLICT ("document") '
            'DO UPDATE SET "machine" = excluded."machine", "reading" = excluded."reading"',
            (document, machine, reading),
        )

    def flush(self) -> None:
        """Hands over what was gathered."""
        there = self._sink.existing(READINGS, list(self._kept))
        new = [kept for id, kept in self._kept.items() if id not in there]  # noqa: A001
        fresh = self._fresh_documents([kept.document for kept in new])
        self._number(DOCUMENTS, fresh)
        first = self._number(READINGS, [kept.reading for kept in new])
        put = {str(row[0]) for table in ("current", "reviews") for row in self._rows.get(table, ())}
        before = {document: tallies.of_document(self._sink, document) for document in sorted(put)}
        for table in (*RECORD_TABLES, *LINKING_TABLES):
            if rows := self._rows.get(table.name):
                self._sink.insert(table, rows, fresh=False)
        for table in READING_TABLES if new else ():
            numbered = zip(count(first), (kept.rows[table.name] for kept in new))
            prefixed = chain.from_iterable(map((number,).__add__, some) for number, some in numbered)
            self._sink.insert(table, prefixed, fresh=True)
        for document, tally in before.items():
            self._count(document, tally)
        self._set_current({str(row[0]) for row in fresh} - put, new)
        self._kept, self._current, self._rows, self._evidence = {}, [], {}, 0

    def _set_current(self, fresh: set[str], new: Sequence[Kept]) -> None:
        """Says which readings count; a ``fresh`` document that came with one reading is counted without asking the
        database."""
        times = Counter(kept.document_id for kept in new)
        alone: dict[str, Kept] = {}
        others: list[Kept] = []
        for kept in self._current:
            id = kept.document_id  # noqa: A001
            if id in fresh and times[id] == 1 and id not in alone:
                alone[id] = kept
            else:
                others.append(kept)
        self._sink.insert(CURRENT, ((id, kept.id, kept.id) for id, kept in alone.items()), fresh=True)  # noqa: A001
        self._sink.told(facts_of([Telling(kept.document, kept.rows) for kept in alone.values()]))
        for kept in others:
            before = tallies.of_document(self._sink, kept.document_id)
            self._settle(kept.document_id, kept.id, kept.id)
            self._count(kept.document_id, before)
        for id in [each for each in times if each not in alone]:  # noqa: A001 - those that came and do not count
            tallies.settled(self._sink, id)

    def _number(self, table: Table, rows: Sequence[Row]) -> int:
        """Adds rows to a numbered table; the number of the first."""
        if not rows:
            return 0
        first = self._sink.last(table) + 1
        self._sink.insert(table, ((number, *row) for number, row in enumerate(rows, first)), fresh=True)
        return first

    def _fresh_documents(self, rows: Sequence[Row]) -> list[Row]:
        """The documents that are not there yet; an id that stands for another document is refused."""
        known = self._sink.existing(DOCUMENTS, list({str(row[0]) for row in rows}))
        digests = dict(known)
        fresh: dict[str, Row] = {}
        for row in rows:
            id, digest = str(row[0]), str(row[1])  # noqa: A001
            if digests.setdefault(id, digest) != digest:
                raise BadValue(
                    "the record has another document of this id",
                    where=f"document {id}",
                    remedy="give it an id of its own",
                )
            fresh[id] = row
        return [row for id, row in fresh.items() if id not in known]  # noqa: A001


def _check_references(kept: Kept) -> None:
    """Refuses a reading whose rows name others that it does not have."""
    ids: dict[str, set[str]] = {}
    for table, place, of in _REFERRING:
        if rows := kept.rows[table]:
            if of not in ids:
                ids[of] = {row[_IDS[of].place("id")] for row in kept.rows[of]}
            if missing := set(map(itemgetter(place), rows)) - ids[of] - {None}:
                raise RunError(
                    f"foreign key: {table} refer to {min(missing)}, which is not in {of}",
                    where=f"reading {kept.id}",
                )
