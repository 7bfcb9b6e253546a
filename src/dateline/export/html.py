"""A reading as one page that stands alone: the report on the left, its record beside it, each lit by the other.

Nothing is loaded from anywhere, nothing of the report is markup, and the page's own policy forbids what it
does not need: its one style and one script are named by their hashes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.export.amounts import amounts, kits
from dateline.export.dates import days
from dateline.export.happened import happened
from dateline.export.incidents import roles
from dateline.export.legend import HISTORICAL, NEGATED, STATUSES, VERBS, mark_of
from dateline.export.look import Look
from dateline.export.lookup import Lookup, lookup
from dateline.export.pages import asset, policy, templates
from dateline.export.phrase import said
from dateline.export.segments import Mark, Segment, segments
from dateline.export.visible import opening, printable
from dateline.model import Event, IncidentView, Reading, Span, Statement


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment of the text as the page shows it, and the numbers that stand after it."""

    text: str
    keys: str
    classes: str
    refs: tuple[tuple[str, int], ...]


def page(reading: Reading, look: Look) -> str:
    """The page of one report."""
    known = lookup(reading)
    views = tuple(look.incidents(reading)) if look.incidents else ()
    style, script = asset("reading.css"), asset("reading.js")
    return templates().get_template("reading.html").render(
        document=reading.document,
        name=look.name_of(reading.document),
        title=reading.document.title or look.name or opening(reading.document.text),
        words=len(reading.document.text.split()),
        made_by=reading.made_by,
        pieces=tuple(_pieces(known, views)),
        statements=tuple(said(known)),
        events=tuple(happened(known)),
        incidents=[(each, tuple(roles(known, each))) for each in views],
        times=[(each, days(each.earliest, each.latest)) for each in reading.times],
        places=reading.places,
        entities=reading.entities,
        counts=tuple(amounts(known)),
        materiel=tuple(kits(known)),
        checks=[each for each in reading.materiel if each.check],
        issues=reading.issues,
        legend=(*STATUSES.values(), NEGATED, HISTORICAL),
        known=known,
        style=style,
        script=script,
        policy=policy(style, script),
    )  # fmt: skip


def _pieces(known: Lookup, views: Sequence[IncidentView]) -> Iterator[Piece]:
    text = printable(known.reading.document.text)
    refs: dict[int, list[tuple[str, int]]] = {}
    for told in known.told:
        after = told.statement.cue or told.statement.content
        refs.setdefault(after[-1].end, []).append(("s", told.number))
    for number, event in known.events.items():
        refs.setdefault(event.trigger.end, []).append(("e", number))
    for segment in segments(len(text), (*_marks(known), *_of_incidents(known, views))):
        yield Piece(
            text[segment.start : segment.end],
            " ".join(segment.keys),
            " ".join(_classes(segment)),
            tuple(refs.get(segment.end, ())),
        )


def _classes(segment: Segment) -> Iterator[str]:
    """Each part once, and how deep the contents of statements lie here."""
    depth = segment.parts.count("said")
    yield from dict.fromkeys(segment.parts)
    if depth > 1:
        yield f"deep{min(depth, 3)}"


def _marks(known: Lookup) -> Iterator[Mark]:
    """Every word of the text that some row of the page rests on."""
    reading = known.reading

    def mark(key: str, part: str, spans: Sequence[Span]) -> Iterator[Mark]:
        return (Mark(key, part, span) for span in spans)

    for told in known.told:
        yield from _of_statement(f"s{told.number}", told.statement)
    for number, event in known.events.items():
        yield from _of_event(known, f"e{number}", event)
    for number, timex in enumerate(reading.times, start=1):
        yield Mark(f"t{number}", "time", timex.span)
    for number, place in enumerate(reading.places, start=1):
        yield Mark(f"p{number}", "place", place.span)
    for number, entity in enumerate(reading.entities, start=1):
        yield from mark(f"n{number}", "name", [known.mentions[each].span for each in entity.mentions])
    for number, count in enumerate(reading.counts, start=1):
        yield Mark(f"k{number}", "amount", count.span)
    for number, kit in enumerate(kits(known), start=1):
        yield from mark(f"w{number}", "kit", [each.span for each in kit.all])
    for number, materiel in enumerate((each for each in reading.materiel if each.check), start=1):
        yield Mark(f"c{number}", "issue", materiel.span)
    for number, issue in enumerate(reading.issues, start=1):
        yield from mark(f"i{number}", "issue", issue.spans)


def _of_incidents(known: Lookup, views: Sequence[IncidentView]) -> Iterator[Mark]:
    """The triggers of each incident, and who and what fills its roles."""
    triggers = {event.id: event.trigger for event in known.events.values()}
    for number, view in enumerate(views, start=1):
        for event in view.events:
            yield Mark(f"m{number}", "trigger", triggers[event])
        filled = (each.spans for some in (view.perpetrators, view.targets, view.instruments) for each in some)
        yield from (Mark(f"m{number}", "part", span) for spans in filled for span in spans)


def _of_statement(key: str, statement: Statement) -> Iterator[Mark]:
    parties = [party for party in (statement.source, statement.addressee, statement.medium) if party]
    for span in (span for party in parties for span in party.spans):
        yield Mark(key, "source", span)
    for span in statement.cue:
        yield Mark(key, "cue", span)
        yield Mark(key, f"hue-{VERBS[statement.act].colour}", span)
    for span in statement.content:
        yield Mark(key, "said", span)


def _of_event(known: Lookup, key: str, event: Event) -> Iterator[Mark]:
    yield Mark(key, "trigger", event.trigger)
    yield Mark(key, f"hue-{mark_of(event).colour}", event.trigger)
    for participant in event.participants:
        for span in participant.spans:
            yield Mark(key, "part", span)
    for span in event.status_evidence:
        yield Mark(key, "shown", span)
    counts = {count.id: count.span for count in known.reading.counts}
    for count in event.counts:
        yield Mark(key, "part", counts[count])
    if event.place:
        yield Mark(key, "part", known.places[event.place].span)
    if isinstance(event.time, str):
        yield Mark(key, "part", known.times[event.time].span)
