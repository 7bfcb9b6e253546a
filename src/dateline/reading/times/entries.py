"""Dates that head the entries of a diary or of a running report: "17 February: …", "Update, 12 April. …".

What an entry tells is told on its day: its "Tuesday" and its "this morning" are counted from there, and not from the day
on which the whole was published.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Final

from dateline.reading.times.expressions import Expression
from dateline.reading.times.lexicon import Times

_MARKS: Final = (".", ":")
"""Marks that part a date from what it heads, in the lists of events of the gold set's train part."""
_SIGNS: Final = "-–—•*· \t"
_FEWEST: Final = 2
"""One date at the head of a paragraph is no diary."""


def headings(text: str, found: Sequence[Expression], times: Times) -> frozenset[int]:
    """Which of the expressions of a text head an entry; none where a text has no more than one."""
    heads = [n for n, expression in enumerate(found) if _heads(text, expression, times)]
    return frozenset(heads if len(heads) >= _FEWEST else ())


def _heads(text: str, expression: Expression, times: Times) -> bool:
    day = {"month", "day"} <= expression.parts.keys()
    return day and stands_at_head(text, expression.start, expression.end, times.lists["entry"])


def stands_at_head(text: str, start: int, end: int, before: Container[str] = ()) -> bool:
    """Whether a date stands at the head of its paragraph and a mark parts it from the rest; words that may come first."""
    named = text[text.rfind("\n", 0, start) + 1 : start].strip(_SIGNS).rstrip(",: ").lower()
    parts = text[end : end + 2]
    return parts[:1] in _MARKS and parts[1:].isspace() and (not named or named in before)
