"""The actors of a reading as lines: who speaks or takes part, as what, of which country and sector."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.export.lookup import Lookup
from dateline.export.visible import one_line

PLACES = ("place", "facility")
"""Kinds that are no actors."""


@dataclass(frozen=True, slots=True)
class Actor:
    """The name, and what is known of whom it names: the role or else the kind, and country and sector as codes."""

    name: str
    described: str
    codes: str


def actors(known: Lookup) -> Iterator[Actor]:
    """Those entities that speak, are spoken to, take part in an event or hold an office, and of which country, sector or
    role is known; in the order of the report."""
    acting = _acting(known)
    for entity in known.reading.entities:
        told = entity.country or entity.sector or entity.role
        if told and entity.kind not in PLACES and (entity.id in acting or entity.role):
            codes = " ".join(code for code in (entity.country, entity.sector) if code)
            yield Actor(one_line(entity.name), one_line(entity.role or entity.kind.replace("_", " ")), codes)


def _acting(known: Lookup) -> set[str | None]:
    """The ids of those who speak, are spoken to or take part."""
    reading = known.reading
    said = {party.entity for each in reading.statements for party in (each.source, each.addressee) if party}
    return said | {participant.entity for each in reading.events for participant in each.participants}
