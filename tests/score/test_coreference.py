"""Event coreference: the scorer over files, and the area over two invented stories."""

from __future__ import annotations

import pytest

from dateline.score import score_coreference


def row(name: str, **chains: str) -> dict[str, object]:
    return {"id": name, "mentions": [{"id": mention, "chain": chain} for mention, chain in chains.items()]}


GOLD = [row("a", m1="x", m2="y"), row("b", m3="x", m4="z")]


def test_the_gold_scores_full_whatever_its_chains_are_called() -> None:
    other = [row("a", m1="1", m2="2"), row("b", m3="1", m4="3")]
    assert score_coreference(other, GOLD)["conll"] == 100


def test_a_mention_that_is_left_out_is_a_chain_of_its_own_and_an_unknown_one_is_passed_over() -> None:
    found = score_coreference([row("a", m1="1", m9="1"), row("b", m3="1")], GOLD)
    assert (found["left_out"], found["unknown"], found["predicted_chains"]) == (2, 1, 3)
    assert found["conll"] == 100


def test_one_chain_for_all_has_full_recall_and_poor_precision() -> None:
    found = score_coreference([row("a", m1="1", m2="1"), row("b", m3="1", m4="1")], GOLD)
    assert found["muc"] == {"p": pytest.approx(33.33), "r": 100, "f1": 50}
    assert found["b3"]["r"] == 100
