"""Scores of time expressions and of times of events."""

from typing import Any

from dateline.score import score_event_times, score_timexes


def timex(start: int, end: int, value: str, kind: str = "DATE") -> dict[str, Any]:
    return {"start": start, "end": end, "type": kind, "value": value}


def test_an_overlap_is_found_and_an_equal_span_is_exact() -> None:
    score = score_timexes(
        [([timex(0, 4, "2001"), timex(9, 12, "P1D")], [timex(0, 4, "2001"), timex(8, 12, "P1D")])]
    )
    assert (score["relaxed"], score["strict"], score["value"]) == (100, 50, 100)


def test_a_wrong_value_costs_value_alone() -> None:
    score = score_timexes([([timex(0, 4, "2002")], [timex(0, 4, "2001")])])
    assert (score["relaxed"], score["type"], score["value"]) == (100, 100, 0)


def test_gold_with_days_asks_for_both_ends_that_it_knows() -> None:
    gold = [{"start": 0, "end": 4, "earliest": None, "latest": "2001-12-31"}]
    right = [{"start": 0, "end": 4, "earliest": "2001-01-01", "latest": "2001-12-31"}]
    wrong = [{"start": 0, "end": 4, "earliest": "2001-01-01", "latest": "2001-06-30"}]
    assert score_timexes([(right, gold)])["interval_right"] == 100
    assert score_timexes([(wrong, gold)])["interval_right"] == 0


def test_the_parts_of_a_bound_may_stand_in_any_order() -> None:
    gold = {"e1": "beginPoint=after2001-01-01before2001-02-01endPoint=2001-03-01", "e2": "2001-03-01"}
    predicted = {"e1": "beginPoint=before2001-02-01after2001-01-01endPoint=2001-03-01", "e2": "2001-03-02"}
    score = score_event_times([(predicted, gold)])
    assert (score["accuracy"], score["exact_day_accuracy"]) == (50, 0)
