"""What could not be read or resolved: files that failed, and what readings say of themselves."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from dateline.keep.files import by_place
from dateline.serve.page import Desk, Page
from dateline.serve.pages.reports import PageNumber
from dateline.serve.shown import A_PAGE, Choice, Paging, cells_of, choices_of, first_of, paging_of
from dateline.store import Query
from dateline.store.listing import columns_of
from dateline.tables import RUN_ISSUES

FAILED = 200
"""Failures that one page shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One code of an issue, such as ``no-date``."""

    code: str | None = None
    page: PageNumber = 1


@dataclass(frozen=True, slots=True)
class Failure:
    """A file or a report that could not be read."""

    run: str
    step: str
    code: str
    message: str
    at: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """What a reading says of itself."""

    report: str
    id: str
    outlet: str | None
    published: str | None
    step: str
    code: str
    message: str
    at: str | None


@dataclass(frozen=True, slots=True)
class Issues:
    """A page of the issues. ``failures`` are on its first page; ``failed`` is how many there are."""

    paging: Paging
    failed: int
    failures: tuple[Failure, ...]
    codes: tuple[Choice, ...]
    issues: tuple[Told, ...]


def issues(desk: Desk, asked: Asked) -> Issues:
    """The answer of the page."""
    view = desk.view
    failures: tuple[Failure, ...] = ()
    if asked.page == 1 and asked.code is None:
        rows = [RUN_ISSUES.cells(row) for row in islice(view.rows("run_issues"), FAILED)]
        rows.sort(key=lambda cells: by_place(cells["at"]))
        failures = tuple(Failure(**{name: cells[name] for name in Failure.__slots__}) for cells in rows)
    found = view.listed("issues", Query(code=asked.code), first=first_of(asked.page), limit=A_PAGE)
    told = []
    for row in found.rows:
        cells = cells_of(columns_of("issues"), row)
        cells["id"] = f"issues-{cells['n'] + 1}"
        told.append(Told(**{name: cells[name] for name in Told.__slots__}))
    return Issues(
        paging_of(asked.page, found),
        sum(number for _, number in view.counts("run_issues", "code")),
        failures,
        choices_of(view.tallies("issue", limit=100)),
        tuple(told),
    )


PAGE = Page(
    name="issues",
    title="Issues",
    asks=Asked,
    answers=Issues,
    answer=issues,
    nav="Issues",
    styles=("lists.css",),
    modules=("lists.js",),
)
