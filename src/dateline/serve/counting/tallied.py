"""What is told of a number of events: how many are drawn as what, and of which type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from dateline.serve.counting.columns import MARK_NAMES, MARKS, TYPES, Columns, Flags


@dataclass(frozen=True, slots=True)
class Tally:
    """How many events there are of something: a mark, a type."""

    of: str
    events: int


def marks_of(counts: Sequence[int] | npt.NDArray[np.int64]) -> tuple[Tally, ...]:
    """The marks that there are, in the order of the legend; ``counts`` has a number for each of `MARK_NAMES`."""
    return tuple(Tally(name, int(count)) for name, count in zip(MARK_NAMES, counts, strict=True) if count)


def types_of(counts: Sequence[int] | npt.NDArray[np.int64]) -> tuple[Tally, ...]:
    """The types that there are, the most frequent first."""
    there = [Tally(name, int(count)) for name, count in zip(TYPES, counts, strict=True) if count]
    return tuple(sorted(there, key=lambda tally: (-tally.events, tally.of)))


def by_mark(columns: Columns, flags: Flags) -> tuple[Tally, ...]:
    """The marks of the chosen events."""
    return marks_of(np.bincount(columns.mark[flags], minlength=len(MARK_NAMES)))


def most(counts: Mapping[str, int], number: int) -> tuple[Tally, ...]:
    """Those with the most events; of several alike, the first by name."""
    if len(counts) > number:
        least = nlargest(number, counts.values())[-1]
        counts = {of: events for of, events in counts.items() if events >= least}
    found = sorted(
        (Tally(of, events) for of, events in counts.items()), key=lambda one: (-one.events, one.of)
    )
    return tuple(found[:number])


@dataclass(frozen=True, slots=True)
class Arc:
    """A part of a ring in one colour, in hundredths of the ring: how long it is, and what is before it."""

    colour: str
    length: float
    before: float


def ring(tallies: Sequence[Tally]) -> tuple[Arc, ...]:
    """Marks as a ring, one part for each colour."""
    colours: dict[str, int] = {}
    for tally in tallies:
        colour = MARKS[tally.of].colour
        colours[colour] = colours.get(colour, 0) + tally.events
    total = sum(colours.values())
    lengths = [round(100 * count / total, 2) for count in colours.values()]
    befores = [0.0, *accumulate(lengths)]
    return tuple(
        Arc(colour, length, round(before, 2))
        for colour, length, before in zip(colours, lengths, befores, strict=False)
    )
