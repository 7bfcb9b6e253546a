"""GeoJSON (RFC 7946): one feature an event. What has no point of its own has no geometry, and is kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from dateline.export.records.coded import Coded, Facts, Loss


def write(readings: Iterable[Coded], out: BinaryIO) -> Loss:
    """Writes a feature collection, one feature a line."""
    loss = Loss()
    out.write(b'{"type":"FeatureCollection","features":[')
    for coded in readings:
        loss.lose("statement: a map has events alone", len(coded.reading.statements))
        for facts in coded.events(loss):
            out.write((b",\n" if loss.written else b"\n") + msgspec.json.encode(_feature(facts, loss)))
            loss.written += 1
    out.write(b"\n]}\n")
    return loss


def _feature(facts: Facts, loss: Loss) -> dict[str, object]:
    event, point, place = facts.event, facts.point, facts.place
    if point is None:
        loss.lose("point: none, or only the centre of a country, which is no place of an event")
    loss.lose("evidence: the sentence is written, its spans are not")
    first, last = facts.days
    return {
        "type": "Feature",
        "id": facts.id,
        "geometry": {"type": "Point", "coordinates": [point.lon, point.lat]} if point else None,
        "properties": {
            "type": event.type,
            "mode": event.mode,
            "status": event.status,
            "negated": event.negated,
            "historical": event.historical,
            "according_to": facts.speaker,
            "earliest": first,
            "latest": last,
            "actor": facts.names("actor") or None,
            "recipient": facts.names("recipient", "target") or None,
            "place": place.name if place else None,
            "precision": place.precision if place else "unresolved",
            "country": place.country if place else None,
            "counts": [[one.scope, one.low, one.high, one.unit] for one in facts.counts(*_scopes(facts))],
            **_of_incident(facts),
            "sentence": facts.sentence,
            "report": facts.document.id,
            "source": facts.document.source,
            "url": facts.document.url,
            "coding": facts.mark,
        },
    }


def _of_incident(facts: Facts) -> dict[str, object]:
    """The incident with its support, and low, best and high of the killed by rule; nothing in a record without any."""
    one = facts.incident
    if one is None:
        return {}
    return {
        "incident": one.id,
        "incident_name": one.name,
        "support": one.counts,
        "disputed": list(one.disputed),
        "killed": {rule: list(toll) for rule, toll in one.tolls.items()},
    }


def _scopes(facts: Facts) -> set[str | None]:
    return {count.scope for count in facts.coded.reading.counts}
