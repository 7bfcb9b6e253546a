"""Root types of sentences on PLV's train part, in five folds, by the project's scorer: actors given, and text alone; and
of the sentences with one event of the right type, whose words are those of its source and of its target.

Each sentence is predicted by weights that were fitted on the other folds (`training.roots`). The codebook was written
with an eye on the same sentences, so that the sets kept aside say more.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from evaluation.measurement import Bench, Figures
from training import roots as training

from dateline.evaluate.events import QUADS, events_of
from dateline.model import document_of
from dateline.reading import Draft
from dateline.reading.events import roots

GOLD = "gold/events/plv-train.jsonl"
PINNED = (
    "accuracy, actors given", "macro-F1, actors given", "accuracy, text alone", "root F1, text alone",
    "source, event found", "target, event found",
)  # fmt: skip
_PLAYS = {"source": ("actor",), "target": ("recipient", "target", "beneficiary")}
_TYPES = {"YIELD": ("RETREAT", "CONCEDE")}
_NAMES = {"actors": "actors given", "text": "text alone"}


def measure(bench: Bench) -> Figures:
    rows = [json.loads(line) for line in bench.gold(GOLD).read_text(encoding="utf-8").splitlines()]
    drafts = [bench.reader.draft(document_of(row["text"], id=row["id"])) for row in rows]
    folds = [training.fold(row["id"]) for row in rows]
    labels = [row["root"] for row in rows]
    names = sorted(set(labels))
    figures = _participants(rows, drafts)
    score = np.zeros((len(rows), len(names)), np.float32)
    for given in ("text", "actors"):  # with actors given, both weights are asked, as the package does
        seen, mains = [], []
        for row, draft in zip(rows, drafts, strict=True):
            told = roots.told_in(draft)
            actors = roots.actors_in(told, row["source"], row["target"]) if given == "actors" else None
            seen.append(roots.features(told, actors))
            mains.append(roots.main_event(told, actors))
        score = score + training.likelihoods(seen, labels, folds)
        answers = [names[best] for best in score.argmax(1)]
        file = bench.folder / f"events-{given}.jsonl"
        with file.open("w", encoding="utf-8") as out:
            for row, draft, main, root in zip(rows, drafts, mains, answers, strict=True):
                events = events_of(draft, root, main, row if given == "actors" else None)
                out.write(
                    json.dumps({"id": row["id"], "root": root, "quad": QUADS[root], "events": events}) + "\n"
                )
        found = bench.arbiter("score_events.py", bench.gold(GOLD), file)
        figures[f"accuracy, {_NAMES[given]}"] = found["given_actors"]["accuracy"]
        figures[f"macro-F1, {_NAMES[given]}"] = found["given_actors"]["macro_f1"]
        figures[f"root F1, {_NAMES[given]}"] = found["end_to_end"]["f1"]
    return figures


def _participants(rows: Sequence[Mapping[str, Any]], drafts: Sequence[Draft]) -> Figures:
    """Of the events found, those with the words of the source, or of the target, among their own."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row, draft in zip(rows, drafts, strict=True):
        found = [event for event in draft.events if event.type in _TYPES.get(row["root"], (row["root"],))]
        for key, roles in _PLAYS.items() if len(found) == 1 else ():
            own = [span for each in found[0].participants if each.role in roles for span in each.spans]
            met = any(start < span.end and span.start < end for span in own for start, end in row[key])
            total[key] += bool(row[key])
            right[key] += met
    return {f"{key}, event found": 100 * right[key] / total[key] for key in total}
