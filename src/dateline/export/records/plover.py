"""PLOVER events as POLECAT gives them out: 40 columns, tab-separated with a header, or JSON with the same keys.

The columns are those of its files, in their order, as public readers of them quote the header.

The TSV has no status, so only what the report says happened goes out there. The JSON has what POLECAT lacks
besides: status, attribution and evidence, each under a key that begins with ``Dateline``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

import msgspec

from dateline.export.records.coded import Coded, Facts, Loss
from dateline.export.records.countries import name_of
from dateline.export.records.separated import write_tabs

COLUMNS: Final = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
)


def write_tsv(readings: Iterable[Coded], out: BinaryIO) -> Loss:
    """Writes the events that happened, one a line."""
    loss = Loss()

    def rows() -> Iterator[list[object]]:
        for coded in readings:
            loss.lose("statement: POLECAT has events alone", len(coded.reading.statements))
            for facts in coded.happened(loss, "POLECAT's table"):
                if facts.event.according_to:
                    loss.lose("who says so: POLECAT's table has no attribution")
                if facts.event.counts:
                    loss.lose("number: POLECAT has none", len(facts.event.counts))
                yield list(_cells(facts, loss).values())

    loss.written = write_tabs(out, COLUMNS, rows())
    return loss


def write_json(readings: Iterable[Coded], out: BinaryIO) -> Loss:
    """Writes every event, one JSON object a line."""
    loss = Loss()
    for coded in readings:
        loss.lose("statement that no event rests on: only events are written", _unused(coded))
        for facts in coded.events(loss):
            out.write(msgspec.json.encode({**_cells(facts, loss), **_more(facts)}) + b"\n")
            loss.written += 1
    return loss


def _unused(coded: Coded) -> int:
    used = {event.according_to for event in coded.reading.events}
    return sum(statement.id not in used for statement in coded.reading.statements)


def _cells(facts: Facts, loss: Loss) -> dict[str, object]:
    event, place = facts.event, facts.place
    first, last = facts.days
    if first is None or last is None:
        loss.lose("date: none that is known at both ends")
    elif first != last:
        loss.lose("interval of days: POLECAT has one day, the first is written")
    reading = facts.coded.reading
    stories: dict[str, list[str]] = {"person": [], "organization": [], "place": []}
    for entity in reading.entities:
        stories["person" if entity.kind == "person" else "organization"].append(entity.name)
    stories["place"] = [each.name for each in reading.places]
    point = facts.point
    values: tuple[object, ...] = (
        facts.id,
        first if first and last else "",
        event.type,
        event.mode,
        None,
        event.quad.upper(),
        ";".join(event.contexts),
        *_party(facts, "actor"),
        *_party(facts, "recipient", "target"),
        place.name if place else None,
        point.name if point and point.precision in ("settlement", "site") else None,
        point.name if point and point.precision == "district" else None,
        point.name if point and point.precision == "region" else None,
        name_of(place.country) if place else None,
        point.lat if point else None,
        point.lon if point else None,
        place.geonames_id if place else None,
        facts.words(place.span) if place else None,
        place.precision if place else None,
        facts.document.source,
        str(facts.document.published or ""),
        *(";".join(sorted(set(names))) for names in stories.values()),
        facts.document.language,
        f"Dateline {reading.made_by.dateline}; {facts.mark}",
    )
    return dict(zip(COLUMNS, values, strict=True))


def _party(facts: Facts, *roles: str) -> tuple[object, ...]:
    found = facts.who(*roles)
    if not found:
        return (None,) * 8
    entities = [entity for _, entity in found if entity]
    countries = sorted({entity.country for entity in entities if entity.country})
    sectors = sorted({entity.sector for entity in entities if entity.sector})
    titles = sorted({entity.role for entity in entities if entity.role})
    raw = ";".join(facts.words(*one.spans) for one, _ in found)
    first = next((entity.sector for entity in entities if entity.sector), None)
    return (
        facts.names(*roles).replace("; ", ";"),
        ";".join(countries),
        None,
        first,
        ";".join(sectors),
        ";".join(titles),
        raw,
        None,
    )


def _more(facts: Facts) -> dict[str, Any]:
    """What POLECAT has no column for."""
    event = facts.event
    spans = {
        "trigger": [event.trigger],
        "status": event.status_evidence,
        **{f"{one.role} {n}": one.spans for n, one in enumerate(event.participants)},
    }
    return {
        "Dateline Status": event.status,
        "Dateline Negated": event.negated,
        "Dateline Historical": event.historical,
        "Dateline According To": facts.speaker,
        "Dateline Evidence": {
            name: [[span.start, span.end, span.of(facts.text)] for span in found]
            for name, found in spans.items()
        },
        "Dateline Text SHA-256": facts.document.text_sha256,
    }
