"""How far coders agree: Krippendorff's alpha by field, and the rows that they judged otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from dateline.keep.address import address_of
from dateline.keep.agreement import Agreement, Difference, judged
from dateline.serve.page import Desk, Nothing, Page
from dateline.serve.pages import events, statements
from dateline.serve.shown import Passage, passage_of
from dateline.store import View

LISTED: Final = 200
"""Differences that the page lists: what two people settle in an afternoon."""
PARTS: Final = {"events": events.PARTS, "statements": statements.PARTS}
"""The tables whose words are shown, and what their columns are to a row."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A row or cell that coders judged otherwise, what each left, and the words that it rests on."""

    field: str
    document: str
    about: str
    verdicts: tuple[tuple[str, str], ...]
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the page shows. ``more``: there are more differences than are listed."""

    coders: tuple[str, ...]
    fields: tuple[Agreement, ...]
    differences: tuple[Differing, ...]
    more: bool


def agreed(desk: Desk, asked: Nothing) -> Agreed:  # noqa: ARG001 - a page's answer
    """Agreement by field, and where there was none."""
    both = judged(desk.view)
    found = list(islice(both.differences(), LISTED + 1))
    fields = tuple(both.agreement())
    coders = {who for one in found for who, _ in one.verdicts}
    return Agreed(
        tuple(sorted(coders)), fields, tuple(_differing(desk.view, found[:LISTED])), len(found) > LISTED
    )


def _differing(view: View, some: Sequence[Difference]) -> Iterator[Differing]:
    addresses = [address_of(each.about) for each in some]
    words: dict[tuple[str, str, str], Passage | None] = {}
    for table, parts in PARTS.items():
        rows = sorted({(at.reading, at.row) for at in addresses if at.table == table})
        for row, worded in zip(rows, view.worded(table, rows), strict=True):
            words[table, *row] = passage_of(worded, parts)
    for each, at in zip(some, addresses, strict=True):
        passage = words.get((at.table, at.reading, at.row))
        yield Differing(each.field, each.document, each.about, each.verdicts, passage)


PAGE = Page(
    name="agreement",
    title="How far coders agree",
    asks=Nothing,
    answers=Agreed,
    answer=agreed,
    styles=("lists.css", "review.css"),
)
