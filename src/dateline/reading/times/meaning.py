"""What a time expression means: TIMEX3 type and value, the days that it can be, what they are counted from, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

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


_WHERE = {"START": ", early in it", "MID": ", in the middle of it", "END": ", late in it"}
_SPLIT = ("decade", "century")
"""Units whose early, middle and late years are told apart; "late 1942" may be any day of the year, as GUM has it."""


def narrowed(meaning: Meaning, mod: str | None, now: Reference | None) -> Meaning:
    """The days of "the early 1980s" and of "earlier this year"; the reason says what other modifiers leave open.

    The value stays: TIMEX3 keeps modifiers apart.
    """
    stretch = meaning.stretch
    if stretch is None or mod is None or stretch.unit == "day":
        return meaning
    first, last, reason = stretch.first, stretch.last, meaning.reason + _WHERE.get(mod, "")
    if mod in _WHERE and stretch.unit in _SPLIT:
        half = (last.year - first.year + 1) // 2
        low = {"START": 0, "MID": half // 2, "END": half}[mod]
        first, last = first.replace(year=first.year + low), last.replace(year=first.year + low + half - 1)
    elif mod == "BEFORE" and now and first <= now.day <= last:
        last = now.day
    elif mod == "AFTER" and now and first <= now.day <= last:
        first = now.day
    return replace(meaning, earliest=first.isoformat(), latest=last.isoformat(), reason=reason)


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
