"""Search: the reports that have all the words, with the passage and the words lit in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from dateline.serve.page import Desk, Page
from dateline.serve.shown import Lit, Passage, openings
from dateline.store.sql import phrases_of

A_PAGE = 20
LAST = 10
TRIED = 12
"""Words that are looked for one by one where no report has all of them."""


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
    opening: str | None
    outlet: str | None
    published: str | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Alone:
    """One of the words that no report has together, and whether any report has it."""

    words: str
    is_there: bool


@dataclass(frozen=True, slots=True)
class Search:
    """A page of the reports, the best first. ``looked_for`` are the words that were understood; where no report has all
    of them, ``alone`` is how each fares by itself."""

    looked_for: tuple[str, ...]
    alone: tuple[Alone, ...]
    page: int
    more: bool
    hits: tuple[Hit, ...]


def search(desk: Desk, asked: Asked) -> Search:
    """The answer of the page."""
    words = asked.words or ""
    found = list(desk.view.search(words, limit=asked.page * A_PAGE + 1)) if words else []
    first = (asked.page - 1) * A_PAGE
    shown = found[first : first + A_PAGE]
    begin = openings(desk.view, [hit.document for hit in shown if not hit.title])
    phrases = tuple(phrases_of(words))
    return Search(
        phrases,
        () if found else tuple(_alone(desk, each) for each in phrases[:TRIED]),
        asked.page,
        len(found) > first + A_PAGE and asked.page < LAST,
        tuple(
            Hit(
                hit.document,
                hit.title,
                begin.get(hit.document),
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


def _alone(desk: Desk, phrase: str) -> Alone:
    return Alone(phrase, bool(desk.view.search(f'"{phrase}"', limit=1)))


PAGE = Page(
    name="search",
    title="Search",
    asks=Asked,
    answers=Search,
    answer=search,
    styles=("lists.css",),
    modules=("lists.js",),
)
