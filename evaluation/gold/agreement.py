"""How far two annotators agree who did not see each other's answers.

    python -m evaluation.gold.agreement                     all reports that have an .a.ann and a .b.ann
    python -m evaluation.gold.agreement --with gold         the first annotator beside the adjudicated answers
    python -m evaluation.gold.agreement --list PATH …       also each difference

Presence is F1 of items that are matched one to one: statements by content (token IoU of at least 0.5) and source, as
the scorer of readings does; events, times, places, counts and materiel by words in common. Of those matched: Cohen's
kappa of act, manner, type, status, negation and history (first answers only: alternatives are not used), and the
share of times and counts with exactly the same value. What one of the two marked as optional and the other left out
counts for neither.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from evaluation.gold.compile import chosen, compile_report
from evaluation.gold.source import annotation

Json = dict[str, Any]
Spans = list[list[int]]
FIELDS = {
    "statements": ("act", "manner"),
    "events": ("type", "status", "negated", "historical"),
    "times": ("type",),
    "counts": ("scope",),
}


def kappa(pairs: Sequence[tuple[Any, Any]]) -> float | None:
    """Cohen's kappa of paired labels; None without pairs, 1 where both always give one and the same label."""
    if not pairs:
        return None
    same = sum(a == b for a, b in pairs) / len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[label] * second[label] for label in first) / len(pairs) ** 2
    return 1.0 if chance == 1 else (same - chance) / (1 - chance)


def _tokens(text: str, spans: Spans) -> set[int]:
    return {a + m.start() for a, b in spans for m in re.finditer(r"\w+", text[a:b])}


def _spans(layer: str, item: Json) -> Spans:
    return [item["trigger"], *item.get("also_triggers", [])] if layer == "events" else [item["span"]]


def likeness(layer: str, text: str) -> Callable[[Json, Json], float]:
    """How well two items go together, 0 where they do not."""

    def statements(a: Json, b: Json) -> float:
        first, second = _tokens(text, a["content"]), _tokens(text, b["content"])
        sources = _tokens(text, a["source_spans"]), _tokens(text, b["source_spans"])
        if bool(a["source_spans"]) != bool(b["source_spans"]) or (
            a["source_spans"] and not sources[0] & sources[1]
        ):
            return 0.0
        iou = len(first & second) / max(1, len(first | second))
        return iou if iou >= 0.5 else 0.0

    def others(a: Json, b: Json) -> float:
        first, second = _tokens(text, _spans(layer, a)), _tokens(text, _spans(layer, b))
        own = 0.5 * any(
            x[0] < y[1] and y[0] < x[1] for x in _spans(layer, a)[:1] for y in _spans(layer, b)[:1]
        )
        return own + len(first & second) / max(1, len(first | second))

    return statements if layer == "statements" else others


def matched(
    first: Sequence[Json], second: Sequence[Json], like: Callable[[Json, Json], float]
) -> list[tuple[int, int]]:
    """The best pairs, one to one, best first."""
    pairs = [(like(a, b), -i, -j) for i, a in enumerate(first) for j, b in enumerate(second)]
    out: list[tuple[int, int]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for score, i, j in sorted(pairs, reverse=True):
        if score > 0 and -i not in used[0] and -j not in used[1]:
            used[0].add(-i)
            used[1].add(-j)
            out.append((-i, -j))
    return out


def compare(
    documents: Sequence[tuple[str, str, Json, Json]], *, tell: Callable[[str], None] | None = None
) -> Json:
    """The agreement over (id, text, first, second)."""
    out: Json = {}
    for layer in ("statements", "events", "times", "places", "counts", "materiel"):
        both, counted = [], [0, 0]
        for name, text, a, b in documents:
            pairs = matched(a[layer], b[layer], likeness(layer, text))
            both += [(a[layer][i], b[layer][j], name) for i, j in pairs]
            for side, (items, seen) in enumerate(((a, {i for i, _ in pairs}), (b, {j for _, j in pairs}))):
                for number, item in enumerate(items[layer]):
                    counted[side] += number in seen or not item.get("optional")
                    if tell and number not in seen and not item.get("optional"):
                        spans = (
                            item["content"] or [item["cue"]] if layer == "statements" else _spans(layer, item)
                        )
                        tell(
                            f"{name}: only {'ab'[side]} has {layer[:-1]} {item['id']} {text[slice(*spans[0])]!r}"
                        )
        shares: Json = {"first": counted[0], "second": counted[1], "both": len(both)}
        shares["f1"] = round(2 * len(both) / max(1, sum(counted)), 3)
        for key in FIELDS.get(layer, ()):
            value = kappa([(a[key], b[key]) for a, b, _ in both])
            shares[f"kappa_{key}"] = None if value is None else round(value, 3)
            for a, b, name in both if tell else []:
                if tell and a[key] != b[key]:
                    tell(f"{name}: {layer[:-1]} {a['id']}/{b['id']} {key}: {a[key]} / {b[key]}")
        if layer in ("times", "counts"):
            keys = ("value",) if layer == "times" else ("low", "high")
            equal = sum(all(a[key] == b[key] for key in keys) for a, b, _ in both)
            shares["value"] = round(equal / len(both), 3) if both else None
        if layer == "events":
            voices = [((a["voice"] == "reporter"), (b["voice"] == "reporter")) for a, b, _ in both]
            shares["kappa_own_voice"] = None if (value := kappa(voices)) is None else round(value, 3)
        out[layer] = shares
    return {"reports": len(documents), **out}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--with", dest="other", default="b")
    parser.add_argument("--list", dest="each", action="store_true")
    args = parser.parse_args()
    documents = []
    for report in chosen(args.paths, None):
        if annotation(report, "a") and annotation(report, args.other):
            first, wrong = compile_report(report, "a")
            second, more = compile_report(report, args.other)
            for message in (*wrong, *more):
                print(message, file=sys.stderr)
            documents.append((report.id, report.text, first, second))
    print(json.dumps(compare(documents, tell=print if args.each else None), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
