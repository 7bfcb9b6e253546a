"""Days that have a name: fixed ones, those counted from Easter, and those of the Muslim calendar.

Muslim dates are computed by the tabular calendar (the civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of
30); the sighting of the moon may move them by a day or two, so their intervals are a day wider at both ends.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from dateline.reading.times.stretches import Stretch, day_of, month_of, moved

_HIJRI_EPOCH: Final = 227015
"""The ordinal of 1 Muharram 1 AH, 19 July 622 in the Gregorian calendar."""


def holiday_of(rule: str, year: int) -> Stretch | None:
    """The days of a holiday in a year, by its rule in ``times.toml``; None where the year has none.

    The value of a Muslim feast is that of its months or first day as computed; its days have a day to spare.
    """
    kind, _, rest = rule.partition(" ")
    if kind == "easter":
        return _day(easter(year) + timedelta(int(rest)))
    if kind == "orthodox":
        return _day(orthodox_easter(year) + timedelta(int(rest)))
    if kind == "hijri":
        when, _, length = rest.partition(" ")
        return _hijri(when, int(length), year)
    if "-" in kind:
        fixed_month, _, fixed_day = kind.partition("-")
        return _day(date(year, int(fixed_month), int(fixed_day)))
    month, weekday, which = map(int, rule.split())
    return _day(nth_weekday(year, month, weekday, which))


def _day(day: date) -> Stretch:
    return day_of(day)


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The n-th weekday (1 Monday) of a month, or the last for -1."""
    days = month_of(year, month)
    if which < 0:
        return days.last - timedelta((days.last.isoweekday() - weekday) % 7)
    return days.first + timedelta((weekday - days.first.isoweekday()) % 7 + 7 * (which - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    golden, century = year % 19, year // 100
    h = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - h - year % 100 % 4) % 7
    m = (golden + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar, on the Gregorian one (Meeus)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(year // 100 - year // 400 - 2)


def hijri_day(year: int, month: int, day: int) -> date:
    """A day of the tabular Muslim calendar."""
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day
    return date.fromordinal(_HIJRI_EPOCH + days - 1)


def _hijri(when: str, length: int, year: int) -> Stretch | None:
    """A month ("9") or some days ("10-1") of the Muslim year, where it begins in a Gregorian one."""
    month, _, day = when.partition("-")
    about = (year - 622) * 33 // 32
    for hijri in (about, about + 1, about + 2):
        if hijri < 1:
            continue
        first = hijri_day(hijri, int(month), int(day or 1))
        if first.year == year:
            last = (
                hijri_day(hijri + int(month) // 12, int(month) % 12 + 1, 1) - timedelta(1)
                if not day
                else None
            )
            last = last or first + timedelta(length - 1)
            low, high = moved(first, -1, "day"), moved(last, 1, "day")
            if low is None or high is None:
                return None
            value = first.isoformat() if day else f"{first.year:04}-{first.month:02}"
            return Stretch(value, low, high, "day" if day else "month")
    return None
