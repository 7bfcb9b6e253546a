"""STIX 2.1: a bundle with a Report for each document, its Identities, Locations, Incidents and Notes (extra ``stix``).

STIX's Incident is a stub without a status: only what the report says happened becomes one, and a Note quotes the
sentence. Events of one incident are one Incident, with a Note for each. Ids come from the content, so the same record
gives the same bundle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO, Final
from uuid import UUID, uuid5

from dateline.errors import missing_extra
from dateline.export.records.coded import MARK, Coded, Facts, Happening, Loss
from dateline.model import Document, Entity, Place

NAMESPACE: Final = UUID("5a3d4d5e-6f0b-5d0e-9b55-0c6f1d6c4e11")
"""Of Dateline's ids; drawn once."""

_CLASSES: Final = {
    "person": "individual",
    "organization": "organization",
    "armed_group": "group",
    "people": "class",
    "government": "organization",
    "country": "organization",
}


def write(readings: Iterable[Coded], out: BinaryIO) -> Loss:
    """Writes one bundle."""
    try:
        import stix2
    except ImportError as error:
        raise missing_extra("stix2", "stix") from error
    loss = Loss()
    maker = stix2.Identity(
        id=_id("identity", "dateline"),
        name="Dateline (machine coding)",
        identity_class="system",
        **_times(datetime(1970, 1, 1, tzinfo=UTC)),
    )
    objects: dict[str, Any] = {maker.id: maker}
    for coded in readings:
        for made in _objects(stix2, coded, maker.id, loss):
            objects[made.id] = made
    loss.written = len(objects)
    bundle = stix2.Bundle(list(objects.values()), id=_id("bundle", "".join(sorted(objects))))
    out.write(bundle.serialize(sort_keys=True, indent=1).encode() + b"\n")
    return loss


def _objects(stix2: Any, coded: Coded, maker: str, loss: Loss) -> Iterator[Any]:
    document = coded.reading.document
    common = {"created_by_ref": maker, **_times(_moment(document))}
    loss.lose("statement of a speaker: STIX has none", len(coded.reading.statements))
    refs: list[str] = []
    entities = {one.id: one for one in coded.reading.entities}
    identities: dict[str, str] = {}
    for facts in coded.happened(loss, "STIX"):
        for one in facts.event.participants:
            entity = entities.get(one.entity or "")
            if entity and entity.kind in _CLASSES and entity.id not in identities:
                identity = _identity(stix2, coded, entity, common)
                identities[entity.id] = identity.id
                yield identity
        location = _location(stix2, facts.place, common) if facts.place else None
        incident = _incident(stix2, facts, common, loss)
        yield from filter(None, (location, incident))
        involved = [identities[one.entity] for one in facts.event.participants if one.entity in identities]
        seen = [incident.id, *dict.fromkeys(involved), *([location.id] if location else [])]
        refs += seen
        yield _note(stix2, facts, seen, common)
    if refs:
        yield stix2.Report(
            id=_id("report", document.id),
            name=document.title or document.id,
            report_types=["threat-report"],
            published=_moment(document),
            object_refs=list(dict.fromkeys(refs)),
            external_references=[_reference(document)],
            **common,
        )
    else:
        loss.lose("report without an event that happened: STIX demands an object")


def _identity(stix2: Any, coded: Coded, entity: Entity, common: dict[str, Any]) -> Any:
    return stix2.Identity(
        id=_id("identity", f"{coded.id}/{entity.id}"),
        name=entity.name,
        identity_class=_CLASSES[entity.kind],
        **({"roles": [entity.role]} if entity.role else {}),
        **common,
    )


def _location(stix2: Any, place: Place, common: dict[str, Any]) -> Any:
    """The place; a country has no point, and one that is not resolved at all is no Location."""
    pointed = place.precision not in ("country", "area", "unresolved")
    point = {"latitude": place.lat, "longitude": place.lon} if pointed else {}
    country = {"country": place.country} if place.country else {}
    if not point and not country:
        return None
    # The same place in two reports is one object of two versions in time.
    name = f"{place.name}/{place.country}/{place.lat}/{place.lon}/{common['created'].isoformat()}"
    return stix2.Location(id=_id("location", name), name=place.name, **point, **country, **common)


def _incident(stix2: Any, facts: Facts, common: dict[str, Any], loss: Loss) -> Any:
    one = facts.incident
    first, last = (one.earliest, one.latest) if one else facts.days
    if first is None:
        loss.lose("event without a date: the Incident says so in words")
    if facts.event.counts:
        loss.lose("number: in the quoted sentence alone", len(facts.event.counts))
    when = f"between {first} and {last}" if first != last else f"on {first}"
    says = f", according to {facts.speaker}" if facts.speaker else ""
    if one is not None:
        return stix2.Incident(
            id=_id("incident", facts.name),
            name=one.name,
            description=f"{when if first else 'date not known'}. {one.behind}. {_tolls(one)}{MARK['machine']}.",
            created_by_ref=common["created_by_ref"],
            **_times(datetime.fromisoformat(f"{first or '1970-01-01'}T00:00:00+00:00")),
        )
    return stix2.Incident(
        id=_id("incident", facts.id),
        name=f"{facts.event.type}: {facts.names('actor') or 'unknown'} → {facts.names('recipient', 'target') or '-'}",
        description=f"{facts.event.status}, {when if first else 'date not known'}{says}. {facts.mark}.",
        **common,
    )


def _tolls(one: Happening) -> str:
    """The killed of an incident by each rule."""
    return "".join(
        f"Killed by the rule {rule}: low {low:g}, best {best:g}, high {'open' if high is None else f'{high:g}'}. "
        for rule, (low, best, high) in sorted(one.tolls.items())
    )


def _note(stix2: Any, facts: Facts, refs: list[str], common: dict[str, Any]) -> Any:
    trigger = facts.event.trigger
    return stix2.Note(
        id=_id("note", facts.id),
        abstract=f"Evidence: characters {trigger.start} to {trigger.end} of the text",
        content=facts.sentence,
        object_refs=refs,
        external_references=[_reference(facts.document)],
        **common,
    )


def _reference(document: Document) -> dict[str, Any]:
    # The hash is of the stored text, as the description says; STIX's own hashes are of what is at the address.
    about = f"{document.id}; SHA-256 of the text: {document.text_sha256}"
    url = {"url": document.url} if document.url else {}
    return {"source_name": document.source or "unknown", "description": about, **url}


def _moment(document: Document) -> datetime:
    """The publication as a moment; a day is its beginning in UTC, and what is not known is 1970."""
    published = document.published
    if published is None or published.day is None:
        return datetime(1970, 1, 1, tzinfo=UTC)
    moment = datetime.fromisoformat(published.iso)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _times(moment: datetime) -> dict[str, datetime]:
    return {"created": moment, "modified": moment}


def _id(kind: str, name: str) -> str:
    return f"{kind}--{uuid5(NAMESPACE, f'{kind}/{name}')}"
