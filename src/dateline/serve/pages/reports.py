"""The reports of the record, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from msgspec import Meta

from dateline.serve.page import Desk, Page
from dateline.serve.shown import (
    A_PAGE,
    LAST_PAGE,
    Choice,
    Paging,
    cells_of,
    choices_of,
    first_of,
    openings,
    paging_of,
)
from dateline.store import Query, View
from dateline.store.listing import report_columns
from dateline.tables import Row

PageNumber = Annotated[int, Meta(ge=1, le=LAST_PAGE)]
OUTLETS = 200
"""Outlets that can be chosen from; any other can be asked for by its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The outlet as it is written, and the days of publication."""

    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    page: PageNumber = 1


@dataclass(frozen=True, slots=True)
class Report:
    """One report, and how much is in it; of one without a title, how its text begins."""

    id: str
    title: str | None
    opening: str | None
    outlet: str | None
    published: str | None
    dateline_place: str | None
    language: str
    version_of: str | None
    statements: int
    events: int
    issues: int


@dataclass(frozen=True, slots=True)
class Reports:
    """A page of the reports."""

    paging: Paging
    outlets: tuple[Choice, ...]
    reports: tuple[Report, ...]


def day(value: date | None) -> str | None:
    """A day as the record writes it."""
    return None if value is None else value.isoformat()


def reports(desk: Desk, asked: Asked) -> Reports:
    """The answer of the page."""
    query = Query(outlet=asked.outlet, since=day(asked.since), until=day(asked.until))
    found = desk.view.reports(query, first=first_of(asked.page), limit=A_PAGE)
    return Reports(
        paging_of(asked.page, found),
        choices_of(desk.view.tallies("outlet", limit=OUTLETS)),
        reports_of(desk.view, found.rows),
    )


def reports_of(view: View, rows: Sequence[Row]) -> tuple[Report, ...]:
    """Reports from their rows."""
    found = [cells_of(report_columns(), row) for row in rows]
    begin = openings(view, [str(cells["id"]) for cells in found if not cells["title"]])
    named = ({**cells, "outlet": cells["source"], "opening": begin.get(cells["id"])} for cells in found)
    return tuple(Report(**{name: cells[name] for name in Report.__slots__}) for cells in named)


PAGE = Page(
    name="reports",
    title="Reports",
    asks=Asked,
    answers=Reports,
    answer=reports,
    nav="Reports",
    styles=("lists.css",),
    modules=("lists.js",),
)
