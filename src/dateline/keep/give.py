"""A record given out: the rows and readings that the gate lets through, to a format of `dateline.export.records`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from dateline.errors import BadInput
from dateline.export.records import FORMATS, ROW_FORMATS, Coded, Loss
from dateline.record import reading_of
from dateline.store.protocol import Query, State, Store, View, flat_columns

_REVIEWED: Final[tuple[State, ...]] = ("accepted",)
_UNREVIEWED: Final[tuple[State, ...]] = ("machine", "corrected")
# Of what was linked, what the formats of single readings do not carry.
_UNCARRIED: Final = (
    ("incidents", "incident across reports: its events went out one by one"),
    ("incident_claims", "claim of an incident, with its support"),
    ("copies", "pair of reports that share text"),
)


def give(store: Store, form: str, out: BinaryIO, *, table: str = "events", reviewed: bool = False) -> Loss:
    """Writes a record in a format; ``table`` is for the formats of rows; ``reviewed``: only what was accepted."""
    if form in ROW_FORMATS:
        return _rows(store.view, form, out, table, reviewed=reviewed)
    if form not in FORMATS:
        known = ", ".join((*ROW_FORMATS, *FORMATS))
        raise BadInput(f"there is no format {form!r}", remedy=f"use one of: {known}")
    loss = FORMATS[form].write(coded(store.view, reviewed=reviewed), out)
    for table, what in _UNCARRIED:
        loss.lose(what, sum(1 for _ in store.view.rows(table)))
    return loss


def _rows(view: View, form: str, out: BinaryIO, table: str, *, reviewed: bool) -> Loss:
    states = _REVIEWED if reviewed else Query().states
    rows = view.flat(table, Query(states=states, by_report=True))
    loss = ROW_FORMATS[form](flat_columns(table), rows, out)
    back: tuple[State, ...] = ("rejected", *(_UNREVIEWED if reviewed else ()))
    if reviewed or any(True for _ in view.rows("reviews")):
        held = sum(1 for _ in view.flat(table, Query(states=back, by_report=True)))
        loss.lose("row held back by the gate (rejected, or not reviewed)", held)
    return loss


def coded(view: View, *, reviewed: bool = False) -> Iterator[Coded]:
    """Each reading that counts, with the states of its rows."""
    for kept in view.current():
        states = {
            (str(table), str(row)): str(state)
            for _, table, row, column, state, _, _ in view.rows("reviews", document=kept.document_id)
            if column == ""
        }
        yield Coded(reading_of(kept), kept.id, states, reviewed)
