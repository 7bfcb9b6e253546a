"""Any system's readings beside the gold set, by the measures of agreement."""

from evaluation.gold.agreement import compare
from evaluation.gold.score import as_annotation

TEXT = "Gunmen stormed Kiro, police said on Friday."
GOLD = {
    "statements": [
        {"id": "S1", "source_spans": [[21, 27]], "content": [[0, 19]], "manner": "indirect", "act": "assert"}
    ],
    "events": [
        {
            "id": "V1",
            "trigger": [7, 14],
            "type": "ASSAULT",
            "status": "claimed",
            "negated": False,
            "historical": False,
        }
        | {"voice": "police"}
    ],
    "times": [{"id": "T1", "span": [36, 42], "type": "DATE", "value": "2014-05-23"}],
    "places": [{"id": "P1", "span": [15, 19]}],
    "counts": [],
    "materiel": [],
}
READING = {
    "statements": [{"id": "s1", "source": {"entity": None, "spans": [[21, 27]]}, "content": [[0, 19]]}],
    "events": [
        {"id": "e1", "trigger": [7, 14], "type": "ASSAULT", "status": "occurred", "according_to": None}
    ],
    "times": [{"id": "t1", "start": 36, "end": 42, "type": "DATE", "value": "2014-05-30"}],
}


def test_a_reading_is_compared_as_if_a_person_had_annotated() -> None:
    reading = as_annotation(READING)
    reading["statements"][0] |= {"manner": "indirect", "act": "deny"}
    result = compare([("story/report", TEXT, GOLD, reading)])
    assert result["statements"]["f1"] == result["events"]["f1"] == 1
    assert result["events"]["kappa_status"] == 0
    assert result["times"]["value"] == 0
    assert result["places"]["f1"] == 0


def test_an_annotation_agrees_with_itself() -> None:
    result = compare([("story/report", TEXT, GOLD, GOLD)])
    assert [result[layer]["f1"] for layer in ("statements", "events", "times", "places")] == [1, 1, 1, 1]
