"""Which reports are compared at all: those that share enough rare words and lie within the window of days.

Exact, by an index of words over whole numbers: what is found for a pair depends on the two reports alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.corroborate.rarity import Wording, unit
from dateline.corroborate.trace import Trace

WORDS: Final = 40
"""Words of a report that it is found by, the heaviest."""
RARE: Final = 2.2
"""How rare a word must be: in one of nine reports or fewer."""
ALIKE: Final = 0.15
"""The cosine of these words from which on two reports are compared."""

_ENTRY = np.dtype([("word", "<u4"), ("weight", "<f4")])


def signature(trace: Trace, wording: Wording) -> bytes:
    """The rare words of a report, as numbers with weights."""
    often: dict[str, int] = {}
    for term in trace.terms:
        often[term.word] = often.get(term.word, 0) + term.often
    weights = {
        word: (1 + log(n)) * wording.rarity(word) for word, n in often.items() if wording.rarity(word) >= RARE
    }
    heaviest = sorted(weights, key=lambda word: (-weights[word], word))[:WORDS]
    found = {_number(word): w for word, w in unit({word: weights[word] for word in heaviest}).items()}
    return np.array(sorted(found.items()), _ENTRY).tobytes()


def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=4).digest(), "little")


@dataclass(frozen=True, slots=True)
class Index:
    """Reports by their rare words: for each word the reports that have it, with its weight there."""

    size: int
    words: NDArray[np.uint32]
    starts: NDArray[np.int64]
    reports: NDArray[np.int32]
    weights: NDArray[np.float32]

    def alike(self, body: bytes) -> Iterator[tuple[int, float]]:
        """The reports that are alike enough to one, by number, with the cosine."""
        entries = np.frombuffer(body, _ENTRY)
        if not len(entries) or not len(self.words):
            return
        at = np.searchsorted(self.words, entries["word"])
        at[at == len(self.words)] = 0
        known = self.words[at] == entries["word"]
        slices = [
            (int(self.starts[n]), int(self.starts[n + 1]), float(w))
            for n, w in zip(at[known], entries["weight"][known], strict=True)
        ]
        if not slices:
            return
        numbers = np.concatenate([self.reports[a:b] for a, b, _ in slices])
        products = np.concatenate([self.weights[a:b].astype(np.float64) * w for a, b, w in slices])
        order = np.argsort(numbers, kind="stable")
        numbers, products = numbers[order], products[order]
        firsts = np.flatnonzero(np.r_[True, numbers[1:] != numbers[:-1]])
        sums = np.add.reduceat(products, firsts)
        for place in np.flatnonzero(sums >= ALIKE):
            yield int(numbers[firsts[place]]), float(sums[place])


def index_of(bodies: Sequence[bytes]) -> Index:
    """An index of reports by their signatures."""
    entries = np.frombuffer(b"".join(bodies), _ENTRY)
    owners = np.repeat(
        np.arange(len(bodies), dtype=np.int32), [len(body) // _ENTRY.itemsize for body in bodies]
    )
    order = np.lexsort((owners, entries["word"]))
    words, first = np.unique(entries["word"][order], return_index=True)
    starts = np.r_[first, len(order)].astype(np.int64)
    return Index(len(bodies), words, starts, owners[order], entries["weight"][order])
