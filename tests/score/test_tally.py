from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.score import Tally, tally
from dateline.score.tally import one_to_one, share


def test_shares_follow_from_counts() -> None:
    one = Tally(right=3, predicted=4, gold=6)
    assert (one.precision, one.recall, one.f1) == (75, 50, 60)
    assert one.as_json() == {"p": 75.0, "r": 50.0, "f1": 60.0}


def test_tallies_add_up() -> None:
    assert Tally(1, 2, 3) + Tally(2, 2, 2) == Tally(3, 4, 5)


def test_nothing_predicted_and_nothing_there_is_0() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (0, 0, 0)


def test_more_right_than_there_are_cannot_be() -> None:
    with pytest.raises(ValueError, match="3 right"):
        Tally(3, 2, 5)


def test_sets_are_compared_by_equality() -> None:
    assert tally({(0, 4), (5, 9)}, {(0, 4), (5, 8)}) == Tally(1, 2, 2)


def test_questions_are_counted_once() -> None:
    assert share([True, False, True]) == Tally(2, 3, 3)


def test_a_row_gives_way_to_one_that_has_no_other_choice() -> None:
    assert sorted(one_to_one(2, 2, lambda row, column: row == 0 or column == 0)) == [(0, 1), (1, 0)]


@given(st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=0, max_size=4))
def test_no_pairing_is_larger(table: list[list[bool]]) -> None:
    pairs = one_to_one(len(table), 4, lambda row, column: table[row][column])
    assert all(table[row][column] for row, column in pairs)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    best = max(sum(table[row][order[row]] for row in range(len(table))) for order in permutations(range(4)))
    assert len(pairs) == best
