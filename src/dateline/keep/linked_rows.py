"""Groups of events as rows of a record: happenings, incidents and members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.corroborate.incidents import BY, HAPPENED, Group, Linked, is_denied
from dateline.corroborate.trace import Happening, Trace
from dateline.keep.naming import name_of
from dateline.store.protocol import View
from dateline.tables import DOCUMENTS, Row


def rows_of(
    groups: Sequence[Group], traces: Mapping[str, Trace], readings: Mapping[str, str], view: View
) -> dict[str, list[Row]]:
    """The rows of groups, by table."""
    made: dict[str, list[Row]] = {"happenings": [], "incidents": [], "members": []}
    for group in groups:
        made["happenings"] += [
            (ref.document, ref.event, readings[ref.document], group.id) for ref in group.refs
        ]
        for incident in group.incidents:
            made["incidents"].append(_incident_row(incident, traces, readings, view))
            made["members"] += [
                (incident.id, m.ref.document, m.ref.event, readings[m.ref.document], group.id, m.score, m.why)
                for m in incident.members
            ]
    return made


def _incident_row(
    incident: Linked, traces: Mapping[str, Trace], readings: Mapping[str, str], view: View
) -> Row:
    place = incident.place
    where = (place.name, place.precision, place.country, place.lat, place.lon) if place else (None,) * 5
    counts = _counts(incident, traces, view)
    name = name_of(view, readings[incident.name_of.document], incident.name_of.event)
    return (incident.id, incident.type, name, *incident.days, *where, *counts, BY, None)


def _event(traces: Mapping[str, Trace], document: str, event: str) -> Happening:
    return next(each for each in traces[document].happenings if each.id == event)


def _counts(incident: Linked, traces: Mapping[str, Trace], view: View) -> tuple[int, int, int, int, int]:
    """Reports, outlets, origins, sources and lines of those who say that it happened."""
    telling = sorted(
        {
            m.ref.document
            for m in incident.members
            if _event(traces, m.ref.document, m.ref.event).status in HAPPENED
            and not is_denied(_event(traces, m.ref.document, m.ref.event))
        }
    )
    source = DOCUMENTS.place("source")
    outlets = {str(row[source]) for d in telling for row in view.rows("documents", id=d) if row[source]}
    texts = {traces[document].text for document in telling}
    return (len(telling), len(outlets), len(texts), 0, min(len(outlets), len(texts)))
