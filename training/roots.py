"""Fit the weights of root types (`dateline.reading.events.roots`) on PLV's training sentences.

    python -m training.roots ../shared/gold/events/plv-train.jsonl     writes src/dateline/data/events
    python -m evaluation events                                        measures them in five folds

Data: PLV (Hu et al., ACL 2024 Findings, snowood1/Zero-Shot-PLOVER), 1,050 sentences, no licence stated: they are
trained on here, and none is kept; the weights name lemmas alone, of features seen at least `LEAST` times. Folds are
SHA-256 of a record's id modulo 5. The fit is softmax regression by Adam over all sentences at once, a fixed number of
steps from zero, so it comes out the same each time.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.events import roots

FOLDS = 5
LEAST = 2
PENALTY = 5e-5
STEPS = 250
RATE = 0.05
"""Set by the folds: penalties of 5e-5, 2e-4 and 1e-3 gave a macro-F1 of 80.4, 79.6 and 78.8 with actors given."""

Features = dict[str, float]


def fold(identity: str) -> int:
    """The fold of a record."""
    return int(sha256(identity.encode()).hexdigest(), 16) % FOLDS


def read(reader: Reader, row: dict[str, Any], given: roots.Given) -> Features:
    """The features of one record."""
    told = roots.told_in(reader.draft(document_of(row["text"], id=row["id"])))
    return roots.features(
        told, roots.actors_in(told, row["source"], row["target"]) if given == "actors" else None
    )


def fit(seen: Sequence[Features], labels: Sequence[str]) -> roots.Weights:
    """Weights for some sentences with their root types."""
    counts = Counter(name for features in seen for name in features)
    index = {name: row for row, name in enumerate(sorted(name for name in counts if counts[name] >= LEAST))}
    known = tuple(sorted(set(labels)))
    cells = [
        (row, column, value)
        for row, features in enumerate(seen)
        for column, value in [
            *((index[name], value) for name, value in features.items() if name in index),
            (len(index), 1.0),  # of every sentence
        ]
    ]
    answers = np.array([known.index(label) for label in labels])
    return roots.Weights(index, known, _descend(_Cells.of(cells), answers))


class _Cells(NamedTuple):
    """The filled cells of a table of sentences by features, once in the order of each; each has at least one."""

    columns: NDArray[np.int64]
    by_row: NDArray[np.float32]
    row_starts: NDArray[np.int64]
    rows: NDArray[np.int64]
    by_column: NDArray[np.float32]
    column_starts: NDArray[np.int64]

    @classmethod
    def of(cls, cells: Sequence[tuple[int, int, float]]) -> _Cells:
        rows = np.array([cell[0] for cell in cells])
        columns = np.array([cell[1] for cell in cells])
        values = np.array([cell[2] for cell in cells], np.float32)[:, None]
        across = np.lexsort((columns, rows))
        down = np.lexsort((rows, columns))
        return cls(
            columns[across], values[across], np.flatnonzero(np.diff(rows[across], prepend=-1)),
            rows[down], values[down], np.flatnonzero(np.diff(columns[down], prepend=-1)),
        )  # fmt: skip

    def times(self, weights: NDArray[np.float32]) -> NDArray[np.float32]:
        """The table times weights, features by labels."""
        return np.add.reduceat(weights[self.columns] * self.by_row, self.row_starts)

    def transposed_times(self, errors: NDArray[np.float32]) -> NDArray[np.float32]:
        """The transposed table times errors, sentences by labels."""
        return np.add.reduceat(errors[self.rows] * self.by_column, self.column_starts)


def _descend(table: _Cells, answers: NDArray[np.int64]) -> NDArray[np.float32]:
    """Softmax regression; a rare label counts by the root of how rare it is."""
    many, kinds = len(answers), int(answers.max()) + 1
    wanted = np.eye(kinds, dtype=np.float32)[answers]
    weight = np.sqrt(many / kinds / np.bincount(answers, minlength=kinds))[answers][:, None].astype(
        np.float32
    )
    rows = np.zeros((len(table.column_starts), kinds), np.float32)
    first, second = np.zeros_like(rows), np.zeros_like(rows)
    for step in range(1, STEPS + 1):
        scores = table.times(rows)
        share = np.exp(scores - scores.max(1, keepdims=True))
        share /= share.sum(1, keepdims=True)
        slope = table.transposed_times((share - wanted) * weight) / many
        slope[:-1] += PENALTY * rows[:-1]
        first += 0.1 * (slope - first)
        second += 0.01 * (slope**2 - second)
        rate = RATE * (1 - step / (STEPS + 1))
        rows -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return rows


def likelihoods(seen: Sequence[Features], labels: Sequence[str], folds: Sequence[int]) -> NDArray[np.float32]:
    """For each sentence and label, what weights fitted on the other folds say."""
    rows = np.zeros((len(seen), len(set(labels))), np.float32)
    for number in range(FOLDS):
        others = [i for i, f in enumerate(folds) if f != number]
        weights = fit([seen[i] for i in others], [labels[i] for i in others])
        for i, f in enumerate(folds):
            if f == number:
                rows[i] = weights.likelihoods(seen[i])
    return rows


def write(weights: roots.Weights, file: Path) -> None:
    """The weights as arrays, in half precision."""
    names = np.array("\n".join(sorted(weights.features, key=weights.features.__getitem__)))
    buffer = BytesIO()
    np.savez_compressed(
        buffer,
        features=names,
        labels=np.array("\n".join(weights.labels)),
        rows=weights.rows.astype(np.float16),
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(buffer.getvalue())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/dateline/data/events"))
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.gold.read_text(encoding="utf-8").splitlines()]
    labels, reader = [row["root"] for row in rows], Reader.load()
    for given in get_args(roots.Given):
        write(fit([read(reader, row, given) for row in rows], labels), args.out / f"roots-{given}.npz")


if __name__ == "__main__":
    main()
