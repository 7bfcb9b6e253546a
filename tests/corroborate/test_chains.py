"""Chains of mentions: what is known of two words, and of how they are used in one story."""

from __future__ import annotations

import numpy as np
import pytest

from dateline import lang
from dateline.corroborate.chains import TREES, values_of_pairs
from dateline.corroborate.company import companies, of_one, of_two
from dateline.corroborate.rarity import wording_of
from dateline.corroborate.senses import Senses, senses_of
from dateline.corroborate.trace import Happening
from dateline.corroborate.trees import Trees, trees_of

EN = lang.load("en")


def mention(lemma: str, *near: str, sentence: int = 0, start: int = 0) -> Happening:
    return Happening(
        id=f"{lemma}{sentence}", start=start, end=start + 1, sentence=sentence, lemma=lemma, upos="VERB",
        words=near, near=near,
    )  # fmt: skip


def test_words_are_as_alike_as_the_most_telling_group_that_both_can_be_of() -> None:
    # 0 says nothing, 1 and 2 are of 0, 3 is of 1
    senses = Senses(
        {"a": {3: 1.0}, "b": {1: 1.0}, "c": {2: 1.0}},
        {1: (0,), 2: (0,), 3: (1,)},
        {0: 0.0, 1: 0.5, 2: 0.9, 3: 1.0},
    )
    assert senses.likeness("a", "b") == pytest.approx(0.5 * 0.8)
    assert senses.likeness("a", "c") == 0.0
    assert senses.likeness("a", "unknown") == 0.0
    assert senses.shared("a", "a") == 1.0
    assert senses.shared("a", "b") == 0.0


def test_synonyms_are_more_alike_than_words_that_only_go_together() -> None:
    senses = senses_of(EN)
    assert senses.likeness("strike", "hit") > senses.likeness("strike", "rescue")
    assert senses.shared("quake", "earthquake") > 0.9
    assert senses.likeness("nab", "capture") > 0.1


def test_words_that_stand_with_the_same_people_keep_one_company() -> None:
    mentions = [
        (0, mention("storm", "Tarek", "depot")),
        (1, mention("raid", "Tarek", "depot")),
        (1, mention("sign", "Velin", "treaty", sentence=3)),
    ]
    company = companies(mentions, wording_of(EN))
    alike = of_two(company["storm"], company["raid"])
    other = of_two(company["storm"], company["sign"])
    assert alike["company near"] > 0.9 > 0.1 > other["company near"]
    assert alike["in one report"] == 0.0
    assert of_one(company["raid"], 2)["share of reports"] == 0.5


def test_what_speaks_for_a_pair_does_not_depend_on_its_order() -> None:
    one, other = mention("storm", "Tarek", start=4), mention("raid", "Tarek", start=40)
    odds = np.zeros((1, 1))
    [(_, _, forth)] = values_of_pairs([(0, one), (0, other)], odds, EN)
    [(_, _, back)] = values_of_pairs([(0, other), (0, one)], odds, EN)
    assert forth == back
    assert forth["one sentence"] == 1.0


def test_trees_add_up_the_values_of_the_leaves_that_a_row_reaches() -> None:
    trees = Trees(
        names=("x", "y"), start=0.0,
        feature=np.array([[0, -1, -1], [1, -1, -1]], np.int16), step=np.array([[0.5, 0, 0], [2, 0, 0]], np.float32),
        left=np.array([[1, 1, 2], [1, 1, 2]], np.int16), value=np.array([[0, -1, 1], [0, -2, 2]], np.float32),
    )  # fmt: skip
    table = trees.table([{"x": 1.0}, {"x": 1.0, "y": 3.0, "z": 9.0}, {}])
    found = trees.likelihoods(table)
    assert found == pytest.approx(1 / (1 + np.exp(-np.array([-1.0, 3.0, -3.0]))))


def test_every_feature_of_the_trees_is_one_that_pairs_have() -> None:
    mentions = [
        (0, mention("storm", "Tarek")),
        (0, mention("storm", "Tarek", sentence=1)),
        (1, mention("raid", "Tarek")),
    ]
    odds = np.zeros((2, 2))
    known = {
        name for _, _, values in values_of_pairs(mentions, odds, EN) for name in values
    } | {"triggers of one stem", "verb and noun", "nothing near", "much likeness of triggers"}  # fmt: skip
    assert set(trees_of(EN, TREES).names) <= known
