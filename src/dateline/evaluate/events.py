"""The area ``events``: from a sentence, its root type, and who does it to whom, as codes of countries and sectors.

With ``--given-actors`` the spans of source and target are given too, and the root is that of what the one does to the
other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import product
from typing import Any

from dateline.config import Config
from dateline.errors import ReportError
from dateline.evaluate.area import Area, Row
from dateline.model import Event, Issue, Span, document_of, issue_of
from dateline.pipeline import Load
from dateline.reading import Draft, Reader
from dateline.reading.actors import actor_codes
from dateline.reading.events import roots
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


_UNDERGOING = (("recipient", "target", "beneficiary"), ("item", "destination", "origin"), ("place_of",))
"""Roles of whom an event is done to, in the order in which they are asked."""


def events_of(
    draft: Draft, root: str, main: Event | None, given: Row | None = None
) -> list[dict[str, str | None]]:
    """The root with each pair of codes of a source and a target: those given, or those of the event that the sentence is
    about."""
    if given is not None:
        sources, targets = (_codes(draft, _spans(given[key])) for key in ("source", "target"))
    else:
        sources, targets = _sides(draft, main)
    return [
        {"root": root, "source_code": source, "target_code": target}
        for source, target in product(sources or [None], targets or [None])
    ]


def _sides(draft: Draft, main: Event | None) -> tuple[list[str | None], list[str | None]]:
    """The codes of both sides of the main event; where it has no target, that of what it is about, or of who else is
    named in the sentence."""
    if main is None:
        others = _named(draft, [])
        return others[:1], others[1:2]
    sources = _codes(draft, _spans_of(main, "actor"))
    within = [main, *(event for event in draft.events if event.trigger.start > main.trigger.start)]
    for event in within:
        for roles in _UNDERGOING:
            targets = _codes(draft, _spans_of(event, *roles))
            if targets and (event is main or targets != sources):
                return sources or _named(draft, targets)[:1], targets
    if len(sources) > 1:
        return sources, sources
    return sources, _named(draft, sources)[:1]


def _named(draft: Draft, but: Sequence[str | None]) -> list[str | None]:
    """The codes of those who are named in the text, of other countries than some codes have, in order."""
    countries = {(code or "")[:3] for code in but}
    codes = (code.code for each in draft.entities for code in actor_codes(draft, each))
    return [code for code in dict.fromkeys(codes) if code and code[:3] not in countries]


def _spans(pairs: Sequence[Sequence[int]]) -> list[Span]:
    return [Span(start, end) for start, end in pairs]


def _spans_of(event: Event, *roles: str) -> list[Span]:
    return [span for part in event.participants if part.role in roles for span in part.spans]


def _codes(draft: Draft, spans: Sequence[Span]) -> list[str | None]:
    """The codes of some words, each once; of an actor whose country nothing shows, that of its surroundings."""
    codes = (each.code for span in spans for each in actor_codes(draft, span, guess=True))
    return list(dict.fromkeys(code for code in codes if code))


def _predict(rows: Sequence[Row], config: Config, load: Load, *, given: bool) -> Iterator[Row | Issue]:
    reader = load(config)
    if not isinstance(reader, Reader):
        raise TypeError("roots are read from drafts, which only Dateline's own reader makes")
    for row in rows:
        try:
            draft = reader.draft(document_of(row["text"], id=row["id"]))
        except ReportError as error:
            yield issue_of(error, step="evaluate")
            continue
        told = roots.told_in(draft)
        actors = roots.actors_in(told, row["source"], row["target"]) if given else None
        root, main = roots.root_of(told, actors), roots.main_event(told, actors)
        events = events_of(draft, root, main, row if given else None)
        yield {"id": row["id"], "root": root, "quad": QUADS[root], "events": events}


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
