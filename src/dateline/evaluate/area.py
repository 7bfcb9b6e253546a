"""What an area of evaluation is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dateline.config import Config
from dateline.errors import ReportError
from dateline.model import Document, Issue, Reading, document_of, issue_of
from dateline.pipeline import Load, read_many

Row = dict[str, Any]
"""One line of a gold or prediction file, as JSON has it."""

Predict = Callable[[Sequence[Row], Config, Load], Iterator[Row | Issue]]
Score = Callable[[Sequence[Row], Sequence[Row]], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Area:
    """One task: the keys of a row that it gives, those that answer it, and two functions.

    ``parts`` names the keys that are given of rows within a row, such as where the events are whose times are asked.
    ``predict`` makes rows, or issues, of what is given, in order; ``score`` compares predicted rows with gold ones.
    """

    name: str
    given: frozenset[str]
    answers: frozenset[str]
    predict: Predict
    score: Score
    parts: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def question(self, row: Row) -> Row:
        """What the task gives of a row, and nothing of its answers."""
        asked = {key: row[key] for key in self.given}
        for key, inner in self.parts.items():
            asked[key] = [{k: part[k] for k in inner if k in part} for part in asked[key]]
        return asked


def read_rows(rows: Sequence[Row], config: Config, load: Load) -> Iterator[tuple[Row, Reading | Issue]]:
    """Each row with the reading of its text, or the issue where it could not be read."""

    def documents() -> Iterator[Document | Issue]:
        for row in rows:
            try:
                yield document_of(row["text"], id=row["id"], published=row.get("published"))
            except ReportError as error:
                yield issue_of(error, step="evaluate")

    return zip(rows, read_many(documents(), config=config, load=load), strict=True)
