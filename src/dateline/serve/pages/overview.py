"""The overview: what is in the record, what is new in it, what disagrees."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.serve.page import Desk, Nothing, Page


@dataclass(frozen=True, slots=True)
class Size:
    """How many there are of something."""

    what: str
    number: int


@dataclass(frozen=True, slots=True)
class Overview:
    """What the page shows."""

    record: str
    sizes: tuple[Size, ...]


def overview(desk: Desk, asked: Nothing) -> Overview:  # noqa: ARG001 - a page's answer
    """What is in the record."""
    return Overview(
        desk.store.name, tuple(Size(what, number) for what, number in desk.view.sizes() if number)
    )


PAGE = Page(
    name="overview",
    title="What is in the record",
    asks=Nothing,
    answers=Overview,
    answer=overview,
    nav="Overview",
)
