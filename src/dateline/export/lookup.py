"""A reading with its items findable: by id, and by the number that a person sees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from dateline.model import (
    Entity,
    Event,
    Mention,
    Place,
    Reading,
    Span,
    Statement,
    Timex,
    Token,
    When,
    token_from,
)

_I = TypeVar("_I", bound="_HasId")


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Told:
    """A statement with its number in the view, and how deep it lies within others."""

    number: int
    depth: int
    statement: Statement


@dataclass(frozen=True, slots=True)
class Lookup:
    """A reading and its items by id. Statements are numbered first, each before those within it; then events."""

    reading: Reading
    told: tuple[Told, ...]
    number_of: Mapping[str, int]
    entities: Mapping[str, Entity]
    mentions: Mapping[str, Mention]
    times: Mapping[str, Timex]
    places: Mapping[str, Place]
    events: Mapping[int, Event]

    def days_of(self, when: When) -> tuple[str | None, str | None]:
        """The first and the last day that a time can be."""
        if when is None:
            return None, None
        found = self.times[when] if isinstance(when, str) else when
        return found.earliest, found.latest

    def words(self, spans: Iterable[Span], *, gap: str = " … ") -> str:
        """The words of the spans as they stand, with a sign where something between them is left out."""
        return gap.join(span.of(self.reading.document.text) for span in spans)

    def tokens(self, spans: Iterable[Span]) -> Mapping[int, Token]:
        """The tokens of the syntax that begin in the spans, by index; none where the syntax was not read."""
        tokens = self.reading.tokens
        found: dict[int, Token] = {}
        for span in spans:
            inside = range(token_from(tokens, span.start), token_from(tokens, span.end))
            found |= {index: tokens[index] for index in inside}
        return found


def lookup(reading: Reading) -> Lookup:
    """The items of a reading by id and by number."""
    told = tuple(_told(reading.statements))
    events = {len(told) + at: event for at, event in enumerate(reading.events, start=1)}
    return Lookup(
        reading=reading,
        told=told,
        number_of={each.statement.id: each.number for each in told},
        entities=_by_id(reading.entities),
        mentions=_by_id(reading.mentions),
        times=_by_id(reading.times),
        places=_by_id(reading.places),
        events=events,
    )


def _by_id(items: Iterable[_I]) -> Mapping[str, _I]:
    return {item.id: item for item in items}


def _told(statements: Iterable[Statement]) -> Iterable[Told]:
    """Statements as they are told: each is followed by those that it reports."""
    within: dict[str | None, list[Statement]] = {}
    for statement in statements:
        within.setdefault(statement.within, []).append(statement)
    todo = [(0, statement) for statement in reversed(within.get(None, []))]
    number = 0
    while todo:
        depth, statement = todo.pop()
        number += 1
        yield Told(number, depth, statement)
        todo += [(depth + 1, inner) for inner in reversed(within.get(statement.id, []))]
