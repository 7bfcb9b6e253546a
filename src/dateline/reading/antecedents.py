"""What the network says of antecedents: for a mention, how likely each earlier one is the last that it takes up."""

from collections.abc import Sequence

import numpy as np

from dateline.nn import Signals
from dateline.reading.found import Found

REACH = 254
"""Words over which the network was trained to look back, about: the word pieces of one window."""
MOST = 120
"""Most earlier mentions that are compared with one."""


class Antecedents:
    """Probabilities of antecedents, computed when asked for. Without signals none is likelier than another."""

    def __init__(self, found: Sequence[Found], signals: Signals | None, distance: Sequence[float]) -> None:
        self._signals = signals
        self._distance = np.array(distance, np.float32)
        self._order = sorted(range(len(found)), key=lambda k: found[k].head)
        self._heads = np.array([found[k].head for k in self._order], np.int64)

    @property
    def known(self) -> bool:
        """Whether the network says anything."""
        return self._signals is not None

    def of(self, head: int) -> dict[int, float]:
        """The probability of each mention before a head word to be its antecedent; what is missing to 1 is that it
        has none."""
        if self._signals is None:
            return {}
        end = int(np.searchsorted(self._heads, head))
        first = max(int(np.searchsorted(self._heads, head - REACH)), end - MOST)
        if first == end:
            return {}
        heads = self._heads[first:end]
        scores = self._signals.key[heads] @ self._signals.query[head]
        scores = (
            scores
            + self._distance[np.clip(np.floor(np.log2(head - heads)).astype(int), 0, len(self._distance) - 1)]
        )
        weights = np.exp(scores - max(0.0, float(scores.max())))
        weights /= weights.sum() + np.exp(-max(0.0, float(scores.max())))
        return dict(zip(self._order[first:end], weights.tolist(), strict=True))
