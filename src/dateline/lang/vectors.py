"""What words mean, as vectors: ``vectors.npz`` of a language, MiniLM's reading of each word of ``frequency.tsv`` alone
(``training/linking_words.py``), brought to length one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from dateline.lang import Language


@dataclass(frozen=True, slots=True)
class Vectors:
    """Words × directions, with the row of each word."""

    places: Mapping[str, int]
    rows: NDArray[np.float32]


def vectors_of(language: Language) -> Vectors:
    """The vectors of a language."""
    return _of(language.code)


@cache
def _of(code: str) -> Vectors:
    with (
        resources.as_file(resources.files("dateline") / "lang" / code / "vectors.npz") as path,
        np.load(path) as data,
    ):
        rows = data["vectors"].astype(np.float32)
        words = str(data["words"]).split("\n")
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return Vectors({word: n for n, word in enumerate(words)}, rows)
