"""What a time expression means: TIMEX3 type and value, the days that it can be, what they are counted from, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.checks import OPEN
from dateline.reading.times.scene import Reference
from dateline.reading.times.stretches import Stretch
from dateline.terms import TimexType


@dataclass(frozen=True, slots=True)
class Meaning:
    """The meaning of one expression.

    ``stretch`` are the days it names, where they are known: what later expressions can be counted from. ``story`` is
    whether it names its year or follows from one that does. ``problem`` is the code of an issue.
    """

    type: TimexType
    value: str
    reason: str
    stretch: Stretch | None = None
    earliest: str | None = None
    latest: str | None = None
    anchor: str | None = None
    story: bool = False
    problem: str | None = None


def named(stretch: Stretch, reason: str, anchor: Reference | None = None, *, story: bool = False) -> Meaning:
    """A date: a stretch of the calendar."""
    return Meaning(
        type="DATE",
        value=stretch.value,
        reason=reason,
        stretch=stretch,
        earliest=stretch.first.isoformat(),
        latest=stretch.last.isoformat(),
        anchor=anchor.anchor if anchor else None,
        story=story,
    )


def unknown(value: str, reason: str, *, type: TimexType = "DATE", problem: str | None = None) -> Meaning:  # noqa: A002
    """A time whose days do not follow from the text."""
    return Meaning(type=type, value=value, reason=reason, problem=problem)


_PORTIONS = {"START": (0, 2), "MID": (1, 3), "END": (2, 4)}
"""Which quarters of a stretch its beginning, middle and end can lie in."""


def narrowed(meaning: Meaning, mod: str | None, now: Reference | None) -> Meaning:
    """The days of "early", "mid" and "late", and of "earlier" and "later this year": half of the stretch at most.

    The value stays: TIMEX3 keeps modifiers apart.
    """
    stretch = meaning.stretch
    if stretch is None or mod is None or stretch.unit == "day":
        return meaning
    first, last = stretch.first, stretch.last
    if mod in _PORTIONS:
        low, high = _PORTIONS[mod]
        length = (last - first).days + 1
        first, last = first + timedelta(length * low // 4), first + timedelta(max(length * high // 4 - 1, 0))
    elif mod == "BEFORE" and now and first <= now.day <= last:
        last = now.day
    elif mod == "AFTER" and now and first <= now.day <= last:
        first = now.day
    return replace(meaning, earliest=first.isoformat(), latest=last.isoformat())


def with_clock(meaning: Meaning, suffix: str) -> Meaning:
    """A time of a day: the day's value with ``T10:30`` or ``TNI`` after it."""
    return replace(meaning, type="TIME", value=f"{meaning.value}{suffix}")


Ends = tuple[str | None, str | None]


def before(day: date) -> Ends:
    """Ends of what was at some time before a day, or on it."""
    return None, day.isoformat()


def after(day: date) -> Ends:
    """Ends of what is from a day on."""
    return day.isoformat(), OPEN
