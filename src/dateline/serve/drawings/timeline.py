"""The timeline as an SVG: a column for each unit of time, or a bar for each event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10
from typing import Final

from dateline.checks import OPEN
from dateline.export.dates import days
from dateline.serve.counting.columns import MARKS
from dateline.serve.pages.selection import Told
from dateline.serve.pages.timeline import Bin, Timeline

WIDTH: Final = 1_120
HEIGHT: Final = 300
LEFT: Final = 44
BELOW: Final = 34
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a column: its colour, or the kind of doubt."""

    kind: str
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """One unit of time as it is drawn."""

    bin: Bin
    x: float
    width: float
    parts: tuple[Part, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale, and what stands at it."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns with their scales."""

    width: int
    height: int
    left: int
    floor: float
    columns: tuple[Column, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]


def chart(bins: Sequence[Bin], by: str, height: int = HEIGHT) -> Chart:
    """The columns, in so many pixels of height."""
    most = max((one.surely + one.perhaps + one.open for one in bins), default=1) or 1
    base, top = height - BELOW, 12
    step = (WIDTH - LEFT) / max(len(bins), 1)
    gap = 1 if step > 4 else 0
    columns = [
        Column(
            one,
            round(LEFT + at * step, 1),
            round(min(step - gap, 60), 1),
            tuple(_parts(one, base, (base - top) / most)),
            span(one, by),
        )
        for at, one in enumerate(bins)
    ]
    ups = [
        Tick(round(base - number * (base - top) / most, 1), f"{number:,}") for number in _round_numbers(most)
    ]
    return Chart(WIDTH, height, LEFT, base, tuple(columns), tuple(_across(columns)), tuple(ups))


def _parts(one: Bin, base: float, unit: float) -> Iterator[Part]:
    y = base
    colours: dict[str, int] = {}
    for tally in one.sure:
        colour = MARKS[tally.of].colour
        colours[colour] = colours.get(colour, 0) + tally.events
    for hue, events in colours.items():
        height = max(events * unit, 0.7)
        y -= height
        yield Part(f"part hue-{hue}", round(y, 1), round(height, 1))
    for kind, events in (("perhaps", one.perhaps), ("open", one.open)):
        if events:
            height = max(events * unit, 0.7)
            y -= height
            yield Part(kind, round(y, 1), round(height, 1))


def _round_numbers(most: int) -> Sequence[int]:
    """Three to six round numbers up to the most."""
    size = 10 ** floor(log10(most)) if most > 0 else 1
    for step in (size / 5, size / 2, size, size * 2):
        if step >= 1 and most / step <= 6:
            return [int(step * n) for n in range(int(most / step) + 1)]
    return list(range(most + 1))


def _across(columns: Sequence[Column]) -> Iterator[Tick]:
    """Dates below, as many as have room, at round ones where there are."""
    if not columns:
        return
    every = ceil(len(columns) / 12)
    last_year = 0
    for at in range(0, len(columns), every):
        first = columns[at].bin.first
        label = _tick(columns[at].bin, with_year=first.year != last_year)
        last_year = first.year
        yield Tick(columns[at].x, label)


def _tick(one: Bin, *, with_year: bool) -> str:
    length = (one.last - one.first).days + 1
    if length > 31:
        return str(one.first.year)
    month = _MONTHS[one.first.month - 1]
    word = month if length > 7 else f"{one.first.day} {month}"
    return f"{word} {one.first.year}" if with_year else word


def span(one: Bin, by: str) -> str:
    """The days of a bin, for people."""
    if by == "year":
        return str(one.first.year)
    return days(one.first.isoformat(), one.last.isoformat())


# Single events ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Bar:
    """One event: from where to where, and whether it fades out at either end because that end is not known.

    ``is_inside``: its ends, as far as they are known, are among the days of the timeline.
    """

    event: Told
    x: float
    width: float
    fades_left: bool
    fades_right: bool
    is_inside: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """The events one below the other; ``at`` are the lines of the scale."""

    width: int
    bars: tuple[Bar, ...]
    across: tuple[Tick, ...]


FADE: Final = 70
"""Pixels over which a bar fades."""


def bars(value: Timeline) -> Bars:
    """The bars, over a scale from the first day to the last."""
    first, last = value.first or date.min, value.last or date.max
    length = (last - first).days + 1
    room = WIDTH - 2 * FADE
    unit = room / length
    return Bars(
        WIDTH,
        tuple(_bar(one, first, last, unit) for one in value.events),
        tuple(Tick(round(FADE + at * unit, 1), label) for at, label in _scale(first, length)),
    )


def _bar(one: Told, first: date, last: date, unit: float) -> Bar:
    low = _day(one.earliest)
    high = _day(one.latest)
    start = min(max(low, first), last) if low else None
    end = min(max(high, first), last) if high else None
    begin = FADE + ((start or end or first) - first).days * unit
    stop = FADE + ((end or start or last) - first).days * unit + unit
    if start is None:
        begin -= FADE
    if end is None:
        stop += FADE
    is_inside = all(first <= day <= last for day in (low, high) if day)
    return Bar(one, round(begin, 1), round(max(stop - begin, 3), 1), start is None, end is None, is_inside)


def _day(word: str | None) -> date | None:
    return None if word in (None, OPEN) else date.fromisoformat(str(word))


def _scale(first: date, length: int) -> Iterator[tuple[int, str]]:
    """Some ten days of the scale, each with its words."""
    step = max(1, ceil(length / 10))
    year = 0
    for at in range(0, length, step):
        day = date.fromordinal(first.toordinal() + at)
        if step > 300:
            yield at, str(day.year)
            continue
        word = f"{day.day} {_MONTHS[day.month - 1]}"
        yield at, word if day.year == year else f"{word} {day.year}"
        year = day.year
