"""A new record of many readings in one file: made beside its place without the indexes over what was read, which are
made at the end, each at once, and then put there.

An index into which rows come one by one is read and written all over; made of all rows, in its order, it costs a
third. What is counted (`dateline.store.tallies`) is written at the end too. Nobody sees a record that lacks them: until
it is whole, there is none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dateline.errors import BadInput, RunError
from dateline.store import tallies
from dateline.store.facts import Facts, Tally, tally_of
from dateline.store.sql import quoted
from dateline.store.sqlite import SqliteStore, alone_sqlite
from dateline.tables import (
    CURRENT,
    DOCUMENTS,
    LINKING_TABLES,
    PRODUCED,
    READING_TABLES,
    RECORD_TABLES,
    TALLIES,
)

ENDING: Final = ".loading"
"""What a file is called by after the name of the record that it becomes."""
_UNMADE: Final = "unmade"
"""The table of the indexes that are still to be made."""

_INDEXED_LAST: Final = (DOCUMENTS, CURRENT, PRODUCED, *READING_TABLES, TALLIES)
"""The tables whose indexes are made at the end. Those over readings stay: a reading that comes is looked for there."""
_SORTED_KIB: Final = 8 * 1024
"""Memory of one run of an index's rows that is sorted: what a processor's cache holds. Of a million events, eight indexes
take 8.4 s of a processor so, 9.4 with 64 MB and 10 with 256 MB."""

_WORDS_AT_ONCE: Final = {"hashsize": 64 * 1024 * 1024, "automerge": 0, "crisismerge": 64}
_WORDS_BIT_BY_BIT: Final = {"hashsize": 1024 * 1024, "automerge": 4, "crisismerge": 16}
"""How the full-text index gathers words: here a transaction's at once, and all are merged at the end; elsewhere as
SQLite does. Of 40,000 reports the index takes 1.01 s of a processor so, the end with it, and 1.31 bit by bit."""


@contextmanager
def loading(path: Path) -> Iterator[SqliteStore]:
    """A store to write into, which is the record at a path once this is left, where no record is yet.

    One that is left by an error or a kill goes on where it was when it is entered again.
    """
    beside = path.with_name(path.name + ENDING)
    store = alone_sqlite(beside)
    try:
        begun = any(True for _ in store.ask('SELECT 1 FROM "readings" LIMIT 1'))
        if path.exists() and not begun:
            store.close()  # another was quicker, and this file is empty
            for left in (beside, beside.with_name(f"{beside.name}-journal")):
                left.unlink(missing_ok=True)
        _refuse(path, beside)
        _set_aside(store)
        held: Facts = defaultdict(Counter)

        def told(facts: Facts) -> None:
            for facet, values in facts.items():
                held[facet].update(values)

        store.told = told
        yield store
        _check(store)
        _count(store, None if begun or store.rolled_back else tally_of(held))
        _make_indexes(store)
        _refuse(path, beside)
        store.move(path)
    finally:
        store.close()


def _refuse(path: Path, beside: Path) -> None:
    """Leaves alone a record that came to be there after it was looked for."""
    if path.exists():
        raise BadInput(
            "a record has come to be there meanwhile",
            where=str(path),
            remedy=f"move it away, and start again: what was written is in {beside.name}",
        )


def _check(store: SqliteStore) -> None:
    """Refuses references to nothing in what is kept beside the readings, whose own were looked at as they came."""
    for table in (*RECORD_TABLES, *LINKING_TABLES):
        for row in store.ask(f'PRAGMA foreign_key_check("{table.name}")'):
            raise RunError(f"foreign key: a row of {table.name} refers to none of {row[2]}", where=store.name)


def _set_aside(store: SqliteStore) -> None:
    """Notes the indexes that are made at the end, and drops them."""
    names = [table.name for table in _INDEXED_LAST]
    with store.writing():
        _gather_words(store, _WORDS_AT_ONCE)
        store.change(
            f'CREATE TABLE IF NOT EXISTS "{_UNMADE}" ("name" TEXT PRIMARY KEY, "sql" TEXT NOT NULL)', ()
        )
        found = store.ask(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL "
            f"AND tbl_name IN ({', '.join('?' * len(names))})",
            names,
        )
        for name, sql in list(found):
            store.change(f'INSERT INTO "{_UNMADE}" VALUES (?, ?)', (name, sql))
            store.change(f"DROP INDEX {quoted([str(name)])}", ())


def _count(store: SqliteStore, tally: Tally | None) -> None:
    """Writes what was counted; None: not all is known of what is there, and it is counted anew."""
    with store.writing():
        if tally is not None:
            tallies.put(store, tally)
        else:
            store.change(f'DELETE FROM "{TALLIES.name}"', ())
            tallies.count_anew(store)


def _make_indexes(store: SqliteStore) -> None:
    """Makes the indexes that were set aside, each in a transaction, and sorts what is in them in small runs."""
    store.change(f"PRAGMA cache_size = -{_SORTED_KIB}", ())
    for name, sql in list(store.ask(f'SELECT "name", "sql" FROM "{_UNMADE}" ORDER BY "name"')):
        with store.writing():
            store.change(str(sql), ())
            store.change(f'DELETE FROM "{_UNMADE}" WHERE "name" = ?', (name,))
    with store.writing():
        store.change("INSERT INTO search (search) VALUES ('optimize')", ())
        _gather_words(store, _WORDS_BIT_BY_BIT)
        store.change(f'DROP TABLE "{_UNMADE}"', ())


def _gather_words(store: SqliteStore, settings: Mapping[str, int]) -> None:
    """Tells the full-text index how to gather words."""
    for name, number in settings.items():
        store.change("INSERT INTO search (search, rank) VALUES (?, ?)", (name, number))
