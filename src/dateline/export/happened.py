"""An event as a line of the record: its mark, when, where, what in the report's own words, and who says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.export.dates import days
from dateline.export.legend import Mark, mark_of
from dateline.export.lookup import Lookup
from dateline.export.visible import one_line
from dateline.model import Count, Event, Participant, Span

_NUMBERED_ROLES = frozenset({"place_of"})


@dataclass(frozen=True, slots=True)
class Happened:
    """The parts of the line, ready to be shown; ``says`` is the number of the statement it rests on."""

    number: int
    event: Event
    mark: Mark
    when: str
    where: str
    what: str
    says: int | None

    def __str__(self) -> str:
        about = " · ".join(part for part in (self.when, self.where) if part)
        says = f" (says {self.says})" if self.says else ""
        return f"{self.mark.glyph} {self.mark.word}{f' · {about}' if about else ''}: {self.what}{says}"


def happened(known: Lookup) -> Iterator[Happened]:
    """Every event of the reading as a line, in order."""
    for number, event in known.events.items():
        place = known.places[event.place] if event.place else None
        yield Happened(
            number=number,
            event=event,
            mark=mark_of(event),
            when=days(*known.days_of(event.time)),
            where=one_line(place.name) if place else "",
            what=_what(known, event),
            says=known.number_of[event.according_to] if event.according_to else None,
        )


def _what(known: Lookup, event: Event) -> str:
    """The words from the first to the last that the event rests on in its sentence, with what a pronoun or a
    vague number stands for in brackets."""
    own = [event.trigger]
    bounds = next(
        (each.span for each in known.reading.sentences if each.span.contains(event.trigger)), event.trigger
    )
    if bounds == event.trigger:
        bounds = Span(0, len(known.reading.document.text))
    notes: dict[int, str] = {}
    for participant in event.participants:
        if participant.role not in _NUMBERED_ROLES:
            own += [span for span in participant.spans if bounds.contains(span)]
        notes |= _pronoun(known, participant)
    counts = {count.id: count for count in known.reading.counts}
    for count in (counts[each] for each in event.counts):
        if bounds.contains(count.span):
            own.append(count.span)
        notes |= _range(known, count)
    reach = Span(min(span.start for span in own), max(span.end for span in own))
    text, at, parts = known.reading.document.text, reach.start, []
    for end in sorted(notes):
        if at < end <= reach.end:
            parts.append(f"{text[at:end]} [{notes[end]}]")
            at = end
    return one_line("".join([*parts, text[at : reach.end]]))


def _pronoun(known: Lookup, participant: Participant) -> dict[int, str]:
    """Where a participant is a pronoun: the name of whom it stands for, to be written after it."""
    if participant.entity is None:
        return {}
    entity = known.entities[participant.entity]
    mentions = (known.mentions[each] for each in entity.mentions)
    pronouns = {each.span for each in mentions if each.form == "pronoun"}
    return {span.end: entity.name for span in participant.spans if span in pronouns}


def _range(known: Lookup, count: Count) -> dict[int, str]:
    """What a number in words comes to, where it says more than the words: "dozens" is 24–99."""
    words = count.span.of(known.reading.document.text)
    if count.low == count.high:
        return {}
    if count.high is None:
        return (
            {} if any(sign.isdigit() for sign in words) else {count.span.end: f"{number(count.low)} or more"}
        )
    return {count.span.end: f"{number(count.low)}–{number(count.high)}"}


def number(value: float) -> str:
    """A number as a person writes it: 20,000."""
    return f"{value:,}"
