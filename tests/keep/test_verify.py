"""A changed byte in a text, in an evidence row or in the log is found."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.recorded import reader, write_reports

from dateline.errors import DatelineError
from dateline.keep.add import add
from dateline.keep.bundle import bundle, opened
from dateline.keep.judge import judge
from dateline.keep.verify import verify
from dateline.model import Judgement
from dateline.store import Store, open_store
from dateline.store.sql import quoted
from dateline.tables import BY_NAME, COUNTING_TABLES

NOW = "2026-01-01T00:00:00+00:00"


def fill(store: Store, folder: Path) -> None:
    add(store, [write_reports(folder, range(3))], reader(), now=NOW)
    for number, who in enumerate(("ann", "bob", "ann")):
        [(_, _, current)] = store.view.rows("current", document=f"report-{number:04}")
        about = f"{current}/events/v1"
        judge(
            store,
            Judgement(id="new", decision="accept", about=about, who=who, at=NOW, why=f"reason {number}"),
        )


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with judgements, which each example changes in one place and puts right again."""
    folder = tmp_path_factory.mktemp("verified")
    with closing(open_store(folder / "record.db", create=True)) as store:
        fill(store, folder / "in")
    with closing(sqlite3.connect(folder / "record.db")) as connection:
        for act in ("update", "delete"):
            connection.execute(f"DROP TRIGGER judgements_{act}")
    return folder / "record.db"


def faults(path: Path) -> tuple[str, ...]:
    with closing(open_store(path)) as store:
        return tuple(fault.check for fault in verify(store).faults)


def test_a_record_that_nobody_touched_has_no_fault(record: Path) -> None:
    assert faults(record) == ()


def flipped(value: object, data: st.DataObject) -> object:
    """The value with one character, digit or byte changed."""
    if isinstance(value, bytes):
        at = data.draw(st.integers(0, len(value) - 1))
        return value[:at] + bytes([value[at] ^ data.draw(st.integers(1, 255))]) + value[at + 1 :]
    if isinstance(value, int):
        return value ^ 1
    if isinstance(value, float):
        return value + 1
    text = str(value or "")
    if not text:
        return "x"
    at = data.draw(st.integers(0, len(text) - 1))
    return text[:at] + chr((ord(text[at]) ^ 1) or 1) + text[at + 1 :]


PLACES = [
    *(("documents", column) for column in BY_NAME["documents"].names if column != "id"),
    *(("evidence", column) for column in ("reading", *BY_NAME["evidence"].names)),
    *(("judgements", column) for column in BY_NAME["judgements"].names),
    *(("events", column) for column in BY_NAME["events"].names),
    *(("statements", column) for column in BY_NAME["statements"].names),
    *(("reviews", column) for column in ("table", "row", "column", "state", "who")),
    *(("readings", column) for column in ("dateline", "weights", "language", "body")),
    *(("runs", column) for column in ("command", "dateline", "weights", "language", "inputs")),
    *(("current", column) for column in ("machine", "reading")),
    *((table.name, column) for table in COUNTING_TABLES[1:] for column in table.names),
    ("raws", "packed"),
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_flipped_byte_anywhere_is_found(record: Path, data: st.DataObject) -> None:
    table, column = data.draw(st.sampled_from(PLACES))
    with closing(sqlite3.connect(record)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        names = columns(connection, table)
        kept = connection.execute(f'SELECT {quoted(names)} FROM "{table}"').fetchall()
        number = data.draw(st.integers(0, len(kept) - 1))
        row = dict(zip(names, kept[number], strict=True))
        changed = {**row, column: flipped(row[column], data)}
        try:
            replace_all(connection, table, [*kept[:number], tuple(changed.values()), *kept[number + 1 :]])
        except sqlite3.IntegrityError:
            return  # two rows of one key: the database does not take it
    try:
        assert faults(record) != (), f"{table}.{column}: {row[column]!r} became {changed[column]!r}"
    finally:
        with closing(sqlite3.connect(record)) as connection:
            replace_all(connection, table, kept)


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The columns that are kept; those that are computed are not among them."""
    return [str(each[1]) for each in connection.execute(f'PRAGMA table_info("{table}")')]


def replace_all(connection: sqlite3.Connection, table: str, rows: list[tuple[object, ...]]) -> None:
    names = quoted(columns(connection, table))
    with connection:
        connection.execute(f'DELETE FROM "{table}"')
        connection.executemany(
            f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(rows[0]))})', rows
        )


def rows_of(path: Path) -> list[str]:
    """Every row that `verify` answers for, in an order of their own: that in which a file gives them is no promise."""
    names = [
        name for name in BY_NAME if name not in ("runs", "produced")
    ]  # these have a time and a file's name
    with closing(sqlite3.connect(path)) as connection:
        return sorted(repr(row) for name in names for row in connection.execute(f'SELECT * FROM "{name}"'))


def test_no_byte_of_the_file_changes_a_row_in_silence(record: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(record)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
    data, before, chance = record.read_bytes(), rows_of(record), random.Random(6)
    broken = tmp_path / "broken.db"
    for _ in range(60):
        changed = bytearray(data)
        changed[chance.randrange(100, len(changed))] ^= chance.randrange(1, 256)
        for ending in ("-wal", "-shm"):
            Path(f"{broken}{ending}").unlink(missing_ok=True)
        broken.write_bytes(changed)
        try:
            told = faults(broken) != ()
        except DatelineError:  # it cannot even be opened
            told = True
        assert told or rows_of(broken) == before


@pytest.mark.parametrize("statement", [
    "UPDATE documents SET text = replace(text, 'rockets', 'sockets') WHERE id = 'report-0001'",
    "UPDATE evidence SET \"start\" = \"start\" + 1 WHERE \"column\" = 'cue'",
    "DELETE FROM evidence WHERE \"column\" = 'cue'",
    "UPDATE judgements SET who = 'eve' WHERE number = 2",
    "DELETE FROM judgements WHERE number = 1",
    "DELETE FROM judgements WHERE number = 3",
    "UPDATE reviews SET state = 'rejected'",
])  # fmt: skip
def test_each_kind_of_tampering_is_found_on_every_store(
    address: str, store: Store, tmp_path: Path, statement: str
) -> None:
    fill(store, tmp_path / "in")
    store.close()
    if address.startswith("postgresql"):
        with psycopg.connect(address, options="-c search_path=dateline") as server:
            server.execute("ALTER TABLE judgements DISABLE TRIGGER ALL")
            server.execute(statement.encode())
            server.execute("ALTER TABLE judgements ENABLE TRIGGER ALL")
    else:
        with closing(sqlite3.connect(address)) as file, file:
            for act in ("update", "delete"):
                file.execute(f"DROP TRIGGER judgements_{act}")
            file.execute(statement)
    with closing(open_store(address)) as again:
        assert verify(again).faults != ()


def test_a_package_is_the_same_bytes_and_verifies_elsewhere(store: Store, tmp_path: Path) -> None:
    fill(store, tmp_path / "in")
    for name in ("one.zip", "two.zip"):
        bundle(store, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with opened(tmp_path / "one.zip") as elsewhere:
        assert verify(elsewhere) == verify(store)
