"""Merges and splits of incidents: a person's decisions in the log, by the words of the events that they are about.

A decision is about groups of events. It names each by its document and anchor, so it finds them in any reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from dateline.corroborate.incidents import Decision
from dateline.corroborate.trace import Ref
from dateline.errors import BadInput
from dateline.keep.address import anchors
from dateline.keep.log import ACROSS, START, Entry, entry_of, in_force, seal
from dateline.model import Judgement, Reading
from dateline.record import reading_of
from dateline.store.protocol import Store, View
from dateline.tables import READINGS, Kept

Anchor = tuple[str, str]
"""A document and the anchor of one of its events."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions in force, in the order of the log; ``about`` are all events that any decision names, undone or not;
    ``left`` the judgements of whose events some are in no reading that counts; ``log`` the ids of all entries.
    """

    decisions: tuple[Decision, ...]
    about: frozenset[Ref]
    left: tuple[Judgement, ...]
    log: tuple[str, ...] = ()


def decided_in(view: View) -> Decided:
    """What people decided about incidents."""
    entries = [entry_of(row) for row in view.rows("judgements", document=ACROSS)]
    known = {document: _events_by_anchor(view, document) for document in sorted(_documents(entries))}
    about = frozenset(ref for entry in entries for group in _refs(entry, known) for ref in group)
    decisions, left = [], []
    for entry in in_force(entries):
        groups = _refs(entry, known)
        if sum(map(len, groups)) < sum(map(len, _groups(entry))):
            left.append(entry.judgement)
        decisions.append((entry.judgement.decision, groups))
    log = tuple(entry.judgement.id for entry in entries)
    return Decided(tuple(decisions), about, tuple(left), log)  # type: ignore[arg-type]  # merge and split alone are logged so


def _groups(entry: Entry) -> list[list[Anchor]]:
    return msgspec.json.decode(entry.anchor, type=list[list[Anchor]])


def _documents(entries: Sequence[Entry]) -> set[str]:
    return {document for entry in entries for group in _groups(entry) for document, _ in group}


def _refs(entry: Entry, known: Mapping[str, Mapping[str, str]]) -> list[list[Ref]]:
    return [
        [Ref(document, known[document][anchor]) for document, anchor in group if anchor in known[document]]
        for group in _groups(entry)
    ]


def current_reading(view: View, document: str) -> Reading | None:
    """The reading that counts of a document."""
    for _, _, reading in view.rows("current", document=document):
        return reading_at(view, str(reading))
    return None


def reading_at(view: View, reading: str) -> Reading | None:
    """A reading by its id, without the rows that follow from it."""
    for row in view.rows("readings", id=reading):
        for document in view.rows("documents", id=str(row[READINGS.place("document")])):
            return reading_of(Kept(document, row, {}))
    return None


def _events_by_anchor(view: View, document: str) -> dict[str, str]:
    reading = current_reading(view, document)
    if reading is None:
        return {}
    return {anchor: id for (table, id), anchor in anchors(reading).items() if table == "events"}  # noqa: A001


# Deciding -----------------------------------------------------------------------------------------


def merge(store: Store, incidents: Sequence[str], signed: Judgement) -> Judgement:
    """Logs that incidents are one; they are joined when the record is linked."""
    named = [full_name(store.view, each) for each in incidents]
    if len(set(named)) < 2:
        raise BadInput("a merge needs two incidents", remedy="dateline incidents RECORD lists them")
    groups = [list(members_of(store.view, each)) for each in named]
    return _log(store, replace(signed, decision="merge", about=" ".join(named)), groups)


def split(store: Store, incident: str, members: Sequence[str], signed: Judgement) -> Judgement:
    """Logs that some members of an incident, each DOCUMENT or DOCUMENT/EVENT, are of another happening than the rest."""
    name = full_name(store.view, incident)
    every = list(members_of(store.view, name))
    chosen = {ref for words in members for ref in _chosen(every, words)}
    rest = [ref for ref in every if ref not in chosen]
    if not chosen or not rest:
        raise BadInput(
            "a split needs some of the members, and not all", remedy=f"dateline show RECORD {name} lists them"
        )
    return _log(store, replace(signed, decision="split", about=name), [sorted(chosen), rest])


def _chosen(every: Sequence[Ref], words: str) -> Iterator[Ref]:
    found = [ref for ref in every if words in (ref.document, f"{ref.document}/{ref.event}")]
    if not found:
        raise BadInput(f"{words!r} is no member", remedy="name a report, or REPORT/EVENT")
    yield from found


def members_of(view: View, incident: str) -> Iterator[Ref]:
    """The events of an incident."""
    for row in view.rows("members", incident=incident):
        yield Ref(str(row[1]), str(row[2]))


def called(view: View, name: str) -> str | None:
    """The id of the incident that has this id, or had it before an earlier report came; None where there is none."""
    if any(True for _ in view.rows("incidents", id=name)):
        return name
    return min((str(row[0]) for row in view.rows("members", name=name)), default=None)


def full_name(view: View, words: str) -> str:
    """The id of the one incident that begins so, or had this id."""
    if now := called(view, words):
        return now
    found = [str(row[0]) for row in view.rows("incidents") if str(row[0]).startswith(words)]
    if len(found) != 1 or not words:
        raise BadInput(
            f"{len(found) or 'no'} incidents begin with {words!r}",
            remedy="dateline incidents RECORD lists them",
        )
    return found[0]


def _log(store: Store, judgement: Judgement, groups: Sequence[Sequence[Ref]]) -> Judgement:
    with store.writing() as writer:
        view = store.view
        names: dict[str, dict[str, str]] = {}
        for document in {ref.document for group in groups for ref in group}:
            names[document] = {id: anchor for anchor, id in _events_by_anchor(view, document).items()}  # noqa: A001
        named = [[(ref.document, names[ref.document][ref.event]) for ref in group] for group in groups]
        last = view.last("judgements", limit=1)
        number, previous = (int(last[0][0]), str(last[0][1])) if last else (0, START)
        entry = Entry(
            number=number + 1,
            previous=previous,
            document=ACROSS,
            anchor=msgspec.json.encode(named).decode(),
            seen=None,
            judgement=judgement,
        )
        entry = replace(entry, judgement=replace(judgement, id=seal(entry.row)))
        writer.put("judgements", [entry.row])
    return entry.judgement
