"""Root types of sentences on PLV's train part, in five folds, by the project's scorer: actors given, and text alone.

Each sentence is predicted by weights that were fitted on the other folds (`training.roots`). The codebook was written
with an eye on the same sentences, so that the sets kept aside say more.
"""

from __future__ import annotations

import json
from typing import get_args

from evaluation.measurement import Bench, Figures
from training import roots as training

from dateline.evaluate.events import QUADS, events_of
from dateline.model import document_of
from dateline.reading.events import roots

GOLD = "gold/events/plv-train.jsonl"
PINNED = ("accuracy, actors given", "macro-F1, actors given", "accuracy, text alone", "root F1, text alone")
_NAMES = {"actors": "actors given", "text": "text alone"}


def measure(bench: Bench) -> Figures:
    rows = [json.loads(line) for line in bench.gold(GOLD).read_text(encoding="utf-8").splitlines()]
    readings = [bench.reader.read(document_of(row["text"], id=row["id"])) for row in rows]
    folds = [training.fold(row["id"]) for row in rows]
    figures: Figures = {}
    for given in get_args(roots.Given):
        seen, mains = [], []
        for row, reading in zip(rows, readings, strict=True):
            told = roots.told_in(reading, bench.reader.language)
            actors = roots.actors_in(told, row["source"], row["target"]) if given == "actors" else None
            seen.append(roots.features(told, actors))
            mains.append(roots.main_event(told, actors))
        answers = training.predicted(seen, [row["root"] for row in rows], folds)
        file = bench.folder / f"events-{given}.jsonl"
        with file.open("w", encoding="utf-8") as out:
            for row, reading, main, root in zip(rows, readings, mains, answers, strict=True):
                events = events_of(reading, root, main)
                out.write(
                    json.dumps({"id": row["id"], "root": root, "quad": QUADS[root], "events": events}) + "\n"
                )
        score = bench.arbiter("score_events.py", bench.gold(GOLD), file)
        figures[f"accuracy, {_NAMES[given]}"] = score["given_actors"]["accuracy"]
        figures[f"macro-F1, {_NAMES[given]}"] = score["given_actors"]["macro_f1"]
        figures[f"root F1, {_NAMES[given]}"] = score["end_to_end"]["f1"]
    return figures
