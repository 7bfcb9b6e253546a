"""Events across reports: chains of ECB+ and the Gun Violence Corpus, development parts, and reports into incidents."""

import gzip
import json
from collections import defaultdict

from evaluation.measurement import Bench, Figures

from dateline import lang
from dateline.corroborate.chains import stories_of
from dateline.evaluate import evaluate
from dateline.evaluate.coreference import told_in
from dateline.model import document_of
from dateline.score.chains import score_chains
from dateline.score.tally import f1

ECB, GVC = "gold/cross/ecbplus-dev.jsonl.gz", "gold/cross/gvc-dev.jsonl.gz"
PINNED = ("ECB+ dev, CoNLL", "GVC dev, CoNLL", "GVC dev, documents into incidents, B3")


def measure(bench: Bench) -> Figures:
    figures: Figures = {}
    for name, file in (("ECB+ dev", ECB), ("GVC dev", GVC)):
        out = bench.folder / "chains.jsonl"
        evaluate("coreference", bench.gold(file), out, config=bench.config)
        score = bench.arbiter("score_coref.py", bench.gold(file), out)
        figures[f"{name}, CoNLL"] = score["conll"]
        figures |= {f"{name}, {measure}": score[measure]["f1"] for measure in ("muc", "b3", "ceafe", "lea")}
    figures["GVC dev, documents into incidents, B3"] = documents(bench, GVC)
    return figures


def documents(bench: Bench, file: str) -> float:
    """B³ F of documents into incidents, of which none is given."""
    language = lang.load("en")
    with gzip.open(bench.gold(file), "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    read = [bench.reader.read(document_of(row["text"], id=row["id"])) for row in rows]
    stories = stories_of([told_in(reading, (), language).sketch for reading in read], language)
    gold: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(rows):
        gold[row["subtopic"]].add(number)
    return f1(*score_chains([set(story) for story in stories], list(gold.values())).b3)
