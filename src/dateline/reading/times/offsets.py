"""How long one deed was before or after another, where the text says so: "two days after", "hours before"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dateline.model import Span
from dateline.reading.draft import Draft
from dateline.reading.times.placing import words_of

_DAYS: Final = re.compile(r"P(\d+)(D|W)")
_HOURS: Final = re.compile(r"PT(\d+|X)(H|M)")
_MOST_HOURS: Final = 24
_WEEK: Final = 7
"""Days of a week, which may be one more or less: a choice, not a measurement."""
_ROUGH: Final = ("ADP", "ADV", "ADJ", "SCONJ")
"""Parts of speech of what makes a length a rough one, in it or right before it: "about", "than", "nearly"."""


@dataclass(frozen=True, slots=True)
class Apart:
    """A deed is ``least`` to ``most`` days away from that of the word ``other``, earlier where those are below 0."""

    other: int
    least: int
    most: int
    reason: str
    span: Span

    def moved(self, day: date) -> tuple[str, str] | None:
        """The first and the last day that are so far from a day; None beyond the calendar."""
        try:
            return (day + timedelta(self.least)).isoformat(), (day + timedelta(self.most)).isoformat()
        except OverflowError:
            return None


def leads_to_time(draft: Draft, clause: int) -> bool:
    """Whether a clause says when another deed was: "after the troops had left"."""
    return _mark(draft, clause) is not None


def _mark(draft: Draft, clause: int) -> tuple[int, int] | None:
    """The word that brings a clause or a noun in as a time before or after which something is, and 1 where that is after
    it, -1 before."""
    assert draft.trees is not None
    leads = draft.language.table("times")["leads"]
    for mark in draft.trees.children(clause, "mark", "case"):
        form = draft.small[mark]
        if form in leads["after"] or form in leads["before"]:
            return mark, 1 if form in leads["after"] else -1
    return None


def apart_by(draft: Draft, word: int) -> Apart | None:
    """How far the deed of a clause is from the deed that it dates: "met on Monday, two days after the town *fell*"."""
    token = draft.tokens[word]
    relation = token.deprel.partition(":")[0]
    if token.head < 0 or relation not in ("advcl", "obl", "nmod") or draft.tokens[token.head].upos != "VERB":
        return None
    found = _mark(draft, word)
    if found is None:
        return None
    mark, sign = found
    span = _length_before(draft, mark)
    if span is None:
        return None
    (low, high), own = span
    least, most = sorted((-sign * low, -sign * high))
    own = Span(own.start, draft.words[mark][1])
    return Apart(token.head, least, most, "so long before or after what is dated", own)


def _length_before(draft: Draft, mark: int) -> tuple[tuple[int, int], Span] | None:
    """The fewest and most days of the length of time right before a word, and where it stands."""
    end = draft.words[mark - 1][1] if mark else 0
    at = bisect_left(draft.times, end, key=lambda t: t.span.end)
    if at == len(draft.times) or draft.times[at].span.end != end or draft.times[at].type != "DURATION":
        return None
    timex = draft.times[at]
    low, high = words_of(draft, timex.span.start, timex.span.end)
    if any(draft.tokens[i].upos in _ROUGH for i in range(max(0, low - 1), high + 1)):
        return None  # "less than a week after"
    days, hours = _DAYS.fullmatch(timex.value or ""), _HOURS.fullmatch(timex.value or "")
    if days is not None:
        if days[2] == "W":
            return (int(days[1]) * _WEEK - 1, int(days[1]) * _WEEK + 1), timex.span
        return (int(days[1]), int(days[1])), timex.span
    if hours is not None and (hours[2] == "M" or hours[1] == "X" or int(hours[1]) < _MOST_HOURS):
        return (0, 1), timex.span
    return None
