"""The incidents of the record: a list with filters, what stands behind each, and which are disputed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from dateline.model import Support
from dateline.serve.page import Desk, Page
from dateline.serve.pages.events import COUNTRIES
from dateline.store.happenings import COUNTED, IncidentQuery, Order
from dateline.tables import INCIDENTS, Row
from dateline.terms import EventType

A_PAGE: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The filters. ``lines``: so many independent lines at least; ``opposed``: with a conflict or a denial."""

    since: date | None = None
    until: date | None = None
    country: str | None = None
    type: EventType | None = None
    words: str | None = None
    reports: int | None = None
    lines: int | None = None
    opposed: bool = False
    order: Order = "day"
    page: int = 1


@dataclass(frozen=True, slots=True)
class Happening:
    """One incident. ``conflicts`` and ``denials`` are disagreements between its claims."""

    id: str
    type: str
    name: str
    earliest: str | None
    latest: str | None
    toponym: str | None
    precision: str | None
    country: str | None
    lat: float | None
    lon: float | None
    support: Support
    confidence: float | None
    conflicts: int = 0
    denials: int = 0


@dataclass(frozen=True, slots=True)
class Incidents:
    """A page of the list. ``total`` is counted up to ``counted``; it is one more where there are more.

    ``countries`` are those that events of the record are in.
    """

    total: int
    counted: int
    page: int
    pages: int
    countries: tuple[str, ...]
    incidents: tuple[Happening, ...]


def incidents(desk: Desk, asked: Asked) -> Incidents:
    """The answer of the page."""
    query = IncidentQuery(
        since=asked.since.isoformat() if asked.since else None,
        until=asked.until.isoformat() if asked.until else None,
        country=asked.country,
        type=asked.type,
        words=asked.words,
        reports=_bounded(asked.reports),
        lines=_bounded(asked.lines),
        opposed=asked.opposed,
        order=asked.order,
    )
    page = min(max(asked.page, 1), COUNTED // A_PAGE)
    rows, total = desk.view.incidents(query, first=(page - 1) * A_PAGE, limit=A_PAGE)
    pages = max(1, -(-min(total, COUNTED) // A_PAGE))
    counts: dict[str, dict[str, int]] = {}
    for incident, kind, number in desk.view.opposed([str(row[0]) for row in rows]):
        counts.setdefault(incident, {})[kind] = int(number)
    countries = tuple(sorted(name for name, _ in desk.view.tallies("country", limit=COUNTRIES)))
    return Incidents(
        total,
        COUNTED,
        min(page, pages),
        pages,
        countries,
        tuple(happening(row, counts) for row in rows),
    )


def _bounded(number: int | None) -> int | None:
    """A number that a database can hold."""
    return None if number is None else min(max(number, 0), 1 << 31)


def happening(row: Row, counts: dict[str, dict[str, int]]) -> Happening:
    """An incident of its row, and the numbers of its disagreements by kind."""
    cells = INCIDENTS.cells(row)
    of = counts.get(cells["id"], {})
    as_they_are = (
        "id", "type", "name", "earliest", "latest", "toponym", "precision", "country", "lat", "lon", "confidence",
    )  # fmt: skip
    return Happening(
        **{name: cells[name] for name in as_they_are},
        support=Support(
            **{name: cells[name] for name in ("reports", "outlets", "origins", "sources", "lines")}
        ),
        conflicts=of.get("conflict", 0),
        denials=of.get("denial", 0),
    )


PAGE = Page(
    name="incidents",
    title="Incidents",
    asks=Asked,
    answers=Incidents,
    answer=incidents,
    nav="Incidents",
    styles=("counts.css", "incident.css"),
    modules=("lists.js",),
)
