"""The area ``events``: from a sentence, its root type, and who does it to whom, as codes of countries and sectors.

With ``--given-actors`` the spans of source and target are given too, and the root is that of what the one does to the
other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import product
from typing import Any

from dateline import lang
from dateline.config import Config
from dateline.evaluate.area import Area, Row, read_rows
from dateline.model import Event, Issue, Reading
from dateline.pipeline import Load
from dateline.score.events import score_roots

QUADS = {
    "AGREE": "verbal cooperation", "CONSULT": "verbal cooperation", "SUPPORT": "verbal cooperation",
    "CONCEDE": "verbal cooperation", "COOPERATE": "material cooperation", "AID": "material cooperation",
    "RETREAT": "material cooperation", "YIELD": "material cooperation", "REQUEST": "verbal conflict",
    "ACCUSE": "verbal conflict", "REJECT": "verbal conflict", "THREATEN": "verbal conflict",
    "SANCTION": "verbal conflict", "PROTEST": "material conflict", "MOBILIZE": "material conflict",
    "COERCE": "material conflict", "ASSAULT": "material conflict",
}  # fmt: skip
"""As PLV has them: it counts SANCTION as verbal, and one YIELD for CONCEDE and RETREAT as material."""


def events_of(reading: Reading, root: str, main: Event | None) -> list[dict[str, str | None]]:
    """The root with each pair of an actor and another participant of the event that the sentence is about."""
    if main is None:
        return [{"root": root, "source_code": None, "target_code": None}]
    sources = _codes(reading, main, ("actor",)) or [None]
    targets = _codes(
        reading, main, ("recipient", "target", "beneficiary", "place_of", "origin", "destination")
    ) or [None]
    return [
        {"root": root, "source_code": source, "target_code": target}
        for source, target in product(sources, targets)
    ]


def _codes(reading: Reading, event: Event, roles: Sequence[str]) -> list[str | None]:
    """The codes of the participants in some roles, country and sector, each once."""
    entities = {entity.id: entity for entity in reading.entities}
    found: dict[str | None, None] = {}
    for part in event.participants:
        entity = entities.get(part.entity or "")
        if part.role in roles and entity is not None and entity.country:
            found[entity.country + (entity.sector or "")] = None
    return list(found)


def _predict(rows: Sequence[Row], config: Config, load: Load, *, given: bool) -> Iterator[Row | Issue]:
    from dateline.reading.events import roots

    language = lang.load(config.language)
    for row, reading in read_rows(rows, config, load):
        if isinstance(reading, Issue):
            yield reading
            continue
        told = roots.told_in(reading, language)
        actors = roots.actors_in(told, row["source"], row["target"]) if given else None
        root, main = roots.root_of(told, actors), roots.main_event(told, actors)
        yield {"id": row["id"], "root": root, "quad": QUADS[root], "events": events_of(reading, root, main)}


def _score(predicted: Sequence[Row], gold: Sequence[Row]) -> dict[str, Any]:
    return score_roots(predicted, gold)


EVENTS = Area(
    "events",
    given=frozenset({"id", "text"}),
    answers=frozenset({"root"}),
    predict=partial(_predict, given=False),
    score=_score,
)
WITH_ACTORS = Area(
    "events",
    given=frozenset({"id", "text", "source", "target"}),
    answers=frozenset({"root"}),
    predict=partial(_predict, given=True),
    score=_score,
)
