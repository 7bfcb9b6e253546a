"""Who said what to whom, when, and where they said it: the statements of all reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from dateline.export.legend import VERBS
from dateline.export.phrase import UNNAMED
from dateline.serve.page import Desk, Page
from dateline.serve.pages.reports import PageNumber, day
from dateline.serve.shown import (
    ACTS,
    Choice,
    Paging,
    Passage,
    Sign,
    act_sign,
    called,
    choices_of,
    told_in,
)
from dateline.store import Query
from dateline.store.protocol import State
from dateline.terms import Act

PARTS: Final = {
    "source": "source",
    "addressee": "addressee",
    "medium": "medium",
    "cue": "cue",
    "content": "said",
}
MEDIA: Final = 100
"""Media that can be chosen from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Words of the speaker's name or of the medium, the act, the days of publication, what was decided about it."""

    speaker: str | None = None
    act: Act | None = None
    medium: str | None = None
    since: date | None = None
    until: date | None = None
    state: State | None = None
    page: PageNumber = 1


@dataclass(frozen=True, slots=True)
class Told:
    """One statement in a line: who, which verb, to whom, where and when, and the words. ``called`` is the speaker in the
    report's words where it has no name."""

    report: str
    id: str
    address: str
    outlet: str | None
    published: str | None
    state: str
    speaker: str
    called: str
    is_named: bool
    act: str
    sign: Sign
    manner: str
    medium: str | None
    earliest: str | None
    latest: str | None
    reason: str | None
    within: str | None
    confidence: float | None
    quote: str
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Statements:
    """A page of the statements."""

    paging: Paging
    acts: tuple[Choice, ...]
    media: tuple[Choice, ...]
    statements: tuple[Told, ...]


def statements(desk: Desk, asked: Asked) -> Statements:
    """The answer of the page."""
    query = Query(
        actor=asked.speaker,
        act=asked.act,
        medium=asked.medium,
        since=day(asked.since),
        until=day(asked.until),
        **states_of(asked.state),
    )
    paging, told = told_in(desk.view, "statements", query, asked.page, PARTS)
    return Statements(
        paging,
        choices_of(desk.view.tallies("act"), ACTS),
        choices_of(desk.view.tallies("medium", limit=MEDIA)),
        tuple(_told(cells, passage) for cells, passage in told),
    )


def states_of(state: State | None) -> dict[str, Any]:
    """The states that are asked for; without one, all but the rejected."""
    return {} if state is None else {"states": (state,)}


def _told(cells: dict[str, Any], passage: Passage | None) -> Told:
    named = {
        **cells,
        "speaker": cells["speaker"] or UNNAMED,
        "called": called(cells["speaker"], passage, "source") or UNNAMED,
        "is_named": cells["speaker"] is not None,
        "address": f"{cells['reading']}/statements/{cells['id']}",
        "sign": act_sign(cells["act"], VERBS[cells["act"]].one),
        "passage": passage,
    }
    return Told(**{name: named[name] for name in Told.__slots__})


PAGE = Page(
    name="statements",
    title="Statements",
    asks=Asked,
    answers=Statements,
    answer=statements,
    nav="Statements",
    styles=("lists.css",),
    modules=("lists.js",),
)
