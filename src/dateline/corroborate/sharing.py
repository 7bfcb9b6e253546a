"""Which reports share fingerprints of their text: found by an index over whole numbers, the same whoever comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.corroborate.fingerprints import enough

Marks = NDArray[np.uint64]
"""The fingerprints of a text."""


def packed_marks(marks: Marks) -> bytes:
    """Fingerprints as bytes."""
    return marks.astype("<u8").tobytes()


def unpacked_marks(body: bytes) -> Marks:
    """The fingerprints of these bytes."""
    return np.frombuffer(body, "<u8")


@dataclass(frozen=True, slots=True)
class Holders:
    """Fingerprints in ascending order, each with a report that holds it; ``sizes`` are how many each report has, and
    ``outlets`` who printed it."""

    marks: Marks
    reports: NDArray[np.int64]
    sizes: NDArray[np.int64]
    outlets: tuple[str | None, ...]

    def sharing(self, marks: Marks, outlet: str | None = None) -> list[int]:
        """The reports, by number, that share enough of these to be compared: more of them where one outlet printed both,
        which repeats itself (`dateline.corroborate.fingerprints.enough`)."""
        if not len(marks) or not len(self.marks):
            return []
        first = np.searchsorted(self.marks, marks, "left")
        last = np.searchsorted(self.marks, marks, "right")
        found = [self.reports[a:b] for a, b in zip(first.tolist(), last.tolist(), strict=True) if a < b]
        if not found:
            return []
        numbers, shared = np.unique(np.concatenate(found), return_counts=True)
        same = np.array([outlet is not None and self.outlets[n] == outlet for n in numbers.tolist()], bool)
        passes = enough(shared, np.minimum(self.sizes[numbers], len(marks)), same)
        return [int(n) for n in numbers[passes]]


def holders_of(marks: Sequence[Marks], outlets: Sequence[str | None] | None = None) -> Holders:
    """An index of reports by their fingerprints; without ``outlets``, each is taken for one of an outlet of its own."""
    sizes = np.array([len(each) for each in marks], np.int64)
    owners = np.repeat(np.arange(len(marks), dtype=np.int64), sizes)
    values = np.concatenate([*marks, np.zeros(0, np.uint64)])
    order = np.lexsort((owners, values))
    return Holders(values[order], owners[order], sizes, tuple(outlets or [None] * len(marks)))
