"""A reading as JSON, and back again without loss.

The fields of the public form have the names of the model's, so the way there and back follows from the types;
what differs is said here: a span is two numbers, a sentence is its span, and a token is a row.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any, Final, get_type_hints

import msgspec

from dateline import model
from dateline.errors import BadValue
from dateline.export import wire
from dateline.model import IncidentView, Issue, Published, Reading, Sentence, Span, Token, token_from

_FORMS: Final[Mapping[type[Any], type[msgspec.Struct]]] = {
    model.Document: wire.Document,
    model.Entity: wire.Entity,
    model.Mention: wire.Mention,
    model.Timex: wire.Time,
    model.PlaceCandidate: wire.Candidate,
    model.Place: wire.Place,
    model.Party: wire.Party,
    model.Medium: wire.Medium,
    model.Interval: wire.Interval,
    model.Statement: wire.Statement,
    model.Participant: wire.Participant,
    model.Event: wire.Event,
    model.Count: wire.Count,
    model.Materiel: wire.Materiel,
    model.Issue: wire.Issue,
    model.MadeBy: wire.MadeBy,
    model.Quotation: wire.Quotation,
    model.Perpetrator: wire.Perpetrator,
    model.Target: wire.Target,
    model.Instrument: wire.Instrument,
    model.IncidentView: wire.Incident,
    model.Reading: wire.Reading,
}
_MODELS: Final = {form: kind for kind, form in _FORMS.items()}
_AS_IT_IS: Final = (str, int, float, bool, type(None))
# Lists of rows of numbers: laid out on one line.
_ROWS: Final = frozenset({"sentences", "tokens"})

_ENCODER: Final = msgspec.json.Encoder()
_DECODER: Final = msgspec.json.Decoder(wire.Reading)


def encode(reading: Reading, incidents: Sequence[IncidentView] | None = None) -> bytes:
    """The reading as one JSON object, in one line without its end."""
    return _ENCODER.encode(to_wire(reading, incidents))


def encode_failure(issue: Issue) -> bytes:
    """What stands for a report that could not be read: the same keys, no document, and the issue."""
    return _ENCODER.encode(wire.Reading(document=None, made_by=None, issues=(_out(issue),)))


def laid_out(reading: Reading, incidents: Sequence[IncidentView] | None = None) -> str:
    """The same object for people: one item a line."""
    parts = []
    for name, value in msgspec.structs.asdict(to_wire(reading, incidents)).items():
        if value is msgspec.UNSET:
            continue
        if isinstance(value, tuple) and value and name not in _ROWS:
            items = ",\n".join(f"  {_one(item)}" for item in value)
            parts.append(f' "{name}": [\n{items}\n ]')
        else:
            parts.append(f' "{name}": {_one(value)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _one(value: object) -> str:
    return msgspec.json.format(_ENCODER.encode(value), indent=0).decode()


def decode(data: bytes | str) -> Reading:
    """The reading that `encode` or `laid_out` wrote. What is no reading is refused with `BadValue`."""
    try:
        found = _DECODER.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadValue(
            f"this is no reading: {error}", remedy="give one object that `dateline read --json` wrote"
        ) from None
    if found.document is None:
        why = "; ".join(issue.message for issue in found.issues)
        raise BadValue(f"the report could not be read: {why}")
    return from_wire(found)


def schema() -> dict[str, Any]:
    """The JSON Schema of one object, made from the types."""
    return msgspec.json.schema(wire.Reading)


def to_wire(reading: Reading, incidents: Sequence[IncidentView] | None = None) -> wire.Reading:
    """The reading in its public form."""
    values = {
        field.name: _out(getattr(reading, field.name)) for field in fields(reading) if field.name not in _ROWS
    }
    return wire.Reading(
        **values,
        sentences=tuple(_out(sentence.span) for sentence in reading.sentences),
        tokens=tuple(
            wire.Token(each.span.start, each.span.end, each.lemma, each.upos, each.head, each.deprel)
            for each in reading.tokens
        ),
        incidents=msgspec.UNSET if incidents is None else _out(tuple(incidents)),
    )


def from_wire(form: wire.Reading) -> Reading:
    """The reading that has this public form; the view as incidents adds nothing to it."""
    tokens = [
        Token(Span(each.start, each.end), each.lemma, each.upos, each.head, each.deprel)
        for each in form.tokens
    ]
    names = [field.name for field in fields(Reading) if field.name not in _ROWS]
    return Reading(
        **{name: _in(getattr(form, name)) for name in names},
        sentences=_sentences(form.sentences, tokens),
        tokens=tuple(tokens),
    )


def _sentences(spans: Sequence[tuple[int, int]], tokens: Sequence[Token]) -> tuple[Sentence, ...]:
    """Sentences share out all tokens, in order, so each has those that begin before its end."""
    found, first = [], 0
    for start, end in spans:
        after = token_from(tokens, end)
        found.append(Sentence(Span(start, end), first, after))
        first = after
    return tuple(found)


def _out(value: Any) -> Any:
    """A value of the model in its public form."""
    if isinstance(value, _AS_IT_IS):
        return value
    if isinstance(value, Span):
        return (value.start, value.end)
    if isinstance(value, tuple):
        return tuple(_out(each) for each in value)
    if isinstance(value, Published):
        return value.iso
    values = {name: _out(getattr(value, name)) for name in _NAMES[type(value)]}
    if "span" in values:
        values["start"], values["end"] = values.pop("span")
    return _FORMS[type(value)](**values)


def _in(value: Any) -> Any:
    """A value of the public form in the model's."""
    if isinstance(value, _AS_IT_IS):
        return value
    if isinstance(value, tuple):
        return tuple(_in(each) for each in value)
    kind = _MODELS[type(value)]
    return kind(**{name: make(value) for name, make in _MAKERS[kind]})


def _maker(name: str, hint: object) -> Callable[[Any], Any]:
    if name == "span":
        return lambda form: Span(form.start, form.end)
    if hint is Span:
        return lambda form: Span(*getattr(form, name))
    if hint == tuple[Span, ...]:
        return lambda form: tuple(Span(*words) for words in getattr(form, name))
    if hint == Published | None:
        return lambda form: None if form.published is None else Published(form.published)
    return lambda form: _in(getattr(form, name))


_NAMES: Final = {kind: tuple(field.name for field in fields(kind)) for kind in _FORMS}
# For each type of the model, how the value of each field follows from the public form.
_MAKERS: Final = {
    kind: tuple((name, _maker(name, hint)) for name, hint in get_type_hints(kind).items()) for kind in _FORMS
}
