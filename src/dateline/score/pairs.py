"""Pairs of reports: is one a copy of the other, does it reuse its text, do both tell the same event.

Each question has the labels that answer it with yes; ``p``, ``r`` and ``f1`` follow from the predicted label, ``ap`` from
the score, as average precision with ties taken together. A pair without a prediction is a no with the lowest score.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from dateline.score.tally import Tally

QUESTIONS: Final[Mapping[str, str]] = {"copy": "C", "reuse": "CP", "same_event": "CPE"}
"""The labels that answer each question with yes: C copy, P partly reused, E same event, B background, D different."""


def score_pairs(pairs: Iterable[tuple[str, Mapping[str, Any] | None]]) -> dict[str, Any]:
    """The figures of pairs of a gold label and a predicted row with ``label`` and ``…_score`` or ``score``."""
    answered = list(pairs)
    found: dict[str, Any] = {"pairs": len(answered)}
    for question, yes in QUESTIONS.items():
        total = Tally()
        scored = []
        for gold, row in answered:
            right, said = gold in yes, bool(row) and (row or {}).get("label", "-") in yes
            total += Tally(int(right and said), int(said), int(right))
            score = (row or {}).get(f"{question}_score", (row or {}).get("score"))
            scored.append((float("-inf") if score is None else float(score), right))
        found[question] = total.as_json() | {
            "positive": total.gold,
            "ap": round(average_precision(scored), 2),
        }
    return found


def average_precision(scored: Sequence[tuple[float, bool]]) -> float:
    """The mean, over those that are right, of the precision among what scores at least as much, in per cent."""
    positive = sum(right for _, right in scored)
    above = hits = 0
    area = 0.0
    for _, tied in groupby(sorted(scored, key=lambda one: -one[0]), key=lambda one: one[0]):
        rights = [right for _, right in tied]
        above += len(rights)
        hits += sum(rights)
        area += sum(rights) * hits / above
    return 100 * area / positive if positive else 0.0
