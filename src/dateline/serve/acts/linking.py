"""Incidents that are one, and incidents that are two: what a person decides, and the record linked by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.keep.decided import merge as merge_in
from dateline.keep.decided import split as split_in
from dateline.model import Judgement
from dateline.serve.acts.judging import MOST
from dateline.serve.page import Act, Desk, Refused
from dateline.serve.signing import now, relinked, signed


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """Incidents that are one happening."""

    incidents: tuple[str, ...]
    who: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Splitting:
    """Members of an incident, each REPORT or REPORT/EVENT, that are of another happening than the rest."""

    incident: str
    members: tuple[str, ...]
    who: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """The judgement as it was logged; ``applied`` if the incidents are as it says already."""

    judgement: str
    applied: bool


def merge(desk: Desk, asked: Merging) -> Decided:
    """Logs that incidents are one."""
    judgement = _signed("merge", asked.incidents, asked.who, asked.why)
    made = merge_in(desk.store, asked.incidents, judgement)
    return Decided(made.id, relinked(desk.store))


def split(desk: Desk, asked: Splitting) -> Decided:
    """Logs that an incident is two."""
    judgement = _signed("split", asked.members, asked.who, asked.why)
    made = split_in(desk.store, asked.incident, asked.members, judgement)
    return Decided(made.id, relinked(desk.store))


def _signed(decision: str, named: Sequence[str], who: str, why: str) -> Judgement:
    if not 0 < len(named) <= MOST:
        raise Refused(422, f"from one to {MOST} at a time, and these are {len(named)}")
    name = signed(who, why)
    return Judgement(id="new", decision=decision, about="new", who=name, at=now(), why=why)  # type: ignore[arg-type]


MERGE = Act(name="merge", title="Say that incidents are one", asks=Merging, answers=Decided, act=merge)
SPLIT = Act(name="split", title="Say that an incident is two", asks=Splitting, answers=Decided, act=split)
