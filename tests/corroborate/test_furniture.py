from datetime import date

import numpy as np
from tests.wires import ENGLISH, OTHER, WIRE, report

from dateline.corroborate.copies import compare
from dateline.corroborate.furniture import boilerplate_of, furniture_in
from dateline.corroborate.wording import grams, wording_of

FOOTER = (
    "You are reading the morning edition of the Marn Courier, which has come out on every weekday since 1911."
)
ISSUES = [
    f"{body} {FOOTER}"
    for body in (WIRE, OTHER, "The ferry to Brin sails again. Tickets are sold at the pier.")
]


def learned(days: list[date | None]) -> set[int]:
    return set(boilerplate_of([(day, wording_of(t)) for day, t in zip(days, ISSUES, strict=True)]).tolist())


def test_what_recurs_in_reports_of_several_days_is_boilerplate() -> None:
    footer = set(grams(wording_of(FOOTER).hashes, 3).tolist())
    assert learned([date(2021, 8, day) for day in (1, 4, 9)]) == footer


def test_what_recurs_on_one_day_may_be_a_story_that_is_told_again_and_again() -> None:
    assert learned([date(2021, 8, 1)] * 3) == set()


def test_reports_without_a_day_count_as_of_different_days() -> None:
    assert learned([None] * 3)


def test_boilerplate_makes_no_copy() -> None:
    days = [date(2021, 8, day) for day in (1, 4, 9)]
    known = {"C": boilerplate_of([(d, wording_of(t)) for d, t in zip(days, ISSUES, strict=True)])}
    one, other = (report(name, text, outlet="C") for name, text in zip("ab", ISSUES[1:], strict=True))
    assert compare(one, other).contained_b > 0.3
    assert compare(one, other, boilerplate=known).contained_b == 0


def test_phrases_of_the_language_are_furniture() -> None:
    wording = wording_of("Shells fell. Read also: the ferry sails")
    assert np.array(wording.words)[furniture_in(wording, ENGLISH)].tolist() == ["read", "also"]
