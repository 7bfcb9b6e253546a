"""One actor: what it is called and coded as, what it said, what it did to whom and what was done to it, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from dateline.serve.counting import Columns, Filters, chosen, columns_of
from dateline.serve.counting.columns import TYPES, Flags
from dateline.serve.counting.tallied import Tally, by_mark, most, types_of
from dateline.serve.counting.words import Numbers
from dateline.serve.page import Desk, Page, missing
from dateline.serve.pages.selection import Told, first, told
from dateline.serve.pages.timeline import Bin, Step, over_time

SHOWN: Final = 12
SAID: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Filters):
    """The name, as the record has it, and the filters."""

    called: str


@dataclass(frozen=True, slots=True)
class Coding:
    """What readings take the name for, and how many of them."""

    kind: str
    country: str | None
    sector: str | None
    role: str | None
    readings: int


@dataclass(frozen=True, slots=True)
class Form:
    """Words by which reports name or describe it."""

    words: str
    form: str
    times: int


@dataclass(frozen=True, slots=True)
class Said:
    """One statement that it made."""

    report: str
    outlet: str | None
    published: str | None
    statement: str
    act: str
    manner: str
    earliest: str | None
    latest: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Side:
    """Its events on one side: as an actor, or as a recipient."""

    total: int
    marks: tuple[Tally, ...]
    types: tuple[Tally, ...]
    others: tuple[Tally, ...]
    events: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """What the page shows."""

    called: str
    codings: tuple[Coding, ...]
    forms: tuple[Form, ...]
    does: Side
    suffers: Side
    by: Step
    bins: tuple[Bin, ...]
    said: tuple[Said, ...]
    countries: tuple[str, ...]


def actor(desk: Desk, asked: Asked) -> Actor:
    """The answer of the page."""
    columns = columns_of(desk.store.name, desk.view)
    name = asked.called
    codings = tuple(Coding(*row) for row in desk.view.actor_kinds(name))
    has = columns.legend.has(name)
    flags = chosen(columns, asked)
    does, suffers = flags & has[columns.actor], flags & has[columns.recipient]
    if not codings and not does.any() and not suffers.any():
        raise missing("actor", name)
    by, bins = over_time(columns, does | suffers, asked)
    return Actor(
        name,
        codings,
        tuple(Form(*row) for row in desk.view.actor_forms(name, limit=SHOWN)),
        _side(desk, columns, does, columns.recipient),
        _side(desk, columns, suffers, columns.actor),
        by,
        bins,
        tuple(Said(*row) for row in desk.view.actor_said(name, limit=SAID)),
        columns.legend.countries,
    )


def _side(desk: Desk, columns: Columns, flags: Flags, others: Numbers) -> Side:
    rows = np.flatnonzero(flags)
    types = np.bincount(columns.type[rows], minlength=len(TYPES))
    return Side(
        len(rows),
        by_mark(columns, flags),
        types_of(types),
        _others(columns, others[rows]),
        told(desk, columns, first(columns, rows, SHOWN, newest=True).tolist()),
    )


def _others(columns: Columns, cells: Numbers) -> tuple[Tally, ...]:
    """Who is on the other side, the most frequent first."""
    edges = columns.legend.edges
    counts: dict[str, int] = {}
    numbers, times = np.unique(cells, return_counts=True)
    for number, many in zip(numbers.tolist(), times.tolist(), strict=True):
        for part in edges.parts(number):
            name = edges.names.all[part]
            counts[name] = counts.get(name, 0) + many
    return most(counts, SHOWN)


PAGE = Page(
    name="actor",
    title="One actor",
    asks=Asked,
    answers=Actor,
    answer=actor,
    styles=("counts.css", "timeline.css", "network.css"),
)
