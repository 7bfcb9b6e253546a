"""Ties: days, places with their precision, numbers; what bars two events from being one."""

from __future__ import annotations

from typing import Any

import pytest

from dateline import lang
from dateline.corroborate.incidents import days_of, is_concrete, place_of
from dateline.corroborate.rarity import wording_of
from dateline.corroborate.ties import (
    Side,
    counts_relation,
    days_apart,
    is_barred,
    place_relation,
    told_features,
)
from dateline.corroborate.trace import Happening, Number, Spot

WORDING = wording_of(lang.load("en"))


def event(**fields: Any) -> Happening:
    plain: dict[str, Any] = {
        "id": "v",
        "start": 0,
        "end": 1,
        "sentence": 0,
        "lemma": "attack",
        "upos": "VERB",
        "type": "ASSAULT",
    }
    return Happening(**(plain | fields))


def side(day: str | None = "2021-08-03", **fields: Any) -> Side:
    return Side("d", day, event(**fields))


def spot(
    name: str, precision: str, lat: float | None = None, lon: float | None = None, country: str = "YEM"
) -> Spot:
    return Spot(name=name, precision=precision, lat=lat, lon=lon, country=country)


def test_two_centres_of_countries_are_never_near() -> None:
    country = spot("Yemen", "country")
    assert place_relation(country, country)[0] == "same country"
    assert "place: near" not in told_features(side(place=country), side(place=country), WORDING)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (spot("A", "settlement", 15.0, 44.0), spot("B", "settlement", 15.05, 44.0), "near"),
        (spot("A", "settlement", 15.0, 44.0), spot("B", "settlement", 16.0, 44.0), "far"),
        (spot("A", "settlement", 15.0, 44.0), spot("B", "region", 16.0, 44.0), "near"),
        (spot("A", "settlement", 15.0, 44.0), spot("B", "country", country="SYR"), "other country"),
        (spot("Harat", "unresolved"), spot("harat", "unresolved"), "same name"),
    ],
)
def test_how_near_two_places_are_follows_from_how_closely_each_is_known(
    one: Spot, other: Spot, expected: str
) -> None:
    assert place_relation(one, other)[0] == place_relation(other, one)[0] == expected


def test_days_that_may_overlap_are_not_apart() -> None:
    assert days_apart(event(days=("2021-08-01", "2021-08-01")), event(days=(None, "2021-08-03"))) == 0
    assert days_apart(event(days=("2021-08-05", "2021-08-05")), event(days=(None, "2021-08-03"))) == 2
    assert days_apart(event(), event(days=("2021-08-05", "2021-08-05"))) is None


def test_other_dates_and_other_places_bar() -> None:
    monday, friday = side(days=("2021-08-02", "2021-08-02")), side(days=("2021-08-06", "2021-08-06"))
    assert is_barred(monday, friday)
    assert not is_barred(monday, side(days=("2021-08-03", "2021-08-03")))
    near, far = (
        side(place=spot("A", "settlement", 15.0, 44.0)),
        side(place=spot("B", "settlement", 18.0, 44.0)),
    )
    assert is_barred(near, far)
    assert not is_barred(near, near)


@pytest.mark.parametrize(
    ("one", "other", "against"),
    [
        ({"actors": ("Omar Tesk",)}, {"actors": ("Tesk",)}, set()),
        ({"actors": ("unnamed council",)}, {"actors": ("the council’s",)}, set()),
        ({"actors": ("unnamed nurse",)}, {"actors": ("unnamed diver",)}, {"speech of others"}),
        ({"actors": ("president of Velm",)}, {"actors": ("president of Tarsk",)}, {"speech of others"}),
        ({"actors": ("Omar Tesk",)}, {}, {"speech of nobody known"}),
        ({"actors": ("Tesk",)}, {"actors": ("Tesk",), "lemma": "promise"}, {"speech in other words"}),
    ],
)
def test_two_acts_of_speech_are_held_apart_by_who_speaks(
    one: dict[str, Any], other: dict[str, Any], against: set[str]
) -> None:
    spoken = {"type": "AGREE", "lemma": "pledge"}
    found = told_features(side(**spoken | one), side(**spoken | other), WORDING)
    assert {name for name in found if name.startswith("speech")} == against
    assert not any(name.startswith("speech") for name in told_features(side(**one), side(**other), WORDING))


def test_numbers_of_one_scope_can_be_the_same_or_not() -> None:
    nine, least_nine = Number(scope="killed", low=9, high=9), Number(scope="killed", low=5, high=None)
    three, hurt = Number(scope="killed", low=3, high=3), Number(scope="injured", low=9, high=9)
    assert counts_relation(event(counts=(nine,)), event(counts=(least_nine,))) == "same"
    assert counts_relation(event(counts=(nine,)), event(counts=(three,))) == "other"
    assert counts_relation(event(counts=(nine,)), event(counts=(hurt,))) == ""


def test_a_denial_and_what_only_a_country_places_make_no_incident() -> None:
    dated = {"days": ("2021-08-01", "2021-08-01")}
    assert is_concrete(event(**dated))
    assert not is_concrete(event(**dated, negated=True))
    assert not is_concrete(event(**dated, status="denied"))
    assert not is_concrete(event(place=spot("Yemen", "country")))
    assert not is_concrete(event(type="REQUEST", place=spot("Harat", "settlement", 15.0, 44.0)))


def test_the_day_and_place_that_most_give_are_those_of_the_incident() -> None:
    first, second = ("2021-08-01", "2021-08-01"), ("2021-08-02", "2021-08-02")
    assert days_of([event(days=first), event(days=second), event(days=second)]) == second
    assert days_of([event(days=("2021-08-01", None)), event(days=(None, "2021-08-04"))]) == (
        "2021-08-01",
        "2021-08-04",
    )
    harat, yemen = spot("Harat", "settlement", 15.0, 44.0), spot("Yemen", "country")
    assert place_of([event(place=yemen), event(place=yemen), event(place=harat)]) == harat
