"""Statuses on the gold set of the repository, at its own triggers: macro F1 over the statuses, and what goes with them.

A trigger of several words is judged at the word that heads it. What a careful coder may leave out (``optional``) does
not count, and what the annotation allows beside its first choice is right.
"""

from collections import Counter
from typing import Any

from evaluation.gold.compile import chosen, compile_report
from evaluation.measurement import Bench, Figures

from dateline.evaluate.factuality import word_at
from dateline.model import document_of
from dateline.reading.status import judge

PARTS = {"dev": ("train", "dev"), "test": ("test",)}
FOLDERS = tuple(f"evaluation/gold/reports/{part}" for parts in PARTS.values() for part in parts)
PINNED = ("macro F1, dev", "status, dev", "voice, dev", "negated, dev", "historical, dev")


def measure(bench: Bench) -> Figures:
    figures: Figures = {}
    for name, parts in PARTS.items():
        pairs: list[tuple[str, str]] = []
        right: Counter[str] = Counter()
        for part in parts:
            for report in chosen((), part):
                gold, _ = compile_report(report)
                _compare(bench, report.text, report.published, gold["events"], pairs, right)
        if pairs:
            figures[f"macro F1, {name}"] = macro_f1(pairs)
            figures[f"status, {name}"] = 100 * sum(g == p for g, p in pairs) / len(pairs)
            figures |= {f"{what}, {name}": 100 * n / len(pairs) for what, n in sorted(right.items())}
            figures[f"events, {name}"] = len(pairs)
    return figures


def _compare(
    bench: Bench,
    text: str,
    published: str,
    events: list[dict[str, Any]],
    pairs: list[tuple[str, str]],
    right: Counter[str],
) -> None:
    """Add the statuses of one report, gold and judged, and what else is right."""
    draft = bench.reader.draft(document_of(text, published=published))
    for event in events:
        word = word_at(draft, *event["trigger"])
        if event.get("optional") or word is None:
            continue
        found = judge(draft, word, type=event["type"])
        allowed = [event["status"], *_listed(event.get("status_also"))]
        pairs.append((event["status"], event["status"] if found.status in allowed else found.status))
        own = {v in (None, "reporter") for v in (event.get("voice"), *_listed(event.get("voice_also")))}
        right["voice"] += (found.according_to is None) in own
        right["negated"] += found.negated == bool(event.get("negated"))
        right["historical"] += found.historical == bool(event.get("historical"))


def _listed(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """The mean, in per cent, of the F1 of each status that the gold has, from pairs of gold and judged status."""
    gold, judged = Counter(g for g, _ in pairs), Counter(p for _, p in pairs)
    hits = Counter(g for g, p in pairs if g == p)
    return 100 * sum(2 * hits[s] / (gold[s] + judged[s]) for s in gold) / len(gold)
