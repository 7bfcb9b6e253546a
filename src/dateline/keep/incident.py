"""One incident of a record with all that is claimed of it, and the timelines that a record can tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.corroborate.rows import Held, disagreement_of_row, held_of_row
from dateline.corroborate.timelines import Moment, Timeline, in_order, moments_of, series_of
from dateline.errors import BadInput
from dateline.model import Disagreement, Support
from dateline.store.protocol import Query, View, flat_columns
from dateline.tables import DOCUMENTS, INCIDENTS, MEMBERS, ORIGINS

_COUNTS = ("reports", "outlets", "origins", "sources", "lines")


@dataclass(frozen=True, slots=True)
class Happening:
    """An incident as it is kept, with its claims and how they differ; ``documents`` are the cells of its reports."""

    cells: Mapping[str, Any]
    claims: tuple[Held, ...]
    disagreements: tuple[Disagreement, ...]
    documents: Mapping[str, Mapping[str, Any]]

    @property
    def id(self) -> str:
        """The id of the incident."""
        return str(self.cells["id"])

    @property
    def name(self) -> str:
        """Its name."""
        return str(self.cells["name"])

    @property
    def support(self) -> Support:
        """How many stand behind it."""
        return Support(*(self.cells[name] for name in _COUNTS))

    @property
    def outlets(self) -> dict[str, str | None]:
        """The outlet of each report."""
        return {name: cells["source"] for name, cells in self.documents.items()}


def incident_id(view: View, start: str) -> str:
    """The id of the one incident whose id begins so, or whose name, or else whose place, has these words."""
    rows = [INCIDENTS.cells(row) for row in view.rows("incidents")]
    if not rows:
        raise BadInput("the record has no incidents", remedy="link its reports first: dateline link RECORD")
    found = [one for one in rows if str(one["id"]).startswith(start)]
    for column in ("name", "toponym"):
        found = found or [one for one in rows if start.casefold() in str(one[column] or "").casefold()]
    if not found:
        raise BadInput(f"there is no incident {start!r}", remedy="dateline incidents RECORD lists them")
    if len(found) > 1:
        some = ", ".join(f"{one['id']} ({one['name']})" for one in found[:5])
        raise BadInput(
            f"{start!r} is the beginning of {len(found)} incidents: {some}", remedy="write more of it"
        )
    return str(found[0]["id"])


def happening(view: View, incident: str) -> Happening:
    """An incident by its id, with all that is claimed of it."""
    rows = list(view.rows("incidents", id=incident))
    if not rows:
        raise BadInput(f"there is no incident {incident!r}", remedy="dateline incidents RECORD lists them")
    claims = tuple(held_of_row(row) for row in view.rows("incident_claims", incident=incident))
    differ = tuple(disagreement_of_row(row) for row in view.rows("disagreements", incident=incident))
    members = {str(MEMBERS.cells(row)["document"]) for row in view.rows("members", incident=incident)}
    names = sorted(members | {one.claim.document for one in claims})
    documents = {name: cells for name in names for cells in _documents(view, name)}
    return Happening(INCIDENTS.cells(rows[0]), claims, differ, documents)


def _documents(view: View, name: str) -> Iterator[Mapping[str, Any]]:
    for row in view.rows("documents", id=name):
        yield DOCUMENTS.cells(row)


# Timelines ----------------------------------------------------------------------------------------


def timeline_of_incident(view: View, incident: str) -> Timeline:
    """How the figures of an incident moved, and who said what when; it begins with the happening itself."""
    one = happening(view, incident)
    moments = (_happened(one.cells), *moments_of(one.claims, one.disagreements, one.outlets))
    return Timeline(of="incident", title=one.name, moments=moments, series=series_of(one.claims))


def timeline_of_actor(view: View, words: str) -> Timeline:
    """What an actor did and what was done to it: incidents where its events are members of one, else the events."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for query in (Query(actor=words), Query(recipient=words)):
        for cells in _events(view, query):
            found.setdefault((cells["report"], cells["id"]), cells)
    moments = {
        _name(one): one for one in (*_moments_of_events(view, list(found.values())), *_blamed(view, words))
    }
    return Timeline(of="actor", title=words, moments=in_order(list(moments.values())))


def _name(moment: Moment) -> tuple[object, ...]:
    """What a moment is of: an incident once, each claim, each event."""
    if moment.kind == "happened" and moment.incident:
        return ("incident", moment.incident)
    return (moment.claim, moment.document, moment.start, moment.text, moment.earliest)


def _blamed(view: View, words: str) -> Iterator[Moment]:
    """The incidents that an actor is blamed for, claims or denies, and the claims that say so."""
    for attribute in ("perpetrator", "responsibility"):
        for row in view.rows("incident_claims", attribute=attribute):
            held = held_of_row(row)
            if words.casefold() not in held.claim.value.value.casefold() or held.is_echo:
                continue
            for incident in view.rows("incidents", id=held.claim.incident):
                yield _happened(INCIDENTS.cells(incident))
            outlets = {
                name: cells["source"] for name in (held.claim.document,) for cells in _documents(view, name)
            }
            yield from moments_of([held], (), outlets)


def timeline_of_place(view: View, words: str) -> Timeline:
    """What happened at a place, by words of its name."""
    cells = list(_events(view, Query(place=words)))
    return Timeline(of="place", title=words, moments=_moments_of_events(view, cells))


def timeline_of_story(view: View, incident: str) -> Timeline:
    """Every incident that a report of this one tells of: what led to it, and what came of it."""
    documents = {str(MEMBERS.cells(row)["document"]) for row in view.rows("members", incident=incident)}
    ids = {
        str(MEMBERS.cells(row)["incident"])
        for document in sorted(documents)
        for row in view.rows("members", document=document)
    }
    cells = [INCIDENTS.cells(row) for one in sorted(ids) for row in view.rows("incidents", id=one)]
    title = next((str(one["name"]) for one in cells if one["id"] == incident), incident)
    return Timeline(of="story", title=title, moments=in_order([_happened(one) for one in cells]))


def _events(view: View, query: Query) -> Iterator[dict[str, Any]]:
    names = [column.name for column in flat_columns("events")]
    for row in view.flat("events", query):
        yield dict(zip(names, row, strict=True))


def _moments_of_events(view: View, events: list[dict[str, Any]]) -> tuple[Moment, ...]:
    """A moment for each incident that one of the events is of, and for each event that is of none."""
    incidents: dict[str, str] = {}
    for document in sorted({one["report"] for one in events}):
        for row in view.rows("members", document=document):
            cells = MEMBERS.cells(row)
            incidents[f"{document}/{cells['event']}"] = str(cells["incident"])
    events = _without_copies(view, events)
    of = [incidents.get(f"{one['report']}/{one['id']}") for one in events]
    happened = [
        _happened(INCIDENTS.cells(row))
        for incident in sorted({one for one in of if one})
        for row in view.rows("incidents", id=incident)
    ]
    single = [_of_event(one) for one, incident in zip(events, of, strict=True) if incident is None]
    return in_order([*happened, *single])


def _without_copies(view: View, events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The events but for those of copies whose origin has events among them too: a copy tells nothing again."""
    there = {str(one["report"]) for one in events}
    copies = {
        document
        for document in there
        for row in view.rows("origins", document=document)
        if (origin := ORIGINS.cells(row)["origin"]) != document and origin in there
    }
    return [one for one in events if one["report"] not in copies]


def _happened(cells: Mapping[str, Any]) -> Moment:
    return Moment(
        kind="happened",
        earliest=cells["earliest"],
        latest=cells["latest"],
        text=str(cells["name"]),
        incident=str(cells["id"]),
        type=str(cells["type"]),
        place=cells["toponym"],
        support=Support(*(cells[name] for name in _COUNTS)),
    )


def _of_event(cells: Mapping[str, Any]) -> Moment:
    who = " → ".join(str(cells[name]) for name in ("actor", "recipient") if cells[name])
    negated = "not " if cells["negated"] else ""
    return Moment(
        kind="happened",
        earliest=cells["earliest"],
        latest=cells["latest"],
        text=f"{who}: {cells['quote']}" if who else str(cells["quote"]),
        document=str(cells["report"]),
        outlet=cells["outlet"],
        quote=str(cells["quote"]),
        type=str(cells["type"]),
        status=f"{negated}{cells['status']}",
        place=cells["toponym"],
    )
