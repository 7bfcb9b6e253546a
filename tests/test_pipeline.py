"""Documents in, readings out: in order, the same on any number of processes, and nothing lost."""

import multiprocessing
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from tests import readers
from tests.readers import load

import dateline
from dateline.config import Config
from dateline.errors import BadValue, MissingWeights, RunError
from dateline.export.json import encode
from dateline.ingest import Item
from dateline.model import Document, Issue, Reading, document_of
from dateline.pipeline import is_failure, read_document, read_files, read_many

ROOT = Path(__file__).parent.parent
WORKERS = pytest.mark.parametrize("workers", [1, 2])


def documents(*texts: str) -> list[Document]:
    return [document_of(text, id=f"d{number}") for number, text in enumerate(texts)]


def many(count: int) -> list[Document]:
    return documents(*(f"Oro said that {number} fell." for number in range(count)))


def read_all(items: Sequence[Item], workers: int = 1) -> list[Reading | Issue]:
    return list(read_many(items, workers=workers, load=load))


def test_one_document_is_read() -> None:
    [document] = documents("Oro said it fell.")
    reading = read_document(document, load=load)
    assert [each.act for each in reading.statements] == ["assert"]


def test_one_worker_equals_many_byte_for_byte() -> None:
    def lines(workers: int) -> list[bytes]:
        return [encode(each) for each in read_all(many(23), workers) if isinstance(each, Reading)]

    assert lines(1) == lines(2) == lines(3)
    assert len(lines(1)) == 23


@WORKERS
def test_readings_come_in_the_order_of_the_documents(workers: int) -> None:
    found = read_all(
        documents("WAIT. Oro said a.", "Oro said b.", "WAIT. Oro said c.", "Oro said d."), workers
    )
    assert [each.document.id for each in found if isinstance(each, Reading)] == ["d0", "d1", "d2", "d3"]


@WORKERS
def test_a_report_that_fails_is_an_issue_in_its_place(workers: int) -> None:
    first, refused, last = read_all(documents("Oro said a.", "REFUSE", "Oro said c."), workers)
    assert isinstance(first, Reading)
    assert isinstance(last, Reading)
    assert isinstance(refused, Issue)
    assert (refused.code, refused.where, is_failure(refused)) == ("bad-value", "document d1", True)


@WORKERS
def test_a_fault_in_a_reader_stops_no_run_and_says_where_it_is(workers: int) -> None:
    [issue, reading] = read_all(documents("FAULT", "Oro said b."), workers)
    assert isinstance(issue, Issue)
    assert isinstance(reading, Reading)
    assert issue.code == "fault"
    assert "KeyError: 'a fault'" in issue.message
    assert "readers.py" in issue.message


@WORKERS
def test_what_the_run_lacks_ends_it_with_its_own_error(workers: int) -> None:
    with pytest.raises(MissingWeights, match="there are no weights; install them"):
        list(read_many(many(2), workers=workers, load=readers.load_nothing))


def test_a_process_that_dies_costs_one_report() -> None:
    found = read_all(documents("Oro said a.", "DIE", "Oro said c.", "DIE", *["Oro said e."] * 6), 2)
    assert [isinstance(each, Issue) for each in found] == [False, True, False, True] + [False] * 6
    dead = found[1]
    assert isinstance(dead, Issue)
    assert (dead.code, dead.where) == ("worker-died", "document d1")


def test_processes_that_cannot_start_end_the_run() -> None:
    with pytest.raises(RunError, match="cannot start; use one worker"):
        list(read_many(many(2), workers=2, load=readers.load_and_die))


@WORKERS
def test_what_ingest_tells_of_a_document_joins_its_reading(workers: int) -> None:
    [one, two] = documents("Oro said a.", "Oro said b.")
    note = Issue(step="ingest", code="undated", message="it has no date", where="a.txt")
    hidden = Issue(step="ingest", code="hidden-skipped", message="2 hidden files", where="folder")
    failed = Issue(step="ingest", code="empty-report", message="it is empty", where="b.txt")
    first, skipped, failure, second = read_all([one, note, hidden, failed, two], workers)
    assert isinstance(first, Reading)
    assert isinstance(second, Reading)
    assert first.issues == (note,)
    assert second.issues == ()
    assert (skipped, failure) == (hidden, failed)


def test_no_more_is_read_ahead_than_keeps_the_processes_busy() -> None:
    taken = 0

    def counted() -> Iterator[Document]:
        nonlocal taken
        for document in many(50):
            taken += 1
            yield document

    readings = read_many(counted(), workers=2, load=load)
    next(readings)
    assert taken <= 6
    readings.close()


def test_processes_are_gone_when_the_readings_are_closed() -> None:
    readings = read_many(many(20), workers=2, load=load)
    next(readings)
    assert multiprocessing.active_children()
    readings.close()
    assert not multiprocessing.active_children()


def test_nothing_is_started_for_nothing() -> None:
    assert list(read_many([], workers=4, load=readers.load_nothing)) == []


def test_processes_end_with_the_one_that_started_them() -> None:
    code = (
        "import os, time\n"
        "from multiprocessing import active_children\n"
        "from tests.test_pipeline import many\n"
        "from tests.readers import load\n"
        "from dateline.pipeline import read_many\n"
        "if __name__ == '__main__':\n"
        "    readings = read_many(many(9), workers=2, load=load)\n"
        "    next(readings)\n"
        "    print(*(child.pid for child in active_children()), flush=True)\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    pids = [int(pid) for pid in done.stdout.split()]
    assert pids
    deadline = time.monotonic() + 10
    while any(_is_alive(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [pid for pid in pids if _is_alive(pid)]


def _is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_a_run_can_be_started_from_any_thread() -> None:
    found: list[Reading | Issue] = []
    thread = threading.Thread(target=lambda: found.extend(read_all(many(3), 2)))
    thread.start()
    thread.join()
    assert len(found) == 3


def test_files_and_folders_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Date: 2021-08-20\n\nOro said that the bridge fell.\n")
    (tmp_path / "b.txt").write_text("")
    reading, issue = read_files(tmp_path, load=load)
    assert isinstance(reading, Reading)
    assert isinstance(issue, Issue)
    assert str(reading.document.published) == "2021-08-20"
    assert issue.code == "empty-report"


def test_the_front_door_takes_a_text_and_what_is_known_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.pipeline.load_reader", load)
    reading = dateline.read("Oro said it fell.", published="2021-08-20", source="Wire", title="It fell")
    document = reading.document
    assert (str(document.published), document.source, document.title) == ("2021-08-20", "Wire", "It fell")
    with pytest.raises(BadValue, match="not a date"):
        dateline.read("Oro said it fell.", published="yesterday")


def test_workers_are_those_of_the_configuration() -> None:
    readings = read_many(many(4), config=Config(workers=2), load=load)
    next(readings)
    assert {child.pid for child in multiprocessing.active_children()} - {os.getpid()}
    readings.close()


def test_readings_of_dateline_itself_are_the_same_from_processes_to_the_byte() -> None:
    texts = [file.read_text(encoding="utf-8") for file in sorted(Path("examples").glob("*.txt"))[:2]]
    found = [
        [encode(each) for each in read_many(documents(*texts), workers=workers) if isinstance(each, Reading)]
        for workers in (1, 2)
    ]
    assert len(found[0]) == 2
    assert found[0] == found[1]
