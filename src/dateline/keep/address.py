"""What a row of the record is called: by id within one reading, and by anchor across readings.

An address is ``READING/TABLE/ROW`` or, for one cell, ``READING/TABLE/ROW/FIELD``; a field is one of the row's type in
`dateline.model`, or the role of an event's participants. An anchor says which words a row is about, so that a judgement
of it finds the same row in another reading of the document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from dateline.errors import BadInput
from dateline.model import Reading, Span
from dateline.tables import JUDGED

Names = Mapping[tuple[str, str], str]
"""The anchor of each row, by table and id."""


@dataclass(frozen=True, slots=True)
class Address:
    """One row, or one cell, of one reading; ``field`` is "" for the row."""

    reading: str
    table: str
    row: str
    field: str = ""

    def __str__(self) -> str:
        return "/".join((self.reading, self.table, self.row, *((self.field,) if self.field else ())))


def address_of(words: str) -> Address:
    """The address that these words are."""
    parts = words.split("/")
    if len(parts) not in (3, 4) or not all(parts) or parts[1] not in JUDGED:
        raise BadInput(
            f"{words!r} is no address of a row or a cell",
            remedy=f"write READING/TABLE/ROW or READING/TABLE/ROW/FIELD, TABLE being {', '.join(JUDGED)}",
        )
    return Address(*parts)


def item_at(reading: Reading, table: str, row: str) -> Any:
    """The item of this id."""
    for item in getattr(reading, table):
        if item.id == row:
            return item
    raise BadInput(f"the reading has no {table} {row}")


def anchors(reading: Reading) -> Names:
    """The anchor of each row that can be judged."""
    first = {mention.id: mention.span for mention in reversed(reading.mentions)}
    found: dict[tuple[str, str], str] = {}
    for table in JUDGED:
        seen: Counter[str] = Counter()
        for item in getattr(reading, table):
            words = [[span.start, span.end] for span in _about(table, item, first)]
            text = msgspec.json.encode([table, words]).decode()
            seen[text] += 1
            found[table, item.id] = text if seen[text] == 1 else f"{text}#{seen[text]}"
    return found


def _about(table: str, item: Any, mentions: Mapping[str, Span]) -> tuple[Span, ...]:
    """The words that tell an item from others of its kind."""
    if table == "statements":
        return (*item.content, *item.cue)
    if table == "entities":
        return (min(mentions[one] for one in item.mentions),)
    return (item.trigger if table == "events" else item.span,)
