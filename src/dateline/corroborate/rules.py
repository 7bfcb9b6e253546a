"""Views over the claims of an incident: how many claims become low, best and high, by a rule that the user names.

A rule picks claims, and never changes one; every number of a view names the claims that it is from. What all rules
share: denials and echoes (claims of a text that another report is the origin of) give no number; an addition ("two
more", "a third guard") gives none beside another number, and alone that there were at least so many; a number that
counts more than the incident ("5,200 since 2016") gives none either; a number of some alone
("seven soldiers") answers for the whole only in that there were at least so many, where nothing counts all, or where
it is more than a number that is said to count all: "28 bodies" does not stay behind an official "one dead". What a
source says of some never replaces what it says of all: of "26 dead, 11 of them drivers" the toll is 26.

``low`` is the least that a picked claim allows, ``high`` the most, None where it is open above. ``best`` is the number
of the claim that most independent lines give; of those alike an exact one before a hedged one, then the one of the
latest day, then the lower.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.corroborate.rows import Held
from dateline.errors import BadInput


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """One attribute by one rule. ``claimant`` is whose it is, None for all; ``best`` and the ends as said above.

    ``claims`` are the ids of those that the rule picked, ``best_claim`` of the one whose number is best. ``is_least``:
    only some were counted, so there were at least so many. ``denied_by`` are those who deny it.
    """

    attribute: str
    rule: str
    claimant: str | None
    low: float | None
    best: float | None
    high: float | None
    claims: tuple[str, ...]
    best_claim: str | None
    is_least: bool = False
    denied_by: tuple[str, ...] = ()


Rule = Callable[[Sequence[Held]], Mapping[str | None, Sequence[Held]]]


def latest(claims: Sequence[Held]) -> Mapping[str | None, Sequence[Held]]:
    """The latest claim of each source; what a source has since replaced counts no more."""
    return {None: list(_latest_of_each(claims).values())}


def every(claims: Sequence[Held]) -> Mapping[str | None, Sequence[Held]]:
    """Every claim that was ever made, so that the low is the first report's and the high the boldest's."""
    return {None: claims}


def conservative(claims: Sequence[Held]) -> Mapping[str | None, Sequence[Held]]:
    """The lowest of the latest claims of each source, and no other."""
    current = list(_latest_of_each(claims).values())
    return {
        None: [min(current, key=lambda one: (one.claim.low or 0, _top(one), one.claim.id))] if current else []
    }


def newest(claims: Sequence[Held]) -> Mapping[str | None, Sequence[Held]]:
    """The claims of the latest day alone, whoever makes them."""
    day = max((one.claim.as_of or "" for one in claims), default="")
    return {None: [one for one in claims if (one.claim.as_of or "") == day]}


def claimant(claims: Sequence[Held]) -> Mapping[str | None, Sequence[Held]]:
    """A row for each claimant, of its latest claim."""
    return {name: [one] for name, one in sorted(_latest_of_each(claims).items())}


RULES: Final[Mapping[str, Rule]] = {
    "latest": latest,
    "all": every,
    "conservative": conservative,
    "newest": newest,
    "claimant": claimant,
}
DEFAULT: Final = "latest"


def tolls(claims: Iterable[Held], rule: str = DEFAULT) -> tuple[Toll, ...]:
    """Every attribute that is counted, by a rule, in the order of their names."""
    if rule not in RULES:
        raise BadInput(f"there is no rule {rule!r}", remedy=f"use one of: {', '.join(RULES)}")
    groups: dict[str, list[Held]] = {}
    for one in sorted(claims, key=in_time):
        groups.setdefault(one.claim.attribute, []).append(one)
    return tuple(toll for name in sorted(groups) for toll in _of_attribute(name, groups[name], rule))


def in_time(held: Held) -> tuple[str, str, int, str]:
    """The order of claims: by the day they hold for, then by report and place in it."""
    claim = held.claim
    return (claim.as_of or "", claim.document, claim.value.evidence[0].start, claim.id)


def _of_attribute(name: str, claims: Sequence[Held], rule: str) -> list[Toll]:
    numbers = [one for one in claims if one.is_number and one.claim.stance == "asserts" and not one.is_echo]
    whole = [one for one in numbers if one.claim.extent == "all"]
    parts = [one for one in numbers if one.claim.extent == "part"]
    if not whole and not parts:
        parts = [one for one in numbers if one.claim.extent == "more"]
    is_least = not whole
    least = min((_top(one) for one in whole), default=-1.0)
    total = {one.claim.asserted_by: _top(one) for one in sorted(whole, key=_top)}
    pool = [
        *whole,
        *(one for one in parts if (one.claim.low or 0) > max(least, total.get(one.claim.asserted_by, least))),
    ]
    denied: dict[str, str] = {}
    for one in claims:
        if one.claim.stance == "denies" and not one.claim.low:
            denied.setdefault(one.claim.asserted_by.casefold(), one.claim.asserted_by)
    if not pool:
        return []
    picked = RULES[rule](pool)
    return [
        _toll(name, rule, who, chosen, is_least=is_least, denied=tuple(sorted(denied.values())))
        for who, chosen in picked.items()
        if chosen
    ]


def _toll(
    name: str, rule: str, who: str | None, chosen: Sequence[Held], *, is_least: bool, denied: tuple[str, ...]
) -> Toll:
    best = _best(chosen, highest=is_least)
    lows = [one.claim.low or 0 for one in chosen]
    top = max(chosen, key=lambda one: (max(one.claim.low or 0, one.claim.high or 0), _is_open(one)))
    return Toll(
        attribute=name,
        rule=rule,
        claimant=who,
        low=max(lows) if is_least else min(lows),
        best=_number(best),
        high=None if is_least or _is_open(top) else top.claim.high,
        claims=tuple(sorted(one.claim.id for one in chosen)),
        best_claim=best.claim.id,
        is_least=is_least,
        denied_by=denied,
    )


def _is_open(held: Held) -> bool:
    """Whether there may have been more: the number is a least one, or counts only some."""
    return held.claim.high is None or held.claim.extent != "all"


def _best(chosen: Sequence[Held], *, highest: bool) -> Held:
    if highest:
        return max(chosen, key=lambda one: (one.claim.low or 0, one.claim.id))
    lines = max(one.support.lines for one in chosen)
    most = [one for one in chosen if one.support.lines == lines]
    exact = [one for one in most if _is_exact(one)] or most
    day = max(one.claim.as_of or "" for one in exact)
    return min(
        (one for one in exact if (one.claim.as_of or "") == day),
        key=lambda one: (one.claim.low or 0, one.claim.id),
    )


def _is_exact(held: Held) -> bool:
    """Whether one number of the whole is given, and no other may be meant."""
    claim = held.claim
    return claim.low == claim.high and not claim.modifier and claim.extent == "all"


def _number(held: Held) -> float:
    """The number of a claim: its middle where it is a range, its least where it is open above."""
    low, high = held.claim.low or 0, held.claim.high
    return low if high is None else (low + high) / 2


def _top(held: Held) -> float:
    return float("inf") if held.claim.high is None else held.claim.high


def _latest_of_each(claims: Sequence[Held]) -> dict[str, Held]:
    """The latest claim of each source; of one day, the one that comes last in the record."""
    found: dict[str, Held] = {}
    for one in sorted(claims, key=in_time):
        found[one.claim.asserted_by] = one
    return found
