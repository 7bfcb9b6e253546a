"""The cells of a map: squares of so many pixels at a zoom, in which events are counted together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from dateline.serve.counting.columns import Places, Reals
from dateline.serve.counting.words import Numbers

TILE: Final = 256
"""Pixels of the world at zoom 0."""
CELL: Final = 64
"""Pixels of a cell: a ring of events with its number has room in it."""
DEEPEST: Final = 14
"""The deepest zoom: a cell there is some 600 m wide, less than what a site is known by."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The cell that each place lies in."""

    column: Numbers
    row: Numbers


def cell_of(places: Places, zoom: int) -> Cell:
    """The cell of each place at a zoom; places without a point are in cells too, and mean nothing there."""
    across = 2 ** min(max(zoom, 0), DEEPEST) * (TILE // CELL)
    return Cell(_of(places.x, across), _of(places.y, across))


def _of(along: Reals, across: int) -> Numbers:
    return np.clip(np.floor(along * across), 0, across - 1).astype(np.int32)


def degrees(x: float, y: float) -> tuple[float, float]:
    """Latitude and longitude of a point of the map."""
    lat = float(np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * y)))))
    return lat, x * 360 - 180
