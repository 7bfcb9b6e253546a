"""An event as a line of the record: its mark, when, where, what in the report's own words, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.export.clause import beside, told_in
from dateline.export.dates import days
from dateline.export.legend import Mark, mark_of
from dateline.export.lookup import Lookup
from dateline.export.verbs import NEGATIONS
from dateline.export.visible import ELLIPSIS, one_line
from dateline.model import Count, Event, Participant, Span

_NUMBERED_ROLES = frozenset({"place_of"})
# Characters between two pieces of a line that are shown all the same.
_LONGEST_GAP = 60


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
    """The words that the event rests on in its sentence, in whole phrases, with what a pronoun or a vague number
    stands for in brackets; a long stretch of other matter between them gives way to an ellipsis."""
    bounds = next(
        (each.span for each in known.reading.sentences if each.span.contains(event.trigger)), event.trigger
    )
    if bounds == event.trigger:
        bounds = Span(0, len(known.reading.document.text))
    notes: dict[int, str] = {}
    others: list[Span] = []
    for participant in event.participants:
        if participant.role not in _NUMBERED_ROLES:
            others += [span for span in participant.spans if bounds.contains(span)]
        notes |= _pronoun(known, participant)
    counts = {count.id: count for count in known.reading.counts}
    for count in (counts[each] for each in event.counts):
        if bounds.contains(count.span):
            others.append(count.span)
        notes |= _range(known, count)
    has_actor = any(each.role == "actor" for each in event.participants)
    spans = told_in(known, event.trigger, others, has_actor=has_actor)
    pieces = tuple(_pieces(known, event, spans))
    return one_line(_closed(f" {ELLIPSIS} ".join(_noted(known, piece, notes) for piece in pieces)))


def _pieces(known: Lookup, event: Event, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in one piece, but for what the subject does beside, and for long gaps that say nothing of whether it
    happened."""
    kept: Span | None = None
    others = beside(known, event.trigger)
    for span in sorted(spans, key=lambda each: each.start):
        if kept is None:
            kept = span
        elif span.start <= kept.end or not _can_go(known, event, Span(kept.end, span.start), others):
            kept = Span(kept.start, max(kept.end, span.end))
        else:
            yield kept
            kept = span
    if kept is not None:
        yield kept


def _can_go(known: Lookup, event: Event, gap: Span, others: Span | None) -> bool:
    """Whether the words between two pieces can be left out: they are among the ``others``, or many and join nothing to
    what is shown, and neither deny, doubt nor say who says so."""
    telling = [*event.status_evidence]
    if event.according_to:
        telling += known.told[known.number_of[event.according_to] - 1].statement.cue
    if any(gap.overlaps(span) for span in telling):
        return False
    if others is not None and others.contains(gap):
        return True
    between = known.tokens([gap]).values()
    return len(gap) > _LONGEST_GAP and all(
        token.lemma.casefold() not in NEGATIONS and token.deprel != "cc" for token in between
    )


def _noted(known: Lookup, piece: Span, notes: Mapping[int, str]) -> str:
    """The words of a piece, with the notes that belong after some of them."""
    text, at, parts = known.reading.document.text, piece.start, []
    for end in sorted(notes):
        if at < end <= piece.end:
            parts.append(f"{text[at:end]} [{notes[end]}]")
            at = end
    return "".join([*parts, text[at : piece.end]])


def _closed(words: str) -> str:
    """The words with the mark that closes a quotation which goes on after them."""
    return f"{words}”" if words.count("“") > words.count("”") else words


def _pronoun(known: Lookup, participant: Participant) -> dict[int, str]:
    """Where a participant is a pronoun: the name of whom it stands for, to be written after it."""
    if participant.entity is None:
        return {}
    entity = known.entities[participant.entity]
    mentions = tuple(known.mentions[each] for each in entity.mentions)
    pronouns = {each.span for each in mentions if each.form == "pronoun"}
    if len(pronouns) == len(mentions):
        return {}  # nobody knows who that is
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
