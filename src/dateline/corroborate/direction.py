"""Which of two copies is likely the original, where credits, dates or the way the text was cut tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from dateline.corroborate.passages import Passage
from dateline.corroborate.report import Report, credits_outlet

Side = Literal["a", "b"]

_MINUTE: Final = len("2021-08-20T14:05")
_DAY: Final = len("2021-08-20")
_OPENS: Final = 60
"""Words after which a text no longer opens: some three sentences, after a title and a dateline."""
_LONGER: Final = 1.5
"""How many times as long a text must be, that one be a part of it."""
_MOST: Final = 0.8
"""The share of the shorter text that must stand in the longer one."""


def direction_of(a: Report, b: Report, passages: Sequence[Passage]) -> Side | None:
    """The likely original of two copies: the agency that the other credits; else the one published earlier; else, of
    one that is a part of the other, the longer where both open alike, since desks cut from the end, and the shorter
    where it stands further down, among other things. None where nothing tells."""
    return _owed(a, b) or _earlier(a.published, b.published) or _cut(a, b, passages)


def _owed(a: Report, b: Report) -> Side | None:
    """The one whose outlet is an agency that the other credits, and not the other way round."""
    a_owes, b_owes = credits_outlet(a, b), credits_outlet(b, a)
    return None if a_owes == b_owes else "b" if a_owes else "a"


def _earlier(a: str | None, b: str | None) -> Side | None:
    """The one of an earlier day, or of an earlier time where both have one in the same zone."""
    if not a or not b or min(len(a), len(b)) < _DAY:
        return None
    if a[:_DAY] != b[:_DAY]:
        return "a" if a[:_DAY] < b[:_DAY] else "b"
    if min(len(a), len(b)) < _MINUTE or a[:_MINUTE] == b[:_MINUTE] or _zone(a) != _zone(b):
        return None
    return "a" if a[:_MINUTE] < b[:_MINUTE] else "b"


def _zone(published: str) -> str:
    """What follows the time of day, without its seconds."""
    return published[_MINUTE:].lstrip(":.0123456789")


def _cut(a: Report, b: Report, passages: Sequence[Passage]) -> Side | None:
    short, long = (a, b) if len(a.wording) <= len(b.wording) else (b, a)
    inside = sum(passage.words for passage in passages)
    if len(long.wording) < _LONGER * len(short.wording) or inside < _MOST * len(short.wording):
        return None
    return "a" if (long if opens_alike(a, b, passages) else short) is a else "b"


def opens_alike(a: Report, b: Report, passages: Sequence[Passage]) -> bool:
    """Whether the longer text has the first words of the shorter that both have in its opening."""
    long_b = len(a.wording) <= len(b.wording)
    return min(passage.first_b if long_b else passage.first_a for passage in passages) < _OPENS
