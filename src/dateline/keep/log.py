"""The log of judgements: appended to, never changed, each entry sealed with the hash of the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

import msgspec

from dateline.model import Judgement
from dateline.tables import JUDGEMENTS, Row

START: Final = "0" * 64
"""What stands before the first entry."""
ACROSS: Final = ""
"""The document of an entry that is about more than one: a merge or a split of incidents. Its ``anchor`` names them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One judgement as it is logged.

    ``anchor`` finds the row in any reading of the document, ``seen`` is what the person saw there, as JSON.
    """

    number: int
    previous: str
    document: str
    anchor: str
    seen: str | None
    judgement: Judgement

    @property
    def row(self) -> Row:
        """The row of the table."""
        one = self.judgement
        return (
            self.number,
            one.id,
            self.previous,
            one.decision,
            one.about,
            self.document,
            self.anchor,
            self.seen,
            one.value,
            one.who,
            one.at,
            one.why,
        )


def entry_of(row: Row) -> Entry:
    """The entry that a row holds."""
    cells = dict(zip(JUDGEMENTS.names, row, strict=True))
    judgement = Judgement(
        **{name: cells[name] for name in ("id", "decision", "about", "value", "who", "at", "why")}
    )
    own = {name: cells[name] for name in ("number", "previous", "document", "anchor", "seen")}
    return Entry(judgement=judgement, **own)


def seal(row: Row) -> str:
    """The hash that names an entry: over its row without the name, so also over the hash before it."""
    return sha256(msgspec.json.encode((row[0], *row[2:]))).hexdigest()


def faults(rows: Iterable[Row]) -> Iterator[str]:
    """Where the chain is broken: an entry that was changed, taken out, put in or moved."""
    previous, expected = START, 1
    for row in rows:
        if row[0] != expected:
            yield f"judgement {row[0]} stands where {expected} belongs"
        if row[2] != previous:
            yield f"judgement {row[0]} does not follow the one before it"
        if row[1] != seal(row):
            yield f"judgement {row[0]} was changed after it was sealed"
        previous, expected = str(row[1]), int(row[0]) + 1


def in_force(entries: Sequence[Entry], *, undoings: bool = False) -> list[Entry]:
    """The entries that no later one undid, without the undoings or with them."""
    undone: set[str] = set()
    left: list[Entry] = []
    for entry in reversed(entries):
        if entry.judgement.id in undone:
            continue
        if entry.judgement.decision == "undo":
            undone.add(entry.judgement.about)
        if undoings or entry.judgement.decision != "undo":
            left.append(entry)
    return left[::-1]
