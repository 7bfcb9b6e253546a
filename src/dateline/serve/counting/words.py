"""Words as numbers: what columns hold instead of words, and what follows from the words alone."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

W = TypeVar("W", bound=Hashable)
M = TypeVar("M")
Numbers = npt.NDArray[np.int32]


class Words(Generic[W]):
    """Words and their numbers, which they get as they come."""

    def __init__(self) -> None:
        self.all: list[W] = []
        self._numbers: dict[W, int] = {}

    def __len__(self) -> int:
        return len(self.all)

    def copy(self) -> Words[W]:
        """The same words, to which others can be added."""
        copy: Words[W] = Words()
        copy.all, copy._numbers = self.all.copy(), self._numbers.copy()
        return copy

    def number(self, word: W) -> int:
        """The number of a word, -1 where no row has it."""
        return self._numbers.get(word, -1)

    def numbers(self, words: Iterable[W]) -> Numbers:
        """The numbers of words; new ones get theirs."""
        known = self._numbers
        found = np.fromiter((known.setdefault(word, len(known)) for word in words), np.int32)
        self.all.extend(islice(known, len(self.all), None))
        return found


@dataclass(frozen=True, slots=True)
class Memo:
    """What follows from words alone, computed again when there are more of them."""

    _known: dict[str, tuple[int, Any]] = field(default_factory=dict)

    def copy(self) -> Memo:
        """The same, for more words."""
        return Memo(self._known.copy())

    def of(self, what: str, words: Words[Any], make: Callable[[Sequence[Any]], M]) -> M:
        """What ``make`` gives for all words, under a name."""
        known = self._known.get(what)
        if known is None or known[0] != len(words):
            known = self._known[what] = len(words), make(words.all)
        return known[1]


def ranks(keys: Sequence[Any]) -> Numbers:
    """The place of each key among all of them."""
    rank = np.empty(len(keys), np.int32)
    rank[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))
    return rank
