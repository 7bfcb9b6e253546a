"""Review: the rows that wait, the one at hand with its fields, and the words that it rests on, on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from dateline.export.dates import days
from dateline.export.happened import happened
from dateline.export.lookup import Lookup, lookup
from dateline.export.segments import Mark as Lit
from dateline.export.segments import segments
from dateline.export.visible import one_line, printable
from dateline.keep.address import anchors
from dateline.keep.cells import portable
from dateline.keep.fields import Choice, Group, choices, groups, line_of, spans_of
from dateline.keep.judge import tag_of
from dateline.keep.queue import Look, Taken, look, taken_back, upcoming
from dateline.model import Span
from dateline.record import reading_of
from dateline.serve.happening import Happening, happening
from dateline.serve.page import Desk, Page
from dateline.serve.shown import Sign, act_sign, sign_of, told_sign
from dateline.store import View, Wait, Waiting
from dateline.terms import Act, EventType, Status

LISTED: Final = 25
"""Rows that the queue shows: some two screens of them, and what a person may judge at one key."""
COUNTED: Final = 500
"""Rows that are counted: what waits beyond these is "more than 500"."""
AROUND: Final = 20_000
"""Characters of the text that are shown before and after the words of the row: a report of 7,000 words is whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is reviewed: which rows in which order, and by whom. ``at`` is the row at hand."""

    table: Literal["events", "statements"] = "events"
    order: Literal["doubt", "report"] = "doubt"
    document: str | None = None
    type: EventType | None = None
    status: Status | None = None
    act: Act | None = None
    outlet: str | None = None
    at: str | None = None
    who: str | None = None
    blind: bool = False
    judged: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row that waits, in a line. ``seen`` is what a judgement of it says that it was; who works blind says nothing."""

    address: str
    seen: str | None
    sign: Sign
    what: str
    where: str
    when: str
    report: str
    published: str | None
    outlet: str | None
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, and the fields whose words it is."""

    text: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """What was decided of the row (``field`` is "") or of one of its fields, and by whom."""

    field: str
    state: str
    who: str


@dataclass(frozen=True, slots=True)
class Card:
    """The row at hand. ``offset`` is where in the text the pieces begin, in code points; ``whole`` if they are all."""

    address: str
    seen: str
    table: str
    report: str
    title: str | None
    published: str | None
    outlet: str | None
    sign: Sign
    line: str
    made_by: str
    confidence: float | None
    doubts: tuple[str, ...]
    states: tuple[State, ...]
    incident: Happening | None
    groups: tuple[Group, ...]
    choices: dict[str, tuple[Choice, ...]]
    offset: int
    whole: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """What the page shows. ``waiting`` counts up to ``COUNTED`` rows; ``next`` is where the next one is."""

    who: str | None
    blind: bool
    waiting: int
    more: bool
    lines: tuple[Line, ...]
    next: str | None
    card: Card | None
    taken: tuple[Taken, ...]


def review(desk: Desk, asked: Asked) -> Review:
    """The row at hand and those that follow it; without one at hand, the first that waits."""
    who = asked.who or desk.settings.who
    coder = who if asked.blind else None
    wait = Wait(
        table=asked.table, order=asked.order, document=asked.document, type=asked.type, status=asked.status,
        act=asked.act, outlet=asked.outlet, unjudged=not asked.judged,
    )  # fmt: skip
    view = desk.view
    at = look(view, asked.at, coder=coder) if asked.at else None
    here: Sequence[Waiting] = ()
    if at is not None and at.at.table == asked.table:
        place = (at.machine.id, at.at.row)
        here = upcoming(view, replace(wait, only=place, unjudged=False, document=None), limit=1)[:1]
        wait = replace(wait, after=place)
    follow = [] if at is not None and not here else upcoming(view, wait, coder=coder, limit=COUNTED + 1)
    rows = [*here, *follow]
    if at is None and rows:
        at = look(view, _address(asked.table, rows[0]), coder=coder)
    lines = tuple(_line(asked.table, row, blind=asked.blind) for row in rows[:LISTED])
    return Review(
        who=who,
        blind=asked.blind,
        waiting=min(len(rows), COUNTED),
        more=len(rows) > COUNTED,
        lines=lines,
        next=lines[1].address if len(lines) > 1 else None,
        card=_card(view, at, rows[0].doubts if rows else (), blind=asked.blind) if at is not None else None,
        taken=tuple(taken_back(view, who)) if who else (),
    )


def _address(table: str, row: Waiting) -> str:
    return f"{row.machine}/{table}/{row.row}"


def _line(table: str, row: Waiting, *, blind: bool) -> Line:
    cells = row.cells
    if table == "events":
        sides = [one_line(str(cells[name])) for name in ("actor", "recipient") if cells[name]]
        what = f"{cells['type']} {' → '.join(sides)}".strip()
        what = f"{what}: {one_line(cells['quote'])}" if not sides else what
        sign = told_sign(cells)
    else:
        what = f"{one_line(cells['speaker'] or 'nobody named')}: {one_line(cells['quote'])}"
        sign = act_sign(cells["act"])
    return Line(
        address=_address(table, row),
        seen=None if blind else row.reading,
        sign=sign,
        what=what,
        where=one_line(cells.get("toponym") or ""),
        when=days(cells["earliest"], cells["latest"]) or "",
        report=row.document,
        published=row.published,
        outlet=row.outlet,
        doubts=row.doubts,
    )


def _card(view: View, at: Look, doubts: tuple[str, ...], *, blind: bool) -> Card:
    reading = reading_of(at.shown)
    known, table, row = lookup(reading), at.at.table, at.at.row
    item = next(each for each in getattr(reading, table) if each.id == row)
    document = reading.document
    lit = list(spans_of(known, table, row))
    window = _window(len(document.text), [span for _, span in lit])
    return Card(
        address=str(at.at),
        seen=tag_of(portable(reading, anchors(reading), table, row)),
        table=table,
        report=document.id,
        title=document.title and one_line(document.title),
        published=document.published.iso if document.published else None,
        outlet=document.source,
        sign=_sign(known, table, item),
        line=line_of(known, table, row),
        made_by=item.by,
        confidence=item.confidence,
        doubts=doubts,
        states=tuple(State(str(one[3]), str(one[4]), str(one[5])) for one in at.states),
        incident=None if blind or table != "events" else happening(view, document.id, row),
        groups=groups(known, table, row),
        choices=choices(known, table),
        offset=window.start,
        whole=len(window) == len(document.text),
        pieces=tuple(_pieces(document.text, window, lit)),
    )


def _sign(known: Lookup, table: str, item: Any) -> Sign:
    if table == "events":
        mark = next(each.mark for each in happened(known) if each.event is item)
        return sign_of(mark)
    if table == "statements":
        return act_sign(item.act)
    word = {"entities": "actor", "materiel": "materiel"}.get(table, table.removesuffix("s"))
    return Sign("·", "grey", word, f"a row of {table}")


def _window(length: int, spans: Sequence[Span]) -> Span:
    """What of a long text is shown."""
    first = min((span.start for span in spans), default=0)
    return Span(max(0, first - AROUND), min(length, first + AROUND))


def _pieces(text: str, window: Span, lit: Sequence[tuple[str, Span]]) -> Iterator[Piece]:
    """The text in the window, cut where the words of a field begin and end."""
    shown = printable(window.of(text))
    marks = [
        Lit(
            name,
            name,
            Span(max(span.start, window.start) - window.start, min(span.end, window.end) - window.start),
        )
        for name, span in lit
        if span.overlaps(window)
    ]
    for each in segments(len(shown), marks):
        yield Piece(shown[each.start : each.end], each.keys)


PAGE = Page(
    name="review",
    title="Review",
    asks=Asked,
    answers=Review,
    answer=review,
    nav="Review",
    modules=("review.js",),
    styles=("review.css",),
)
