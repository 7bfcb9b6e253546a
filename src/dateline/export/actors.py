"""The actors of a reading as lines: who speaks or takes part, as what, of which country and sector."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.export.lookup import Lookup
from dateline.export.visible import one_line
from dateline.model import Entity

PLACES = ("place", "facility")
"""Kinds that are no actors."""

# "members of the army who fled" are shown as those before the clause.
_CLAUSE = re.compile(r"(?<=\w),? who\b")


@dataclass(frozen=True, slots=True)
class Actor:
    """The name, and what is known of whom it names: the role or else the kind, and country and sector as codes."""

    name: str
    described: str
    codes: str


def actors(known: Lookup) -> Iterator[Actor]:
    """Those entities that speak, are spoken to, take part in an event or hold an office, and that have a name or of which
    country, sector or role is known; in the order of the report. Two of whom nothing different is known are one line."""
    acting = _acting(known)
    named = {mention.entity for mention in known.reading.mentions if mention.form == "name"}
    shown: set[Actor] = set()
    for entity in known.reading.entities:
        told = entity.country or entity.sector or entity.role or entity.id in named
        if told and entity.kind not in PLACES and (entity.id in acting or entity.role):
            actor = _actor(entity)
            if actor not in shown:
                shown.add(actor)
                yield actor


def _actor(entity: Entity) -> Actor:
    """The line of an entity: its name without a clause about it; a role that only repeats it gives way to the kind."""
    name, role = _CLAUSE.split(one_line(entity.name))[0], one_line(entity.role or "")
    if not role or role.casefold() in name.casefold():
        role = one_line(entity.kind.replace("_", " "))
    return Actor(name, role, " ".join(code for code in (entity.country, entity.sector) if code))


def _acting(known: Lookup) -> set[str | None]:
    """The ids of those who speak, are spoken to or take part."""
    reading = known.reading
    said = {party.entity for each in reading.statements for party in (each.source, each.addressee) if party}
    return said | {participant.entity for each in reading.events for participant in each.participants}
