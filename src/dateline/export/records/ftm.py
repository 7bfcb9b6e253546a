"""FollowTheMoney: entities as statements, the form that OpenSanctions and Aleph exchange (extra ``ftm``).

A report is an Article, an actor a Person, an Organization or a PublicBody, what happened an Event. What they call a
statement is one value of one property, not what somebody said. An Event there has no status: only what the report
says happened goes out. Events of one incident are one Event, with each report as a proof.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from dateline.errors import missing_extra
from dateline.export.records.coded import Coded, Facts, Happening, Loss

if TYPE_CHECKING:
    from dateline.model import Entity

DATASET: Final = "dateline"
_SCHEMATA: Final = {
    "person": "Person",
    "organization": "Organization",
    "armed_group": "Organization",
    "people": "LegalEntity",
    "government": "PublicBody",
    "country": "PublicBody",
}


def write(readings: Iterable[Coded], out: BinaryIO) -> Loss:
    """Writes statements as CSV."""
    try:
        from followthemoney import model
        from followthemoney.statement import Statement
        from followthemoney.statement.serialize import CSVStatementWriter
    except ImportError as error:
        raise missing_extra("followthemoney", "ftm") from error
    loss = Loss()
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    lines = CSVStatementWriter(text)
    for coded in readings:
        seen = str(coded.reading.document.published or "") or None
        for schema, id, values in _entities(coded, loss):  # noqa: A001
            proxy = model.make_entity(schema)
            proxy.id = id
            for name, value in values:
                if value:
                    proxy.add(name, value, quiet=False)
            loss.written += 1
            statements = Statement.from_entity(proxy, dataset=DATASET, first_seen=seen, last_seen=seen)
            for statement in sorted(statements, key=lambda each: (each.prop, each.value)):
                lines.write(statement)
    lines.close()
    text.detach()
    return loss


Entry = tuple[str, str, list[tuple[str, Any]]]


def _entities(coded: Coded, loss: Loss) -> Iterator[Entry]:
    reading, document = coded.reading, coded.reading.document
    loss.lose("statement of a speaker: FollowTheMoney has none", len(reading.statements))
    article = _id("article", document.id)
    yield (
        "Article",
        article,
        [
            ("title", document.title or document.id),
            ("publishedAt", str(document.published)[:19] if document.published else None),
            ("publisher", document.source),
            ("sourceUrl", document.url),
            ("language", document.language),
            ("contentHash", None),  # theirs is SHA-1 of a file; the text's SHA-256 is in the notes
            ("notes", f"SHA-256 of the text: {document.text_sha256}"),
        ],
    )
    used = {one.entity for facts in coded.happened(Loss(), "") for one in facts.event.participants}
    for entity in reading.entities:
        if entity.id in used and entity.kind in _SCHEMATA and coded.passes("entities", entity.id):
            yield (_SCHEMATA[entity.kind], _actor(coded, entity), _of_actor(entity, article))
        elif entity.id in used:
            loss.lose(f"participant of the kind {entity.kind}: no actor of FollowTheMoney")
    for facts in coded.happened(loss, "FollowTheMoney"):
        yield ("Event", _id("event", facts.name), _of_event(coded, facts, article, loss))


def _of_actor(entity: Entity, article: str) -> list[tuple[str, Any]]:
    sector = ("classification", entity.sector) if entity.kind != "person" else ("notes", entity.sector)
    return [
        ("name", entity.name),
        ("country", entity.country),
        ("position" if entity.kind == "person" else "description", entity.role),
        sector,
        ("proof", article),
    ]


def _of_event(coded: Coded, facts: Facts, article: str, loss: Loss) -> list[tuple[str, Any]]:
    event, place, one = facts.event, facts.place, facts.incident
    first, last = facts.days
    if event.counts:
        loss.lose("number: in the summary's words alone", len(event.counts))
    loss.lose("evidence: the sentence is written, its spans are not")
    parties = {
        role: [
            _actor(coded, entity) for _, entity in facts.who(*roles) if entity and entity.kind in _SCHEMATA
        ]
        for role, roles in (("organizer", ("actor",)), ("involved", ("recipient", "target", "beneficiary")))
    }
    if facts.is_disputed and parties.pop("organizer"):
        loss.lose("doer who is disputed: no organizer, the notes say who blames whom")
    return [
        ("name", one.name if one else _name(facts)),
        ("startDate", one.earliest if one else first),
        ("endDate", one.latest if one else last),
        ("location", place.name if place else None),
        ("country", place.country if place else None),
        ("summary", facts.sentence),
        ("keywords", event.type),
        ("notes", facts.mark),
        ("notes", f"According to {facts.speaker}" if facts.speaker else None),
        *(("notes", note) for note in _notes(one)),
        ("proof", article),
        *((role, id) for role, ids in parties.items() for id in ids),  # noqa: A001
    ]


def _name(facts: Facts) -> str:
    return f"{facts.event.type}: {facts.names('actor') or 'unknown'} → {facts.names('recipient', 'target') or '-'}"


def _notes(one: Happening | None) -> Iterator[str]:
    """How many stand behind an incident, and its killed by each rule."""
    if one is None:
        return
    yield f"Incident {one.id}: {one.behind}"
    yield from (f"Disputed: {why}" for why in one.disputed)
    for rule, (low, best, high) in sorted(one.tolls.items()):
        yield f"Killed by the rule {rule}: low {low:g}, best {best:g}, high {'open' if high is None else f'{high:g}'}"


def _actor(coded: Coded, entity: Entity) -> str:
    return _id("actor", f"{coded.id}/entities/{entity.id}")


def _id(kind: str, name: str) -> str:
    return f"dtl-{kind}-{sha256(name.encode()).hexdigest()[:24]}"
