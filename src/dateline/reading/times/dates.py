"""Dates by the calendar: what is written of them, and the rest from what they are counted from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date
from typing import Final

from dateline.reading.times.amounts import rank_of
from dateline.reading.times.clocks import time_of_day
from dateline.reading.times.days import day_at_hand, day_of_known_month, weekday_meaning
from dateline.reading.times.directions import CURRENT, LOOSELY, LOOSELY_CURRENT, Direction
from dateline.reading.times.holidays import holiday_of
from dateline.reading.times.lexicon import Times, plain
from dateline.reading.times.meaning import Meaning, named, unknown, with_clock
from dateline.reading.times.scene import Reference, Scene
from dateline.reading.times.stretches import (
    Stretch,
    century_of,
    day_in,
    decade_of,
    distance,
    half_of,
    month_of,
    quarter_of,
    season_of,
    year_of,
)

_NEXT_YEAR: Final = 183
"""In a story, a date up to so many days before the last one is of the same year; an earlier one is of the next."""

_UNDATED: Final = 2030
"""The year from which two figures are counted back where a report has no date."""
_FIRST_DECADE: Final = 1900
""" "The 1800s" are a century; "the 1900s" and "the 2000s" are decades."""
_FROM_NOW: Final = ("future", CURRENT, LOOSELY_CURRENT)
_SOON: Final = 100
"""Such a time may lie ahead by so many days; TimeBank and AQUAINT have none further."""

Make = Callable[[int], Stretch | None]
"""The stretch in a year that is asked for; None where the year has no such day."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is written of a date, and what it can be counted from."""

    parts: Mapping[str, str]
    times: Times
    scene: Scene
    tense: Direction


def date_meaning(parts: Mapping[str, str], times: Times, scene: Scene, tense: Direction) -> Meaning:
    """The meaning of a date by the calendar, with its time of day."""
    found = _date(parts, times, scene, tense)
    suffix = time_of_day(parts, times)
    if suffix is None:
        return found
    if found.stretch is None or found.stretch.unit == "day" or "XX" in found.value:
        return with_clock(found, suffix)
    return found


def _date(parts: Mapping[str, str], times: Times, scene: Scene, tense: Direction) -> Meaning:
    if "era" in parts:
        return _era(parts, times)
    if "a" in parts:
        return _figures(parts, scene)
    if "century" in parts:
        return named(century_of(100 * (rank_of(parts, times) - 1)), "a century", story=True)
    if "decade" in parts:
        first = int(parts["decade"][:4])
        if first % 100 == 0 and first < _FIRST_DECADE:
            return named(century_of(first), "a century", story=True)
        return named(decade_of(first), "a decade", story=True)
    if "short_decade" in parts or "tens" in parts:
        return _short_decade(parts, times, scene)
    year, anchor = _year(parts, times, scene)
    make = _within_year(parts, times)
    if make is not None:
        return _in_year(make, year, anchor, _Asked(parts, times, scene, tense))
    if "nth" in parts or ("rank" in parts and "month" not in parts):
        return day_of_known_month(parts, times, scene, tense)
    if "weekday" in parts:
        return weekday_meaning(parts, times, scene, tense)
    if year is not None:
        return named(year_of(year), "a year", anchor, story=True)
    return day_at_hand(parts, times, scene, tense)


# Years ----------------------------------------------------------------------------------------------


def _year(parts: Mapping[str, str], times: Times, scene: Scene) -> tuple[int | None, Reference | None]:
    """The year that is written, and what it was counted from where it is written as a relation."""
    if "year" in parts:
        return int(parts["year"]), None
    if "hundreds" in parts or "rest" in parts:
        return _year_in_words(parts, times), None
    two = parts.get("short", parts.get("brief"))
    if two is not None:
        return _short_year(int(two[-2:]), scene), scene.narrative() or scene.now
    if "yearly" in parts:
        relation = str(times.code("yearly", parts["yearly"]))
        reference = scene.before("year") if relation.startswith("that") else scene.now
        reference = reference or scene.now
        return (
            (reference.day.year + int(relation.rsplit(maxsplit=1)[-1]), reference)
            if reference
            else (None, None)
        )
    return None, None


def _year_in_words(parts: Mapping[str, str], times: Times) -> int:
    numbers = times.words["number"]
    hundreds = plain(parts["hundreds"]).split()
    base = 100 * numbers[hundreds[0]] if len(hundreds) == 1 else 2000
    rest = plain(parts.get("rest", "")).replace("-", " ").split()
    return int(base + sum(numbers[word] for word in rest))


def _short_year(two: int, scene: Scene) -> int:
    """The latest year with two last figures that is not after the date it is told on; or that nearest to the story."""
    story = scene.narrative()
    if story is not None:
        near = story.day.year // 100 * 100 + two
        return min((near - 100, near, near + 100), key=lambda y: abs(y - story.day.year))
    latest = scene.now.day.year if scene.now else _UNDATED
    year = latest // 100 * 100 + two
    return year if year <= latest + 10 else year - 100


def _short_decade(parts: Mapping[str, str], times: Times, scene: Scene) -> Meaning:
    tens = (
        times.code("tens", parts["tens"]) if "tens" in parts else int(parts["short_decade"].strip("'’‘`")[0])
    )
    reference = scene.narrative() or scene.now
    latest = reference.day.year if reference else None
    if latest is None:
        return named(
            decade_of(1900 + 10 * tens),
            "a decade, of the twentieth century as nothing says otherwise",
            story=True,
        )
    year = latest // 100 * 100 + 10 * tens
    return named(
        decade_of(year if year <= latest else year - 100), "the latest such decade", reference, story=True
    )


def _era(parts: Mapping[str, str], times: Times) -> Meaning:
    """Years with an era. Days before the common era are not reckoned, and it is said so."""
    before_it = parts["era"][0] in "bB"
    if "century" in parts:
        number = rank_of(parts, times)
        if before_it:
            return unknown(
                f"BC{number - 1:02}",
                "a century before the common era: no days are reckoned",
                problem="before-common-era",
            )
        return named(century_of(100 * (number - 1)), "a century of the common era", story=True)
    year = int(parts["figure"])
    if before_it:
        return unknown(
            f"BC{year:04}", "a year before the common era: no days are reckoned", problem="before-common-era"
        )
    if not MINYEAR <= year <= MAXYEAR:
        return unknown(f"{year:04}", "no year of the calendar", problem="no-such-day")
    return named(year_of(year), "a year of the common era", story=True)


# Dates within a year ----------------------------------------------------------------------------------


def _within_year(parts: Mapping[str, str], times: Times) -> Make | None:
    """What is written of a date beside its year, as a function of the year."""
    if "month" in parts:
        written = parts["month"]
        month = int(written) if written.isdigit() else int(times.code("month", written))
        if "day" in parts or "rank" in parts:
            day = int(parts["day"]) if "day" in parts else rank_of(parts, times)
            return lambda year: day_in(year, month, day)
        return lambda year: month_of(year, month)
    if "season" in parts:
        season = str(times.code("season", parts["season"]))
        return lambda year: season_of(year, season)
    if "ordinal" in parts:
        written = parts["ordinal"]
        quarter = int(written) if written.isdigit() else int(times.code("ordinal", written))
        return lambda year: quarter_of(year, quarter)
    if "half" in parts:
        half = int(times.code("half", parts["half"]))
        return lambda year: half_of(year, half)
    if "holiday" in parts:
        rule = str(times.code("holiday", parts["holiday"]))
        return lambda year: holiday_of(rule, year)
    return None


def _in_year(make: Make, year: int | None, anchor: Reference | None, asked: _Asked) -> Meaning:
    """A date within a year; where no year is written, the year follows from the story or the report's date."""
    parts, scene = asked.parts, asked.scene
    if year is not None:
        found = _made(make, year)
        if found is None:
            return unknown(f"{year:04}-XX-XX", "there is no such day in that year", problem="no-such-day")
        return named(found, "a date with its year", anchor, story=True)
    story = scene.narrative()
    if "link" in parts and (known := scene.before("year")):
        return _linked(make, parts["link"], known)
    if story is not None and "relation" not in parts and asked.tense not in _FROM_NOW:
        found = _in_story(make, story)
        if found is not None:
            return named(found, "the year of the story that is told", story, story=True)
    now = scene.now
    if now is None:
        return _yearless(make)
    told = plain(parts["relation"]) if "relation" in parts else asked.tense
    if "ordinal" in parts:
        told = "past" if told in ("past", CURRENT, *LOOSELY) else None
    weekday = int(asked.times.code("weekday", parts["weekday"])) if "weekday" in parts else None
    found, reason = _by_report(make, now.day, told, weekday)
    if found is None:
        return unknown("XXXX-XX-XX", "there is no such day near the report's date", problem="no-such-day")
    return named(found, reason, now)


def _made(make: Make, year: int) -> Stretch | None:
    try:
        return make(year) if MINYEAR <= year <= MAXYEAR else None
    except (ValueError, OverflowError):
        return None


def _linked(make: Make, link: str, known: Reference) -> Meaning:
    """ "The previous April", "the next spring": the nearest before or after a time named before."""
    word = plain(link)
    on = not any(word.endswith(back) for back in ("previous", "preceding", "prior"))
    years = range(known.day.year, known.day.year + 3) if on else range(known.day.year, known.day.year - 3, -1)
    for year in years:
        found = _made(make, year)
        if found and (found.first > known.stretch.first if on else found.last < known.stretch.last):
            return named(found, "counted from a time named before", known, story=True)
    return unknown("XXXX-XX-XX", "no such day follows", problem="no-such-day")


def _in_story(make: Make, story: Reference) -> Stretch | None:
    """The date in the story's year, or in the next where it would lie far back."""
    year = story.day.year
    found = _made(make, year)
    if found is None:
        return _made(make, year + 1)
    if (story.stretch.first - found.last).days > _NEXT_YEAR and story.stretch.unit in ("day", "month"):
        return _made(make, year + 1)
    return found


def _by_report(make: Make, day: date, told: Direction, weekday: int | None) -> tuple[Stretch | None, str]:
    """The date by the report's own: the latest up to it in the past tense, the next one in the future tense, else the
    nearest."""
    nearby = [s for y in range(day.year - 9, day.year + 10) if (s := _made(make, y))]
    fitting = [s for s in nearby if s.first.isoweekday() == weekday]
    if fitting:
        return min(
            fitting, key=lambda s: distance(s, day)
        ), "the nearest date to the report's with that weekday"
    if not nearby:
        return None, ""
    back = [s for s in nearby if s.first <= day]
    ahead = [s for s in nearby if s.last >= day]
    if told in LOOSELY:
        ahead = [s for s in ahead if s.unit == "day" and (s.first - day).days <= _SOON] if back else ahead
        return min(
            [*back[-1:], *ahead[:1]], key=lambda s: distance(s, day)
        ), "the nearest such date to the report's"
    if told in ("past", CURRENT, "last", "this past") and back:
        if told not in ("past", CURRENT):
            back = [s for s in back if not s.first <= day <= s.last] or back
        return back[-1], "the latest such date up to the report's"
    if told in ("future", "next", "coming", "this coming") and ahead:
        if told == "next":
            ahead = [s for s in ahead if s.first > day] or ahead
        return ahead[0], "the next such date from the report's on"
    if told == "this":
        same = [s for s in nearby if s.first.year == day.year]
        if same:
            return same[0], "that of the report's year"
    return min(nearby, key=lambda s: distance(s, day)), "the nearest such date to the report's"


def _yearless(make: Make) -> Meaning:
    example = _made(make, 2000)
    if example is None:
        return unknown("XXXX-XX-XX", "there is no such day", problem="no-such-day")
    return unknown(
        f"XXXX{example.value[4:]}", "no year is told, and the report has no date", problem="no-year"
    )


def _figures(parts: Mapping[str, str], scene: Scene) -> Meaning:
    """A date in figures with signs between, where its order is certain or the report's date decides."""
    a, b, c = int(parts["a"]), int(parts["b"]), parts["c"]
    year = int(c) if len(c) == 4 else _short_year(int(c), scene)
    readings = [s for s in (day_in(year, a, b), day_in(year, b, a)) if s]
    if not readings:
        return unknown("XXXX-XX-XX", "figures that are no day", problem="no-such-day")
    if len(readings) == 2 and readings[0] != readings[1]:
        if parts["by"] == ".":
            return named(readings[1], "day, month and year in figures", story=True)
        if scene.now is None or year != scene.now.day.year:
            low, high = sorted(readings, key=lambda s: s.first)
            return replace(
                unknown(f"{year:04}-XX-XX", "month and day could each be the other", problem="two-days"),
                earliest=low.first.isoformat(), latest=high.last.isoformat(),
            )  # fmt: skip
        now = scene.now.day
        readings.sort(key=lambda s: abs((s.first - now).days))
    return named(readings[0], "a date in figures", story=True)
