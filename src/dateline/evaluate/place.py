"""The areas ``place`` and ``place --gold-spans``: from a text, the names of places and where they are.

The gold marks demonyms ("Russian") and names inside other names as toponyms; a reading keeps them as what they are, so
they are taken from the draft here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from dateline.config import Config
from dateline.errors import ReportError
from dateline.evaluate.area import Area, Row
from dateline.model import Issue, document_of, issue_of
from dateline.pipeline import Load
from dateline.reading import COMPONENTS, Reader
from dateline.reading.draft import Draft
from dateline.reading.places import PLACES, resolve_given
from dateline.reading.places.resolve import Resolved
from dateline.score import score_places


def _answer(start: int, end: int, text: str, found: Resolved) -> Row:
    row: Row = {"start": start, "end": end, "name": text[start:end]}
    if found.entry is not None:
        row |= {"lat": found.entry.lat, "lon": found.entry.lon}
        if found.entry.geonames_id is not None:
            row["geonames_id"] = str(found.entry.geonames_id)
    return row


def _own(draft: Draft, _: Row) -> list[Row]:
    PLACES.run(draft)
    return [
        _answer(draft.words[t.first][0], draft.words[t.last][1], draft.text, t.resolved)
        for t in draft.toponyms
    ]


def _given(draft: Draft, row: Row) -> list[Row]:
    spans = [(t["start"], t["end"]) for t in row["toponyms"]]
    answers = resolve_given(draft, spans) if draft.words else []
    return [_answer(*span, draft.text, answer) for span, answer in zip(spans, answers, strict=True)]


def _predict(
    rows: Sequence[Row], config: Config, answer: Callable[[Draft, Row], list[Row]]
) -> Iterator[Row | Issue]:
    reader = Reader.load(config)
    for row in rows:
        try:
            document = document_of(row["text"], id=row["id"], published=row.get("published"))
        except ReportError as error:
            yield issue_of(error, step="evaluate")
            continue
        draft = Draft(document, reader.language, reader.network, reader.gazetteer)
        for component in COMPONENTS[: COMPONENTS.index(PLACES)]:
            component.run(draft)
        yield {"id": row["id"], "toponyms": answer(draft, row)}


def predict_own(rows: Sequence[Row], config: Config, _: Load) -> Iterator[Row | Issue]:
    """Toponyms found and resolved."""
    return _predict(rows, config, _own)


def predict_given(rows: Sequence[Row], config: Config, _: Load) -> Iterator[Row | Issue]:
    """Toponyms resolved whose spans are given; nothing else of the gold is."""
    only = [
        row | {"toponyms": [{"start": t["start"], "end": t["end"]} for t in row["toponyms"]]} for row in rows
    ]
    return _predict(only, config, _given)


def _score(predicted: Sequence[Row], gold: Sequence[Row]) -> dict[str, Any]:
    return score_places(predicted, gold)


PLACE = Area("place", frozenset({"id", "text"}), frozenset({"toponyms"}), predict_own, _score)
WITH_SPANS = Area(
    "place",
    frozenset({"id", "text", "toponyms"}),
    frozenset({"toponyms"}),
    predict_given,
    _score,
)
