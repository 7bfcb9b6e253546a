"""What comes in by the page stays in its folder, is bounded, and outlives the server that took it in."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.errors import BadInput
from dateline.serve.app import app
from dateline.serve.intake import Delivery, Intake, Labels, folder_of, label_of, private, suffix_of
from dateline.serve.page import Refused
from dateline.serve.settings import Settings
from dateline.store import Store

ACT = "what a page brings back"
OURS = {"x-dateline": ACT}
# Stands for the reader: it tells what it was asked to read.
SAYS = (sys.executable, "-c", """
import json, sys
for line in sys.stdin:
    task = json.loads(line)
    size = sum(len(open(path, "rb").read()) for path, _ in task["files"])
    print(json.dumps({"reports": 1}), flush=True)
    print(json.dumps({"state": "done", "done": len(task["files"]), "reports": size, "run": "r1"}), flush=True)
""")  # fmt: skip
DIES = (sys.executable, "-c", "input()")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "record.db-incoming"


def intake(folder: Path, reader: tuple[str, ...] = SAYS, largest: int = 100) -> Intake:
    return Intake("record.db", folder, largest=largest, reader=reader)


def bring(taking: Intake, *files: tuple[str, bytes]) -> str:
    """A delivery with these files in it."""
    one = taking.begin(Labels())
    for name, data in files:
        coming = taking.receive(one.id, name)
        coming.write(data)
        coming.done()
    return one.id


def ended(taking: Intake, delivery: str) -> Delivery:
    """The delivery when nothing happens to it any more."""
    for _ in range(3_000):
        one = next(each for each in taking.deliveries() if each.id == delivery)
        if one.state in ("done", "failed"):
            return one
        time.sleep(0.02)
    raise AssertionError(one)


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "delivery.json")


def test_files_come_in_are_read_and_leave_nothing_behind(folder: Path) -> None:
    taking = intake(folder)
    delivery = bring(taking, ("a.txt", b"12345"), ("b.html", b"67"))
    assert [path.suffix for path in files(folder)] == [".html", ".txt"] or len(files(folder)) == 2
    taking.complete(delivery)
    one = ended(taking, delivery)
    assert (one.state, one.done, one.reports, one.run) == ("done", 2, 7, "r1")
    assert [each.name for each in one.files] == ["a.txt", "b.html"]
    assert files(folder) == []
    taking.close()


def test_what_was_delivered_is_read_after_a_restart_and_what_was_not_is_let_go(folder: Path) -> None:
    before = intake(folder, (sys.executable, "-c", "import time; time.sleep(60)"))
    begun = bring(before, ("never.txt", b"completed"))
    first, second = bring(before, ("a.txt", b"123")), bring(before, ("b.txt", b"45"))
    before.complete(first)
    before.complete(second)
    before.close()
    after = intake(folder)
    assert begun not in {each.id for each in after.deliveries()}
    assert (ended(after, first).reports, ended(after, second).reports) == (3, 2)
    after.close()


def test_a_reader_that_dies_is_told_and_the_delivery_can_be_read_again(folder: Path) -> None:
    taking = intake(folder, DIES)
    delivery = bring(taking, ("a.txt", b"123"))
    taking.complete(delivery)
    one = ended(taking, delivery)
    assert one.state == "failed"
    assert "stopped" in str(one.failed)
    assert len(files(folder)) == 1
    taking.close()
    again = intake(folder)
    again.complete(delivery)
    assert ended(again, delivery).reports == 3
    again.close()


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd.txt", "..\\..\\boot.txt", "/etc/cron.d/x.txt", "a/b/c.txt", "\u202ea.txt", "a\0b.txt"],
)
def test_no_name_of_a_file_becomes_a_path(folder: Path, name: str) -> None:
    taking = intake(folder)
    bring(taking, (name, b"x"))
    [path] = files(folder)
    assert path.parent.parent == folder
    assert path.name.startswith("tmp")
    assert "/" not in label_of(name)
    taking.close()


@pytest.mark.parametrize("delivery", ["../x", "", ".", "0" * 16, "\0"])
def test_a_delivery_that_was_not_begun_is_not_there(folder: Path, delivery: str) -> None:
    taking = intake(folder)
    with pytest.raises(Refused):
        taking.receive(delivery, "a.txt")
    with pytest.raises(Refused):
        taking.complete(delivery)
    taking.close()


def test_only_the_ending_of_a_name_tells_the_format() -> None:
    assert suffix_of("Report.HTML") == ".html"
    assert suffix_of("many.jsonl.gz") == ".jsonl.gz"
    assert suffix_of("a.sh") == suffix_of("a") == suffix_of("txt") == ""
    with pytest.raises(Refused, match="no reader"):
        label_of("film.mp4")
    for name in ("", "a/", "\0", "x" * 300):
        with pytest.raises(Refused):
            label_of(name)


def test_what_is_too_large_is_refused_and_nothing_of_it_stays(folder: Path) -> None:
    taking = intake(folder, largest=10)
    one = taking.begin(Labels())
    coming = taking.receive(one.id, "a.txt")
    coming.write(b"12345")
    with pytest.raises(Refused, match="larger"):
        coming.write(b"678901")
    coming.leave()
    assert files(folder) == []
    taking.close()


def test_the_folder_is_for_its_owner_alone(folder: Path, tmp_path: Path) -> None:
    private(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    (tmp_path / "link").symlink_to(folder)
    with pytest.raises(BadInput, match="somebody else"):
        private(tmp_path / "link")
    assert folder_of("postgresql://u:secret@h/db").name.startswith("dateline-")
    assert "secret" not in str(folder_of("postgresql://u:secret@h/db"))


@pytest.fixture
def client(record: Store) -> Iterator[TestClient]:
    settings = Settings(record=record.name, largest=1_000, act=ACT)
    with TestClient(app(record, settings), base_url="http://localhost:8710", headers=OURS) as made:
        yield made


def test_an_upload_is_bounded_and_needs_the_header_of_these_pages(client: TestClient) -> None:
    one = client.post("/act/begin", json={}).json()
    address = f"/act/upload?delivery={one['id']}&name=a.txt"
    assert client.post(address, content=b"x" * 1_001).status_code == 413
    assert client.post(address, content=b"").status_code == 422
    assert client.post(address, content=b"x", headers={"x-dateline": "1"}).status_code == 403
    assert client.post(address, content=b"x").status_code == 200
    client.headers.pop("x-dateline")
    assert client.post(address, content=b"x").status_code == 403
    assert client.get("/add.json").json()["opened"]


def test_a_record_for_reading_only_takes_nothing_in(record: Store) -> None:
    settings = Settings(record=record.name, read_only=True, act=ACT)
    with TestClient(app(record, settings), base_url="http://localhost:8710", headers=OURS) as client:
        assert client.post("/act/paste", json={"text": "x"}).status_code == 403
        assert client.post("/act/upload?delivery=x&name=a.txt", content=b"x").status_code == 403
        assert not client.get("/add.json").json()["opened"]
    assert not folder_of(record.name).exists()


@pytest.mark.parametrize(
    "asked",
    [
        {"text": " "},
        {"text": "x", "published": "yesterday"},
        {"text": "x", "source": "a\u0000b"},
        {"text": 1},
        [],
        {"text": "x", "extra": 1},
    ],
)
def test_what_cannot_be_added_is_refused_with_the_reason(client: TestClient, asked: object) -> None:
    answer = client.post(
        "/act/paste", content=json.dumps(asked), headers={"content-type": "application/json"}
    )
    assert answer.status_code in (200, 422)
    if answer.status_code == 422:
        assert answer.json()["what"]


def test_an_upload_that_is_not_read_says_what_to_do_with_one_of_its_kind() -> None:
    with pytest.raises(Refused) as refused:
        label_of("Minutes of March.docx")
    assert "Minutes of March.docx" in refused.value.what
    assert "save its text as .txt" in refused.value.what
    assert label_of("Attack 13.08.2022") == "Attack 13.08.2022"


@pytest.mark.parametrize("name", ["Minutes of March.pdf", "articles.zip", "articles.tar.gz", "articles.tgz"])
def test_an_upload_may_be_a_pdf_or_an_archive(name: str) -> None:
    assert label_of(name) == name
    assert name.endswith(suffix_of(name))
    assert suffix_of(name)
