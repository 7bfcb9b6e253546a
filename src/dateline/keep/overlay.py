"""Judgements laid over a reading: the reading with its corrections, and the state of what was judged.

The machine's reading stays as it is. Entries are applied in the order of the log, so of two corrections of one cell the
later one shows. One that accepts or rejects holds for what the person saw: where a new reading says something else, it
does not apply, and is left over. A correction holds whatever the machine says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from dateline.errors import BadInput
from dateline.keep.address import address_of, anchors
from dateline.keep.cells import corrected, portable
from dateline.keep.log import Entry, in_force
from dateline.record import kept_of, reading_of
from dateline.tables import Kept, Row

_STATES: Final = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}


@dataclass(frozen=True, slots=True)
class Overlay:
    """A reading under its judgements; ``left`` are the entries that found nothing to apply to."""

    kept: Kept
    reviews: tuple[Row, ...]
    left: tuple[Entry, ...]


def lay_over(machine: Kept, entries: Sequence[Entry], *, who: str | None = None) -> Overlay:
    """A reading under the judgements of its document: all of them, or those of one person alone."""
    read = reading = reading_of(machine)
    names = anchors(read)
    rows = {anchor: at for at, anchor in names.items()}
    states: dict[tuple[str, str, str], tuple[str, Entry]] = {}
    left: list[Entry] = []
    for entry in in_force([each for each in entries if who is None or each.judgement.who == who]):
        decision, field = entry.judgement.decision, address_of(entry.judgement.about).field
        at = rows.get(entry.anchor)
        if at is None or decision not in _STATES:
            left.append(entry)
            continue
        table, row = at
        if decision != "correct" and portable(reading, names, table, row, field) != entry.seen:
            left.append(entry)
            continue
        try:
            if values := values_of(entry):
                reading = corrected(reading, table, row, values, names)
        except BadInput:
            left.append(entry)
            continue
        for column in values or {field: None}:
            states[table, row, column] = (_STATES[decision], entry)
    _mark_rows(states)
    reviews = tuple(
        (machine.document_id, *key, state, entry.judgement.who, entry.judgement.id)
        for key, (state, entry) in sorted(states.items(), key=lambda each: each[0])
    )
    kept = machine if reading == read else kept_of(reading, base=machine.id)
    return Overlay(kept, reviews, tuple(left))


def values_of(entry: Entry) -> Mapping[str, Any]:
    """What a judgement puts into which fields, as it is logged: a rejected cell is empty."""
    judgement = entry.judgement
    field = address_of(judgement.about).field
    if judgement.decision == "reject":
        return {field: None} if field else {}
    if judgement.decision != "correct":
        return {}
    value = msgspec.json.decode(str(judgement.value))
    return {field: value} if field else dict(value)


def _mark_rows(states: dict[tuple[str, str, str], tuple[str, Entry]]) -> None:
    """A row with a changed cell is a corrected one, unless it was accepted or rejected as a whole."""
    for (table, row, column), (state, entry) in sorted(states.items(), key=lambda each: each[0]):
        if column and state in ("corrected", "rejected"):
            states.setdefault((table, row, ""), ("corrected", entry))
