"""Incidents on MUC-4's usual development sets, by the project's scorer: five roles, type, stage of execution, confidence.

The scorer maps whole templates; ``stage`` and ``confidence`` are shares of right answers: of the first incident of each
document that has one in both, and of the organizations that both name.
"""

import gzip
import json
from typing import Any

from evaluation.measurement import Bench, Figures

from dateline.evaluate import evaluate
from dateline.evaluate.incidents import plain

GOLD = {name: f"gold/events/muc4-{name}.jsonl.gz" for name in ("tst1", "tst2")}
PINNED = tuple(f"{part}, {name}" for name in GOLD for part in ("micro F1", "incident_type F1"))


def measure(bench: Bench) -> Figures:
    figures: Figures = {}
    for name, file in GOLD.items():
        out = bench.folder / f"incidents-{name}.jsonl"
        done = evaluate("incidents", bench.gold(file), out, config=bench.config)
        if done.issues:
            raise RuntimeError(f"{len(done.issues)} documents were not read: {done.issues[0].message}")
        score = bench.arbiter("score_muc.py", bench.gold(file), out)
        figures |= {
            f"{part} F1, {name}": value["f1"] for part, value in score.items() if isinstance(value, dict)
        }
        with gzip.open(bench.gold(file), "rt", encoding="utf-8") as lines:
            gold = [json.loads(line) for line in lines]
        found = {
            row["id"]: row["roles"] for row in map(json.loads, out.read_text(encoding="utf-8").splitlines())
        }
        figures[f"stage, {name}"] = _share(*_stages(gold, found))
        figures[f"confidence, {name}"] = _share(*_confidences(gold, found))
    return figures


def _share(right: int, all_of_them: int) -> float:
    return 100 * right / all_of_them if all_of_them else 0.0


def _values(document: Any, slot: str) -> list[Any]:
    return [fill for template in document["templates"] for fill in template["slots"].get(slot) or ()]


def _stages(gold: list[Any], found: dict[str, Any]) -> tuple[int, int]:
    right = there = 0
    for document in gold:
        stages = {
            value.lower()
            for fill in _values(document, "INCIDENT: STAGE OF EXECUTION")
            for value in fill["values"]
        }
        for row in found[document["id"]][:1]:
            if stages:
                there, right = there + 1, right + (row["stage"] in stages)
    return right, there


def _confidences(gold: list[Any], found: dict[str, Any]) -> tuple[int, int]:
    right = there = 0
    for document in gold:
        known: dict[str, set[str]] = {}
        for fill in _values(document, "PERP: ORGANIZATION CONFIDENCE"):
            for name in fill["of"]:
                known.setdefault(plain(name), set()).update(value.lower() for value in fill["values"])
        for row in found[document["id"]]:
            for name, confidence in row["confidence"].items():
                if plain(name) in known:
                    there, right = there + 1, right + (confidence in known[plain(name)])
    return right, there
