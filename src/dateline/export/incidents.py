"""An incident of a reading in words: who did it, to whom or what, with what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.export.lookup import Lookup
from dateline.export.visible import one_line
from dateline.model import IncidentView, Perpetrator, Span, Target


def roles(known: Lookup, view: IncidentView) -> Iterator[tuple[str, str]]:
    """Each role that is filled, and those who fill it in a row."""
    for kind, title in (("individual", "who"), ("organization", "organization")):
        named = [_perpetrator(known, who) for who in view.perpetrators if who.kind == kind]
        if named:
            yield title, ", ".join(dict.fromkeys(named))
    for kind, title in (("human", "victims"), ("physical", "targets")):
        hit = [_target(known, target) for target in view.targets if target.kind == kind]
        if hit:
            yield title, ", ".join(dict.fromkeys(hit))
    if view.instruments:
        yield "with", ", ".join(dict.fromkeys(_words(known, each.spans) for each in view.instruments))


def _perpetrator(known: Lookup, who: Perpetrator) -> str:
    name = _name(known, who.entity, who.spans)
    return f"{name} ({who.confidence})" if who.confidence else name


def _target(known: Lookup, target: Target) -> str:
    name = _name(known, target.entity, target.spans)
    return f"{name} ({target.effect})" if target.effect else name


def _name(known: Lookup, entity: str | None, spans: Sequence[Span]) -> str:
    return one_line(known.entities[entity].name) if entity else _words(known, spans)


def _words(known: Lookup, spans: Sequence[Span]) -> str:
    return one_line(known.words(spans))
