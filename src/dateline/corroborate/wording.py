"""The words of a text as they are compared across reports, each with where it stands.

What differs between outlets and does not matter is ignored: upper and lower case, accents, punctuation, apostrophes
within a word (``Syria’s`` is ``Syrias``), commas within a number. Nothing else is: a word that was changed is another
word. Hashes are of 64 bits and the same in every process; that two different words share one is not to be expected in
10^9 of them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.model import Span

Hashes = NDArray[np.uint64]

_WORD = re.compile(r"[^\W_]+(?:(?:['’ʼ]|(?<=\d)[.,](?=\d))[^\W_]+)*")
_IGNORED: Final = str.maketrans("", "", "'’ʼ,")
_STEP: Final = np.uint64(0x9E3779B97F4A7C15)
_KNOWN_WORDS: Final = 1 << 18


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words of a text in order, as compared, with the first code point of each and the one after its last."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    hashes: Hashes

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, end: int) -> Span:
        """Where the words from ``first`` up to, but not with, ``end`` stand in the text."""
        return Span(self.starts[first], self.ends[end - 1])


def wording_of(text: str) -> Wording:
    """The words of a text."""
    found = list(_WORD.finditer(text))
    words = tuple(compared(match.group()) for match in found)
    return Wording(
        words,
        tuple(match.start() for match in found),
        tuple(match.end() for match in found),
        np.fromiter(map(_hash, words), np.uint64, len(words)),
    )


@lru_cache(_KNOWN_WORDS)
def compared(word: str) -> str:
    """A word as it is compared."""
    word = word.casefold().translate(_IGNORED)
    if word.isascii():
        return word
    plain = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)) or word


@lru_cache(_KNOWN_WORDS)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def grams(hashes: Hashes, n: int) -> Hashes:
    """The hash of each run of ``n`` words, by its place; none where the text is shorter."""
    if len(hashes) < n:
        return hashes[:0]
    last = len(hashes) - n + 1
    run = hashes[:last].copy()
    for k in range(1, n):
        run = _mixed(run * _STEP + hashes[k : last + k])
    return run


def _mixed(values: Hashes) -> Hashes:
    """Every bit of the values spread over all 64 (the finaliser of MurmurHash3)."""
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return values ^ (values >> np.uint64(33))
