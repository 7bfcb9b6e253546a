"""A record given out: the rows and readings that the gate lets through, to a format of `dateline.export.records`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO, Final

from dateline.errors import BadInput
from dateline.export.records import FORMATS, ROW_FORMATS, Coded, Loss
from dateline.keep.carried import happenings_of
from dateline.record import reading_of
from dateline.store.protocol import Query, State, Store, View, flat_columns
from dateline.tables import BY_NAME, INCIDENT_CLAIMS, MEMBERS

_REVIEWED: Final[tuple[State, ...]] = ("accepted",)
_UNREVIEWED: Final[tuple[State, ...]] = ("machine", "corrected")
# Of what was linked, what the formats of single readings do not carry.
_UNCARRIED: Final = (
    ("incidents", "incident across reports: its events went out one by one"),
    ("incident_claims", "claim of an incident: who says it, its words and its support"),
    ("disagreements", "disagreement between two claims"),
    ("copies", "pair of reports that share text"),
)
_CARRIES_INCIDENTS: Final = frozenset({"acled", "ucdp", "geojson", "timelinejs", "ftm", "stix"})
"""Formats that have a place for the incident of an event, its tolls and its support."""
LINKED_TABLES: Final = ("incidents", "members", "incident_claims", "disagreements", "copies", "origins")
"""What of linking goes out as tables, beside those that can be asked flat."""


def give(store: Store, form: str, out: BinaryIO, *, table: str = "events", reviewed: bool = False) -> Loss:
    """Writes a record in a format; ``table`` is for the formats of rows; ``reviewed``: only what was accepted."""
    if form in ROW_FORMATS:
        return _rows(store.view, form, out, table, reviewed=reviewed)
    if form not in FORMATS:
        known = ", ".join((*ROW_FORMATS, *FORMATS))
        raise BadInput(f"there is no format {form!r}", remedy=f"use one of: {known}")
    loss = FORMATS[form].write(coded(store.view, reviewed=reviewed), out)
    for name, what in _UNCARRIED:
        if name != "incidents" or form not in _CARRIES_INCIDENTS:
            loss.lose(what, sum(1 for _ in store.view.rows(name)))
    return loss


def _rows(view: View, form: str, out: BinaryIO, table: str, *, reviewed: bool) -> Loss:
    if table in LINKED_TABLES:
        return _linked(view, form, out, table, reviewed=reviewed)
    states = _REVIEWED if reviewed else Query().states
    rows = view.flat(table, Query(states=states, by_report=True))
    loss = ROW_FORMATS[form](flat_columns(table), rows, out)
    back: tuple[State, ...] = ("rejected", *(_UNREVIEWED if reviewed else ()))
    if reviewed or any(True for _ in view.rows("reviews")):
        held = sum(1 for _ in view.flat(table, Query(states=back, by_report=True)))
        loss.lose("row held back by the gate (rejected, or not reviewed)", held)
    return loss


def _linked(view: View, form: str, out: BinaryIO, table: str, *, reviewed: bool) -> Loss:
    """A table of linking. With ``reviewed``: of claims and members those whose event a person accepted, of incidents
    those with such a member; how reports share text needs nobody's word."""
    of = BY_NAME[table]
    rows = list(view.rows(table))
    kept = rows
    if reviewed and table not in ("copies", "origins"):
        accepted = _accepted(view)
        kept = [row for row in rows if accepted(table, of.cells(row))]
    loss = ROW_FORMATS[form](of.columns, kept, out)
    loss.lose("row held back by the gate (rejected, or not reviewed)", len(rows) - len(kept))
    return loss


def _accepted(view: View) -> Callable[[str, Mapping[str, Any]], bool]:
    """Whether a row of linking rests on events that a person accepted."""
    events = {
        (str(document), str(row))
        for document, table, row, column, state, _, _ in view.rows("reviews")
        if (table, column, state) == ("events", "", "accepted")
    }
    members = [MEMBERS.cells(row) for row in view.rows("members")]
    incidents = {one["incident"] for one in members if (one["document"], one["event"]) in events}
    claims = {
        one["id"]
        for one in map(INCIDENT_CLAIMS.cells, view.rows("incident_claims"))
        if (one["document"], one["event"]) in events
    }

    def accepted(table: str, cells: Mapping[str, Any]) -> bool:
        if table == "incidents":
            return cells["id"] in incidents
        if table == "disagreements":
            return cells["a"] in claims and cells["b"] in claims
        return (cells["document"], cells["event"]) in events

    return accepted


def coded(view: View, *, reviewed: bool = False) -> Iterator[Coded]:
    """Each reading that counts, with the states of its rows."""
    given: dict[tuple[str, str], str] = {
        (str(document), str(row)): str(state)
        for document, table, row, column, state, _, _ in view.rows("reviews")
        if (table, column) == ("events", "")
    }

    def passes(document: str, event: str) -> bool:
        state = given.get((document, event), "machine")
        return state == "accepted" if reviewed else state != "rejected"

    incidents = happenings_of(view, passes)
    for kept in view.current():
        states = {
            (str(table), str(row)): str(state)
            for _, table, row, column, state, _, _ in view.rows("reviews", document=kept.document_id)
            if column == ""
        }
        yield Coded(reading_of(kept), kept.id, states, reviewed, incidents.get(kept.document_id, {}))
