"""The user's file of outlets and their owners."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import BadConfig
from dateline.keep.sources import owner_of, sources_in
from dateline.model import Source


def file(folder: Path, text: str) -> Path:
    path = folder / "sources.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_outlet_has_the_owner_that_the_file_gives(tmp_path: Path) -> None:
    found = sources_in(file(tmp_path, "name,owner,grade\nRadio Sela,Harbour Group,B2\n"))
    assert found["radio sela"] == Source(name="Radio Sela", owner="Harbour Group", grade="B2")
    assert owner_of("RADIO SELA", found) == "Harbour Group"


def test_an_outlet_that_is_not_there_has_no_owner() -> None:
    assert owner_of("Nobody’s Post", {}) is None
    assert owner_of(None, {}) is None
    assert sources_in(None) == {}


@pytest.mark.parametrize(
    "text",
    ["name\nRadio Sela\n", "name,owner\n,x\n", "name,owner,grade\nA,b,Z9\n", "name,owner\nA,b\na,c\n", ""],
)
def test_a_file_that_cannot_be_meant_is_refused_with_its_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadConfig, match=r"sources\.csv"):
        sources_in(file(tmp_path, text))
