"""One thing of a record, found by what a person calls it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.errors import BadInput
from dateline.keep.judge import entries_of
from dateline.keep.overlay import lay_over
from dateline.model import Reading
from dateline.record import reading_of
from dateline.store.protocol import View
from dateline.tables import JUDGED, Kept


@dataclass(frozen=True, slots=True)
class Found:
    """A reading, the names of the files it was read from, and the table and id of the row that was asked for.

    ``states`` are what was judged of the row: column, state and who.
    """

    kept: Kept
    reading: Reading
    files: tuple[str, ...]
    row: tuple[str, str] | None
    states: tuple[tuple[str, str, str], ...] = ()
    counts: str | None = None
    """The reading that counts of the report, where it is another one."""


def find(view: View, words: str, *, coder: str | None = None) -> Found:
    """What these words name: a report, a reading by the beginning of its id, or ``READING/TABLE/ROW``.

    ``coder``: as the judgements of this person alone leave it.
    """
    found = _named(view, words)
    reviews = list(view.rows("reviews", document=found.kept.document_id))
    if coder is not None:
        for _, machine_id, _ in view.rows("current", document=found.kept.document_id):
            if (machine := view.kept(str(machine_id))) is not None:
                laid = lay_over(machine, entries_of(view, machine.document_id), who=coder)
                found = replace(found, kept=laid.kept, reading=reading_of(laid.kept))
                reviews = list(laid.reviews)
    states = tuple((row[3], row[4], row[5]) for row in reviews if (row[1], row[2]) == found.row)
    counts = [str(row[2]) for row in view.rows("current", document=found.kept.document_id)]
    other = next((each for each in counts if each != found.kept.id), None)
    return replace(found, states=states, counts=None if coder else other)


def _named(view: View, words: str) -> Found:
    for _, _, reading in view.rows("current", document=words):
        return _found(view, str(reading), None)
    start, *rest = words.split("/")
    ids = view.readings(start) if start else []
    if not ids:
        raise BadInput(
            f"the record has nothing that is called {words!r}", remedy="dateline query lists what is there"
        )
    if len(ids) > 1:
        raise BadInput(f"{len(ids)} readings begin with {start!r}", remedy="give more of the id")
    if not rest:
        return _found(view, ids[0], None)
    if len(rest) != 2 or rest[0] not in JUDGED:
        raise BadInput(
            f"{words!r} is no address", remedy=f"write READING/TABLE/ROW, TABLE being {', '.join(JUDGED)}"
        )
    found = _found(view, ids[0], (rest[0], rest[1]))
    if all(item.id != rest[1] for item in getattr(found.reading, rest[0])):
        raise BadInput(f"reading {ids[0]} has no {rest[0]} {rest[1]}")
    return found


def full_address(view: View, words: str) -> str:
    """An address with the whole id of its reading."""
    start, slash, rest = words.partition("/")
    ids = view.readings(start) if start else []
    if len(ids) != 1:
        raise BadInput(
            f"{len(ids) or 'no'} readings begin with {start!r}", remedy="dateline query prints addresses"
        )
    return f"{ids[0]}{slash}{rest}"


def _found(view: View, reading: str, row: tuple[str, str] | None) -> Found:
    kept = view.kept(reading)
    if kept is None:
        raise BadInput(f"there is no reading {reading}")
    produced = view.rows("produced", document=kept.document_id)
    files = dict.fromkeys(str(each[3]) for each in produced if each[3] is not None)
    return Found(kept, reading_of(kept), tuple(files), row)
