"""One transaction of linking: some reports, those that they are compared with, and all that follows from both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final

from dateline.corroborate.blocks import index_of, signature
from dateline.corroborate.clusters import components
from dateline.corroborate.comparing import HAPPENED, WINDOW_DAYS, Comparer, Node, in_window, nodes_of
from dateline.corroborate.incidents import TIED, Group, group_of
from dateline.corroborate.trace import Ref, Trace, packed, unpacked
from dateline.corroborate.tracing import trace_of
from dateline.keep.claimed import Claimed, Sources, claimed
from dateline.keep.decided import Decided, reading_at
from dateline.keep.lineage import Lineages, window_of
from dateline.keep.linked_rows import incident_row, rows_of, with_support
from dateline.keep.naming import name_of
from dateline.model import Document, Reading
from dateline.store.protocol import Store, Writer
from dateline.tables import LINKED, MEMBERS, Row

READINGS_AT_HAND: Final = 400
"""Readings that are kept unpacked: some 0.3 MB each."""


@dataclass(slots=True)
class Portion:
    """One transaction of linking. ``gone`` are reports that were linked and are so no more."""

    store: Store
    comparer: Comparer
    decided: Decided
    gone: frozenset[str] = frozenset()
    traces: dict[str, Trace] = field(default_factory=dict)
    readings: dict[str, str] = field(default_factory=dict)

    def link(self, portion: Sequence[tuple[str, str]]) -> None:
        """Links these reports, each with the reading that counts."""
        view = self.store.view
        lineages = Lineages(view, self.comparer.language, self.gone)
        was = sorted({*(document for document, _ in portion), *self.gone})
        before = {str(row[3]) for document in was for row in view.rows("happenings", document=document)}
        lineages.find(list(self._read(portion)))
        fresh = [document for document, _ in portion]
        bodies = {document: signature(self.traces[document], self.comparer.wording) for document in fresh}
        ties = set(self._ties(fresh, self._neighbours(bodies)))
        touched = {ref for pair in ties for ref in pair} | self.decided.about
        old = before | {c for ref in touched for c in self._component(ref)}
        refs = self._refs_of(old, fresh)
        self._load({ref.document for ref in refs})
        groups = self._groups({ref for ref in refs if self._stands(ref)})
        with self.store.writing() as writer:
            self._write_linked(writer, fresh, bodies, lineages)
            self._write_groups(writer, groups, old, lineages)

    def _read(self, portion: Sequence[tuple[str, str]]) -> Iterator[Document]:
        """Makes the traces of reports; those that were never linked are given on."""
        for document, reading in portion:
            read = reading_at(self.store.view, reading)
            if read is None:
                raise LookupError(f"reading {reading} counts and is not there")
            self.traces[document], self.readings[document] = trace_of(read, self.comparer.wording), reading
            if not any(True for _ in self.store.view.rows("origins", document=document)):
                yield read.document

    # which reports, which events ------------------------------------------------------------------

    def _neighbours(self, bodies: Mapping[str, bytes]) -> dict[str, list[str]]:
        """For each new report those that are alike enough to it and near enough in time, new and old."""
        reach = window_of([self.traces[document].day for document in bodies], WINDOW_DAYS)
        known = {
            document: (day, words)
            for document, day, words in self.store.view.linked(*reach)
            if document not in self.gone
        }
        known |= {document: (self.traces[document].day, body) for document, body in bodies.items()}
        names = sorted(known)
        index = index_of([known[name][1] for name in names])
        found: dict[str, list[str]] = {}
        for document, body in bodies.items():
            day = self.traces[document].day
            alike = (names[n] for n, _ in index.alike(body))
            found[document] = [o for o in alike if o != document and in_window(day, known[o][0])]
        return found

    def _load(self, documents: Iterable[str]) -> None:
        """The traces of reports that were linked before."""
        for document in sorted(set(documents) - self.traces.keys() - self.gone):
            for row in self.store.view.rows("linked", document=document):
                self.traces[document] = unpacked(row[LINKED.place("trace")])
                self.readings[document] = str(row[LINKED.place("reading")])

    def _ties(self, fresh: Sequence[str], near: Mapping[str, list[str]]) -> Iterator[tuple[Ref, Ref]]:
        """Pairs of events that are likely one, of which one at least is new."""
        self._load({other for others in near.values() for other in others})
        new = set(fresh)
        nodes = {document: _nodes(trace) for document, trace in self.traces.items()}
        for document in fresh:
            own = nodes[document]
            yield from self._tied(own, own)
            for other in near[document]:
                if not (other in new and other < document):
                    yield from self._tied(own, nodes[other])

    def _tied(self, own: Sequence[Node], others: Sequence[Node]) -> Iterator[tuple[Ref, Ref]]:
        for n, one in enumerate(own):
            for other in others[n + 1 :] if others is own else others:
                if self._is_tied(one, other):
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
        new = set(fresh)
        refs = {
            Ref(str(row[0]), str(row[1]))
            for component in sorted(old)
            for row in self.store.view.rows("happenings", component=component)
            if row[0] not in new
        }
        own = {Ref(d, e.id) for d in fresh for e in self.traces[d].happenings if e.status in HAPPENED}
        return refs | own | self.decided.about

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
        ordered = sorted(refs)
        place = {ref: n for n, ref in enumerate(ordered)}
        pairs: list[tuple[int, int]] = []
        for document, body in zip(documents, bodies, strict=True):
            others = {document, *(documents[n] for n, _ in index.alike(body))}
            for other in sorted(o for o in others if o <= document):
                if other == document or in_window(self.traces[document].day, self.traces[other].day):
                    pairs += [(place[a], place[b]) for a, b in self._tied(nodes[document], nodes[other])]
        for _, parts in self.decided.decisions:
            pairs += pairwise([place[ref] for part in parts for ref in part if ref in place])
        return [self._group({ordered[n] for n in component}) for component in components(len(ordered), pairs)]

    def _group(self, refs: set[Ref]) -> Group:
        traces = [self.traces[document] for document in sorted({ref.document for ref in refs})]
        kept = (_only(node, refs) for node in nodes_of(traces))
        return group_of([n for n in kept if n is not None], self.comparer, self.decided.decisions)

    # writing --------------------------------------------------------------------------------------

    def _write_linked(
        self, writer: Writer, fresh: Sequence[str], bodies: Mapping[str, bytes], lineages: Lineages
    ) -> None:
        view = self.store.view
        rows: list[Row] = []
        for document in sorted(fresh):
            trace = self.traces[document]
            marks = lineages.marks_of(document)
            if marks is None:
                marks = next(
                    bytes(row[LINKED.place("marks")]) for row in view.rows("linked", document=document)
                )
            rows.append(
                (document, self.readings[document], trace.day, bodies[document], marks, packed(trace))
            )
        writer.replace("linked", "document", sorted({*fresh, *self.gone}), rows)
        lineages.write(writer)

    def _write_groups(
        self, writer: Writer, groups: Sequence[Group], old: set[str], lineages: Lineages
    ) -> None:
        view = self.store.view
        gone = {str(row[0]) for c in sorted(old) for row in view.rows("members", component=c)}
        made = rows_of(groups, self.readings)
        after: dict[str, list[tuple[str, str]]] = {}
        for row in made["members"]:
            after.setdefault(str(row[0]), []).append((str(row[1]), str(row[2])))
        others = self._others(after, gone, lineages)
        claims = self._claims({**after, **others}, gone, lineages)
        incidents = [
            incident_row(each, claims.support[each.id], self._name(each.name_of))
            for group in groups
            for each in group.incidents
        ]
        for name in sorted(others):
            incidents += [with_support(row, claims.support[name]) for row in view.rows("incidents", id=name)]
        writer.replace("happenings", "component", sorted(old), made["happenings"])
        writer.replace("members", "component", sorted(old), made["members"])
        changed = sorted(gone | others.keys())
        writer.replace("incidents", "id", changed, incidents)
        writer.replace("incident_claims", "incident", changed, claims.claims)
        writer.replace("disagreements", "incident", changed, claims.disagreements)

    def _others(
        self, after: Mapping[str, Sequence[tuple[str, str]]], gone: set[str], lineages: Lineages
    ) -> dict[str, list[tuple[str, str]]]:
        """Incidents that stay, but of whose reports other events are told now, or whose text is another's."""
        view = self.store.view
        told: dict[str, set[str]] = {}
        for document, event in (each for members in after.values() for each in members):
            told.setdefault(document, set()).add(event)
        changed = lineages.changed()
        was = {str(r[1]) for name in gone for r in view.rows("members", incident=name)}
        for document in sorted(told.keys() | was):
            rows = [MEMBERS.cells(row) for row in view.rows("members", document=document)]
            if {str(r["event"]) for r in rows if r["incident"] in gone} != told.get(document, set()):
                changed.add(document)
        names = {str(row[0]) for d in sorted(changed) for row in view.rows("members", document=d)} - gone
        return {
            name: [(str(row[1]), str(row[2])) for row in view.rows("members", incident=name)]
            for name in names
        }

    def _claims(
        self, members: Mapping[str, Sequence[tuple[str, str]]], gone: set[str], lineages: Lineages
    ) -> Claimed:
        """What is claimed of incidents, those that share reports after each other."""
        view = self.store.view
        now: dict[str, set[str]] = {}
        for document, event in (each for some in members.values() for each in some):
            now.setdefault(document, set()).add(event)

        @lru_cache(maxsize=READINGS_AT_HAND)
        def reading(document: str) -> Reading | None:
            if document in self.readings:
                return reading_at(view, self.readings[document])
            return next((reading_at(view, str(r[1])) for r in view.rows("linked", document=document)), None)

        def linked(document: str) -> set[str]:
            stay = {str(r[2]) for r in view.rows("members", document=document) if r[0] not in gone}
            return stay | now.get(document, set())

        sources = Sources(reading=reading, lineage=lineages.lineage, linked=linked)
        made = Claimed()
        for name in sorted(members, key=lambda each: (min(members[each]), each)):
            one = claimed({name: members[name]}, sources, self.comparer.language)
            made.claims += one.claims
            made.disagreements += one.disagreements
            made.support |= one.support
        return made

    def _name(self, ref: Ref) -> str:
        return name_of(self.store.view, self.readings[ref.document], ref.event)


def _nodes(trace: Trace) -> list[Node]:
    return [Node(trace, e, (Ref(trace.document, e.id),)) for e in trace.happenings if e.status in HAPPENED]


def _only(node: Node, refs: set[Ref]) -> Node | None:
    """A node with those of its events that are among these."""
    kept = tuple(ref for ref in node.refs if ref in refs)
    return Node(node.trace, node.event, kept) if kept else None
