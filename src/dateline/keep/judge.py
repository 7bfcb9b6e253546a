"""A person's judgement, written to the log and laid over the reading that counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any, Final

import msgspec

from dateline.errors import BadInput, Changed
from dateline.keep.address import Address, Names, address_of, anchors, item_at
from dateline.keep.cells import corrected, given, judged_fields, portable
from dateline.keep.log import ACROSS, START, Entry, entry_of, in_force, seal
from dateline.keep.overlay import lay_over
from dateline.model import Judgement, Reading
from dateline.record import reading_of
from dateline.store.protocol import Store, View, Writer
from dateline.tables import Kept

TAG_LENGTH: Final = 16
"""Hexadecimal digits of the hash by which a page says what it showed: what is compared are two states of one row."""


def judge(store: Store, judgement: Judgement, *, alone: bool = False) -> Judgement:
    """Logs a judgement and lays it over the reading. It comes back with the id that the log gives it.

    ``alone``: the person works blind, and judges what the machine and their own judgements say.
    """
    [made] = judge_all(store, [judgement], alone=alone)
    return made


def judge_all(
    store: Store, judgements: Sequence[Judgement], *, alone: bool = False, tags: Sequence[str | None] = ()
) -> Sequence[Judgement]:
    """Logs judgements together, all of them or none, in their order; see `judge`.

    ``tags`` say for each what the person saw: its row (`tag_of`), or the reading that it is in, by id. Where that is
    not so any more, `Changed` is raised.
    """
    with store.writing() as writer:  # nobody else writes until this one is done
        view = store.view
        before = view.last("judgements", limit=1)
        number, previous = (int(before[0][0]), str(before[0][1])) if before else (0, START)
        made: list[Entry] = []
        for at, judgement in enumerate(judgements):
            tag = tags[at] if tags else None
            one = _entry(view, judgement, alone=alone, tag=tag)
            one = replace(one, number=number + 1, previous=previous)
            one = replace(one, judgement=replace(one.judgement, id=seal(one.row)))
            number, previous = one.number, one.judgement.id
            made.append(one)
        writer.put("judgements", [one.row for one in made])
        by_document: dict[str, list[Entry]] = defaultdict(list)
        for one in made:
            if one.document != ACROSS:  # that is laid over when the record is linked
                by_document[one.document].append(one)
        for document, entries in by_document.items():
            machine = _counts(view, document)[0]
            settle(writer, machine, [*entries_of(view, document), *entries])
    return [one.judgement for one in made]


def tag_of(seen: str) -> str:
    """A short name for what a person sees of a row: the hash of `dateline.keep.cells.portable`."""
    return sha256(seen.encode()).hexdigest()[:TAG_LENGTH]


def entries_of(view: View, document: str) -> Sequence[Entry]:
    """The log's entries about one document."""
    return [entry_of(row) for row in view.rows("judgements", document=document)]


def settle(writer: Writer, machine: Kept, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Lays the judgements of a document over its machine's reading; gives back those that do not fit it."""
    laid = lay_over(machine, entries)
    writer.keep(machine, current=False)
    writer.keep(laid.kept, current=False)
    writer.settle(machine.document_id, machine.id, laid.kept.id, laid.reviews)
    return laid.left


def _entry(view: View, judgement: Judgement, *, alone: bool, tag: str | None) -> Entry:
    if judgement.decision == "undo":
        return _undoing(view, judgement)
    return _about_a_row(view, judgement, alone=alone, tag=tag)


def _undoing(view: View, judgement: Judgement) -> Entry:
    for row in view.rows("judgements", id=judgement.about):
        undone = entry_of(row)
        if undone.judgement.who != judgement.who:
            raise BadInput(
                f"{undone.judgement.who} made this judgement, and only they undo it",
                remedy="judge the row yourself instead",
            )
        of_document = [entry_of(each) for each in view.rows("judgements", document=undone.document)]
        if any(
            each.judgement.decision == "undo" and each.judgement.about == undone.judgement.id
            for each in in_force(of_document, undoings=True)
        ):
            raise BadInput(
                f"judgement {undone.judgement.id[:12]} was taken back already",
                remedy="to have it again, undo its undo, or judge the row anew",
            )
        return replace(undone, seen=None, judgement=judgement)
    raise BadInput(f"there is no judgement {judgement.about}", remedy="dateline log RECORD lists them")


def _about_a_row(view: View, judgement: Judgement, *, alone: bool, tag: str | None) -> Entry:
    if judgement.decision not in {"accept", "correct", "reject"}:
        raise BadInput(f"{judgement.decision} is for incidents, and this is a row of a reading")
    at = address_of(judgement.about)
    machine, shown = _shown(view, at, who=judgement.who if alone else None)
    names, reading = anchors(reading_of(machine)), reading_of(shown)
    item = item_at(reading, at.table, at.row)
    if tag not in (None, shown.id) and tag_of(portable(reading, names, at.table, at.row)) != tag:
        raise Changed("somebody changed this row since it was shown", remedy="look at it again")
    known = judged_fields(at.table, item)
    if at.field and at.field not in known:
        raise BadInput(f"{at.table} has no field {at.field!r}", remedy=f"the fields are {', '.join(known)}")
    cell = (at.table, at.row, at.field)
    if judgement.decision == "correct":
        values = given(reading, names, cell, str(judgement.value))
        judgement = replace(judgement, value=_as_made(reading, names, cell, values))
    elif judgement.decision == "reject" and at.field:
        corrected(reading, at.table, at.row, {at.field: None}, names)
    return Entry(
        number=1,
        previous=START,
        document=machine.document_id,
        anchor=names[at.table, at.row],
        seen=portable(reading, names, *cell),
        judgement=judgement,
    )


def _as_made(reading: Reading, names: Names, cell: tuple[str, str, str], values: Mapping[str, Any]) -> str:
    """A correction as the row has it afterwards, which is what is logged; `BadInput` where it cannot be made."""
    table, row, field = cell
    changed = corrected(reading, table, row, values, names)
    if field:
        return portable(changed, names, table, row, field)
    parts = (
        f"{msgspec.json.encode(name).decode()}:{portable(changed, names, table, row, name)}"
        for name in values
    )
    return f"{{{','.join(parts)}}}"


def _shown(view: View, at: Address, *, who: str | None) -> tuple[Kept, Kept]:
    """The machine's reading that counts, and what the person sees of it."""
    named = view.kept(at.reading)
    if named is None:
        raise BadInput(f"there is no reading {at.reading}")
    machine, current = _counts(view, named.document_id)
    if at.reading not in (machine.id, current.id):
        raise BadInput(
            f"reading {at.reading} of {named.document_id} does not count any more",
            remedy=f"judge {current.id}",
        )
    if who is not None:
        return machine, lay_over(machine, entries_of(view, machine.document_id), who=who).kept
    return machine, current


def _counts(view: View, document: str) -> tuple[Kept, Kept]:
    """The machine's reading that counts of a document, and the one that judgements were laid over."""
    for _, machine_id, current_id in view.rows("current", document=document):
        machine, current = view.kept(str(machine_id)), view.kept(str(current_id))
        if machine is not None and current is not None:
            return machine, current
    raise BadInput(f"document {document} has no reading")
