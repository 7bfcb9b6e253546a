"""One report while its claims are gathered: its words and grammar, and what every claim of it shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from hashlib import sha256

from dateline.checks import OPEN
from dateline.corroborate.figure import Counted, Figure, Told
from dateline.corroborate.grammar import Grammar
from dateline.corroborate.voices import Chain, key_of
from dateline.corroborate.words import Words
from dateline.model import Cell, Claim, Count, Event, Interval, Span, Statement, Timex
from dateline.terms import Extent, Stance, Status

BY = "claims@1"
UNREAL = frozenset({"planned", "requested", "threatened", "promised", "predicted", "hypothetical"})
"""Statuses of events whose numbers are no toll: nobody says that it happened."""
_NARROW = 3
"""Days within which the day of an event is known well enough to be that of its incident."""
_NAMING = frozenset({"actor", "accused", "responsibility"})


@dataclass(frozen=True, slots=True)
class Draft:
    """What a claim says, before it is known who says it."""

    attribute: str
    value: str
    spans: tuple[Span, ...]
    stance: Stance = "asserts"
    status: Status = "occurred"
    event: str | None = None
    count: Count | None = None
    extent: Extent = "all"
    note: str | None = None
    statement: Statement | None = None
    rule: str = "number"


class Scene:
    """One report of an incident, ``began`` being the day of the incident where the reports know it."""

    def __init__(self, incident: str, told: Told, words: Words, began: str | None) -> None:
        self.incident = incident
        self.told = told
        self.words = words
        self.began = began
        self.reading = told.reading
        self.document = told.reading.document
        self.text = told.reading.document.text
        members = set(told.events)
        self.members = [one for one in told.reading.events if one.id in members]
        self.grammar = Grammar(told.reading)

    @cached_property
    def published(self) -> str | None:
        """The day of publication."""
        day = self.document.published.day if self.document.published else None
        return day.isoformat() if day else None

    def lemma(self, span: Span) -> str:
        """The lemma of a verb, with its particle where the two together are known."""
        index = self.grammar.at(span.start)
        if index is None:
            return ""
        lemma, after = self.grammar.tokens[index].lemma.lower(), index + 1
        both = f"{lemma} {self.grammar.word(after)}" if after < len(self.grammar.tokens) else lemma
        return both if both in self.words.verbs else lemma

    def is_apart(self, event: Event) -> bool:
        """Whether an event was on days, known well, that are some days from the incident's."""
        first = _narrow(self.told, event)
        if first is None or self.began is None:
            return False
        return length_of(*sorted((first, self.began))) >= _NARROW

    def day_of(self, statement: Statement | None) -> str | None:
        """The day that a number was said to hold: that of the statement, where the report gives one, or its own."""
        times = {one.id: one for one in self.reading.times}
        while statement is not None:
            when = times[statement.time] if isinstance(statement.time, str) else statement.time
            if when is not None and when.latest not in (None, OPEN) and when.latest == when.earliest:
                return min(when.latest or "", self.published or when.latest or "")
            statement = next((one for one in self.reading.statements if one.id == statement.within), None)
        return self.published

    def figure(self, draft: Draft, chain: Chain, day: str | None, counted: Counted | None = None) -> Figure:
        """A claim with all that is known of it."""
        count = draft.count
        own = key_of(self.document.source or "", self.words)
        statement = draft.statement.id if draft.statement else chain.statement
        claim = Claim(
            id="-",
            incident=self.incident,
            attribute=draft.attribute,
            value=Cell(
                draft.value, draft.spans[:1], f"{BY}/{draft.rule}", count.confidence if count else None
            ),
            asserted_by=chain.last,
            document=self.document.id,
            statement=statement,
            as_of=day,
            low=count.low if count else None,
            high=count.high if count else None,
            modifier=count.modifier if count else None,
            unit=count.unit if count else None,
            scope_note=draft.note,
            extent=draft.extent,
            chain=chain.voices,
            stance=draft.stance,
            status=draft.status,
            event=draft.event,
            origin=self.told.text_of,
        )
        return Figure(
            claim=replace(claim, id=_id_of(claim)),
            counted=counted or Counted(),
            day=day,
            told=str(self.document.published or ""),
            outlet=self.document.source,
            owner=self.told.owner,
            reused=self.told.reused,
            agency=self.told.agency,
            sources=chain.sources - {own},
            speaker=chain.speaker if chain.speaker != own else None,
            words=self.grammar.sentence_words(draft.spans[0].start) if draft.spans else "",
            name=key_of(draft.value, self.words) if draft.rule in _NAMING else None,
            is_known=chain.is_known,
        )


def is_told(event: Event) -> bool:
    """Whether an event's day and place are those of the incident: it happened, and not long before."""
    return (
        event.status not in UNREAL and event.status != "denied" and not event.negated and not event.historical
    )


def _narrow(told: Told, event: Event) -> str | None:
    """The first day of an event that is known to within days."""
    times = {one.id: one for one in told.reading.times}
    when = times[event.time] if isinstance(event.time, str) else event.time
    if when is None or when.earliest in (None, OPEN) or when.latest in (None, OPEN):
        return None
    return when.earliest if length_of(when.earliest or "", when.latest or "") <= _NARROW else None


def spans_of(when: Timex | Interval | None) -> tuple[Span, ...]:
    """The words of a time; none where no words say it."""
    if when is None:
        return ()
    return (when.span,) if isinstance(when, Timex) else when.spans


def length_of(first: str, last: str) -> int:
    """How many days there are from one to another, both counted."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1


def _id_of(claim: Claim) -> str:
    """A name that follows from what is claimed, and where it stands."""
    spans = ",".join(f"{span.start}-{span.end}" for span in claim.value.evidence)
    parts = (
        claim.incident,
        claim.document,
        spans,
        claim.attribute,
        claim.value.value,
        claim.stance,
        claim.asserted_by,
    )
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def day_of_incident(reports: Sequence[Told]) -> str | None:
    """The first day that members of the most reports were on; None where none has a day, but for long stretches."""
    days: dict[str, int] = {}
    for told in reports:
        members = set(told.events)
        starts = {_narrow(told, one) for one in told.reading.events if one.id in members and is_told(one)}
        for start in filter(None, starts):
            days[start] = days.get(start, 0) + 1
    return max(sorted(days), key=lambda day: days[day], default=None)
