"""One thing of a record, found by what a person calls it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.errors import BadInput
from dateline.model import Reading
from dateline.record import reading_of
from dateline.store.protocol import View
from dateline.tables import JUDGED, Kept


@dataclass(frozen=True, slots=True)
class Found:
    """A reading, the names of the files it was read from, and the table and id of the row that was asked for."""

    kept: Kept
    reading: Reading
    files: tuple[str, ...]
    row: tuple[str, str] | None


def find(view: View, words: str) -> Found:
    """What these words name: a report, a reading by the beginning of its id, or ``READING/TABLE/ROW``."""
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


def _found(view: View, reading: str, row: tuple[str, str] | None) -> Found:
    kept = view.kept(reading)
    if kept is None:
        raise BadInput(f"there is no reading {reading}")
    produced = view.rows("produced", document=kept.document_id)
    files = dict.fromkeys(str(each[3]) for each in produced if each[3] is not None)
    return Found(kept, reading_of(kept), tuple(files), row)
