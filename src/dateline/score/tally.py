"""Counts of what was right, predicted and there, and the shares that follow from them."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were ``right`` of those ``predicted``, and of those in the ``gold``. Tallies add up."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.right <= min(self.predicted, self.gold):
            raise ValueError(f"{self.right} right of {self.predicted} predicted and {self.gold} there")

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Per cent of what was predicted that is right; 0 where nothing was predicted."""
        return 100 * self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Per cent of what is there that was found; 0 where nothing is there."""
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 200 * self.right / (self.predicted + self.gold) if self.predicted + self.gold else 0.0

    def as_json(self) -> dict[str, float]:
        """The three shares, with two decimals."""
        return {"p": round(self.precision, 2), "r": round(self.recall, 2), "f1": round(self.f1, 2)}


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of precision and recall, on their scale; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def tally(predicted: AbstractSet[Hashable], gold: AbstractSet[Hashable]) -> Tally:
    """Sets of things that are right where they are equal: spans, words with their tags."""
    return Tally(len(predicted & gold), len(predicted), len(gold))


def share(right: Collection[bool]) -> Tally:
    """One answer to each question: how many are right."""
    return Tally(sum(right), len(right), len(right))


def one_to_one(rows: int, columns: int, fits: Callable[[int, int], bool]) -> list[tuple[int, int]]:
    """The most pairs of a row and a column that fit, each used once (Kuhn's maximum matching)."""
    fitting = [[column for column in range(columns) if fits(row, column)] for row in range(rows)]
    row_of = [-1] * columns
    for row in range(rows):
        _place(row, fitting, row_of)
    return [(row, column) for column, row in enumerate(row_of) if row >= 0]


def _place(row: int, fitting: Sequence[Sequence[int]], row_of: list[int]) -> None:
    """Give the row a column, moving the rows placed earlier where that makes room."""
    came_from: dict[int, tuple[int, int]] = {}  # column: the row that wants it, and the column that row holds
    todo = [(row, -1)]
    while todo:
        wanting, held = todo.pop()
        for column in fitting[wanting]:
            if column in came_from:
                continue
            came_from[column] = wanting, held
            if row_of[column] < 0:
                while column >= 0:
                    owner, before = came_from[column]
                    row_of[column] = owner
                    column = before
                return
            todo.append((row_of[column], column))
