"""The events behind a number: whatever is counted on a map, a timeline or a network leads here, to what was counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt

from dateline.model import Span
from dateline.serve.counting import Columns, Filters, chosen, columns_of
from dateline.serve.counting.cells import cell_of
from dateline.serve.counting.chosen import Way, timed
from dateline.serve.counting.columns import AFTER, BEFORE, KNOWN, MARK_NAMES, Flags, Known
from dateline.serve.counting.tallied import Tally, by_mark
from dateline.serve.page import Desk, Page
from dateline.serve.shown import sources_of
from dateline.store.protocol import Passage, flat_columns
from dateline.tables import Row

A_PAGE: Final = 50
AROUND: Final = 160
"""Characters that are shown on either side of a trigger: its sentence, mostly."""
_COLUMNS: Final = tuple(column.name for column in flat_columns("events"))
_READING, _ACCORDING = _COLUMNS.index("reading"), _COLUMNS.index("according_to")
_AS_THEY_ARE: Final = (
    "report", "outlet", "published", "state", "type", "earliest", "latest", "reason", "toponym", "precision", "country",
    "actor", "recipient", "according_to",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Filters):
    """The filters, and what of the chosen is meant.

    ``zoom``, ``column`` and ``row`` are a cell of the map, ``lat`` and ``lon`` one point of it, ``known`` how well the
    place is known; ``by`` and ``to`` are whole names among the actors and the recipients; ``time`` is how they stand
    to the days from ``first`` to ``last``.
    """

    zoom: int | None = None
    column: int | None = None
    row: int | None = None
    lat: float | None = None
    lon: float | None = None
    known: Known | None = None
    by: str | None = None
    to: str | None = None
    time: Way | None = None
    first: date | None = None
    last: date | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class Told:
    """One event, and the words around its trigger, which are from ``start`` to ``end``. ``source`` are the report's words
    for who tells of it, where it does not in its own voice."""

    report: str
    event: str
    outlet: str | None
    published: str | None
    state: str
    type: str
    mark: str
    earliest: str | None
    latest: str | None
    reason: str | None
    stated: bool
    toponym: str | None
    precision: str | None
    country: str | None
    actor: str | None
    recipient: str | None
    according_to: str | None
    source: str | None
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Selection:
    """A page of the events that were counted, those of the earliest days first."""

    total: int
    marks: tuple[Tally, ...]
    page: int
    pages: int
    events: tuple[Told, ...]


def meant(columns: Columns, asked: Asked) -> Flags:
    """The events that are meant."""
    legend, flags = columns.legend, chosen(columns, asked)
    if asked.known is not None:
        flags &= (legend.places.known == KNOWN.index(asked.known))[columns.spot]
    if asked.zoom is not None and asked.column is not None and asked.row is not None:
        cells = cell_of(legend.places, asked.zoom)
        is_in = (cells.column == asked.column) & (cells.row == asked.row) & (legend.places.known == 0)
        flags &= is_in[columns.spot]
    if asked.lat is not None and asked.lon is not None:
        point = (asked.lat, asked.lon)
        at = np.fromiter((spot[3:5] == point for spot in legend.spots.all), np.bool_, len(legend.spots))
        flags &= at[columns.spot]
    for name, column in ((asked.by, columns.actor), (asked.to, columns.recipient)):
        if name is not None:
            flags &= legend.has(name)[column]
    if asked.time is not None:
        days = (asked.first or date.min).toordinal(), (asked.last or date.max).toordinal()
        flags &= timed(asked.time, columns.earliest, columns.latest, *days)
    return flags


def selection(desk: Desk, asked: Asked) -> Selection:
    """The answer of the page."""
    columns = columns_of(desk.store.name, desk.view)
    flags = meant(columns, asked)
    rows = np.flatnonzero(flags)
    pages = max(1, -(-len(rows) // A_PAGE))
    page = min(max(asked.page, 1), pages)
    shown = first(columns, rows, page * A_PAGE)[(page - 1) * A_PAGE :]
    return Selection(len(rows), by_mark(columns, flags), page, pages, told(desk, columns, shown.tolist()))


def first(
    columns: Columns, rows: npt.NDArray[np.int64], number: int, *, newest: bool = False
) -> npt.NDArray[np.int64]:
    """So many of the rows, in the order of their first days, then of their reports and places in them; or those of the
    last days, these first."""
    day = np.where(columns.earliest[rows] <= BEFORE, 0, columns.earliest[rows]).astype(np.int64)
    if newest:
        latest = np.where(columns.latest[rows] == AFTER, 0, columns.latest[rows]).clip(0)
        day = 4_000_000 - np.where(day > 0, day, latest)
    key = (day << 41) | (columns.document[rows].astype(np.int64) << 16) | columns.n[rows]
    if number < len(rows):
        some = np.argpartition(key, number)[:number]
        rows, key = rows[some], key[some]
    return rows[np.argsort(key)]


def told(desk: Desk, columns: Columns, rows: list[int]) -> tuple[Told, ...]:
    """Events by their places in the columns."""
    names = [(int(columns.reading[row]), int(columns.n[row])) for row in rows]
    passages = dict(zip(names, desk.view.passages(names, around=AROUND), strict=True))
    flats = desk.view.named(names)
    sources = sources_of(desk.view, [(flat[_READING], flat[_ACCORDING]) for flat in flats])
    found: list[Told] = []
    for row, name, flat in zip(rows, names, flats, strict=False):
        passage = passages[name]
        if passage is not None:
            source = sources.get((flat[_READING], flat[_ACCORDING]))
            found.append(_told(flat, MARK_NAMES[columns.mark[row]], source, *whole_words(passage, AROUND)))
    return tuple(found)


def whole_words(passage: Passage, around: int) -> tuple[str, Span]:
    """The passage without the pieces of words that it begins and ends with, where it was cut there."""
    words, lit = passage.words, passage.lit[0]
    start = words.find(" ", 0, lit.start) + 1 if lit.start >= around else 0
    end = words.rfind(" ", lit.end) if len(words) - lit.end >= around else len(words)
    end = end if end >= lit.end else len(words)
    return words[start:end], Span(lit.start - start, lit.end - start)


def _told(row: Row, mark: str, source: str | None, words: str, lit: Span) -> Told:
    cells = dict(zip(_COLUMNS, row, strict=True))
    return Told(
        event=cells["id"],
        mark=mark,
        source=source,
        stated=cells["time"] is not None,
        words=words,
        start=lit.start,
        end=lit.end,
        **{name: cells[name] for name in _AS_THEY_ARE},
    )


PAGE = Page(
    name="selection",
    title="The events that were counted",
    asks=Asked,
    answers=Selection,
    answer=selection,
    styles=("counts.css",),
    modules=("lists.js",),
)
