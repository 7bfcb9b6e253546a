"""The weights of pairs of reports (``data/copies/pairs.toml``): is one a copy, does it reuse text, is it the same event.

    PYTHONPATH=src:. python training/copies.py --gold ../shared/gold/cross [-o src/dateline/data/copies/pairs.toml]

Data decisions
- FA-KES (Abu Salem et al., 2019; reports on the war in Syria), the half of the labelled pairs that is there to develop
  on: 125 pairs of 158 articles once those with the very same text are left out, as the scorer does. No text goes into
  the weights. The days come from the heads of the texts, since the set's own column is often wrong.
- Logistic regression with a ridge; three models of six to twelve features, since there is no data for more. With ``-o``
  they are fitted on all pairs; figures are told from ten-fold cross-validation, five times, in which the pairs of
  articles that are connected by any pair stay in one fold: there are 42 such groups.
- The Gun Violence Corpus (development part) is not trained on: it has no outlets. It is told how well the score of the
  same event carries over to it.
- Same input, same weights.
"""

import argparse
import gzip
import json
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from dateline.corroborate.weights import BASE
from dateline.evaluate.copies import Answer, articles_of
from dateline.score.pairs import QUESTIONS, average_precision

FEATURES = {
    "copy": ("covered", "lead", "same outlet", "late", "longest", "days"),
    "reuse": ("covered", "lead", "same outlet", "late", "longest", "days"),
    "same_event": (
        "letters", "letters of the lead", "names of the lead", "figures of the lead", "title", "same day", "next day",
        "days apart", "same outlet", "covered", "late",
    ),
}  # fmt: skip
RIDGE = {"copy": 0.1, "reuse": 0.1, "same_event": 0.3}
POINT = {"copy": 0.4, "reuse": 0.5, "same_event": 0.5}  # as COPY, REUSE and SAME_EVENT
FOLDS, TIMES = 10, 5
HEAD = """\
# Weights of pairs of reports: how surely one copies the other, reuses its text, or tells the same event.
# Written by training/copies.py from 125 labelled pairs of FA-KES articles; its first lines say how. Features are of
# dateline.corroborate.copies and .pairs, each from 0 to 1. Limits: one war, English, 14 outlets, one reader's labels; two
# reports of one outlet are seldom of one event in it, which weighs against them here.
"""
Vector = np.ndarray


def fitted(table: Vector, right: Vector, ridge: float) -> Vector:
    """The base and the weights, by Newton's method; the base is not drawn to nought."""
    table = np.c_[np.ones(len(table)), table]
    weights, penalty = np.zeros(table.shape[1]), np.eye(table.shape[1]) * ridge
    penalty[0, 0] = 1e-3
    for _ in range(100):
        sure = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        slope = table.T @ (right - sure) - penalty @ weights
        step = np.linalg.solve((table * (sure * (1 - sure))[:, None]).T @ table + penalty, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def scores(table: Vector, weights: Vector) -> Vector:
    total: Vector = weights[0] + table @ weights[1:]
    return np.asarray(1 / (1 + np.exp(-np.clip(total, -30, 30))))


def held_out(table: Vector, right: Vector, groups: Sequence[str], ridge: float) -> list[Vector]:
    """Scores of each pair by weights that saw no article connected with it, once for each division into folds."""
    found = []
    names = sorted(set(groups))
    for seed in range(TIMES):
        order = np.random.default_rng(seed).permutation(len(names))
        fold_of = {names[k]: place % FOLDS for place, k in enumerate(order)}
        fold = np.array([fold_of[group] for group in groups])
        score = np.zeros(len(right))
        for k in range(FOLDS):
            score[fold == k] = scores(table[fold == k], fitted(table[fold != k], right[fold != k], ridge))
        found.append(score)
    return found


def groups_of(pairs: Sequence[dict[str, str]]) -> list[str]:
    """For each pair a name of all that is connected with it."""
    above: dict[str, str] = {}

    def top(name: str) -> str:
        while above.setdefault(name, name) != name:
            name = above[name]
        return name

    for pair in pairs:
        above[top(pair["a"])] = top(pair["b"])
    return [top(pair["a"]) for pair in pairs]


def table_of(question: str, answers: Sequence[Answer]) -> Vector:
    named = [{**answer.shared.why, **answer.alike} for answer in answers]
    return np.array([[each[name] for name in FEATURES[question]] for each in named])


def told(question: str, held: Sequence[Vector], right: Vector) -> str:
    """Average precision, and F1 at the point where the product decides, over the divisions into folds."""
    precision = [average_precision(list(zip(score, right > 0, strict=True))) for score in held]
    yes = [score >= POINT[question] for score in held]
    f1 = [200 * (y & (right > 0)).sum() / (y.sum() + right.sum()) for y in yes]
    spread = f"± {np.std(precision):.1f} and {np.std(f1):.1f}"
    return f"{question}: AP {np.mean(precision):.1f}, F1 {np.mean(f1):.1f} ({spread})"


def carried_over(file: Path) -> str:
    """How well the score of the same event tells incidents of the Gun Violence Corpus apart, by average precision."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    articles = articles_of(rows)
    incident = {row["id"]: row["subtopic"] for row in rows}
    scored = [
        (articles.answer(a, b).same_event, incident[a] == incident[b])
        for a, b in combinations(sorted(incident), 2)
    ]
    return f"GVC, {len(scored)} pairs: AP {average_precision(scored):.1f} ({sum(r for _, r in scored)} of one incident)"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("-o", "--out", type=Path)
    args = parser.parse_args()
    with gzip.open(args.gold / "fakes-articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = articles_of([json.loads(line) for line in lines])
    with (args.gold / "fakes-pairs.jsonl").open(encoding="utf-8") as lines:
        pairs = [pair for pair in map(json.loads, lines) if not pair["identical"]]
    answers = [articles.answer(pair["a"], pair["b"]) for pair in pairs]
    groups = groups_of(pairs)
    text = HEAD
    for question, yes in QUESTIONS.items():
        right = np.array([float(pair["label"] in yes) for pair in pairs])
        table = table_of(question, answers)
        print(told(question, held_out(table, right, groups, RIDGE[question]), right))
        weights = fitted(table, right, RIDGE[question])
        text += f"\n[{question}]\n"
        names = (BASE, *(json.dumps(name) if " " in name else name for name in FEATURES[question]))
        text += "".join(f"{name} = {weight:.3f}\n" for name, weight in zip(names, weights, strict=True))
    print(carried_over(args.gold / "gvc-dev.jsonl.gz"))
    if args.out:
        args.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
