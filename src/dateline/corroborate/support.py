"""How many stand behind a claim or an incident: reports, outlets, text origins, cited sources, and independent lines.

Promise 4 is kept here: reports of one text are one voice, so a further copy adds a report and nothing else, not even
an outlet: an outlet counts where it told something in words of its own. Lines are what is left of the texts when those
that share text, an owner, an outlet or a cited source are taken together. A report of which it is not known who
printed it, or that says it was told so but not by whom, has no known lineage: it raises no line. Who denies does not
count at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, TypeVar

from dateline.corroborate.figure import Figure, Told
from dateline.corroborate.voices import are_one, chain_of, key_of
from dateline.corroborate.words import Words
from dateline.model import Event, Support

T = TypeVar("T")

HAPPENED = frozenset({"occurred", "ongoing", "claimed", "apparent"})
"""Statuses of an event that tell that it happened, on whosever word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One report behind something: who printed it, whose text it is, whom it cites."""

    document: str
    origin: str
    outlet: str | None
    owner: str | None
    agency: str | None = None
    reused: tuple[str, ...] = ()
    sources: frozenset[str] = frozenset()
    is_known: bool = True


def count(witnesses: Iterable[Witness]) -> Support:
    """The four counts and the lines; the order of the witnesses does not matter."""
    every = list(witnesses)
    own = texts(every)
    sources = sorted(set().union(*(one.sources for one in own)))
    return Support(
        reports=len({one.document for one in every}),
        outlets=len({one.outlet for one in own if one.outlet}),
        origins=len(own),
        sources=len(_groups(sources, are_one)),
        lines=len(lines(own)),
    )


def texts(witnesses: Iterable[Witness]) -> list[Witness]:
    """Who speaks for each text, in the order of their origins."""
    every = sorted(set(witnesses), key=lambda one: (one.document, one.origin, sorted(one.sources)))
    return [_told_by(group) for group in _by_origin(every)]


def lines(of: Iterable[Witness]) -> list[list[Witness]]:
    """The lines of texts that may go back to one; a text of no known lineage is in none."""
    known = [one for one in of if one.outlet and one.is_known]
    return _groups(known, lambda a, b: shared(a, b) is not None)


def _by_origin(witnesses: Sequence[Witness]) -> list[list[Witness]]:
    groups: dict[str, list[Witness]] = {}
    for one in witnesses:
        groups.setdefault(one.origin, []).append(one)
    return [groups[origin] for origin in sorted(groups)]


def _told_by(group: Sequence[Witness]) -> Witness:
    """Who speaks for one text: the report that it comes from, or else the first copy; with all whom that one cites."""
    first = next((one for one in group if one.document == one.origin), group[0])
    own = [one for one in group if one.document == first.document]
    return Witness(
        document=first.document,
        origin=first.origin,
        outlet=first.outlet,
        owner=first.owner,
        agency=first.agency,
        reused=first.reused,
        sources=frozenset().union(*(one.sources for one in own)),
        is_known=any(one.is_known for one in own),
    )


Bond = Literal["outlet", "owner", "text", "agency", "source"]


def shared(a: Witness, b: Witness) -> tuple[Bond, str] | None:
    """Why two texts may go back to one: the outlet, the owner, text, or the key of whom they cite; None where nothing
    says so."""
    if a.outlet == b.outlet:
        return "outlet", a.outlet or ""
    if a.owner and a.owner == b.owner:
        return "owner", a.owner
    if b.origin in a.reused or a.origin in b.reused or b.document in a.reused or a.document in b.reused:
        return "text", ""
    if a.outlet in (b.agency, b.owner) or b.outlet in (a.agency, a.owner):
        return "agency", (a.outlet if a.outlet in (b.agency, b.owner) else b.outlet) or ""
    both = [x for x in a.sources if any(are_one(x, y) for y in b.sources)]
    return ("source", min(both)) if both else None


def _groups(items: Sequence[T], are_same: Callable[[T, T], bool]) -> list[list[T]]:
    """What is left when those that are the same, through others too, are one."""
    head = list(range(len(items)))

    def top(index: int) -> int:
        while head[index] != index:
            head[index] = head[head[index]]
            index = head[index]
        return index

    for i, j in combinations(range(len(items)), 2):
        if top(i) != top(j) and are_same(items[i], items[j]):
            head[top(i)] = top(j)
    groups: dict[int, list[T]] = {}
    for i, item in enumerate(items):
        groups.setdefault(top(i), []).append(item)
    return list(groups.values())


def support_of(reports: Iterable[Told], words: Words) -> Support:
    """How many stand behind an incident: the reports with an event of it that they say happened."""
    return count(witness for told in reports for witness in witnesses_of(told, words))


def witnesses_of(told: Told, words: Words) -> list[Witness]:
    """Who stands behind the events of a report that it says happened: whom each of them is told after."""
    members = set(told.events)
    happened = [one for one in told.reading.events if one.id in members and tells_that_it_was(one)]
    chains = [chain_of(told, one.trigger, words) for one in happened]
    outlet = told.reading.document.source
    return [
        Witness(
            document=told.id,
            origin=told.text_of,
            outlet=outlet,
            owner=told.owner,
            agency=told.agency,
            reused=told.reused,
            sources=chain.sources - {key_of(outlet or "", words)},
            is_known=chain.is_known,
        )
        for chain in chains
    ]


def tells_that_it_was(event: Event) -> bool:
    """Whether an event is told as one that happened."""
    return event.status in HAPPENED and not event.negated


def behind(figures: Iterable[Figure]) -> Support:
    """How many stand behind one claim: the reports that make it."""
    return count(
        Witness(
            document=one.claim.document,
            origin=one.claim.origin or one.claim.document,
            outlet=one.outlet,
            owner=one.owner,
            agency=one.agency,
            reused=one.reused,
            sources=one.sources,
            is_known=one.is_known,
        )
        for one in figures
    )
