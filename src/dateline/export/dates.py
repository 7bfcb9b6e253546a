"""Days as a person writes them: ``18 Aug``, ``15–20 Aug 2021``, ``by 20 Aug 2021``."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.checks import OPEN

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def days(earliest: str | None, latest: str | None, *, year: int | None = None) -> str:
    """The interval between two ISO days, either of which may be open or unknown; "" where both are.

    ``year`` is one that goes without saying, such as that of the report.
    """
    first = None if earliest in (None, OPEN) else date.fromisoformat(str(earliest))
    last = None if latest in (None, OPEN) else date.fromisoformat(str(latest))
    if first is None and last is None:
        return ""
    if first is None or last is None:
        return _half(first, last, is_open=OPEN in (earliest, latest), year=year)
    if first == last:
        return _day(first, year)
    if (first.day, last) == (1, _end_of_month(first)):
        return f"{_MONTHS[first.month - 1]}{_year(first, year)}"
    if (first.day, first.month, last.day, last.month, first.year) == (1, 1, 31, 12, last.year):
        return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last, year)}"
    if first.year == last.year:
        return f"{_day(first, first.year)} – {_day(last, year)}"
    return f"{_day(first, None)} – {_day(last, None)}"


def _half(first: date | None, last: date | None, *, is_open: bool, year: int | None) -> str:
    if first is not None:
        return f"{'since' if is_open else 'from'} {_day(first, year)}"
    assert last is not None
    return f"{'until' if is_open else 'by'} {_day(last, year)}"


def _day(day: date, year: int | None) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}{_year(day, year)}"


def _year(day: date, year: int | None) -> str:
    return "" if day.year == year else f" {day.year}"


def _end_of_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
