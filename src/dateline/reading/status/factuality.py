"""The score of factuality: how sure a report leaves its reader that a thing happened, from -3 to 3.

A linear model over named features. Its weights (``lang/<code>/factuality.tsv``) are written by
``training/status.py``; where the network has a number of its own for each word, that is one feature more.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from dateline.lang import Language
from dateline.reading.draft import Draft

BASE: Final = "base"
"""The weight of every thing: what it scores when nothing else is known."""
NETWORK: Final = "network"
"""The share that the network's own score of a word has in the whole."""
OF_NEWS: Final = 1
"""The output that was trained on news (MEANTIME); the other (UDS-IH2) puts what is yet to come beside what is denied."""
LEAST, MOST = -3.0, 3.0


@cache
def weights(language: Language) -> dict[str, float]:
    """The weights of a language, by the names of features."""
    rows = (
        line.split("\t") for line in language.text("factuality.tsv").splitlines() if not line.startswith("#")
    )
    return {name: float(weight) for name, weight in rows}


def scored(draft: Draft, word: int, names: Iterable[str]) -> float:
    """The score of a word with some features."""
    table = weights(draft.language)
    score = table[BASE] + sum(table.get(name, 0.0) for name in sorted(names))
    share = table.get(NETWORK, 0.0)
    if share and draft.signals is not None and "factuality" in draft.signals.tags:
        score += share * (float(draft.signals.tags["factuality"][word, OF_NEWS]) - score)
    return min(MOST, max(LEAST, score))
