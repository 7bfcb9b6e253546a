"""Judgements laid over a reading: the reading with its corrections, and the state of what was judged.

The machine's reading stays as it is. Entries are applied in the order of the log. One that accepts or rejects
holds for what the person saw: where a new reading says something else, it does not apply, and is left over. A
correction holds whatever the machine says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec

from dateline.errors import BadInput, BadSpan, BadValue
from dateline.keep.address import address_of, anchors, row_at
from dateline.keep.log import Entry, in_force
from dateline.model import Span
from dateline.record import kept_of, reading_of
from dateline.tables import BY_NAME, Kept, Row, Value

# Columns that follow from others, or that hold a row together: nobody corrects these.
FIXED: Final = frozenset(
    {"n", "id", "by", "confidence", "quote", "speaker", "event", "mentions", "head_start", "head_end"}
)
_DERIVED: Final = {"events": {"actor", "recipient", "toponym", "country", "lat", "lon", "earliest", "latest", "reason"},
                   "statements": {"earliest", "latest", "reason"}}  # fmt: skip
_SPANS: Final = {
    "statements": {"cue", "content", "act", "source", "addressee", "medium"},
    "events": {"words", "status"},
    "participants": {"words"},
    "entities": {"role"},
}
_STATES: Final = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}


@dataclass(frozen=True, slots=True)
class Overlay:
    """A reading under its judgements; ``left`` are the entries that found nothing to apply to."""

    kept: Kept
    reviews: tuple[Row, ...]
    left: tuple[Entry, ...]


@dataclass(slots=True)
class _Sheet:
    """The rows of a reading while corrections are made on them."""

    kept: Kept
    rows: dict[str, list[Row]] = field(init=False)

    def __post_init__(self) -> None:
        self.rows = {name: list(rows) for name, rows in self.kept.rows.items()}

    @property
    def now(self) -> Kept:
        return Kept(
            self.kept.document, self.kept.reading, {name: tuple(rows) for name, rows in self.rows.items()}
        )

    def set(self, table: str, row: str, cells: Mapping[str, Value]) -> None:
        of = BY_NAME[table]
        place = of.place("id")
        for number, found in enumerate(self.rows[table]):
            if found[place] == row:
                changed = {**dict(zip(of.names, found, strict=True)), **cells}
                self.rows[table][number] = tuple(changed[name] for name in of.names)

    def cite(self, table: str, row: str, column: str, spans: Sequence[Span]) -> None:
        by = str(row_at(self.now, table, row).get("by", "judgement@1"))
        left = [each for each in self.rows["evidence"] if each[:3] != (table, row, column)]
        document = self.kept.document_id
        left += [(table, row, column, document, span.start, span.end, by) for span in spans]
        self.rows["evidence"] = sorted(left)


def lay_over(machine: Kept, entries: Sequence[Entry], *, who: str | None = None) -> Overlay:
    """A reading under the judgements of its document: all of them, or those of one person alone."""
    names = anchors(machine)
    rows = {anchor: name for name, anchor in names.items()}
    sheet = _Sheet(machine)
    states: dict[tuple[str, str, str], tuple[str, Entry]] = {}
    left: list[Entry] = []
    for entry in in_force([each for each in entries if who is None or each.judgement.who == who]):
        column = address_of(entry.judgement.about).column
        at = rows.get(entry.anchor)
        decision = entry.judgement.decision
        if at is None or decision not in _STATES:
            left.append(entry)
            continue
        table, row = at
        if decision == "correct":
            try:
                _correct(sheet, (table, row, column), str(entry.judgement.value), rows)
            except (BadInput, BadValue):
                left.append(entry)
                continue
        elif seen(sheet.now, names, (table, row, column)) != entry.seen:
            left.append(entry)
            continue
        elif decision == "reject" and column:
            _correct(sheet, (table, row, column), "null", rows)
        states[table, row, column] = (_STATES[decision], entry)
    _mark_rows(states, sheet)
    corrected = kept_of(reading_of(sheet.now), base=machine.id)
    same = corrected.rows == machine.rows
    return Overlay(
        machine if same else corrected,
        tuple(
            (machine.document_id, *key, state, entry.judgement.who, entry.judgement.id)
            for key, (state, entry) in sorted(states.items(), key=lambda each: each[0])
        ),
        tuple(left),
    )


def _mark_rows(states: dict[tuple[str, str, str], tuple[str, Entry]], sheet: _Sheet) -> None:
    """A row with a changed cell is a corrected one, unless it was accepted or rejected as a whole."""
    of_event = {row[1]: str(row[2]) for row in sheet.rows["participants"]}
    for (table, row, column), (state, entry) in sorted(states.items(), key=lambda each: each[0]):
        if column and state in ("corrected", "rejected"):
            states.setdefault((table, row, ""), ("corrected", entry))
        if table == "participants":
            states.setdefault(("events", of_event[row], ""), ("corrected", entry))


def seen(kept: Kept, names: Mapping[tuple[str, str], str], at: tuple[str, str, str]) -> str:
    """What a person sees of a row or a cell, as JSON: the same wherever the reading gives its rows other ids."""
    table, row, column = at
    cells = row_at(kept, table, row)
    if column and column not in cells:
        return msgspec.json.encode(
            [[span.start, span.end] for span in kept.spans(table, row, column)]
        ).decode()
    refers = {each.name: each.refers for each in BY_NAME[table].columns}
    shown = {
        name: names.get((refers[name] or "", str(value)), value)
        for name, value in cells.items()
        if (name == column if column else name not in FIXED)
    }
    return msgspec.json.encode(shown).decode()


def portable(kept: Kept, names: Mapping[tuple[str, str], str], at: tuple[str, str, str], value: str) -> str:
    """A correction as it is logged: a reference by its anchor; `BadInput` where it cannot be made."""
    table, _, column = at
    try:
        found = msgspec.json.decode(value)
    except msgspec.DecodeError:
        raise BadInput(
            f"the correction {value!r} is not JSON", remedy="write words in double quotation marks"
        ) from None
    refers = {each.name: each.refers for each in BY_NAME[table].columns}.get(column)
    if refers and isinstance(found, str):
        row_at(kept, refers, found)
        found = {"anchor": names[refers, found]}
    logged = msgspec.json.encode(found).decode()
    sheet = _Sheet(kept)
    _correct(sheet, at, logged, {anchor: name for name, anchor in names.items()})
    return logged


def _correct(
    sheet: _Sheet, at: tuple[str, str, str], value: str, rows: Mapping[str, tuple[str, str]]
) -> None:
    """Makes a correction on the sheet, and refuses one after which the rows would be no reading."""
    table, row, column = at
    before = {name: list(each) for name, each in sheet.rows.items()}
    try:
        _change(sheet, at, msgspec.json.decode(value), rows)
        reading_of(sheet.now)
    except (BadValue, TypeError, ValueError, KeyError, BadInput) as error:
        sheet.rows = before
        what = error.what if isinstance(error, (BadValue, BadInput)) else str(error)
        raise BadInput(f"{table} {row} cannot be corrected so: {what}", where=column) from error


def _change(
    sheet: _Sheet, at: tuple[str, str, str], value: object, rows: Mapping[str, tuple[str, str]]
) -> None:
    table, row, column = at
    cells = row_at(sheet.now, table, row)
    if column in _SPANS.get(table, ()) and isinstance(value, list):
        sheet.cite(table, row, column, [Span(start, end) for start, end in value])
        return
    if column not in cells or column in FIXED or column in _DERIVED.get(table, ()):
        raise BadValue(f"{column!r} cannot be corrected in {table}")
    if column == "time" and isinstance(value, dict) and "anchor" not in value:
        days = {name: value.get(name) for name in ("earliest", "latest")}
        reason = value.get("reason") or "corrected by a person"
        sheet.set(table, row, {"time": None, **days, "reason": reason})
        return
    if isinstance(value, dict):
        found = rows.get(str(value.get("anchor")))
        if found is None:
            raise BadValue("what it should refer to is not in this reading")
        value = found[1]
    of = BY_NAME[table].columns[BY_NAME[table].place(column)]
    sheet.set(table, row, {column: _cell(of.kind, value)})


def _cell(kind: str, value: object) -> Value:
    """The value as its column keeps it."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (list, dict)):
        return msgspec.json.encode(value).decode()
    if value is None:
        return None
    if kind == "real" and isinstance(value, (int, float)):
        return float(value)
    if (kind == "whole" and isinstance(value, int)) or (kind == "text" and isinstance(value, str)):
        return value
    raise BadSpan(f"{value!r} does not fit the column")
