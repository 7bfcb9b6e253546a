"""Copies and pairs of one event: the labelled FA-KES pairs, by the project's scorer; stories of the open gold set.

The weights are fitted on these FA-KES pairs, all of them; ``python training/copies.py`` tells what they reach on pairs
that they have not seen. On the Gun Violence Corpus and on the stories nothing was fitted. A rewrite of a story shares no
run of words with the wire, by its definition, and is not asked for.
"""

import gzip
import json
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from evaluation.gold.compile import ROOT, chosen
from evaluation.gold.stories import read_story
from evaluation.measurement import Bench, Figures

from dateline import lang
from dateline.corroborate.copies import compare
from dateline.corroborate.report import Report, report_from
from dateline.evaluate import evaluate
from dateline.evaluate.copies import articles_of
from dateline.score.pairs import average_precision

PAIRS, ARTICLES = "gold/cross/fakes-pairs.jsonl", "gold/cross/fakes-articles.jsonl.gz"
GVC = "gold/cross/gvc-dev.jsonl.gz"
STORIES = ("evaluation/gold/reports/train", "evaluation/gold/reports/dev")
FILES = (PAIRS, ARTICLES, GVC, *STORIES)
PINNED = (
    "copy, AP",
    "copy, F1",
    "reuse, AP",
    "reuse, F1",
    "same event, AP",
    "same event, F1",
    "background, no copy",
    "same event, GVC, AP",
    "stories, copies found",
    "stories, others no copy",
)
Json = dict[str, Any]


def measure(bench: Bench) -> Figures:
    out = bench.folder / "copies.jsonl"
    evaluate("copies", bench.gold(PAIRS), out, more=bench.gold(ARTICLES), config=bench.config)
    found = bench.arbiter("score_copies.py", bench.gold(PAIRS), out)
    labels = {row["id"]: row["label"] for row in _rows(out.read_text(encoding="utf-8"))}
    gold = list(_rows(bench.gold(PAIRS).read_text(encoding="utf-8")))
    background = [labels[row["id"]] != "C" for row in gold if row["label"] == "B"]
    copies, others = _stories()
    return {
        **{
            f"{question.replace('_', ' ')}, {figure.upper()}": found[question][figure]
            for question in ("copy", "reuse", "same_event")
            for figure in ("ap", "f1")
        },
        "background, no copy": 100 * sum(background) / len(background),
        "same event, GVC, AP": _incidents(bench),
        "stories, copies found": 100 * sum(copies) / len(copies),
        "stories, others no copy": 100 * sum(others) / len(others),
    }


def _rows(text: str) -> Iterator[Json]:
    return (json.loads(line) for line in text.splitlines() if line.strip())


def _incidents(bench: Bench) -> float:
    """How well the score of one event tells the incidents of the Gun Violence Corpus apart."""
    rows = list(_rows(gzip.decompress(bench.gold(GVC).read_bytes()).decode()))
    articles, incident = articles_of(rows), {row["id"]: row["subtopic"] for row in rows}
    pairs = combinations(sorted(incident), 2)
    return average_precision(
        [(articles.answer(a, b).same_event, incident[a] == incident[b]) for a, b in pairs]
    )


def _stories() -> tuple[list[bool], list[bool]]:
    """Of the copies in the stories, which are found; of other pairs, in and across stories, which are taken for none."""
    english = lang.load("en")
    copies, others = [], []
    for part in ("train", "dev"):
        reports = {
            one.id: report_from(
                one.id,
                one.text,
                english,
                outlet=one.head.get("outlet"),
                published=one.published,
                title=one.head.get("title"),
            )
            for one in chosen([], part)
        }
        relations = dict(_relations(part))
        for a, b in combinations(sorted(reports), 2):
            is_copy = _is_copy(reports[a], reports[b])
            relation = relations.get((a, b)) or relations.get((b, a))
            if relation == "copy":
                copies.append(is_copy)
            elif relation != "rewrite":
                others.append(not is_copy)
    return copies, others


def _is_copy(a: Report, b: Report) -> bool:
    return compare(a, b).kind == "copy"


def _relations(part: str) -> Iterator[tuple[tuple[str, str], str]]:
    for folder in sorted((ROOT / part).iterdir()):
        story, _ = read_story(folder)
        for pair in story["pairs"]:
            yield (f"{folder.name}/{pair['earlier']}", f"{folder.name}/{pair['later']}"), pair["relation"]
