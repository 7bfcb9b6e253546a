"""Groups of events as rows of a record: happenings, members and incidents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.corroborate.incidents import BY, Group, Linked
from dateline.model import Support
from dateline.tables import INCIDENTS, Row

_COUNTS = ("reports", "outlets", "origins", "sources", "lines")


def rows_of(groups: Sequence[Group], readings: Mapping[str, str]) -> dict[str, list[Row]]:
    """The rows of groups that need no more than the groups, by table."""
    made: dict[str, list[Row]] = {"happenings": [], "members": []}
    for group in groups:
        made["happenings"] += [
            (ref.document, ref.event, readings[ref.document], group.id) for ref in group.refs
        ]
        made["members"] += [
            (each.id, m.ref.document, m.ref.event, readings[m.ref.document], group.id, m.score, m.why, m.name)
            for each in group.incidents
            for m in each.members
        ]
    return made


def incident_row(incident: Linked, support: Support, name: str) -> Row:
    """The row of an incident."""
    place = incident.place
    where = (place.name, place.precision, place.country, place.lat, place.lon) if place else (None,) * 5
    counts = tuple(getattr(support, each) for each in _COUNTS)
    return (incident.id, incident.type, name, *incident.days, *where, *counts, BY, None)


def with_support(row: Row, support: Support) -> Row:
    """The row of an incident with other counts."""
    cells = INCIDENTS.cells(row) | {each: getattr(support, each) for each in _COUNTS}
    return tuple(cells[name] for name in INCIDENTS.names)
