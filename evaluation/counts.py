"""Counts on sentences of our own (evaluation/counts.tsv): how many are found with their numbers, unit, scope and whole.

python -m evaluation.counts          the differences, sentence by sentence
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from evaluation.measurement import Bench, Figures

from dateline.model import Count, document_of
from dateline.reading import Reader

GOLD = "evaluation/counts.tsv"
FIGURES = ("numbers", "with unit", "with scope", "with scope and whole")
_ROW = re.compile(r"(\d+)-(\d*) (\S+) (\S+)(?: <(\d+))?")


class Row(NamedTuple):
    """One count: its numbers, the last word of what is counted, the scope, and the place of its whole, from 1."""

    low: float
    high: float | None
    unit: str | None
    scope: str | None
    whole: int | None


def gold(file: Path) -> Iterator[tuple[str, list[Row]]]:
    """The sentences with their counts."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        sentence, _, answer = line.partition("\t")
        rows = []
        for part in filter(None, answer.split("; ")):
            match = _ROW.fullmatch(part)
            if match is None:
                raise ValueError(f"{part!r} of {sentence!r} is no count")
            low, high, unit, scope, whole = match.groups()
            rows.append(Row(
                float(low), float(high) if high else None, None if unit == "_" else unit,
                None if scope == "_" else scope, int(whole) if whole else None,
            ))  # fmt: skip
        yield sentence, rows


def found(counts: Sequence[Count]) -> list[Row]:
    place = {count.id: n for n, count in enumerate(counts, 1)}
    return [
        Row(
            c.low,
            c.high,
            c.unit.split()[-1] if c.unit else None,
            c.scope,
            place[c.part_of] if c.part_of else None,
        )
        for c in counts
    ]


def compare(rows: Sequence[tuple[Sequence[Row], Sequence[Row]]]) -> Figures:
    """F1 of the counts, by more and more of their parts."""
    parts = (
        lambda r: r[:2],
        lambda r: r[:3],
        lambda r: (*r[:2], r.scope),
        lambda r: (*r[:2], r.scope, r.whole),
    )
    figures = {}
    for name, part in zip(FIGURES, parts, strict=True):
        both = one = other = 0
        for right, mine in rows:
            a, b = Counter(map(part, right)), Counter(map(part, mine))
            both, one, other = both + (a & b).total(), one + a.total(), other + b.total()
        figures[name] = 200 * both / (one + other)
    return figures


def measure(bench: Bench) -> Figures:
    rows = list(gold(bench.gold(GOLD)))
    return compare([(right, found(bench.reader.read(document_of(s)).counts)) for s, right in rows])


def main() -> None:
    reader = Reader.load()
    rows = []
    for sentence, right in gold(Path(__file__).with_name("counts.tsv")):
        mine = found(reader.read(document_of(sentence)).counts)
        rows.append((right, mine))
        if mine != right:
            print(
                sentence,
                *(f"  - {r}" for r in right if r not in mine),
                *(f"  + {r}" for r in mine if r not in right),
                sep="\n",
            )
    for name, value in compare(rows).items():
        print(f"{name:24}{value:6.2f}")


if __name__ == "__main__":
    main()
