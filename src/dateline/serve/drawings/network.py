"""A network as an SVG: actors laid out by forces, always in the same way, and curved arrows between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, log2, pi, sin
from typing import Final

import numpy as np

from dateline.serve.counting.columns import Reals
from dateline.serve.pages.network import Edge, Network, Node

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""

WIDTH: Final = 1_120
HEIGHT: Final = 680
MARGIN: Final = 90
LETTER: Final = 6.6
"""Pixels of a letter, of the 12 that its line is high."""
LINE: Final = 12
STEPS: Final = 260
"""Steps of the layout: after so many, sixty actors stand still."""


@dataclass(frozen=True, slots=True)
class Spot:
    """An actor where it stands; ``below`` is where its name is written: over the disc where its arrows go down."""

    node: Node
    x: float
    y: float
    radius: float
    label: str
    below: float


@dataclass(frozen=True, slots=True)
class Arrow:
    """An edge as a curve: its path, its width and its class with the most events."""

    edge: Edge
    path: str
    width: float
    quad: str


@dataclass(frozen=True, slots=True)
class Graph:
    """The drawing."""

    width: int
    height: int
    spots: tuple[Spot, ...]
    arrows: tuple[Arrow, ...]


def graph(value: Network) -> Graph:
    """The network with its places."""
    names = [node.name for node in value.nodes]
    at = {name: number for number, name in enumerate(names)}
    links = np.array([(at[edge.actor], at[edge.recipient]) for edge in value.edges], np.int64).reshape(-1, 2)
    weights = np.array([log2(edge.events + 1) for edge in value.edges], np.float64)
    places = _laid_out(len(names), links, weights)
    most = max((edge.events for edge in value.edges), default=1)
    sizes = [_radius(node, most) for node in value.nodes]
    labels = [_short(name) for name in names]
    belows = _belows(places, sizes, labels, _over(places, links))
    spots = tuple(
        Spot(node, round(float(x), 1), round(float(y), 1), size, label, below)
        for node, (x, y), size, label, below in zip(value.nodes, places, sizes, labels, belows, strict=True)
    )
    arrows = tuple(
        Arrow(
            edge,
            _curve(spots[at[edge.actor]], spots[at[edge.recipient]]),
            round(1 + 5 * log2(edge.events + 1) / log2(most + 1), 1),
            max(edge.quads, key=lambda tally: tally.events).of,
        )
        for edge in reversed(value.edges)
    )
    return Graph(WIDTH, HEIGHT, spots, arrows)


def _over(places: Reals, links: np.ndarray) -> list[bool]:
    """Of each actor: whether those it is tied to are rather below it."""
    down = np.zeros(len(places))
    if len(links):
        step = places[links[:, 1], 1] - places[links[:, 0], 1]
        np.add.at(down, links[:, 0], step)
        np.add.at(down, links[:, 1], -step)
    return [bool(each > 0) for each in down]


def _belows(
    places: Reals, sizes: Sequence[float], labels: Sequence[str], over: Sequence[bool]
) -> list[float]:
    """Where each name is written: over or under its disc, away from its arrows unless it would lie on another name or
    disc there. Those with the most events choose first."""
    taken = [
        (float(x) - size, float(y) - size, float(x) + size, float(y) + size)
        for (x, y), size in zip(places, sizes, strict=True)
    ]
    found = []
    for (x, y), size, label, is_over in zip(places, sizes, labels, over, strict=True):
        half = len(label) * LETTER / 2
        ways = (-size - 6, size + 14) if is_over else (size + 14, -size - 6)
        boxes = [
            (float(x) - half, float(y) + way - LINE, float(x) + half, float(y) + way + 3) for way in ways
        ]
        lost = [sum(_common(box, other) for other in taken) for box in boxes]
        better = int(lost[1] < lost[0])
        taken.append(boxes[better])
        found.append(ways[better])
    return found


def _common(a: Box, b: Box) -> float:
    """The area that two boxes share."""
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def _radius(node: Node, most: int) -> float:
    return round(6 + 9 * log2(node.does + node.suffers + 1) / log2(2 * most + 2), 1)


def _short(name: str) -> str:
    return name if len(name) <= 28 else f"{name[:27]}…"


def _laid_out(number: int, links: np.ndarray, weights: Reals) -> Reals:
    """Places by forces (Fruchterman and Reingold): all push each other off, links pull. It starts from a spiral in the
    order of the nodes, so it ends in one and the same place."""
    if number == 0:
        return np.empty((0, 2))
    turn = np.arange(number) * (pi * (3 - 5**0.5))
    reach = np.sqrt((np.arange(number) + 0.5) / number)
    place = np.stack([np.cos(turn), np.sin(turn)], axis=1) * reach[:, None] * 0.5
    ideal = 0.95 / number**0.5
    for step in range(STEPS):
        apart = place[:, None] - place[None]
        distance = np.maximum(np.hypot(apart[..., 0], apart[..., 1] * 1.25), 0.01)
        push = (apart * (ideal**2 / distance**2)[..., None]).sum(axis=1)
        if len(links):
            along = place[links[:, 1]] - place[links[:, 0]]
            length = np.maximum(np.hypot(along[:, 0], along[:, 1]), 0.01)
            pull = along * (length / ideal * (0.1 + 0.35 * weights / weights.max()))[:, None]
            np.add.at(push, links[:, 0], pull)
            np.add.at(push, links[:, 1], -pull)
        push -= place * 0.9  # to the middle, so that parts without a link between them stay in sight
        size = np.maximum(np.hypot(push[:, 0], push[:, 1]), 1e-9)
        heat = 0.12 * (1 - step / STEPS) + 0.001
        place += push / size[:, None] * np.minimum(size, heat)[:, None]
    return _fitted(place)


def _fitted(place: Reals) -> Reals:
    low, high = place.min(axis=0), place.max(axis=0)
    span = np.maximum(high - low, 1e-6)
    room = np.array([WIDTH - 2 * MARGIN, HEIGHT - 1.2 * MARGIN])
    if len(place) < 3:
        room = room * 0.5
    fitted: Reals = (place - (low + high) / 2) / span * room + np.array([WIDTH / 2, HEIGHT / 2])
    return fitted


def _curve(start: Spot, end: Spot) -> str:
    """A curve to the right of the straight line, so that the way back is another one, from edge to edge of the discs."""
    across, down = end.x - start.x, end.y - start.y
    length = max((across**2 + down**2) ** 0.5, 1)
    bend = min(0.16 * length, 46)
    middle = (start.x + end.x) / 2 - down / length * bend, (start.y + end.y) / 2 + across / length * bend
    first = _toward(start, middle, start.radius + 1)
    last = _toward(end, middle, end.radius + 7)
    return f"M{first[0]:.1f} {first[1]:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {last[0]:.1f} {last[1]:.1f}"


def _toward(spot: Spot, aim: tuple[float, float], by: float) -> tuple[float, float]:
    across, down = aim[0] - spot.x, aim[1] - spot.y
    angle = float(np.arctan2(down, across))
    return spot.x + by * cos(angle), spot.y + by * sin(angle)
