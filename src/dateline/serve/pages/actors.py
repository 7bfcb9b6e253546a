"""Whoever acts, is acted on or speaks under a name: in how many reports, and how often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from msgspec import Meta

from dateline.serve.page import Desk, Page
from dateline.serve.pages.reports import PageNumber
from dateline.serve.shown import A_PAGE, Paging, first_of
from dateline.store import View
from dateline.store.facts import BETWEEN
from dateline.terms import EntityKind, Sector

SCANNED: Final = 4_000
"""Names that are looked at for a page, those of the most reports first: 11 microseconds each on the gold reports, for
whether they act, are acted on or speak."""
AT_ONCE: Final = 200
DEEDS: Final = ("speaks", "acts", "hit")
"""What makes somebody an actor. Half of the names in the gold reports do none of it: in passing, or no name at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Words of the name; kind, country and sector as they are coded.

    ``shown``: whoever acts, is acted on or speaks, or all whom reports name.
    """

    name: str | None = None
    kind: EntityKind | None = None
    country: Annotated[str, Meta(pattern="^[A-Z]{3}$")] | None = None
    sector: Sector | None = None
    shown: Literal["acting", "all"] = "acting"
    page: PageNumber = 1


@dataclass(frozen=True, slots=True)
class Coding:
    """How reports code a name, and how many of them."""

    kind: str
    country: str | None
    sector: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class Actor:
    """A name: the reports that name it, its statements, the events that it did, and those that were done to it."""

    name: str
    codings: tuple[Coding, ...]
    reports: int
    statements: int
    acts: int
    hit: int


@dataclass(frozen=True, slots=True)
class Actors:
    """A page of the names, those of the most reports first."""

    paging: Paging
    actors: tuple[Actor, ...]


def actors(desk: Desk, asked: Asked) -> Actors:
    """The answer of the page."""
    first, view = first_of(asked.page), desk.view
    if asked == Asked(name=asked.name, shown="all", page=asked.page):
        found, is_cut = list(view.tallies("named", words=asked.name, first=first, limit=A_PAGE + 1)), False
    else:
        found, is_cut = _fitting(view, asked, first + A_PAGE + 1)
        found = found[first:]
    names = [name for name, _ in found[:A_PAGE]]
    codes = _codings(view, names)
    numbers = {facet: view.tallied(facet, names) for facet in DEEDS}
    return Actors(
        Paging(
            asked.page, asked.page + (len(found) > A_PAGE), first + len(names), len(found) > A_PAGE or is_cut
        ),
        tuple(
            Actor(name, codes[name], number, *(numbers[facet].get(name, 0) for facet in DEEDS))
            for name, number in found[:A_PAGE]
        ),
    )


def _fitting(view: View, asked: Asked, number: int) -> tuple[list[tuple[str, int]], bool]:
    """So many of the names that fit, with the number of their reports; and whether more were not looked at."""
    found: list[tuple[str, int]] = []
    is_coded = asked.kind is not None or asked.country is not None or asked.sector is not None
    for at in range(0, SCANNED, AT_ONCE):
        some = list(view.tallies("named", words=asked.name, first=at, limit=AT_ONCE))
        acting = _acting(view, [name for name, _ in some]) if asked.shown == "acting" else None
        for name, reports in some:
            if acting is not None and name not in acting:
                continue
            if is_coded and not any(_fits(each, asked) for each in _of(view, name)):
                continue
            found.append((name, reports))
            if len(found) == number:
                return found, True
        if len(some) < AT_ONCE:
            return found, False
    return found, True


def _acting(view: View, names: Sequence[str]) -> frozenset[str]:
    """Those of the names that act, are acted on or speak."""
    return frozenset(name for facet in DEEDS for name in view.tallied(facet, names))


def _fits(coding: Coding, asked: Asked) -> bool:
    return (
        (asked.kind is None or coding.kind == asked.kind)
        and (asked.country is None or coding.country == asked.country)
        and (asked.sector is None or coding.sector == asked.sector)
    )


def _codings(view: View, names: Iterable[str]) -> dict[str, tuple[Coding, ...]]:
    """The codings of each name, the most frequent first."""
    return {name: tuple(_of(view, name)) for name in names}


def _of(view: View, name: str) -> Iterator[Coding]:
    for value, number in view.tallies("coded", start=name + BETWEEN, limit=20):
        kind, country, sector = [*value[len(name) + 1 :].split(BETWEEN), "", ""][:3]
        yield Coding(kind, country or None, sector or None, number)


PAGE = Page(
    name="actors",
    title="Actors",
    asks=Asked,
    answers=Actors,
    answer=actors,
    nav="Actors",
    styles=("lists.css",),
    modules=("lists.js",),
)
