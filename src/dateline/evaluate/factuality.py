"""The area ``factuality``: from a text and the span of a predicate, a score from -3 to 3."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from dateline.config import Config
from dateline.errors import BadInput, ReportError
from dateline.evaluate.area import Area, Row
from dateline.model import Issue, document_of, issue_of
from dateline.pipeline import Load
from dateline.reading import Draft, Reader
from dateline.reading.status import factuality
from dateline.score import score_factuality


def _predict(rows: Sequence[Row], config: Config, load: Load) -> Iterator[Row | Issue]:
    """A text with several predicates in a row is read once."""
    reader = load(config)
    if not isinstance(reader, Reader):
        raise BadInput("factuality can only be judged in the drafts of Dateline's own reader")
    for text, same in groupby(rows, key=lambda row: row["text"]):
        group = list(same)
        try:
            draft = reader.draft(document_of(text, id=group[0]["id"]))
        except ReportError as error:
            yield from (issue_of(error, step="evaluate") for _ in group)
            continue
        for row in group:
            word = word_at(draft, row["start"], row["end"])
            yield {**row, "score": None if word is None else factuality(draft, word)}


def word_at(draft: Draft, start: int, end: int) -> int | None:
    """The word that heads a span: the one whose own head lies outside it; None where no word touches it."""
    inside = [i for i, (first, last) in enumerate(draft.words) if first < end and last > start]
    return next((i for i in inside if draft.tokens[i].head not in inside), None)


def _score(predicted: Sequence[Row], gold: Sequence[Row]) -> dict[str, Any]:
    found = {row["id"]: row["score"] for row in predicted}
    return score_factuality((row["set"], row["score"], found.get(row["id"])) for row in gold)


FACTUALITY = Area(
    "factuality",
    given=frozenset({"id", "set", "text", "start", "end", "predicate"}),
    answers=frozenset({"score"}),
    predict=_predict,
    score=_score,
)
