"""One incident: what its reports claim, side by side with their words, who stands behind it, and what is disputed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dateline.serve.page import Desk, Page, missing
from dateline.serve.pages.incidents import Happening, Support, happening
from dateline.serve.pages.maps import RADIUS_KM
from dateline.serve.pages.selection import whole_words
from dateline.serve.pages.voices import Line, lines_of, name_of_link
from dateline.store import View
from dateline.tables import COPIES, DISAGREEMENTS, INCIDENT_CLAIMS, Row

FIRST: Final = ("killed", "injured", "missing", "casualties")
"""Attributes that come before the other numbers."""
LAST: Final = ("perpetrator", "responsibility", "event", "place", "date")
"""Attributes that come after them."""

AROUND: Final = 60
"""Characters on either side of a member's trigger: its clause, mostly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The id of the incident."""

    id: str


@dataclass(frozen=True, slots=True)
class Opposed:
    """How a claim stands to another one of the incident: which, how, and why it is taken so."""

    claim: str
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Claimed:
    """One claim. ``chain`` are those who say so, the outlet first; ``echo_of`` is the document whose text it is in."""

    id: str
    attribute: str
    value: str
    low: float | None
    high: float | None
    modifier: str | None
    unit: str | None
    scope_note: str | None
    extent: str | None
    as_of: str | None
    asserted_by: str
    chain: tuple[str, ...]
    stance: str
    status: str
    report: str
    outlet: str | None
    published: str | None
    event: str | None
    statement: str | None
    quote: str
    start: int
    end: int
    support: Support
    echo_of: str | None
    opposed: tuple[Opposed, ...]


@dataclass(frozen=True, slots=True)
class Attribute:
    """The claims of one attribute, by the days they hold for."""

    name: str
    is_number: bool
    claims: tuple[Claimed, ...]


@dataclass(frozen=True, slots=True)
class Feature:
    """Why an event is taken to be of the incident: a feature of the pair, its value, and what it weighed."""

    name: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class Member:
    """One event that tells of the incident, and the words around its trigger."""

    report: str
    event: str
    outlet: str | None
    published: str | None
    type: str
    status: str
    score: float
    why: tuple[Feature, ...]
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Incident:
    """What the page shows. ``radius_km`` is how closely the place is known, None where there is no point."""

    incident: Happening
    radius_km: float | None
    attributes: tuple[Attribute, ...]
    lines: tuple[Line, ...]
    members: tuple[Member, ...]


def incident(desk: Desk, asked: Asked) -> Incident:
    """The answer of the page."""
    view = desk.view
    row = next(iter(view.rows("incidents", id=asked.id)), None)
    if row is None:
        raise missing("incident", asked.id)
    members = list(view.members_of(asked.id))
    claims = [INCIDENT_CLAIMS.cells(each) for each in view.rows("incident_claims", incident=asked.id)]
    disagreements = [DISAGREEMENTS.cells(each) for each in view.rows("disagreements", incident=asked.id)]
    documents = sorted({*(str(each[0]) for each in members), *(str(each["document"]) for each in claims)})
    heads = {str(head[0]): head for head in view.heads(documents)}
    copies = [COPIES.cells(each) for each in view.copies_among(documents)]
    kinds: dict[str, int] = {}
    for each in disagreements:
        kinds[each["kind"]] = kinds.get(each["kind"], 0) + 1
    head = happening(row, {asked.id: kinds})
    return Incident(
        head,
        RADIUS_KM.get(head.precision or "") if head.lat is not None else None,
        tuple(_attributes(claims, disagreements, heads)),
        lines_of(heads.values(), copies, claims),
        tuple(_members(view, members, heads)),
    )


def _attributes(
    claims: Sequence[dict[str, Any]], disagreements: Iterable[dict[str, Any]], heads: dict[str, Row]
) -> Iterable[Attribute]:
    opposed: dict[str, list[Opposed]] = {}
    for each in disagreements:
        for one, other in ((each["a"], each["b"]), (each["b"], each["a"])):
            opposed.setdefault(one, []).append(Opposed(other, each["kind"], each["why"]))
    groups: dict[str, list[Claimed]] = {}
    for cells in claims:
        claim = _claimed(cells, heads, tuple(opposed.get(cells["id"], ())))
        groups.setdefault(claim.attribute, []).append(claim)
    for name in sorted(groups, key=_place):
        of = sorted(
            groups[name], key=lambda one: (one.as_of or one.published or "", one.report, one.start, one.id)
        )
        yield Attribute(name, any(one.low is not None for one in of), tuple(of))


def _place(attribute: str) -> tuple[int, int, str]:
    """Where an attribute stands on the page."""
    if attribute in FIRST:
        return 0, FIRST.index(attribute), attribute
    return (2, LAST.index(attribute), attribute) if attribute in LAST else (1, 0, attribute)


def _claimed(cells: dict[str, Any], heads: dict[str, Row], opposed: tuple[Opposed, ...]) -> Claimed:
    head = heads.get(cells["document"])
    origin = cells.get("origin") or (head[5] if head else None)
    as_they_are = (
        "id", "attribute", "value", "low", "high", "modifier", "unit", "scope_note", "as_of", "asserted_by", "stance",
        "status", "event", "statement", "quote", "start", "end",
    )  # fmt: skip
    return Claimed(
        **{name: cells[name] for name in as_they_are},
        extent=cells.get("extent"),
        chain=_chain(cells["chain"]),
        report=cells["document"],
        outlet=head[1] if head else None,
        published=head[3] if head else None,
        support=Support(*(cells[name] for name in ("reports", "outlets", "origins", "sources", "lines"))),
        echo_of=origin if origin != cells["document"] else None,
        opposed=opposed,
    )


def _chain(written: str) -> tuple[str, ...]:
    """The names of those who say so; a link of the chain is a name, its part, and its words."""
    return tuple(name_of_link(link) for link in json.loads(written))


def _members(view: View, members: Sequence[Row], heads: dict[str, Row]) -> Iterable[Member]:
    names = [(int(row[4]), int(row[5])) for row in members]
    events = {(row[0], row[7]): row for row in view.named(names)}
    for row, passage in zip(members, view.passages(names, around=AROUND), strict=True):
        event = events.get((row[0], row[1]))
        head = heads.get(row[0])
        if passage is None or event is None:
            continue
        words, lit = whole_words(passage, AROUND)
        kind, status = str(event[8]), str(event[13])
        yield Member(
            row[0], row[1], head[1] if head else None, head[3] if head else None, kind, status, float(row[2]),
            _why(row[3]), words, lit.start, lit.end,
        )  # fmt: skip


def _why(written: str) -> tuple[Feature, ...]:
    """The features of the pair that ties a member most, as they are kept: those that weighed most come first."""
    return tuple(Feature(str(name), value, weight) for name, value, weight in json.loads(written)["features"])


PAGE = Page(
    name="incident",
    title="One incident",
    asks=Asked,
    answers=Incident,
    answer=incident,
    styles=("counts.css", "map.css", "incident.css"),
)
