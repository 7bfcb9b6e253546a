"""The claims of incidents while a record is linked: from the readings of the members to rows, and what is behind each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.corroborate.claims import claims_of
from dateline.corroborate.disagreements import disagreements
from dateline.corroborate.figure import Told
from dateline.corroborate.rows import claim_row, disagreement_row, held_of
from dateline.corroborate.support import support_of
from dateline.corroborate.words import words_of
from dateline.lang import Language
from dateline.model import Reading, Span, Support
from dateline.tables import Row

Event = tuple[str, str]
"""A document and an event of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Where the text of a report is from: the document that is likely the original, the agency that a credit line names
    and where it stands, the documents that share part of it, and the group that owns the outlet."""

    origin: str | None = None
    agency: str | None = None
    credit: Span | None = None
    reused: tuple[str, ...] = ()
    owner: str | None = None


@dataclass(slots=True)
class Claimed:
    """Rows of claims and of disagreements, and the support of each incident."""

    claims: list[Row] = field(default_factory=list)
    disagreements: list[Row] = field(default_factory=list)
    support: dict[str, Support] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What claims are made from: the reading of a document, its lineage, and those of its events that are of an incident
    at all."""

    reading: Callable[[str], Reading | None]
    lineage: Callable[[str], Lineage]
    linked: Callable[[str], Iterable[str]]


def claimed(incidents: Mapping[str, Sequence[Event]], sources: Sources, language: Language) -> Claimed:
    """What is claimed of incidents, by their ids and members. A member whose reading is gone claims nothing."""
    made = Claimed()
    words = words_of(language)
    for incident in sorted(incidents):
        reports = list(_told(incidents[incident], sources))
        figures = claims_of(incident, reports, language)
        texts = {one.id: one.reading.document.text for one in reports}
        made.claims += [claim_row(held) for held in held_of(figures, texts)]
        made.disagreements += [disagreement_row(one) for one in disagreements(figures, language)]
        made.support[incident] = support_of(reports, words)
    return made


def _told(events: Sequence[Event], sources: Sources) -> Iterable[Told]:
    """What each report tells of the incident."""
    of: dict[str, list[str]] = {}
    for document, event in events:
        of.setdefault(document, []).append(event)
    for document in sorted(of):
        reading = sources.reading(document)
        if reading is None:
            continue
        lineage = sources.lineage(document)
        own = set(of[document])
        yield Told(
            reading=reading,
            events=tuple(sorted(own)),
            elsewhere=tuple(sorted(set(sources.linked(document)) - own)),
            origin=lineage.origin,
            reused=lineage.reused,
            agency=lineage.agency,
            credit=lineage.credit,
            owner=lineage.owner,
        )
