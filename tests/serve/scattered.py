"""A record of invented reports whose events are scattered over places, days and statuses, drawn from a seed."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

from tests.recorded import reading

from dateline.model import Entity, Interval, Mention, Participant, Place, PlaceCandidate, Reading

COUNTRIES = ("YEM", "FRA", "PER")
PRECISIONS = ("site", "settlement", "district", "region", "country", "area", "unresolved")
ENDS = ("2021-07-30", "2021-08-02", "2021-08-15", "2021-09-01", "2022-01-05")


def scattered(number: int, seed: int = 8) -> Reading:
    """One report; the same for the same number."""
    chance = random.Random(seed * 1_000 + number)
    one = reading(number)
    places = tuple(_place(place, chance) for place in one.places)
    events = tuple(replace(event, time=_when(chance, event.time)) for event in one.events)
    return _with_parties(replace(one, places=places, events=events))


def _with_parties(one: Reading) -> Reading:
    """The people who were attacked are two named parties as well, and the front is named."""
    front, people, army, *others = one.mentions
    parties = {"e6": ("Harat Brigade", one.times[0].span), "e7": ("Sela Council", one.times[1].span)}
    named = tuple(
        Mention(
            id=f"m{id_}",
            span=span,
            head=span,
            kind="organization",
            form="name",
            entity=id_,
            by=one.events[0].by,
        )
        for id_, (_, span) in parties.items()
    )
    entities = tuple(
        Entity(id=id_, name=name, kind="organization", mentions=(f"m{id_}",), by=one.events[0].by)
        for id_, (name, _) in parties.items()
    )
    mentions = sorted(
        (replace(front, form="name"), people, army, *others, *named), key=lambda each: each.span
    )
    attack = one.events[0]
    roles = tuple(Participant("target", id_, (span,)) for id_, (_, span) in parties.items())
    events = (replace(attack, participants=(*attack.participants, *roles)), *one.events[1:])
    return replace(one, mentions=tuple(mentions), entities=(*one.entities, *entities), events=events)


def _place(place: Place, chance: random.Random) -> Place:
    precision: Any = chance.choice(PRECISIONS)
    if precision == "unresolved":
        return Place(id=place.id, span=place.span, name=place.name, precision=precision, by=place.by)
    country = None if precision == "area" else chance.choice(COUNTRIES)
    point = round(chance.uniform(-60, 70), 3), round(chance.uniform(-170, 170), 3)
    other = PlaceCandidate(name=place.name, lat=0.0, lon=0.0)
    return replace(
        place, precision=precision, country=country, lat=point[0], lon=point[1], alternatives=(other,)
    )


def _when(chance: random.Random, time: Any) -> Any:
    kind = chance.randrange(6)
    low, high = sorted(chance.choices(ENDS, k=2))
    made = {
        1: Interval(low, high, "between them"),
        2: Interval(None, high, "no later than that"),
        3: Interval(low, "..", "since then"),
        4: None,
        5: Interval(low, low, "on that day"),
    }
    return time if kind == 0 else made[kind]
