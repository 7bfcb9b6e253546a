"""Adding: nothing lost, nothing twice, whatever happens in between."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import msgspec
import pytest
import zstandard
from tests.ingest.archives import packed, record, table, tarred, zipped
from tests.ingest.pdfs import column, pdf
from tests.ingest.reports import PAGE
from tests.readers import SaidReader, load
from tests.recorded import reader, reading, text_of, write_reports

from dateline.ingest import ingest, placed
from dateline.keep.add import add
from dateline.keep.judge import judge
from dateline.keep.reader import Reader
from dateline.keep.reread import reread
from dateline.keep.verify import verify
from dateline.keep.work import Work, run_of
from dateline.model import Document, Issue, Judgement, document_of
from dateline.pipeline import read_many
from dateline.store import FLAT_TABLES, Query, Store, open_store
from dateline.store.protocol import FLAT
from dateline.tables import EVENTS
from dateline.terms import Decision

NOW = "2026-01-01T00:00:00+00:00"
ROOT = Path(__file__).parent.parent.parent

# Of the bounded test: how many reports, and after how many kills the run is left to end.
REPORTS, KILLS = int(os.environ.get("TEST_KILL_REPORTS", "40")), int(os.environ.get("TEST_KILLS", "2"))
AHEAD = 3  # reports that the process may read before it has leave


def given_out(store: Store) -> bytes:
    """Everything that can be asked of the record, as bytes."""
    return repr([list(store.view.flat(table, Query())) for table in FLAT_TABLES]).encode()


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return write_reports(tmp_path / "in", range(5))


def test_reports_are_added_with_their_bytes(store: Store, reports: Path) -> None:
    added = add(store, [reports], reader(), now=NOW)
    assert (added.read, added.known, added.issues) == (5, 0, 0)
    assert verify(store).unkept_raws == 0


def test_a_folder_that_a_link_leads_to_is_read_and_a_circle_is_told(store: Store, tmp_path: Path) -> None:
    elsewhere = write_reports(tmp_path / "elsewhere", range(2))
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "linked").symlink_to(elsewhere, target_is_directory=True)
    (folder / "circle").symlink_to(folder, target_is_directory=True)
    (folder / ".hidden").mkdir()
    added = add(store, [folder], reader(), now=NOW)
    assert (added.read, added.issues) == (2, 1)
    [issue] = store.view.rows("run_issues")
    assert issue[3] == "folder-visited"


def test_adding_again_changes_nothing(store: Store, reports: Path) -> None:
    first = add(store, [reports], reader(), now=NOW)
    before = given_out(store), store.view.sizes()
    second = add(store, [reports, reports], reader(), now="2026-02-02T00:00:00+00:00")
    assert (second.run, second.read, second.known) == (first.run, 0, 10)
    assert (given_out(store), store.view.sizes()) == before


def test_a_copy_of_a_file_in_the_same_folder_is_read_once_and_counted_as_known(
    store: Store, tmp_path: Path
) -> None:
    for name in "abc":
        write_reports(tmp_path / name, [0])
    added = add(store, [tmp_path], reader(), now=NOW)
    assert (added.read, added.known, added.issues) == (1, 2, 0)
    assert (verify(store).readings, verify(store).unkept_raws) == (1, 0)
    again = add(store, [tmp_path], reader(), now=NOW)
    assert (again.read, again.known) == (0, 3)


def test_of_a_folder_what_no_reader_takes_is_told_and_not_read_as_text(store: Store, reports: Path) -> None:
    (reports / "style.css").write_text("body { color: red } Ann said it rained.")
    (reports / "notes.md.gz").write_bytes(b"no matter")
    added = add(store, [reports], reader(), now=NOW)
    assert added.read == 5
    assert [row[3] for row in store.view.rows("run_issues")] == ["unknown-format"] * 2


def test_a_first_line_behind_a_byte_order_mark_is_kept_too(store: Store, tmp_path: Path) -> None:
    line = b'{"id": "a", "text": "Ann said it rained."}\n'
    (tmp_path / "in.jsonl").write_bytes(b"\xef\xbb\xbf" + line + line.replace(b'"a"', b'"b"'))
    made = Reader(SaidReader.made_by, ingest, lambda items: read_many(items, load=load))
    added = add(store, [tmp_path / "in.jsonl"], made, now=NOW)
    assert added.read == 2
    assert verify(store).unkept_raws == 0
    assert "raw-not-kept" not in [row[3] for row in store.view.rows("run_issues")]


@pytest.mark.parametrize(("archive", "pack"), [("in.zip", zipped), ("in.tar", tarred)])
def test_a_report_of_an_archive_has_its_path_there_and_its_bytes_are_kept(
    store: Store, tmp_path: Path, archive: str, pack: Callable[[dict[str, bytes | str]], bytes]
) -> None:
    said = "Ann said it rained in "
    lines = "".join(f'{{"text": "{said}{town}."}}\n' for town in ("Amra", "Belt"))
    inner: dict[str, bytes | str] = {"c.txt": f"{said}Corin.", "d.pdf": pdf(column(f"{said}Dunne."))}
    files: dict[str, bytes | str] = {
        "2021/a.jsonl": lines,
        "2021/a copy.txt": f"{said}Ester.",
        "b.zip": zipped(inner),
        "e.txt": f"{said}Ester.",
        "f.txt": f"{said}Fara.",
        "g.warc": record(PAGE.encode()),
    }
    (tmp_path / archive).write_bytes(pack(files))
    made = reader_of_files()
    added = add(store, [tmp_path / archive], made, now=NOW, at_once=2)
    assert added.read == 8
    found = sorted(str(row[3]) for row in store.view.rows("produced"))
    names = (
        "2021/a.jsonl",
        "2021/a.jsonl",
        "2021/a copy.txt",
        "b.zip/c.txt",
        "b.zip/d.pdf",
        "e.txt",
        "f.txt",
        "g.warc",
    )
    assert found == sorted(f"{archive}/{name}" for name in names)
    assert [row[3] for row in store.view.rows("run_issues")] == []
    assert verify(store).unkept_raws == 0
    again = add(store, [tmp_path / archive], made, now=NOW)
    assert (again.read, again.known) == (0, 8)


def reader_of_files() -> Reader:
    """One that takes files apart as Dateline's own does."""

    def found(path: Path) -> Iterator[tuple[str, Document | Issue]]:
        for place, item in placed(path):
            yield place.removeprefix(str(path)).lstrip("/"), item

    return Reader(SaidReader.made_by, ingest, lambda items: read_many(items, load=load), placed=found)


def test_a_record_is_not_added_to_itself(tmp_path: Path) -> None:
    write_reports(tmp_path, [0])
    with closing(open_store(tmp_path / "record.db", create=True)) as store:
        added = add(store, [tmp_path], reader(), now=NOW)
    assert (added.read, added.issues) == (1, 0)


def test_what_cannot_be_read_is_an_issue_and_the_rest_is_read(store: Store, reports: Path) -> None:
    (reports / "report-0009.txt").write_bytes(b"\xff\xfe\x00broken")
    (reports / "report-0008.txt").write_text("Nothing of the kind.")
    os.mkfifo(reports / "report-0007.txt")
    (reports / "report-0006.txt").symlink_to("/nowhere")
    added = add(store, [reports, reports / "missing.txt"], reader(), now=NOW)
    assert added.read == 5
    codes = sorted(row[3] for row in store.view.rows("run_issues"))
    assert codes == ["empty-report", "not-text", "unreadable-file", "unreadable-file", "unreadable-file"]


def test_a_report_that_changed_is_a_new_version_of_the_old(store: Store, reports: Path) -> None:
    add(store, [reports], reader(), now=NOW)
    (reports / "report-0000.txt").write_text(text_of(0) + " Corrected.")
    add(store, [reports], reader(), now=NOW)
    versions = [(row[0], row[11]) for row in store.view.rows("documents") if row[0].startswith("report-0000")]
    assert versions[0] == ("report-0000", None)
    assert versions[1][1] == "report-0000"
    assert len(list(store.view.current())) == 6


def test_one_text_from_two_outlets_is_two_reports_and_no_version(store: Store) -> None:
    work = Work(store, run_of("add", reader().made_by, [], now=NOW), "add")
    told = [document_of(text_of(0), source=outlet) for outlet in ("Harbour Radio", "Sund Gazette")]
    first, second = work.unread(told)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.id != second.id
    assert (first.version_of, second.version_of) == (None, None)


def test_what_is_noted_of_a_known_report_is_not_laid_to_the_one_before_it(
    store: Store, reports: Path
) -> None:
    add(store, [reports], reader(), now=NOW)
    [known] = [item for item in reader().documents(reports / "report-0000.txt") if isinstance(item, Document)]
    new = document_of(text_of(99))
    note = Issue(
        step="ingest", code="published-from-update", message="only an update is dated", where="b.txt"
    )
    work = Work(store, run_of("add", reader().made_by, [], now=NOW), "add")
    assert list(work.unread([new, known, note])) == [new]


def test_a_new_reading_stands_beside_the_old_and_keeps_the_judgements(store: Store, reports: Path) -> None:
    add(store, [reports], reader("1"), now=NOW)
    [(_, _, current)] = store.view.rows("current", document="report-0000")
    decisions: tuple[tuple[Decision, str, str | None], ...] = (
        ("accept", "events/v3", None),
        ("correct", "events/v1/mode", '"drone"'),
        ("reject", "events/v2", None),
    )
    for decision, row, value in decisions:
        about = f"{current}/{row}"
        judge(
            store,
            Judgement(id="n", decision=decision, about=about, who="ann", at=NOW, why="seen", value=value),
        )
    added = reread(store, reader("2"), now=NOW)
    assert (added.read, added.left) == (5, 1)  # the accepted protest is a mobilization now
    states = {row[2:5] for row in store.view.rows("reviews", document="report-0000")}
    assert states == {("v1", "mode", "corrected"), ("v1", "", "corrected"), ("v2", "", "rejected")}
    mode = len(FLAT) + EVENTS.place("mode")  # after the columns of the report
    modes = {row[mode] for row in store.view.flat("events", Query(document="report-0000", type="ASSAULT"))}
    assert modes == {"drone"}
    assert verify(store).faults == ()


def run_until_killed(address: str, reports: Path, *, after: int, seconds: float) -> bool:
    """Adds in a process of its own, killed so long after it has read so many; whether it came to its end.

    It waits for leave before it reads the next but few, so that on a busy machine too it is not at its end when killed.
    """
    command = [sys.executable, "-m", "tests.recorded", address, str(reports), str(AHEAD)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(after):
            if not process.stdout.readline():
                return process.wait() == 0
            with suppress(BrokenPipeError):  # it may have read its last
                process.stdin.write(b"\n")
                process.stdin.flush()
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        return False


@pytest.mark.slow
def test_a_run_that_was_killed_goes_on_and_ends_as_one_that_was_not(address: str, tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "in", range(REPORTS))
    chance = random.Random(6)
    kept: list[int] = []
    for _ in range(KILLS):
        after = chance.randint(1, max(12, REPORTS // KILLS))
        run_until_killed(address, reports, after=after, seconds=chance.uniform(0, 0.03))
        with closing(open_store(address)) as store:
            kept.append(dict(store.view.sizes())["readings"])
    assert sorted(kept) == kept
    assert any(0 < number < REPORTS for number in kept), kept
    assert run_until_killed(address, reports, after=REPORTS + 1, seconds=0)
    store, whole = open_store(address), open_store(tmp_path / "whole.db", create=True)
    add(whole, [reports], reader(), now=NOW)
    assert given_out(store) == given_out(whole)
    assert store.view.sizes() == whole.view.sizes()
    assert verify(store).faults == ()
    store.close()
    whole.close()


def test_the_invented_reader_reads_what_the_test_says() -> None:
    assert [event.status for event in reading().events] == ["claimed", "denied", "planned"]


@pytest.mark.parametrize("ending", ["warc.gz", "warc", "parquet", "jsonl.zst"])
def test_the_bytes_of_reports_in_archives_and_tables_are_kept(
    store: Store, tmp_path: Path, ending: str
) -> None:
    pages = [record(PAGE.replace("Orsa", town).encode()) for town in ("Amra", "Belt", "Corin")]
    rows = [{"text": f"{text_of(number)}", "published": "2021-08-20"} for number in range(3)]
    data = {
        "warc.gz": packed(*pages[:2], b"broken", pages[2]),
        "warc": b"".join(pages),
        "parquet": table(rows),
        "jsonl.zst": zstandard.compress(b"".join(msgspec.json.encode(row) + b"\n" for row in rows)),
    }[ending]
    (tmp_path / f"a.{ending}").write_bytes(data)
    said = Reader(
        SaidReader.made_by,
        ingest,
        lambda documents: read_many(documents, load=load),
    )
    added = add(store, [tmp_path / f"a.{ending}"], said, now=NOW, at_once=2)
    assert added.read == 3
    assert verify(store).unkept_raws == 0
