"""What questions of a record may ask for: words of closed lists, countries, days. Another is refused, since no row would
match it and none would say so."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Any, Final

import click

from dateline import terms

_DAY = re.compile(r"(?P<year>\d{4})(-(?P<month>\d\d)(-(?P<day>\d\d))?)?")


class _Word(click.ParamType[str]):
    """A word of a closed list, in any case."""

    name = "WORD"

    def __init__(self, words: frozenset[str]) -> None:
        self._words = {word.lower(): word for word in sorted(words)}

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word as it is written in the list."""
        word = self._words.get(str(value).lower())
        return word or self.fail(f"{value!r} is none of {', '.join(self._words.values())}", param, ctx)


class _Country(click.ParamType[str]):
    """An ISO 3166 alpha-3 code, in any case."""

    name = "ISO3"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The code in capitals."""
        from dateline.export.records.countries import countries

        code = str(value).upper()
        if code not in countries():
            self.fail(f"{value!r} is no country: give its ISO 3166 alpha-3 code, such as YEM", param, ctx)
        return code


class _Bound(click.ParamType[str]):
    """A day, or the first or the last of a month or a year."""

    name = "DAY"

    def __init__(self, *, last: bool) -> None:
        self._last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day in ISO form."""
        found = _DAY.fullmatch(str(value))
        try:
            if not found:
                raise ValueError
            year, month = int(found["year"]), int(found["month"] or (12 if self._last else 1))
            day = found["day"] or (calendar.monthrange(year, month)[1] if self._last else 1)
            return date(year, month, int(day)).isoformat()
        except ValueError:
            self.fail(f"{value!r} is no day: write 2021, 2021-08 or 2021-08-20", param, ctx)


TYPES: Final = _Word(terms.EVENT_TYPES)
STATUSES: Final = _Word(terms.STATUSES)
ACTS: Final = _Word(terms.ACTS)
COUNTRY: Final = _Country()
SINCE: Final = _Bound(last=False)
UNTIL: Final = _Bound(last=True)
