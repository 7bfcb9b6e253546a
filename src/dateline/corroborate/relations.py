"""How a later claim stands to an earlier one: same, includes, update, scope, rounding, conflict or denial, and why.

The kinds are asked in this order, and the first that fits is taken: a denial; one counts some of the other's people
(includes); another scope; the same; rounding; an update; else a conflict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, cos, floor, log10, radians, sin, sqrt
from typing import Literal, get_args

from dateline.corroborate.claims import outlet_of
from dateline.corroborate.figure import Figure
from dateline.corroborate.voices import are_one, key_of
from dateline.corroborate.words import Words

Kind = Literal["same", "includes", "update", "scope", "rounding", "conflict", "denial"]
KINDS: tuple[Kind, ...] = get_args(Kind)

GROWING = frozenset(
    {"killed", "injured", "casualties", "displaced", "detained", "evacuated", "destroyed", "damaged"}
)
"""What befalls more and more as a story goes on: a later number of another source that is higher follows the first.
Of the missing and of those who march, a later number may as well be lower."""
OPEN_REACH = 1.2
"""How far above "at least 40" a number may be and be the same: in evaluation/gold (train and dev) "at least 17" and 21
of the same day are a conflict (1.24), in evaluation/toll-pairs/dev.toml "more than 20" and 23 are not (1.15)."""
ABOUT_REACH = 0.1
"""How far from "about 30" a number may be, as a part of it, where rounding to its last digit but the zeros is finer."""
APART_KM = 50
"""Two places at least so far apart are not two names for one scene: more than a town and its surroundings. A choice."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How a later claim stands to an earlier one, and why."""

    kind: Kind
    why: str


def relation(a: Figure, b: Figure, words: Words, *, among: Sequence[Figure] = ()) -> Relation:
    """How b stands to a, where a is the earlier; ``among`` are the other claims of the incident."""
    if a.claim.stance == b.claim.stance == "denies":
        return Relation("same", words.because("same_value", a=says(a)))
    if a.claim.stance != b.claim.stance or _is_zero(a) != _is_zero(b):
        return _denial(a, b, words)
    if a.claim.attribute == "date" or b.claim.attribute == "date":
        return _dates(a, b, words)
    if a.claim.attribute == "place":
        return _places(a, b, words)
    if a.claim.low is None or b.claim.low is None:
        return _names(a, b, words)
    return (
        _includes(a, b, words)
        or _scope(a, b, words)
        or _same(a, b, words)
        or _rounding(a, b, words)
        or _update(a, b, words, among)
        or _conflict(a, b, words)
    )


# Denials --------------------------------------------------------------------------------------------


def _is_zero(figure: Figure) -> bool:
    return figure.claim.low == 0 and figure.claim.high == 0


def _denial(a: Figure, b: Figure, words: Words) -> Relation:
    denier, other = (
        (a, b) if a.claim.stance == "denies" or (_is_zero(a) and b.claim.stance == "asserts") else (b, a)
    )
    name = denier.claim.attribute
    if name in ("perpetrator", "responsibility"):
        if not _same_name(a, b):
            return Relation("same", words.because("same_value", a=says(a)))
        return Relation("denial", words.because("denial_of", who=who(denier), other=who(other)))
    if denier.claim.low and denier.claim.stance == "denies":  # a figure is rejected
        if other.claim.low is None or not _fits(denier.value, other.value) or _is_one_voice(a, b):
            return Relation("same", words.because("same_value", a=says(a)))
        why = words.because("denial_figure", who=who(denier), other=who(other), a=says(other))
        return Relation("denial", why)
    if _apart(a, b):
        return Relation("scope", words.because("scope_who", a=says(a), b=says(b)))
    unspoken = denier is a and denier.claim.stance == "asserts" and denier.speaker is None
    if unspoken and a.day and b.day and a.day < b.day:
        return Relation("update", words.because("update_found", when_a=on(a), b=says(b), when_b=on(b)))
    if other.claim.low is None:
        return Relation("denial", words.because("denial_of", who=who(denier), other=who(other)))
    return Relation("denial", words.because("denial", who=who(denier), other=who(other), a=says(other)))


# Numbers ----------------------------------------------------------------------------------------------


def _includes(a: Figure, b: Figure, words: Words) -> Relation | None:
    """One counts some of those whom the other counts, and the report says so."""
    for part, whole in ((a, b), (b, a)):
        if part.claim.whole is None or part.claim.extent == "more":
            continue
        is_whole = part.claim.whole == whole.claim.id or (
            part.whole is not None and whole.claim.whole is None and _fits(part.whole, whole.value)
        )
        if is_whole and (part.claim.low or 0) <= (whole.claim.high or float("inf")):
            return Relation("includes", words.because("includes", a=says(whole), b=says(part)))
    return None


def _fits(one: tuple[float | None, float | None], other: tuple[float | None, float | None]) -> bool:
    """Whether two numbers can be one: their ranges share a number."""
    low = max(one[0] or 0, other[0] or 0)
    high = min(_top(one), _top(other))
    return low <= high


def _top(value: tuple[float | None, float | None]) -> float:
    return float("inf") if value[1] is None else value[1]


def _scope(a: Figure, b: Figure, words: Words) -> Relation | None:
    """They count others, elsewhere, or over another time."""
    one, other = a.counted, b.counted
    if a.claim.attribute != b.claim.attribute:
        why = words.because("scope_attribute", a=a.claim.attribute, b=b.claim.attribute)
        return Relation("scope", why)
    if one.more or other.more:
        more = a if one.more else b
        return Relation("scope", words.because("scope_more", a=says(more)))
    if (one.since or other.since) and (one.since or "").lower() != (other.since or "").lower():
        if one.since and other.since:
            return Relation("scope", words.because("scope_times", a=one.since, b=other.since))
        return Relation("scope", words.because("scope_time", a=one.since or other.since))
    alike = _alike(a, b)
    if _apart(a, b) or (one.who != other.who and not alike and _can_be_among(a, b)):
        return Relation("scope", words.because("scope_who", a=says(a), b=says(b)))
    if not alike and (one.wide != other.wide or one.apart != other.apart or _two_places(a, b)):
        return Relation("scope", words.because("scope_where", a=_there(a), b=_there(b)))
    for part, whole in ((a, b), (b, a)):
        if (
            part.counted.partly
            and part.counted.partly != whole.counted.partly
            and not alike
            and (part.claim.low or 0) < _top(whole.value)
        ):
            return Relation("scope", words.because("scope_part", a=f"{says(part)} ({part.counted.partly})"))
    for part, whole in ((a, b), (b, a)):
        same_group = part.counted.who is not None and part.counted.who == whole.counted.who
        if part.claim.whole and not whole.claim.whole and not alike and not same_group:
            return Relation("scope", words.because("scope_part", a=says(part)))
    return None


def _apart(a: Figure, b: Figure) -> bool:
    """Whether two groups are counted that have nobody in common."""
    return bool(a.counted.who and b.counted.who and a.counted.who != b.counted.who)


def _can_be_among(a: Figure, b: Figure) -> bool:
    """Whether the one of the two that names a group can be some of the other's people."""
    part, whole = (a, b) if a.counted.who else (b, a)
    if whole.claim.unit is None and _same_report(a, b) and a.claim.asserted_by != b.claim.asserted_by:
        return False  # "killed 70 soldiers; the army spoke of 14"
    return (part.claim.low or 0) <= _top(whole.value)


def _two_places(a: Figure, b: Figure) -> bool:
    """Whether one report counts them in two places."""
    one, other = a.counted.where, b.counted.where
    return bool(one and other and one != other and a.claim.document == b.claim.document)


def _alike(a: Figure, b: Figure) -> bool:
    """Whether two numbers are the same, or can be with their hedges."""
    return a.value == b.value or _reason(a, b) is not None


def _same(a: Figure, b: Figure, words: Words) -> Relation | None:
    if a.value == b.value and _is_about(a, words) == _is_about(b, words):
        return Relation("same", words.because("same_value", a=says(a)))
    return None


def _rounding(a: Figure, b: Figure, words: Words) -> Relation | None:
    reason = _reason(a, b)
    if reason is None:
        return None
    low, high = (reason[1].claim.low or 0, reason[1].claim.high)
    other = b if reason[1] is a else a
    why = words.because(
        reason[0], a=reason[1].claim.value.value, b=says(other), low=number(low), high=number(high)
    )
    return Relation("rounding", words.because("rounding", a=says(a), b=says(b), reason=why))


def _reason(a: Figure, b: Figure) -> tuple[str, Figure] | None:
    """Why two numbers can be one: the name of the reason, and the claim whose words are loose."""
    for loose, exact in ((a, b), (b, a)):
        low, high = loose.claim.low or 0, loose.claim.high
        other, other_top = exact.claim.low or 0, exact.claim.high
        if loose.value == exact.value and (loose.claim.modifier or "") != (exact.claim.modifier or ""):
            return "rounding_hedge", loose
        if high is None:
            if low == other and other_top is not None:
                return "rounding_hedge", loose
            near = low <= other <= low * OPEN_REACH
            if near and not _is_later(exact, loose):
                return "rounding_open", loose
        elif low < high:
            if _fits(loose.value, exact.value):
                return "rounding_vague", loose
        elif loose.claim.modifier and other_top is not None and low != other and _is_near(low, other):
            return "rounding_about", loose
    return None


def _is_near(about: float, exact: float) -> bool:
    """Whether a number is near one that was rounded to its last digit but the zeros."""
    unit = 10 ** floor(log10(about)) if about else 1
    while unit > 1 and about % unit:
        unit //= 10
    return abs(exact - about) <= max(unit / 2, ABOUT_REACH * about)


def _is_about(figure: Figure, words: Words) -> bool:
    return (figure.claim.modifier or "").lower() in words.about


def _is_later(later: Figure, earlier: Figure) -> bool:
    """Whether one is of a later day, so that a least number may have been left behind."""
    return bool(later.day and earlier.day and earlier.day < later.day)


def _update(a: Figure, b: Figure, words: Words, among: Sequence[Figure]) -> Relation | None:
    """The later number takes the place of the earlier one."""
    when = {"a": says(a), "b": says(b), "when_a": on(a), "when_b": on(b)}
    if a.earlier and not b.earlier and (_is_one_voice(a, b) or _same_report(a, b)):
        return Relation("update", words.because("update_words", quote=b.moved or a.words))
    later = (a.day or "", a.told) < (b.day or "", b.told)
    if _same_report(a, b):
        return None
    if _is_one_voice(a, b) and later:
        key = "update_same" if a.speaker and b.speaker else "update_line"
        return Relation("update", words.because(key, who=who(b), outlet=outlet_of(b), **when))
    if b.moved and later and not _are_rivals(a, b, among):
        return Relation("update", words.because("update_words", quote=b.moved))
    rises = (a.claim.low or 0) < (b.claim.low or 0)
    if rises and a.claim.attribute in GROWING and _is_later(b, a) and not _are_rivals(a, b, among):
        return Relation("update", words.because("update_rise", **when))
    return None


def _same_report(a: Figure, b: Figure) -> bool:
    return a.claim.document == b.claim.document


def _is_one_voice(a: Figure, b: Figure) -> bool:
    """Whether one source says both, or one outlet both on its own word."""
    if a.speaker and b.speaker:
        return are_one(a.speaker, b.speaker)
    if a.speaker or b.speaker:
        return False
    return a.outlet is not None and a.outlet == b.outlet


def _are_rivals(a: Figure, b: Figure, among: Sequence[Figure]) -> bool:
    """Whether the first number is still held when the second is told: its source gives it again then, or one report sets
    the two side by side, as those of two sources."""
    if a.speaker is None or _is_one_voice(a, b):
        return False
    for one in among:
        if (
            one.claim.attribute != a.claim.attribute
            or one.value != a.value
            or one.earlier
            or one.claim.id == a.claim.id
        ):
            continue
        told_again = (
            one.speaker is not None and are_one(one.speaker, a.speaker) and (one.day or "") >= (b.day or "")
        )
        side_by_side = one.claim.document == b.claim.document and one.speaker != b.speaker
        if told_again or side_by_side:
            return True
    return False


def _conflict(a: Figure, b: Figure, words: Words) -> Relation:
    values = {"a": says(a), "b": says(b), "when_a": on(a), "when_b": on(b), **_who(a, b)}
    if who(a) == who(b) and _same_report(a, b):
        return Relation("conflict", words.because("conflict_one", **values))
    return Relation("conflict", words.because("conflict_later" if _is_later(b, a) else "conflict", **values))


# Dates, places, actors -----------------------------------------------------------------------------------


def _dates(a: Figure, b: Figure, words: Words) -> Relation:
    (first, last), (start, end) = a.days, b.days
    if None in (first, last, start, end) or ((first or "") <= (end or "") and (start or "") <= (last or "")):
        return Relation("same", words.because("same_value", a=a.claim.value.value))
    why = words.because("date_conflict", a=a.claim.value.value, b=b.claim.value.value, **_who(a, b))
    return Relation("conflict", why)


def _places(a: Figure, b: Figure, words: Words) -> Relation:
    close = ("site", "settlement")
    far = a.place and b.place and a.claim.scope_note in close and b.claim.scope_note in close
    km = _km(a.place, b.place) if a.place and b.place else 0.0
    if not far or km < APART_KM or a.claim.value.value == b.claim.value.value:
        return Relation("same", words.because("same_value", a=a.claim.value.value))
    values = {"a": a.claim.value.value, "b": b.claim.value.value, **_who(a, b)}
    return Relation("conflict", words.because("place_conflict", km=round(km), **values))


def _km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great circle between two points."""
    lat, lon, lat2, lon2 = (radians(each) for each in (*a, *b))
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))


def _names(a: Figure, b: Figure, words: Words) -> Relation:
    """Two named doers; who denies is no rival of who blames another, and one voice that names two in one report (a
    command, and its company) names no rivals."""
    own = _same_report(a, b) and are_one(key_of(who(a), words), key_of(who(b), words))
    if a.claim.stance == "denies" or _same_name(a, b) or own:
        return Relation("same", words.because("same_value", a=a.claim.value.value))
    values = {"a": a.claim.value.value, "b": b.claim.value.value, **_who(a, b)}
    return Relation("conflict", words.because("actor_conflict", **values))


def _same_name(a: Figure, b: Figure) -> bool:
    one, other = a.name or a.claim.value.value.casefold(), b.name or b.claim.value.value.casefold()
    return are_one(one, other)


# In words ---------------------------------------------------------------------------------------------------


def who(figure: Figure) -> str:
    """Who asserts a claim."""
    return figure.claim.asserted_by


def _who(a: Figure, b: Figure) -> dict[str, str]:
    """Who asserts each of two claims; with the outlet where one name says both."""
    one, other = who(a), who(b)
    if one == other and outlet_of(a) != outlet_of(b):
        one, other = f"{one} ({outlet_of(a)})", f"{other} ({outlet_of(b)})"
    return {"who_a": one, "who_b": other}


def on(figure: Figure) -> str:
    """The day it is told of."""
    return figure.day or "?"


def says(figure: Figure) -> str:
    """What a claim says, in the words of its report: the number with whom it counts."""
    value = figure.claim.value.value
    group = figure.counted.who_words
    return f"{value} {group}" if group and group not in value else value


def _there(figure: Figure) -> str:
    return f"{says(figure)} {figure.counted.where}" if figure.counted.where else says(figure)


def number(value: float | None) -> str:
    """A number as people write it."""
    return "?" if value is None else f"{value:,.0f}"
