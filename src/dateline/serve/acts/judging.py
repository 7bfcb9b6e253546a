"""Judging from the page: rows that are accepted, corrected or rejected, and what is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from dateline.errors import Changed
from dateline.keep.judge import judge_all
from dateline.keep.log import ACROSS, Entry, entry_of
from dateline.model import Judgement
from dateline.serve.page import Act, Desk, Refused
from dateline.serve.signing import now, relinked, signed

MOST: Final = 100
"""Rows that are judged at one key: what a page lists at most, and some."""
LONGEST_VALUE = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row or a cell by its address, and what the page says that it was, if it says so."""

    about: str
    seen: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What one person decides of rows that they were shown. A correction is of one row or cell, ``value`` is JSON."""

    decision: Literal["accept", "correct", "reject"]
    rows: tuple[Row, ...]
    who: str
    why: str = ""
    value: str | None = None
    blind: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """Judgements of one's own that are taken back, by their ids."""

    judgements: tuple[str, ...]
    who: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """The judgements as they were logged, and what they were about."""

    judgements: tuple[str, ...]
    about: tuple[str, ...]


def decide(desk: Desk, asked: Decision) -> Done:
    """Logs a decision about each row, all of them or none."""
    who = signed(asked.who, asked.why)
    _some(len(asked.rows))
    if asked.decision == "correct":
        if len(asked.rows) != 1 or asked.value is None:
            raise Refused(422, "a correction has one row and one value")
        if len(asked.value) > LONGEST_VALUE:
            raise Refused(422, "the value is too long")
    elif asked.value is not None:
        raise Refused(422, f"there is no value to {asked.decision}")
    if len({row.about for row in asked.rows}) < len(asked.rows):
        raise Refused(422, "a row is in it twice")
    at = now()
    judgements = [
        Judgement(
            id="new",
            decision=asked.decision,
            about=row.about,
            who=who,
            at=at,
            why=asked.why,
            value=asked.value,
        )
        for row in asked.rows
    ]
    tags = [row.seen for row in asked.rows]
    return _done(desk, judgements, tags, alone=asked.blind)


def undo(desk: Desk, asked: Undoing) -> Done:
    """Takes judgements back, the last first."""
    who = signed(asked.who, asked.why)
    _some(len(asked.judgements))
    entries: list[Entry] = []
    for name in asked.judgements:
        found = [entry_of(row) for row in desk.view.rows("judgements", id=name)]
        if not found:
            raise Refused(404, f"there is no judgement {name[:80]}")
        entries += found
    at = now()
    judgements = [
        Judgement(id="new", decision="undo", about=name, who=who, at=at, why=asked.why)
        for name in asked.judgements
    ]
    done = _done(desk, judgements, [None] * len(judgements), alone=False)
    if any(one.document == ACROSS for one in entries):
        relinked(desk.store)
    return Done(done.judgements, tuple(one.judgement.about for one in entries))


def _done(desk: Desk, judgements: Sequence[Judgement], tags: Sequence[str | None], *, alone: bool) -> Done:
    try:
        made = judge_all(desk.store, judgements, alone=alone, tags=tags)
    except Changed as error:
        raise Refused(409, error.what, error.remedy) from error
    return Done(tuple(one.id for one in made), tuple(one.about for one in made))


def _some(number: int) -> None:
    if not 0 < number <= MOST:
        raise Refused(422, f"from one to {MOST} at a time, and these are {number}")


DECIDE = Act(name="decide", title="Accept, correct or reject", asks=Decision, answers=Done, act=decide)
UNDO = Act(name="undo", title="Take judgements back", asks=Undoing, answers=Done, act=undo)
