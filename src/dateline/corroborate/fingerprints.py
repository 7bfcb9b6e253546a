"""Which reports may share text: a few hashes of each, and the pairs that have some of them in common.

`fingerprints` picks the least hash of every twelve neighbouring runs of five words ("winnowing", Schleimer, Wilkerson
and Aiken, SIGMOD 2003): two texts that share a run of `SURE` words share a fingerprint, wherever it stands in either,
and a report of 400 words has some 60. `candidates` compares each report with those before it alone, so that reports
that come later never change what was found for an earlier one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.corroborate.wording import Hashes, Wording, grams

Counts = NDArray[np.int64]

RUN: Final = 5
PICKED_OF: Final = 12
SURE: Final = RUN + PICKED_OF - 1
"""Words in a row that never go unseen."""

LEAST_SHARED: Final = 2
"""Fingerprints that a pair must share; of a report with fewer, all. On the labelled pairs of FA-KES (the half
to develop on) all 39 copies share 3 or more, and all 14 pairs with partly reused text 2 or more."""

OTHERS: Final = 0.04
OWN: Final = 0.4
"""The share of the fingerprints of the shorter report that a pair must have in common: of two outlets, and of one outlet,
which repeats its furniture and its paragraphs about the past of a story. On the same pairs, copies of two outlets have
.25 or more in common and reused text .05 or more; copies within one outlet have .65 or more."""

_MOST_HOLDERS: Final = 64
"""Of the reports before a given one that hold one fingerprint, this many are looked at: the first ones and the last
ones, half each. More hold it where a wire story ran everywhere, or where it is furniture."""


def fingerprints(wording: Wording) -> Hashes:
    """The fingerprints of a text, in ascending order; one of all its words where it is shorter than a run."""
    runs = grams(wording.hashes, min(RUN, max(1, len(wording))))
    if len(runs) <= PICKED_OF:
        return np.unique(runs)[:1]
    return np.unique(np.lib.stride_tricks.sliding_window_view(runs, PICKED_OF).min(axis=1))


def enough(shared: Counts, sizes: Counts, same_outlet: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which pairs have enough in common to be compared: fingerprints shared, those of the shorter report, and whether one
    outlet printed both. It depends on the two reports alone."""
    least = np.maximum(np.minimum(LEAST_SHARED, sizes), np.where(same_outlet, OWN, OTHERS) * sizes)
    return np.asarray(shared >= least)


def candidates(
    marks: Sequence[Hashes], outlets: Sequence[str | None], first: int = 0, *, most: int = 20
) -> list[list[int]]:
    """For each report from index ``first`` on, the reports before it that share text with it, the likeliest first.

    ``marks`` are the fingerprints of reports in a fixed order, such as by day and id, and ``outlets`` who printed them;
    of each report, ``most`` candidates are given. The result has one list for each report from ``first`` on.
    """
    found: list[list[int]] = [[] for _ in range(first, len(marks))]
    later, earlier, shared = _sharing(marks, first)
    sizes = np.array([len(each) for each in marks], np.int64)
    if not len(later):
        return found
    number: dict[str, int] = {}
    printer = np.array(
        [number.setdefault(outlet, len(number)) if outlet else -1 - k for k, outlet in enumerate(outlets)]
    )
    passes = enough(shared, np.minimum(sizes[later], sizes[earlier]), printer[later] == printer[earlier])
    later, earlier, shared = later[passes], earlier[passes], shared[passes]
    for k in np.lexsort((earlier, -shared, later)).tolist():
        if len(into := found[later[k] - first]) < most:
            into.append(int(earlier[k]))
    return found


def _sharing(marks: Sequence[Hashes], first: int) -> tuple[Counts, Counts, Counts]:
    """Pairs of a report from ``first`` on and one before it, and how many fingerprints they share."""
    if len(marks) <= first:
        none = np.zeros(0, np.int64)
        return none, none, none
    new = np.unique(np.concatenate([*marks[first:], np.zeros(0, np.uint64)]))
    owner = np.repeat(np.arange(len(marks)), [len(each) for each in marks])
    values = np.concatenate(list(marks))
    place = np.searchsorted(new, values)
    known = new[np.minimum(place, len(new) - 1)] == values if len(new) else np.zeros(len(values), bool)
    values, owner = values[known], owner[known]
    order = np.lexsort((owner, values))
    values, owner = values[order], owner[order]
    starts = np.flatnonzero(np.append(True, values[1:] != values[:-1])) if len(values) else values
    begin = np.repeat(starts, np.diff(np.append(starts, len(values))))
    here = np.arange(len(values))
    half = _MOST_HOLDERS // 2
    pairs = []
    takers = np.flatnonzero(owner >= first)
    for back in range(1, half + 1):
        before = here[takers] - back
        ok = before >= begin[takers]
        pairs.append(owner[takers[ok]] * len(marks) + owner[before[ok]])
    for ahead in range(half):
        front = begin[takers] + ahead
        ok = front < here[takers] - half
        pairs.append(owner[takers[ok]] * len(marks) + owner[front[ok]])
    code, count = np.unique(np.concatenate(pairs), return_counts=True)
    return code // len(marks), code % len(marks), count
