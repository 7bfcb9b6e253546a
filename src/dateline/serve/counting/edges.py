"""Who acts on whom: pairs of cells of names, and the names that are parted in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from threading import Lock
from typing import Final

import numpy as np

from dateline.serve.counting.words import Memo, Numbers, Words, ranks

PARTED: Final = "; "
"""What stands between two names in a cell of the record."""


class Edges:
    """Who acts on whom: the pairs of columns with the names parted that stand in one cell, ``A; B`` → ``C``.

    ``a`` and ``b`` are the edges, as numbers of names that are parted; ``pair`` and ``edge`` say which pairs are of which
    edges.
    """

    def __init__(self) -> None:
        self.names: Words[str] = Words()
        self.edges: Words[tuple[int, int]] = Words()
        self._lock = Lock()
        self._done = 0
        self._of: list[tuple[int, ...]] = []
        self._pairs: list[int] = []
        self._edges: list[int] = []
        self.pair = self.edge = np.empty(0, np.int32)

    def copy(self) -> Edges:
        """The same edges, to which others can be added."""
        copy = Edges()
        with self._lock:
            copy.names, copy.edges, copy._done = self.names.copy(), self.edges.copy(), self._done
            copy._of, copy._pairs, copy._edges = self._of.copy(), self._pairs.copy(), self._edges.copy()
            copy.pair, copy.edge = self.pair, self.edge
        return copy

    def grown(self, names: Words[str | None], pairs: Words[tuple[int, int]]) -> Edges:
        """With the pairs that came since; pages of several threads may ask at once."""
        with self._lock:
            self._grow(names, pairs)
        return self

    def _grow(self, names: Words[str | None], pairs: Words[tuple[int, int]]) -> None:
        new = [
            tuple(dict.fromkeys(name.split(PARTED))) if name else () for name in names.all[len(self._of) :]
        ]
        numbers = iter(self.names.numbers(part for parts in new for part in parts).tolist())
        self._of += [tuple(islice(numbers, len(parts))) for parts in new]
        if self._done < len(pairs):
            found: list[tuple[int, int]] = []
            for number, (actor, recipient) in enumerate(pairs.all[self._done :], self._done):
                before = len(found)
                found += [(a, b) for a in self._of[actor] for b in self._of[recipient] if a != b]
                self._pairs += [number] * (len(found) - before)
            self._edges += self.edges.numbers(found).tolist()
            self._done = len(pairs)
            self.pair, self.edge = np.array(self._pairs, np.int32), np.array(self._edges, np.int32)

    def ranks(self, memo: Memo) -> Numbers:
        """The place of each name among all of them."""
        return memo.of("ranks", self.names, ranks)

    def ends(self, memo: Memo) -> tuple[Numbers, Numbers]:
        """The actor and the recipient of each edge."""

        def parted(edges: Sequence[tuple[int, int]]) -> tuple[Numbers, Numbers]:
            both = np.array(edges, np.int32).reshape(-1, 2)
            return both[:, 0], both[:, 1]

        return memo.of("ends", self.edges, parted)

    def parts(self, number: int) -> tuple[int, ...]:
        """The names that stand in one cell."""
        return self._of[number]
