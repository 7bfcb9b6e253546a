"""A new record that many readings are written into: it is there as a whole, and as if it had been written bit by bit."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.recorded import reading

from dateline.errors import BadInput, RunError
from dateline.keep.verify import verify
from dateline.record import kept_of
from dateline.store import Store, loaded, open_store
from dateline.store.facts import FACETS
from dateline.store.sqlite import SqliteStore, alone_sqlite
from dateline.tables import ALL_TABLES


def write(store: Store, numbers: Iterable[int]) -> None:
    with store.writing() as writer:
        for number in numbers:
            writer.keep(kept_of(reading(number)))


def unplugged(store: Store, numbers: Iterable[int]) -> None:
    write(store, numbers)
    raise BadInput("unplugged")


def rolled_back(store: Store, number: int) -> None:
    with store.writing() as writer:
        writer.keep(kept_of(reading(number)))
        writer.flush()  # type: ignore[attr-defined]
        raise BadInput("no")


def everything(path: Path) -> dict[str, Any]:
    """All that is in a record, and how its file is made; which reading is which by number depends on the way here."""
    with closing(open_store(path)) as store:
        assert verify(store).faults == ()
        found: dict[str, Any] = {table.name: list(store.view.rows(table.name)) for table in ALL_TABLES}
        found |= {facet: list(store.view.tallies(facet, limit=1000)) for facet in FACETS}
    with closing(sqlite3.connect(path)) as connection:
        found["made"] = set(connection.execute("SELECT type, name, sql FROM sqlite_schema"))
    return found


@pytest.fixture
def written(tmp_path: Path) -> dict[str, Any]:
    path = tmp_path / "written.db"
    with closing(open_store(path, create=True)) as store:
        write(store, range(5))
        write(store, range(5, 9))
    return everything(path)


def test_a_record_that_was_loaded_is_as_one_that_was_written(tmp_path: Path, written: dict[str, Any]) -> None:
    path = tmp_path / "record.db"
    with loaded(path) as store:
        write(store, range(5))
        write(store, range(5, 9))
        assert not path.exists()
    assert {each.name for each in tmp_path.iterdir()} == {"record.db", "written.db"}
    assert everything(path) == written


def test_words_are_gathered_bit_by_bit_again_once_a_record_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with loaded(path) as store:
        write(store, range(5))
    with closing(sqlite3.connect(path)) as connection:
        settings = dict(connection.execute("SELECT k, v FROM search_config"))
    assert {name: settings[name] for name in ("hashsize", "automerge", "crisismerge")} == {
        "hashsize": 1024 * 1024, "automerge": 4, "crisismerge": 16,
    }  # fmt: skip


def test_loading_goes_on_where_an_error_left_it(tmp_path: Path, written: dict[str, Any]) -> None:
    path = tmp_path / "record.db"
    with pytest.raises(BadInput, match="unplugged"), loaded(path) as store:
        unplugged(store, range(5))
    assert not path.exists()
    with loaded(path) as store:
        assert len(list(store.view.rows("documents"))) == 5
        write(store, range(9))
    assert everything(path) == written


KILLED = """
import os, sys
from pathlib import Path
from tests.recorded import reading
from dateline.record import kept_of
from dateline.store import loaded, loading
where, moment = sys.argv[1:]
if moment == "indexes":
    loading._make_indexes = lambda store: os._exit(9)
with loaded(where) as store:
    with store.writing() as writer:
        for number in range(5):
            writer.keep(kept_of(reading(number)))
    with store.writing() as writer:
        for number in range(5, 9):
            writer.keep(kept_of(reading(number)))
        if moment == "transaction":
            writer.flush()
            os._exit(9)
"""


@pytest.mark.parametrize(("moment", "there"), [("transaction", 5), ("indexes", 9)])
def test_loading_goes_on_where_a_kill_left_it(
    tmp_path: Path, written: dict[str, Any], moment: str, there: int
) -> None:
    path = tmp_path / "record.db"
    killed = subprocess.run([sys.executable, "-c", KILLED, str(path), moment], check=False)
    assert killed.returncode == 9
    assert not path.exists()
    with loaded(path) as store:
        assert len(list(store.view.rows("documents"))) == there
        write(store, range(9))
    assert everything(path) == written


def test_what_was_rolled_back_is_not_counted(tmp_path: Path, written: dict[str, Any]) -> None:
    path = tmp_path / "record.db"
    with loaded(path) as store:
        write(store, range(5))
        with pytest.raises(BadInput):
            rolled_back(store, 11)
        write(store, range(5, 9))
    assert everything(path) == written


def test_a_record_that_is_there_is_written_into(tmp_path: Path, written: dict[str, Any]) -> None:
    path = tmp_path / "record.db"
    with closing(open_store(path, create=True)) as store:
        write(store, range(5))
    with loaded(path) as store:
        write(store, range(5, 9))
        assert len(list(store.view.rows("documents"))) == 9
    assert everything(path) == written


def test_two_do_not_load_one_record_at_once(tmp_path: Path, written: dict[str, Any]) -> None:
    path = tmp_path / "record.db"
    with loaded(path) as store:
        write(store, range(5))
        with pytest.raises(BadInput, match="another process is writing"), loaded(path):
            pass
        write(store, range(5, 9))
    assert everything(path) == written


def test_who_waited_for_a_record_that_was_loaded_does_not_load_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "record.db"

    def late(beside: Path) -> SqliteStore:
        monkeypatch.undo()
        with loaded(path) as store:  # another, between the look for the record and the file beside it
            write(store, range(5))
        return alone_sqlite(beside)

    monkeypatch.setattr("dateline.store.loading.alone_sqlite", late)
    with pytest.raises(BadInput, match="meanwhile"), loaded(path):
        pass
    assert [each.name for each in tmp_path.iterdir()] == ["record.db"]
    with closing(open_store(path)) as store:
        assert len(list(store.view.rows("documents"))) == 5


def test_a_reference_to_nothing_is_refused_while_loading(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    kept = kept_of(reading(0))
    with loaded(path) as store:
        for torn in ("places", "entities", "statements"):
            with pytest.raises(RunError, match="foreign key"), store.writing() as writer:
                writer.keep(replace(kept, rows={**kept.rows, torn: ()}))
        write(store, range(1))
    with (
        pytest.raises(RunError, match="foreign key"),
        loaded(tmp_path / "another.db") as store,
        store.writing() as w,
    ):
        w.put("produced", [("no run", "no document", "no reading", None)])


def test_a_record_that_came_to_be_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    with pytest.raises(BadInput, match="meanwhile"), loaded(path):
        path.write_text("mine")
    assert path.read_text() == "mine"
