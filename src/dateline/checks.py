"""What single values must be like: names, codes, days, points, makers, runs of spans.

Each check returns nothing for a value that can be, and raises `BadValue` or `BadSpan` for one that cannot,
with ``where`` it stood. The types of `dateline.model` call them when they are built.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import pairwise
from typing import Final, Protocol

from dateline.errors import BadSpan, BadValue

OPEN: Final = ".."
"""The open end of an interval, as EDTF writes it."""

_MAKER = re.compile(r"[a-z][a-z0-9_.-]*@[^\s@/]+(/\S+)?")


class Ends(Protocol):
    """What has a start and an end: a span."""

    @property
    def start(self) -> int:
        """The first code point."""

    @property
    def end(self) -> int:
        """The code point after the last."""


@lru_cache(maxsize=1024)
def _is_maker(by: str) -> bool:
    return _MAKER.fullmatch(by) is not None


def check_maker(where: str, by: str, confidence: float | None) -> None:
    """The maker is written ``component@version`` or ``component@version/rule``; a confidence is 0 to 1 or
    None."""
    if not _is_maker(by):
        raise BadValue(
            f"{by!r} names no maker", where=where, remedy="write component@version or component@version/rule"
        )
    if confidence is not None and not 0 <= confidence <= 1:
        raise BadValue(f"a confidence of {confidence} cannot be", where=where, remedy="give 0 to 1, or None")


def check_named(where: str, name: str) -> None:
    """An id or a name is there, without space around it."""
    if not name or name != name.strip():
        raise BadValue(f"{name!r} is no id or name", where=where, remedy="give one, without space around it")


def check_one_of(what: str, value: str | None, known: Collection[str], *, optional: bool = False) -> None:
    """The value is one of a closed vocabulary."""
    if value not in known and not (optional and value is None):
        raise BadValue(f"{value!r} is not a {what}", remedy=f"use one of: {', '.join(sorted(known))}")


def check_country(where: str, country: str | None) -> None:
    """The country has the form of an ISO 3166 alpha-3 code."""
    if country is not None and not (len(country) == 3 and country.isascii() and country.isupper()):
        raise BadValue(f"{country!r} is not a country", where=where, remedy="give an ISO 3166 alpha-3 code")


def check_point(where: str, lat: float, lon: float) -> None:
    """The point is on the globe."""
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise BadValue(f"there is no point {lat}, {lon}", where=where)


def check_time(where: str, time: str) -> None:
    """The time is written as ISO 8601 has it."""
    try:
        datetime.fromisoformat(time)
    except ValueError:
        raise BadValue(f"{time!r} is not an ISO time", where=where) from None


def check_days(where: str, earliest: str | None, latest: str | None) -> None:
    """Both ends of an interval are ISO days, `OPEN` or None, and the first is not after the second."""
    for day in (earliest, latest):
        if day is not None and day != OPEN and not _is_day(day):
            raise BadValue(
                f"{day!r} is not a day",
                where=where,
                remedy=f"give an ISO day, {OPEN!r} where it is open, or None",
            )
    if earliest and latest and OPEN not in (earliest, latest) and earliest > latest:
        raise BadValue(f"{earliest} is after {latest}", where=where)


def _is_day(day: str) -> bool:
    try:
        return date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


def check_spans(where: str, spans: Sequence[Ends], *, least: int = 0) -> None:
    """The spans come in the order of the text, do not overlap, and are as many as the least."""
    if len(spans) < least:
        raise BadSpan("the words it rests on are missing", where=where, remedy="give at least one span")
    for before, after in pairwise(spans):
        if after.start < before.end:
            raise BadSpan(
                f"{after} does not come after {before}", where=where, remedy="sort and join the spans"
            )
