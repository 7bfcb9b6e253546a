"""Names of places on LGL and TR-News, by the project's scorer: the whole sets, and the fifth that no weight has seen."""

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

from evaluation.measurement import Bench, Figures

from dateline.evaluate import evaluate

LGL, TRNEWS = "gold/place/lgl.jsonl.gz", "gold/place/trnews.jsonl.gz"
SETS = {"LGL": LGL, "TR-News": TRNEWS}
PARTS = ("recognition", "acc161, gold spans", "id, gold spans", "end to end")
PINNED = tuple(f"{name}, {part}{which}" for name in SETS for part in PARTS for which in ("", ", held out"))


def held_out(document: str) -> bool:
    """The documents that training/places.py leaves out."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % 5 == 0


def measure(bench: Bench) -> Figures:
    figures: Figures = {}
    for name, gold in SETS.items():
        rows = _rows(bench.gold(gold))
        own, given = bench.folder / f"{name}-own.jsonl", bench.folder / f"{name}-given.jsonl"
        evaluate("place", bench.gold(gold), own, config=bench.config)
        evaluate("place", bench.gold(gold), given, more="gold-spans", config=bench.config)
        for which, ids in (
            ("", {r["id"] for r in rows}),
            (", held out", {r["id"] for r in rows if held_out(r["id"])}),
        ):
            answers = [_part(bench, file, ids) for file in (bench.gold(gold), own, given)]
            found = bench.arbiter("score_place.py", answers[0], answers[1])
            placed = bench.arbiter("score_place.py", answers[0], answers[2])
            figures |= {
                f"{name}, recognition{which}": found["recognition_exact"]["f1"],
                f"{name}, acc161, gold spans{which}": placed["resolution"]["acc161"],
                f"{name}, id, gold spans{which}": placed["resolution"]["id_exact"],
                f"{name}, end to end{which}": found["end_to_end_161"]["f1"],
            }
    return figures


def _part(bench: Bench, file: Path, ids: set[str]) -> Path:
    """The documents of a file with these ids, as a file of its own."""
    part = bench.folder / f"part-{file.stem.removesuffix('.jsonl')}-{len(ids)}.jsonl"
    part.write_text(
        "".join(json.dumps(row) + "\n" for row in _rows(file) if row["id"] in ids), encoding="utf-8"
    )
    return part


def _rows(file: Path) -> list[dict[str, Any]]:
    with (
        gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8")
    ) as lines:
        return [json.loads(line) for line in lines]
