"""The base of the maps: the borders of Natural Earth as they come in world-atlas, decoded for drawing on the server.

The browser reads the same files. Borders are as Natural Earth has them: de facto, at a scale of 1 : 50 million.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import Any, Final, Literal

import numpy as np

from dateline.serve.counting.columns import Reals, mercator

Scale = Literal["110m", "50m"]
COARSE: Final = 4
"""Below this zoom the borders at 1 : 110 million do: a tile's pixel is wider than what they leave out."""
SEEN: Final = 2.0
"""Pixels that an island must have to be drawn."""


@dataclass(frozen=True, slots=True, eq=False)
class Ring:
    """One outline on the map, in Web Mercator, and the ISO number of its country, None where it has none."""

    country: str | None
    x: Reals
    y: Reals
    west: float
    north: float
    east: float
    south: float

    def meets(self, west: float, north: float, east: float, south: float) -> bool:
        """Whether its box meets another."""
        return self.west < east and self.east > west and self.north < south and self.south > north


@cache
def rings(scale: Scale) -> Sequence[Ring]:
    """Every outline; islands and lakes are outlines of their own."""
    path = files("dateline.serve").joinpath(f"static/vendor/world-atlas/countries-{scale}.json")
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    return tuple(_rings(topology["objects"]["countries"]["geometries"], arcs))


def _decoded(arc: Sequence[Sequence[int]], transform: Any) -> Reals:
    """The points of an arc: each is written as its distance from the one before it."""
    x = list(accumulate(step[0] for step in arc))
    y = list(accumulate(step[1] for step in arc))
    scale, translate = np.array(transform["scale"], np.float64), np.array(transform["translate"], np.float64)
    return np.array([x, y], np.float64).T * scale + translate


def _rings(geometries: Sequence[Any], arcs: Sequence[Reals]) -> Iterator[Ring]:
    for geometry in geometries:
        shapes = geometry.get("arcs", [])
        for polygon in [shapes] if geometry["type"] == "Polygon" else shapes:
            for ring in polygon:
                parts = [arcs[at] if at >= 0 else arcs[~at][::-1] for at in ring]
                points = np.concatenate([part[:-1] for part in parts])
                for x, y in _unrolled(*mercator(points[:, 1], points[:, 0])):
                    box = (x.min(), y.min(), x.max(), y.max())
                    yield Ring(geometry.get("id"), x, y, *map(float, box))


def _unrolled(x: Reals, y: Reals) -> Iterator[tuple[Reals, Reals]]:
    """A ring without its jumps from one edge of the map to the other: twice where it lies on both sides of the edge; and
    down to the lower edge where it goes around the pole."""
    x = np.unwrap(x, period=1.0)
    if abs(x[-1] - x[0]) > 0.5:
        x, y = np.append(x, (x[-1], x[0])), np.append(y, (1.0, 1.0))
    yield x, y
    if x.max() > 1:
        yield x - 1, y
    if x.min() < 0:
        yield x + 1, y


@lru_cache(maxsize=256)
def path(west: float, north: float, east: float, south: float, width: int, country: str | None = None) -> str:
    """The outlines that meet a box of the map, or those of one country, as one path of an SVG of this width in pixels;
    what is too small to be seen is left out."""
    unit = width / (east - west)
    scale: Scale = "110m" if unit < 256 * 2**COARSE else "50m"
    margin = 2 / unit
    parts: list[str] = []
    for ring in rings(scale):
        if country is not None and ring.country != country:
            continue
        is_seen = max(ring.east - ring.west, ring.south - ring.north) * unit >= SEEN
        if is_seen and ring.meets(west, north, east, south):
            x, y = _clipped(ring.x, ring.y, (west - margin, north - margin, east + margin, south + margin))
            if len(x) > 2:
                px, py = np.round((x - west) * unit, 1), np.round((y - north) * unit, 1)
                moved = np.append(True, (np.diff(px) != 0) | (np.diff(py) != 0))
                points = " ".join(f"{a:g} {b:g}" for a, b in zip(px[moved], py[moved], strict=True))
                parts.append(f"M{points}Z")
    return "".join(parts)


def _clipped(x: Reals, y: Reals, box: tuple[float, float, float, float]) -> tuple[Reals, Reals]:
    """The part of a ring in a box, by Sutherland and Hodgman: one side after the other."""
    west, north, east, south = box
    for axis, limit, keeps_above in ((0, west, True), (0, east, False), (1, north, True), (1, south, False)):
        if len(x) == 0:
            break
        along = x if axis == 0 else y
        inside = along >= limit if keeps_above else along <= limit
        if inside.all():
            continue
        x, y = _cut(x, y, axis, limit, inside)
    return x, y


def _cut(x: Reals, y: Reals, axis: int, limit: float, inside: np.ndarray[Any, Any]) -> tuple[Reals, Reals]:
    before_x, before_y, was_inside = np.roll(x, 1), np.roll(y, 1), np.roll(inside, 1)
    crosses = inside != was_inside
    along, before = (x, before_x) if axis == 0 else (y, before_y)
    step = np.where(crosses, along - before, 1.0)
    share = np.where(crosses, (limit - before) / step, 0.0)
    cut_x = before_x + share * (x - before_x)
    cut_y = before_y + share * (y - before_y)
    many_x = np.stack([cut_x, x], axis=1).ravel()
    many_y = np.stack([cut_y, y], axis=1).ravel()
    kept = np.stack([crosses, inside], axis=1).ravel()
    return many_x[kept], many_y[kept]
