"""Boosted trees that are data: a table of named features in, the likelihood of yes out (``training/boosting.py``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from dateline.lang import Language


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees × nodes, the root first, over features in the order of ``names``. A row goes to ``left`` where its feature is
    ``step`` or less, else to the node after; a leaf has no feature (-1). The values of the leaves reached add up."""

    names: tuple[str, ...]
    start: float
    feature: NDArray[np.int16]
    step: NDArray[np.float32]
    left: NDArray[np.int16]
    value: NDArray[np.float32]

    def table(self, rows: Sequence[Mapping[str, float]]) -> NDArray[np.float32]:
        """Named values as rows; what a row does not name is 0."""
        place = {name: n for n, name in enumerate(self.names)}
        made = np.zeros((len(rows), len(self.names)), np.float32)
        for row, values in zip(made, rows, strict=True):
            for name, value in values.items():
                if name in place:
                    row[place[name]] = value
        return made

    def likelihoods(self, table: NDArray[np.float32]) -> NDArray[np.float64]:
        """How likely the answer is yes, for each row."""
        scores = np.full(len(table), self.start)
        rows = np.arange(len(table))
        for feature, step, left, value in zip(self.feature, self.step, self.left, self.value, strict=True):
            at = np.zeros(len(table), np.int64)
            while (inner := feature[at] >= 0).any():
                after = table[rows, np.maximum(feature[at], 0)] > step[at]
                at = np.where(inner, left[at] + after, at)
            scores += value[at]
        return np.asarray(1 / (1 + np.exp(-scores)), np.float64)


@cache
def _of(code: str, name: str) -> Trees:
    with (
        resources.as_file(resources.files("dateline") / "lang" / code / name) as path,
        np.load(path) as data,
    ):
        return Trees(
            names=tuple(str(data["names"]).split("\n")),
            start=float(data["start"]),
            feature=data["feature"],
            step=data["step"],
            left=data["left"],
            value=data["value"],
        )


def trees_of(language: Language, name: str) -> Trees:
    """The trees of one file of a language."""
    return _of(language.code, name)
