"""What one person reviews next: the rows that wait for them, and what of their own they can take back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import Final

from dateline.errors import BadInput
from dateline.keep.address import Address, address_of
from dateline.keep.judge import entries_of
from dateline.keep.log import Entry, entry_of, in_force
from dateline.keep.overlay import lay_over
from dateline.store.protocol import View, Wait, Waiting
from dateline.tables import Kept, Row

LOOKED_BACK: Final = 200
"""Entries of the log that are looked through for what a person can take back at a key."""


@dataclass(frozen=True, slots=True)
class Look:
    """A row as one person sees it: the machine's reading, the reading with what they may know of it, its states.

    ``states`` are the rows of `dateline.tables.REVIEWS` about the row.
    """

    at: Address
    machine: Kept
    shown: Kept
    states: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """Judgements that were made together, the last first, and that their maker can take back together."""

    ids: tuple[str, ...]
    decision: str
    about: str
    at: str
    why: str


def upcoming(view: View, asked: Wait, *, coder: str | None = None, limit: int) -> Sequence[Waiting]:
    """The next rows that wait. ``coder`` works blind: what they judged themselves waits no more, and nothing else."""
    if coder is None:
        return list(islice(view.waiting(asked), limit))
    rows = view.waiting(replace(asked, unjudged=False))
    if not asked.unjudged:
        return list(islice(rows, limit))
    judged: dict[str, frozenset[str]] = {}
    return list(
        islice((row for row in rows if row.row not in _judged(view, asked.table, row, judged, coder)), limit)
    )


def _judged(
    view: View, table: str, row: Waiting, known: dict[str, frozenset[str]], coder: str
) -> frozenset[str]:
    """The rows of a document that this person has judged."""
    if row.document not in known:
        entries = [entry_of(each) for each in view.rows("judgements", document=row.document, who=coder)]
        machine = view.kept(row.machine) if entries else None
        reviews = lay_over(machine, entries).reviews if machine is not None else ()
        known[row.document] = frozenset(each[2] for each in reviews if each[1] == table and each[3] == "")
    return known[row.document]


def look(view: View, words: str, *, coder: str | None = None) -> Look:
    """The row at an address of a reading that counts; ``coder`` works blind, and sees the judgements of nobody else."""
    at = address_of(words)
    named = view.kept(at.reading)
    if named is None:
        raise BadInput(f"there is no reading {at.reading}")
    for document, machine_id, current_id in view.rows("current", document=named.document_id):
        machine = named if named.id == machine_id else view.kept(str(machine_id))
        assert machine is not None
        if coder is not None:
            laid = lay_over(machine, entries_of(view, str(document)), who=coder)
            shown, reviews = laid.kept, laid.reviews
        else:
            shown = machine if current_id == machine_id else view.kept(str(current_id)) or machine
            reviews = tuple(view.rows("reviews", document=str(document)))
        if not any(row[1] == at.row for row in shown.rows[at.table]):
            break
        states = tuple(row for row in reviews if (row[1], row[2]) == (at.table, at.row))
        return Look(replace(at, reading=machine.id, field=""), machine, shown, states)
    raise BadInput(f"the reading that counts has no {at.table} {at.row}")


def taken_back(view: View, who: str, *, limit: int = 10) -> Sequence[Taken]:
    """The last things that a person decided and can take back, the last first."""
    entries = [entry_of(row) for row in view.last("judgements", limit=LOOKED_BACK, who=who)]
    return list(islice(_together(in_force(entries[::-1])[::-1]), limit))


def _together(entries: Sequence[Entry]) -> Iterator[Taken]:
    """What was decided at one key: alike, at one time."""
    for _, some in groupby(
        entries, key=lambda each: (each.judgement.at, each.judgement.decision, each.judgement.why)
    ):
        made = [each.judgement for each in some]
        one = made[-1]
        yield Taken(tuple(each.id for each in made), one.decision, one.about, one.at, one.why)
