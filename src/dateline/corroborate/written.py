"""Numbers and dates among the words of a text, read from the words alone: what a copy may change, and two reports of one
event may share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.corroborate.wording import Wording
from dateline.lang import Language

_YEARS: Final = range(1900, 2100)

Places = Sequence[int]
"""Words of one text, by their numbers in its wording."""


@dataclass(frozen=True, slots=True)
class Lists:
    """A language's words for numbers, dates, and who says something."""

    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    dates: frozenset[str]
    months: frozenset[str]
    sources: frozenset[str]


@cache
def lists_of(language: Language) -> Lists:
    """The lists of a language, read once."""
    counts, ingest, own = (
        language.table("counts"),
        language.table("ingest"),
        language.table("copies")["drift"],
    )
    months = frozenset(form for names in ingest["months"] for form in names)
    return Lists(
        numbers={**counts["words"], **{word: low for word, (low, _) in counts["vague"].items()}},
        scales=counts["scales"],
        dates=months | frozenset(ingest["weekdays"]) | frozenset(own["ago"]),
        months=months,
        sources=frozenset(own["sources"]),
    )


def numbers_in(wording: Wording, gap: Places, words: Lists) -> list[tuple[float, range]]:
    """The numbers among the words, with their own words; those of dates are none."""
    found: list[tuple[float, range]] = []
    at, end = (gap[0], gap[-1] + 1) if gap else (0, 0)
    said = wording.words
    while at < end:
        first = at
        value: float | None = None
        while at < end and (part := _part(said[at], words)) is not None:
            scale = words.scales.get(said[at])
            value = value * scale if scale and value else (value or 0.0) + part
            at += 1
        if value is None:
            at += 1
        elif not _dated(said, first, at, value, words):
            found.append((value, range(first, at)))
    return found


def _part(word: str, words: Lists) -> float | None:
    """The value of one word of a number."""
    if word[0].isdigit():
        try:
            return float(word)
        except ValueError:
            return None
    return words.numbers.get(word, words.scales.get(word))


def _dated(said: Sequence[str], first: int, end: int, value: float, words: Lists) -> bool:
    """Whether a number is a year or a day of a month."""
    beside = {*said[max(0, first - 1) : first], *said[end : end + 1]}
    return (value in _YEARS and end - first == 1) or (value <= 31 and bool(beside & words.months))


def dates_in(wording: Wording, gap: Places, words: Lists) -> list[int]:
    """Which of the words name a day, a month or a year."""
    said = wording.words
    return [k for k in gap if said[k] in words.dates or (said[k].isdigit() and _year_or_day(said, k, words))]


def _year_or_day(said: Sequence[str], k: int, words: Lists) -> bool:
    return len(said[k]) <= 4 and _dated(said, k, k + 1, float(said[k]), words)
