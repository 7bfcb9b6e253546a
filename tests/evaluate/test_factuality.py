"""The area ``factuality``: what it gives and writes, with the real weights."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from tests.readers import load as said_reader
from tests.reading.drafts import draft_of

from dateline.errors import BadInput, MissingWeights
from dateline.evaluate import evaluate
from dateline.evaluate.factuality import word_at

TEXT = "The army shelled the port. The rebels denied attacking the mill."


def row(number: int, predicate: str, score: float, text: str = TEXT) -> dict[str, Any]:
    start = text.index(predicate)
    return {
        "id": f"r{number}", "set": "hand", "text": text, "start": start, "end": start + len(predicate),
        "predicate": predicate, "score": score,
    }  # fmt: skip


def written(folder: Path, rows: list[dict[str, Any]]) -> Path:
    gold = folder / "gold.jsonl.gz"
    with gzip.open(gold, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(each) + "\n" for each in rows)
    return gold


def test_each_predicate_gets_a_score_and_the_gold_is_not_written_back(tmp_path: Path) -> None:
    gold = written(tmp_path, [row(1, "shelled", 3), row(2, "attacking", -2), row(3, "denied", 3)])
    try:
        evaluation = evaluate("factuality", gold, tmp_path / "out.jsonl")
    except MissingWeights as missing:
        pytest.skip(str(missing))
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    scores = [json.loads(line)["score"] for line in lines]
    assert scores[0] > 2 > 1 > scores[1]
    assert all(-3 <= score <= 3 for score in scores)
    assert evaluation.score["all"]["missing"] == 0


def test_another_reader_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="own reader"):
        evaluate(
            "factuality", written(tmp_path, [row(1, "shelled", 3)]), tmp_path / "out.jsonl", load=said_reader
        )


def test_a_span_is_judged_at_the_word_that_heads_it() -> None:
    draft = draft_of(
        "They they PRON 2 nsubj / blew blow VERB 0 root / up up ADP 2 compound:prt / . . PUNCT 2 punct"
    )
    assert word_at(draft, 5, 12) == 1
    assert word_at(draft, 500, 501) is None
