"""The weights of how likely a word of the codebook tells an event, and of which type (``lang/en/deeds.tsv``), fitted to
the gold set.

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
from dateline.reading.events.coding import Coded, Silent, ask, code
from dateline.reading.events.entries import Codebook
from dateline.reading.events.triggers import carries, telling
from dateline.terms import EVENT_TYPES

OFTEN = 4
TIMES = 3
RIDGE = 3.0
SCALE = 0.25
"""What a standard deviation of one of the network's numbers counts beside a name."""
FOLDS = 5
THRESHOLDS = (0.12, 0.15, 0.18, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
TYPES = tuple(sorted(EVENT_TYPES))
_ROUNDS = 12
_STEPS = 150
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A word: its names, the network's numbers of it, whether it is coded, tells an event, of which types, of which it
    could be by the codebook, and in which report."""

    names: frozenset[str]
    dense: NDArray[np.float32]
    coded: bool
    tells: bool
    types: frozenset[str]
    could: frozenset[str]
    report: str


Told = tuple[Sequence[Span], frozenset[str]]
"""The words of an event and its types."""


def examples(
    draft: Draft,
    book: Codebook,
    told: Sequence[Told],
    optional: Sequence[Sequence[Span]],
    report: str,
) -> Iterator[Example]:
    """The words of a text that the codebook asks about."""
    if draft.signals is None:
        return
    found = {
        word: pair for word in range(len(draft.tokens)) if (pair := candidates(draft, book, word)) is not None
    }
    results, silent = [], set[int]()
    for word, (word_class, entries) in found.items():
        asked = ask(draft, book, word, entries, word_class)
        if asked is None:
            continue
        result = code(draft, book, asked)
        if isinstance(result, Silent):
            silent.update(result.rests)
            continue
        if (
            isinstance(result, Coded)
            and word_class == "verbs"
            and not result.rests
            and carries(draft, book, word, telling(found))
        ):
            continue
        results.append((word, asked, result))
    taken = silent | {rest for _, _, result in results if isinstance(result, Coded) for rest in result.rests}
    done = [draft.span(word, word) for word, _, result in results if isinstance(result, Coded)]
    covered = [event for event, _ in told if _meets(event, done)]
    for word, asked, result in results:
        span = draft.span(word, word)
        types = [each for event, each in told if _meets(event, [span])]
        tells = bool(types)
        coded = isinstance(result, Coded)
        beside = not coded and any(_meets(event, [span]) for event in covered)
        if word in taken or beside or (not tells and any(_meets(event, [span]) for event in optional)):
            continue
        said = said_in(draft, draft.sentence(word))
        yield Example(
            features(draft, book, asked, result, said), numbers(draft.signals, word), coded, tells,
            types[0] if types else frozenset(),
            frozenset(str(entry.type) for entry, _ in asked.hung if entry.type is not None), report,
        )  # fmt: skip


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
        told: list[Told] = []
        optional: list[list[Span]] = []
        for event in compiled["events"]:
            words = [Span(a, b) for a, b in (*_pairs(event["trigger"]), *_pairs(event.get("also_triggers")))]
            if event.get("optional"):
                optional.append(words)
            else:
                also = event.get("type_also") or []
                told.append((words, frozenset((event["type"], *([also] if isinstance(also, str) else also)))))
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
        types = frozenset((entry.type,)) if entry.type else frozenset[str]()
        told = [([Span(at, at + len(example.trigger or ""))], types)] if at >= 0 else []
        for each in examples(draft, book, told, [], f"{entry.name} {number}"):
            if each.tells or example.nothing:
                yield each


@dataclass(frozen=True, slots=True)
class Model:
    """Rows of weights of names and of the network's numbers as they come, and what all begin with: the first column says
    whether a word tells an event, the others of which type."""

    names: dict[str, Vector]
    dense: Vector
    start: Vector

    def scores(self, example: Example) -> Vector:
        """The columns' scores of a word, shape ``(1 + types,)``."""
        score = self.start + example.dense @ self.dense
        for name in example.names:
            if (row := self.names.get(name)) is not None:
                score = score + row
        return np.asarray(score)

    def likely(self, example: Example) -> tuple[float, str]:
        """What its thresholds look at: of what is coded the probability that it tells an event, of other words that it
        tells one of the likeliest type that it could be; and that type."""
        scores = self.scores(example)
        tells = float(1 / (1 + np.exp(-scores[0])))
        shares = np.exp(scores[1:] - scores[1:].max())
        shares /= shares.sum()
        share, kind = max(((shares[TYPES.index(each)], each) for each in example.could), default=(0.0, ""))
        return (tells if example.coded else tells * float(share)), kind


def fit(rows: Sequence[Example]) -> Model:
    """Logistic regressions with a ridge: of all words, and over the types of those that tell an event."""
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
    typed = np.array([k for k, row in enumerate(rows) if row.types])
    shares = np.array([[(each in rows[k].types) / len(rows[k].types) for each in TYPES] for k in typed])
    weights = np.concatenate([_of_telling(table, right)[:, None], _of_types(table[typed], shares)], 1)
    width = dense.shape[1]
    of_dense = weights[1 : 1 + width] / spread[:, None]
    return Model(
        dict(zip(names, weights[1 + width :], strict=True)), of_dense, weights[0] - middle @ of_dense
    )


def _of_telling(table: Vector, right: Vector) -> Vector:
    """Weights of a logistic regression, by Newton's method."""
    ridge = np.full(table.shape[1], RIDGE)
    ridge[0] = 1e-6
    weights = np.zeros(table.shape[1])
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-(table @ weights)))
        slope = table.T @ (likely - right) + ridge * weights
        curve = (table.T * (likely * (1 - likely))) @ table + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    return np.asarray(weights)


def _of_types(table: Vector, shares: Vector) -> Vector:
    """Weights of a multinomial regression, a column a type, by steps along a bound of its curve (Böhning 1992)."""
    ridge = np.full(table.shape[1], RIDGE)
    ridge[0] = 1e-6
    bound = np.linalg.inv(table.T @ table / 2 + np.diag(ridge))
    weights = np.zeros((table.shape[1], shares.shape[1]))
    for _ in range(_STEPS):
        scores = table @ weights
        likely = np.exp(scores - scores.max(1, keepdims=True))
        likely /= likely.sum(1, keepdims=True)
        weights -= bound @ (table.T @ (likely - shares) + ridge[:, None] * weights)
    return np.asarray(weights)


def told_by_folds(rows: Sequence[Example], more: Sequence[Example]) -> None:
    """Print what each threshold keeps of what is coded and lets in of what is not, right of all, and how often the type
    that is likeliest of those that a word could be is right."""
    reports = sorted({row.report for row in rows})
    fold = {report: k % FOLDS for k, report in enumerate(reports)}
    told: list[tuple[float, str, Example]] = []
    for k in range(FOLDS):
        model = fit([*(row for row in rows if fold[row.report] != k), *more])
        told += _told(model, [row for row in rows if fold[row.report] == k])
    table(told)


def _told(model: Model, rows: Iterable[Example]) -> list[tuple[float, str, Example]]:
    return [(*model.likely(row), row) for row in rows]


def table(told: Sequence[tuple[float, str, Example]]) -> None:
    """Print what each threshold keeps of what is coded and lets in of what is not, right of all, and types of these."""
    for least in THRESHOLDS:
        kept = [row.tells for value, _, row in told if row.coded and value >= least]
        out = [row.tells for value, _, row in told if row.coded and value < least]
        new = [row.tells for value, _, row in told if not row.coded and value >= least]
        typed = [
            kind in row.types for value, kind, row in told if not row.coded and value >= least and row.tells
        ]
        print(
            f"{least:.2f}  kept {sum(kept)}/{len(kept)}  left {sum(out)}/{len(out)}  "
            f"let in {sum(new)}/{len(new)}, type right {sum(typed)}/{len(typed)}"
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
        table(_told(model, gold(reader, "dev")))
    if args.out:
        heads = [f"#{head}" for head in (*HEADS, "query", "key") for _ in range(_width(head, reader))]
        lines = ["\t".join(("name", "tells", *TYPES))]
        for name, row in (
            *zip(heads, model.dense, strict=True), *sorted(model.names.items()), ("start", model.start),
        ):  # fmt: skip
            lines.append("\t".join((name, *(f"{weight:.4f}" for weight in row))))
        args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _width(head: str, reader: Reader) -> int:
    signals = reader.draft(document_of("A word.")).signals
    assert signals is not None
    if head in ("query", "key"):
        return int(getattr(signals, head).shape[1])
    return int(signals.tags[head].shape[1])


if __name__ == "__main__":
    main()
