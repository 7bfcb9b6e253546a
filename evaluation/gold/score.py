"""Scores any system's readings on a part of the gold set, by the measures of agreement between annotators.

    python -m evaluation.gold.compile --part dev -o dev.jsonl       the texts (leave the answers, `gold`, alone)
    python -m evaluation.gold.score READINGS.jsonl --part dev       F1 of presence, kappa of labels, exact values

READINGS has one JSON object a line in the form of docs/reading.md, with the `id` of the report under `document`; layers
that a system does not have may be missing. The figures stand beside those of two annotators who did not see each
other's answers; what the gold set gives as a second right answer is not counted as right here.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evaluation.gold.agreement import compare
from evaluation.gold.compile import chosen, compile_report

Json = dict[str, Any]


def as_annotation(reading: Mapping[str, Any]) -> Json:
    """A reading in the form of an annotation, as far as agreement needs it."""

    def spanned(layer: str) -> list[Json]:
        return [{**one, "span": [one["start"], one["end"]]} for one in reading.get(layer, [])]

    statements = []
    for one in reading.get("statements", []):
        spans = (one.get("source") or {}).get("spans", [])
        statements.append({**one, "source_spans": spans})
    events = []
    for one in reading.get("events", []):
        voice = "reporter" if one.get("according_to") is None else one["according_to"]
        events.append({"negated": False, "historical": False, **one, "voice": voice})
    layers = {layer: spanned(layer) for layer in ("times", "places", "counts", "materiel")}
    return {"statements": statements, "events": events, **layers}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("readings", type=Path)
    parser.add_argument("--part", choices=["train", "dev", "test"], default="dev")
    parser.add_argument("--list", dest="each", action="store_true", help="also each difference")
    args = parser.parse_args()
    rows = (
        json.loads(line) for line in args.readings.read_text(encoding="utf-8").splitlines() if line.strip()
    )
    readings = {row["document"]["id"]: row for row in rows}
    reports = chosen([], args.part)
    documents = []
    for report in reports:
        reading = readings.get(report.id)
        if reading is None:
            print(f"{report.id}: no reading; it counts as empty", file=sys.stderr)
        documents.append((report.id, report.text, compile_report(report)[0], as_annotation(reading or {})))
    print(json.dumps(compare(documents, tell=print if args.each else None), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
