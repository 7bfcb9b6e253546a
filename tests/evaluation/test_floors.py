from pathlib import Path

import pytest
from evaluation.floors import DataChanged, Floors, Verdict

from evaluation import floors

GOLD = {"gold.jsonl": "ab12"}
FLOORS = Floors(GOLD, {"att": 70.0, "las": 86.0})


def test_a_figure_below_its_floor_falls() -> None:
    verdicts = floors.judge(FLOORS, GOLD, {"att": 69.99, "las": 86.0, "new": 1.0})
    assert verdicts == [Verdict("att", 69.99, 70.0), Verdict("las", 86.0, 86.0), Verdict("new", 1.0, None)]
    assert [verdict.falls for verdict in verdicts] == [True, False, False]


def test_a_pinned_figure_that_is_not_measured_falls() -> None:
    assert [v.figure for v in floors.judge(FLOORS, GOLD, {"att": 71.0}) if v.falls] == ["las"]


def test_changed_gold_data_are_not_compared() -> None:
    with pytest.raises(DataChanged, match=r"gold\.jsonl"):
        floors.judge(FLOORS, {"gold.jsonl": "cd34"}, {"att": 99.0})
    with pytest.raises(DataChanged):
        floors.raised(FLOORS, {"gold.jsonl": "cd34"}, {"att": 99.0})


def test_raising_never_lowers_a_floor() -> None:
    lifted = floors.raised(FLOORS, GOLD, {"att": 71.5, "las": 80.0, "new": 3.0})
    assert lifted.least == {"att": 71.5, "las": 86.0, "new": 3.0}


def test_floors_survive_their_file(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    kept = {"syntax-gum": FLOORS, "times": Floors({"gold/a b.gz": "ef"}, {"f1, all": 12.34})}
    floors.write(file, kept)
    assert floors.read(file) == kept


def test_without_a_file_nothing_is_pinned(tmp_path: Path) -> None:
    assert floors.read(tmp_path / "floors.toml") == {}


def test_the_digest_of_a_folder_follows_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    first = floors.digest(tmp_path)
    (tmp_path / "a.txt").write_text("two")
    second = floors.digest(tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert len({first, second, floors.digest(tmp_path)}) == 3
