"""How many there are of what, kept along with the readings that count: what a list of a million rows is headed by.

Three tables of the database (`dateline.tables.COUNTING_TABLES`), no part of the record, follow from its readings, its
log, and which of them count:

- ``tallies``: for each facet, such as the type of an event, how often each value is there. What was rejected is not.
- ``stale``: the numbers of the readings that do not count, so that rows of a table can be told apart without a join.
- ``standing``: the state of each judged row of a reading that counts.

They change in the same transaction as the readings do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Protocol

from dateline.store.facts import LONGEST, TOLD, Tally, Telling, facts_of, folded, tally_of
from dateline.tables import (
    DOCUMENTS,
    ENTITIES,
    EVENTS,
    ISSUES,
    MENTIONS,
    PARTICIPANTS,
    STATEMENTS,
    Row,
    Table,
    Value,
)

_COUNTED: Final = (ENTITIES, MENTIONS, STATEMENTS, EVENTS, PARTICIPANTS, ISSUES)
Ask = Callable[..., Iterator[Row]]


class Asking(Protocol):
    """What can be asked of a database while it is written."""

    def ask(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """The rows of a question whose values are marked ``?``."""

    def change(self, sql: str, values: Sequence[Value]) -> None:
        """One statement."""

    def tally(self, rows: Iterable[tuple[str, str, str, int]]) -> None:
        """Adds each number to that of its facet and value."""


# Keeping them -------------------------------------------------------------------------------------


def put(database: Asking, tally: Tally) -> None:
    """Adds a tally to what is counted."""
    rows = [
        (facet, value, folded(value), number) for (facet, value), number in sorted(tally.items()) if number
    ]
    if rows:
        database.tally(rows)
    if any(number < 0 for *_, number in rows):
        database.change('DELETE FROM "tallies" WHERE "number" <= 0', ())


def of_document(database: Asking, document: str) -> Tally:
    """What a document that is in the record adds, as it stands."""
    found = _current(database.ask, 'c."document" = ?', (document,))
    return tally_of(facts_of([_telling(database.ask, about, reading) for about, reading in found]))


def settled(database: Asking, document: str) -> None:
    """Brings ``stale`` and ``standing`` up to date, after it changed which reading of a document counts."""
    numbers = 'SELECT "number" FROM "readings" WHERE "document" = ?'
    current = (
        'SELECT r."number" FROM "current" c JOIN "readings" r ON r."id" = c."reading" WHERE c."document" = ?'
    )
    for sql in (
        f'DELETE FROM "stale" WHERE "number" IN ({numbers})',
        f'DELETE FROM "standing" WHERE "reading" IN ({numbers})',
    ):
        database.change(sql, (document,))
    database.change(
        f'INSERT INTO "stale" ("number") {numbers} AND "number" NOT IN ({current})', (document, document)
    )
    database.change(
        f'INSERT INTO "standing" ("table", "reading", "row", "state") SELECT v."table", ({current}), v."row", v."state" '
        'FROM "reviews" v WHERE v."document" = ? AND v."column" = \'\'',
        (document, document),
    )


_STALE: Final = (
    'SELECT "number" FROM "readings" WHERE "id" NOT IN (SELECT "reading" FROM "current")',
    'SELECT "number" FROM "stale"',
)
_STANDING: Final = (
    'SELECT v."table", r."number", v."row", v."state" FROM "reviews" v JOIN "current" c ON c."document" = v."document" '
    'JOIN "readings" r ON r."id" = c."reading" WHERE v."column" = \'\'',
    'SELECT "table", "reading", "row", "state" FROM "standing"',
)
"""What the rows of two of the tables should be, and what they are."""


def recount(database: Asking) -> None:
    """Fills the three tables of a record that had none."""
    database.change(f'INSERT INTO "stale" ("number") {_STALE[0]}', ())
    database.change(f'INSERT INTO "standing" ("table", "reading", "row", "state") {_STANDING[0]}', ())
    count_anew(database)


def count_anew(database: Asking) -> None:
    """Fills ``tallies`` where there is none."""
    for tally in _tallies(database.ask):
        put(database, tally)


def faults(ask: Ask) -> Iterator[str]:
    """What of the three tables and of the keys of rows does not follow from the readings and the log."""
    for table, keys in KEYS.items():
        for name, of in keys.items():
            [(wrong,)] = ask(f"SELECT count(*) FROM {table} WHERE coalesce({name}, '') <> coalesce({of}, '')")
            if wrong:
                yield f"{table}: {name} is not what its row says, {wrong} times"
    for name, (should, there) in (("stale", _STALE), ("standing", _STANDING)):
        for one, other, what in ((should, there, "it lacks"), (there, should, "it should not have")):
            for row in ask(f"SELECT * FROM ({one}) q EXCEPT SELECT * FROM ({other}) p"):
                yield f"{name}: {what} {' '.join(map(str, row))}"
    found: Tally = Counter()
    for tally in _tallies(ask):
        found.update(tally)
    for facet, value, kept_folded, number in ask(
        'SELECT "facet", "value", "folded", "number" FROM "tallies"'
    ):
        if found.pop((facet, value), 0) != number:
            yield f"tallies: {facet} {value} is not there {number} times"
        if kept_folded != folded(value):
            yield f"tallies: {facet} {value} is not {kept_folded} in small letters"
    for facet, value in found:
        yield f"tallies: {facet} {value} is not counted"


def _tallies(ask: Ask, *, at_once: int = 500) -> Iterator[Tally]:
    """What all documents add, some of them at a time."""
    last, found = "", list(_current(ask, 'c."document" > ?', ("",), limit=at_once))
    while found:
        yield tally_of(facts_of([_telling(ask, about, reading) for about, reading in found]))
        last = str(found[-1][0][0])
        found = list(_current(ask, 'c."document" > ?', (last,), limit=at_once))


def _current(ask: Ask, where: str, values: tuple[Value, ...], *, limit: int = 1) -> Iterator[tuple[Row, int]]:
    """Documents whose row is as in the table, but without their text, and the numbers of their current readings."""
    names = ", ".join("''" if name == "text" else f'd."{name}"' for name in DOCUMENTS.names)
    rows = ask(
        f'SELECT r."number", {names} FROM "current" c JOIN "readings" r ON r."id" = c."reading" '
        f'JOIN "documents" d ON d."id" = c."document" WHERE {where} ORDER BY c."document" LIMIT {limit}',
        values,
    )
    return ((tuple(row[1:]), int(row[0])) for row in rows)


def _telling(ask: Ask, document: Row, reading: int) -> Telling:
    rows = {table.name: list(_rows(ask, table, reading)) for table in _COUNTED}
    rejected = ask(
        'SELECT "table", "row" FROM "standing" WHERE "reading" = ? AND "state" = \'rejected\'', (reading,)
    )
    return Telling(document, rows).without(frozenset((str(table), str(row)) for table, row in rejected))


def _rows(ask: Ask, table: Table, reading: int) -> Iterator[Row]:
    names = ", ".join(f'"{name}"' for name in table.names)
    return ask(f'SELECT {names} FROM "{table.name}" WHERE "reading" = ?', (reading,))


# Making them --------------------------------------------------------------------------------------

KEYS: Final[Mapping[str, Mapping[str, str]]] = {
    "events": {"told": TOLD, "actor_key": f"substr(actor, 1, {LONGEST})"},
    "statements": {
        "speaker_key": f"substr(speaker, 1, {LONGEST})",
        "medium_key": f"substr(medium, 1, {LONGEST})",
    },
}
"""Columns that follow from others of the row, to index them: `dateline.store.facts.keyed` has them as values."""


OF_DAYS: Final = """coalesce("earliest", '') <> "latest\""""
"""That an event can be of more than one day."""
_BY_DAY: Final = '"earliest" DESC {last}, "reading" DESC, "n"'
INDEXES: Final[Mapping[str, str]] = {
    "events_by_day": f'"events" ({_BY_DAY}, "latest", "type", "told", "country", "actor_key")',
    "events_by_type": f'"events" ("type", {_BY_DAY}, "latest", "told", "country", "actor_key")',
    "events_by_told": f'"events" ("told", {_BY_DAY}, "latest", "type", "country", "actor_key")',
    "events_by_country": f'"events" ("country", {_BY_DAY}, "latest", "type", "told", "actor_key")',
    "events_by_actor": f'"events" ("actor_key", {_BY_DAY}, "latest", "type", "told", "country")',
    "events_of_days": f'"events" ({_BY_DAY}, "latest", "type", "told", "country", "actor_key") WHERE {OF_DAYS}',
    "statements_by_act": '"statements" ("act", "reading", "n")',
    "statements_by_speaker": '"statements" ("speaker_key", "reading", "n", "act")',
    "statements_by_medium": '"statements" ("medium_key", "reading", "n", "act")',
    "issues_by_code": '"issues" ("code", "reading", "n")',
    "documents_by_day": '"documents" ("published" DESC {last}, "number" DESC)',
    "documents_by_source": '"documents" ("source", "published" DESC {last}, "number" DESC)',
    "documents_by_version": '"documents" ("version_of")',
    "tallies_by_number": '"tallies" ("facet", "number" DESC, "value", "folded")',
    "standing_by_reading": '"standing" ("reading")',
}
"""What the lists of the pages are looked up by; each holds what its filters ask, so that no other row is touched."""
OLDER: Final = (
    "events_country_type_earliest", "events_type_earliest", "events_earliest", "documents_published", "documents_source",
)  # fmt: skip
"""Indexes that these take the place of."""


def make(run: Callable[[str], object], *, kept: str, last: str) -> None:
    """The computed columns and the indexes; ``kept`` is how the database keeps a computed column, ``last`` what its
    indexes call empty values at the end."""
    for name in OLDER:
        run(f'DROP INDEX IF EXISTS "{name}"')
    for table, keys in KEYS.items():
        for name, of in keys.items():
            run(f'ALTER TABLE "{table}" ADD COLUMN "{name}" TEXT GENERATED ALWAYS AS ({of}) {kept}')
    index(run, last=last)


def index(run: Callable[[str], object], *, last: str) -> None:
    """The indexes, in the place of those of these names."""
    for name, on in INDEXES.items():
        run(f'DROP INDEX IF EXISTS "{name}"')
        run(f'CREATE INDEX "{name}" ON {on.format(last=last)}')


def write(run: Callable[[str], object]) -> None:
    """Has the computed columns written with each row, and the indexes made anew.

    SQLite reads the row itself for each entry of an index that is asked by a column that it computes, 4 µs instead of
    0.4, as it cannot tell that the index holds all that is asked.
    """
    for name in INDEXES:
        run(f'DROP INDEX IF EXISTS "{name}"')
    for table, keys in KEYS.items():
        for name in keys:
            run(f'ALTER TABLE "{table}" DROP COLUMN "{name}"')
            run(f'ALTER TABLE "{table}" ADD COLUMN "{name}" TEXT')
        values = ", ".join(f'"{name}" = {of}' for name, of in keys.items())
        run(f'UPDATE "{table}" SET {values}')
    index(run, last="")
