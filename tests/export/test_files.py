"""A file is there when it is whole, and its name is safe on any system."""

from pathlib import Path

import pytest

from dateline.errors import BadInput
from dateline.export.files import Names, part_of, whole_file


def test_a_file_is_put_in_its_place_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("before")
    path.chmod(0o640)
    with whole_file(path) as file:
        file.write(b"after")
        file.flush()
        assert path.read_text() == "before"
    assert path.read_text() == "after"
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def _interrupted(path: Path, written: bytes) -> None:
    with whole_file(path) as file:
        file.write(written)
        raise KeyboardInterrupt


def test_what_breaks_off_leaves_the_old_file_and_the_part(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("before")
    with pytest.raises(KeyboardInterrupt):
        _interrupted(path, b"a line\n")
    assert path.read_text() == "before"
    assert part_of(path).read_text() == "a line\n"


def test_what_breaks_off_before_the_first_line_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        _interrupted(tmp_path / "out.jsonl", b"")
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "out.jsonl", tmp_path / "link"
    link.symlink_to(path)
    with whole_file(link) as file:
        file.write(b"words")
    assert link.is_symlink()
    assert path.read_bytes() == b"words"


def test_a_device_is_written_as_it_is() -> None:
    with whole_file("/dev/null") as file:
        file.write(b"words")
    assert Path("/dev/null").is_char_device()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with (
        pytest.raises(BadInput, match=r"cannot be written: .*; give another file"),
        whole_file(tmp_path / "no" / "x"),
    ):
        pass


@pytest.mark.parametrize(
    ("id_", "name"),
    [("report.txt", "report.txt.html"), ("a/b\\c:d", "a-b-c-d.html"), ("../../etc", "etc.html"),
     (".hidden", "hidden.html"), ("…", "report.html"), ("x" * 300, "x" * 100 + ".html"),
     ("Ölstand 7", "Ölstand-7.html"), ("index", "index-2.html"), ("a.html", "a.html")],
)  # fmt: skip
def test_a_files_name_is_made_safe(id_: str, name: str) -> None:
    assert Names(".html").name(id_) == name


def test_no_two_reports_have_one_file() -> None:
    names = Names(".html")
    assert [names.name(id_) for id_ in ("a b", "a-b", "A:B")] == ["a-b.html", "a-b-2.html", "A-B-3.html"]
