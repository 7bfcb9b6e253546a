"""Two events of two reports compared: how likely they are one happening, by which features, and what bars it.

Reports that are one text are one voice: their events are one node, that of the report that was published first, so
copies add reports and change nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

import msgspec

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
from dateline.corroborate.trace import Happening, Ref, Trace
from dateline.lang import Language

WINDOW_DAYS: Final = 30
"""Days between two reports beyond which their events are not compared."""
UNDATED_STORY: Final = 0.8
"""How likely two reports must tell one story for their events to be compared where the day of one is not known. In
evaluation/gold, train and dev parts, each report in turn without its day, 92 pairs of events are tied, all of one story
(at .5: 104, at .9: 80)."""
BARRED: Final = -0.5
"""What a pair that cannot be one adds to the mean of two clusters: an event that fits either of two happenings of other
days is not to join them."""

COMMON: Final = {
    "same trigger": 1.0,
    "triggers of one stem": 1.0,
    "much likeness of triggers": 0.1,
    "words of the sentence": 0.25,
    "near words in the other sentence": 0.25,
    "same date": 1.0,
    "place: near": 1.0,
    "place: same name": 1.0,
    "actors alike": 0.2,
    "targets alike": 0.2,
    "same numbers": 1.0,
}
"""What two events of different reports have in common, and from how much on. Reports whose events of a cluster have none
of it tell two events of one type in one story ("robbed two convoys", "two bandits were captured"). In evaluation/gold,
train and dev, six incidents of two reports fall apart by it; one of them was one happening."""

HAPPENED: Final = frozenset({"occurred", "ongoing", "claimed", "apparent", "denied"})
"""Statuses of events that are compared: of what is planned, asked for or only thought of, nothing happened yet."""


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
        values = {**values, **told_features(one.side, other.side, self.wording)}
        if not same_report and None in (one.trace.day, other.trace.day):
            values["a report without a day"] = 1.0
        return values

    def tie(self, one: Node, other: Node) -> float:
        """How likely two events are one happening; `BARRED` where they cannot be."""
        if is_barred(one.side, other.side) or not in_window(one.trace.day, other.trace.day):
            return BARRED
        if one.event.type != other.event.type and one.event.lemma != other.event.lemma:
            return 0.0
        if None in (one.trace.day, other.trace.day) and not self._is_of_one_story(one, other):
            return 0.0
        return likelihood(self.features(one, other), weights_of(self.language, "incident"))

    def have_in_common(self, one: Node, other: Node) -> bool:
        """Whether two events are of one report, or have more in common than their type and their story."""
        if one.trace.document == other.trace.document:
            return True
        if is_barred(one.side, other.side):
            return False
        values = self.features(one, other)
        return any(values.get(name, 0.0) >= least for name, least in COMMON.items())

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
