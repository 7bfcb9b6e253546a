"""A record given out: the rows and readings that the gate lets through, to a format of `dateline.export.records`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from dateline.errors import BadInput
from dateline.export.records import FORMATS, ROW_FORMATS, Coded, Loss
from dateline.record import reading_of
from dateline.store.protocol import Query, Store, View, flat_columns


def give(store: Store, form: str, out: BinaryIO, *, table: str = "events", reviewed: bool = False) -> Loss:
    """Writes a record in a format; ``table`` is for the formats of rows; ``reviewed``: only what was accepted."""
    if form in ROW_FORMATS:
        query = Query(states=("accepted",)) if reviewed else Query()
        loss = ROW_FORMATS[form](flat_columns(table), store.view.flat(table, query), out)
        back = ("machine", "corrected", "rejected") if reviewed else ("rejected",)
        loss.lose(
            "row held back by the gate (rejected, or not reviewed)",
            sum(True for _ in store.view.flat(table, Query(states=back))),  # type: ignore[arg-type]  # they are states
        )
        return loss
    if form not in FORMATS:
        known = ", ".join((*ROW_FORMATS, *FORMATS))
        raise BadInput(f"there is no format {form!r}", remedy=f"use one of: {known}")
    return FORMATS[form].write(coded(store.view, reviewed=reviewed), out)


def coded(view: View, *, reviewed: bool = False) -> Iterator[Coded]:
    """Each reading that counts, with the states of its rows."""
    for kept in view.current():
        states = {
            (str(table), str(row)): str(state)
            for _, table, row, column, state, _, _ in view.rows("reviews", document=kept.document_id)
            if column == ""
        }
        yield Coded(reading_of(kept), kept.id, states, reviewed)


def form_of(path: Path) -> str | None:
    """The format of rows that a file's ending names, if it names one."""
    ending = path.suffix.lower().removeprefix(".")
    return ending if ending in ROW_FORMATS else None
