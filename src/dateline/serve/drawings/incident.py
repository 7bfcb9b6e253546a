"""The drawings of an incident: how its numbers moved, which reports are one voice, and where it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, cos, log2, radians
from typing import Final

import numpy as np

from dateline.serve import basemap
from dateline.serve.counting.columns import mercator
from dateline.serve.drawings.maps import EARTH_KM
from dateline.serve.pages.incident import Attribute, Claimed, Incident
from dateline.serve.pages.voices import Line, Report

WIDTH: Final = 720
HEIGHT: Final = 270
LEFT: Final = 56
RIGHT: Final = 28
BELOW: Final = 34
TOP: Final = 16
BESIDE: Final = 14
"""Pixels between two claimants of one day."""
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
COLOURS: Final = ("blue", "magenta", "green", "yellow", "cyan", "red", "grey")
"""One for each claimant, in the order in which they come; the shape of its point differs too."""


@dataclass(frozen=True, slots=True)
class Point:
    """One claim as it is drawn: its number, and a whisker to its ends; ``open_above`` where there is no upper end."""

    claim: Claimed
    x: float
    y: float
    top: float
    bottom: float
    open_above: bool
    shape: int
    colour: str
    is_part: bool
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of a scale and its words."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who says it, as a key: a shape and a colour."""

    name: str
    shape: int
    colour: str


@dataclass(frozen=True, slots=True)
class Plot:
    """One attribute over time; ``more`` are the claimants that are drawn and not named."""

    width: int
    height: int
    left: int
    right: int
    floor: float
    points: tuple[Point, ...]
    paths: tuple[tuple[str, str], ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    claimants: tuple[Claimant, ...]
    more: int


NAMED: Final = 12
"""Claimants that the key names: with more, two of them look alike."""


def plot(attribute: Attribute) -> Plot | None:
    """The claims that count the incident or some of it, over the days that they hold for; None where fewer than two have
    a number and a day."""
    claims = [
        one
        for one in attribute.claims
        if one.low is not None and one.stance != "denies" and one.extent in ("all", "part") and _day(one)
    ]
    if len(claims) < 2:
        return None
    days = sorted({day for one in claims if (day := _day(one))})
    most = max(_top(one) for one in claims) or 1
    floor = HEIGHT - BELOW
    unit = (floor - TOP) / (most * 1.08)
    first, last = days[0], days[-1]
    length = max((last - first).days, 1)
    room = WIDTH - LEFT - RIGHT - 60
    names = list(dict.fromkeys(one.asserted_by for one in claims))
    looks = {name: (at % 5, COLOURS[at % len(COLOURS)]) for at, name in enumerate(names)}
    taken: dict[date, list[str]] = {}
    points = []
    for one in claims:
        day = _day(one) or first
        x = LEFT + 20 + (room / 2 if first == last else (day - first).days / length * room)
        low, high = one.low or 0, one.high
        number = low if high is None else (low + high) / 2
        there = taken.setdefault(day, [])
        if one.asserted_by not in there:
            there.append(one.asserted_by)
        x += BESIDE * there.index(one.asserted_by)
        shape, colour = looks[one.asserted_by]
        points.append(
            Point(
                one, round(x, 1), round(floor - number * unit, 1),
                round(floor - (number * unit + 22 if high is None else high * unit), 1), round(floor - low * unit, 1),
                high is None, shape, colour, one.extent == "part", one.value,
            )
        )  # fmt: skip
    return Plot(
        WIDTH, HEIGHT, LEFT, WIDTH - RIGHT, floor, tuple(points), tuple(_paths(points)),
        tuple(_days_of(first, last, room)), tuple(_numbers(most, unit, floor)),
        tuple(Claimant(name, *looks[name]) for name in names[:NAMED]), max(0, len(names) - NAMED),
    )  # fmt: skip


def _day(claim: Claimed) -> date | None:
    """The day it holds for, or that of its report."""
    word = claim.as_of or (claim.published or "")[:10]
    return date.fromisoformat(word) if len(word) == 10 else None


def _top(claim: Claimed) -> float:
    return claim.high if claim.high is not None else (claim.low or 0)


def _paths(points: Sequence[Point]) -> Iterator[tuple[str, str]]:
    """A step line for each claimant that gives more than one number; numbers of some are no steps."""
    of: dict[str, list[Point]] = {}
    for point in points:
        if not point.is_part:
            of.setdefault(point.claim.asserted_by, []).append(point)
    for line in of.values():
        if len(line) > 1:
            steps = [f"M{line[0].x} {line[0].y}", *(f"H{each.x}V{each.y}" for each in line[1:])]
            yield line[0].colour, "".join(steps)


def _days_of(first: date, last: date, room: float) -> Iterator[Tick]:
    length = (last - first).days
    if length == 0:
        yield Tick(LEFT + 20 + room / 2, f"{first.day} {_MONTHS[first.month - 1]} {first.year}")
        return
    step = max(1, ceil(length / 7))
    for at in range(0, length + 1, step):
        day = date.fromordinal(first.toordinal() + at)
        year = f" {day.year}" if at == 0 or step > 200 else ""
        yield Tick(round(LEFT + 20 + at / length * room, 1), f"{day.day} {_MONTHS[day.month - 1]}{year}")


def _numbers(most: float, unit: float, floor: float) -> Iterator[Tick]:
    size = 10 ** max(0, len(str(int(most))) - 1)
    step = next(
        step for step in (size // 5, size // 2, size, size * 2, size * 5) if step >= 1 and most / step <= 6
    )
    for number in range(0, int(most) + 1, step):
        yield Tick(round(floor - number * unit, 1), f"{number:,}")


# One voice ----------------------------------------------------------------------------------------

BOX: Final = 172
"""Pixels of a report: an outlet's name of some 22 letters, capitals among them."""
GAP: Final = 66
ROW: Final = 46
CHARACTERS: Final = 22


@dataclass(frozen=True, slots=True)
class Boxed:
    """A report in its box; ``link`` says how it comes from the one before it."""

    report: Report
    x: float
    y: float
    name: str
    day: str
    link: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """One line of voices: its boxes, and the ties between voices as paths with their words. Reports that are in no line
    are drawn together, with no ``number``."""

    number: int | None
    y: float
    height: float
    boxes: tuple[Boxed, ...]
    ties: tuple[tuple[str, float, str], ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """All lines, one below the other."""

    width: int
    height: int
    box: int
    lines: tuple[Drawn, ...]


IN_A_ROW: Final = 4


def voices(lines: Sequence[Line]) -> Voices:
    """Each voice begins at the left with its original; copies follow it. Voices of one line are tied at the left."""
    y, drawn = 8.0, list[Drawn]()
    for number, line in enumerate(lines, 1):
        start, boxes, tops = y, list[Boxed](), list[float]()
        for voice in line.voices:
            tops.append(y)
            for at, report in enumerate(voice.reports):
                row, column = divmod(at, IN_A_ROW)
                boxes.append(
                    Boxed(
                        report, 96 + column * (BOX + GAP), y + row * ROW, _cut(report.outlet or report.id),
                        _dated(report), _link(report) if at else "",
                    )
                )  # fmt: skip
            y += ROW * ceil(len(voice.reports) / IN_A_ROW)
        ties = tuple(
            (f"M94 {tops[tie.a] + 16}C{74 - 8 * (tie.b - tie.a)} {tops[tie.a] + 16} {74 - 8 * (tie.b - tie.a)} "
             f"{tops[tie.b] + 16} 94 {tops[tie.b] + 16}", (tops[tie.a] + tops[tie.b]) / 2 + 16, tie.why)
            for tie in line.ties
        )  # fmt: skip
        drawn.append(Drawn(None if line.outside else number, start, y - start, tuple(boxes), ties))
        y += 14
    columns = max((min(len(voice.reports), IN_A_ROW) for line in lines for voice in line.voices), default=1)
    return Voices(round(110 + columns * BOX + (columns - 1) * GAP), round(y), BOX, tuple(drawn))


def _cut(name: str) -> str:
    return name if len(name) <= CHARACTERS else f"{name[: CHARACTERS - 1]}…"


def _dated(report: Report) -> str:
    return (report.published or "")[:10]


def _link(report: Report) -> str:
    return f"{report.shares:.0%}" if report.shares is not None else "copy"


# Where --------------------------------------------------------------------------------------------

SIDE: Final = 300
REACH: Final = 9.0
"""How many times as wide as the circle the map is, so that a border or a coast is on it."""
WIDEST_KM: Final = 1_400.0
NARROWEST_KM: Final = 600.0


@dataclass(frozen=True, slots=True)
class Where:
    """A small map: borders, and the circle in which it was."""

    size: int
    borders: str
    radius: float
    scale: float
    kilometres: int


def where(value: Incident) -> Where | None:
    """The map of an incident that has a point."""
    at, km = value.incident, value.radius_km
    if at.lat is None or at.lon is None or km is None:
        return None
    x, y = mercator(np.array([at.lat]), np.array([at.lon]))
    wide = min(max(km * 2 * REACH, NARROWEST_KM), WIDEST_KM)
    half = wide / (EARTH_KM * cos(radians(at.lat))) / 2
    west, north = float(x[0]) - half, float(y[0]) - half
    pixel = SIDE / wide
    round_km = 10 ** int(log2(wide / 3) / log2(10))
    round_km *= next(each for each in (5, 2, 1) if round_km * each <= wide / 3)
    borders = basemap.path(west, north, west + 2 * half, north + 2 * half, SIDE)
    return Where(SIDE, borders, round(max(km * pixel, 4), 1), round(round_km * pixel, 1), round_km)
