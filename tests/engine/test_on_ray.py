"""The engine on Ray: the promises of `test_engine.py`, all asked of one small local cluster."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.batch.made import done, parquet
from tests.engine.jobs import many

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ray")
    ran = subprocess.run(
        [sys.executable, "-m", "tests.engine.ray_scenes", str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    return folder


@pytest.fixture(scope="module")
def scenes(folder: Path) -> Any:
    return json.loads((folder / "results.json").read_text())


def test_every_shard_has_its_output(scenes: Any) -> None:
    assert scenes["all"]["outputs"] == {each.key: [word.upper() for word in each.items] for each in many(5)}
    assert scenes["all"]["runner"] == "Ray"


def test_what_is_on_the_shelf_is_not_done_again(scenes: Any) -> None:
    assert (scenes["again"]["shards"], scenes["again"]["known"], scenes["again"]["said"]) == (2, 3, 20)


def test_an_item_that_fails_is_set_aside(scenes: Any) -> None:
    assert ["A", "B", "(fault: KeyError)", "C", "D"] in scenes["fault"]["outputs"].values()


def test_what_stops_the_run_is_raised(scenes: Any) -> None:
    assert "this cannot go on" in scenes["stop"]["error"]


def test_an_item_that_kills_its_worker_is_set_aside_and_the_others_are_done(scenes: Any) -> None:
    outputs = list(scenes["die"]["outputs"].values())
    assert ["B"] in outputs
    assert any(words[0] == "A" and words[1].startswith("(die: ") for words in outputs)
    assert scenes["die"]["deaths"] == 5


def test_an_item_that_kills_once_is_done_at_the_second_try(scenes: Any) -> None:
    assert list(scenes["once"]["outputs"].values()) == [["A", "ONCE"]]


def test_an_item_that_never_ends_is_set_aside(scenes: Any) -> None:
    assert scenes["hang"]["late"] >= 1
    [[word]] = scenes["hang"]["outputs"].values()
    assert word.startswith("(hang: it took over")


def test_a_data_set_has_the_same_bytes_as_one_of_this_process(folder: Path, tmp_path: Path) -> None:
    done(folder / "in", tmp_path / "out")
    assert parquet(folder / "out") == parquet(tmp_path / "out")


def test_ray_sends_nothing_to_its_makers(scenes: Any) -> None:
    assert scenes["usage"] == "0"
