import importlib.util
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.score import score_chains

ARBITER = Path(__file__).parents[2].parent / "shared" / "score" / "score_coref.py"


def chains(labels: list[int]) -> list[set[int]]:
    found = defaultdict(set)
    for mention, label in enumerate(labels):
        found[label].add(mention)
    return list(found.values())


def test_a_perfect_prediction_scores_100() -> None:
    gold = chains([0, 0, 0, 1, 1, 2])
    score = score_chains(gold, gold)
    assert score.conll == score.lea[0] == score.lea[1] == 100


def test_muc_counts_links_and_gives_nothing_for_single_mentions() -> None:
    assert list(score_chains([{1, 2}, {3, 4}], [{1, 2, 3, 4}]).muc) == pytest.approx([100, 200 / 3])
    assert score_chains([{1}, {2}], [{1}, {2}]).muc == (0.0, 0.0)


def test_b3_weighs_every_mention_alike() -> None:
    precision, recall = score_chains([{1, 2, 3}], [{1, 2}, {3}]).b3
    assert precision == pytest.approx(100 * (2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert recall == 100


def test_ceafe_pairs_each_chain_once() -> None:
    precision, recall = score_chains([{1, 2}, {3, 4}], [{1, 2, 3, 4}]).ceafe
    assert [precision, recall] == pytest.approx([100 * (4 / 6) / 2, 100 * 4 / 6])


def test_single_mentions_can_be_left_out() -> None:
    assert score_chains([{1, 2}, {3}], [{1, 2}, {4}], singletons=False).conll == 100


def test_no_prediction_scores_0() -> None:
    assert score_chains([], [{1, 2}]).conll == 0


labels = st.lists(st.integers(0, 4), min_size=1, max_size=9)


@given(labels, labels)
def test_every_figure_lies_from_0_to_100_and_gold_scores_100(one: list[int], other: list[int]) -> None:
    score = score_chains(chains(one), chains(other))
    for pair in (score.muc, score.b3, score.ceafe, score.lea):
        assert all(-1e-9 <= value <= 100 + 1e-9 for value in pair)
    perfect = score_chains(chains(other), chains(other))
    for pair in (perfect.b3, perfect.lea, perfect.ceafe):
        assert list(pair) == pytest.approx([100, 100])


@given(labels, labels)
def test_the_figures_are_those_of_the_projects_scorer(one: list[int], other: list[int]) -> None:
    if not ARBITER.exists():
        pytest.skip("the project's own scorer is not beside this repository")
    spec = importlib.util.spec_from_file_location("arbiter", ARBITER)
    assert spec
    assert spec.loader
    arbiter = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(arbiter)
    wanted = arbiter.score_clusters(chains(other), chains(one))
    for name, value in score_chains(chains(one), chains(other)).as_json().items():
        assert value == pytest.approx(wanted[name], abs=0.011), name
