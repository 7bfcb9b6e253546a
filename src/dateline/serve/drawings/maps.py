"""The map as the server draws it: what is seen without a script, and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log2, log10

import numpy as np

from dateline.serve import basemap
from dateline.serve.counting.columns import mercator
from dateline.serve.counting.tallied import Arc, Tally, ring
from dateline.serve.pages.maps import WIDTH, Box, Land, Map, edges

EARTH_KM = 40_075
"""The length of the equator."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The map as the server draws it: sizes in pixels."""

    width: int
    height: int
    borders: str
    lands: tuple[tuple[str, int], ...]
    reaches: tuple[tuple[float, float, float], ...]
    rings: tuple[tuple[float, float, float, tuple[Arc, ...]], ...]


def size_of(events: int) -> float:
    """The radius of a ring in pixels: it grows with the magnitude of the number."""
    return round(min(11 + 5 * log10(events), 30), 1)


def drawn(value: Map) -> Drawing:
    """The map as an SVG needs it."""
    west, north, east, south = edges(value.box)
    unit = WIDTH / (east - west)

    def at(lat: float, lon: float) -> tuple[float, float]:
        x, y = mercator(np.array([lat]), np.array([lon]))
        return round((float(x[0]) - west) * unit, 1), round((float(y[0]) - north) * unit, 1)

    reaches = []
    for place in value.places:
        pixels = place.radius_km / (40_075 * np.cos(np.radians(place.lat))) * unit
        if pixels > 4:
            reaches.append((*at(place.lat, place.lon), round(float(pixels), 1)))
    rings = [(*at(one.lat, one.lon), size_of(one.events), ring(one.marks)) for one in value.bubbles]
    most = max((land.events for land in value.lands), default=1)
    shades = [(_outline(land, value.box), _shade(land.events, most)) for land in value.lands]
    return Drawing(
        WIDTH,
        max(1, round((south - north) * unit)),
        basemap.path(west, north, east, south, WIDTH),
        tuple((path, shade) for path, shade in shades if path),
        tuple(reaches),
        tuple(rings),
    )


def _outline(land: Land, box: Box) -> str:
    if land.number is None:
        return ""
    west, north, east, south = edges(box)
    return basemap.path(west, north, east, south, WIDTH, f"{land.number:03}")


def _shade(events: int, most: int) -> int:
    """One of four shades: by the share of the magnitude of the largest number."""
    return min(4, 1 + int(4 * log2(events + 1) / log2(most + 1.5)))


def shades(lands: Sequence[Land]) -> tuple[Tally, ...]:
    """The shade of each country, by its ISO number, for the browser's map."""
    most = max((land.events for land in lands), default=1)
    return tuple(
        Tally(f"{land.number:03}", _shade(land.events, most)) for land in lands if land.number is not None
    )
