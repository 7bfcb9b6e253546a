"""What is SQLite's alone: the file, its version, and what is no record."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import combinations
from pathlib import Path

import pytest
from tests.recorded import reading

from dateline.errors import BadInput, RunError
from dateline.record import kept_of
from dateline.store import Query, open_store, sqlite
from dateline.tables import Row, Value


def pragma(path: Path, name: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    open_store(path, create=True).close()
    assert pragma(path, "application_id") == sqlite.APPLICATION_ID
    assert pragma(path, "user_version") == len(sqlite.MIGRATIONS)
    assert pragma(path, "journal_mode") == "wal"


def test_an_older_record_is_brought_up_to_date_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "record.db"
    with closing(open_store(path, create=True)) as store, store.writing() as writer:
        writer.keep(kept_of(reading()))

    def second(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE added (x)")

    versions = len(sqlite.MIGRATIONS) + 1
    monkeypatch.setattr(sqlite, "MIGRATIONS", (*sqlite.MIGRATIONS, second))
    for _ in range(2):
        with closing(open_store(path)) as store:
            assert len(list(store.view.current())) == 1
    assert pragma(path, "user_version") == versions


def test_a_migration_that_fails_leaves_the_record_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "record.db"
    open_store(path, create=True).close()

    def broken(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE added (x)")
        connection.execute("no SQL")

    with monkeypatch.context() as patch:
        patch.setattr(sqlite, "MIGRATIONS", (*sqlite.MIGRATIONS, broken))
        with pytest.raises(BadInput, match="syntax"):
            open_store(path)
    assert pragma(path, "user_version") == len(sqlite.MIGRATIONS)
    open_store(path).close()


def test_what_is_no_record_is_not_touched(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE mine (x)")
    text = tmp_path / "report.txt"
    text.write_text("No database at all, but long enough that it could be one. " * 20)
    for path in (other, text, tmp_path):
        before = path.read_bytes() if path.is_file() else b""
        with pytest.raises(BadInput):
            open_store(path, create=True)
        assert not path.is_file() or path.read_bytes() == before


def test_the_views_of_a_record_open_in_any_tool(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with closing(open_store(path, create=True)) as store, store.writing() as writer:
        writer.keep(kept_of(reading()))
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT report, type, actor FROM current_events ORDER BY id").fetchall()
    assert rows[0] == ("report-0000", "ASSAULT", "Northern Front")


FILTERS = {"actor": "northern", "type": "ASSAULT", "country": "YEM", "told": "claimed", "until": "2021-12-31"}


def test_events_are_counted_from_an_index_alone_whatever_they_are_asked_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans: list[str] = []
    plain = sqlite.SqliteDialect.ask

    def asked(self: sqlite.SqliteDialect, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        if sql.startswith("SELECT count(*)"):
            plans.extend(str(row[3]) for row in plain(self, f"EXPLAIN QUERY PLAN {sql}", values))
        return plain(self, sql, values)

    monkeypatch.setattr(sqlite.SqliteDialect, "ask", asked)
    with closing(open_store(tmp_path / "record.db", create=True)) as store:
        with store.writing() as writer:
            writer.keep(kept_of(reading()))
        for number in range(2, len(FILTERS) + 1):
            for some in combinations(FILTERS, number):
                store.view.listed("events", Query(**{name: FILTERS[name] for name in some}))  # type: ignore[arg-type]
    reads = [plan for plan in plans if " t " in plan]
    assert len(reads) >= 26
    assert [plan for plan in reads if "COVERING INDEX" not in plan] == []


def test_a_key_that_does_not_follow_from_its_row_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with closing(open_store(path, create=True)) as store, store.writing() as writer:
        writer.keep(kept_of(reading()))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE events SET told = 'denied' WHERE id = 'v1'")
        connection.commit()
    with closing(open_store(path)) as store:
        assert list(store.view.faults()) == ["events: told is not what its row says, 1 times"]


def test_a_row_without_what_it_must_have_is_refused_and_not_left_out(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "record.db", create=True)) as store:
        with pytest.raises(RunError, match="NOT NULL"), store.writing() as writer:
            writer.put("runs", [("r1", "add", None, "1", None, "en", "[]")])
        assert list(store.view.rows("runs")) == []
