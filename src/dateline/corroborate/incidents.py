"""Traces → incidents: the events of different reports that tell one happening, and why each is a member.

Reports that are one text are one voice: their events are one node, that of the report that was published first, so
copies add reports and change nothing else. All that is decided here follows from the traces and the decisions alone,
never from the order in which reports came: a record that is linked in portions is linked as one that is linked at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from typing import Final, Literal

import msgspec
import numpy as np

from dateline.corroborate.clusters import Bonds, bonds_of, clusters, components
from dateline.corroborate.rarity import Wording, wording_of
from dateline.corroborate.stories import Sketch, likelihood, one_story, sketch_of, weights_of
from dateline.corroborate.ties import (
    Side,
    is_barred,
    is_dated,
    number_of,
    place_relation,
    told_features,
    wording_features,
)
from dateline.corroborate.trace import Happening, Ref, Spot, Trace
from dateline.lang import Language

BY: Final = "incidents@1"
WINDOW_DAYS: Final = 30
"""Days between two reports beyond which their events are not compared."""
TIED: Final = 0.5
"""How likely two events must be one for their reports' events to be compared as a group."""
LEAST: Final = 0.45
"""How likely, in the mean, the events of two clusters must be one for these to be one incident."""

UNDATED_STORY: Final = 0.8
"""How likely two reports must tell one story for their events to be compared where the day of one is not known. In
evaluation/gold, train and dev parts, each report in turn without its day, 92 pairs of events are tied, all of one story
(at .5: 104, at .9: 80)."""
BARRED: Final = -0.5
"""What a pair that cannot be one adds to the mean of two clusters: an event that fits either of two happenings of other
days is not to join them."""

HAPPENED: Final = frozenset({"occurred", "ongoing", "claimed", "apparent", "denied"})
"""Statuses of events that are compared: of what is planned, asked for or only thought of, nothing happened yet."""
SPOKEN: Final = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
"""Types whose events are speech: they make an incident only where they have a date."""
_VAGUE: Final = frozenset({"country", "area"})
_MONTH: Final = 31

Decision = tuple[Literal["merge", "split"], Sequence[Sequence[Ref]]]
"""A person's decision: events that are one incident, or groups of events that are not one."""


@dataclass(slots=True)
class Comparer:
    """How two events are compared, with what was computed of each report."""

    language: Language
    sketches: dict[str, Sketch] = field(default_factory=dict)
    stories: dict[tuple[str, str], float] = field(default_factory=dict)

    @property
    def wording(self) -> Wording:
        """The words of the language."""
        return wording_of(self.language)

    def story(self, one: Trace, other: Trace) -> float:
        """How likely two reports tell one story: 1 where they are one text, 0 where they lie too far apart."""
        if one.text == other.text:
            return 1.0
        if not in_window(one.day, other.day):
            return 0.0
        key = (
            (one.document, other.document)
            if one.document < other.document
            else (other.document, one.document)
        )
        if key not in self.stories:
            a, b = (self._sketch(each) for each in (one, other))
            self.stories[key] = one_story(a, b, self.language)
        return self.stories[key]

    def _sketch(self, trace: Trace) -> Sketch:
        if trace.document not in self.sketches:
            self.sketches[trace.document] = sketch_of(trace, self.wording)
        return self.sketches[trace.document]

    def features(self, one: Node, other: Node) -> Mapping[str, float]:
        """Everything that speaks for or against two events being one."""
        same_report = one.trace.document == other.trace.document
        story = self.story(one.trace, other.trace)
        values = wording_features(
            one.event, other.event, story, same_report=same_report, wording=self.wording
        )
        if same_report:
            values["sentences apart"] = min(abs(one.event.sentence - other.event.sentence), 5) / 5
        if not same_report and None in (one.trace.day, other.trace.day):
            values["a report without a day"] = 1.0
        return {**values, **told_features(one.side, other.side, self.wording)}

    def tie(self, one: Node, other: Node) -> float:
        """How likely two events are one happening; `BARRED` where they cannot be."""
        if is_barred(one.side, other.side) or not in_window(one.trace.day, other.trace.day):
            return BARRED
        if one.event.type != other.event.type and one.event.lemma != other.event.lemma:
            return 0.0
        if None in (one.trace.day, other.trace.day) and not self._is_of_one_story(one, other):
            return 0.0
        return likelihood(self.features(one, other), weights_of(self.language, "incident"))

    def _is_of_one_story(self, one: Node, other: Node) -> bool:
        """Whether events of which one's report has no day may be compared: what happens in one place again and again is
        told in like words, so the reports must be much alike, and both events of one day or one place."""
        if one.trace.text == other.trace.text:
            return True
        if not (is_dated(one.event) and is_dated(other.event)):
            relation, _ = place_relation(one.event.place, other.event.place)
            if relation not in ("near", "same name"):
                return False
        return self.story(one.trace, other.trace) >= UNDATED_STORY

    def why(self, one: Node, other: Node) -> str:
        """The features of a pair with their values and what each weighed, the heaviest first, as JSON."""
        weights = weights_of(self.language, "incident")
        found = [
            (name, round(value, 3), round(value * weights[name], 3))
            for name, value in self.features(one, other).items()
            if weights.get(name)
        ]
        found.sort(key=lambda each: (-abs(each[2]), each[0]))
        with_whom = [other.trace.document, other.event.id]
        return msgspec.json.encode({"with": with_whom, "features": found}).decode()


def in_window(one: str | None, other: str | None) -> bool:
    """Whether two days of publication are near enough; a report without one may be of any day."""
    return one is None or other is None or abs(number_of(one) - number_of(other)) <= WINDOW_DAYS


@dataclass(frozen=True, slots=True)
class Node:
    """One event of one text: of the report that has it first, and the same event of the reports that copy it."""

    trace: Trace
    event: Happening
    refs: tuple[Ref, ...]

    @property
    def key(self) -> tuple[str, str, int, int]:
        """What nodes are sorted by: the day, the text, and where the trigger stands; never the document."""
        return (self.trace.day or "9999", self.trace.text, self.event.start, self.event.end)

    @property
    def side(self) -> Side:
        """The node as one side of a pair."""
        return Side(self.trace.document, self.trace.day, self.event)


def nodes_of(traces: Iterable[Trace]) -> list[Node]:
    """The nodes of reports, sorted."""
    by_text: dict[str, list[Trace]] = {}
    for trace in traces:
        by_text.setdefault(trace.text, []).append(trace)
    nodes: list[Node] = []
    for same in by_text.values():
        same.sort(key=lambda trace: (trace.day or "9999", trace.document))
        at: dict[tuple[int, int, str | None], list[tuple[Trace, Happening]]] = {}
        for trace in same:
            for event in trace.happenings:
                if event.status in HAPPENED:
                    at.setdefault((event.start, event.end, event.type), []).append((trace, event))
        for found in at.values():
            refs = tuple(sorted(Ref(trace.document, event.id) for trace, event in found))
            nodes.append(Node(*found[0], refs))
    return sorted(nodes, key=lambda node: (node.key, node.event.type or "", node.event.id))


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
    found = clusters(ties, least=LEAST, bonds=_bonds(nodes, decided))
    refs = tuple(sorted(ref for node in nodes for ref in node.refs))
    incidents = (_incident(nodes, cluster, ties, comparer) for cluster in found)
    return Group(_name(nodes[0]), refs, tuple(each for each in incidents if each is not None))


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
