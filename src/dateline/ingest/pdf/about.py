"""What a PDF says of itself, as far as it is sane: its title, the day that is printed on it, and when the file was made.

A file's author is most often whose computer it was, and is nobody's outlet; the day on which it was made is no day of
publication, but a last resort of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from dateline.ingest.dates import Dates
from dateline.ingest.pdf.paragraphs import Paragraph

_LENGTH: Final = range(8, 301)
_LARGER: Final = 1.25
"""Of the usual height of letters, from which on the largest words at the top of a file are its title."""
_FIRST: Final = 8
"""Paragraphs among which a title is."""
_OLDEST: Final = 1993
"""The year in which the format came out: what is older is a clock that was never set."""

_BESIDE: Final = 40
"""Characters that may stand beside a date which stands by itself: a place, the number of an issue."""
_AHEAD: Final = timedelta(days=31)

_DATE = re.compile(r"(?:D:)?\s*(\d{4})(\d\d)(\d\d)")
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel|publisher)|powerpoint[- ]pr|untitled|unbenannt|sans titre|document\d*$|"
    r"slide \d|layout \d|template|book\d|scan|print|full page|page \d|https?:|file:|[a-z]:\\|\S*\.\w{2,5}$|\S+$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]{3,}")


def title_of(
    told: Mapping[str, str], paragraphs: Sequence[Paragraph], texts: Sequence[str], usual: float
) -> str | None:
    """The title: what the file gives, if its words stand at the top of the text; else the largest words there."""
    given = " ".join(told.get("Title", "").split())
    words = set(_WORD.findall(given.casefold()))
    top = set(_WORD.findall(" ".join(texts[:_FIRST])[:4000].casefold()))
    if len(given) in _LENGTH and words and not _NO_TITLE.match(given) and len(words & top) * 2 > len(words):
        return given
    first = [at for at, one in enumerate(paragraphs[:_FIRST]) if one.page == paragraphs[0].page]
    at = max(first, key=lambda at: paragraphs[at].height, default=None)
    if at is None or paragraphs[at].height < _LARGER * usual or len(texts[at]) not in _LENGTH:
        return None
    return texts[at]


def made_on(told: Mapping[str, str]) -> str | None:
    """The day on which the file was made, in ISO form, if it can be."""
    made, changed = _day(told.get("CreationDate", "")), _day(told.get("ModDate", ""))
    if made is None or made.year < _OLDEST or (changed and changed < made):
        return None
    return made.isoformat()


def printed_on(found: Iterable[str], made: str | None, dates: Dates) -> str | None:
    """The one day, or else the one month, that stands by itself in lines at the top of a report, in ISO form. One far
    behind the day on which the file was made is that of something to come."""
    days, months = set[str](), set[str]()
    for line in found:
        day = dates.first(line)
        if day is None or day.year is None:
            continue
        rest = f"{line[: day.start]} | {line[day.end :]}"
        if len(rest) > _BESIDE or line.rstrip().endswith(".") or dates.first(rest) is not None:
            continue
        (months if day.day is None else days).add(day.iso[: len("2021-08-20")])
    known = days or months
    if len(known) != 1:
        return None
    [iso] = known
    first = date.fromisoformat(iso if days else f"{iso}-01")
    ahead = made is not None and first - date.fromisoformat(made) > _AHEAD
    return None if ahead else iso


def _day(written: str) -> date | None:
    found = _DATE.match(written)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
