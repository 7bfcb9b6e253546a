"""A record in one file of SQLite: write-ahead log, full-text index, foreign keys, a version of its own."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import chain, islice
from math import nan
from pathlib import Path
from typing import Final

from dateline.errors import BadInput, RunError
from dateline.store import tallies
from dateline.store.batch import Batch
from dateline.store.facts import Facts, keyed, tally_of
from dateline.store.sql import (
    LIT_END,
    LIT_START,
    RANKED,
    SqlView,
    create,
    create_indexes,
    create_views,
    first_of,
    quoted,
)
from dateline.store.waiting import create_waiting_indexes
from dateline.tables import (
    COUNTING_TABLES,
    DOCUMENTS,
    LINKING_TABLES,
    MEMBERS,
    READING_TABLES,
    RECORD_TABLES,
    Row,
    Table,
    Value,
)

APPLICATION_ID: Final = 0x44544C4E
"""``DTLN``: what ``file`` and SQLite know a record by."""

WAIT_SECONDS: Final = 30.0
"""How long one writer waits for another."""

PAGE_BYTES: Final = 16 * 1024
"""Of a new file. With SQLite's 4 KiB, a write of 12,000 reports costs an eighth more, most of it in what a transaction
copies to the log and back."""

ROWS_A_STATEMENT: Final = 100
"""Rows that one statement adds: a row of evidence costs 0.6 µs of SQLite's and Python's time so, and 1.0 one by one; with
500, 0.55."""

ANALYSED: Final = 1_000
"""Rows of each index that statistics are made of where a record is loaded: what SQLite's manual advises at most."""

CACHE_KIB: Final = 64 * 1024
"""Memory for pages: with less, a bulk write of 100,000 reports goes back to the disk for its indexes."""

_SHARED: Final = ("journal_mode = WAL", "foreign_keys = ON")
_ALONE: Final = ("locking_mode = EXCLUSIVE", "journal_mode = TRUNCATE")

# What SQLite raises for a broken file: its message may quote bytes that are no text.
_BROKEN: Final = (sqlite3.Error, UnicodeDecodeError)
_PACKED: Final = b"PK\x03\x04"
"""How a zip file begins."""
_TYPES: Final = {"text": "TEXT", "whole": "INTEGER", "real": "REAL", "bytes": "BLOB"}


def open_sqlite(path: Path, *, create: bool = False) -> SqliteStore:
    """The record in a file; ``create`` makes it where there is none."""
    if not create and not path.is_file():
        raise BadInput(
            "there is no record", where=str(path), remedy="make one with: dateline add RECORD PATH"
        )
    read_only = not create and not _may_write(path)
    settings = () if read_only else _SHARED
    try:
        connection = _connect(path, settings=settings, read_only=read_only)
        try:
            _upgrade(connection, path)
        except BaseException:
            connection.close()
            raise
    except _BROKEN as error:
        if told := _told(error, path):
            raise told from error
        packed = path.is_file() and _begins(path, _PACKED)
        remedy = "it is packed: check a package with dateline verify, or unpack it and name its record.db"
        raise BadInput(
            f"this is not a record: {error}", where=str(path), remedy=remedy if packed else None
        ) from error
    try:
        reader = _connect(path, settings=settings, read_only=read_only)
        reader.execute("PRAGMA query_only = ON").close()
    except BaseException:
        connection.close()
        raise
    return SqliteStore(path, connection, reader, read_only=read_only)


def _may_write(path: Path) -> bool:
    """Whether the file may be written, and the log that SQLite lays beside it."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _told(error: Exception, path: Path) -> RunError | None:
    """What the system refused, and what to do; None where SQLite's own words have to do."""
    kind = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if kind == sqlite3.SQLITE_FULL:
        return RunError(
            "there is no room left on its disk",
            where=str(path),
            remedy="make room, and start again: what was written stays",
        )
    if kind == sqlite3.SQLITE_IOERR:
        return RunError(
            f"its disk fails: {error}",
            where=str(path),
            remedy="check the disk, and whether there is room on it",
        )
    if kind == sqlite3.SQLITE_READONLY:
        return BadInput(
            "this record may be read here, but not written",
            where=str(path),
            remedy="copy it to where you may write",
        )
    if kind == sqlite3.SQLITE_CANTOPEN:
        return BadInput(
            "it cannot be opened", where=str(path), remedy="check that its folder is there and may be written"
        )
    if kind == sqlite3.SQLITE_BUSY:
        return BadInput(
            "another process is writing this record",
            where=str(path),
            remedy="wait until it is done, and start again: nothing is written twice",
        )
    return None


def _begins(path: Path, mark: bytes) -> bool:
    """Whether a file begins with some bytes; one that cannot be read does not."""
    try:
        with path.open("rb") as file:
            return file.read(len(mark)) == mark
    except OSError:
        return False


def alone_sqlite(path: Path) -> SqliteStore:
    """The record in a file, made where there is none, for a process that writes much into it while no other has it open.

    Pages go to the file itself, those that were there before a transaction to a journal first, so that half of what the
    log ahead of it costs is saved. Its view sees what is written before it is committed, and references are checked as
    the rows come, not by the database.
    """
    try:
        connection = _connect(path, settings=_ALONE, wait=0)
        try:
            connection.execute("BEGIN EXCLUSIVE").close()
            connection.execute("COMMIT").close()
            _upgrade(connection, path)
        except BaseException:
            connection.close()
            raise
    except _BROKEN as error:
        raise _told(error, path) or BadInput(f"this is not a record: {error}", where=str(path)) from error
    return SqliteStore(path, connection, connection, checks=False)


def _connect(
    path: Path, *, settings: Iterable[str] = _SHARED, wait: float = WAIT_SECONDS, read_only: bool = False
) -> sqlite3.Connection:
    name: str | Path = path
    if read_only:
        # Without a log beside it nobody has it open, and SQLite needs none to be told that it does not change.
        logged = path.with_name(f"{path.name}-wal").exists()
        name = f"{path.resolve().as_uri()}?{'mode=ro' if logged else 'immutable=1'}"
    # A store is used by one thread at a time, but not always by the one that made it.
    connection = sqlite3.connect(
        name, timeout=wait, isolation_level=None, check_same_thread=False, uri=read_only
    )
    try:
        _refuse_another(connection, path)
    except BaseException:
        connection.close()
        raise
    size = () if read_only else (f"page_size = {PAGE_BYTES}",)  # before there is anything in it
    for setting in (
        *size,
        *settings,
        "synchronous = NORMAL",
        "trusted_schema = OFF",
        f"cache_size = -{CACHE_KIB}",
    ):
        connection.execute(f"PRAGMA {setting}").close()
    return connection


# Versions -----------------------------------------------------------------------------------------


def _make(connection: sqlite3.Connection, tables: Iterable[Table]) -> None:
    for table in tables:
        connection.execute(create(table, _TYPES) + ("" if table.numbered else " WITHOUT ROWID"))
        for statement in create_indexes(table):
            connection.execute(statement)


def _first(connection: sqlite3.Connection) -> None:
    """Every table, index and view; the full-text index over the documents; a log that only grows."""
    _make(connection, (*RECORD_TABLES, *READING_TABLES))
    for _, statement in create_views():
        connection.execute(statement)
    connection.execute(
        "CREATE VIRTUAL TABLE search USING fts5"
        "(title, text, content='documents', content_rowid='number', tokenize='unicode61 remove_diacritics 2')"
    )
    for act in ("UPDATE", "DELETE"):
        connection.execute(
            f"CREATE TRIGGER judgements_{act.lower()} BEFORE {act} ON judgements BEGIN "
            "SELECT RAISE(ABORT, 'the log of judgements only grows'); END"
        )


def _linking(connection: sqlite3.Connection) -> None:
    """What follows from all readings: copies, incidents, claims."""
    _make(connection, LINKING_TABLES)


def _waiting(connection: sqlite3.Connection) -> None:
    """The indexes of what waits for a person."""
    for statement in create_waiting_indexes():
        connection.execute(statement)


def _counting(connection: sqlite3.Connection) -> None:
    """What lists are headed and looked up by."""
    for table in COUNTING_TABLES:
        connection.execute(create(table, _TYPES) + " WITHOUT ROWID")
    tallies.make(connection.execute, kept="VIRTUAL", last="")
    tallies.recount(Writing(connection))


def _written(connection: sqlite3.Connection) -> None:
    """What lists are looked up by, written with each row instead of computed."""
    tallies.write(connection.execute)


def _called(connection: sqlite3.Connection) -> None:
    """What incidents were called; where that was not kept, the record is to be linked anew."""
    columns = {row[1] for row in connection.execute('PRAGMA table_info("members")')}
    if "name" not in columns:
        for table in reversed(LINKING_TABLES):
            connection.execute(f'DELETE FROM "{table.name}"')
        connection.execute('DROP TABLE "members"')
        _make(connection, [MEMBERS])


def _viewed(connection: sqlite3.Connection) -> None:
    """The views as they are now: words have the state of the row that rests on them."""
    for name, statement in create_views():
        connection.execute(f'DROP VIEW IF EXISTS "{name}"')
        connection.execute(statement)


# Each takes a record from the version of its place to the next; one that was released is never changed.
MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _first,
    _linking,
    _waiting,
    _counting,
    _written,
    _called,
    _viewed,
)


def _upgrade(connection: sqlite3.Connection, path: Path) -> None:
    """Runs the migrations that this record has not had, each in a transaction of its own."""
    while (version := _version(connection)) < len(MIGRATIONS):
        connection.execute("BEGIN IMMEDIATE")
        try:
            if _version(connection) == version:  # nobody else was quicker
                MIGRATIONS[version](connection)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    if version > len(MIGRATIONS):
        raise BadInput(
            f"this record has version {version}, and this Dateline knows {len(MIGRATIONS)}",
            where=str(path),
            remedy="upgrade Dateline",
        )


def _refuse_another(connection: sqlite3.Connection, path: Path) -> None:
    """Leaves alone a database that is not a record, before anything in it is changed."""
    with closing(connection.execute("SELECT count(*) FROM sqlite_schema")) as answer:
        [tables] = answer.fetchone()
    with closing(connection.execute("PRAGMA application_id")) as answer:
        [application] = answer.fetchone()
    if tables and application != APPLICATION_ID:
        raise BadInput("this database is not a record", where=str(path), remedy="name another file")


def _version(connection: sqlite3.Connection) -> int:
    with closing(connection.execute("PRAGMA user_version")) as answer:
        return int(answer.fetchone()[0])


# Reading and writing ------------------------------------------------------------------------------


class SqliteDialect:
    """How SQLite is asked."""

    types = _TYPES

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.create_function("fold", 1, _fold, deterministic=True)

    def ask(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """The rows of a question."""
        try:
            cursor = self._connection.execute(sql, values)
            try:
                yield from chain(cursor)  # which, unlike the cursor, is not closed by who stops asking
            finally:
                with suppress(sqlite3.ProgrammingError):  # the store may be closed by then
                    cursor.close()
        except _BROKEN as error:
            raise RunError(f"the database says: {error}") from error

    every = ask

    def contains(self, column: str) -> str:
        """The condition that a column has the marked words in it, in any case."""
        return f"instr(fold({column}), fold(?)) > 0"

    in_order = "CROSS JOIN"

    def within(self, column: str) -> str:
        """The condition that a column has the marked words in it, as letters stand."""
        return f"instr({column}, ?) > 0"

    def by(self, index: str) -> str:
        """What says that a table is to be read by this index."""
        return f'INDEXED BY "{index}"'

    def searched(self, phrases: Sequence[str], limit: int) -> Iterator[Row]:
        """The documents that have all phrases, the best first."""
        match = " AND ".join('"' + phrase.replace('"', '""') + '"' for phrase in phrases)
        ranked = self.ask(
            "SELECT number FROM (SELECT rowid AS number, rank AS place FROM search WHERE search MATCH ? "
            "ORDER BY rowid DESC LIMIT ?) ORDER BY place, number LIMIT ?",
            (match, RANKED, limit),
        )
        for (number,) in ranked:
            yield from self.ask(
                "SELECT d.id, d.title, d.published, d.source, snippet(search, 1, ?, ?, '…', 32) "
                "FROM search JOIN documents d ON d.number = search.rowid WHERE search MATCH ? AND search.rowid = ?",
                (LIT_START, LIT_END, match, number),
            )

    def version(self) -> str:
        """What changes when another connection commits: this one reads alone."""
        [(version,)] = self.ask("PRAGMA data_version")
        return str(version)

    def faults(self) -> Iterator[str]:
        """What SQLite's own check finds."""
        for (fault,) in self.ask("PRAGMA integrity_check"):
            if fault != "ok":
                yield f"the file: {fault}"


def _fold(words: str | None) -> str | None:
    return words.lower() if isinstance(words, str) else words


class Writing:
    """What is asked and changed within a transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def ask(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """The rows of a question."""
        with closing(self._connection.execute(sql, values)) as cursor:
            yield from cursor

    def change(self, sql: str, values: Sequence[Value]) -> None:
        """One statement."""
        self._connection.execute(sql, values).close()

    def tally(self, rows: Iterable[tuple[str, str, str, int]]) -> None:
        """Adds each number to that of its facet and value."""
        self._connection.executemany(
            "INSERT INTO tallies (facet, value, folded, number) VALUES (?, ?, ?, ?) ON CONFLICT (facet, value) "
            "DO UPDATE SET number = number + excluded.number",
            rows,
        ).close()

    def told(self, facts: Facts) -> None:
        """Counts facts of readings that came to count."""
        tallies.put(self, tally_of(facts))


def _with_empty(values: Iterable[Value]) -> list[Value]:
    """Values to be bound, the empty ones as `nan`, which SQLite keeps as NULL: Python takes 22 ns to bind one so, and 263
    to look for who might adapt a None. That is a twentieth of a write."""
    return [nan if value is None else value for value in values]


def _named(table: Table) -> tuple[str, ...]:
    """The columns of a table as they stand in a statement that adds rows: at the end those that follow from others."""
    return (*first_of(table), *table.names, *tallies.KEYS.get(table.name, ()))


class SqliteStore:
    """A record in one file. It reads by one connection and writes by another."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        reader: sqlite3.Connection,
        *,
        checks: bool = True,
        read_only: bool = False,
    ) -> None:
        self._path = path
        self._read_only = read_only
        self.checks = checks
        self._closed = False
        self._writer = connection
        self._most_values = connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
        writing = Writing(connection)
        self.ask, self.change, self.tally = writing.ask, writing.change, writing.tally
        self.told = writing.told
        self.rolled_back = False
        self._reader = reader
        self.view = SqlView(SqliteDialect(reader))

    @property
    def name(self) -> str:
        """The path of the file."""
        return str(self._path)

    @contextmanager
    def writing(self) -> Iterator[Batch]:
        """A transaction."""
        batch = Batch(self)
        try:
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield batch
                batch.flush()
                self._writer.execute("COMMIT")
            except BaseException:
                self.rolled_back = True
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            told = _told(error, self._path)
            raise told or RunError(f"the database says: {error}", where=self.name) from error

    def existing(self, table: Table, ids: Sequence[str]) -> dict[str, str]:
        """Those of these ids that the table has already, each with the value of the table's second column."""
        found: dict[str, str] = {}
        for start in range(0, len(ids), 500):
            some = ids[start : start + 500]
            asked = f'SELECT {quoted(table.names[:2])} FROM "{table.name}" WHERE "id" IN ({", ".join("?" * len(some))})'
            found.update(self._writer.execute(asked, some))
        return found

    def last(self, table: Table) -> int:
        """The last number that a numbered table has given, or 0."""
        [(last,)] = self._writer.execute(f'SELECT coalesce(max(number), 0) FROM "{table.name}"')
        return int(last)

    def insert(self, table: Table, rows: Iterable[Row], *, fresh: bool) -> None:
        """Adds rows; those that are not ``fresh`` may be there already, and stay as they are."""
        names = _named(table)
        known = "" if fresh else " ON CONFLICT DO NOTHING"
        before = self.last(table) if table is DOCUMENTS else 0
        statement = f'INSERT INTO "{table.name}" ({quoted(names)}) VALUES '
        one = f"({', '.join('?' * len(names))})"
        at_once = min(ROWS_A_STATEMENT, self._most_values // len(names))
        many = statement + ", ".join([one] * at_once) + known
        if table.name in tallies.KEYS:
            rows = keyed(table, rows, before=len(first_of(table)))
        values = _with_empty if any(column.empty for column in table.columns) else list
        left = iter(rows)
        while len(some := list(islice(left, at_once))) == at_once:
            self._writer.execute(many, values(chain.from_iterable(some))).close()
        if some:
            self._writer.executemany(statement + one + known, some).close()
        if table is DOCUMENTS:
            # No trigger does this: with trusted_schema off, none may touch the full-text index.
            self._writer.execute(
                "INSERT INTO search (rowid, title, text) "
                "SELECT number, title, text FROM documents WHERE number > ?",
                (before,),
            )

    def another(self) -> SqliteStore:
        """The same record once more."""
        return open_sqlite(self._path)

    def move(self, to: Path) -> None:
        """Closes the file and calls it by another name. No other process gets at it between: it is held until it has
        that name, where the system lets a file be named anew that is open."""
        self._writer.execute(f"PRAGMA analysis_limit = {ANALYSED}").close()
        self._writer.execute("ANALYZE").close()
        if os.name == "nt":
            self._writer.close()
        self._path.replace(to)
        self._writer.close()
        self._closed = True
        self._path.with_name(f"{self._path.name}-journal").unlink(missing_ok=True)
        _connect(to).close()  # in the mode that is for many processes

    def close(self) -> None:
        """Lets the file go, with its statistics brought up to date."""
        if self._closed:
            return
        self._closed = True
        if not self._read_only:
            with suppress(sqlite3.Error):  # a full disk has room for what is written, not for more statistics
                self._writer.execute("PRAGMA optimize").close()
        self._reader.close()
        self._writer.close()
