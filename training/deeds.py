"""The weights of how likely a word of the codebook tells an event (``lang/en/deeds.tsv``), fitted to the gold set.

    PYTHONPATH=src:. python training/deeds.py -o src/dateline/lang/en/deeds.tsv
    PYTHONPATH=src:. python training/deeds.py --folds

Data decisions
- The train part of the open gold set (`evaluation/gold`, CC BY 4.0): each word that the codebook asks about tells an
  event or does not; optional events, and words beside the one by which an event is coded, are left out.
- The examples of the codebook, ``TIMES`` over, so that an entry's own examples are read by it.
- Logistic regression by Newton's method; the network's numbers are brought to one scale first; names seen fewer than
  ``OFTEN`` times are left out. ``--folds`` prints what thresholds would let through and keep out on reports that a fold
  was not fitted to. Same input, same weights.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from evaluation.gold.compile import chosen, compile_report
from numpy.typing import NDArray

from dateline.config import Config
from dateline.model import Span, document_of
from dateline.reading import Draft, Reader
from dateline.reading.events.candidates import candidates
from dateline.reading.events.chances import HEADS, features, numbers, said_in
from dateline.reading.events.codebook import codebook_of
from dateline.reading.events.coding import Coded, ask, code
from dateline.reading.events.entries import Codebook
from dateline.reading.events.triggers import carries

OFTEN = 4
TIMES = 3
RIDGE = 3.0
SCALE = 0.5
"""What a standard deviation of one of the network's numbers counts beside a name."""
FOLDS = 5
THRESHOLDS = (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
_ROUNDS = 12
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A word: its names, the network's numbers of it, whether it is coded, tells an event, and in which report."""

    names: frozenset[str]
    dense: NDArray[np.float32]
    coded: bool
    tells: bool
    report: str


def examples(
    draft: Draft,
    book: Codebook,
    told: Sequence[Sequence[Span]],
    optional: Sequence[Sequence[Span]],
    report: str,
) -> Iterator[Example]:
    """The words of a text that the codebook asks about."""
    if draft.signals is None:
        return
    found = {
        word: pair for word in range(len(draft.tokens)) if (pair := candidates(draft, book, word)) is not None
    }
    results = []
    for word, (word_class, entries) in found.items():
        asked = ask(draft, book, word, entries, word_class)
        result = code(draft, book, asked) if asked is not None else None
        if asked is None or result is None:
            continue
        if (
            isinstance(result, Coded)
            and word_class == "verbs"
            and not result.rests
            and carries(draft, book, word, found)
        ):
            continue
        results.append((word, asked, result))
    taken = {rest for _, _, result in results if isinstance(result, Coded) for rest in result.rests}
    done = [draft.span(word, word) for word, _, result in results if isinstance(result, Coded)]
    covered = [event for event in told if _meets(event, done)]
    for word, asked, result in results:
        span = draft.span(word, word)
        tells = any(_meets(event, [span]) for event in told)
        coded = isinstance(result, Coded)
        beside = not coded and any(_meets(event, [span]) for event in covered)
        if word in taken or beside or (not tells and any(_meets(event, [span]) for event in optional)):
            continue
        said = said_in(draft, draft.sentence(word))
        yield Example(
            features(draft, asked, result, said), numbers(draft.signals, word), coded, tells, report
        )


def _meets(event: Sequence[Span], spans: Iterable[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in event for b in spans)


def gold(reader: Reader, part: str) -> Iterator[Example]:
    """The words of a part of the gold set."""
    for report in chosen([], part):
        compiled, _ = compile_report(report)
        document = document_of(
            report.text, id=report.id, published=report.published, title=report.head.get("title"),
            source=report.head.get("outlet"),
        )  # fmt: skip
        draft = reader.draft(document)
        told: list[list[Span]] = []
        optional: list[list[Span]] = []
        for event in compiled["events"]:
            (optional if event.get("optional") else told).append(
                [Span(a, b) for a, b in (*_pairs(event["trigger"]), *_pairs(event.get("also_triggers")))]
            )
        yield from examples(draft, codebook_of(draft.language), told, optional, report.id)


def _pairs(value: object) -> list[tuple[int, int]]:
    if not isinstance(value, list) or not value:
        return []
    return [(value[0], value[1])] if isinstance(value[0], int) else [(a, b) for a, b in value]


def of_codebook(reader: Reader) -> Iterator[Example]:
    """The words of the codebook's examples that it says tell something, and all of those that it says tell nothing."""
    book = codebook_of(reader.draft(document_of("A word.")).language)
    for number, (entry, example) in enumerate((e, x) for e in book.entries for x in e.examples):
        draft = reader.draft(document_of(example.text))
        at = example.text.find(example.trigger) if example.trigger else -1
        told = [[Span(at, at + len(example.trigger or ""))]] if at >= 0 else []
        for each in examples(draft, book, told, [], f"{entry.name} {number}"):
            if each.tells or example.nothing:
                yield each


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of names and of the network's numbers as they come, and what all begin with."""

    names: dict[str, float]
    dense: Vector
    start: float

    def score(self, example: Example) -> float:
        named = sum(self.names.get(name, 0.0) for name in example.names)
        return self.start + named + float(example.dense @ self.dense)


def fit(rows: Sequence[Example]) -> Model:
    """A logistic regression with a ridge."""
    seen = Counter(name for row in rows for name in row.names)
    names = sorted(name for name, often in seen.items() if often >= OFTEN)
    column = {name: k for k, name in enumerate(names)}
    dense = np.array([row.dense for row in rows], np.float64)
    middle, spread = dense.mean(0), (dense.std(0) + 1e-3) / SCALE
    named = np.zeros((len(rows), len(names)))
    for k, row in enumerate(rows):
        for name in row.names:
            if name in column:
                named[k, column[name]] = 1
    table = np.concatenate([np.ones((len(rows), 1)), (dense - middle) / spread, named], 1)
    right = np.array([row.tells for row in rows], np.float64)
    ridge = np.full(table.shape[1], RIDGE)
    ridge[0] = 1e-6
    weights = np.zeros(table.shape[1])
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-(table @ weights)))
        slope = table.T @ (likely - right) + ridge * weights
        curve = (table.T * (likely * (1 - likely))) @ table + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    width = dense.shape[1]
    of_dense = weights[1 : 1 + width] / spread
    start = float(weights[0] - middle @ of_dense)
    return Model(dict(zip(names, weights[1 + width :].tolist(), strict=True)), of_dense, start)


def told_by_folds(rows: Sequence[Example], more: Sequence[Example]) -> None:
    """Print what each threshold keeps of what is coded and lets in of what is not, right of all."""
    reports = sorted({row.report for row in rows})
    fold = {report: k % FOLDS for k, report in enumerate(reports)}
    likely: list[tuple[float, Example]] = []
    for k in range(FOLDS):
        model = fit([*(row for row in rows if fold[row.report] != k), *more])
        likely += [(1 / (1 + np.exp(-model.score(row))), row) for row in rows if fold[row.report] == k]
    table(likely)


def table(likely: Sequence[tuple[float, Example]]) -> None:
    """Print what each threshold keeps of what is coded and lets in of what is not, right of all."""
    for least in THRESHOLDS:
        kept = [row.tells for value, row in likely if row.coded and value >= least]
        out = [row.tells for value, row in likely if row.coded and value < least]
        new = [row.tells for value, row in likely if not row.coded and value >= least]
        print(
            f"{least:.2f}  kept {sum(kept)}/{len(kept)}  left {sum(out)}/{len(out)}  let in {sum(new)}/{len(new)}"
        )


def main() -> None:
    """Fit and write, or print what folds say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--out", type=Path)
    parser.add_argument("--folds", action="store_true")
    args = parser.parse_args()
    reader = Reader.load(Config())
    rows, more = list(gold(reader, "train")), TIMES * list(of_codebook(reader))
    print(f"{len(rows)} words, {sum(row.tells for row in rows)} tell an event; {len(more)} of examples")
    if args.folds:
        told_by_folds(rows, more)
    model = fit([*rows, *more])
    if args.folds:
        print("development part")
        table([(1 / (1 + np.exp(-model.score(row))), row) for row in gold(reader, "dev")])
    if args.out:
        heads = [head for head in (*HEADS, "query", "key") for _ in range(_width(head, reader))]
        lines = [f"#{head}\t{weight:.5f}" for head, weight in zip(heads, model.dense, strict=True)]
        lines += [f"{name}\t{weight:.4f}" for name, weight in sorted(model.names.items())]
        args.out.write_text("\n".join([*lines, f"start\t{model.start:.4f}"]) + "\n", encoding="utf-8")


def _width(head: str, reader: Reader) -> int:
    signals = reader.draft(document_of("A word.")).signals
    assert signals is not None
    if head in ("query", "key"):
        return int(getattr(signals, head).shape[1])
    return int(signals.tags[head].shape[1])


if __name__ == "__main__":
    main()
