import pytest
from tests.wires import BODY, ENGLISH, LEAD, WIRE, report

from dateline.corroborate.copies import compare
from dateline.corroborate.drift import drift_of


def drifts(one: str, other: str) -> list[tuple[str, str | None, str | None]]:
    a, b = report("a", one), report("b", other)
    return [
        (each.kind, each.a.of(one) if each.a else None, each.b.of(other) if each.b else None)
        for each in drift_of(a, b, compare(a, b).passages, ENGLISH)
    ]


@pytest.mark.parametrize(
    ("old", "new", "kind", "cited"),
    [
        ("31 others", "34 others", "figure", ("31", "34")),
        ("At least 14 people", "At least 41 people", "figure", ("14", "41")),
        ("on Tuesday", "on Monday", "date", ("Tuesday", "Monday")),
        ("Mira Tolan", "Jonas Redl", "name", ("Mira Tolan", "Jonas Redl")),
        (", the port's hospital said", "", "attribution", ("the port's hospital said", None)),
    ],
)
def test_what_was_changed_is_cited_on_both_sides(
    old: str, new: str, kind: str, cited: tuple[str | None, str | None]
) -> None:
    text = LEAD + BODY
    assert old in text
    assert (kind, *cited) in drifts(text, text.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("nine explosions", "9 explosions"),
        ("Mira Tolan", "Tolan"),
        ("Tessel", "Tesel"),
        ("Witnesses", "Traders"),
    ],
)
def test_the_same_in_other_words_is_no_drift(old: str, new: str) -> None:
    text = LEAD + BODY
    assert drifts(text, text.replace(old, new)) == []


def test_identical_texts_have_no_drift() -> None:
    assert drifts(WIRE, WIRE) == []
