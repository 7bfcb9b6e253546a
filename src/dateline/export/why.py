"""Why the record has a line: its sentence with the words it rests on underlined, and what made it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group
from rich.table import Table
from rich.text import Text

from dateline.errors import BadInput
from dateline.export.dates import days
from dateline.export.happened import happened
from dateline.export.legend import VERBS
from dateline.export.look import Look
from dateline.export.lookup import Lookup, lookup
from dateline.export.phrase import said, sentence_span
from dateline.export.terminal import drawn, style_of
from dateline.export.underline import Stroke, underlined
from dateline.export.visible import one_line
from dateline.model import Event, Party, Reading, Span, Statement, When

_WIDEST = 100


@dataclass(frozen=True, slots=True)
class Part:
    """Words that a line rests on: as what, where, what they stand for, and how they are drawn."""

    name: str
    spans: tuple[Span, ...]
    note: str
    stroke: str
    style: str


def why(reading: Reading, number: int, look: Look) -> str:
    """The words on which the statement or event of this number rests."""
    known = lookup(reading)
    told = {each.number: each for each in known.told}
    if number in told:
        statement = told[number].statement
        line = next(str(each) for each in said(known) if each.number == number)
        return _drawn(known, line, tuple(_of_statement(known, statement)), statement, look)
    if number in known.events:
        event = known.events[number]
        line = next(str(each) for each in happened(known) if each.number == number)
        return _drawn(known, line, tuple(_of_event(known, event)), event, look)
    last = len(known.told) + len(known.events)
    raise BadInput(
        f"there is no line {number} in the record of {look.name_of(reading.document)}",
        remedy=f"give a number from 1 to {last}" if last else "nothing was found in this report",
    )


def _of_statement(known: Lookup, statement: Statement) -> Iterator[Part]:
    colour = style_of(VERBS[statement.act].colour)
    manner = f"{statement.manner} speech"
    if statement.source:
        yield Part("source", statement.source.spans, _party(known, statement.source), "─", "bold bright_blue")
    yield Part("cue", statement.cue, statement.act.replace("_", " "), "═", colour)
    if statement.addressee:
        yield Part("to", statement.addressee.spans, _party(known, statement.addressee), "─", "bold")
    yield Part("content", statement.content, manner, "·", "")
    if statement.medium:
        yield Part("medium", statement.medium.spans, statement.medium.name, "~", "yellow")
    yield from _time(known, statement.time)


def _of_event(known: Lookup, event: Event) -> Iterator[Part]:
    for participant in event.participants:
        note = known.entities[participant.entity].name if participant.entity else ""
        yield Part(participant.role.replace("_", " "), participant.spans, note, "─", "bold bright_blue")
    counts = {count.id: count for count in known.reading.counts}
    for count in (counts[each] for each in event.counts):
        high = "or more" if count.high is None else f"to {count.high:,}"
        note = f"{count.low:,}" if count.low == count.high else f"{count.low:,} {high}"
        yield Part("count", (count.span,), f"{note} {count.unit or ''} {count.scope or ''}", "~", "yellow")
    status = "did not happen" if event.negated else event.status
    yield Part(status, event.status_evidence, "its status", "═", "magenta")
    yield Part("trigger", (event.trigger,), f"{event.type} {event.mode or ''}", "═", "bold red")
    if event.place:
        place = known.places[event.place]
        yield Part("place", (place.span,), f"{place.name}, {place.precision}", "~", "green")
    yield from _time(known, event.time)


def _party(known: Lookup, party: Party) -> str:
    if party.entity is None:
        return "not known as an entity"
    entity = known.entities[party.entity]
    facts = (entity.name, entity.role, entity.kind.replace("_", " "), entity.country, entity.sector)
    return ", ".join(fact for fact in facts if fact)


def _time(known: Lookup, when: When) -> Iterator[Part]:
    if when is None:
        return
    found = known.times[when] if isinstance(when, str) else when
    spans = (known.times[when].span,) if isinstance(when, str) else found.spans  # type: ignore[union-attr]
    shown = days(found.earliest, found.latest) or "not resolved"
    yield Part("time", spans, f"{shown}: {found.reason}", "~", "green")


def _drawn(known: Lookup, line: str, parts: Sequence[Part], item: Statement | Event, look: Look) -> str:
    core = [item.trigger] if isinstance(item, Event) else [*item.cue, *item.content]
    if not known.reading.sentences:
        core += [span for part in parts for span in part.spans]
    bounds = sentence_span(known, core)
    width = min(look.width, _WIDEST)
    facts = Table.grid(padding=(0, 2, 0, 0))
    for part in parts:
        if part.spans:
            words = " … ".join(one_line(span.of(known.reading.document.text)) for span in part.spans)
            elsewhere = "" if any(bounds.contains(span) for span in part.spans) else "elsewhere: "
            facts.add_row(
                Text(part.stroke * 2, part.style), Text(part.name, part.style), Text(f"{elsewhere}{words}"),
                Text(one_line(part.note), "dim"),
            )  # fmt: skip
    made = f"read by {item.by}"
    if item.confidence is not None:
        made += f" · confidence {item.confidence:.2f}"
    weights = known.reading.made_by.weights
    made += f" · weights {weights[:12]}" if weights else ""
    strokes = [Stroke(part.name, part.spans, part.stroke, part.style) for part in parts]
    sentence = underlined(known.reading.document.text, bounds, strokes, width)
    group = Group(Text(line, "bold"), Text(), sentence, Text(), facts, Text(), Text(made, "dim"))
    return drawn(group, look, width)
