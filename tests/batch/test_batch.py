"""Batch: everything comes through once, whatever the input, the runner, and what happens in between."""

import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import fsspec
import polars
import pytest
from tests.batch.made import JOB, done, lines, parquet, row, rows, write_inputs
from tests.ingest.archives import tarred, zipped
from tests.ingest.pdfs import column, pdf
from tests.readers import SaidReader

from dateline.batch import Plan, ReadPieces, batch, in_processes, is_data_set, take, taken
from dateline.batch.layout import COLUMNS
from dateline.config import Config
from dateline.errors import BadInput, RunError
from dateline.ingest import Hints, ingest
from dateline.keep.add import add
from dateline.keep.reader import Reader
from dateline.keep.verify import verify
from dateline.model import Issue, Published, Reading
from dateline.pipeline import read_many
from dateline.record import kept_of
from dateline.store import FLAT_TABLES, Query, Store, loaded, open_store
from dateline.tables import ALL_TABLES

ROOT = Path(__file__).parents[2]
NOW = "2026-01-01T00:00:00+00:00"


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    return write_inputs(tmp_path / "in")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_every_report_of_every_format_is_there_once(inputs: Path, out: Path) -> None:
    result = done(inputs, out)
    assert result.rows["documents"] == result.rows["readings"] == len(rows(out, "documents")) == 33
    assert {each["month"] for each in rows(out, "documents")} == {
        "2021-08", "2024-XX", "2025-01", "2025-02", "2025-03", "XXXX-XX",
    }  # fmt: skip
    assert len({each["id"] for each in rows(out, "readings")}) == 33


def test_archives_and_pdfs_are_read_as_the_files_in_them(tmp_path: Path, out: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    files: dict[str, bytes | str] = {
        "2021/a.jsonl": lines(map(row, range(6))),
        "b.pdf": pdf(column("Published: 3 February 2025\n\nBen said no.")),
        "c.css": "p {}",
    }
    (folder / "a.zip").write_bytes(zipped(files))
    (folder / "b.tar.gz").write_bytes(gzip.compress(tarred({"d.txt": "Dan said nothing."})))
    (folder / "c.pdf").write_bytes(pdf(column("Published: 3 March 2025\n\nCarla said yes.")))
    result = done(folder, out)
    assert result.rows["documents"] == 9
    places = {each["file"] for each in rows(out, "documents")}
    assert places == {"in/a.zip/2021/a.jsonl", "in/a.zip/b.pdf", "in/b.tar.gz/d.txt", "in/c.pdf"}
    assert [(each["code"], each["at"]) for each in rows(out, "run_issues")] == [
        ("unknown-format", "in/a.zip/c.css")
    ]
    assert done(folder, out).reading.known > 1


def test_what_fails_is_an_issue_with_its_reason_and_place(inputs: Path, out: Path) -> None:
    result = done(inputs, out)
    assert [(each["code"], each["file"], each["number"]) for each in rows(out, "run_issues")] == [
        ("bad-value", "in/a.jsonl", 11),
        ("unreadable-file", "in/e.warc.gz", 3),
        ("unknown-format", "in/h.png", 1),
        ("empty-report", "in/i.txt", 1),
    ]
    assert result.failed == {"bad-value": 1, "empty-report": 1, "unknown-format": 1, "unreadable-file": 1}
    assert [each["code"] for each in rows(out, "issues")] == ["published-unknown"]


def test_a_row_says_which_report_it_is_of(inputs: Path, out: Path) -> None:
    done(inputs, out)
    said = next(each for each in rows(out, "statements") if each["quote"] == "go 3")
    document = next(each for each in rows(out, "documents") if each["id"] == said["report"])
    assert (said["published"], said["outlet"], said["state"]) == ("2025-01-03", "Post", "machine")
    assert (document["file"], document["number"]) == ("in/a.jsonl", 4)
    cited = [
        each
        for each in rows(out, "evidence")
        if (each["reading"], each["row"]) == (said["reading"], said["id"])
    ]
    assert "go 3" in {document["text"][each["start"] : each["end"]] for each in cited}


def test_every_table_can_be_asked_even_where_it_is_empty(inputs: Path, out: Path) -> None:
    done(inputs, out)
    for table, columns in COLUMNS.items():
        found = polars.read_parquet(out / table, hive_partitioning=True)
        assert found.columns == [*(column.name for column in columns), "month"]


def test_the_columns_are_those_of_an_export_of_a_record() -> None:
    from dateline.store.protocol import flat_columns

    for table in set(FLAT_TABLES) & set(COLUMNS):
        assert COLUMNS[table] == flat_columns(table)


def test_processes_give_the_same_bytes_as_one(inputs: Path, out: Path, tmp_path: Path) -> None:
    done(inputs, out)
    done(inputs, tmp_path / "other", Plan(make=in_processes(2), reports=4))
    assert parquet(tmp_path / "other") == parquet(out)
    assert len(parquet(out)) > 30


def test_reading_again_changes_nothing(inputs: Path, out: Path) -> None:
    done(inputs, out)
    before = parquet(out)
    again = done(inputs, out)
    assert (again.reading.attempts, again.rows) == (0, {})
    assert parquet(out) == before


def test_each_run_leaves_a_report(inputs: Path, out: Path) -> None:
    done(inputs, out)
    done(inputs, out)
    first, second = (
        json.loads(each.read_bytes()) for each in sorted((out / "_dateline" / "reports").iterdir())
    )
    assert (first["rows"]["readings"], first["shards"], first["failed"]["bad-value"]) == (
        33,
        first["attempts"],
        1,
    )
    assert (second["attempts"], second["known"]) == (0, first["shards"])


def test_more_input_is_added_and_what_was_there_stays(tmp_path: Path, out: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_bytes(lines(map(row, range(8))))
    done(tmp_path / "in", out)
    before = parquet(out)
    (tmp_path / "in" / "b.jsonl").write_bytes(lines(map(row, range(8, 12))))
    result = done(tmp_path / "in", out)
    assert (result.reading.known, result.rows["readings"]) == (2, 4)
    assert before.items() <= parquet(out).items()


def test_the_same_report_is_there_once_and_the_other_is_told(tmp_path: Path, out: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_bytes(lines([row(1), row(2), row(3), row(4), row(1)]))
    (tmp_path / "in" / "b.jsonl").write_bytes(lines([row(2), row(5)]))
    done(tmp_path / "in", out)
    (tmp_path / "in" / "c.jsonl").write_bytes(lines([row(9), row(5), row(10)]))
    done(tmp_path / "in", out)
    assert len(rows(out, "documents")) == 7
    repeated = [
        (each["file"], each["number"])
        for each in rows(out, "run_issues")
        if each["code"] == "repeated-report"
    ]
    assert sorted(repeated) == [("in/a.jsonl", 5), ("in/b.jsonl", 1), ("in/c.jsonl", 2)]


def test_another_report_under_the_same_id_has_an_id_of_its_own(tmp_path: Path, out: Path) -> None:
    (tmp_path / "in").mkdir()
    copies = [
        row(1, id="7"),
        row(2, id="8"),
        row(3, id="9"),
        row(4, id="10"),
        row(5, id="7"),
        row(6, id="7"),
        row(5, id="7"),
    ]
    (tmp_path / "in" / "a.jsonl").write_bytes(lines(copies))
    done(tmp_path / "in", out)
    ids = [each["id"] for each in rows(out, "documents")]
    assert len(ids) == len(set(ids)) == 6
    assert sum(each.startswith("7~") for each in ids) == 2
    assert [each["code"] for each in rows(out, "run_issues")].count("duplicate-id") == 2
    assert all(isinstance(found, Reading) for found, _ in taken(str(out)) if not isinstance(found, Issue))


def test_hints_and_settings_make_another_data_set(inputs: Path, out: Path) -> None:
    done(inputs, out)
    for other in (
        ReadPieces(load=JOB.load, hints=Hints(source="Archive")),
        ReadPieces(load=JOB.load, config=Config(max_text_chars=1000)),
    ):
        with pytest.raises(BadInput, match="another version, or with other settings"):
            done(inputs, out, job=other)
    done(inputs, out, job=ReadPieces(load=JOB.load, config=Config(workers=7)))


def test_hints_are_heeded(inputs: Path, out: Path) -> None:
    done(inputs, out, job=ReadPieces(load=JOB.load, hints=Hints(published=Published("1999-12-31"))))
    assert {each["month"] for each in rows(out, "documents")} == {"1999-12"}


def test_a_folder_of_something_else_is_left_alone(inputs: Path, out: Path) -> None:
    out.mkdir()
    (out / "thesis.txt").write_text("mine")
    with pytest.raises(BadInput, match="no data set"):
        done(inputs, out)
    assert [each.name for each in out.iterdir()] == ["thesis.txt"]


def test_two_runs_do_not_write_to_one_data_set(inputs: Path, out: Path) -> None:
    import fcntl

    done(inputs, out)
    with (out / "_dateline" / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(RunError, match="another run"):
            done(inputs, out)


def test_reports_that_fail_kill_or_are_refused_are_set_aside(tmp_path: Path, out: Path) -> None:
    (tmp_path / "in").mkdir()
    bad = [
        row(1),
        row(2, text="Anna said DIE."),
        row(3, text="Ben said FAULT."),
        row(4, text="REFUSE said Ben."),
        row(5),
    ]
    (tmp_path / "in" / "a.jsonl").write_bytes(lines(bad))
    result = done(tmp_path / "in", out, Plan(make=in_processes(2), reports=5))
    assert len(rows(out, "documents")) == 2
    assert [(each["code"], each["number"]) for each in rows(out, "run_issues")] == [
        ("set-aside", 2), ("fault", 3), ("bad-value", 4),
    ]  # fmt: skip
    assert [each.place for each in result.reading.aside] == [1]


# Object stores ------------------------------------------------------------------------------------


def test_an_object_store_is_read_and_written(inputs: Path, out: Path) -> None:
    store = fsspec.filesystem("memory")
    with suppress(FileNotFoundError):
        store.rm("/dateline", recursive=True)
    store.put(str(inputs), "/dateline/in", recursive=True)
    batch(
        ["memory://dateline/in/a.jsonl", "memory://dateline/in/*.parquet"], "memory://dateline/out", job=JOB
    )
    found = [item for item, _ in taken("memory://dateline/out")]
    assert len([each for each in found if isinstance(each, Reading)]) == 17
    batch(["memory://dateline/in"], "memory://dateline/out", job=JOB, plan=Plan(reports=4))
    assert len([each for each, _ in taken("memory://dateline/out") if isinstance(each, Reading)]) == 33
    store.get("/dateline/out", str(out), recursive=True)
    assert len(rows(out, "documents")) == 33


def test_what_workers_cannot_see_stops_the_run(inputs: Path) -> None:
    with pytest.raises(RunError, match="does not see the data set"):
        batch([str(inputs)], "memory://unseen", job=JOB, plan=Plan(make=in_processes(2), reports=4))


# Into a record ------------------------------------------------------------------------------------


def test_a_data_set_is_taken_into_a_record_bit_for_bit(inputs: Path, out: Path, store: Store) -> None:
    done(inputs, out)
    assert is_data_set(out)
    assert not is_data_set(inputs)
    added = take(store, str(out), now=NOW)
    assert (added.read, added.known, added.issues) == (33, 0, 4)
    kept = {each.id for each in store.view.current()}
    assert kept == {each["id"] for each in rows(out, "readings")}
    assert verify(store).faults == ()
    again = take(store, str(out), now=NOW)
    assert (again.read, again.known) == (0, 33)


def test_a_record_has_the_same_rows_as_if_it_had_read_the_reports_itself(
    tmp_path: Path, inputs: Path, out: Path
) -> None:
    (
        inputs / "f.txt"
    ).unlink()  # has an Issue, which names its file by a whole path there and by a short one here
    done(inputs, out)
    given = []
    for name in ("taken", "read"):
        with closing(open_store(tmp_path / f"{name}.db", create=True)) as store:
            if name == "taken":
                take(store, str(out), now=NOW)
            else:
                reader = Reader(
                    SaidReader.made_by, ingest, lambda documents: read_many(documents, load=JOB.load)
                )
                add(store, [inputs], reader, now=NOW)
            given.append([sorted(store.view.flat(table, Query()), key=repr) for table in FLAT_TABLES])
    for taken_in, read in zip(*given, strict=True):
        assert taken_in == read


def test_processes_and_a_new_file_take_in_the_same(inputs: Path, out: Path, tmp_path: Path) -> None:
    done(inputs, out)
    given = []
    for name, workers in (("one", 1), ("two", 2)):
        with loaded(tmp_path / f"{name}.db") as store:
            take(store, str(out), now=NOW, workers=workers)
        with closing(open_store(tmp_path / f"{name}.db")) as store:
            assert verify(store).faults == ()
            given.append({table.name: list(store.view.rows(table.name)) for table in ALL_TABLES})
    assert given[0] == given[1]
    assert len(given[0]["documents"]) == 33


def test_a_report_that_the_record_has_otherwise_is_taken_as_its_version(
    inputs: Path, out: Path, store: Store
) -> None:
    done(inputs, out)
    readings = [found for found, _ in taken(str(out)) if isinstance(found, Reading)]
    first = readings[0].document
    with store.writing() as writer:
        other = replace(readings[0], document=replace(first, source="The Other Post"))
        writer.keep(kept_of(other))
    assert take(store, str(out), now=NOW).read == 33
    assert take(store, str(out), now=NOW).known == 33
    ids = {str(row[0]) for row in store.view.rows("documents")}
    assert len(ids) == 34
    assert f"{first.id}~{first.text_sha256[:8]}" in ids


def test_a_data_set_that_was_changed_is_told(inputs: Path, out: Path, store: Store) -> None:
    done(inputs, out)
    path = next((out / "documents" / "month=2025-01").glob("*.parquet"))
    changed = polars.read_parquet(path).with_columns(polars.lit("Other Post").alias("source"))
    changed.write_parquet(path)
    added = take(store, str(out), now=NOW)
    assert added.read < 33
    assert {row[3] for row in store.view.rows("run_issues")} >= {"bad-value"}


def test_what_is_taken_is_what_was_read(inputs: Path, out: Path) -> None:
    done(inputs, out)
    for found, _ in taken(str(out)):
        if isinstance(found, Reading):
            assert kept_of(found).id in {each["id"] for each in rows(out, "readings")}
            break


# Killed -------------------------------------------------------------------------------------------

DRIVER = """
import sys
from pathlib import Path
from tests.batch.made import done
from dateline.batch import Plan, in_processes
if __name__ == "__main__":
    done(Path(sys.argv[1]), Path(sys.argv[2]), Plan(make=in_processes(int(sys.argv[3])), reports=4))
"""


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_that_is_killed_again_and_again_comes_to_the_same_bytes(
    tmp_path: Path, inputs: Path, out: Path, workers: int
) -> None:
    (inputs / "z.jsonl").write_bytes(
        lines(row(number, text=f"Anna said WAIT {number}.") for number in range(100, 112))
    )
    done(inputs, tmp_path / "whole")
    chance = random.Random(workers)
    script = tmp_path / "driver.py"
    script.write_text(DRIVER)
    for _ in range(int(os.environ.get("TEST_KILLS", "2"))):
        started = subprocess.Popen(
            [sys.executable, str(script), str(inputs), str(out), str(workers)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        time.sleep(0.8 + chance.random())
        started.send_signal(signal.SIGKILL)
        started.wait()
    done(inputs, out)
    assert parquet(out) == parquet(tmp_path / "whole")
    assert list((out / "_dateline" / "shards").iterdir()) == []
    assert [each for each in out.rglob("*") if ".unfinished" in each.name] == []


@pytest.mark.parametrize("point", range(8))
def test_a_run_that_is_killed_while_it_writes_the_data_set_comes_to_the_same_bytes(
    tmp_path: Path, inputs: Path, out: Path, point: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(inputs, tmp_path / "whole")
    from dateline.batch.place import Place

    class Killed(BaseException):
        pass

    calls = [0]

    def dying(name: str):  # type: ignore[no-untyped-def]
        method = getattr(Place, name)

        def call(self: Place, *args: str, **more: object) -> object:
            if any(
                str(each).startswith(("_dateline/parts", "_dateline/round", "_dateline/shards"))
                for each in args
            ):
                calls[0] += writing[0]
                if calls[0] > point * 3:
                    raise Killed
            if name == "write" and args[0] == "_dateline/round.json":
                writing[0] = 1
            return method(self, *args, **more)

        return call

    writing = [0]
    with monkeypatch.context() as patched:
        patched.setattr(Place, "write", dying("write"))
        patched.setattr(Place, "remove", dying("remove"))
        with suppress(Killed):
            done(inputs, out)
    done(inputs, out)
    assert parquet(out) == parquet(tmp_path / "whole")
    shutil.rmtree(out)
