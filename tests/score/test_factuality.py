import pytest

from dateline.score import score_factuality
from dateline.score.factuality import pearson


def test_gold_itself_has_no_error() -> None:
    score = score_factuality([("a", 3.0, 3.0), ("a", -2.0, -2.0), ("b", 1.0, 1.0)])
    assert (score["all"]["mae"], score["a"]["pearson_r"], score["all"]["score100"]) == (0.0, 1.0, 100.0)


def test_the_constant_has_its_error_and_no_correlation() -> None:
    score = score_factuality([("a", 3.0, 3.0), ("a", -1.0, 3.0)])["all"]
    assert (score["mae"], score["constant_mae"], score["pearson_r"]) == (2.0, 2.0, 0.0)


def test_what_is_missing_has_the_largest_error_that_its_gold_allows() -> None:
    score = score_factuality([("a", 3.0, None), ("a", -1.0, None)])["all"]
    assert (score["missing"], score["mae"], score["score100"]) == (2, 5.0, 0.0)


def test_a_perfect_inverse_correlates_by_minus_one() -> None:
    assert pearson([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)
