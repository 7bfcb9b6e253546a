"""What stands in many reports of an outlet and is no part of any: furniture and boilerplate.

Furniture are phrases of a language's table ("read also"). Boilerplate is learned: runs of three words that recur in the
outlet's other reports, which are not copies of each other since they are of different days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.corroborate.passages import RUN
from dateline.corroborate.wording import Hashes, Wording, grams, wording_of
from dateline.lang import Language

RECURS: Final = 3
"""Reports of an outlet in which a run of words must stand to be its boilerplate, and the days that they must span. On
the FA-KES pairs (training half) the average precision of containment for reused text is 88.1 without, 95.7 with three
reports, and 83.9 with two, where each pair of reports of one outlet makes what it shares its boilerplate."""
SPANS_DAYS: Final = 2

Mask = NDArray[np.bool_]
NOTHING: Final = np.zeros(0, np.uint64)


def boilerplate_of(reports: Iterable[tuple[date | None, Wording]]) -> Hashes:
    """The runs of three words that recur in the reports of one outlet, as sorted hashes; a report without a day counts
    as one of a day of its own."""
    runs, days = [], []
    for number, (day, wording) in enumerate(reports):
        own = np.unique(grams(wording.hashes, RUN))
        runs.append(own)
        days.append(np.full(len(own), day.toordinal() if day else -SPANS_DAYS * (number + 1), np.int64))
    if len(runs) < RECURS:
        return NOTHING
    run, at = np.concatenate(runs), np.concatenate(days)
    order = np.lexsort((at, run))
    run, at = run[order], at[order]
    starts = np.flatnonzero(np.append(True, run[1:] != run[:-1])) if len(run) else run
    ends = np.append(starts[1:], len(run))
    recurs = (ends - starts >= RECURS) & (at[ends - 1] - at[starts] >= SPANS_DAYS)
    found: Hashes = run[starts[recurs]]
    return found


def furniture_in(wording: Wording, language: Language) -> Mask:
    """Which words belong to a phrase of the language's table."""
    inside = np.zeros(len(wording), bool)
    phrases = _phrases(language)
    for at, word in enumerate(wording.words):
        for phrase in phrases.get(word, ()):
            if wording.words[at : at + len(phrase)] == phrase:
                inside[at : at + len(phrase)] = True
                break
    return inside


@cache
def _phrases(language: Language) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in language.table("copies")["furniture"]["phrases"]:
        words = wording_of(phrase).words
        found.setdefault(words[0], []).append(words)
    return {word: tuple(sorted(phrases, key=lambda p: (-len(p), p))) for word, phrases in found.items()}
