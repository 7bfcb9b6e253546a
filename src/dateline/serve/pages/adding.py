"""Adding reports: a text, or files; how far the reading is; and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from dateline.export.visible import one_line
from dateline.keep.redated import redated
from dateline.serve.intake import Delivery, formats
from dateline.serve.page import Desk, Nothing, Page
from dateline.serve.shown import openings
from dateline.store import View
from dateline.tables import PRODUCED, RUN_ISSUES

LISTED: Final = 50
"""Reports and Issues of a delivery that the page names; the rest is in the record, and counted here."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What went wrong, where, and what to do."""

    code: str
    message: str
    where: str | None


@dataclass(frozen=True, slots=True)
class Added:
    """A report that came in."""

    id: str
    title: str | None
    opening: str | None
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Come:
    """A delivery, the reports that are in the record from it, and what could not be read. ``redated``: so many reports
    state another day than the one that was given for all."""

    delivery: Delivery
    reports: tuple[Added, ...]
    issues: tuple[Noted, ...]
    redated: int = 0


@dataclass(frozen=True, slots=True)
class Adding:
    """What the page shows. ``opened``: something can be added; ``working``: something is being read or waits for it."""

    opened: bool
    formats: tuple[str, ...]
    largest: int
    working: bool
    deliveries: tuple[Come, ...]


def adding(desk: Desk, asked: Nothing) -> Adding:  # noqa: ARG001 - a page's answer
    """What came in by the page, the last first."""
    if desk.intake is None:
        return Adding(False, (), 0, False, ())
    known = [each for each in desk.intake.deliveries() if each.state != "open"]
    return Adding(
        opened=True,
        formats=tuple(formats()),
        largest=desk.intake.largest,
        working=any(each.state in ("waiting", "reading") for each in known),
        deliveries=tuple(come(desk.view, each) for each in known),
    )


def come(view: View, one: Delivery) -> Come:
    """A delivery with what came of it."""
    if one.run is None:
        return Come(one, (), ())
    reports = islice(view.rows("produced", run=one.run), LISTED)
    issues = islice(view.rows("run_issues", run=one.run), LISTED)
    return Come(
        one,
        tuple(_added(view, [str(PRODUCED.cells(row)["document"]) for row in reports])),
        tuple(
            Noted(str(each["code"]), one_line(str(each["message"])), each["at"] and one_line(str(each["at"])))
            for each in map(RUN_ISSUES.cells, issues)
        ),
        redated(view, one.run) if one.labels.published and one.state == "done" else 0,
    )


def _added(view: View, documents: list[str]) -> Iterator[Added]:
    heads = {str(head[0]): head for head in view.heads(documents)}
    begin = openings(view, [name for name in documents if not heads[name][2]])
    for name in documents:
        _, outlet, title, published, *_ = heads[name]
        yield Added(name, title and one_line(title), begin.get(name), outlet, published)


PAGE = Page(
    name="add",
    title="Add reports",
    asks=Nothing,
    answers=Adding,
    answer=adding,
    nav="Add",
    modules=("add.js",),
    styles=("review.css", "add.css"),
)
