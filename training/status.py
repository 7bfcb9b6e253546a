"""The weights of the score of factuality (``lang/en/factuality.tsv``), fitted to gold scores of predicates.

    PYTHONPATH=src:. python training/status.py --gold ../shared/gold/factuality -o src/dateline/lang/en/factuality.tsv

Data decisions
- MEANTIME train (Minard et al., LREC 2016; Wikinews, CC BY 4.0). No text goes into the weights. UW, whose texts are
  the LDC's, is measured on alone.
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

from dateline.config import Config
from dateline.evaluate.factuality import word_at
from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.status.factuality import BASE, NETWORK
from dateline.reading.status.judging import features_of

LEAST = 8
RIDGE = 6.0
NEWS = 15.0  # how often MEANTIME counts where UDS is there too
OPEN = 1.5
SHARE = 0.3  # of the network's own score: of .1 to .5 the best on MEANTIME dev (r .68 → .70) and UW dev (.72 → .73)
MEANTIME, UDS = "meantime-train", "uds-ih2-train"
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


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--limit", type=int, help="read only so many texts of each set, to try things")
    parser.add_argument("--uds", action="store_true", help="add UDS-IH2 train")
    args = parser.parse_args()
    reader = Reader.load(Config())
    sets = ((UDS, 1.0), (MEANTIME, NEWS)) if args.uds else ((MEANTIME, 1.0),)
    rows = [
        example
        for name, weight in sets
        for example in examples(reader, args.gold / f"{name}.jsonl.gz", weight, args.limit)
    ]
    found = fitted(rows) | {NETWORK: SHARE}
    head = "# Weights of the score of factuality. Written by training/status.py; see its first lines.\n"
    args.out.write_text(
        head + "".join(f"{name}\t{weight:.4f}\n" for name, weight in found.items()), encoding="utf-8"
    )
    print(f"{len(rows)} predicates, {len(found)} weights")


if __name__ == "__main__":
    main()
