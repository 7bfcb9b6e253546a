"""The words of ``incidents.toml`` and the weights of ``incidents.tsv``, read once a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from dateline.lang import Language
from dateline.lang.vectors import Vectors, vectors_of

Role = Literal["PerpInd", "PerpOrg", "Target", "Victim", "Weapon"]
ROLES: Final[tuple[Role, ...]] = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
"""The roles of MUC-4's simplified templates, in the order of the columns."""
TYPES: Final = ("attack", "bombing", "kidnapping", "arson", "robbery")
"""The types of incident, in the order of the columns; the last column after them is that there is any."""
PARTS: Final = ("role", "meaning", "type", "again", "report", "wording", "pair")
"""The sets of weights: roles by features and by what words mean, types by features, both again by numbers, the words
by which one is quoted, and which two are in the same incident."""


@dataclass(frozen=True, slots=True)
class Words:
    """``classes`` by lemma, ``slots`` by relation and preposition; weights of each part by feature, those
    of meanings as a table, directions × roles."""

    classes: Mapping[str, tuple[str, ...]]
    slots: Mapping[str, str]
    stage: Mapping[str, frozenset[str]]
    confidence: Mapping[str, frozenset[str]]
    effects: Mapping[str, str]
    types: Mapping[str, frozenset[str]]
    links: Mapping[str, frozenset[str]]
    names: Mapping[str, str]
    modes: Mapping[str, str]
    tolls: frozenset[str]
    harmless: frozenset[str]
    spots: frozenset[str]
    fights: frozenset[str]
    armed: frozenset[str]
    further: frozenset[str]
    articles: frozenset[str]
    vectors: Vectors
    roles: Mapping[str, tuple[float, ...]]
    meanings: NDArray[np.float64]
    kinds: Mapping[str, tuple[float, ...]]
    again: Mapping[str, tuple[float, ...]]
    report: Mapping[str, tuple[float, ...]]
    wordings: Mapping[str, tuple[float, ...]]
    pairs: Mapping[str, tuple[float, ...]]


@cache
def words_of(language: Language) -> Words:
    """Tables and weights of a language."""
    table = language.table("incidents")
    classes: dict[str, tuple[str, ...]] = {}
    for name, lemmas in table["classes"].items():
        for lemma in lemmas:
            classes[lemma] = (*classes.get(lemma, ()), name)
    weights: dict[str, dict[str, tuple[float, ...]]] = {part: {} for part in PARTS}
    for row in language.text("incidents.tsv").splitlines():
        if row and not row.startswith("#"):
            part, feature, *numbers = row.split("\t")
            weights[part][feature] = tuple(map(float, numbers))
    return Words(
        classes=classes,
        slots={step: slot for slot, steps in table["slots"].items() for step in steps},
        stage=_sets(table["stage"]),
        confidence=_sets(table["confidence"]),
        effects=table["effects"],
        types=_sets(table["types"]),
        links={
            role: frozenset(f"{slot}:{name}" for slot in row["slots"] for name in row["classes"])
            for role, row in table["links"].items()
        },
        names=table["names"],
        modes=table["modes"],
        tolls=frozenset(table["tolls"]),
        harmless=frozenset(table["harmless"]),
        spots=frozenset(table["spots"]),
        fights=frozenset(table["fights"]),
        armed=frozenset(table["armed"]),
        further=frozenset(table["further"]),
        articles=frozenset(table["articles"]),
        vectors=vectors_of(language),
        roles=weights["role"],
        meanings=table_of(weights["meaning"]),
        kinds=weights["type"],
        again=weights["again"],
        report=weights["report"],
        wordings=weights["wording"],
        pairs=weights["pair"],
    )


def table_of(rows: Mapping[str, tuple[float, ...]]) -> NDArray[np.float64]:
    """Weights of meanings as a table, by the number of their direction."""
    return np.array([rows[name] for name in sorted(rows, key=int)], np.float64).reshape(-1, len(ROLES))


def _sets(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(row) for name, row in table.items()}


def likelihoods(
    weights: Mapping[str, tuple[float, ...]],
    features: Iterable[str] | Mapping[str, float],
    size: int,
    *,
    more: Sequence[float] = (),
) -> list[float]:
    """The probability of each column, by logistic regression over features that are there, or over numbers; sums go in
    the order of the features' names, and to ``more`` where it is given."""
    numbers = features if isinstance(features, Mapping) else {}
    sums = list(more) or [0.0] * size
    for feature in sorted(features):
        number = numbers.get(feature, 1.0)
        for column, weight in enumerate(weights.get(feature, ())):
            sums[column] += weight * number
    return [1 / (1 + exp(-max(min(total, 50.0), -50.0))) for total in sums]
