"""What happened, and what only might have: the events of all reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from dateline.serve.page import Desk, Page
from dateline.serve.pages.reports import PageNumber, day
from dateline.serve.pages.statements import states_of
from dateline.serve.shown import (
    LEGEND,
    TOLD,
    Choice,
    Paging,
    Passage,
    Sign,
    called,
    choices_of,
    sources_of,
    told_in,
    told_sign,
)
from dateline.store import Query, View
from dateline.store.protocol import State
from dateline.terms import EventType

PARTS: Final = {
    "trigger": "trigger", "status_evidence": "shown", "actor": "actor", "recipient": "recipient", "target": "part",
    "item": "part", "instrument": "part", "beneficiary": "part", "origin": "part", "destination": "part",
    "place_of": "part", "time": "part",
}  # fmt: skip
COUNTRIES: Final = 300
Status = Literal[
    "occurred", "ongoing", "claimed", "apparent", "planned", "requested", "promised", "predicted", "hypothetical",
    "threatened", "denied", "negated", "historical",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Type, status, country of the place, words of an actor's name, the days of the event, what was decided about it.

    ``since`` and ``until``: events that may have been between them; one of which nothing says when is not.
    """

    type: EventType | None = None
    status: Status | None = None
    country: str | None = None
    actor: str | None = None
    since: date | None = None
    until: date | None = None
    state: State | None = None
    page: PageNumber = 1


@dataclass(frozen=True, slots=True)
class Told:
    """One event in a line. ``by`` and ``to`` are actor and recipient, in the report's words where they have no name;
    ``source`` the words for who says so, where the report does not in its own voice."""

    report: str
    id: str
    address: str
    outlet: str | None
    published: str | None
    state: str
    type: str
    mode: str | None
    quad: str
    sign: Sign
    earliest: str | None
    latest: str | None
    reason: str | None
    actor: str | None
    recipient: str | None
    by: str | None
    to: str | None
    toponym: str | None
    precision: str | None
    country: str | None
    according_to: str | None
    source: str | None
    confidence: float | None
    quote: str
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Events:
    """A page of the events."""

    paging: Paging
    types: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    countries: tuple[Choice, ...]
    events: tuple[Told, ...]
    legend: tuple[Sign, ...]


def events(desk: Desk, asked: Asked) -> Events:
    """The answer of the page."""
    query = Query(
        type=asked.type,
        told=asked.status,
        country=asked.country,
        actor=asked.actor,
        since=day(asked.since),
        until=day(asked.until),
        **states_of(asked.state),
    )
    paging, told = told_in(desk.view, "events", query, asked.page, PARTS)
    return Events(
        paging,
        choices_of(desk.view.tallies("type")),
        choices_of(desk.view.tallies("told"), TOLD),
        choices_of(desk.view.tallies("country", limit=COUNTRIES)),
        tuple(_told(desk.view, told)),
        LEGEND,
    )


def _told(view: View, rows: Sequence[tuple[dict[str, Any], Passage | None]]) -> Iterator[Told]:
    """The events with the words for who tells of them."""
    sources = sources_of(view, [(cells["reading"], cells["according_to"]) for cells, _ in rows])
    for cells, passage in rows:
        yield told_of(cells, passage, sources.get((cells["reading"], cells["according_to"])))


def told_of(cells: dict[str, Any], passage: Passage | None, source: str | None) -> Told:
    """An event from its row."""
    address = f"{cells['reading']}/events/{cells['id']}"
    sides = {
        name: called(cells[side], passage, side) for name, side in (("by", "actor"), ("to", "recipient"))
    }
    named = {
        **cells,
        **sides,
        "sign": told_sign(cells),
        "address": address,
        "passage": passage,
        "source": source,
    }
    return Told(**{name: named[name] for name in Told.__slots__})


PAGE = Page(
    name="events",
    title="Events",
    asks=Asked,
    answers=Events,
    answer=events,
    nav="Events",
    styles=("lists.css",),
    modules=("lists.js",),
)
