"""Everybody whom reports name: how often, what they say, what they do, and what is done to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from dateline.serve.page import Desk, Page
from dateline.serve.pages.reports import PageNumber
from dateline.serve.shown import A_PAGE, Paging, first_of
from dateline.store import View
from dateline.store.facts import BETWEEN
from dateline.terms import EntityKind, Sector

SCANNED = 4_000
"""Names whose codes are looked at for a page that is filtered by them, those of the most reports first."""
AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Words of the name; kind, country and sector as they are coded."""

    name: str | None = None
    kind: EntityKind | None = None
    country: Annotated[str, Meta(pattern="^[A-Z]{3}$")] | None = None
    sector: Sector | None = None
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
    if asked.kind is None and asked.country is None and asked.sector is None:
        found = list(view.tallies("named", words=asked.name, first=first, limit=A_PAGE + 1))
        codes = _codings(view, [name for name, _ in found])
        is_cut = False
    else:
        found, codes, is_cut = _fitting(view, asked, first + A_PAGE + 1)
        found = found[first:]
    names = [name for name, _ in found[:A_PAGE]]
    numbers = {facet: view.tallied(facet, names) for facet in ("speaks", "acts", "hit")}
    return Actors(
        Paging(
            asked.page, asked.page + (len(found) > A_PAGE), first + len(names), len(found) > A_PAGE or is_cut
        ),
        tuple(
            Actor(
                name,
                codes[name],
                number,
                *(numbers[facet].get(name, 0) for facet in ("speaks", "acts", "hit")),
            )
            for name, number in found[:A_PAGE]
        ),
    )


def _fitting(
    view: View, asked: Asked, number: int
) -> tuple[list[tuple[str, int]], dict[str, tuple[Coding, ...]], bool]:
    """So many of the names that are coded so, with their codings; and whether more were not looked at."""
    found: list[tuple[str, int]] = []
    codes: dict[str, tuple[Coding, ...]] = {}
    for at in range(0, SCANNED, AT_ONCE):
        some = list(view.tallies("named", words=asked.name, first=at, limit=AT_ONCE))
        for name, reports in some:
            codings = tuple(_of(view, name))
            if any(_fits(each, asked) for each in codings):
                found.append((name, reports))
                codes[name] = codings
                if len(found) == number:
                    return found, codes, True
        if len(some) < AT_ONCE:
            return found, codes, False
    return found, codes, True


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
