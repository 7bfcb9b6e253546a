"""The weights of pairs of reports: small logistic models that are data (``data/copies/pairs.toml``)."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Final, Literal

Question = Literal["copy", "reuse", "same_event"]
BASE: Final = "base"


def score_of(question: Question, features: Mapping[str, float]) -> float:
    """How surely, from 0 to 1, the answer is yes."""
    weights = _weights()[question]
    total = weights[BASE] + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def weighed(question: Question, features: Mapping[str, float]) -> dict[str, float]:
    """What each feature weighs, the heaviest first; those that weigh nothing are left out."""
    weights = _weights()[question]
    parts = {
        name: round(weights[name] * value, 3) for name, value in features.items() if name in weights and value
    }
    return dict(sorted(parts.items(), key=lambda part: (-abs(part[1]), part[0])))


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    text = (resources.files("dateline") / "data" / "copies" / "pairs.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
