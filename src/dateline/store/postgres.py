"""A record in PostgreSQL, for teams: in a schema ``dateline`` of the database that the address names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from itertools import count
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from dateline.errors import BadInput, BadValue, RunError, missing_extra
from dateline.store import tallies
from dateline.store.batch import Batch
from dateline.store.facts import Facts, tally_of
from dateline.store.sql import (
    LIT_END,
    LIT_START,
    RANKED,
    SqlView,
    columns,
    create,
    create_indexes,
    create_views,
    marks,
    quoted,
)
from dateline.store.waiting import create_waiting_indexes
from dateline.tables import (
    COUNTING_TABLES,
    LINKING_TABLES,
    MEMBERS,
    READING_TABLES,
    RECORD_TABLES,
    Row,
    Table,
    Value,
)

if TYPE_CHECKING:
    import psycopg

ONE_WRITER: Final = 0x44544C4E
"""The advisory lock that a transaction of writing holds."""

FETCHED_AT_ONCE: Final = 2_000
"""Rows that are fetched from the server at once, where they may be millions: some megabytes."""

SEARCHED_CHARACTERS: Final = 200_000
"""What of a text goes into the full-text index: PostgreSQL's tsvector holds a megabyte of words at most."""

_TYPES: Final = {
    "text": 'TEXT COLLATE "C"',  # ordered by bytes, as SQLite does
    "whole": "BIGINT",
    "real": "DOUBLE PRECISION",
    "bytes": "BYTEA",
}


def open_postgres(address: str, *, create: bool = False) -> PostgresStore:
    """The record at an address; ``create`` makes its schema where there is none."""
    try:
        import psycopg
    except ImportError as error:
        raise missing_extra("psycopg", "postgres") from error
    with ExitStack() as opened:  # what is open is closed when opening fails
        try:
            connection, reader = (
                opened.enter_context(closing(psycopg.connect(address, autocommit=True))) for _ in range(2)
            )
            for each in (connection, reader):
                each.execute("SET search_path TO dateline; SET client_min_messages TO warning")
            _upgrade(connection, make=create, name=_without_password(address))
            reader.execute("SET default_transaction_read_only TO on")
        except psycopg.Error as error:
            raise BadInput(f"the database says: {error}".strip(), where=_without_password(address)) from error
        opened.pop_all()
    return PostgresStore(address, connection, reader)


def _without_password(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


# Versions -----------------------------------------------------------------------------------------


def _make(connection: psycopg.Connection[Any], tables: Iterable[Table]) -> None:
    for table in tables:
        connection.execute(create(table, _TYPES))
        for statement in create_indexes(table):
            connection.execute(statement)


def _first(connection: psycopg.Connection[Any]) -> None:
    """Every table, index and view; the full-text index over the documents; a log that only grows."""
    _make(connection, (*RECORD_TABLES, *READING_TABLES))
    for _, statement in create_views():
        connection.execute(statement)
    connection.execute(
        "ALTER TABLE documents ADD COLUMN search tsvector GENERATED ALWAYS AS (to_tsvector('simple', "
        f"left(coalesce(title, '') || ' ' || text, {SEARCHED_CHARACTERS}))) STORED"
    )
    connection.execute("CREATE INDEX documents_search ON documents USING gin (search)")
    connection.execute(
        "CREATE FUNCTION judgements_only_grow() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the log of judgements only grows'; END $$"
    )
    connection.execute(
        "CREATE TRIGGER judgements_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON judgements "
        "FOR EACH STATEMENT EXECUTE FUNCTION judgements_only_grow()"
    )


def _linking(connection: psycopg.Connection[Any]) -> None:
    """What follows from all readings: copies, incidents, claims."""
    _make(connection, LINKING_TABLES)


def _waiting(connection: psycopg.Connection[Any]) -> None:
    """The indexes of what waits for a person."""
    for statement in create_waiting_indexes():
        connection.execute(statement)


def _counting(connection: psycopg.Connection[Any]) -> None:
    """What lists are headed and looked up by."""
    for table in COUNTING_TABLES:
        connection.execute(create(table, _TYPES))
    tallies.make(connection.execute, kept="STORED", last="NULLS LAST")
    tallies.recount(Writing(connection))


def _indexed(connection: psycopg.Connection[Any]) -> None:
    """Indexes that hold all that a list of events is asked by."""
    tallies.index(connection.execute, last="NULLS LAST")


def _called(connection: psycopg.Connection[Any]) -> None:
    """What incidents were called; where that was not kept, the record is to be linked anew."""
    there = connection.execute(
        "SELECT 1 FROM information_schema.columns WHERE table_schema = 'dateline' AND table_name = 'members' "
        "AND column_name = 'name'"
    ).fetchone()
    if there is None:
        for table in reversed(LINKING_TABLES):
            connection.execute(f'DELETE FROM "{table.name}"')
        connection.execute('DROP TABLE "members"')
        _make(connection, [MEMBERS])


def _viewed(connection: psycopg.Connection[Any]) -> None:
    """The views as they are now: words have the state of the row that rests on them."""
    for name, statement in create_views():
        connection.execute(f'DROP VIEW IF EXISTS "{name}"')
        connection.execute(statement)


def _hashed(connection: psycopg.Connection[Any]) -> None:
    """Names of entities by their hashes: a name may be as long as a text, and an ordered index holds 2,700 bytes."""
    connection.execute('DROP INDEX IF EXISTS "entities_name"')
    connection.execute('CREATE INDEX "entities_name" ON "entities" USING hash ("name")')


# Each takes a record from the version of its place to the next; one that was released is never changed.
MIGRATIONS: tuple[Callable[[Any], None], ...] = (
    _first,
    _linking,
    _waiting,
    _counting,
    _indexed,
    _called,
    _viewed,
    _hashed,
)


def _upgrade(connection: psycopg.Connection[Any], *, make: bool, name: str) -> None:
    """Runs the migrations that this record has not had, all in one transaction."""
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(%s)", (ONE_WRITER,))
        there = connection.execute("SELECT to_regclass('dateline.version')").fetchone()
        if there is None or there[0] is None:
            if not make:
                raise BadInput(
                    "there is no record", where=name, remedy="make one with: dateline add RECORD PATH"
                )
            connection.execute("CREATE SCHEMA IF NOT EXISTS dateline")
            connection.execute("CREATE TABLE version (number INTEGER NOT NULL)")
            connection.execute("INSERT INTO version VALUES (0)")
        found = connection.execute("SELECT number FROM version").fetchone()
        version = int(found[0]) if found else 0
        if version > len(MIGRATIONS):
            raise BadInput(
                f"this record has version {version}, and this Dateline knows {len(MIGRATIONS)}",
                where=name,
                remedy="upgrade Dateline",
            )
        for migration in MIGRATIONS[version:]:
            migration(connection)
        connection.execute("UPDATE version SET number = %s", (len(MIGRATIONS),))


# Reading and writing ------------------------------------------------------------------------------


def _marked(sql: str) -> str:
    """The statement with the driver's marks for its values."""
    return sql.replace("%", "%%").replace("?", "%s")


class PostgresDialect:
    """How PostgreSQL is asked."""

    types = _TYPES

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection
        self._cursors = count()

    def ask(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """The rows of a question, fetched as they are needed."""
        import psycopg

        try:
            yield from self._connection.execute(_marked(sql), tuple(values))
        except psycopg.Error as error:
            raise RunError(f"the database says: {error}".strip()) from error

    def every(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """The same, fetched from the server some at a time: the driver would have all rows in memory first."""
        import psycopg

        name = f"every_{next(self._cursors)}"
        try:
            with self._connection.cursor(name, withhold=True) as cursor:
                cursor.itersize = FETCHED_AT_ONCE
                yield from cursor.execute(_marked(sql), tuple(values))
        except psycopg.Error as error:
            raise RunError(f"the database says: {error}".strip()) from error

    def contains(self, column: str) -> str:
        """The condition that a column has the marked words in it, in any case."""
        # the columns are ordered by bytes, but letters are folded as the database's own locale has it
        return f'strpos(lower({column} COLLATE "default"), lower(?::text)) > 0'

    in_order = "JOIN"

    def within(self, column: str) -> str:
        """The condition that a column has the marked words in it, as letters stand."""
        return f"strpos({column}, ?::text) > 0"

    def by(self, index: str) -> str:  # noqa: ARG002 - it chooses by its statistics
        """What says that a table is to be read by this index."""
        return ""

    def searched(self, phrases: Sequence[str], limit: int) -> Iterator[Row]:
        """The documents that have all phrases, the best first."""
        match = " && ".join("phraseto_tsquery('simple', ?)" for _ in phrases)
        lit = f"StartSel={LIT_START}, StopSel={LIT_END}, MaxWords=32, MinWords=16, MaxFragments=1"
        return self.ask(
            "SELECT d.id, d.title, d.published, d.source, ts_headline('simple', d.text, s.asked, ?) FROM "
            "(SELECT id, asked, ts_rank(search, asked) AS rank FROM (SELECT id, search, asked FROM documents, "
            f"(SELECT {match} AS asked) q WHERE search @@ asked ORDER BY number DESC LIMIT ?) c "
            "ORDER BY rank DESC, id LIMIT ?) s "
            "JOIN documents d ON d.id = s.id ORDER BY s.rank DESC, d.id",
            (lit, *phrases, RANKED, limit),
        )

    def version(self) -> str:
        """Which transactions can be seen."""
        [(version,)] = self.ask("SELECT CAST(pg_current_snapshot() AS TEXT)")
        return str(version)

    def faults(self) -> Iterator[str]:
        """Nothing: the server keeps its own files whole."""
        return iter(())


class Writing:
    """What is asked and changed within a transaction."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection

    def ask(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """The rows of a question."""
        yield from self._connection.execute(_marked(sql), tuple(values))

    def change(self, sql: str, values: Sequence[Value]) -> None:
        """One statement."""
        self._connection.execute(_marked(sql), tuple(values))

    def tally(self, rows: Iterable[tuple[str, str, str, int]]) -> None:
        """Adds each number to that of its facet and value."""
        self._connection.execute(
            'CREATE TEMPORARY TABLE IF NOT EXISTS added (facet TEXT COLLATE "C", value TEXT COLLATE "C", '
            'folded TEXT COLLATE "C", number BIGINT) ON COMMIT DELETE ROWS; TRUNCATE added'
        )
        with self._connection.cursor() as cursor:
            with cursor.copy("COPY added FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            cursor.execute(
                "INSERT INTO tallies (facet, value, folded, number) SELECT * FROM added "
                "ON CONFLICT (facet, value) DO UPDATE SET number = tallies.number + excluded.number"
            )

    def told(self, facts: Facts) -> None:
        """Counts facts of readings that came to count."""
        tallies.put(self, tally_of(facts))


class PostgresStore:
    """A record in PostgreSQL. It reads by one connection and writes by another."""

    checks = True

    def __init__(
        self, address: str, connection: psycopg.Connection[Any], reader: psycopg.Connection[Any]
    ) -> None:
        self._address = address
        self._writer = connection
        writing = Writing(connection)
        self.ask, self.change, self.tally = writing.ask, writing.change, writing.tally
        self.told = writing.told
        self._reader = reader
        self.view = SqlView(PostgresDialect(reader))

    @property
    def name(self) -> str:
        """The address, without a password."""
        return _without_password(self._address)

    @contextmanager
    def writing(self) -> Iterator[Batch]:
        """A transaction; one at a time over all who write."""
        import psycopg

        batch = Batch(self)
        try:
            with self._writer.transaction():
                self._writer.execute("SELECT pg_advisory_xact_lock(%s)", (ONE_WRITER,))
                yield batch
                batch.flush()
        except psycopg.DataError as error:
            raise BadValue(f"the database says: {error}".strip(), where=self.name) from error
        except psycopg.Error as error:
            raise RunError(f"the database says: {error}".strip(), where=self.name) from error

    def existing(self, table: Table, ids: Sequence[str]) -> dict[str, str]:
        """Those of these ids that the table has already, each with the value of the table's second column."""
        asked = f'SELECT {quoted(table.names[:2])} FROM "{table.name}" WHERE "id" = ANY(%s)'
        return dict(self._writer.execute(asked.encode(), (list(ids),)))

    def last(self, table: Table) -> int:
        """The last number that a numbered table has given, or 0."""
        found = self._writer.execute(
            f'SELECT coalesce(max("number"), 0) FROM "{table.name}"'.encode()
        ).fetchone()
        return int(found[0]) if found else 0

    def insert(self, table: Table, rows: Iterable[Row], *, fresh: bool) -> None:
        """Adds rows: in bulk where they are fresh, and otherwise those that are not there."""
        with self._writer.cursor() as cursor:
            if fresh:
                with cursor.copy(f'COPY "{table.name}" ({columns(table)}) FROM STDIN') as copy:
                    for row in rows:
                        copy.write_row(row)
            else:
                cursor.executemany(
                    _marked(
                        f'INSERT INTO "{table.name}" ({columns(table)}) VALUES ({marks(table)}) '
                        "ON CONFLICT DO NOTHING"
                    ),
                    list(rows),
                )

    def another(self) -> PostgresStore:
        """The same record once more."""
        return open_postgres(self._address)

    def close(self) -> None:
        """Lets the connections go."""
        self._reader.close()
        self._writer.close()
