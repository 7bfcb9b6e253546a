"""How much speaks for two events being one happening: named features, each weighed, and what none can outweigh.

Words are compared by how rare they are in news; days and places by what they leave possible. Two country centres are
never near: only what is known to a region or closer has a distance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Final

from dateline.corroborate.rarity import Wording, shared
from dateline.corroborate.trace import Happening, Spot

FAR_KM: Final = {"site": 60.0, "settlement": 60.0, "district": 150.0, "region": 600.0}
"""Kilometres from which on two places are another place, by the coarser of their precisions: the width of what the name
stands for, and room for two gazetteers' points of it."""
NEAR_KM: Final = {"site": 10.0, "settlement": 15.0, "district": 60.0, "region": 150.0}
EXACT_DAYS: Final = 3
"""Days that an interval may have to be taken for a date."""
SLACK_DAYS: Final = 1
"""Days that two dates of one happening may lie apart: nights, zones, and a weekday counted from the day of print."""
SPEECH: Final = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""Types of events that are acts of speech: what makes two of them one is who speaks, and not that both are said."""
SPEAKING: Final = 2.0
"""How rare a word must be for two speakers who share it to be taken for one: of those in evaluation/gold (train and dev)
"president" and "army" are not, names, "council" and "caller" are."""
MOST_DAYS: Final = 30
"""Days between two reports beyond which more days say no more."""


@dataclass(frozen=True, slots=True)
class Side:
    """One event of one report, beside the likelihood that the two reports tell one story."""

    document: str
    day: str | None
    event: Happening


def wording_features(
    one: Happening, other: Happening, story: float, *, same_report: bool, wording: Wording
) -> dict[str, float]:
    """What the words of two triggers and their sentences say; ``story`` is that of their reports."""
    same = one.lemma == other.lemma
    alike = 0.0 if same else wording.likeness(one.lemma, other.lemma)
    near = shared(wording, one.near, other.near)
    inside, least = _inside(wording, one, other)
    values = {
        "bias": 1.0,
        "same trigger": float(same),
        "triggers of one stem": float(not same and is_stem(one.lemma, other.lemma)),
        "likeness of triggers": alike,
        "much likeness of triggers": max(alike - 0.5, 0.0),
        "rarity of the trigger": wording.rarity(one.lemma) / 8 if same else 0.0,
        "words of the sentence": shared(wording, one.words, other.words),
        "words near the trigger": near,
        "near words in the other sentence": inside,
        "least near words in the other sentence": least,
        "one story": story,
        "same report": float(same_report),
        "first sentences": float(one.sentence == other.sentence == 0),
        "nothing near": float(not (one.near and other.near)),
        "verb and noun": float((one.upos == "VERB") != (other.upos == "VERB")),
    }
    return {name: value for name, value in values.items() if value}


@lru_cache(maxsize=200_000)
def is_stem(one: str, other: str) -> bool:
    """Whether two words begin alike but for their endings."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length >= 4 and length >= min(len(one), len(other)) - 2


def _inside(wording: Wording, one: Happening, other: Happening) -> tuple[float, float]:
    """How much of what is near one trigger is in the sentence of the other: the mean of both ways, and the less."""
    shares = []
    for a, b in ((one, other), (other, one)):
        whole = sum(wording.rarity(word) for word in a.near)
        there = set(b.words) | {b.lemma}
        shares.append(sum(wording.rarity(word) for word in a.near if word in there) / whole if whole else 0.0)
    return sum(shares) / 2, min(shares)


# Days ---------------------------------------------------------------------------------------------


@lru_cache(maxsize=100_000)
def number_of(day: str) -> int:
    """A day as a number."""
    return date.fromisoformat(day).toordinal()


def days_apart(one: Happening, other: Happening) -> int | None:
    """The least number of days between two events, 0 where they may be on one; None where one is not bounded."""
    first = [number_of(e.days[0]) if e.days[0] else None for e in (one, other)]
    last = [number_of(e.days[1]) if e.days[1] else None for e in (one, other)]
    gaps = [a - b for a, b in ((first[0], last[1]), (first[1], last[0])) if a is not None and b is not None]
    if not gaps:
        return None
    return max(0, *gaps)


def is_dated(event: Happening) -> bool:
    """Whether the days of an event are a date, or nearly one."""
    first, last = event.days
    return first is not None and last is not None and number_of(last) - number_of(first) < EXACT_DAYS


# Places -------------------------------------------------------------------------------------------


def kilometres(one: Spot, other: Spot) -> float | None:
    """The great-circle distance of two points; None where one has none."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    a, b = radians(one.lat), radians(other.lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half)))


def place_relation(one: Spot | None, other: Spot | None) -> tuple[str, float | None]:
    """How two places lie (``near``, ``far``, ``same name``, ``same country``, ``other country``, ``""``), and how far."""
    if one is None or other is None:
        return "", None
    distance = kilometres(one, other)
    if distance is not None:
        coarser = max(one.precision, other.precision, key=lambda p: FAR_KM[p])
        if distance <= NEAR_KM[coarser]:
            return "near", distance
        return ("far" if distance >= FAR_KM[coarser] else ""), distance
    if one.country and other.country and one.country != other.country:
        return "other country", None
    pointless = {"country", "area"}
    if one.name.lower() == other.name.lower():
        return ("same country" if {one.precision, other.precision} & pointless else "same name"), None
    return ("same country" if one.country and one.country == other.country else ""), None


# Who and how many ---------------------------------------------------------------------------------


def counts_relation(one: Happening, other: Happening) -> str:
    """``same``, ``other`` or ``""``: whether numbers of one scope can be the same."""
    scopes = {number.scope for number in one.counts} & {number.scope for number in other.counts} - {None}
    if not scopes:
        return ""
    for a in one.counts:
        for b in other.counts:
            if (
                a.scope == b.scope
                and a.scope in scopes
                and max(a.low, b.low) <= min(_top(a.high), _top(b.high))
            ):
                return "same"
    return "other"


def _top(high: float | None) -> float:
    return float("inf") if high is None else high


def names_relation(one: tuple[str, ...], other: tuple[str, ...], wording: Wording) -> float | None:
    """How much of the names of two groups of people is shared, from 0 to 1; None where one is not named."""
    a, b = (
        {word for name in names for word in name.split() if not name.startswith("unnamed")}
        for names in (one, other)
    )
    return shared(wording, a, b) if a and b else None


def _of_speech(one: Happening, other: Happening, wording: Wording) -> Iterator[str]:
    """What speaks against two acts of speech of one type being one."""
    if one.lemma != other.lemma:
        yield "speech in other words"
    speakers = [_words_of_speakers(each.actors) for each in (one, other)]
    if not all(speakers):
        yield "speech of nobody known"
    elif not any(wording.rarity(word) >= SPEAKING for word in speakers[0] & speakers[1]):
        yield "speech of others"


def _words_of_speakers(names: tuple[str, ...]) -> set[str]:
    """The words of names and roles, with no apostrophes."""
    words = (
        word.strip("'’").removesuffix("'s").removesuffix("’s") for name in names for word in name.split()
    )
    return {word for word in words if word != "unnamed"}


def told_features(one: Side, other: Side, wording: Wording) -> Mapping[str, float]:
    """What type, days, place, people and numbers of two events say."""
    a, b = one.event, other.event
    found: dict[str, float] = {}
    if a.type is not None and b.type is not None:
        found["same type" if a.type == b.type else "other type"] = 1.0
        if a.mode and b.mode:
            found["same mode" if a.mode == b.mode else "other mode"] = 1.0
    apart = days_apart(a, b)
    if is_dated(a) and is_dated(b):
        found["same date" if apart == 0 else "a day apart" if apart == SLACK_DAYS else "other dates"] = 1.0
    elif apart == 0:
        found["days that fit"] = 1.0
    relation, _ = place_relation(a.place, b.place)
    if relation:
        found[f"place: {relation}"] = 1.0
    for role, names in (("actors", (a.actors, b.actors)), ("targets", (a.targets, b.targets))):
        alike = names_relation(*names, wording)
        if alike is not None:
            found[f"{role} alike" if alike else f"other {role}"] = alike or 1.0
    if numbers := counts_relation(a, b):
        found[f"{numbers} numbers"] = 1.0
    if a.type == b.type and a.type in SPEECH:
        found |= dict.fromkeys(_of_speech(a, b, wording), 1.0)
    if a.historical != b.historical:
        found["one is history"] = 1.0
    if one.day and other.day:
        found["days between reports"] = min(abs(number_of(one.day) - number_of(other.day)), MOST_DAYS) / 10
    return found


def is_barred(one: Side, other: Side) -> bool:
    """Whether two events cannot be one: dates that lie apart, places that do, or what was told before it was."""
    apart = days_apart(one.event, other.event)
    if apart is not None and apart > SLACK_DAYS and (is_dated(one.event) or is_dated(other.event)):
        return True
    return place_relation(one.event.place, other.event.place)[0] in ("far", "other country")
