"""The weights of incidents: which noun phrases of a report have which role, and of what type the incident is.

    python training/incidents.py ../shared/gold/events/muc4-dev.jsonl.gz src/dateline/lang/en/incidents.tsv --relevant 700

Two sets of logistic regressions, one column a role and one a type (and one more: any incident at all), over the
features of `dateline.incidents.features`. Trained on MUC-4's development part, which may be trained with and not copied:
the file has weights of words and of grammatical places, and no text. Decisions about the data:

- Roles: the first ``--relevant`` documents that have a template and, for each four of them, one that has none are read
  with the network. A candidate has a role where one of its names is one of the strings that the keys allow for it in any
  template of the document.
- Types: all documents, by their words alone; the classes of a word are those of its lemmas as a verb and as a noun.
- Features of fewer than `FEWEST` candidates or documents are left out, as are rows with no weight of `SMALLEST`.

Deterministic: limited-memory BFGS from nought, in the order of the file.
"""

import argparse
import gzip
import json
import re
import string
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dateline import lang
from dateline.incidents.candidates import Scene, grouped, scene_of, words
from dateline.incidents.features import features_of, features_of_report
from dateline.incidents.words import ROLES, TYPES
from dateline.lang import Language
from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.lemmas import lemma

FEWEST, SMALLEST = {"role": 4, "type": 12}, 0.02
PENALTY = {"role": 3.0, "type": 8.0}
ROUNDS = 40
MEMORY = 8


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--relevant", type=int, default=700)
    args = parser.parse_args()
    with gzip.open(args.gold, "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    language = lang.load("en")
    rows = [("type", *columns_of_types(documents, language))]
    relevant = [d for d in documents if d["roles"]][: args.relevant]
    others = [d for d in documents if not d["roles"]][: args.relevant // 4]
    rows.append(("role", *columns_of_roles(relevant + others, language)))
    with args.out.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for part, features, wanted in rows:
            for feature, numbers in fit(part, features, wanted):
                file.write("\t".join([part, feature, *(f"{number:.2f}" for number in numbers)]) + "\n")


HEAD = f"""\
# Weights of incidents, by training/incidents.py from MUC-4's development part: part, feature, and a weight for each of
# the roles {", ".join(ROLES)}; or of the types {", ".join(TYPES)}, any.
"""


def columns_of_types(
    documents: Sequence[Any], language: Language
) -> tuple[list[frozenset[str]], list[list[bool]]]:
    classes = classes_of(language)

    def of_word(word: str) -> tuple[str, ...]:
        forms = {lemma(language, word, "VERB").lower(), lemma(language, word, "NOUN").lower(), word}
        return tuple(sorted({name for form in forms for name in classes.get(form, ())}))

    features = [
        features_of_report((word, of_word(word)) for word in re.findall(r"[a-z]+", d["text"].lower()))
        for d in documents
    ]
    wanted = [
        [any(t in r["incident_type"] for r in d["roles"]) for t in TYPES] + [bool(d["roles"])]
        for d in documents
    ]
    return features, wanted


def columns_of_roles(
    documents: Sequence[Any], language: Language
) -> tuple[list[frozenset[str]], list[list[bool]]]:
    table, reader = language.table("incidents"), Reader.load()
    slots = {step: slot for slot, steps in table["slots"].items() for step in steps}
    classes = classes_of(language)
    features, wanted = [], []
    for document in documents:
        scene = scene_of(reader.read(document_of(document["text"], id=document["id"])), classes, slots)
        right = [
            {plain(x) for r in document["roles"] for e in r.get(role) or () for x in e} for role in ROLES
        ]
        for group in grouped(scene):
            features.append(features_of(scene, group))
            names = names_of(scene, group)
            wanted.append([not names.isdisjoint(strings) for strings in right])
    return features, wanted


def names_of(scene: Scene, group: Sequence[Any]) -> set[str]:
    """What a candidate can be called: each phrase, with its number and without, and the name of the entity."""
    tokens, text = scene.reading.tokens, scene.reading.document.text
    found = set()
    for phrase in group:
        found.add(plain(words(scene, phrase)))
        for first in (phrase.counted, phrase.head):
            found.add(plain(text[tokens[first].span.start : tokens[phrase.last].span.end]))
        mention = scene.mention_at.get(phrase.head)
        if mention is not None:
            found.add(plain(mention.span.of(text)))
            found.add(plain(next(e.name for e in scene.reading.entities if e.id == mention.entity)))
    return found


def plain(text: str) -> str:
    """A string as MUC-4's scorer compares it."""
    bare = "".join(c for c in text.lower() if c not in string.punctuation)
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", bare).split())


def classes_of(language: Language) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, lemmas in language.table("incidents")["classes"].items():
        for each in lemmas:
            found[each] = (*found.get(each, ()), name)
    return found


def fit(
    part: str, features: Sequence[Iterable[str]], wanted: Sequence[Sequence[bool]]
) -> list[tuple[str, list[float]]]:
    """The weights of each feature for each column."""
    counts = Counter(feature for row in features for feature in row)
    names = sorted(name for name, count in counts.items() if count >= FEWEST[part])
    place = {name: n for n, name in enumerate(names)}
    pairs = [(n, place[f]) for n, row in enumerate(features) for f in sorted(row) if f in place]
    rows, cols = np.array(pairs).T
    columns = []
    penalty = np.full(len(names), PENALTY[part])
    penalty[place["bias"]] = 0
    for right in np.array(wanted, float).T:

        def loss(w: np.ndarray, right: np.ndarray = right) -> tuple[float, np.ndarray]:
            z = np.bincount(rows, w[cols], minlength=len(right))
            off = 1 / (1 + np.exp(-z)) - right
            value = float((np.logaddexp(0, z) - right * z).sum() + 0.5 * (penalty * w * w).sum())
            return value, np.bincount(cols, off[rows], minlength=len(w)) + penalty * w

        columns.append(least(loss, np.zeros(len(names))))
    table = np.array(columns).T
    return [
        (name, [float(x) for x in row])
        for name, row in zip(names, table, strict=True)
        if np.abs(row).max() >= SMALLEST
    ]


def least(loss: Callable[[np.ndarray], tuple[float, np.ndarray]], w: np.ndarray) -> np.ndarray:
    """Where a loss is least, by limited-memory BFGS with backtracking (Nocedal 1980)."""
    value, slope = loss(w)
    steps: list[tuple[np.ndarray, np.ndarray]] = []
    for _ in range(ROUNDS):
        q, factors = slope.copy(), []
        for s, y in reversed(steps):
            factors.append((s @ q) / (y @ s))
            q -= factors[-1] * y
        q *= (
            (steps[-1][0] @ steps[-1][1]) / (steps[-1][1] @ steps[-1][1])
            if steps
            else 1 / max(1.0, np.abs(slope).sum())
        )
        for (s, y), factor in zip(steps, reversed(factors), strict=True):
            q += s * (factor - (y @ q) / (y @ s))
        size, down = 1.0, slope @ -q
        if down >= 0:
            break
        while True:
            there, there_slope = loss(w - size * q)
            if there <= value + 1e-4 * size * down or size < 1e-6:
                break
            size /= 2
        change, turn = -size * q, there_slope - slope
        if turn @ change > 1e-10:
            steps = [*steps, (change, turn)][-MEMORY:]
        done = abs(value - there) < 1e-6 * abs(value)
        w, value, slope = w + change, there, there_slope
        if done:
            break
    return w


if __name__ == "__main__":
    main()
