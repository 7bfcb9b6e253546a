"""Dates as the heads of reports and the fields of records write them.

Only what names a day, month or year outright is read; relative times are for the time component. A date with
figures alone is read where its order is certain: ``7/10/2016`` is refused, ``20/08/2021`` is not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from dateline import lang
from dateline.errors import BadValue
from dateline.model import Published

# POSIX: a year of two figures from 69 up is of the twentieth century.
_PIVOT: Final = 69

YEARS: Final = range(1600, 2100)
"""Years in which a report can be published: newspapers have been printed since 1605, and of web pages no later date is
taken either. Beyond, a year is a slip or stands for "never"."""

_ISO = r"(?P<year>[0-9]{4})-(?P<number>[0-9][0-9])-(?P<day>[0-9][0-9])(?![0-9-])"
_SLASHED = r"(?P<a>[0-9]{1,4})(?P<by>[/.-])(?P<b>[0-9]{1,2})(?P=by)(?P<c>[0-9]{4}|[0-9]{1,2})(?![0-9/])"
_TIME = r"(?P<hour>[01]?[0-9]|2[0-3])[:.](?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9])(?:\.[0-9]+)?)?(?![0-9:])"
_COMPACT = re.compile(r"([0-9]{4})([0-9][0-9])([0-9][0-9])(?:T?([0-9][0-9])([0-9][0-9])([0-9][0-9])(Z?))?")


_Parts = tuple[int | None, int, int | None]


@dataclass(frozen=True, slots=True)
class Day:
    """A date that was found, up to ``end`` in its text. ``time`` is as in ISO, from the T on, where one follows."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    time: str = ""

    @property
    def iso(self) -> str:
        """The date as ISO writes it, ``--08-20`` where the year is missing."""
        year = "-" if self.year is None else f"{self.year:04}"
        return f"{year}-{self.month:02}" + ("" if self.day is None else f"-{self.day:02}") + self.time

    @property
    def published(self) -> Published | None:
        """The date as one of publication; None where the year is missing."""
        return None if self.year is None else Published(self.iso)

    def in_year_of(self, known: Published) -> date | None:
        """The day nearest to a date that is known, not more than a day after it; None where there is no such day."""
        years = [int(known.iso[:4])]
        if known.day:
            years = [years[0] + 1, years[0], years[0] - 1]
        for year in years:
            try:
                candidate = date(year, self.month, self.day or 1)
            except ValueError:
                continue
            if known.day is None or (candidate - known.day).days <= 1:
                return candidate
        return None


class Dates:
    """How one language writes dates."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._months = {name: number for number, names in enumerate(table["months"], 1) for name in names}
        self._zero_zones = frozenset(table["zero_zones"])
        gap = rf"(?:[\s,]+|[.-]\s*)(?:(?:{_either(table['date_fillers'])})\s+)?"
        parts = {
            "day": rf"(?P<day>[0-9]{{1,2}})(?:{_either(table['ordinals'])})?(?![0-9])",
            "month": rf"(?P<month>{_either(self._months)})(?![^\W\d_])\.?",
            "year": r"(?P<year>[0-9]{4})(?![0-9])",
            "short": r"[’']?(?P<year>[0-9][0-9])(?![0-9])",
        }
        weekday = rf"(?:(?:{_either(table['weekdays'])})\b\.?,?\s+)?"
        orders = [order.split() for order in table["date_orders"]]
        short = [
            ["short" if part == "year" else part for part in order] for order in orders if "day" in order
        ]
        written = [gap.join(parts[part] for part in order) for order in [*orders, *short] if order]
        # Longer forms first: the year must not be left behind.
        full = [form for form in written if "<year>" in form]
        self._forms = [
            re.compile(rf"{weekday}(?:{form})", re.IGNORECASE)
            for form in [_ISO, _SLASHED, *full, *(form for form in written if form not in full)]
        ]
        zones = _either(table["zero_zones"])
        self._time = re.compile(
            rf"(?:T|,?[^\S\n]+(?:(?:{_either(table['time_fillers'])})[^\S\n]+)?){_TIME}"
            rf"(?:\s?(?P<zone>{zones}|[+-][0-9][0-9]:?[0-9][0-9])(?!\w))?(?!\s?(?:{_either(table['half_days'])})(?!\w))(?!\s(?-i:[A-Z]{{3,4}})\b)",
            re.IGNORECASE,
        )

    def at(self, text: str, start: int, *, short_year: bool = False) -> Day | None:
        """The date that starts right there, if one does. Years of two figures are read where it is said."""
        if start < len(text) and start > 0 and text[start - 1].isalnum():
            return None
        for form in self._forms:
            found = form.match(text, start)
            if found is None:
                continue
            day = self._day(found, short_year=short_year)
            if day is None and len(found.groupdict().get("year") or "") != 2:
                return None  # written as a date, and none that can be or is certain
            if day:
                time = self._time.match(text, found.end()) if day.year and day.day else None
                if time is None:
                    return day
                return Day(start, time.end(), day.year, day.month, day.day, self._iso_time(time))
        return None

    def first(self, text: str, *, short_year: bool = False) -> Day | None:
        """The first date anywhere in a short text."""
        for match in re.finditer(r"\b\w", text):
            if found := self.at(text, match.start(), short_year=short_year):
                return found
        return None

    def field(self, value: str) -> Published:
        """The date of publication that a whole field gives; one that gives none, or two, raises `BadValue`."""
        value = value.strip()
        if compact := _COMPACT.fullmatch(value):
            year, month, day, hour, minute, second, zone = compact.groups()
            clock = f"T{hour}:{minute}:{second}{zone}" if hour else ""
            return _published(f"{year}-{month}-{day}", clock)
        try:
            return _published(*re.fullmatch(r"([^T]+)(T.*)?", value).groups(default=""))  # type: ignore[union-attr]
        except (AttributeError, BadValue):
            pass
        day_found = self.at(value, 0)
        if day_found is None or day_found.year is None or value[day_found.end :].strip(" .,"):
            raise BadValue(
                f"{value[:60]!r} is no date that is certain", remedy="give an ISO date such as 2021-08-20"
            )
        return _published(day_found.iso.removesuffix(day_found.time), day_found.time)

    def _day(self, found: re.Match[str], *, short_year: bool) -> Day | None:
        parts = (
            self._figures(found) if "a" in found.groupdict() else self._named(found, short_year=short_year)
        )
        if parts is None:
            return None
        year, month, day = parts
        try:
            date(2000 if year is None else year, month, day or 1)
        except ValueError:
            return None
        return Day(found.start(), found.end(), year, month, day)

    def _figures(self, found: re.Match[str]) -> _Parts | None:
        """Figures alone, where they can be in one order only. With dots the day comes first."""
        a, by, b, c = found.group("a", "by", "b", "c")
        if len(a) == 4 and len(c) <= 2:
            return int(a), int(b), int(c)
        if len(c) != 4 or len(a) > 2:
            return None
        if by == "." or int(a) > 12 or int(a) == int(b):
            return int(c), int(b), int(a)
        return (int(c), int(a), int(b)) if int(b) > 12 else None

    def _named(self, found: re.Match[str], *, short_year: bool) -> _Parts | None:
        groups = found.groupdict()
        year, month = groups.get("year"), groups.get("number") or self._months.get(groups["month"].lower())
        if month is None:  # one of the letters that stand for others when case does not count
            return None
        day = int(groups["day"]) if groups.get("day") else None
        if year is None:
            return None, int(month), day
        if len(year) == 2:
            return (
                (int(year) + (1900 if int(year) >= _PIVOT else 2000), int(month), day) if short_year else None
            )
        return int(year), int(month), day

    def _iso_time(self, found: re.Match[str]) -> str:
        zone = found["zone"] or ""
        if zone.lower() in self._zero_zones:
            zone = "Z"
        elif zone and ":" not in zone:
            zone = f"{zone[:3]}:{zone[3:]}"
        second = f":{found['second']}" if found["second"] else ""
        return f"T{int(found['hour']):02}:{found['minute']}{second}{zone}"


@cache
def dates_of(language: str) -> Dates:
    """How a language writes dates."""
    return Dates(lang.load(language).table("ingest"))


def _published(day: str, time: str) -> Published:
    """A midnight to the second stands for a day: exporters write one where no time is known."""
    if day[:4].isdigit() and int(day[:4]) not in YEARS:
        raise BadValue(
            f"no report is published in the year {day[:4]}", remedy="give an ISO date such as 2021-08-20"
        )
    return Published(day if re.fullmatch(r"T00:00(:00(\.0+)?)?(Z|\+00:?00)?", time) else day + time)


def _either(words: Any) -> str:
    """A pattern of any of the words, longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
