"""Toponyms: spans, distances, ids."""

from typing import Any

from dateline.score import score_places

KABUL = {"start": 3, "end": 8, "name": "Kabul", "lat": 34.53, "lon": 69.17, "geonames_id": "1138958"}
STREET = {"start": 20, "end": 30, "name": "Some Street", "lat": None, "lon": None, "geonames_id": None}
GOLD = [{"id": "a", "toponyms": [KABUL, STREET]}]


def scored(*toponyms: dict[str, Any]) -> dict[str, Any]:
    return score_places([{"id": "a", "toponyms": list(toponyms)}], GOLD)


def test_the_gold_itself_is_right() -> None:
    score = scored(KABUL, STREET)
    assert score["recognition_exact"]["f1"] == 100
    assert score["resolution"] == {"acc161": 100.0, "id_exact": 100.0}
    assert score["end_to_end_161"]["f1"] == 100


def test_a_place_a_thousand_kilometres_off_is_found_and_not_resolved() -> None:
    score = scored(KABUL | {"lat": 44.0})
    assert score["recognition_exact"]["p"] == 100
    assert score["resolution"]["acc161"] == 0
    assert score["end_to_end_161"]["f1"] == 0


def test_a_span_that_only_overlaps_counts_end_to_end() -> None:
    score = scored(KABUL | {"start": 0})
    assert (score["recognition_exact"]["f1"], score["recognition_overlap"]["p"]) == (0, 100)
    assert score["end_to_end_161"]["f1"] == 100


def test_a_resolved_answer_on_a_place_without_coordinates_is_left_out() -> None:
    assert scored(KABUL, STREET | {"lat": 1.0, "lon": 1.0})["end_to_end_161"]["p"] == 100


def test_a_document_that_is_missing_counts_as_empty() -> None:
    assert score_places([], GOLD)["recognition_exact"] == {"p": 0.0, "r": 0.0, "f1": 0.0}
