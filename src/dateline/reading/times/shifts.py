"""Times told by their distance from another: last week, that day, three days ago, a decade earlier, yesterday."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from dateline.reading.times.amounts import UNITS, amount_of
from dateline.reading.times.dates import date_meaning
from dateline.reading.times.days import NO_DAY
from dateline.reading.times.directions import AHEAD, told_in_past
from dateline.reading.times.lexicon import Times, plain
from dateline.reading.times.meaning import Ends, Meaning, after, before, named, unknown
from dateline.reading.times.scene import Reference, Scene
from dateline.reading.times.stretches import Stretch, around, day_of, moved, year_of

QUARTER_REACH: Final = 4
""" "A year ago" is the same quarter a year before where a quarter was named so many sentences before at most."""
HOURS_OF_A_DAY: Final = 24
WEEKEND_AHEAD: Final = 4
""" "This weekend" is the last one where it is told in the past tense up to Wednesday."""
_OF_A_DAY: Final = ("H", "TM", "S")
_UNKNOWN: Final = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
}
"""How TIMEX3 writes a stretch of a unit that is not known."""


def shift_meaning(parts: Mapping[str, str], times: Times, scene: Scene, tense: str | None) -> Meaning:
    """A unit of the calendar beside a day: last week, this year, the following month, the end of the year."""
    if "year_end" in parts:
        return _year_end(scene)
    if "back" in parts or "one" not in parts:
        return _year_back(parts, scene)
    unit = UNITS[str(times.code("one", parts["one"]))]
    if "whole" in parts and scene.now:
        return _up_to(scene.now, unit)
    if "relation" in parts:
        shift = int(times.words["relation"][plain(parts["relation"])])
        if unit == "weekend" and tense == "past" and scene.now and scene.now.day.isoweekday() < WEEKEND_AHEAD:
            shift -= 1
        story = scene.narrative() if shift == 0 and scene.story and scene.story.fine(unit) else None
        now = story or scene.now
        if now is None:
            return _unresolved(
                unit, "counted from the day it is told on, and the report has no date", "no-date"
            )
        reason = f"counted from {_the_report(now)}"
        return _placed(around_moved(now.day, shift, unit), unit, reason, now, story=_in_story(now, scene))
    if "link" in parts:
        known = scene.before(unit, past=told_in_past(tense))
        if known is None:
            return _unresolved(unit, f"counted from a {unit} that is not told", f"no-{unit}")
        shift = int(times.words["link"][plain(parts["link"])])
        day = known.stretch.last if shift > 0 else known.day
        return _placed(
            around_moved(day, shift, unit),
            unit,
            "counted from a time named before",
            known,
            story=_in_story(known, scene),
        )
    return _the_unit(unit, scene, latest="latest" in parts, ahead=tense in AHEAD)


def _up_to(now: Reference, unit: str) -> Meaning:
    """ "The past year": the days since a year ago, called by the year that they began in, as TimeBank does."""
    first, stretch = moved(now.day, -1, unit), around_moved(now.day, -1, unit)
    if first is None or stretch is None:
        return _unresolved(unit, "the calendar has no such day", "no-such-day")
    found = named(stretch, f"the {unit} up to {_the_report(now)}", now)
    return replace(found, stretch=None, earliest=first.isoformat(), latest=now.stretch.last.isoformat())


def _the_unit(unit: str, scene: Scene, *, latest: bool = False, ahead: bool = False) -> Meaning:
    """ "The year", "the end of the month": that of the last time named, or the report's."""
    known = scene.narrative() and scene.before(unit)
    reference = known or scene.now
    if reference is None:
        return _unresolved(unit, f"a {unit} that is not told", f"no-{unit}")
    day = reference.day
    if unit == "quarter" and reference is scene.now:
        if (quarter := _last_quarter(scene)) and not latest:
            return named(quarter.stretch, "the quarter named before", quarter)
        return _placed(
            around_moved(day, -1, unit),
            unit,
            "the last quarter that was over by the report's date",
            reference,
            story=False,
        )
    if unit == "weekend" and reference is scene.now and day.isoweekday() < 6 and not ahead:
        day -= timedelta(7)
    return _placed(
        around(day, unit), unit, f"the {unit} of {_the_report(reference)}", reference, story=known is not None
    )


def _last_quarter(scene: Scene) -> Reference | None:
    return next((r for r in reversed(scene.named) if r.stretch.unit == "quarter" and not r.derived), None)


def _year_back(parts: Mapping[str, str], scene: Scene) -> Meaning:
    """ "The year-ago quarter": the same stretch of the year before."""
    quarter = _last_quarter(scene)
    if quarter and "period" not in parts and quarter.sentence < scene.sentence - QUARTER_REACH:
        quarter = None
    known = quarter or scene.now
    if known is None:
        return _unresolved(
            "year", "counted from the day it is told on, and the report has no date", "no-date"
        )
    back = 1 if "back" in parts else 0
    day = moved(known.day, -back, "year")
    unit = "quarter" if quarter else "year"
    return _placed(
        around(day, unit) if day else None, unit, "the same stretch a year before", known, story=False
    )


def _year_end(scene: Scene) -> Meaning:
    known = scene.now or scene.story
    if known is None:
        return _unresolved("day", "the end of a year that is not told", "no-year")
    return named(day_of(year_of(known.day.year).last), "the last day of the year", known)


# So many units --------------------------------------------------------------------------------------------


def ago_meaning(parts: Mapping[str, str], times: Times, scene: Scene, tense: str | None) -> Meaning:
    """So many units before or after a day: three days ago, two weeks later, the day before."""
    direction = str(times.code("direction", parts["direction"]))
    linked, sign = direction.startswith("that"), -1 if direction.endswith("-") else 1
    code = str(times.code("one", parts["one"]) if "one" in parts else times.code("unit", parts["unit"]))
    unit = "week" if code == "2W" else UNITS.get(code)
    amount = amount_of(parts, times)
    reference = _linked(unit or "day", scene, past=told_in_past(tense)) if linked else scene.now
    if linked and sign > 0 and reference is not None and reference is scene.now and told_in_past(tense):
        if unit is None and code in _OF_A_DAY:
            ends = before(reference.stretch.last)
            return Meaning("DATE", reference.stretch.value, NO_DAY, None, *ends, reference.anchor)
        reference = None
    if reference is None:
        return _unresolved(unit or "day", "counted from a day that is not told", "no-day")
    reason = f"counted from {_the_report(reference)}"
    if linked and unit is None and code in _OF_A_DAY and amount is None:
        return _hours(sign, reference, reason)
    if amount is None or (amount.denominator != 1 and unit != "year"):
        return _somewhere(sign, reference, reason)
    if unit is None and code == "H" and amount >= HOURS_OF_A_DAY // 2:
        unit, amount = "day", Fraction(round(amount / HOURS_OF_A_DAY) or 1)
    if unit is None:
        return _hours(sign, reference, reason)
    if (
        unit == "year"
        and (quarter := _last_quarter(scene))
        and amount == 1
        and quarter.sentence >= scene.sentence - QUARTER_REACH
    ):
        reference, unit_of = quarter, "quarter"
    else:
        unit_of = unit
    if unit == "decade":
        unit = unit_of = "year"
        amount *= 10
    count = int(amount * 12) if amount.denominator != 1 else int(amount)
    step = "month" if amount.denominator != 1 else unit
    day = moved(reference.day, sign * count * (2 if code == "2W" else 1), step)
    return _placed(
        around(day, unit_of) if day else None,
        unit_of,
        reason,
        reference,
        story=linked and _in_story(reference, scene),
    )


def _hours(sign: int, reference: Reference, reason: str) -> Meaning:
    """Some hours before or after, of which the day alone is known."""
    ends = _by_sign(sign, reference)
    return Meaning("DATE", reference.stretch.value, f"hours, {reason}", None, *ends, reference.anchor)


def _by_sign(sign: int, reference: Reference) -> Ends:
    return before(reference.day) if sign < 0 else after(reference.day)


def _linked(unit: str, scene: Scene, *, past: bool) -> Reference | None:
    """What "a year earlier" is counted from: a time named before, or the report's date where none is near."""
    known = scene.before(unit, past=past)
    if known is not None and (known.sentence >= scene.sentence - 2 or scene.narrative() is not None):
        return known
    return (scene.narrative() and scene.before(unit, past=past)) or (None if scene.narrative() else scene.now)


def _somewhere(sign: int, reference: Reference, reason: str) -> Meaning:
    """Some time before or after a day, with no number told."""
    ends = _by_sign(sign, reference)
    value = "PAST_REF" if sign < 0 else "FUTURE_REF"
    return Meaning("DATE", value, f"no number is told; {reason}", None, *ends, reference.anchor)


def word_meaning(parts: Mapping[str, str], times: Times, scene: Scene) -> Meaning:
    """Yesterday, today, tomorrow, with a time of day or without."""
    if scene.now is None:
        return _unresolved("day", "counted from the day it is told on, and the report has no date", "no-date")
    return date_meaning(parts, times, scene, None)


def around_moved(day: date, count: int, unit: str) -> Stretch | None:
    """The stretch so many units on from the one that a day is in."""
    first = around(day, unit).first if unit not in ("weekend", "season") else day
    target = moved(first, count, unit)
    return around(target, unit) if target else None


def _placed(stretch: Stretch | None, unit: str, reason: str, reference: Reference, *, story: bool) -> Meaning:
    if stretch is None:
        return _unresolved(unit, "the calendar has no such day", "no-such-day")
    return named(stretch, reason, reference, story=story)


def _unresolved(unit: str, reason: str, problem: str) -> Meaning:
    return unknown(_UNKNOWN.get(unit, "XXXX"), reason, problem=problem)


def _in_story(reference: Reference, scene: Scene) -> bool:
    return reference is scene.story


def _the_report(reference: Reference) -> str:
    return "the report's date" if reference.anchor == "published" else "a time named before"
