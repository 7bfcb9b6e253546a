import pytest

from dateline.score.pairs import average_precision, score_pairs


def test_each_question_is_answered_by_its_labels() -> None:
    gold = ["C", "P", "E", "B", "D"]
    said = ["C", "C", "D", "D", "E"]
    found = score_pairs((label, {"label": row}) for label, row in zip(gold, said, strict=True))
    assert found["pairs"] == 5
    assert {name: (found[name]["p"], found[name]["r"]) for name in ("copy", "reuse", "same_event")} == {
        "copy": (50.0, 100.0),
        "reuse": (100.0, 100.0),
        "same_event": (66.67, 66.67),
    }


def test_a_score_of_a_question_goes_before_the_score_of_all() -> None:
    rows = [("C", {"label": "C", "score": 0.1, "copy_score": 0.9}), ("D", {"label": "D", "score": 0.5})]
    assert score_pairs(rows)["copy"]["ap"] == 100
    assert score_pairs(rows)["reuse"]["ap"] == 50


def test_a_pair_without_an_answer_is_a_no_with_the_lowest_score() -> None:
    found = score_pairs([("C", None), ("D", {"label": "D", "score": 0.0})])
    assert (found["copy"]["r"], found["copy"]["ap"]) == (0, 50)


@pytest.mark.parametrize(
    ("scored", "value"),
    [
        ([(0.9, True), (0.5, False), (0.1, True)], 83.33),
        ([(0.5, True), (0.5, False)], 50),
        ([(0.5, False)], 0),
        ([], 0),
    ],
)
def test_ties_are_taken_together(scored: list[tuple[float, bool]], value: float) -> None:
    assert average_precision(scored) == pytest.approx(value, abs=0.01)
