"""The two networks that come with Dateline: the standard one, and a smaller one for very many reports."""

from pathlib import Path

import pytest

from dateline import config, pipeline
from dateline.config import TIERS, Config
from dateline.errors import BadConfig
from dateline.model import document_of

EXAMPLE = next((Path(__file__).parent.parent / "examples").glob("*.txt")).read_text(encoding="utf-8")


def test_each_tier_finds_statements_and_events_and_names_its_weights() -> None:
    readings = [pipeline.load_reader(Config(tier=tier)).read(document_of(EXAMPLE, id=tier)) for tier in TIERS]
    assert all(reading.statements and reading.events for reading in readings)
    assert len({reading.made_by.weights for reading in readings}) == len(TIERS)


def test_a_tier_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(BadConfig, match="standard, fast"):
        config.load(environment={"DATELINE_TIER": "quick"})


def test_a_tier_and_weights_of_ones_own_together_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match="both say which network reads"):
        Config(tier="fast", weights=tmp_path)
