"""Time expressions and times of events, by the project's scorer.

TimeBank, AQUAINT and TimeBank-EventTime are LDC corpora: they measure, and nothing of them is kept. WikiWars is measured
as it is, with no word that it is narrative. The days of GUM are those of its news, and of its other genres.
"""

import gzip
import json
from collections.abc import Sequence
from typing import Any

from evaluation.measurement import Bench, Figures

from dateline.evaluate import evaluate

NEWS = ("gold/time/timebank.jsonl.gz", "gold/time/aquaint.jsonl.gz")
WIKIWARS = ("gold/time/wikiwars-dev.jsonl.gz",)
GUM_NEWS = ("gold/time/gum-news-dates-train.jsonl.gz", "gold/time/gum-news-dates-dev.jsonl.gz")
GUM_OTHER = ("gold/time/gum-other-dates-train.jsonl.gz", "gold/time/gum-other-dates-dev.jsonl.gz")
EVENTS = ("gold/time/eventtime-train.jsonl.gz", "gold/time/eventtime-dev.jsonl.gz")

TIMEX3 = ("relaxed", "value")
INTERVALS = ("right interval",)


def measure_news(bench: Bench) -> Figures:
    return _timex3(_score(bench, "time", NEWS, "news"))


def measure_wikiwars(bench: Bench) -> Figures:
    return _timex3(_score(bench, "time", WIKIWARS, "wikiwars"))


def measure_gum_news(bench: Bench) -> Figures:
    return _intervals(_score(bench, "time", GUM_NEWS, "gum-news"))


def measure_gum_other(bench: Bench) -> Figures:
    return _intervals(_score(bench, "time", GUM_OTHER, "gum-other"))


def measure_events(bench: Bench) -> Figures:
    figures: Figures = {}
    for part, name in zip(("train", "dev"), EVENTS, strict=True):
        score = _score(bench, "event-time", (name,), f"event-time-{part}")
        figures |= {f"right, {part}": score["accuracy"], f"exact days, {part}": score["exact_day_accuracy"]}
    return figures


def _timex3(score: dict[str, Any]) -> Figures:
    return {
        "strict": score["strict"]["f1"],
        "relaxed": score["relaxed"]["f1"],
        "type": score["type_f1"],
        "value": score["value_f1"],
    }


def _intervals(score: dict[str, Any]) -> Figures:
    return {
        "found": score["found"],
        "exact span": score["exact_span"],
        "right interval": score["interval_right"],
    }


def _score(bench: Bench, area: str, names: Sequence[str], name: str) -> dict[str, Any]:
    """The arbiter's score of some gold files taken together."""
    gold, out = bench.folder / f"{name}-gold.jsonl", bench.folder / f"{name}.jsonl"
    with gold.open("w", encoding="utf-8") as file:
        for part in names:
            with gzip.open(bench.gold(part), "rt", encoding="utf-8") as rows:
                file.writelines(json.dumps(json.loads(row)) + "\n" for row in rows if row.strip())
    evaluate(area, gold, out, config=bench.config)
    return bench.arbiter("score_time.py", gold, out)
