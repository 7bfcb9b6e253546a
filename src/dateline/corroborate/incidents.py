"""Traces → incidents: the events of different reports that tell one happening, and why each is a member.

Reports that are one text are one voice: their events are one node, that of the report that was published first, so
copies add reports and change nothing else. All that is decided here follows from the traces and the decisions alone,
never from the order in which reports came: a record that is linked in portions is linked as one that is linked at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations, pairwise
from typing import Final, Literal

import numpy as np

from dateline.corroborate.clusters import Bonds, bonds_of, clusters, components
from dateline.corroborate.comparing import Comparer, Node
from dateline.corroborate.ties import is_dated, number_of
from dateline.corroborate.trace import Happening, Ref, Spot, Trace

BY: Final = "incidents@2"
TIED: Final = 0.5
"""How likely two events must be one for their reports' events to be compared as a group."""
LEAST: Final = 0.45
"""How likely, in the mean, the events of two clusters must be one for these to be one incident."""

SPOKEN: Final = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
"""Types whose events are speech: they make an incident only where they have a date."""
_VAGUE: Final = frozenset({"country", "area"})
_MONTH: Final = 31

Decision = tuple[Literal["merge", "split"], Sequence[Sequence[Ref]]]
"""A person's decision: events that are one incident, or groups of events that are not one."""


# Incidents ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One event of an incident: how well it fits the others, and why, as JSON; ``name`` is what an incident is called
    that it comes first in."""

    ref: Ref
    score: float
    why: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """One incident: its members, and what follows from them. ``name_of`` is the event that tells it best."""

    id: str
    type: str
    name_of: Ref
    days: tuple[str | None, str | None]
    place: Spot | None
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The events that were compared with each other, and the incidents among them."""

    id: str
    refs: tuple[Ref, ...]
    incidents: tuple[Linked, ...]


Near = Callable[[Trace], Iterable[Trace]]
"""The other reports whose events may be of the same happenings, of a report."""


def groups_of(
    nodes: Sequence[Node], ties: Iterable[tuple[int, int]], decided: Sequence[Decision]
) -> list[list[int]]:
    """The nodes that hang together by a tie or by a decision, each once."""
    place = {ref: n for n, node in enumerate(nodes) for ref in node.refs}
    bound: list[tuple[int, int]] = []
    for _, parts in decided:
        numbers = [place[ref] for part in parts for ref in part if ref in place]
        bound += pairwise(numbers)
    return components(len(nodes), [*ties, *bound])


def group_of(nodes: Sequence[Node], comparer: Comparer, decided: Sequence[Decision]) -> Group:
    """The incidents among nodes that hang together."""
    nodes = sorted(nodes, key=lambda node: (node.key, node.event.type or "", node.event.id))
    size = len(nodes)
    ties = np.zeros((size, size))
    for i in range(size):
        for j in range(i):
            ties[i, j] = ties[j, i] = comparer.tie(nodes[i], nodes[j])
    bonds = _bonds(nodes, decided)
    found = [
        part
        for cluster in clusters(ties, least=LEAST, bonds=bonds)
        for part in _parted(nodes, cluster, comparer, bonds)
    ]
    refs = tuple(sorted(ref for node in nodes for ref in node.refs))
    incidents = (_incident(nodes, cluster, ties, comparer) for cluster in found)
    return Group(_name(nodes[0]), refs, tuple(each for each in incidents if each is not None))


def _parted(
    nodes: Sequence[Node], cluster: Sequence[int], comparer: Comparer, bonds: Bonds
) -> list[list[int]]:
    """A cluster in the parts that hang together by what events have in common, or by a person's decision."""
    place = {node: n for n, node in enumerate(cluster)}
    joined = [(place[a], place[b]) for a, b in sorted(bonds.together) if a in place and b in place]
    by_report: dict[str, int] = {}
    for n, node in enumerate(cluster):
        joined.append((by_report.setdefault(nodes[node].trace.document, n), n))
    parts = components(len(cluster), joined)
    of = list(range(len(parts)))
    for a, b in combinations(range(len(parts)), 2):
        if of[a] != of[b] and any(
            comparer.have_in_common(nodes[cluster[i]], nodes[cluster[j]]) for i in parts[a] for j in parts[b]
        ):
            of = [of[a] if each == of[b] else each for each in of]
    made: dict[int, list[int]] = {}
    for part, label in zip(parts, of, strict=True):
        made.setdefault(label, []).extend(cluster[n] for n in part)
    return [sorted(part) for part in made.values()]


def _bonds(nodes: Sequence[Node], decided: Sequence[Decision]) -> Bonds:
    place = {ref: n for n, node in enumerate(nodes) for ref in node.refs}
    return bonds_of(
        (decision, [sorted({place[ref] for ref in part if ref in place}) for part in parts])
        for decision, parts in decided
    )


def _name(node: Node) -> str:
    """The id of what a node comes first in."""
    return sha256(repr(node.key[1:]).encode()).hexdigest()[:12]


def _incident(
    nodes: Sequence[Node], cluster: Sequence[int], ties: np.ndarray, comparer: Comparer
) -> Linked | None:
    """A cluster as an incident; None where nothing in it is said to have happened at a time or a place."""
    founders = [n for n in cluster if is_concrete(nodes[n].event)]
    if not founders:
        return None
    inside = [nodes[n] for n in cluster]
    happened = [node.event for node in inside if not is_denied(node.event)]
    kind = _most(event.type or "" for event in happened)
    members: list[Member] = []
    for n in cluster:
        others = [m for m in cluster if m != n]
        score = max(float(np.mean(ties[n, others])), 0.0) if others else 1.0
        best = max(others, key=lambda m: (ties[n, m], -m)) if others else None
        why = comparer.why(nodes[n], nodes[best]) if best is not None else '{"with":null,"features":[]}'
        name = _name(nodes[n])
        members += [Member(ref=ref, score=round(score, 4), why=why, name=name) for ref in nodes[n].refs]
    best_told = max(founders, key=lambda n: (nodes[n].event.type == kind, *_telling(nodes[n].event), -n))
    return Linked(
        id=_name(nodes[founders[0]]),
        type=kind,
        name_of=Ref(nodes[best_told].trace.document, nodes[best_told].event.id),
        days=days_of([nodes[n].event for n in cluster if not is_denied(nodes[n].event)]),
        place=place_of(happened),
        members=tuple(sorted(members, key=lambda member: member.ref)),
    )


def is_denied(event: Happening) -> bool:
    """Whether the report says that it did not happen."""
    return event.negated or event.status == "denied"


def is_concrete(event: Happening) -> bool:
    """Whether something is said to have happened, at a time or a place that is known closer than a country."""
    if is_denied(event):
        return False
    dated = is_dated(event)
    if event.type in SPOKEN:
        return dated
    first, last = event.days
    bounded = first is not None and last is not None and number_of(last) - number_of(first) <= _MONTH
    return bounded or (event.place is not None and event.place.precision not in _VAGUE)


def _telling(event: Happening) -> tuple[int, ...]:
    """How much an event tells: what makes it the one that an incident is named by."""
    return (
        int(not event.aside),
        int(bool(event.targets)) + int(bool(event.actors)) + int(bool(event.counts)),
        int(is_dated(event)) + int(event.place is not None),
        int(event.upos == "VERB"),
    )


def days_of(events: Sequence[Happening]) -> tuple[str | None, str | None]:
    """The days of an incident: the date that most give, or what all bounds leave."""
    dates = [event.days for event in events if is_dated(event)]
    if dates:
        seen = Counter(dates)
        first, last = min(
            seen, key=lambda days: (-seen[days], number_of(days[1] or "") - number_of(days[0] or ""), days)
        )
        return first, last
    first = max((event.days[0] for event in events if event.days[0]), default=None)
    last = min((event.days[1] for event in events if event.days[1]), default=None)
    return (first, last) if not (first and last and first > last) else (None, last)


_CLOSE: Final = ("site", "settlement", "district", "region", "unresolved", "area", "country")


def place_of(events: Sequence[Happening]) -> Spot | None:
    """The place that most give: one that is closer than a country if any is, and of two the closer."""
    places = [event.place for event in events if event.place is not None]
    near = [place for place in places if place.precision not in _VAGUE] or places
    seen = Counter(place.name.lower() for place in near)

    def rank(place: Spot) -> tuple[int, int, str, int]:
        return (-seen[place.name.lower()], _CLOSE.index(place.precision), place.name, place.geonames_id or 0)

    return min(near, key=rank, default=None)


def _most(words: Iterable[str]) -> str:
    seen = Counter(words)
    return min(seen, key=lambda word: (-seen[word], word))
