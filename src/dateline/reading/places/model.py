"""Sums of weights of named features, from a table of the language."""

from collections.abc import Iterable, Mapping
from math import exp


def total(weights: Mapping[str, float], features: Iterable[str]) -> float:
    """The sum of the weights of the features that have one."""
    found = 0.0
    for feature in features:
        found += weights.get(feature, 0.0)
    return found


def chance(score: float) -> float:
    """A score as a probability."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))
