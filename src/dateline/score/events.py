"""Root types of sentences, predicted against gold: accuracy and macro-F1, and F1 of the types coded end to end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def score_roots(predicted: Sequence[dict[str, Any]], gold: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Percentages. A missing prediction is wrong; types are folded to YIELD where the gold rows have it."""
    found = {row["id"]: row for row in predicted}
    folds = YIELD if any(row["root"] == "YIELD" for row in gold) else {}
    wanted = [row["root"] for row in gold]
    roots_given: list[str] = [found.get(row["id"], {}).get("root", "") for row in gold]
    given = [folds.get(root, root) for root in roots_given]
    hit = coded = 0
    for row in gold:
        roots = {folds.get(each["root"], each["root"]) for each in found.get(row["id"], {}).get("events", ())}
        hit += row["root"] in roots
        coded += len(roots)
    return {
        "records": len(gold),
        "given_actors": single(wanted, given),
        "end_to_end": rates(hit, coded, len(gold)),
    }


def single(wanted: Sequence[str], given: Sequence[str]) -> dict[str, Any]:
    """Accuracy, and F1 as the mean over the labels of the gold rows."""
    scores = []
    for label in sorted(set(wanted)):
        both = sum(w == label == g for w, g in zip(wanted, given, strict=True))
        either = sum(w == label for w in wanted) + sum(g == label for g in given)
        scores.append(2 * both / either if either else 0.0)
    right = sum(w == g for w, g in zip(wanted, given, strict=True))
    return {
        "accuracy": round(100 * right / len(wanted), 2),
        "macro_f1": round(100 * sum(scores) / len(scores), 2),
        "labels": len(scores),
    }


def rates(hit: int, coded: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1."""
    precision, recall = hit / coded if coded else 0.0, hit / gold if gold else 0.0
    total = precision + recall
    f1 = 200 * precision * recall / total if total else 0.0
    return {"p": round(100 * precision, 2), "r": round(100 * recall, 2), "f1": round(f1, 2)}
