from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.drafts import draft_of, forms

from dateline.nn import Scores
from dateline.reading.syntax.trees import Trees, best_tree

LEFT = draft_of(
    "The the DET 2 det / bridge bridge NOUN 4 nsubj:pass / was be AUX 4 aux:pass / shelled shell VERB 0 root / "
    "by by ADP 6 case / rebels rebel NOUN 4 obl:agent / who who PRON 8 nsubj / fled flee VERB 6 acl:relcl"
)


def trees() -> Trees:
    assert LEFT.trees is not None
    return LEFT.trees


def test_a_child_is_found_by_its_relation_with_or_without_the_subtype() -> None:
    assert trees().child(3, "nsubj") == trees().child(3, "nsubj:pass") == 1
    assert trees().child(3, "nsubj:outer") is None
    assert trees().child(3, "obj", "obl") == 5


def test_the_first_of_several_children_is_the_child() -> None:
    assert list(trees().children(3, "nsubj", "aux", "obl")) == [1, 2, 5]
    assert trees().child(3, "obl", "aux", "nsubj") == 1


def test_a_word_without_dependents_has_no_child() -> None:
    assert trees().child(0, "det") is None
    assert list(trees().children(6, "nsubj")) == []


def test_a_subtree_is_the_word_and_all_below_it_in_order() -> None:
    assert forms(LEFT, trees().subtree(5)) == "by rebels who fled"
    assert trees().subtree(3) == list(range(8))
    assert trees().subtree(0) == [0]


def test_a_subtree_leaves_out_the_branches_that_hang_on_its_top_by_a_relation() -> None:
    assert forms(LEFT, trees().subtree(5, without=("case", "acl"))) == "rebels"
    assert forms(LEFT, trees().subtree(3, without=("case",))) == "The bridge was shelled by rebels who fled"


def test_ancestors_come_nearest_first_up_to_the_root() -> None:
    assert list(trees().ancestors(6)) == [7, 5, 3]
    assert list(trees().ancestors(3)) == []


def test_there_are_no_dependents_across_sentences() -> None:
    two = draft_of(
        "They they PRON 2 nsubj / left leave VERB 0 root\nWe we PRON 2 nsubj / came come VERB 0 root"
    )
    assert two.trees is not None
    assert [two.trees.subtree(i) for i in (1, 3)] == [[0, 1], [2, 3]]


def test_no_words_have_no_trees() -> None:
    assert Trees([]).dependents == []


def matrices(least: int, most: int) -> st.SearchStrategy[Scores]:
    """Scores with many ties, with the floor that words outside the window have, and of any size."""
    score = st.integers(-4, 0).map(float) | st.sampled_from([-1e4, 0.0]) | st.floats(-50, 50, width=32)
    return st.integers(least, most).flatmap(
        lambda n: st.lists(st.lists(score, min_size=n + 1, max_size=n + 1), min_size=n, max_size=n).map(
            lambda rows: np.array(rows, np.float32)
        )
    )


def is_tree(heads: tuple[int, ...] | list[int]) -> bool:
    """Whether every word but one hangs, through others, on the one that hangs on nothing."""
    if sum(head < 0 for head in heads) != 1:
        return False
    for word in range(len(heads)):
        for _ in heads:
            word = heads[word] if heads[word] >= 0 else word
        if heads[word] >= 0:
            return False
    return True


@cache
def all_trees(count: int) -> list[tuple[int, ...]]:
    return [heads for heads in product(range(-1, count), repeat=count) if is_tree(heads)]


def total(scores: Scores, heads: tuple[int, ...] | list[int]) -> float:
    return float(sum(float(scores[word, head + 1]) for word, head in enumerate(heads)))


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_there_are_as_many_trees_as_cayley_counted(count: int) -> None:
    assert len(all_trees(count)) == count ** (count - 1)


@given(matrices(1, 8))
@settings(max_examples=60)
def test_any_scores_give_one_root_and_no_cycle(scores: Scores) -> None:
    heads = best_tree(scores)
    assert len(heads) == len(scores)
    assert is_tree(heads)


@given(matrices(1, 5))
@settings(max_examples=120)
def test_no_other_tree_scores_more(scores: Scores) -> None:
    best = max(total(scores, heads) for heads in all_trees(len(scores)))
    assert total(scores, best_tree(scores)) == pytest.approx(best, abs=1e-2)


@given(matrices(1, 5), st.data())
@settings(max_examples=60)
def test_the_best_heads_of_the_words_are_the_tree_where_they_make_one(
    scores: Scores, data: st.DataObject
) -> None:
    heads = data.draw(st.sampled_from(all_trees(len(scores))))
    for word, head in enumerate(heads):
        scores[word, head + 1] = 100
    assert best_tree(scores) == list(heads)


def test_scores_are_left_as_they_were() -> None:
    scores = np.zeros((3, 4), np.float32)
    best_tree(scores)
    assert not scores.any()


@pytest.mark.parametrize("seed", [1, 2])
def test_a_sentence_of_two_hundred_words_gets_a_tree_from_noise(seed: int) -> None:
    scores = np.random.default_rng(seed).integers(-9, 0, (200, 201)).astype(np.float32)
    assert is_tree(best_tree(scores))


def test_the_root_may_be_a_word_that_looks_worst_as_one() -> None:
    """Three words make a ring that any of them may open; the other two make one that is costly to enter."""
    scores = np.array(
        [
            [-1, -9, 0, -2, -2, -2],
            [-1, -2, -9, 0, -2, -2],
            [-1, 0, -2, -9, -2, -2],
            [-10, -100, -100, -100, -9, 0],
            [-11, -100, -100, -100, 0, -9],
        ],
        np.float32,
    )
    heads = best_tree(scores)
    assert (total(scores, heads), heads[3]) == (-12, -1)


def test_no_words_have_no_heads() -> None:
    assert best_tree(np.zeros((0, 1), np.float32)) == []


def test_a_ring_of_words_that_all_point_at_the_next_is_opened_where_that_costs_least() -> None:
    scores = np.full((4, 5), -100, np.float32)
    for word in range(4):
        scores[word, (word + 1) % 4 + 1] = 0
    scores[:, 0] = [-9, -8, -3, -7]
    assert best_tree(scores) == [1, 2, -1, 0]
