"""Days that are told by less than a date: a weekday, "the 15th", a time of day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from dateline.checks import OPEN
from dateline.reading.times.amounts import rank_of
from dateline.reading.times.directions import AHEAD, COMING, Direction, told_in_past
from dateline.reading.times.lexicon import Times, plain
from dateline.reading.times.meaning import Meaning, named, unknown
from dateline.reading.times.scene import Reference, Scene
from dateline.reading.times.stretches import Stretch, day_in, day_of, distance, moved, week_of

_NEAR: Final = 2
"""A time of day belongs to the day named so many sentences before, in its paragraph."""
_NEXT: Final = 1
"""A bare weekday follows from a story's day that its sentence names, or the one before; from no day further off (value F1
on TimeBank and AQUAINT .05 more; on WikiWars the same)."""
NO_DAY: Final = "no day is told: written with the report's date, which bounds it"


def weekday_meaning(parts: Mapping[str, str], times: Times, scene: Scene, tense: Direction) -> Meaning:
    """The weekday that the tense asks for beside the report's date, or beside a day named before."""
    number = int(times.code("weekday", parts["weekday"]))
    if "weekly" in parts:
        relation = str(times.code("weekly", parts["weekly"]))
        base = scene.before("day") if relation.startswith("that") else scene.now
        if base is not None:
            week = week_of(base.day + timedelta(7 * int(relation.rsplit(maxsplit=1)[-1])))
            return named(
                day_of(week.first + timedelta(number - 1)), "a day of a week told by its relation", base
            )
    link = plain(parts.get("link", ""))
    known = scene.before("day", past=told_in_past(tense)) if link else None
    story = scene.narrative()
    if (
        known is None
        and story is not None
        and story.stretch.unit == "day"
        and story.paragraph == scene.paragraph
        and scene.sentence - story.sentence <= _NEXT
    ):
        known, link = story, "the next"
    if (
        known is story
        and known is not None
        and known.day.isoweekday() == number
        and known.sentence == scene.sentence
    ):
        return named(day_of(known.day), "the weekday of the date beside it", known, story=True)
    if known is not None:
        step = int(times.words["link"].get(link, "1"))
        found = _weekday_beside(number, known.day, "past" if step < 0 else "future", strict=step != 0)
        return named(day_of(found), "the weekday beside a day named before", known, story=known is story)
    now = scene.now
    if now is None:
        return unknown(f"XXXX-WXX-{number}", "a weekday, and the report has no date", problem="no-date")
    if "weeks" in parts:
        weeks = int(times.words["number"][plain(parts["weeks"])])
        found = _weekday_beside(number, now.day, "past", strict=False) - timedelta(7 * weeks)
        return named(day_of(found), "so many weeks before the latest such weekday", now)
    relation = plain(parts.get("relation", ""))
    if relation:
        shift = int(times.words["relation"][relation])
        future = shift > 0 or (shift == 0 and tense != "past")
        found = _weekday_beside(number, now.day, "future" if future else "past", strict=shift != 0)
        return named(day_of(found), "the weekday by its relation to the report's date", now)
    future = tense in AHEAD
    found = _weekday_beside(number, now.day, "future" if future else "past", strict=False)
    which = (
        "the next such weekday from the report's date on"
        if future
        else "the latest such weekday up to the report's date"
    )
    return named(day_of(found), which, now)


def _weekday_beside(number: int, day: date, direction: str, *, strict: bool) -> date:
    """The nearest weekday before or after a day, which itself counts unless it is strict."""
    ahead = (number - day.isoweekday()) % 7
    back = (day.isoweekday() - number) % 7
    if direction == "future":
        return day + timedelta(ahead or (7 if strict else 0))
    return day - timedelta(back or (7 if strict else 0))


def day_of_known_month(parts: Mapping[str, str], times: Times, scene: Scene, tense: Direction) -> Meaning:
    """ "The 15th": of the month named just before, where the tense lets it be; else the one that is near the report."""
    day, now = rank_of(parts, times), scene.now
    if "relation" in parts and now is not None:
        month = moved(now.day.replace(day=1), int(times.words["relation"][plain(parts["relation"])]), "month")
        found = day_in(month.year, month.month, day) if month else None
        if found is not None:
            return named(found, "a day of a month told by its relation", now)
    known = scene.before("month")
    found = day_in(known.day.year, known.day.month, day) if known else None
    if found is not None and known is not None and (now is None or _fits(found, known, scene, tense)):
        return named(found, "a day of the month named before", known, story=True)
    if now is not None and scene.narrative() is None:
        around_it = (moved(now.day.replace(day=1), step, "month") for step in range(-2, 3))
        days = [s for month in around_it if month and (s := day_in(month.year, month.month, day))]
        if told_in_past(tense):
            days = [s for s in days if s.first <= now.day][-1:]
        elif tense in AHEAD:
            days = [s for s in days if s.last >= now.day][:1]
        if days:
            nearest = min(days, key=lambda s: distance(s, now.day))
            return named(nearest, "the nearest such day to the report's date", now)
    return unknown(f"XXXX-XX-{day:02}", "a day of a month that is not told", problem="no-month")


def _fits(found: Stretch, known: Reference, scene: Scene, tense: Direction) -> bool:
    """Whether a day of the month named before goes with the tense; a month of another place in the text is none."""
    if scene.narrative() is not None or scene.now is None:
        return True
    if scene.sentence - known.sentence > _NEAR:
        return False
    if told_in_past(tense):
        return found.first <= scene.now.stretch.last
    return tense not in AHEAD or found.last >= scene.now.day


def day_at_hand(parts: Mapping[str, str], times: Times, scene: Scene, tense: Direction) -> Meaning:
    """The day of a time of day that stands alone: by its relation, or the last day named, or the report's."""
    if "relation" in parts and scene.now:
        shift = int(times.words["relation"][plain(parts["relation"])])
        return named(day_of(scene.now.day + timedelta(shift)), "counted from the report's date", scene.now)
    if "stamp" in parts and scene.now:
        return replace(
            named(day_of(scene.now.day), "the time at which a part of the report was written", scene.now),
            earliest=None,
        )
    known = scene.before("day", past=told_in_past(tense))
    if "link" in parts:
        shift = int(times.words["link"][plain(parts["link"])])
        if known is None:
            return unknown("XXXX-XX-XX", "counted from a day that is not told", problem="no-day")
        return named(
            day_of(known.day + timedelta(shift)),
            "counted from a day named before",
            known,
            story=scene.story is known,
        )
    if "day_word" in parts and scene.now:
        shift = int(str(times.code("day_word", parts["day_word"])).split()[0])
        return named(day_of(scene.now.day + timedelta(shift)), "counted from the report's date", scene.now)
    near = (
        known is not None and known.paragraph == scene.paragraph and scene.sentence - known.sentence <= _NEAR
    )
    if known is not None and (near or scene.narrative() is not None):
        return named(day_of(known.day), "the day named before", known, story=scene.story is known)
    if scene.narrative() is None and scene.now:
        if "part" in parts and "spoken" not in parts and tense in ("present", COMING):
            return unknown("XXXX-XX-XX", "told of no one day", problem="no-day")
        past = plain(parts.get("part", "")) in times.lists["just_past"]
        turning = plain(parts.get("moment", "")) in times.lists["turning"] and told_in_past(tense)
        back = 1 if past or turning else 0
        guess = named(day_of(scene.now.day - timedelta(back)), NO_DAY, scene.now)
        if tense in ("future", "open"):
            return replace(guess, latest=OPEN)
        return replace(guess, earliest=None)
    return unknown("XXXX-XX-XX", "the day is not told", problem="no-day")
