"""What the words of a candidate mean: five vectors, of its nouns, of what stands before them, of the first word above
it, of all words above it, and of what its sentence tells. So what is learned of "pylon" goes for "mast" too. Names have
none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.incidents.candidates import NAME, Phrase, Scene
from dateline.incidents.features import TELLS, governors, nearest
from dateline.lang.vectors import Vectors

PARTS = ("noun", "before", "first above", "above", "sentence")
_NOUNS, _GOVERNED = 4, 6
"""Phrases of a candidate whose nouns, and the words above which, are looked at."""


def meaning_of(scene: Scene, phrases: Sequence[Phrase], vectors: Vectors) -> NDArray[np.float32]:
    """The vectors of phrases that are one candidate, one after the other: parts × directions, flat."""
    near = nearest(scene, phrases)
    above = [word for word, _ in governors(scene, near.head)]
    parts: tuple[Iterable[int], ...] = (
        (phrase.head for phrase in phrases[:_NOUNS]),
        (word for word in range(near.counted, near.last + 1) if word != near.head),
        above[:1],
        (word for phrase in phrases[:_GOVERNED] for word, _ in governors(scene, phrase.head)),
    )
    means = [_mean(scene, part, vectors) for part in parts]
    return np.concatenate([*means, _of_sentence(scene, near.sentence, vectors)])


def _of_sentence(scene: Scene, number: int, vectors: Vectors) -> NDArray[np.float32]:
    if number not in scene.meant_in:
        sentence, tokens = scene.reading.sentences[number], scene.reading.tokens
        told = (word for word in range(sentence.first, sentence.end) if tokens[word].upos in TELLS)
        scene.meant_in[number] = _mean(scene, told, vectors)
    return scene.meant_in[number]


def _mean(scene: Scene, words: Iterable[int], vectors: Vectors) -> NDArray[np.float32]:
    """The mean of the vectors of words, those without one counted as nought."""
    total, count = np.zeros(vectors.rows.shape[1], np.float32), 0
    for word in words:
        count += 1
        said = scene.said(word)
        row = vectors.places.get(said) if said != NAME else None
        if row is not None:
            total += vectors.rows[row]
    return total / np.float32(max(count, 1))
