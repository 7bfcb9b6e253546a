"""What goes out: readings with the state of their rows, and what of an event a format asks for.

`Coded` is one reading that passed the gate. `Facts` answers, for one of its events, the questions that every
format of event data has: when, where, who, how many killed, says who.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dateline.checks import OPEN
from dateline.errors import BadInput
from dateline.model import Count, Entity, Event, Participant, Place, Reading, Span, Statement, Support
from dateline.terms import HAPPENED_STATUSES

MARK: Final = {
    "machine": "machine-coded by Dateline, not reviewed",
    "accepted": "machine-coded by Dateline, accepted by a person",
    "corrected": "machine-coded by Dateline, corrected in part by a person",
}
"""What stands on everything that goes out."""


@dataclass(slots=True)
class Loss:
    """What a format could not carry: each reason, and how often."""

    written: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    def lose(self, reason: str, number: int = 1) -> None:
        """Something was left out."""
        if number:
            self.reasons[reason] += number

    def __str__(self) -> str:
        lines = [f"{self.written} written"]
        lines += [f"{number} × {reason}" for reason, number in sorted(self.reasons.items())]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Happening:
    """The incident that an event is a member of: what a format that has one line a happening needs of all its reports.

    ``first`` is the event (document, event) that stands for it where one line does: of those that the gate lets through
    the one that is known best. ``tolls`` are low, best and high of the killed by the name of the rule; a high of None is
    open. ``outlets`` are the names of those that report it. ``disputed`` says who is blamed and denies it, or who else is
    blamed: then nobody is named as the one who did it where a format has no place for who says so.
    """

    id: str
    name: str
    earliest: str | None
    latest: str | None
    first: tuple[str, str]
    support: Support
    outlets: tuple[str, ...]
    tolls: Mapping[str, tuple[float, float, float | None]]
    disputed: tuple[str, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many stand behind it, by name."""
        return {name: getattr(self.support, name) for name in SUPPORT}

    @property
    def behind(self) -> str:
        """The same in one line."""
        return ", ".join(f"{name} {number}" for name, number in self.counts.items())


SUPPORT: Final = ("reports", "outlets", "origins", "sources", "lines")


@dataclass(frozen=True, slots=True)
class Coded:
    """A reading that goes out: its id, and the states of those of its rows that are not the machine's alone.

    ``gated`` are rows that stay back: the rejected, and with ``--reviewed`` all that nobody accepted. ``incidents`` are
    those that its events are members of, by the id of the event; none in a record that was not linked.
    """

    reading: Reading
    id: str
    states: Mapping[tuple[str, str], str]
    reviewed: bool = False
    incidents: Mapping[str, Happening] = field(default_factory=dict)

    def state(self, table: str, row: str) -> str:
        """Of a row: machine, accepted, corrected or rejected."""
        return self.states.get((table, row), "machine")

    def passes(self, table: str, row: str) -> bool:
        """Whether the gate lets a row through."""
        state = self.state(table, row)
        return state == "accepted" if self.reviewed else state != "rejected"

    def events(self, loss: Loss) -> Iterator[Facts]:
        """The events that the gate lets through."""
        for event in self.reading.events:
            if self.passes("events", event.id):
                yield Facts(self, event)
            else:
                loss.lose("event held back by the gate (rejected, or not reviewed)")

    def happened(self, loss: Loss, what: str) -> Iterator[Facts]:
        """Those of them that a format without a status can carry."""
        for facts in self.events(loss):
            event = facts.event
            if event.status not in HAPPENED_STATUSES or event.negated:
                loss.lose(
                    f"event that is {'negated' if event.negated else event.status}: {what} has no status"
                )
            elif event.historical:
                loss.lose(f"event that the report tells as history: {what} would date it wrongly")
            else:
                yield facts

    def once(self, loss: Loss, what: str) -> Iterator[Facts]:
        """Those of `happened`, of each incident the one event that stands for it: what is told five times is one line."""
        for facts in self.happened(loss, what):
            if facts.incident is None or facts.is_first:
                yield facts
            else:
                loss.lose(f"event of an incident that another line of {what} stands for")

    def statements(self, loss: Loss) -> Iterator[Statement]:
        """The statements that the gate lets through."""
        for statement in self.reading.statements:
            if self.passes("statements", statement.id):
                yield statement
            else:
                loss.lose("statement held back by the gate (rejected, or not reviewed)")


class Facts:
    """One event, asked as the formats ask."""

    def __init__(self, coded: Coded, event: Event) -> None:
        self.coded = coded
        self.event = event
        reading = coded.reading
        self.document = reading.document
        self.text = reading.document.text
        self._entities = {one.id: one for one in reading.entities}
        self._statements = {one.id: one for one in reading.statements}
        self._places = {one.id: one for one in reading.places}
        self._times = {one.id: one for one in reading.times}
        self._counts = {one.id: one for one in reading.counts}

    @property
    def incident(self) -> Happening | None:
        """The incident that it is a member of."""
        return self.coded.incidents.get(self.event.id)

    @property
    def is_disputed(self) -> bool:
        """Whether it is disputed who did it."""
        return self.incident is not None and bool(self.incident.disputed)

    @property
    def is_first(self) -> bool:
        """Whether it stands for its incident."""
        return self.incident is not None and self.incident.first == (self.document.id, self.event.id)

    @property
    def name(self) -> str:
        """The id of the incident, or the address of an event of none: what one line stands for."""
        return f"incident/{self.incident.id}" if self.incident else self.id

    @property
    def id(self) -> str:
        """The address of the event in the record."""
        return f"{self.coded.id}/events/{self.event.id}"

    @property
    def mark(self) -> str:
        """What says that this is a coding, and whose."""
        return MARK[self.coded.state("events", self.event.id)]

    @property
    def days(self) -> tuple[str | None, str | None]:
        """The first and last day it can have been; None for an end that is open or not known."""
        time = self.event.time
        when = self._times[time] if isinstance(time, str) else time
        ends = (when.earliest, when.latest) if when else (None, None)
        first, last = (None if end == OPEN else end for end in ends)
        return first, last

    @property
    def day(self) -> date | None:
        """The first day it can have been, where both ends are known."""
        first, last = self.days
        return date.fromisoformat(first) if first and last else None

    @property
    def length(self) -> int | None:
        """How many days the interval has."""
        first, last = self.days
        return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1 if first and last else None

    @property
    def place(self) -> Place | None:
        """Where it was."""
        return self._places.get(self.event.place or "")

    @property
    def point(self) -> Place | None:
        """Where it was, if that can be drawn as a point: not a country, nor a stretch of land or sea."""
        place = self.place
        return place if place and place.precision not in ("country", "area", "unresolved") else None

    def who(self, *roles: str) -> list[tuple[Participant, Entity | None]]:
        """The participants in these roles, with the entities where they are known."""
        return [
            (one, self._entities.get(one.entity or ""))
            for one in self.event.participants
            if one.role in roles
        ]

    def names(self, *roles: str) -> str:
        """Their names."""
        return "; ".join(
            entity.name if entity else self.words(*one.spans) for one, entity in self.who(*roles)
        )

    @property
    def statement(self) -> Statement | None:
        """Who says so, where it is not the report itself."""
        return self._statements.get(self.event.according_to or "")

    @property
    def speaker(self) -> str | None:
        """The name of who says so."""
        statement = self.statement
        if statement is None or statement.source is None:
            return None
        entity = self._entities.get(statement.source.entity or "")
        return entity.name if entity else self.words(*statement.source.spans)

    @property
    def says_sector(self) -> str | None:
        """The sector of who says so, where it is known."""
        statement = self.statement
        source = statement.source if statement else None
        entity = self._entities.get(source.entity or "") if source else None
        return entity.sector if entity else None

    def counts(self, *scopes: str | None) -> list[Count]:
        """The numbers in these scopes, without those that are a part of another."""
        found = (self._counts[one] for one in self.event.counts)
        return [one for one in found if one.scope in scopes and getattr(one, "part_of", None) is None]

    def words(self, *spans: Span) -> str:
        """The words of spans."""
        return " … ".join(span.of(self.text) for span in spans)

    @property
    def sentence(self) -> str:
        """The sentence of the trigger on one line, or the trigger where the reading has no sentences."""
        trigger = self.event.trigger
        for sentence in self.coded.reading.sentences:
            if sentence.span.contains(trigger):
                return " ".join(sentence.span.of(self.text).split())
        return self.words(trigger)


def toll_of(facts: Facts, rule: str) -> tuple[float, float, float | None] | None:
    """Low, best and high of the killed over all claims of the incident; None where there is none, or no number."""
    return facts.incident.tolls.get(rule) if facts.incident else None


# How a toll of one event becomes one number, by name. A toll that is open above has no high.
FATALITY_RULES: Final = ("lowest", "best", "highest")


def fatalities(facts: Facts, rule: str) -> int | None:
    """The killed, by a rule: ``lowest`` is the least that any number of the event allows; ``highest`` the most,
    None where one is open; ``best`` the number where it is exact, the middle of its range, or the least where it
    is open above. Without a number: None, never zero.
    """
    if rule not in FATALITY_RULES:
        raise BadInput(
            f"there is no rule {rule!r} for tolls", remedy=f"use one of: {', '.join(FATALITY_RULES)}"
        )
    killed = facts.counts("killed")
    if not killed:
        return None
    if rule == "lowest":
        return int(min(count.low for count in killed))
    if rule == "highest":
        highs = [count.high for count in killed]
        return None if None in highs else int(max(high for high in highs if high is not None))
    return max(int(count.low if count.high is None else (count.low + count.high) / 2) for count in killed)
