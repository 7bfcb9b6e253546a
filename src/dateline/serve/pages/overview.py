"""The overview: what is in the record, what is new in it, what disagrees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from dateline.export.legend import HISTORICAL, NEGATED, STATUSES
from dateline.serve.page import Desk, Nothing, Page
from dateline.serve.pages.reports import Report, reports_of
from dateline.serve.shown import TOLD, Choice, Sign, choices_of, sign_of
from dateline.store import Query, View
from dateline.tables import DISAGREEMENTS, INCIDENT_CLAIMS, INCIDENTS, JUDGEMENTS, RUNS

NEW: Final = 6
"""Reports, runs and decisions that are shown as new."""
DENIALS: Final = 2
"""Of what does not agree, so many denials; the others are conflicts."""
LOOKED: Final = 500
"""Disagreements that are gone through for those of several incidents."""
TOP: Final = 8
"""Values of a facet that are shown."""
MONTHS: Final = 1_200
SIZES: Final = ("reports", "statements", "events", "incidents", "issues")


@dataclass(frozen=True, slots=True)
class Size:
    """How many there are of something, and the page that lists them."""

    what: str
    number: int
    page: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A status with its sign, and how many events have it."""

    value: str
    sign: Sign
    number: int


@dataclass(frozen=True, slots=True)
class Run:
    """Something that was done to make the record."""

    id: str
    command: str
    started: str
    dateline: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided."""

    decision: str
    about: str
    document: str
    who: str
    at: str
    why: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of two claims that do not agree. ``stance``: whether it is said to be so, or denied."""

    value: str
    stance: str
    asserted_by: str
    quote: str
    document: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims about one incident that do not agree."""

    incident: str
    name: str
    attribute: str
    kind: str
    why: str
    a: Side
    b: Side


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page shows. ``months`` are those of publication, in order."""

    record: str
    sizes: tuple[Size, ...]
    months: tuple[Choice, ...]
    statuses: tuple[Signed, ...]
    types: tuple[Choice, ...]
    acts: tuple[Choice, ...]
    outlets: tuple[Choice, ...]
    countries: tuple[Choice, ...]
    disagreements: tuple[Choice, ...]
    conflicts: tuple[Conflict, ...]
    reports: tuple[Report, ...]
    runs: tuple[Run, ...]
    decisions: tuple[Decision, ...]


def overview(desk: Desk, asked: Nothing) -> Overview:  # noqa: ARG001 - a page's answer
    """The answer of the page."""
    view = desk.view
    numbers = dict(view.tallied("all", SIZES))
    numbers["incidents"] = sum(number for _, number in view.counts("incidents", "type"))
    return Overview(
        desk.store.name,
        tuple(Size(what, numbers[what], what) for what in SIZES if numbers.get(what)),
        tuple(sorted(choices_of(view.tallies("month", limit=MONTHS)), key=lambda each: each.value)),
        tuple(
            Signed(each.value, sign_of(_MARKS[each.value]), each.number)
            for each in choices_of(view.tallies("told"), TOLD)
        ),
        choices_of(view.tallies("type", limit=TOP)),
        choices_of(view.tallies("act")),
        choices_of(view.tallies("outlet", limit=TOP)),
        choices_of(view.tallies("country", limit=TOP)),
        choices_of(view.counts("disagreements", "kind")),
        tuple(_conflicts(view)),
        reports_of(view, view.reports(Query(), limit=NEW).rows),
        tuple(_runs(view)),
        tuple(_decisions(view)),
    )


_MARKS: Final = {
    **{str(name): mark for name, mark in STATUSES.items()},
    "negated": NEGATED,
    "historical": HISTORICAL,
}


def _runs(view: View) -> Iterator[Run]:
    for row in view.latest("runs", "started", limit=NEW):
        cells = RUNS.cells(row)
        yield Run(**{name: cells[name] for name in Run.__slots__})


def _decisions(view: View) -> Iterator[Decision]:
    for row in view.latest("judgements", "number", limit=NEW):
        cells = JUDGEMENTS.cells(row)
        yield Decision(**{name: cells[name] for name in Decision.__slots__})


def _of_each(view: View, kind: str, number: int) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    for cells in map(DISAGREEMENTS.cells, islice(view.rows("disagreements", kind=kind), LOOKED)):
        if cells["incident"] not in seen and len(seen) < number:
            seen.add(cells["incident"])
            yield cells


def _conflicts(view: View) -> Iterator[Conflict]:
    """Some claims that contradict each other, and after them some that are denied: of each incident the first."""
    for cells in (*_of_each(view, "conflict", NEW - DENIALS), *_of_each(view, "denial", DENIALS)):
        sides = []
        for claim in (cells["a"], cells["b"]):
            of = INCIDENT_CLAIMS.cells(next(iter(view.rows("incident_claims", id=claim))))
            sides.append(Side(of["value"], of["stance"], of["asserted_by"], of["quote"], of["document"]))
        incident = INCIDENTS.cells(next(iter(view.rows("incidents", id=cells["incident"]))))
        yield Conflict(
            incident["id"], incident["name"], cells["attribute"], cells["kind"], cells["why"], *sides
        )


PAGE = Page(
    name="overview",
    title="Overview",
    asks=Nothing,
    answers=Overview,
    answer=overview,
    nav="Overview",
    styles=("lists.css", "overview.css"),
)
