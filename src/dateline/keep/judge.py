"""A person's judgement, written to the log and laid over the reading that counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dateline.errors import BadInput
from dateline.keep.address import Address, address_of, anchors, row_at
from dateline.keep.log import START, Entry, entry_of, in_force, seal
from dateline.keep.overlay import lay_over, portable, seen
from dateline.model import Judgement
from dateline.store.protocol import Store, View, Writer
from dateline.tables import Kept


def judge(store: Store, judgement: Judgement, *, alone: bool = False) -> Judgement:
    """Logs a judgement and lays it over the reading. It comes back with the id that the log gives it.

    ``alone``: the person works blind, and judges what the machine and their own judgements say.
    """
    with store.writing() as writer:  # nobody else writes until this one is done
        made = _entry(store.view, judgement, alone=alone)
        writer.put("judgements", [made.row])
        settle(store.view, writer, made.document, [*entries_of(store.view, made.document), made])
    return made.judgement


def _entry(view: View, judgement: Judgement, *, alone: bool) -> Entry:
    number, previous = 0, START
    for row in view.rows("judgements"):
        number, previous = int(row[0]), str(row[1])
    number += 1
    if judgement.decision == "undo":
        made = _undoing(view, judgement, number, previous)
    else:
        made = _about_a_row(view, judgement, number, previous, alone=alone)
    return replace(made, judgement=replace(made.judgement, id=seal(made.row)))


def _undoing(view: View, judgement: Judgement, number: int, previous: str) -> Entry:
    for row in view.rows("judgements", id=judgement.about):
        undone = entry_of(row)
        if undone.judgement.who != judgement.who:
            raise BadInput(
                f"{undone.judgement.who} made this judgement, and only they undo it",
                remedy="judge the row yourself instead",
            )
        return replace(undone, number=number, previous=previous, seen=None, judgement=judgement)
    raise BadInput(f"there is no judgement {judgement.about}", remedy="dateline log RECORD lists them")


def _about_a_row(view: View, judgement: Judgement, number: int, previous: str, *, alone: bool) -> Entry:
    if judgement.decision not in {"accept", "correct", "reject"}:
        raise BadInput(f"{judgement.decision} is for incidents, and this record has rows of readings")
    address = address_of(judgement.about)
    machine, shown = _shown(view, address, who=judgement.who if alone else None)
    names = anchors(machine)
    at = (address.table, address.row, address.column)
    cells = row_at(shown, address.table, address.row)
    if address.column and address.column not in cells and not shown.spans(*at):
        raise BadInput(f"{address.table} has no column {address.column!r}")
    if judgement.decision == "correct":
        if not address.column:
            raise BadInput("a correction is of one cell", remedy="write READING/TABLE/ROW/COLUMN")
        judgement = replace(judgement, value=portable(shown, names, at, str(judgement.value)))
    if judgement.decision == "reject" and address.column:
        try:
            portable(shown, names, at, "null")
        except BadInput as error:
            raise BadInput(
                f"{address.column} cannot be empty",
                where=str(address),
                remedy="correct it, or reject the row",
            ) from error
    return Entry(
        number=number,
        previous=previous,
        document=machine.document_id,
        anchor=names[address.table, address.row],
        seen=seen(shown, names, at),
        judgement=judgement,
    )


def _shown(view: View, address: Address, *, who: str | None) -> tuple[Kept, Kept]:
    """The machine's reading that counts, and what the person sees of it."""
    reading = view.kept(address.reading)
    if reading is None:
        raise BadInput(f"there is no reading {address.reading}")
    [(document, machine_id, current_id)] = view.rows("current", document=reading.document_id)
    if address.reading not in (machine_id, current_id):
        raise BadInput(
            f"reading {address.reading} of {document} does not count any more", remedy=f"judge {current_id}"
        )
    machine = view.kept(str(machine_id))
    if machine is None:
        raise BadInput(f"there is no reading {machine_id}")
    if who is not None:
        return machine, lay_over(machine, entries_of(view, str(document)), who=who).kept
    shown = view.kept(str(current_id))
    return machine, shown or machine


def entries_of(view: View, document: str) -> Sequence[Entry]:
    """The log's entries about one document."""
    return [entry_of(row) for row in view.rows("judgements", document=document)]


def settle(
    view: View, writer: Writer, document: str, entries: Sequence[Entry], **known: Any
) -> Sequence[Entry]:
    """Lays the judgements of a document over its machine's reading; gives back those that do not fit it."""
    machine: Kept | None = known.get("machine")
    if machine is None:
        [(_, machine_id, _)] = view.rows("current", document=document)
        machine = view.kept(str(machine_id))
    if machine is None:
        raise BadInput(f"document {document} has no reading")
    laid = lay_over(machine, entries)
    writer.keep(machine, current=False)
    writer.keep(laid.kept, current=False)
    writer.settle(document, machine.id, laid.kept.id, laid.reviews)
    return laid.left


def standing(view: View, document: str, *, who: str | None = None) -> Sequence[Entry]:
    """The entries about a document that nobody undid: all, or those of one person."""
    return [
        entry for entry in in_force(entries_of(view, document)) if who is None or entry.judgement.who == who
    ]
