"""The actors of a reading as lines: who speaks or takes part, as what, of which country and sector."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.export.lookup import Lookup
from dateline.export.visible import one_line
from dateline.model import Entity, Span

PLACES = ("place", "facility")
"""Kinds that are no actors."""

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


@dataclass(frozen=True, slots=True)
class Actor:
    """The name, and what is known of whom it names: the role or else the kind, and country and sector as codes."""

    name: str
    described: str
    codes: str


def actors(known: Lookup) -> Iterator[Actor]:
    """Those entities that speak, are spoken to, take part in an event or hold an office, and of which country, sector or
    role is known; in the order of the report. Two of whom nothing different is known are one line."""
    acting = _acting(known)
    shown: set[Actor] = set()
    for entity in known.reading.entities:
        told = entity.country or entity.sector or entity.role
        if told and entity.kind not in PLACES and (entity.id in acting or entity.role):
            actor = _actor(known, entity)
            if actor not in shown:
                shown.add(actor)
                yield actor


def _actor(known: Lookup, entity: Entity) -> Actor:
    """The line of an entity; a role that only repeats the name gives way to the kind."""
    name, role = _name(known, entity), one_line(entity.role or "")
    if not role or role.casefold() in name.casefold():
        role = one_line(entity.kind.replace("_", " "))
    return Actor(name, role, " ".join(code for code in (entity.country, entity.sector) if code))


def _name(known: Lookup, entity: Entity) -> str:
    """The name; of a description that goes on in a clause, the words before it: "members of the army who fled"."""
    name = one_line(entity.name)
    for mention in (known.mentions[each] for each in entity.mentions):
        words = one_line(known.words([mention.span]))
        if mention.form != "nominal" or not words.endswith(name):
            continue
        for token in known.tokens([mention.span]).values():
            before = Span(mention.span.start, token.span.start)
            if token.upos == "PRON" and token.lemma.casefold() in _RELATIVE and before.contains(mention.head):
                short = one_line(known.words([before])).rstrip(" ,")
                return short[len(words) - len(name) :]
    return name


def _acting(known: Lookup) -> set[str | None]:
    """The ids of those who speak, are spoken to or take part."""
    reading = known.reading
    said = {party.entity for each in reading.statements for party in (each.source, each.addressee) if party}
    return said | {participant.entity for each in reading.events for participant in each.participants}
