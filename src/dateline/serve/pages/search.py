"""Search: the reports that have all the words, with the passage and the words lit in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from dateline.serve.page import Desk, Page
from dateline.serve.shown import Lit, Passage
from dateline.store.sql import phrases_of

A_PAGE = 20
LAST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Words that the report has, all of them; "words in marks" stay together."""

    words: str | None = None
    page: Annotated[int, Meta(ge=1, le=LAST)] = 1


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that has them."""

    report: str
    title: str | None
    outlet: str | None
    published: str | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Search:
    """A page of the reports, the best first. ``looked_for`` are the words that were understood."""

    looked_for: tuple[str, ...]
    page: int
    more: bool
    hits: tuple[Hit, ...]


def search(desk: Desk, asked: Asked) -> Search:
    """The answer of the page."""
    words = asked.words or ""
    found = list(desk.view.search(words, limit=asked.page * A_PAGE + 1)) if words else []
    first = (asked.page - 1) * A_PAGE
    shown = found[first : first + A_PAGE]
    return Search(
        tuple(phrases_of(words)),
        asked.page,
        len(found) > first + A_PAGE and asked.page < LAST,
        tuple(
            Hit(
                hit.document,
                hit.title,
                hit.outlet,
                hit.published,
                Passage(
                    hit.passage,
                    0,
                    tuple(Lit("found", span.start, span.end) for span in hit.lit),
                    before=not hit.passage.startswith("…"),
                    after=not hit.passage.endswith("…"),
                ),
            )
            for hit in shown
        ),
    )


PAGE = Page(
    name="search",
    title="Search",
    asks=Asked,
    answers=Search,
    answer=search,
    styles=("lists.css",),
    modules=("lists.js",),
)
