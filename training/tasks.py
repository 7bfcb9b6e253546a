"""Data of the further heads: place names, time expressions, incidents and their roles, types of event, factuality.

Data decisions
- Place names: LGL and TR-News, B and I for each word of a toponym (demonyms are marked there too, and so here).
- Time expressions: GUM train (20 news and 75 other documents) and WikiWars. No LDC text.
- Roles of incidents (MUC-4's five) and the incidents of a document: muc4-dev, 1,300 documents, of which 600 tell of none.
  Every place where a filler's words stand is marked. A third of the documents are set in small letters.
- Types of event: PLV train; a sentence has one root, and which word shows it is latent (multiple-instance learning).
- Factuality: UDS-IH2 train and MEANTIME train, each with an output of its own, since their scales differ. No UW (LDC).
- Of sets without a development part (LGL, TR-News, WikiWars, PLV), documents with SHA-256(id) mod 5 = 0 are held out, and
  figures are measured on these. Development and test parts of the others are not read here.
- Style: half of the documents are restyled as in `data.py`. All texts give weights only, never text.
"""

import gzip
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import data
import numpy as np

from dateline import nn
from dateline.reading.syntax.words import split_words

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
INCIDENTS = ["attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage"]
ROOTS = ["ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT",
         "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD"]  # fmt: skip
LABELS = {
    "toponym": ["O", "B", "I"],
    "timex": ["O", "B", "I"],
    "role": ["O", *(f"{part}-{role}" for role in ROLES for part in "BI")],
    "incident": INCIDENTS,
    "root": ROOTS,
    "factuality": ["UDS-IH2", "MEANTIME"],
}
SETS = {"uds-ih2": 0, "meantime": 1}
FOLDS = 5

Span = tuple[int, int]


@dataclass
class Task:
    """One document for one task: spans by label, or scores by span, or labels of the whole."""

    name: str
    id: str
    text: str
    spans: dict[str, list[Span]] = field(default_factory=dict)
    scores: list[tuple[int, int, int, float]] = field(default_factory=list)  # start, end, output, score
    whole: list[int] = field(default_factory=list)


def held_out(id: str) -> bool:  # noqa: A002
    return int(sha256(id.encode()).hexdigest(), 16) % FOLDS == 0


def rows(path: Path) -> Iterator[dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def toponyms(path: Path) -> Iterator[Task]:
    for r in rows(path):
        yield Task("toponym", r["id"], r["text"], {"": [(t["start"], t["end"]) for t in r["toponyms"]]})


def timexes(path: Path) -> Iterator[Task]:
    for r in rows(path):
        yield Task("timex", r["id"], r["text"], {"": [(t["start"], t["end"]) for t in r["timexes"]]})


def incidents(path: Path) -> Iterator[Task]:
    for r in rows(path):
        spans: dict[str, list[Span]] = defaultdict(list)
        anchors = {words.lower(): found for words, found in r["anchors"].items()}
        for template in r["roles"]:
            for role in ROLES:
                for words in (w for entity in template[role] for w in entity):
                    spans[role] += [(s, e) for s, e in anchors.get(words, ()) if (s, e) not in spans[role]]
        kinds = sorted(
            {
                INCIDENTS.index(kind)
                for t in r["roles"]
                for kind in t["incident_type"].split(" / ")
                if kind in INCIDENTS
            }
        )
        yield Task("role", r["id"], r["text"], dict(spans), whole=kinds)


def roots(path: Path) -> Iterator[Task]:
    for r in rows(path):
        yield Task("root", r["id"], r["text"], whole=[ROOTS.index(r["root"])])


def factuality(path: Path) -> Iterator[Task]:
    by_text: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for r in rows(path):
        by_text[r["text"]].append(r)
    for text, found in by_text.items():
        yield Task(
            "factuality",
            found[0]["id"],
            text,
            scores=[(r["start"], r["end"], SETS[r["set"]], r["score"]) for r in found],
        )


def tasks(gold: Path, *, held: bool) -> list[Task]:
    """What is trained on, or (``held``) what is kept out of training in the sets without a development part, and the
    development parts of the others."""
    whole: list[tuple[Callable[[Path], Iterator[Task]], str]] = [
        (toponyms, "place/lgl.jsonl.gz"), (toponyms, "place/trnews.jsonl.gz"), (timexes, "time/wikiwars-dev.jsonl.gz"),
        (roots, "events/plv-train.jsonl"),
    ]  # fmt: skip
    found = [t for read, name in whole for t in read(gold / name) if held_out(t.id) == held]
    parts: list[tuple[Callable[[Path], Iterator[Task]], str]] = (
        [(timexes, "time/gum-news-dates-dev.jsonl.gz"), (timexes, "time/gum-other-dates-dev.jsonl.gz"),
         (incidents, "events/muc4-tst1.jsonl.gz"), (factuality, "factuality/uds-ih2-dev.jsonl.gz"),
         (factuality, "factuality/meantime-dev.jsonl.gz")]
        if held else
        [(timexes, "time/gum-news-dates-train.jsonl.gz"), (timexes, "time/gum-other-dates-train.jsonl.gz"),
         (incidents, "events/muc4-dev.jsonl.gz"), (factuality, "factuality/uds-ih2-train.jsonl.gz"),
         (factuality, "factuality/meantime-train.jsonl.gz")]
    )  # fmt: skip
    return found + [t for read, name in parts for t in read(gold / name)]


class Encoder:
    """Turns a task's document into windows of inputs and labels by word."""

    def __init__(self, encoder: data.Encoder) -> None:
        self.tokenizer, self.pattern = encoder.tokenizer, encoder.pattern

    def windows(
        self, task: Task, chance: random.Random | None
    ) -> Iterator[tuple[dict[str, np.ndarray], dict[str, np.ndarray]]]:
        text = data.restyle(task.text, chance) if chance else task.text
        if chance and task.name == "role" and chance.random() < 0.33 and len(text.lower()) == len(text):
            text = text.lower()
        words = split_words(text, self.pattern)
        pieces = nn.word_pieces(self.tokenizer, [text[s:e] for s, e in words])
        spacing, cases = nn.word_spacing(text, words), [nn.word_case(text[s:e]) for s, e in words]
        quotes = data.quote_states(text, words)
        labels = self._labels(task, words)
        first = chance.randint(60, nn.WINDOW) if chance else None
        plan = nn.plan_windows([len(p) for p in pieces], spacing, nn.looks_final(text, words), first=first)
        for window in plan:
            part = slice(window.start, window.end)
            inputs = nn.assemble(pieces[part], cases[part], spacing[part], quotes[part])
            own = {name: each[part].copy() for name, each in labels.items()}
            yield inputs, own

    @staticmethod
    def _labels(task: Task, words: list[tuple[int, int]]) -> dict[str, np.ndarray]:
        starts, ends = np.array([s for s, _ in words]), np.array([e for _, e in words])

        def inside(start: int, end: int) -> range:
            return range(
                int(np.searchsorted(ends, start, "right")), int(np.searchsorted(starts, end, "left"))
            )

        if task.name == "factuality":
            score = np.full((len(words), len(SETS)), np.nan, np.float32)
            for start, end, output, value in task.scores:
                for word in list(inside(start, end))[-1:]:
                    score[word, output] = value
            return {"factuality": score}
        if task.name == "root":
            return {}
        tags = np.zeros(len(words), np.int64)
        for label, spans in task.spans.items():
            begin = LABELS[task.name].index(f"B-{label}" if label else "B")
            for start, end in sorted(spans, key=lambda s: s[0] - s[1]):
                found = list(inside(start, end))
                tags[found] = begin + 1
                tags[found[:1]] = begin
        return {task.name: tags}
