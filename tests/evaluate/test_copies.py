import json
from pathlib import Path

import pytest
from tests.wires import BACKGROUND, CUT, OTHER, WIRE

from dateline.errors import BadInput
from dateline.evaluate import evaluate
from dateline.evaluate.copies import day_of

TEXTS = {"wire": WIRE, "cut": CUT, "other": OTHER, "background": BACKGROUND}
GOLD = [("wire", "cut", "C"), ("wire", "other", "D"), ("wire", "background", "B")]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    gold, articles = tmp_path / "pairs.jsonl", tmp_path / "articles.jsonl"
    rows = [{"id": f"{a}+{b}", "a": a, "b": b, "label": label, "identical": False} for a, b, label in GOLD]
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    texts = [{"id": name, "outlet": name, "date": "8/20/2021", "text": text} for name, text in TEXTS.items()]
    articles.write_text("".join(json.dumps(row) + "\n" for row in texts), encoding="utf-8")
    return gold, articles, tmp_path / "out.jsonl"


def test_pairs_are_labelled_from_the_texts_of_the_articles(files: tuple[Path, Path, Path]) -> None:
    gold, articles, out = files
    done = evaluate("copies", gold, out, more=articles)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["label"] for row in rows] == ["C", "D", "B"]
    assert all(0 <= row["copy_score"] <= row["reuse_score"] <= row["same_event_score"] <= 1 for row in rows)
    assert (done.score["copy"]["f1"], done.issues) == (100, ())


def test_without_its_articles_the_area_says_what_it_needs(files: tuple[Path, Path, Path]) -> None:
    with pytest.raises(BadInput, match="articles"):
        evaluate("copies", files[0], files[2])


def test_a_pair_whose_article_is_missing_is_an_issue(files: tuple[Path, Path, Path]) -> None:
    gold, articles, out = files
    articles.write_text(json.dumps({"id": "wire", "text": WIRE}) + "\n", encoding="utf-8")
    done = evaluate("copies", gold, out, more=articles)
    assert [(issue.code, issue.where) for issue in done.issues] == [
        ("missing", f"{a}+{b}") for a, b, _ in GOLD
    ]


@pytest.mark.parametrize(
    ("row", "day"),
    [
        ({"text": "Posted on August 3 2016 by a desk. Shells fell.", "date": "8/9/2016"}, "2016-08-03"),
        ({"text": "Marn News Sunday 6 Apr 2014 Shells fell.", "date": "4/3/2014"}, "2014-04-06"),
        ({"text": "17.05.2017 Shells fell on Tuesday."}, "2017-05-17"),
        ({"text": "Shells fell on Tuesday.", "date": "4/13/2014"}, "2014-04-13"),
        ({"text": "Shells fell in March 2011.", "published": "2014-04-13"}, "2014-04-13"),
        ({"text": "Shells fell in March 2011."}, None),
    ],
)
def test_the_day_is_read_in_the_head_of_the_text_before_that_of_the_row(
    row: dict[str, str], day: str | None
) -> None:
    assert day_of(row, "en") == day
