"""What the network says of antecedents: for a mention, how likely each earlier one is the last that it takes up."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np

from dateline.nn import Scores, Signals
from dateline.reading.mentions.found import Found

REACH = 254
"""Words over which the network was trained to look back, about: the word pieces of one window."""
MOST = 120
"""Most earlier mentions that are compared with one."""


class Antecedents:
    """Probabilities of antecedents, computed when asked for. Without signals none is likelier than another."""

    def __init__(self, found: Sequence[Found], signals: Signals | None, distance: Sequence[float]) -> None:
        self._signals = signals
        self._order = sorted(range(len(found)), key=lambda k: found[k].head)
        self._places = [found[k].head for k in self._order]
        self._heads = np.array(self._places, np.int64)
        if signals is not None:
            self._keys = signals.key[self._heads]
            self._by_gap = _by_gap(tuple(distance))

    @property
    def known(self) -> bool:
        """Whether the network says anything."""
        return self._signals is not None

    def of(self, head: int) -> Iterator[tuple[int, float]]:
        """Mentions before a head word, each once, with the probability that it is its antecedent; what is missing to 1
        is that it has none."""
        if self._signals is None:
            return iter(())
        end = bisect_left(self._places, head)
        first = max(bisect_left(self._places, head - REACH), end - MOST)
        if first == end:
            return iter(())
        scores = (
            self._keys[first:end] @ self._signals.query[head] + self._by_gap[head - self._heads[first:end]]
        )
        top = max(0.0, float(np.maximum.reduce(scores)))
        weights = np.exp(scores - top)
        weights /= np.add.reduce(weights) + np.exp(-top)
        return zip(self._order[first:end], weights.tolist(), strict=True)


@cache
def _by_gap(distance: tuple[float, ...]) -> Scores:
    """What each distance up to `REACH` adds, from what powers of two add."""
    classes = np.floor(np.log2(np.arange(1, REACH + 1))).astype(int)
    added: Scores = np.array(distance, np.float32)[np.clip([0, *classes], 0, len(distance) - 1)]
    return added
