"""What of incidents goes out with the events of a record: for each event the incident that it is a member of, once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from dateline.checks import OPEN
from dateline.corroborate.rows import disagreement_of_row, held_of_row
from dateline.corroborate.rules import tolls
from dateline.export.records.coded import SUPPORT, Happening
from dateline.model import Support
from dateline.store.protocol import Query, View, flat_columns
from dateline.tables import INCIDENTS, MEMBERS
from dateline.terms import HAPPENED_STATUSES

RULES: Final = ("conservative", "latest")
"""Rules for tolls that go out with an incident: that of ACLED, and that of UCDP and the others."""
KILLED: Final = "killed"

Event = tuple[str, str]
"""A document and an event of it."""


def happenings_of(view: View, passes: Callable[[str, str], bool]) -> Mapping[str, Mapping[str, Happening]]:
    """For each document the incidents of its events; ``passes`` says whether the gate lets an event through."""
    members: dict[str, list[Event]] = {}
    for row in view.rows("members"):
        cells = MEMBERS.cells(row)
        members.setdefault(str(cells["incident"]), []).append((str(cells["document"]), str(cells["event"])))
    if not members:
        return {}
    of = {event: incident for incident, events in members.items() for event in events}
    known = _known(view, of, passes)
    claimed, disputed = _tolls(view), _disputed(view)
    found: dict[str, dict[str, Happening]] = {}
    for row in view.rows("incidents"):
        cells = INCIDENTS.cells(row)
        events = members.get(str(cells["id"]), [])
        ranked = sorted(known[event][0] for event in events if event in known)
        if not ranked:
            continue
        outlets = sorted({known[event][1] for event in events if event in known} - {""})
        one = Happening(
            id=str(cells["id"]),
            name=str(cells["name"]),
            earliest=_day(cells["earliest"]),
            latest=_day(cells["latest"]),
            first=(ranked[0][-2], ranked[0][-1]),
            support=Support(*(cells[name] for name in SUPPORT)),
            outlets=tuple(outlets),
            tolls=claimed.get(str(cells["id"]), {}),
            disputed=disputed.get(str(cells["id"]), ()),
        )
        for document, event in events:
            found.setdefault(document, {})[event] = one
    return found


def _known(
    view: View, of: Mapping[Event, str], passes: Callable[[str, str], bool]
) -> dict[Event, tuple[tuple[Any, ...], str]]:
    """Of each event that can go out how well it is known, the best first in order, and its outlet."""
    names = [column.name for column in flat_columns("events")]
    found: dict[Event, tuple[tuple[Any, ...], str]] = {}
    for row in view.flat("events", Query(by_report=True)):
        cells = dict(zip(names, row, strict=True))
        event = (str(cells["report"]), str(cells["id"]))
        happened = cells["status"] in HAPPENED_STATUSES and not cells["negated"] and not cells["historical"]
        if event not in of or not happened or not passes(*event):
            continue
        days = {cells["earliest"], cells["latest"]}
        rank = (
            bool(days & {None, OPEN}),
            len(days) > 1,
            cells["lat"] is None,
            cells["actor"] is None,
            cells["recipient"] is None,
            str(cells["published"] or "9999"),
            *event,
        )
        found[event] = (rank, str(cells["outlet"] or ""))
    return found


def _tolls(view: View) -> dict[str, dict[str, tuple[float, float, float | None]]]:
    """Low, best and high of the killed of each incident, by the name of the rule."""
    claims: dict[str, list[Any]] = {}
    for row in view.rows("incident_claims", attribute=KILLED):
        held = held_of_row(row)
        claims.setdefault(held.claim.incident, []).append(held)
    return {incident: dict(_by_rule(held)) for incident, held in claims.items()}


def _disputed(view: View) -> dict[str, tuple[str, ...]]:
    """Of each incident whose doer is disputed, in which words."""
    found: dict[str, list[str]] = {}
    for row in view.rows("disagreements"):
        one = disagreement_of_row(row)
        if one.attribute in ("perpetrator", "responsibility") and one.kind in ("denial", "conflict"):
            found.setdefault(one.incident, []).append(one.why)
    return {incident: tuple(sorted(set(why))) for incident, why in found.items()}


def _by_rule(held: list[Any]) -> Iterable[tuple[str, tuple[float, float, float | None]]]:
    for rule in RULES:
        for toll in tolls(held, rule):
            if toll.low is not None and toll.best is not None:
                yield rule, (toll.low, toll.best, toll.high)


def _day(day: object) -> str | None:
    return None if day in (None, OPEN) else str(day)
