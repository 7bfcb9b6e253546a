"""The development part of the open gold set, read as `dateline read --json` reads it.

The project's scorer of readings gives statements, events, times, places and materiel; added here are macro-F1 of the
statuses of events, counts, and who holds what is found of materiel.
"""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from evaluation.gold.compile import chosen, compile_report
from evaluation.measurement import Bench, Figures

DEV = "evaluation/gold/reports/dev"
PINNED = (
    "statements, recall",
    "statements, precision",
    "statements, act",
    "events, found",
    "events, type",
    "events, status",
    "status, macro F1",
    "times",
    "places",
    "counts, recall",
    "materiel",
    "materiel, holder",
)
_SMALL = frozenset({"the", "of", "and", "in", "an", "a"})
Json = dict[str, Any]
Pair = tuple[str, str]


def measure(bench: Bench) -> Figures:
    from dateline.export.json import encode
    from dateline.model import Reading
    from dateline.pipeline import read_files

    reports = chosen([], "dev")
    documents = bench.folder / "dev.jsonl"
    fields = ("id", "text", "published", "title", "source")
    lines = []
    for one in reports:
        values = (one.id, one.text, one.published, one.head.get("title"), one.head.get("outlet"))
        lines.append(json.dumps({k: v for k, v in zip(fields, values, strict=True) if v}))
    documents.write_text("\n".join(lines) + "\n", encoding="utf-8")
    pairs: list[tuple[Json, Json]] = []
    arguments = []
    for report, reading in zip(reports, read_files(documents, config=bench.config), strict=True):
        if not isinstance(reading, Reading) or reading.document.text != report.text:
            raise RuntimeError(f"{report.id} could not be read as it stands")
        gold, wrong = compile_report(report)
        if wrong:
            raise RuntimeError(wrong[0])
        name = report.id.replace("/", "--")
        gold_file, file = bench.folder / f"{name}.gold.json", bench.folder / f"{name}.json"
        gold_file.write_text(json.dumps(gold), encoding="utf-8")
        file.write_bytes(encode(reading))
        pairs.append((gold, json.loads(file.read_bytes())))
        arguments.append(f"{gold_file}={file}")
    score = bench.arbiter("score_reading.py", *arguments)
    figures: dict[str, float | None] = {f"statements, {k}": v for k, v in score["statements"].items()}
    figures |= {f"events, {k}": v for k, v in score["events"].items()}
    figures |= {layer: score[layer] for layer in ("times", "places", "materiel")}
    figures |= _statuses(pairs) | _counts(pairs) | _holders(pairs)
    return {name: value for name, value in figures.items() if value is not None}


def macro_f1(pairs: Sequence[Pair]) -> float:
    """The mean of F1 over the labels that the first of each pair has."""
    hits = Counter(a for a, b in pairs if a == b)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    scores = [2 * hits[label] / (first[label] + second[label]) for label in first]
    return 100 * sum(scores) / len(scores) if scores else 0.0


def _overlap(a: Sequence[int], b: Sequence[int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _statuses(pairs: Sequence[tuple[Json, Json]]) -> dict[str, float | None]:
    """Macro-F1 of the status of events that were found; one of several right answers counts as the right one."""
    labels: list[Pair] = []
    for gold, reading in pairs:
        for event in gold["events"]:
            triggers = [event["trigger"], *event.get("also_triggers", [])]
            found = [p for p in reading["events"] if any(_overlap(t, p["trigger"]) for t in triggers)]
            if found and not event.get("optional"):
                types = [event["type"], *event.get("type_also", [])]
                status = next((p for p in found if p["type"] in types), found[0])["status"]
                right = [event["status"], *event.get("status_also", [])]
                labels.append((status if status in right else right[0], status))
    return {"status, macro F1": macro_f1(labels), "status, mentions": float(len(labels))}


def _counts(pairs: Sequence[tuple[Json, Json]]) -> dict[str, float | None]:
    """Counts found with the right low and high; of those found at all, the right scope; and precision by words."""
    total = right = scope = found = touching = predicted = 0
    for gold, reading in pairs:
        for count in gold["counts"]:
            if count.get("optional"):
                continue
            over = [p for p in reading["counts"] if _overlap(count["span"], (p["start"], p["end"]))]
            same = [p for p in over if (p["low"], p["high"]) == (count["low"], count["high"])]
            total, found, right = total + 1, found + bool(over), right + bool(same)
            scope += any(p["scope"] == count["scope"] for p in over)
        predicted += len(reading["counts"])
        touching += sum(
            any(_overlap(count["span"], (p["start"], p["end"])) for count in gold["counts"])
            for p in reading["counts"]
        )
    return {
        "counts, recall": 100 * right / total if total else None,
        "counts, scope": 100 * scope / found if found else None,
        "counts, precision": 100 * touching / predicted if predicted else None,
    }


def _holders(pairs: Sequence[tuple[Json, Json]]) -> dict[str, float | None]:
    """Of the materiel that is found and whose holder the annotation names: the right one, by a word of the name or by
    words that the annotation gives it; and of the holders named, those that are right."""
    wanted = named = right = 0
    for gold, reading in pairs:
        places = {actor["name"]: actor["spans"] for actor in gold["actors"]}
        for thing in gold["materiel"]:
            over = [p for p in reading["materiel"] if _overlap(thing["span"], (p["start"], p["end"]))]
            if thing.get("optional") or not over:
                continue
            found, name = over[0]["holder"], thing.get("holder")
            wanted, named = wanted + bool(name), named + bool(found)
            right += bool(name and found) and _is(reading, found, name, places.get(name, []))
    return {
        "materiel, holder": 100 * right / wanted if wanted else None,
        "materiel, holders that are right": 100 * right / named if named else None,
    }


def _is(reading: Json, entity: str, name: str, spans: Sequence[Sequence[int]]) -> bool:
    """Whether an entity is whom an annotation names so and marks at some spans."""
    called = next(one["name"] for one in reading["entities"] if one["id"] == entity)
    if {*called.lower().split()} & ({*name.lower().split()} - _SMALL):
        return True
    own = [(one["start"], one["end"]) for one in reading["mentions"] if one["entity"] == entity]
    return any(
        2 * (min(a[1], b[1]) - max(a[0], b[0])) > max(a[1] - a[0], b[1] - b[0]) for a in own for b in spans
    )
