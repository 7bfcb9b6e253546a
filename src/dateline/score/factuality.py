"""Did it happen: predicted scores from -3 to 3 against gold ones.

Mean absolute error and Pearson's r, for each source set and over all, as the unified factuality sets are measured
(Stanovsky et al., ACL 2017). A missing prediction has the largest error that its gold score allows, and counts as 0 in
r. ``constant_mae`` is what "it all happened" gets. ``score100`` is 100 for gold itself and 0 for no prediction at all.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any, Final

SURE: Final = 3.0
"""The largest score: it certainly happened."""
Pair = tuple[float, float | None]
"""A gold score and a predicted one."""


def score_factuality(rows: Iterable[tuple[str, float, float | None]]) -> dict[str, Any]:
    """The figures of each set and of all, from sets, gold scores and predicted ones."""
    sets: dict[str, list[Pair]] = {}
    for name, gold, predicted in rows:
        sets.setdefault(name, []).append((gold, predicted))
        sets.setdefault("all", []).append((gold, predicted))
    return {name: _figures(pairs) for name, pairs in sets.items()}


def _figures(pairs: Sequence[Pair]) -> dict[str, Any]:
    count, gold = len(pairs), [pair[0] for pair in pairs]
    worst = sum(abs(g) + SURE for g in gold) / count
    mae = sum(abs(g) + SURE if p is None else abs(g - p) for g, p in pairs) / count
    return {
        "n": count,
        "missing": sum(p is None for _, p in pairs),
        "mae": round(mae, 4),
        "pearson_r": round(pearson(gold, [p or 0.0 for _, p in pairs]), 4),
        "constant_mae": round(sum(abs(g - SURE) for g in gold) / count, 4),
        "score100": round(100 * (1 - mae / worst), 2),
    }


def pearson(first: Sequence[float], second: Sequence[float]) -> float:
    """Pearson's r of two series; 0 where one of them does not vary."""
    mean_first, mean_second = sum(first) / len(first), sum(second) / len(second)
    both = sum((a - mean_first) * (b - mean_second) for a, b in zip(first, second, strict=True))
    one = sum((a - mean_first) ** 2 for a in first)
    other = sum((b - mean_second) ** 2 for b in second)
    return both / math.sqrt(one * other) if one > 1e-12 and other > 1e-12 else 0.0
