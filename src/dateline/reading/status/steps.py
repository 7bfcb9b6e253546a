"""A step of the way up from a thing that is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dateline.reading.status.clauses import Operator, operators

WEAK: Final = frozenset(("hypothetical", "purpose", "apparent"))
"""Effects that give way to stronger ones from further out."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step up: to which head (None: the way ends), with which operators. ``own``: the words of that head bear on the
    thing too; ``polarity``: so do its negation and what else could undo it. ``given``: what is told is taken as known
    from here on; ``known``: because a word says so ("regretted that …")."""

    head: int | None
    operators: Sequence[Operator] = ()
    own: bool = True
    known: bool = False
    polarity: bool = True
    given: bool = False


END: Final = Step(None)
GIVEN: Final = Step(None, given=True)


def known_from(shown: tuple[int, ...]) -> Step:
    """The end of the way at a word that takes what it governs as known."""
    return Step(None, operators("presupposed", shown), given=True, known=True)


def stopped(head: int) -> Step:
    """The step from what somebody stops to the stopping, which may be yet to come ("urged them to *stop* firing")."""
    return Step(head, operators("stopped", (head,)), polarity=False, given=True)
