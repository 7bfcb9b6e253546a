"""What a record knows of copies: groups of reports with one text, and pairs that share text without being copies."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from dateline.model import Span
from dateline.store.protocol import View
from dateline.tables import COPIES, DOCUMENTS, ORIGINS, Row


@dataclass(frozen=True, slots=True)
class Carrier:
    """One report that shares text with another. ``credit`` are the words that credit ``agency``."""

    id: str
    outlet: str | None
    published: str | None
    title: str | None
    text: str
    origin: str
    agency: str | None
    credit: Span | None


@dataclass(frozen=True, slots=True)
class Change:
    """What a rewriting changed, as words of the two reports."""

    kind: str
    a: Span | None
    b: Span | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports that share text, as the record has them."""

    a: Carrier
    b: Carrier
    kind: str
    form: str | None
    contained_a: float
    contained_b: float
    direction: str | None
    passages: tuple[tuple[Span, Span], ...]
    drift: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The reports that carry one text: the likely original, and each other one with the pair that ties it best."""

    origin: Carrier
    members: tuple[tuple[Carrier, Pair], ...]


def pairs_of(view: View, *, document: str | None = None) -> Iterator[Pair]:
    """The pairs that share text, in the order of their ids; of one report where its id is given."""
    known: dict[str, Carrier] = {}
    if document is None:
        rows = list(view.rows("copies"))
    else:
        rows = sorted(
            {*view.rows("copies", a=document), *view.rows("copies", b=document)}, key=lambda row: row[:2]
        )
    for row in rows:
        yield _pair(view, row, known)


def groups_of(pairs: list[Pair]) -> list[Group]:
    """The groups among some pairs, those of most reports first."""
    best: dict[str, tuple[float, str, Carrier, Pair]] = {}
    carriers: dict[str, Carrier] = {}
    for pair in pairs:
        if pair.kind != "copy" or pair.a.origin != pair.b.origin:
            continue
        for own, other, inside in ((pair.a, pair.b, pair.contained_a), (pair.b, pair.a, pair.contained_b)):
            carriers[own.id] = own
            # The pair with the original tells most; of others, the one that most of the text stands in.
            tie = (-(inside + 2.0 * (other.id == own.origin)), other.id, own, pair)
            if own.id not in best or tie[:2] < best[own.id][:2]:
                best[own.id] = tie
    groups: dict[str, list[tuple[Carrier, Pair]]] = {}
    for name, (_, _, own, pair) in sorted(best.items()):
        if name != own.origin:
            groups.setdefault(own.origin, []).append((own, pair))
    made = [
        Group(
            carriers[origin],
            tuple(sorted(members, key=lambda each: (each[0].published or "9999", each[0].id))),
        )
        for origin, members in groups.items()
        if origin in carriers
    ]
    return sorted(
        made, key=lambda group: (-len(group.members), group.origin.published or "9999", group.origin.id)
    )


def _pair(view: View, row: Row, known: dict[str, Carrier]) -> Pair:
    cells = COPIES.cells(row)
    a, b = (_carrier(view, str(cells[side]), known) for side in "ab")
    return Pair(
        a,
        b,
        cells["kind"],
        cells["form"],
        cells["contained_a"],
        cells["contained_b"],
        cells["direction"],
        tuple((Span(s, e), Span(t, f)) for s, e, t, f in json.loads(cells["passages"])),
        tuple(_change(each) for each in json.loads(cells["drift"] or "[]")),
    )


def _change(each: Mapping[str, object]) -> Change:
    return Change(
        str(each["kind"]), *(Span(*ends) if isinstance(ends := each[side], list) else None for side in "ab")
    )


def _carrier(view: View, name: str, known: dict[str, Carrier]) -> Carrier:
    if name not in known:
        document = DOCUMENTS.cells(next(iter(view.rows("documents", id=name))))
        origin = next(
            (ORIGINS.cells(row) for row in view.rows("origins", document=name)), _OWN | {"origin": name}
        )
        known[name] = Carrier(
            name,
            document["source"],
            document["published"],
            document["title"],
            document["text"],
            str(origin["origin"]),
            origin["agency"],
            _credit(origin),
        )
    return known[name]


_OWN: Final[dict[str, Any]] = {"agency": None, "credit_start": None, "credit_end": None}
"""What is known of a report that was not linked."""


def _credit(origin: Mapping[str, Any]) -> Span | None:
    start, end = origin["credit_start"], origin["credit_end"]
    return None if start is None or end is None else Span(start, end)
