"""The weights of the score of factuality (``lang/en/factuality.tsv``), fitted to gold scores of predicates.

    PYTHONPATH=src:. python training/status.py --gold ../shared/gold/factuality -o src/dateline/lang/en/factuality.tsv
    PYTHONPATH=src:. python training/status.py --gold ../shared/gold/factuality --ablation

Data decisions
- MEANTIME train (Minard et al., LREC 2016; Wikinews, CC BY 4.0). No text goes into the weights. UW, whose texts are
  the LDC's, is measured on alone.
- The train part of the open gold set (`evaluation/gold`, CC BY 4.0): its events, at a thirtieth of the weight of a
  predicate of MEANTIME. It has statuses and no scores, so each status stands for one (``SCORES``), set by hand on the
  scale of UW, by what a reader would believe. ``--ablation`` prints r on development parts with the set at several
  weights (0 is without it). At a thirtieth (a twelfth, while the set had a third of its events) it brings 1 point on
  UW, 3 on UDS-IH2 and on its own development part, and costs 3 on MEANTIME, where nearly everything scores 3, plans
  and conditions too; more weight brings UW nothing and takes MEANTIME below its bar of .70. The weight was chosen on
  those development parts.
- UDS-IH2 (Rudinger et al., NAACL 2018; web texts) is twenty times as large and was tried, at a fifteenth of the weight
  and with its lower half moved up: its question, whether a thing *had happened*, puts what is yet to come beside what is
  said not to be. r on UW dev fell from .72 to .69, on MEANTIME dev from .67 to .43. It can be added with ``--uds``,
  where a score below nought of what nothing negates is moved to 0 … ``OPEN``.
- Ridge regression, features seen fewer than ``LEAST`` times left out. Same input, same weights.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from evaluation.gold.compile import chosen, compile_report

from dateline.config import Config
from dateline.evaluate.factuality import word_at
from dateline.model import document_of
from dateline.reading import Draft, Reader
from dateline.reading.status.factuality import BASE, MOST, NETWORK, OF_NEWS
from dateline.reading.status.judging import features_of, told_by

LEAST = 8
RIDGE = 6.0
NEWS = 15.0  # how often MEANTIME counts where UDS is there too
OPEN = 1.5
SHARE = 0.3  # of the network's own score: of .1 to .5 the best on MEANTIME dev (r .68 → .70) and UW dev (.72 → .73)
MEANTIME, UDS = "meantime-train", "uds-ih2-train"
GOLD = 0.03  # how often an event of the open gold set counts beside a predicate of MEANTIME
SCORES = {
    "occurred": 3.0, "ongoing": 3.0, "claimed": 3.0, "apparent": 1.5, "planned": 1.0, "promised": 1.0, "predicted": 1.0,
    "requested": 0.5, "threatened": 0.5, "hypothetical": 0.3, "denied": -1.0,
}  # fmt: skip
NEGATED = -1.0  # of what is not to happen; what is told not to have happened scores -3
MEASURED = ("uw-dev", "meantime-dev", "uds-ih2-dev")
WEIGHTS = (0.0, 0.03, 0.08, 0.25, 0.5, 1.0)
Example = tuple[frozenset[str], float, float]  # features, score, how often it counts


def examples(reader: Reader, file: Path, weight: float, limit: int | None) -> Iterator[Example]:
    """The predicates of one set; a text is read once."""
    rows: dict[str, list[dict[str, object]]] = {}
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            rows.setdefault(row["text"], []).append(row)
    for text in list(rows)[:limit]:
        draft = reader.draft(document_of(text))
        for row in rows[text]:
            word = word_at(draft, row["start"], row["end"])  # type: ignore[arg-type]
            if word is not None:
                names = features_of(draft, word)
                yield names, moved(float(row["score"]), names), weight  # type: ignore[arg-type]


def gold_examples(reader: Reader, part: str, weight: float) -> Iterator[tuple[Draft, int, Example]]:
    """The events of one part of the open gold set, at their own triggers."""
    for report in chosen((), part):
        draft = reader.draft(document_of(report.text, published=report.published))
        for event in compile_report(report)[0]["events"]:
            word = word_at(draft, *event["trigger"])
            if word is not None and not event.get("optional"):
                score = score_of(event["status"], negated=bool(event.get("negated")))
                yield draft, word, (features_of(draft, word), score, weight)


def score_of(status: str, *, negated: bool) -> float:
    """The score for which a status stands."""
    score = SCORES[status]
    return score if not negated else -score if score == MOST else NEGATED


def moved(score: float, names: frozenset[str]) -> float:
    """A gold score on the scale of the product: see the data decisions."""
    if score >= 0 or "negated" in names or "status=denied" in names:
        return score
    return OPEN * (score + 3) / 3


def fitted(rows: list[Example]) -> dict[str, float]:
    """The weights by ridge regression; the base is not drawn to nought."""
    seen = Counter(name for names, _, _ in rows for name in names)
    known = sorted(name for name, count in seen.items() if count >= LEAST)
    column = {name: n + 1 for n, name in enumerate(known)}
    table = np.zeros((len(rows), len(known) + 1))
    table[:, 0] = 1.0
    for n, (names, _, _) in enumerate(rows):
        table[n, [column[name] for name in names if name in column]] = 1.0
    gold = np.array([score for _, score, _ in rows])
    weight = np.array([w for _, _, w in rows])
    penalty = np.eye(len(known) + 1) * RIDGE
    penalty[0, 0] = 0.0
    solved = np.linalg.solve(table.T @ (table * weight[:, None]) + penalty, table.T @ (gold * weight))
    return dict(zip([BASE, *known], solved.tolist(), strict=True))


Judged = tuple[frozenset[str], float, float]  # features, the network's own score, the gold score


def judged(draft: Draft, word: int, gold: float) -> Judged:
    """One predicate to measure on."""
    assert draft.signals is not None
    own = float(draft.signals.tags["factuality"][told_by(draft, word), OF_NEWS])
    return features_of(draft, word), own, gold


def correlation(weights: dict[str, float], rows: list[Judged]) -> float:
    """Pearson's r, in per cent, of gold scores and those of some weights."""
    found = []
    for names, own, _ in rows:
        score = weights[BASE] + sum(weights.get(name, 0.0) for name in names)
        score = float(np.clip(score + SHARE * (own - score), -MOST, MOST))
        found.append(min(score, 0.0) if "status=denied" in names else score)
    return float(100 * np.corrcoef(found, [gold for *_, gold in rows])[0, 1])


def ablation(reader: Reader, folder: Path, rows: list[Example]) -> None:
    """Prints r on the development parts with the open gold set at several weights; 0 is without it."""
    sets: dict[str, list[Judged]] = {name: [] for name in MEASURED}
    for name in MEASURED:
        texts: dict[str, list[dict[str, object]]] = {}
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                texts.setdefault(row["text"], []).append(row)
        for text, predicates in texts.items():
            draft = reader.draft(document_of(text))
            for row in predicates:
                word = word_at(draft, row["start"], row["end"])  # type: ignore[arg-type]
                if word is not None:
                    sets[name].append(judged(draft, word, float(row["score"])))  # type: ignore[arg-type]
    sets["gold dev"] = [
        judged(d, word, score) for d, word, (_, score, _) in gold_examples(reader, "dev", 1.0)
    ]
    own = [example for *_, example in gold_examples(reader, "train", 1.0)]
    print("weight", *sets, sep="\t")
    for weight in WEIGHTS:
        found = fitted([*rows, *((names, score, weight) for names, score, _ in own if weight)])
        print(weight, *(f"{correlation(found, rows):.1f}" for rows in sets.values()), sep="\t")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("-o", "--out", type=Path)
    parser.add_argument(
        "--ablation", action="store_true", help="measure what the open gold set brings; write nothing"
    )
    parser.add_argument("--limit", type=int, help="read only so many texts of each set, to try things")
    parser.add_argument("--uds", action="store_true", help="add UDS-IH2 train")
    args = parser.parse_args()
    if args.out is None and not args.ablation:
        parser.error("-o says where to write")
    reader = Reader.load(Config())
    sets = ((UDS, 1.0), (MEANTIME, NEWS)) if args.uds else ((MEANTIME, 1.0),)
    rows = [
        example
        for name, weight in sets
        for example in examples(reader, args.gold / f"{name}.jsonl.gz", weight, args.limit)
    ]
    if args.ablation:
        ablation(reader, args.gold, rows)
        return
    rows += [example for *_, example in gold_examples(reader, "train", GOLD)]
    found = fitted(rows) | {NETWORK: SHARE}
    head = "# Weights of the score of factuality. Written by training/status.py; see its first lines.\n"
    args.out.write_text(
        head + "".join(f"{name}\t{weight:.4f}\n" for name, weight in found.items()), encoding="utf-8"
    )
    print(f"{len(rows)} predicates, {len(found)} weights")


if __name__ == "__main__":
    main()
