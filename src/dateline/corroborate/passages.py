"""Where two texts say the same words: runs of words that stand in both, as long as they go.

A passage is a run of at least three words, equal one by one as `dateline.corroborate.wording` compares them. Passages
do not overlap in either text: the longest are placed first, and of equally long ones the first ("greedy string tiling",
Wise 1993).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dateline.corroborate.wording import Wording, grams
from dateline.model import Span

RUN: Final = 3
_MOST_PLACES: Final = 12
"""Places of one run of three words in the other text that are tried; a text that repeats itself more often than that
says the same in each of them."""


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Words that stand in both texts: their first word in each, and how many they are."""

    first_a: int
    first_b: int
    words: int

    @property
    def end_a(self) -> int:
        """The word after the last in the first text."""
        return self.first_a + self.words

    @property
    def end_b(self) -> int:
        """The word after the last in the second text."""
        return self.first_b + self.words

    def spans(self, a: Wording, b: Wording) -> tuple[Span, Span]:
        """The code points of it in both texts."""
        return a.span(self.first_a, self.end_a), b.span(self.first_b, self.end_b)


def passages_of(a: Wording, b: Wording) -> tuple[Passage, ...]:
    """The passages of two texts, in the order of the first."""
    free_a, free_b = [True] * len(a), [True] * len(b)
    placed: list[Passage] = []
    waiting = sorted(_runs(a, b), key=lambda run: (-run.words, run.first_a, run.first_b))
    while waiting:
        cut: list[Passage] = []
        longest = waiting[0].words
        for run in waiting:
            if run.words < longest and cut:
                # What was cut may be longer than what follows: sort it in again.
                cut.append(run)
                continue
            pieces = list(_free(run, free_a, free_b))
            if pieces == [run]:
                placed.append(run)
                free_a[run.first_a : run.end_a] = [False] * run.words
                free_b[run.first_b : run.end_b] = [False] * run.words
            else:
                cut.extend(pieces)
        waiting = sorted(cut, key=lambda run: (-run.words, run.first_a, run.first_b))
    return tuple(sorted(placed))


def _runs(a: Wording, b: Wording) -> Iterator[Passage]:
    """Every run that can be made longer at neither end."""
    places: dict[int, list[int]] = {}
    for at, gram in enumerate(grams(b.hashes, RUN).tolist()):
        places.setdefault(gram, []).append(at)
    going: dict[int, int] = {}  # where the run began that goes on at this word of b
    for at, gram in enumerate(grams(a.hashes, RUN).tolist()):
        begun = {}
        for there in places.get(gram, ())[:_MOST_PLACES]:
            begun[there + 1] = going.pop(there, at)
        for there, first in going.items():
            yield _run(first, at, there)
        going = begun
    for there, first in going.items():
        yield _run(first, max(0, len(a) - RUN + 1), there)


def _run(first: int, end: int, there: int) -> Passage:
    """The run that began at ``first`` and whose last three words begin just before ``end`` and ``there``."""
    words = end - first + RUN - 1
    return Passage(first, there - (end - first), words)


def _free(run: Passage, free_a: list[bool], free_b: list[bool]) -> Iterator[Passage]:
    """The parts of a run, long enough, whose words are taken in neither text."""
    begun = None
    for k in range(run.words + 1):
        if k < run.words and free_a[run.first_a + k] and free_b[run.first_b + k]:
            begun = k if begun is None else begun
        elif begun is not None:
            if k - begun >= RUN:
                yield Passage(run.first_a + begun, run.first_b + begun, k - begun)
            begun = None
