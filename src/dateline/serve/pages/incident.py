"""One incident: what its reports claim, side by side with their words, who stands behind it, and what is disputed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from dateline.corroborate.rows import held_of_row
from dateline.corroborate.rules import Toll, tolls
from dateline.keep.decided import called
from dateline.keep.voices import texts_of_incident
from dateline.model import Span, Support
from dateline.serve.page import Desk, Page, missing
from dateline.serve.pages.incidents import Happening, happening
from dateline.serve.pages.maps import RADIUS_KM
from dateline.serve.pages.selection import whole_words
from dateline.serve.pages.voices import Line, lines_of, name_of_link
from dateline.store import View
from dateline.tables import COPIES, DISAGREEMENTS, INCIDENT_CLAIMS, Row

Rule = Literal["latest", "all", "conservative", "newest", "claimant"]
"""The rules of `dateline.corroborate.rules`; a test holds them together."""
DEFAULT: Final[Rule] = "latest"
NEAR: Final = 70
"""Characters on either side of what is claimed: its clause, mostly."""
FIRST: Final = ("killed", "injured", "missing", "casualties")
"""Attributes that come before the other numbers."""
LAST: Final = ("perpetrator", "responsibility", "event", "place", "date")
"""Attributes that come after them."""

EXTENTS: Final = ("all", "part", "more", "wider")
"""What a number counts: the incident, some of it, in addition to another one, or more than the incident."""
DRAWN: Final = 40
"""Reports whose voices are drawn: with more, nobody follows the lines, and each takes half a millisecond."""
AROUND: Final = 60
"""Characters on either side of a member's trigger: its clause, mostly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The id of the incident, and the rule by which many claims become one number; ``every``: all claims and reports
    are to be written out, however many there are."""

    id: str
    rule: Rule = DEFAULT
    every: bool = False


@dataclass(frozen=True, slots=True)
class Opposed:
    """How a claim stands to another one of the incident: which, its value and whose, how, and why it is taken so."""

    claim: str
    kind: str
    why: str
    value: str
    asserted_by: str


@dataclass(frozen=True, slots=True)
class Echo:
    """A report that says the same in a text that it has from another."""

    claim: str
    report: str
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Claimed:
    """One claim. ``chain`` are those who say so, the outlet first; ``words`` the text around what is claimed, which is
    from ``lit_start`` to ``lit_end`` of them. ``echoes`` are the reports that print the same text; ``echo_of`` is the
    document whose text it is in, where that is not of the incident."""

    id: str
    attribute: str
    value: str
    low: float | None
    high: float | None
    modifier: str | None
    unit: str | None
    scope_note: str | None
    extent: str
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
    words: str
    lit_start: int
    lit_end: int
    support: Support
    echoes: tuple[Echo, ...]
    echo_of: str | None
    opposed: tuple[Opposed, ...]


@dataclass(frozen=True, slots=True)
class Attribute:
    """The claims of one attribute: those that count the whole of it first, by the days they hold for. ``tolls`` are what
    they come to by the rule."""

    name: str
    is_number: bool
    tolls: tuple[Toll, ...]
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
    """What the page shows. ``radius_km`` is how closely the place is known, None where there is no point; ``undrawn`` are
    the reports that `lines` leaves out: all but the first `DRAWN`."""

    incident: Happening
    radius_km: float | None
    rule: Rule
    attributes: tuple[Attribute, ...]
    lines: tuple[Line, ...]
    undrawn: int
    members: tuple[Member, ...]


def incident(desk: Desk, asked: Asked) -> Incident:
    """The answer of the page."""
    view = desk.view
    name = called(view, asked.id)
    if name is None:
        raise missing("incident", asked.id)
    asked = replace(asked, id=name)
    [row] = view.rows("incidents", id=name)
    members = list(view.members_of(asked.id))
    rows = list(view.rows("incident_claims", incident=asked.id))
    claims = [INCIDENT_CLAIMS.cells(each) for each in rows]
    disagreements = [DISAGREEMENTS.cells(each) for each in view.rows("disagreements", incident=asked.id)]
    documents = sorted({*(str(each[0]) for each in members), *(str(each["document"]) for each in claims)})
    heads = {str(head[0]): head for head in view.heads(documents)}
    pairs = view.copies_among(documents)
    copies = [COPIES.cells(each) for each in pairs]
    told = sorted(heads, key=lambda id_: (str(heads[id_][3] or "9"), id_))[:DRAWN]
    kinds: dict[str, int] = {}
    for each in disagreements:
        kinds[each["kind"]] = kinds.get(each["kind"], 0) + 1
    head = happening(row, {asked.id: kinds})
    counted = tolls([held_of_row(each) for each in rows], asked.rule)
    return Incident(
        head,
        RADIUS_KM.get(head.precision or "") if head.lat is not None else None,
        asked.rule,
        tuple(_attributes(_claims(view, claims, disagreements, heads), counted)),
        lines_of(
            [heads[id_] for id_ in told],
            copies,
            claims,
            texts_of_incident(view, asked.id, pairs, of=set(told)),
        ),
        len(heads) - len(told),
        tuple(_members(view, members, heads)),
    )


def _attributes(claims: Iterable[Claimed], counted: Sequence[Toll]) -> Iterable[Attribute]:
    groups: dict[str, list[Claimed]] = {}
    for claim in claims:
        groups.setdefault(claim.attribute, []).append(claim)
    for name in sorted(groups, key=_place):
        of = sorted(
            groups[name],
            key=lambda one: (
                EXTENTS.index(one.extent),
                one.as_of or one.published or "",
                one.report,
                one.start,
                one.id,
            ),
        )
        yield Attribute(
            name,
            any(one.low is not None for one in of),
            tuple(toll for toll in counted if toll.attribute == name),
            tuple(of),
        )


def _claims(
    view: View,
    claims: Sequence[dict[str, Any]],
    disagreements: Iterable[dict[str, Any]],
    heads: dict[str, Row],
) -> Iterable[Claimed]:
    """The claims with their words, those of copied text with the claim that they echo."""
    by_id = {cells["id"]: cells for cells in claims}
    opposed: dict[str, list[Opposed]] = {}
    for each in disagreements:
        for one, other in ((each["a"], each["b"]), (each["b"], each["a"])):
            of = by_id.get(other, {"value": "", "asserted_by": ""})
            opposed.setdefault(one, []).append(
                Opposed(other, each["kind"], each["why"], of["value"], of["asserted_by"])
            )
    own = {_said(cells): cells["id"] for cells in reversed(claims) if cells["origin"] == cells["document"]}
    echoes: dict[str, list[Echo]] = {}
    shown = []
    for cells in claims:
        first = own.get(_said(cells), cells["id"])
        if cells["origin"] != cells["document"] and first != cells["id"]:
            head = heads.get(cells["document"])
            echoes.setdefault(first, []).append(
                Echo(cells["id"], cells["document"], head[1] if head else None)
            )
        else:
            shown.append(cells)
    spots = [(cells["document"], cells["start"], cells["end"]) for cells in shown]
    for cells, passage in zip(shown, view.extracts(spots, around=NEAR), strict=True):
        words = whole_words(passage, NEAR) if passage else (cells["quote"], Span(0, len(cells["quote"])))
        beside = tuple(opposed.get(cells["id"], ())), tuple(echoes.get(cells["id"], ()))
        yield _claimed(cells, heads.get(cells["document"]), words, *beside)


def _said(cells: dict[str, Any]) -> tuple[Any, ...]:
    """What a claim says and in whose text, so that an echo finds what it echoes."""
    return (*(cells[name] for name in ("origin", "attribute", "stance", "extent")), cells["value"].casefold())


def _place(attribute: str) -> tuple[int, int, str]:
    """Where an attribute stands on the page."""
    if attribute in FIRST:
        return 0, FIRST.index(attribute), attribute
    return (2, LAST.index(attribute), attribute) if attribute in LAST else (1, 0, attribute)


def _claimed(
    cells: dict[str, Any],
    head: Row | None,
    words: tuple[str, Span],
    opposed: tuple[Opposed, ...],
    echoes: tuple[Echo, ...],
) -> Claimed:
    as_they_are = (
        "id", "attribute", "value", "low", "high", "modifier", "unit", "scope_note", "extent", "as_of", "asserted_by",
        "stance", "status", "event", "statement", "quote", "start", "end",
    )  # fmt: skip
    return Claimed(
        **{name: cells[name] for name in as_they_are},
        chain=_chain(cells["chain"]),
        report=cells["document"],
        outlet=head[1] if head else None,
        published=head[3] if head else None,
        words=words[0],
        lit_start=words[1].start,
        lit_end=words[1].end,
        support=Support(*(cells[name] for name in ("reports", "outlets", "origins", "sources", "lines"))),
        echoes=echoes,
        echo_of=cells["origin"] if cells["origin"] != cells["document"] else None,
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
    styles=("counts.css", "timeline.css", "map.css", "incident.css"),
)
