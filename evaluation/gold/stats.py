"""What the gold set holds, beside the bars it was made for.

python -m evaluation.gold.stats [--part dev]
"""

import argparse
import sys
from collections import Counter
from typing import Any

from evaluation.gold.compile import ROOT, chosen, compile_report
from evaluation.gold.source import annotation
from evaluation.gold.stories import read_story

# The least of each: (what, bar).
BARS = {
    "reports": 120,
    "statements": 1500,
    "nested statements": 150,
    "events": 2200,
    "negated events": 120,
    "historical events": 200,
    "times": 1200,
    "places": 900,
    "counts": 600,
    "materiel": 250,
    "pairs": 150,
    "toll claims": 120,
    "stories of 4 or more reports": 12,
}
EACH = {"act": 40, "type": 60, "status": 80}


def tally(part: str | None = None) -> dict[str, Counter[str]]:
    """Counts: ``all`` of what the bars name, and of each act, type, status, manner, and way of writing."""
    out: dict[str, Counter[str]] = {
        name: Counter() for name in ("all", "act", "type", "status", "manner", "writing", "part")
    }
    total = out["all"]
    for report in chosen([], part):
        gold, _ = compile_report(report)
        total["reports"] += 1
        total["words"] += len(report.text.split())
        total["twice annotated"] += annotation(report, "b") is not None
        total["adjudicated"] += annotation(report, "gold") is not None
        out["writing"][report.head.get("manner", "?")] += 1
        out["part"][report.part] += 1
        for layer in ("statements", "events", "times", "places", "counts", "materiel"):
            total[layer] += len(gold.get(layer, []))
        _statements(gold, out)
        _events(gold, out)
    for folder in sorted(ROOT.glob(f"{part or '*'}/*")):
        story = read_story(folder)[0]
        total["pairs"] += len(story["pairs"])
        total["toll claims"] += len(story["claims"])
        total["stories"] += 1
        total["stories of 4 or more reports"] += len(list(folder.glob("*.txt"))) >= 4
    return out


def _statements(gold: dict[str, Any], out: dict[str, Counter[str]]) -> None:
    for one in gold.get("statements", []):
        out["act"][one["act"]] += 1
        out["manner"][one["manner"]] += 1
        out["all"]["nested statements"] += "within" in one


def _events(gold: dict[str, Any], out: dict[str, Counter[str]]) -> None:
    for one in gold.get("events", []):
        out["type"][one["type"]] += 1
        out["status"][one["status"]] += 1
        out["all"]["negated events"] += one["negated"]
        out["all"]["historical events"] += one["historical"]
        out["all"]["event mentions"] += 1 + len(one.get("also_triggers", []))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=["train", "dev", "test"])
    out = tally(parser.parse_args().part)
    for name, n in out["all"].items():
        print(f"{name:30}{n:7}" + (f"  of {BARS[name]}" if name in BARS else ""))
    for kind in ("act", "type", "status", "manner", "writing", "part"):
        bar = f" (bar {EACH[kind]} each)" if kind in EACH else ""
        print(f"{kind}{bar}: " + ", ".join(f"{name} {n}" for name, n in out[kind].most_common()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
