"""The reports of the record, the newest first."""

from __future__ import annotations

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
    paging_of,
)
from dateline.store import Query
from dateline.store.listing import report_columns

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
    """One report, and how much is in it."""

    id: str
    title: str | None
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
    rows = (cells_of(report_columns(), row) for row in found.rows)
    return Reports(
        paging_of(asked.page, found),
        choices_of(desk.view.tallies("outlet", limit=OUTLETS)),
        tuple(report_of(cells) for cells in rows),
    )


def report_of(cells: dict[str, object]) -> Report:
    """A report from its row."""
    named = {**cells, "outlet": cells["source"]}
    return Report(**{name: named[name] for name in Report.__slots__})  # type: ignore[arg-type]


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
