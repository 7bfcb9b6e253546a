"""What a row of the record is called: by id within one reading, and by anchor across readings.

An address is ``READING/TABLE/ROW`` or, for one cell, ``READING/TABLE/ROW/COLUMN``. An anchor says which words
a row is about, so that a judgement of it finds the same row in another reading of the document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from dateline.errors import BadInput
from dateline.tables import BY_NAME, JUDGED, Kept, Row, Value

# The evidence that says what a row is about; for other tables it is their words.
_ABOUT = {"statements": ("content", "cue")}


@dataclass(frozen=True, slots=True)
class Address:
    """One row, or one cell, of one reading; ``column`` is "" for the row."""

    reading: str
    table: str
    row: str
    column: str = ""

    def __str__(self) -> str:
        return "/".join((self.reading, self.table, self.row, *((self.column,) if self.column else ())))


def address_of(words: str) -> Address:
    """The address that these words are."""
    parts = words.split("/")
    if len(parts) not in (3, 4) or not all(parts) or parts[1] not in JUDGED:
        raise BadInput(
            f"{words!r} is no address of a row or a cell",
            remedy=f"write READING/TABLE/ROW or READING/TABLE/ROW/COLUMN, TABLE being {', '.join(sorted(JUDGED))}",
        )
    return Address(*parts)


def row_at(kept: Kept, table: str, row: str) -> dict[str, Value]:
    """The cells of one row."""
    of = BY_NAME[table]
    place = of.place("id")
    for found in kept.rows[table]:
        if found[place] == row:
            return dict(zip(of.names, found, strict=True))
    raise BadInput(f"reading {kept.id} has no {table} {row}")


def anchors(kept: Kept) -> Mapping[tuple[str, str], str]:
    """The anchor of each row that can be judged, by table and id."""
    cited: dict[tuple[Value, Value, Value], list[list[Value]]] = {}
    for of, about, column, _, start, end, _ in kept.rows["evidence"]:
        cited.setdefault((of, about, column), []).append([start, end])
    mentions = {row[1]: cited.get(("mentions", row[1], "words"), []) for row in kept.rows["mentions"]}
    triggers = {row[1]: cited.get(("events", row[1], "words"), []) for row in kept.rows["events"]}
    found: dict[tuple[str, str], str] = {}
    for table in sorted(JUDGED):
        seen: Counter[str] = Counter()
        for row in kept.rows[table]:
            id = row[1]  # noqa: A001
            words: list[object] = [
                cited.get((table, id, column), []) for column in _ABOUT.get(table, ("words",))
            ]
            words += _more(table, row, mentions, triggers)
            text = msgspec.json.encode([table, *words]).decode()
            seen[text] += 1
            found[table, str(id)] = text if seen[text] == 1 else f"{text}#{seen[text]}"
    return found


def _more(
    table: str, row: Row, mentions: dict[Value, list[list[Value]]], triggers: dict[Value, list[list[Value]]]
) -> list[object]:
    """What else tells rows of this table apart."""
    if table == "entities":
        first = next(iter(msgspec.json.decode(str(row[7]))), None)
        return [row[2], mentions.get(first, [])]
    if table == "participants":
        return [row[3], triggers.get(row[2], [])]
    return []
