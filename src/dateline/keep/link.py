"""Linking a record: its reports are compared, and copies, incidents and claims are written anew where they change.

Incremental: a run takes the reports whose reading that counts was not linked, in the order of their days, some at a
time; each portion is one transaction. What is affected by a portion is worked out anew from the traces of the reports,
never from the rows that stood there before, so a record that was linked in many runs has the rows of one that was
linked in one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from dateline import __version__, lang
from dateline.corroborate.blocks import index_of, signature
from dateline.corroborate.clusters import components
from dateline.corroborate.incidents import (
    HAPPENED,
    TIED,
    WINDOW_DAYS,
    Comparer,
    Group,
    Node,
    group_of,
    in_window,
    nodes_of,
)
from dateline.corroborate.trace import Ref, Trace, packed, unpacked
from dateline.corroborate.tracing import trace_of
from dateline.keep.decided import Decided, decided_in, reading_at
from dateline.keep.linked_rows import rows_of
from dateline.keep.work import issue_name, run_of, run_row
from dateline.model import MadeBy
from dateline.store.protocol import Store, View, Writer
from dateline.tables import DOCUMENTS, LINKED, Row

STEP: Final = "link"
AT_ONCE: Final = 5_000
"""Reports of one portion: their traces and those of their neighbours are in memory together, some 100 MB."""

Progress = Callable[[int, int, str], None]
"""Told after each step: reports done, reports in all, and what is being done."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to: reports that were linked, the incidents of the record, and what is noted."""

    run: str
    reports: int
    incidents: int
    issues: int


def link(
    store: Store,
    *,
    now: str,
    language: str = "en",
    anew: bool = False,
    at_once: int = AT_ONCE,
    progress: Progress = lambda done, reports, step: None,  # noqa: ARG005
) -> Outcome:
    """Links what was not linked; ``anew``: everything, from nothing."""
    if anew:
        with store.writing() as writer:
            writer.unlink()
    stale = list(store.view.unlinked())
    run = run_of("link", MadeBy(__version__, None, language), [reading for _, reading in stale], now=now)
    decided = decided_in(store.view)
    days = {document: _day(store.view, document) for document, _ in stale}
    stale.sort(key=lambda each: (days[each[0]] or "9999", each[0]))
    issues = list(_issues(run.id, stale, days, decided))
    with store.writing() as writer:
        writer.put("runs", [run_row(run)])
        writer.put("run_issues", issues)
    portions = [stale[start : start + at_once] for start in range(0, len(stale), at_once)] or [[]]
    for number, portion in enumerate(portions):
        progress(number * at_once, len(stale), "comparing")
        _Portion(store, Comparer(lang.load(language)), decided).link(portion)
    progress(len(stale), len(stale), "")
    incidents = dict(store.view.sizes())["incidents"]
    return Outcome(run.id, len(stale), incidents, len(issues))


def _day(view: View, document: str) -> str | None:
    for row in view.rows("documents", id=document):
        published = row[DOCUMENTS.place("published")]
        return str(published)[:10] if published and len(str(published)) >= 10 else None
    return None


def _issues(
    run: str, stale: Iterable[tuple[str, str]], days: dict[str, str | None], decided: Decided
) -> Iterator[Row]:
    """What could not be linked, and why."""
    for document, _ in stale:
        if days[document] is None:
            says = "no day of publication is known, so it is compared with no other report; give one: --published"
            cells = (run, STEP, "undated", says, f"document {document}")
            yield (issue_name(cells), *cells)
    for judgement in decided.left:
        says = f"the {judgement.decision} {judgement.id[:12]} is of events that no reading that counts has any more"
        cells = (run, STEP, "decision-left", says, f"judgement {judgement.id}")
        yield (issue_name(cells), *cells)


@dataclass(slots=True)
class _Portion:
    """One transaction of linking."""

    store: Store
    comparer: Comparer
    decided: Decided
    traces: dict[str, Trace] = field(default_factory=dict)
    readings: dict[str, str] = field(default_factory=dict)

    def link(self, portion: Sequence[tuple[str, str]]) -> None:
        """Links these reports."""
        view = self.store.view
        before = {
            str(row[3]) for document, _ in portion for row in view.rows("happenings", document=document)
        }
        for document, reading in portion:
            read = reading_at(view, reading)
            if read is not None:
                self.traces[document], self.readings[document] = (
                    trace_of(read, self.comparer.wording),
                    reading,
                )
        fresh = [document for document, _ in portion]
        bodies = {document: signature(self.traces[document], self.comparer.wording) for document in fresh}
        near = self._neighbours(bodies)
        ties = set(self._ties(fresh, near))
        touched = {ref for pair in ties for ref in pair} | set(self.decided.about)
        old = before | {c for ref in touched for c in self._component(ref)}
        refs = self._refs_of(old, fresh)
        self._load({ref.document for ref in refs})
        refs = {ref for ref in refs if self._stands(ref)}
        groups = self._groups(refs)
        with self.store.writing() as writer:
            self._write_linked(writer, fresh, bodies)
            self._write_groups(writer, groups, old)

    # which reports, which events ------------------------------------------------------------------

    def _neighbours(self, bodies: dict[str, bytes]) -> dict[str, list[str]]:
        """For each new report those that are alike enough to it and near enough in time, new and old."""
        days = sorted(day for document in bodies if (day := self.traces[document].day))
        known: dict[str, tuple[str | None, bytes]] = {}
        if days:
            for document, day, words in self.store.view.linked(
                _shift(days[0], -WINDOW_DAYS), _shift(days[-1], WINDOW_DAYS)
            ):
                known[document] = (day, words)
        for document, body in bodies.items():
            known[document] = (self.traces[document].day, body)
        names = sorted(known)
        index = index_of([known[name][1] for name in names])
        found: dict[str, list[str]] = {}
        for document, body in bodies.items():
            day = self.traces[document].day
            alike = (names[n] for n, _ in index.alike(body))
            found[document] = [
                other for other in alike if other != document and in_window(day, known[other][0])
            ]
        return found

    def _load(self, documents: Iterable[str]) -> None:
        """The traces of reports that were linked before."""
        for document in sorted(set(documents) - self.traces.keys()):
            for row in self.store.view.rows("linked", document=document):
                self.traces[document] = unpacked(row[LINKED.place("trace")])
                self.readings[document] = str(row[LINKED.place("reading")])

    def _ties(self, fresh: Sequence[str], near: dict[str, list[str]]) -> Iterator[tuple[Ref, Ref]]:
        """Pairs of events that are likely one, of which one at least is new."""
        self._load({other for others in near.values() for other in others})
        new = set(fresh)
        nodes = {document: _nodes(trace) for document, trace in self.traces.items()}
        for document in fresh:
            own = nodes[document]
            yield from self._tied(own, own)
            for other in near[document]:
                if other in nodes and not (other in new and other < document):
                    yield from self._tied(own, nodes[other])

    def _tied(self, own: Sequence[Node], others: Sequence[Node]) -> Iterator[tuple[Ref, Ref]]:
        for one in own:
            for other in others:
                if one is not other and self._is_tied(one, other):
                    yield one.refs[0], other.refs[0]

    def _is_tied(self, one: Node, other: Node) -> bool:
        if one.trace.text == other.trace.text and one.trace.document != other.trace.document:
            return (one.event.start, one.event.end) == (other.event.start, other.event.end)
        return self.comparer.tie(one, other) >= TIED

    def _component(self, ref: Ref) -> Iterator[str]:
        for row in self.store.view.rows("happenings", document=ref.document, event=ref.event):
            yield str(row[3])

    def _refs_of(self, old: Iterable[str], fresh: Sequence[str]) -> set[Ref]:
        """The events of components that were, and all of new reports."""
        refs = {
            Ref(str(row[0]), str(row[1]))
            for component in sorted(old)
            for row in self.store.view.rows("happenings", component=component)
        }
        refs = {ref for ref in refs if ref.document not in set(fresh)}
        refs |= {
            Ref(d, event.id) for d in fresh for event in self.traces[d].happenings if event.status in HAPPENED
        }
        return refs | set(self.decided.about)

    def _stands(self, ref: Ref) -> bool:
        trace = self.traces.get(ref.document)
        return trace is not None and any(e.id == ref.event and e.status in HAPPENED for e in trace.happenings)

    # incidents ------------------------------------------------------------------------------------

    def _groups(self, refs: set[Ref]) -> list[Group]:
        """The incidents among these events, worked out from their traces alone."""
        documents = sorted({ref.document for ref in refs})
        bodies = [signature(self.traces[document], self.comparer.wording) for document in documents]
        index = index_of(bodies)
        nodes = {d: [n for n in _nodes(self.traces[d]) if n.refs[0] in refs] for d in documents}
        place = {ref: n for n, ref in enumerate(sorted(refs))}
        pairs: list[tuple[int, int]] = []
        for document, body in zip(documents, bodies, strict=True):
            alike = [documents[n] for n, _ in index.alike(body)]
            for other in {document, *alike}:
                if other <= document and (
                    other == document or in_window(self.traces[document].day, self.traces[other].day)
                ):
                    pairs += [(place[a], place[b]) for a, b in self._tied(nodes[document], nodes[other])]
        for _, parts in self.decided.decisions:
            numbers = [place[ref] for part in parts for ref in part if ref in place]
            pairs += pairwise(numbers)
        ordered = sorted(refs)
        found = []
        for component in components(len(ordered), pairs):
            inside = {ordered[n] for n in component}
            traces = [self.traces[d] for d in sorted({ref.document for ref in inside})]
            kept = [_only(node, inside) for node in nodes_of(traces)]
            found.append(group_of([n for n in kept if n is not None], self.comparer, self.decided.decisions))
        return found

    # writing --------------------------------------------------------------------------------------

    def _write_linked(self, writer: Writer, fresh: Sequence[str], bodies: dict[str, bytes]) -> None:
        rows = [
            (d, self.readings[d], self.traces[d].day, bodies[d], packed(self.traces[d]))
            for d in sorted(fresh)
        ]
        writer.replace("linked", "document", sorted(fresh), rows)

    def _write_groups(self, writer: Writer, groups: Sequence[Group], old: set[str]) -> None:
        view = self.store.view
        gone = {str(row[0]) for c in sorted(old) for row in view.rows("members", component=c)}
        made = rows_of(groups, self.traces, self.readings, view)
        writer.replace("happenings", "component", sorted(old), made["happenings"])
        writer.replace("members", "component", sorted(old), made["members"])
        writer.replace("incidents", "id", sorted(gone), made["incidents"])


def _nodes(trace: Trace) -> list[Node]:
    return [Node(trace, e, (Ref(trace.document, e.id),)) for e in trace.happenings if e.status in HAPPENED]


def _only(node: Node, refs: set[Ref]) -> Node | None:
    """A node with those of its events that are among these."""
    kept = tuple(ref for ref in node.refs if ref in refs)
    return Node(node.trace, node.event, kept) if kept else None


def _shift(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
