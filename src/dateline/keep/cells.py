"""The value of a cell as JSON that holds in any reading of the document, and a reading with another value in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

import msgspec

from dateline import terms
from dateline.errors import BadInput, ReportError
from dateline.keep.address import Names, item_at
from dateline.model import Participant, Reading

# Fields that hold a row together, or say what the machine did: nobody judges these.
FIXED: Final = frozenset({"id", "by", "confidence", "mentions"})
REASON: Final = "decided by a person"
"""The reason of an interval that a correction gives none for."""

# Fields that name other rows, and the table of these. What a party or a participant is, is under "entity".
REFERENCES: Final[Mapping[tuple[str, str], str]] = {
    ("mentions", "entity"): "entities",
    ("times", "anchor"): "times",
    ("statements", "time"): "times",
    ("statements", "within"): "statements",
    ("events", "time"): "times",
    ("events", "place"): "places",
    ("events", "according_to"): "statements",
    ("events", "counts"): "counts",
    ("counts", "part_of"): "counts",
    ("materiel", "holder"): "entities",
    ("materiel", "supplier"): "entities",
}
_BEGINS_JSON: Final = frozenset('"[{')
_ANCHOR: Final = "anchor"
_SAYS: Final = "says"
_SHOWN_BY: Final = "_evidence"
"""How a field is called that holds the words which show the one of this name."""


def judged_fields(table: str, item: Any) -> tuple[str, ...]:
    """The fields of a row that a person may judge."""
    named = tuple(each.name for each in fields(item) if each.name not in FIXED)
    return (*named, *sorted(terms.ROLES)) if table == "events" else named


def portable(reading: Reading, names: Names, table: str, row: str, field: str = "") -> str:
    """What a person sees in a cell, or in the row, as JSON: the same wherever the reading gives its rows other ids."""
    item = item_at(reading, table, row)
    if field:
        return _json(_outward(reading, names, (table, field), _value(item, field)))
    shown = [each.name for each in fields(item) if each.name not in FIXED]
    return _json({name: _outward(reading, names, (table, name), getattr(item, name)) for name in shown})


def given(reading: Reading, names: Names, at: tuple[str, str, str], value: str) -> dict[str, Any]:
    """A person's correction as data, by field; references by anchor. Words that cannot be meant as JSON stand for
    themselves, so that a shell's quotation marks are enough; `BadInput` for JSON that is broken."""
    table, _, field = at
    try:
        found = msgspec.json.decode(value)
    except (msgspec.DecodeError, UnicodeEncodeError):
        if not field or not value.strip() or value.strip()[0] in _BEGINS_JSON:
            raise BadInput(
                f"the correction {value!r} is not JSON", remedy="write words in double quotation marks"
            ) from None
        found = value
    if field:
        found = {field: found}
    if not isinstance(found, dict):
        raise BadInput("a correction of a row is an object of fields", remedy='write {"FIELD": VALUE, …}')
    return {name: _outward(reading, names, (table, name), each) for name, each in found.items()}


def corrected(reading: Reading, table: str, row: str, values: Mapping[str, Any], names: Names) -> Reading:
    """The reading with other values in some fields of one row; `BadInput` where it would be none."""
    rows = {anchor: id for (_, id), anchor in names.items()}  # noqa: A001
    item = item_at(reading, table, row)
    hints = get_type_hints(type(item))
    changes: dict[str, Any] = {}
    for name, value in values.items():
        if name not in judged_fields(table, item):
            raise BadInput(f"there is no field {name!r} to correct in {table}",
                           remedy=f"the fields are {', '.join(judged_fields(table, item))}")  # fmt: skip
        inward = _inward(value, rows)
        try:
            if table == "events" and name in terms.ROLES:
                kept = changes.get("participants", item.participants)
                changes["participants"] = _in_role(kept, name, inward)
            else:
                changes[name] = msgspec.convert(_prepared(name, inward, hints[name]), hints[name])
        except msgspec.ValidationError as error:
            raise BadInput(f"{name} cannot be so: {error}", where=f"{table} {row}",
                           remedy=_could_be(hints.get(name))) from error  # fmt: skip
    try:
        changed = replace(item, **changes)
        items = [changed if each is item else each for each in getattr(reading, table)]
        if table not in ("entities", "statements"):
            items.sort(key=lambda each: each.trigger.start if table == "events" else each.span.start)
        return replace(reading, **{table: tuple(items)})  # type: ignore[arg-type]  # items of that table
    except (ReportError, TypeError) as error:
        what = error.what if isinstance(error, ReportError) else str(error)
        raise BadInput(
            f"it cannot be so: {what}", where=f"{table} {row}", remedy=_together(values, hints)
        ) from error


def _together(values: Mapping[str, Any], hints: Mapping[str, Any]) -> str | None:
    """How a value and the words that show it are corrected at once."""
    for name in values:
        whole = name.removesuffix(_SHOWN_BY)
        if len(values) == 1 and f"{whole}{_SHOWN_BY}" in hints:
            words = f'{{"{whole}": …, "{whole}{_SHOWN_BY}": [[START, END]]}}'
            return f"correct the row, with the words that show it: {words}"
    return None


def _could_be(hint: Any) -> str | None:
    """The values of a closed list."""
    for part in (hint, *get_args(hint)):
        if get_origin(part) is Literal:
            return f"write one of: {', '.join(get_args(part))}"
    return None


def _value(item: Any, field: str) -> Any:
    if field in terms.ROLES and not hasattr(item, field):
        return tuple(one for one in item.participants if one.role == field)
    return getattr(item, field)


def _in_role(participants: tuple[Participant, ...], role: str, value: Any) -> tuple[Participant, ...]:
    """The participants with others in one role."""
    named = [{**each, "role": role} if isinstance(each, dict) else each for each in value or ()]
    made = msgspec.convert(named, tuple[Participant, ...])
    return (*(one for one in participants if one.role != role), *made)


def _outward(reading: Reading, names: Names, at: tuple[str, str], value: Any) -> Any:
    """A value as plain data, with the anchors of the rows that it names, and what these say."""

    def named(value: Any, of: str | None) -> Any:
        if isinstance(value, str) and of is not None and (of, value) in names:
            return {_ANCHOR: names[of, value], _SAYS: _facts(of, item_at(reading, of, value))}
        if isinstance(value, list | tuple):  # msgspec leaves tuples as they are
            return [named(each, of) for each in value]
        if isinstance(value, dict):
            return {key: named(each, "entities" if key == "entity" else None) for key, each in value.items()}
        return value

    return named(msgspec.to_builtins(value), REFERENCES.get(at))


def _facts(table: str, item: Any) -> list[Any]:
    """What a person sees of a row where another names it."""
    seen = {
        "times": ("earliest", "latest"),
        "places": ("name", "geonames_id"),
        "entities": ("name",),
        "counts": ("low", "high"),
    }
    return [getattr(item, name) for name in seen.get(table, ())]


def _inward(value: Any, rows: Mapping[str, str]) -> Any:
    """Plain data with the ids of the rows whose anchors it has, and with spans that are written ``[start, end]``."""
    if isinstance(value, dict):
        if _ANCHOR in value and set(value) <= {_ANCHOR, _SAYS}:
            if value[_ANCHOR] not in rows:
                raise BadInput("what it should refer to is not in this reading")
            return rows[value[_ANCHOR]]
        return {key: _inward(each, rows) for key, each in value.items()}
    if isinstance(value, list):
        if len(value) == 2 and all(type(each) is int for each in value):
            return {"start": value[0], "end": value[1]}
        return [_inward(each, rows) for each in value]
    return value


def _prepared(name: str, value: Any, hint: Any) -> Any:
    """What a person may leave out: the reason of an interval; null is none of many."""
    if name == "time" and isinstance(value, dict):
        return {"earliest": None, "latest": None, "reason": REASON, **value}
    if value is None and str(hint).startswith("tuple["):
        return []
    return value


def _json(value: Any) -> str:
    return msgspec.json.encode(value, order="sorted").decode()
