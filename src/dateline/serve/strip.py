"""How many in each month, drawn as a strip of bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dateline.serve.shown import Choice

HEIGHT: Final = 60
BARS: Final = 240
"""Bars that a strip has room for; with more months, each bar is a year."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One month or year."""

    month: str
    number: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Strip:
    """The bars, each a ``unit``; a month without any is a gap."""

    unit: str
    width: int
    bars: tuple[Bar, ...]


def months_drawn(months: Sequence[Choice]) -> Strip:
    """The strip of some months, each ``2021-08`` or ``2021``, in order."""
    known = [each for each in months if len(each.value) == 7]
    if not known:
        return Strip("month", 1, ())
    counted: dict[int, tuple[str, int]] = {}
    first, last = _number(known[0].value), _number(known[-1].value)
    by_year = last - first >= BARS
    for each in known:
        at = int(each.value[:4]) - int(known[0].value[:4]) if by_year else _number(each.value) - first
        label = each.value[:4] if by_year else each.value
        counted[at] = (label, counted.get(at, ("", 0))[1] + each.number)
    most = max(number for _, number in counted.values())
    bars = []
    for at, (label, number) in sorted(counted.items()):
        height = max(1.5, HEIGHT * number / most)
        bars.append(Bar(label, number, at * 10 + 1, round(64 - height, 2), 8, round(height, 2)))
    return Strip("year" if by_year else "month", (max(counted) + 1) * 10, tuple(bars))


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1
