"""Libraries of the browser are what their makers published, with their licences beside them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from dateline.serve import files

VENDOR = Path(files.__file__).parent / "static" / "vendor"
ROOT = Path(__file__).parents[2]


def hashes() -> dict[str, str]:
    lines = (VENDOR / "hashes.txt").read_text().splitlines()
    return {name: digest for digest, name in (line.split() for line in lines if not line.startswith("#"))}


def test_every_file_has_the_hash_that_is_written_down() -> None:
    there = {
        path.relative_to(VENDOR).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name != "hashes.txt"
    }
    assert there == hashes()


def test_every_library_has_its_licence_and_is_in_the_notice() -> None:
    notice = (ROOT / "NOTICE").read_text()
    for folder in VENDOR.iterdir():
        if folder.is_dir():
            assert (folder / "LICENSE").is_file()
            assert f"static/vendor/{folder.name}" in notice
