"""Stretches of days that have a name, such as a week or the third quarter of a year, and how TIMEX3 writes them.

Everything here is arithmetic on the Gregorian calendar, carried back before 1582 as ISO 8601 does. Weeks are ISO weeks.
Seasons are those of the northern hemisphere, three months each.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

UNITS: Final = (
    "hour",
    "day",
    "week",
    "weekend",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
)
"""The units of the calendar, from the finest."""

SEASONS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which each season begins."""

_YEARS: Final = {"year": 1, "decade": 10, "century": 100}
_MONTHS: Final = {"month": 1, "quarter": 3, "season": 3, "half": 6}
_DAYS: Final = {"day": 1, "week": 7, "weekend": 7}


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from ``first`` to ``last``, called ``value`` in TIMEX3, and the unit that they are one of."""

    value: str
    first: date
    last: date
    unit: str

    def with_value(self, value: str) -> Stretch:
        """The same days under another name."""
        return replace(self, value=value)


def day_of(day: date) -> Stretch:
    """One day."""
    return Stretch(day.isoformat(), day, day, "day")


def week_of(day: date) -> Stretch:
    """The ISO week that a day is in, Monday to Sunday."""
    year, week, weekday = day.isocalendar()
    first = day - timedelta(days=weekday - 1)
    return Stretch(f"{year:04}-W{week:02}", first, first + timedelta(days=6), "week")


def weekend_of(day: date) -> Stretch:
    """Saturday and Sunday of the ISO week that a day is in."""
    week = week_of(day)
    return Stretch(f"{week.value}-WE", week.first + timedelta(days=5), week.last, "weekend")


def month_of(year: int, month: int) -> Stretch:
    """A month of a year."""
    first = date(year, month, 1)
    return Stretch(f"{year:04}-{month:02}", first, _end(first), "month")


def quarter_of(year: int, quarter: int) -> Stretch:
    """A quarter of a calendar year, 1 to 4."""
    first = date(year, 3 * quarter - 2, 1)
    return Stretch(f"{year:04}-Q{quarter}", first, _end(date(year, 3 * quarter, 1)), "quarter")


def half_of(year: int, half: int) -> Stretch:
    """The first or second half of a calendar year."""
    first = date(year, 6 * half - 5, 1)
    return Stretch(f"{year:04}-H{half}", first, _end(date(year, 6 * half, 1)), "half")


def season_of(year: int, season: str) -> Stretch:
    """A season of a year. The winter of a year may be that at its beginning or that at its end, so it spans both."""
    start = SEASONS[season]
    first = date(year, start, 1)
    if season == "WI":
        first = date(max(year - 1, MINYEAR), 12, 1)
        return Stretch(f"{year:04}-WI", first, _end(date(min(year + 1, MAXYEAR), 2, 1)), "season")
    return Stretch(f"{year:04}-{season}", first, _end(date(year, start + 2, 1)), "season")


def year_of(year: int) -> Stretch:
    """A calendar year."""
    return Stretch(f"{year:04}", date(year, 1, 1), date(year, 12, 31), "year")


def decade_of(year: int) -> Stretch:
    """The ten years that share the year's first three figures."""
    first = max(year // 10 * 10, MINYEAR)
    return Stretch(f"{year // 10:03}", date(first, 1, 1), date(year // 10 * 10 + 9, 12, 31), "decade")


def century_of(year: int) -> Stretch:
    """The hundred years that share the year's first two figures."""
    first = max(year // 100 * 100, MINYEAR)
    return Stretch(f"{year // 100:02}", date(first, 1, 1), date(year // 100 * 100 + 99, 12, 31), "century")


def around(day: date, unit: str) -> Stretch:
    """The stretch of a unit that a day is in."""
    match unit:
        case "week":
            return week_of(day)
        case "weekend":
            return weekend_of(day)
        case "month":
            return month_of(day.year, day.month)
        case "quarter":
            return quarter_of(day.year, (day.month + 2) // 3)
        case "half":
            return half_of(day.year, 1 if day.month <= 6 else 2)
        case "year":
            return year_of(day.year)
        case "decade":
            return decade_of(day.year)
        case "century":
            return century_of(day.year)
        case "season":
            return season_around(day)
        case _:
            return day_of(day)


def season_around(day: date) -> Stretch:
    """The season that a day is in; January and February belong to the winter that TIMEX3 writes with their own year."""
    for name, start in SEASONS.items():
        if start <= day.month < start + 3:
            return season_of(day.year, name)
    return season_of(day.year, "WI")


def moved(day: date, count: int, unit: str) -> date | None:
    """A day so many units on (or back, below nought); the end of the month where the month is too short.

    None where the calendar has no such day.
    """
    try:
        if unit in _DAYS:
            return day + timedelta(days=count * _DAYS[unit])
        months = count * (12 * _YEARS[unit] if unit in _YEARS else _MONTHS[unit])
        total = day.year * 12 + day.month - 1 + months
        year, month = divmod(total, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError, IndexError):
        return None


def _end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def distance(stretch: Stretch, day: date) -> int:
    """Days between a stretch and a day; none where it is in it."""
    if stretch.first <= day <= stretch.last:
        return 0
    return min(abs((stretch.first - day).days), abs((stretch.last - day).days))


def day_in(year: int, month: int, day: int) -> Stretch | None:
    """A day of the calendar; None where it has no such day."""
    try:
        return day_of(date(year, month, day))
    except ValueError:
        return None
