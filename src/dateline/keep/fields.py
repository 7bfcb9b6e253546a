"""A row as a person judges it: each of its fields, what it says, on which words, and what it could say instead.

The vocabularies are those of the types in `dateline.model`; the rows that a field may name are those of the reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from types import UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from dateline import terms
from dateline.export.dates import days
from dateline.export.happened import happened
from dateline.export.lookup import Lookup
from dateline.export.phrase import said
from dateline.export.visible import one_line
from dateline.keep.address import item_at
from dateline.keep.cells import FIXED, REFERENCES
from dateline.model import Event, Interval, Medium, Participant, Party, Reading, Span, Statement

Kind = Literal[
    "choice", "flag", "text", "number", "list", "words", "row", "rows", "time", "party", "parts", "medium"
]
"""How a field is corrected: one of a vocabulary, yes or no, free text, a number, several texts, words of the report,
another row, several, a time, a party with its words, the participants of one role, a medium."""

# What is judged together: a status rests on its words and its statement, an act on its words. The first one leads.
_TOGETHER: Final[Mapping[str, Sequence[tuple[str, ...]]]] = {
    "events": (
        ("type", "mode", "contexts", "cameo", "quad"),
        ("status", "status_evidence", "negated", "historical", "according_to"),
    ),
    "statements": (("act", "act_evidence"),),
    "counts": (("low", "high", "modifier"),),
    "places": (("name", "precision", "lat", "lon", "geonames_id", "country"),),
    "times": (("earliest", "latest", "type", "value"),),
}
_LONGEST: Final = 90
"""Characters of a row's words in a list of rows to choose from."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a row. ``value`` is what a correction would put there, as JSON; ``shown`` is it in words.

    ``spans`` are the words it rests on. ``of`` is the vocabulary or the table that its values are of: a name in
    `choices`. ``many``: it takes several words or rows; ``empty``: it may be empty.
    """

    name: str
    kind: Kind
    value: str
    shown: str
    spans: tuple[Span, ...] = ()
    of: str | None = None
    many: bool = False
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that are corrected together."""

    name: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a vocabulary, or one row that can be named."""

    value: str
    label: str


def groups(known: Lookup, table: str, row: str) -> tuple[Group, ...]:
    """Every field of a row that a person may judge, those that are judged together side by side."""
    item = item_at(known.reading, table, row)
    found = {each.name: each for each in _fields(known, table, item)}
    together = {name: run for run in _TOGETHER.get(table, ()) for name in run}
    made: list[Group] = []
    for name in found:
        run = together.get(name, (name,))
        if name == run[0]:
            made.append(Group(name, tuple(found[each] for each in run)))
    return tuple(made)


def choices(known: Lookup, table: str) -> dict[str, tuple[Choice, ...]]:
    """The vocabularies and the rows that the fields of a table may be of, by name."""
    reading = known.reading
    found: dict[str, tuple[Choice, ...]] = {}
    for name, hint in _hints(table).items():
        kind, of = _kind(table, name, hint)
        if kind == "choice":
            found[str(of)] = tuple(Choice(one, one.replace("_", " ")) for one in _vocabulary(hint))
        elif of is not None and of not in found:
            found[of] = _rows(known, of)
    if table == "events":
        found["entities"] = _rows(known, "entities")
        found["mode"] = tuple(
            Choice(one, one) for one in sorted({each.mode for each in reading.events if each.mode})
        )
    return found


def line_of(known: Lookup, table: str, row: str) -> str:
    """A row as a line that a person would say."""
    item = item_at(known.reading, table, row)
    if isinstance(item, Event):
        return next(each.what for each in happened(known) if each.event is item)
    if isinstance(item, Statement):
        return next(str(each) for each in said(known) if each.statement is item)
    return _label(known, table, item)


def spans_of(known: Lookup, table: str, row: str) -> Iterator[tuple[str, Span]]:
    """The words that a row rests on, each with the name of its field."""
    for group in groups(known, table, row):
        for each in group.fields:
            yield from ((each.name, span) for span in each.spans)
    item = item_at(known.reading, table, row)
    if table == "entities":
        yield from (("name", known.mentions[each].span) for each in item.mentions)


@cache
def _hints(table: str) -> Mapping[str, Any]:
    """The fields of a table's rows that are judged, and their types."""
    kind = get_args(get_type_hints(Reading)[table])[0]
    hints = get_type_hints(kind)
    found = {each.name: hints[each.name] for each in fields(kind) if each.name not in FIXED}
    if table == "events":
        del found["participants"]  # they are judged by role
        found |= dict.fromkeys(_ROLES, tuple[Participant, ...])
    first = [name for name in _FIRST.get(table, ()) if name in found]
    return {name: found[name] for name in (*first, *(name for name in found if name not in first))}


_FIRST: Final[Mapping[str, Sequence[str]]] = {
    "events": ("type", "status", "trigger", "actor", "recipient", "target", "time", "place", "counts"),
    "statements": ("source", "act", "content", "cue", "addressee"),
}
"""What is asked first of a row; the rest follows as the type has it."""


_ROLES: Final = (
    "actor", "recipient", "target", "instrument", "item", "beneficiary", "place_of", "origin", "destination",
)  # fmt: skip
"""The roles of participants, in the order in which they are asked for."""
assert set(_ROLES) == terms.ROLES


def _kind(table: str, name: str, hint: Any) -> tuple[Kind, str | None]:
    """How a field is corrected, and of which vocabulary or table."""
    if hint == tuple[Participant, ...]:
        return "parts", "entities"
    if (table, name) in REFERENCES:
        of = REFERENCES[table, name]
        if name == "time":
            return "time", of
        return ("rows" if get_origin(hint) is tuple else "row"), of
    plain = _plain(hint)
    if plain is Party:
        return "party", "entities"
    if plain is Medium:
        return "medium", None
    if plain in (Span, tuple[Span, ...]):
        return "words", None
    if _vocabulary(hint):
        return "choice", name if name != "type" else f"{table}.type"
    if plain is bool:
        return "flag", None
    if plain == tuple[str, ...]:
        return "list", None
    if int in _parts(hint) or float in _parts(hint):
        return "number", None
    if get_origin(plain) is tuple:  # candidates that lost: nobody writes these
        return "list", None
    return "text", None


def _parts(hint: Any) -> tuple[Any, ...]:
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def _plain(hint: Any) -> Any:
    """The type without "or nothing"."""
    parts = [each for each in _parts(hint) if each is not type(None)]
    return parts[0] if len(parts) == 1 else hint


def _vocabulary(hint: Any) -> tuple[str, ...]:
    plain = _plain(hint)
    return get_args(plain) if get_origin(plain) is Literal else ()


def _fields(known: Lookup, table: str, item: Any) -> Iterator[Field]:
    for name, hint in _hints(table).items():
        if name == "alternatives":
            continue
        kind, of = _kind(table, name, hint)
        value = _value(item, name, kind)
        yield Field(
            name,
            kind,
            msgspec.json.encode(_sent(value), order="sorted").decode(),
            _shown(known, kind, of, value),
            _spans(known, kind, of, value),
            of,
            many=kind in ("parts", "rows", "list") or hint == tuple[Span, ...],
            empty=type(None) in _parts(hint) or get_origin(hint) is tuple,
        )


def _value(item: Any, name: str, kind: Kind) -> Any:
    if kind == "parts":
        return tuple(one for one in item.participants if one.role == name)
    return getattr(item, name)


def _sent(value: Any) -> Any:
    """A value as a correction sends it: spans as [start, end]."""
    match value:
        case Span():
            return [value.start, value.end]
        case tuple():
            return [_sent(each) for each in value]
        case Party():
            return {"entity": value.entity, "spans": _sent(value.spans)}
        case Participant():
            return {"entity": value.entity, "spans": _sent(value.spans)}
        case Medium():
            return {"name": value.name, "spans": _sent(value.spans)}
        case Interval():
            return {
                "earliest": value.earliest,
                "latest": value.latest,
                "reason": value.reason,
                "spans": _sent(value.spans),
            }
    return value


def _shown(known: Lookup, kind: Kind, of: str | None, value: Any) -> str:
    """A value in words; nothing where there is none."""
    if value is None or value == ():
        return ""
    match kind, value:
        case "words", Span():
            return one_line(known.words([value]))
        case "words", tuple():
            return one_line(known.words(value))
        case "parts", _:
            return "; ".join(_party(known, each) for each in value)
        case "party", _:
            return _party(known, value)
        case "medium", _:
            return one_line(value.name)
        case (("row" | "rows" | "time"), (str() | tuple())):
            ids = (value,) if isinstance(value, str) else value
            return "; ".join(_named(known, str(of), each) for each in ids)
        case "time", Interval():
            return f"{days(value.earliest, value.latest) or 'not resolved'} ({one_line(value.reason)})"
        case "flag", _:
            return "yes" if value else "no"
        case "list", _:
            return ", ".join(one_line(str(each)) for each in value)
        case "number", _:
            return f"{value:,}"
    return one_line(str(value).replace("_", " ") if kind == "choice" else str(value))


def _party(known: Lookup, value: Party | Participant) -> str:
    words = one_line(known.words(value.spans))
    name = one_line(known.entities[value.entity].name) if value.entity else ""
    return f"{name} (“{words}”)" if name and name != words else words


def _named(known: Lookup, of: str, row: str) -> str:
    if row in ("published", "dateline"):
        return row
    return _label(known, of, item_at(known.reading, of, row))


def _spans(known: Lookup, kind: Kind, of: str | None, value: Any) -> tuple[Span, ...]:
    if value is None:
        return ()
    match kind, value:
        case "words", Span():
            return (value,)
        case "words", _:
            return tuple(value)
        case "parts", _:
            return tuple(span for each in value for span in each.spans)
        case (("party" | "medium"), _):
            return tuple(value.spans)
        case "time", Interval():
            return value.spans
        case (("row" | "rows" | "time"), _) if of in ("times", "places", "counts"):
            ids = (value,) if isinstance(value, str) else value
            named = [
                item_at(known.reading, of, each) for each in ids if each not in ("published", "dateline")
            ]
            return tuple(each.span for each in named)
    return ()


def _rows(known: Lookup, of: str) -> tuple[Choice, ...]:
    items = getattr(known.reading, of)
    return tuple(Choice(item.id, _label(known, of, item)) for item in items)


def _label(known: Lookup, table: str, item: Any) -> str:
    """A row in a few words, to choose it by."""
    match table:
        case "entities":
            parts = [item.name, item.role, item.country]
        case "mentions":
            parts = [known.words([item.span]), item.form]
        case "times":
            parts = [known.words([item.span]), days(item.earliest, item.latest) or "not resolved"]
        case "places":
            parts = [item.name, item.country, item.precision]
        case "statements":
            source = known.words(item.source.spans) if item.source else "nobody named"
            parts = [source, item.act.replace("_", " "), known.words(item.content)]
        case "materiel":
            parts = [item.designation, item.kind]
        case _:
            parts = [known.words([item.span]), getattr(item, "scope", None)]
    line = one_line(" · ".join(part for part in parts if part))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
