"""Dates by the calendar: what is written of them, and the rest from what they are counted from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

from dateline.checks import OPEN
from dateline.reading.times.holidays import holiday_of
from dateline.reading.times.lexicon import Times, plain
from dateline.reading.times.meaning import Meaning, named, unknown, with_clock
from dateline.reading.times.scene import Reference, Scene
from dateline.reading.times.stretches import (
    Stretch,
    century_of,
    day_of,
    decade_of,
    half_of,
    month_of,
    quarter_of,
    season_of,
    week_of,
    year_of,
)

Direction = str | None
"""``past``, ``present`` or ``future``: the tense beside an expression; None where nothing shows it."""

_NEXT_YEAR: Final = 183
"""In a story, a date up to so many days before the last one is of the same year; an earlier one is of the next."""

_NEAR: Final = 2
"""A time of day belongs to the day named so many sentences before, in its paragraph."""
NO_DAY: Final = "no day is told: written with the report's date, which bounds it"
_FIRST_DECADE: Final = 1900
""" "The 1800s" are a century; "the 1900s" and "the 2000s" are decades."""
LOOSELY_PAST: Final = "past, loosely"
"""The direction of a time that hangs on a noun in the past tense: "set a Jan. 14 deadline", "payable Dec. 15"."""
CURRENT: Final = "past, from the present"
"""That of a time in the present perfect: it is told from the report's day, whatever story stands around it."""
COMING: Final = "present, of what is done"
"""That of a time in the simple present: "flies to Rome on Monday", "unless he is free by Friday"."""
_FROM_NOW: Final = ("future", CURRENT)
_LONG_AGO: Final = 270
"""A date without its year is none of so many days ago or more, where the next one is near, and the past tense is that of
what was told of it ("was asked to come on May 20")."""
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
    suffix = _time_of_day(parts, times)
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
        return named(century_of(100 * (_rank(parts, times) - 1)), "a century", story=True)
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
        return _day_of_known_month(parts, times, scene)
    if "weekday" in parts:
        return _weekday(parts, times, scene, tense)
    if year is not None:
        return named(year_of(year), "a year", anchor, story=True)
    return _day_at_hand(parts, times, scene, tense)


def told_in_past(tense: Direction) -> bool:
    """Whether what a time goes with is told in the past tense."""
    return tense in ("past", CURRENT, LOOSELY_PAST)


# Years ----------------------------------------------------------------------------------------------


def _year(parts: Mapping[str, str], times: Times, scene: Scene) -> tuple[int | None, Reference | None]:
    """The year that is written, and what it was counted from where it is written as a relation."""
    if "year" in parts:
        return int(parts["year"]), None
    if "hundreds" in parts or "rest" in parts:
        return _year_in_words(parts, times), None
    if "short" in parts:
        return _short_year(int(parts["short"][-2:]), scene), scene.narrative() or scene.now
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
    latest = scene.now.day.year if scene.now else 2000 + two
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
        number = _rank(parts, times)
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


def _rank(parts: Mapping[str, str], times: Times) -> int:
    if "rank" in parts:
        return int(times.code("rank", parts["rank"]))
    return int("".join(c for c in parts["nth"] if c.isdigit()))


# Dates within a year ----------------------------------------------------------------------------------


def _within_year(parts: Mapping[str, str], times: Times) -> Make | None:
    """What is written of a date beside its year, as a function of the year."""
    if "month" in parts:
        written = parts["month"]
        month = int(written) if written.isdigit() else int(times.code("month", written))
        if "day" in parts or "rank" in parts:
            day = int(parts["day"]) if "day" in parts else _rank(parts, times)
            return lambda year: _day(year, month, day)
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


def _day(year: int, month: int, day: int) -> Stretch | None:
    try:
        return day_of(date(year, month, day))
    except ValueError:
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
        told = "past" if told in ("past", CURRENT, LOOSELY_PAST) else None
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
            fitting, key=lambda s: _distance(s, day)
        ), "the nearest date to the report's with that weekday"
    if not nearby:
        return None, ""
    back = [s for s in nearby if s.first <= day]
    ahead = [s for s in nearby if s.last >= day]
    if told == LOOSELY_PAST:
        ahead = [s for s in ahead if s.unit == "day" and (s.first - day).days <= _SOON] if back else ahead
        return min(
            [*back[-1:], *ahead[:1]], key=lambda s: _distance(s, day)
        ), "the nearest such date to the report's"
    if told in ("past", CURRENT, "last", "this past") and back:
        if told not in ("past", CURRENT):
            back = [s for s in back if not s.first <= day <= s.last] or back
        elif ahead and (day - back[-1].last).days > _LONG_AGO:
            return ahead[0], "the next such date: the last one is long past"
        return back[-1], "the latest such date up to the report's"
    if told in ("future", "next", "coming", "this coming") and ahead:
        if told == "next":
            ahead = [s for s in ahead if s.first > day] or ahead
        return ahead[0], "the next such date from the report's on"
    if told == "this":
        same = [s for s in nearby if s.first.year == day.year]
        if same:
            return same[0], "that of the report's year"
    return min(nearby, key=lambda s: _distance(s, day)), "the nearest such date to the report's"


def _distance(stretch: Stretch, day: date) -> int:
    if stretch.first <= day <= stretch.last:
        return 0
    return min(abs((stretch.first - day).days), abs((stretch.last - day).days))


def _yearless(make: Make) -> Meaning:
    example = _made(make, 2000)
    if example is None:
        return unknown("XXXX-XX-XX", "there is no such day", problem="no-such-day")
    return unknown(
        f"XXXX{example.value[4:]}", "no year is told, and the report has no date", problem="no-year"
    )


# Days -----------------------------------------------------------------------------------------------


def _weekday(parts: Mapping[str, str], times: Times, scene: Scene, tense: Direction) -> Meaning:
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
    ):
        known, link = story, "the next"
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
    future = tense in ("future", "open", COMING)
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


def _day_of_known_month(parts: Mapping[str, str], times: Times, scene: Scene) -> Meaning:
    known = scene.before("month")
    day = _rank(parts, times)
    found = _day(known.day.year, known.day.month, day) if known else None
    if found is None or known is None:
        return unknown(f"XXXX-XX-{day:02}", "a day of a month that is not told", problem="no-month")
    return named(found, "a day of the month named before", known, story=True)


def _day_at_hand(parts: Mapping[str, str], times: Times, scene: Scene, tense: Direction) -> Meaning:
    """The day of a time of day that stands alone: by its relation, or the last day named, or the report's."""
    if "relation" in parts and scene.now:
        shift = int(times.words["relation"][plain(parts["relation"])])
        return named(day_of(scene.now.day + timedelta(shift)), "counted from the report's date", scene.now)
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
        back = 1 if plain(parts.get("part", "")) in times.lists["just_past"] else 0
        guess = named(day_of(scene.now.day - timedelta(back)), NO_DAY, scene.now)
        if tense in ("future", "open"):
            return replace(guess, latest=OPEN)
        return replace(guess, earliest=None)
    return unknown("XXXX-XX-XX", "the day is not told", problem="no-day")


def _figures(parts: Mapping[str, str], scene: Scene) -> Meaning:
    """A date in figures with signs between, where its order is certain or the report's date decides."""
    a, b, c = int(parts["a"]), int(parts["b"]), parts["c"]
    year = int(c) if len(c) == 4 else _short_year(int(c), scene)
    readings = [s for s in (_day(year, a, b), _day(year, b, a)) if s]
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


# Times of day -----------------------------------------------------------------------------------------


def _time_of_day(parts: Mapping[str, str], times: Times) -> str | None:
    """The time of day as TIMEX3 writes it after the day, from the T on; None where none is told."""
    if "hour" in parts:
        hour = int(parts["hour"])
        if "half_day" in parts:
            hour = hour % 12 + int(times.code("half_day", parts["half_day"]))
        return f"T{hour:02}:{int(parts.get('minute', 0)):02}" if hour <= 24 else None
    if "army" in parts:
        return f"T{parts['army']}:{parts['army_minute']}"
    if "moment" in parts:
        return f"T{times.code('moment', parts['moment'])}"
    if "part" in parts:
        return f"T{times.code('part', parts['part'])}"
    if "day_word" in parts and " " in (code := str(times.code("day_word", parts["day_word"]))):
        return f"T{code.split()[1]}"
    return None
