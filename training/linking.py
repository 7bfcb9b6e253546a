"""The weights of linking: what speaks for two reports telling one story, and for two words telling one event.

    python training/linking.py ../shared/gold/cross/ecbplus-train.jsonl.gz src/dateline/lang/en/linking.tsv

A logistic regression and boosted trees (``mentions.npz``, beside the file) over the named features of
`dateline.corroborate`, trained on ECB+'s training part, which may be trained with and not copied: the files have weights
of features, and no text. Decisions about the data:

- Stories: all pairs of reports; those of one subtopic tell one story.
- Mentions: all pairs within the stories that the first regression finds, so that it learns to undo what that one joins
  too much; those of one chain are one event.
- The weights of incidents (the part ``incident``) are set by hand and kept as they stand: there is no gold for what an
  incident is across reports but single stories.

Deterministic: limited-memory BFGS from nought, in the order of the file; trees by generators of fixed seeds, the mean of
one forest for each of `SEEDS`.
"""

import argparse
import gzip
import json
from pathlib import Path

import numpy as np
from boosting import Growth, boosted
from logistic import minimise

from dateline import lang
from dateline.corroborate.chains import ONE_STORY, TREES, odds_of_stories, values_of_pairs
from dateline.corroborate.clusters import clusters
from dateline.corroborate.stories import VIEWS, Sketch, features
from dateline.evaluate.coreference import told_in
from dateline.model import document_of
from dateline.reading import Reader

PENALTY = 1.0
SEEDS = (1, 2)
HEAD = "# Weights of linking: part, feature, weight. training/linking.py made story; incident is by hand.\n"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    with gzip.open(args.gold, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    language, reader = lang.load("en"), Reader.load()
    told = [
        told_in(reader.read(document_of(row["text"], id=row["id"])), row["mentions"], language)
        for row in rows
    ]
    by_hand = [
        line for line in args.out.read_text(encoding="utf-8").splitlines() if line.startswith("incident\t")
    ]
    story = stories([each.sketch for each in told], [(row["topic"], row["subtopic"]) for row in rows])
    write(args.out, {"story": story}, by_hand)
    odds = odds_of_stories([each.sketch for each in told], language)
    chain = {m["id"]: m["chain"] for row in rows for m in row["mentions"]}
    values, right = [], []
    for cluster in clusters(odds, least=ONE_STORY):
        mentions = [(n, each) for n in cluster for each in told[n].mentions]
        for i, j, each in values_of_pairs(mentions, odds, language):
            values.append(each)
            right.append(chain[mentions[i][1].id] == chain[mentions[j][1].id])
    grow(args.out.with_name(TREES), values, right)


def grow(out: Path, values: list[dict[str, float]], right: list[bool]) -> None:
    """Trees of mentions: those of each seed, each leaf with its share of the mean."""
    names = sorted({name for each in values for name in each} - {"bias"})
    place = {name: n for n, name in enumerate(names)}
    table = np.zeros((len(values), len(names)), np.float32)
    for row, each in zip(table, values, strict=True):
        for name, value in each.items():
            if name in place:
                row[place[name]] = value
    grown = [boosted(table, np.array(right, float), Growth(seed=seed)) for seed in SEEDS]
    parts = {
        name: np.concatenate([getattr(each, name) for each in grown]) for name in ("feature", "step", "left")
    }
    value = np.concatenate([each.value for each in grown]) / len(SEEDS)
    start = np.float64(grown[0].start)
    np.savez_compressed(
        out, names=np.array("\n".join(names)), start=start, value=value.astype(np.float32), **parts
    )


def stories(sketches: list[Sketch], of: list[tuple[str, str]]) -> dict[str, float]:
    """The weights of stories."""
    values, right = [], []
    for i in range(len(sketches)):
        for j in range(i):
            values.append(features(sketches[i], sketches[j]))
            right.append(of[i] == of[j])
    assert set(VIEWS) <= values[0].keys()
    return fitted(values, right, PENALTY)


def fitted(values: list[dict[str, float]], right: list[bool], penalty: float) -> dict[str, float]:
    """A logistic regression over features brought to one spread; the weights are of the features as they are."""
    names = ["bias", *sorted({name for each in values for name in each} - {"bias"})]
    place = {name: n for n, name in enumerate(names)}
    table = np.zeros((len(values), len(names)), np.float32)
    for row, each in zip(table, values, strict=True):
        for name, value in each.items():
            row[place[name]] = value
    spread, middle = table.std(axis=0) + 1e-6, table.mean(axis=0)
    spread[0], middle[0] = 1.0, 0.0
    scaled, wanted = (table - middle) / spread, np.array(right, float)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = scaled @ w
        off = 1 / (1 + np.exp(-z)) - wanted
        slope = scaled.T @ off
        slope[1:] += penalty * w[1:]
        return float((np.logaddexp(0, z) - wanted * z).sum() + penalty * (w[1:] ** 2).sum() / 2), slope

    w = minimise(loss, np.zeros(len(names)), 200) / spread
    w[0] -= float(w[1:] @ middle[1:])
    return dict(zip(names, map(float, w), strict=True))


def write(out: Path, parts: dict[str, dict[str, float]], by_hand: list[str]) -> None:
    lines = [f"{part}\t{name}\t{weight:.3f}" for part, each in parts.items() for name, weight in each.items()]
    out.write_text(HEAD + "\n".join([*lines, *by_hand]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
