"""The area ``time``: from a text and its date, its time expressions with their values and days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dateline.config import Config
from dateline.evaluate.area import Area, Row, read_rows
from dateline.model import Issue, Reading
from dateline.pipeline import Load
from dateline.score import score_timexes


def timexes_of(reading: Reading) -> list[dict[str, Any]]:
    """The times of a reading as the gold files write them."""
    return [
        {
            "start": timex.span.start,
            "end": timex.span.end,
            "type": timex.type,
            "value": timex.value,
            "earliest": timex.earliest,
            "latest": timex.latest,
        }
        for timex in reading.times
    ]


def _predict(rows: Sequence[Row], config: Config, load: Load) -> Iterator[Row | Issue]:
    for row, reading in read_rows(rows, config, load):
        if isinstance(reading, Issue):
            yield reading
        else:
            yield {"id": row["id"], "timexes": timexes_of(reading)}


def _score(predicted: Sequence[Row], gold: Sequence[Row]) -> dict[str, Any]:
    found = {row["id"]: row["timexes"] for row in predicted}
    return score_timexes((found.get(row["id"], []), row["timexes"]) for row in gold)


TIME = Area(
    "time",
    given=frozenset({"id", "text", "published"}),
    answers=frozenset({"timexes"}),
    predict=_predict,
    score=_score,
)
