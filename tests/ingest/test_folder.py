"""A folder is read in the order of its names, and what is no report in it is told."""

import os
from pathlib import Path

import pytest
from tests.ingest.reports import BODY, PAGE, codes, documents, issues

from dateline.ingest import ingest

DATED = "Date: 2021-08-20\n\n"


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{DATED}{BODY} This is {name}.")


def read_names(folder: Path) -> list[str]:
    return [document.text.rpartition(" ")[2].rstrip(".") for document in documents(ingest(folder))]


def test_files_are_read_in_the_order_of_their_names_folder_by_folder(tmp_path: Path) -> None:
    fill(tmp_path, "c.txt", "a/z.txt", "a/b/y.txt", "B.txt", "é.txt", "d/x.txt")
    assert read_names(tmp_path) == ["B.txt", "a/b/y.txt", "a/z.txt", "c.txt", "d/x.txt", "é.txt"]
    assert list(ingest(tmp_path)) == list(ingest(tmp_path))


def test_a_file_without_a_suffix_is_read_by_its_look(tmp_path: Path) -> None:
    fill(tmp_path, "report")
    (tmp_path / "page").write_text(PAGE)
    assert len(documents(ingest(tmp_path))) == 2


def test_a_kind_of_file_that_no_reader_takes_is_told(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.docx", "c.py")
    items = list(ingest(tmp_path))
    assert [(issue.code, Path(issue.where or "").name) for issue in issues(items)] == [
        ("unknown-format", "b.docx"),
        ("unknown-format", "c.py"),
    ]


def test_a_file_that_somebody_names_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    fill(tmp_path, "a.log")
    assert len(documents(ingest(tmp_path / "a.log"))) == 1


def test_hidden_files_are_skipped_and_counted(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", ".b.txt", ".git/c.txt", "d/.e.txt")
    items = list(ingest(tmp_path))
    assert len(documents(items)) == 1
    assert [(issue.code, issue.message[:2]) for issue in issues(items)] == [("hidden-skipped", "3 ")]


def test_a_circle_of_links_is_walked_once_and_told(tmp_path: Path) -> None:
    fill(tmp_path, "a/b.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    items = list(ingest(tmp_path))
    assert (len(documents(items)), codes(items)) == (1, ["folder-visited"])


def test_links_to_files_are_followed_and_broken_ones_told(tmp_path: Path) -> None:
    fill(tmp_path, "elsewhere/a.txt")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "elsewhere" / "a.txt")
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "in" / "c.txt").symlink_to(tmp_path / "in" / "c.txt")
    items = list(ingest(tmp_path / "in"))
    assert (len(documents(items)), codes(items)) == (1, ["unreadable-file", "unreadable-file"])


def test_what_is_neither_file_nor_folder_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert codes(ingest(tmp_path)) == ["unreadable-file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_that_is_closed_to_us_is_told(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt")
    (tmp_path / "a.txt").chmod(0)
    assert codes(ingest(tmp_path)) == ["unreadable-file"]


@pytest.mark.parametrize("path", ["nowhere.txt", "no/where", "\0", "a" * 5000])
def test_a_path_that_is_not_there_is_an_issue(path: str) -> None:
    assert codes(ingest(path)) == ["unreadable-file"]


def test_a_name_that_is_no_text_is_shown_as_far_as_it_is(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/bad\xff.txt"
    Path(os.fsdecode(name)).write_bytes(b"")
    [issue] = issues(ingest(tmp_path))
    assert issue.where
    assert issue.where.endswith("bad\ufffd.txt")


def test_an_empty_folder_is_nothing(tmp_path: Path) -> None:
    assert list(ingest(tmp_path)) == []
