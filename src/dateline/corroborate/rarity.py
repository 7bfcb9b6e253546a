"""How rare a word is in news, and how near two words are in what they mean: data of the language.

``frequency.tsv`` says in how many of so many news reports a lemma stands (``training/linking_words.py``); a word that is
not in it is as rare as one of half a report. The vectors are MiniLM's readings of the words of that list, each alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from dateline.lang import Language
from dateline.lang.vectors import vectors_of

_UNSEEN = 0.5


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language."""

    documents: int
    frequency: Mapping[str, int]
    places: Mapping[str, int]
    vectors: NDArray[np.float32]

    def rarity(self, word: str) -> float:
        """The logarithm of one in how many reports has the word: from 0 to some 7.6."""
        return log((self.documents + 1) / (self.frequency.get(word, _UNSEEN) + 1))

    def likeness(self, one: str, other: str) -> float:
        """How near two words are, from 0 to 1; 0 where one is not known."""
        if one == other:
            return 1.0
        a, b = self.places.get(one), self.places.get(other)
        if a is None or b is None:
            return 0.0
        return max(0.0, float(self.vectors[a] @ self.vectors[b]))


@cache
def _of(code: str) -> Wording:
    language = Language(code)
    lines = language.text("frequency.tsv").splitlines()
    documents = int(lines[0].split()[1])
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    vectors = vectors_of(language)
    return Wording(documents, {word: int(n) for word, n in rows}, vectors.places, vectors.rows)


def wording_of(language: Language) -> Wording:
    """The words of a language."""
    return _of(language.code)


def unit(weights: Mapping[str, float]) -> dict[str, float]:
    """Weights divided by their length."""
    length = sqrt(sum(w * w for w in weights.values())) or 1.0
    return {word: w / length for word, w in weights.items()}


def product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The sum of the products of the weights that two have in common: the cosine of two that are `unit`."""
    if len(one) > len(other):
        one, other = other, one
    return sum(w * other[word] for word, w in one.items() if word in other)


def shared(wording: Wording, one: Iterable[str], other: Iterable[str]) -> float:
    """How much of the rarity of two sets of words is in both: their cosine."""
    a, b = set(one), set(other)
    if not a or not b:
        return 0.0
    square = {word: wording.rarity(word) ** 2 for word in a | b}
    lengths = sqrt(sum(square[w] for w in a) * sum(square[w] for w in b))
    return sum(square[w] for w in a & b) / lengths if lengths else 0.0
