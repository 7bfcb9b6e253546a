"""How far coders agree: Krippendorff's alpha by field, and the rows that they judged otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Final

from dateline.keep.agreement import Agreement, Difference, judged
from dateline.serve.page import Desk, Nothing, Page

LISTED: Final = 200
"""Differences that the page lists: what two people settle in an afternoon."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the page shows. ``more``: there are more differences than are listed."""

    coders: tuple[str, ...]
    fields: tuple[Agreement, ...]
    differences: tuple[Difference, ...]
    more: bool


def agreed(desk: Desk, asked: Nothing) -> Agreed:  # noqa: ARG001 - a page's answer
    """Agreement by field, and where there was none."""
    both = judged(desk.view)
    found = list(islice(both.differences(), LISTED + 1))
    fields = tuple(both.agreement())
    coders = {who for one in found for who, _ in one.verdicts}
    return Agreed(tuple(sorted(coders)), fields, tuple(found[:LISTED]), len(found) > LISTED)


PAGE = Page(
    name="agreement",
    title="How far coders agree",
    asks=Nothing,
    answers=Agreed,
    answer=agreed,
    styles=("review.css",),
)
