"""The map: rings of events by their marks, a radius where a place is known no closer, and lists of what has no point."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2
from typing import Final

import numpy as np
import numpy.typing as npt

from dateline.export.records.countries import countries
from dateline.serve.counting import Columns, Filters, chosen, columns_of
from dateline.serve.counting.cells import DEEPEST, TILE, cell_of, degrees
from dateline.serve.counting.columns import KNOWN, MARK_NAMES, Legend, Reals, Spot, mercator
from dateline.serve.counting.tallied import Tally, marks_of, most
from dateline.serve.page import Desk, Page

WIDTH: Final = 1_120
"""Pixels of the map that the server draws; the browser's own is asked for by its box."""
HEIGHT: Final = 560
CLOSEST: Final = 8
"""The zoom that a map of one place begins with: its country is still on it."""
LISTED: Final = 50
RADIUS_KM: Final = {"site": 1.0, "settlement": 5.0, "district": 30.0, "region": 100.0}
"""What a precision is drawn as: half of the width of a usual one. The median division of the first order in Natural Earth
is some 180 km wide, of the second in GeoNames some 50 km, a town with its outskirts 10 km."""
Many = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Filters):
    """The filters and the box; without a box, the one that has everything in it."""

    west: float | None = None
    south: float | None = None
    east: float | None = None
    north: float | None = None
    zoom: int | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """What is shown, in degrees, and how large."""

    west: float
    south: float
    east: float
    north: float
    zoom: int


@dataclass(frozen=True, slots=True)
class Place:
    """One place with a point: its events are somewhere within ``radius_km`` of it."""

    name: str
    precision: str
    country: str | None
    lat: float
    lon: float
    radius_km: float
    events: int
    marks: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Bubble:
    """The events of one cell of the map. ``lat`` and ``lon`` are those of its place, or amid several ``places``."""

    lat: float
    lon: float
    column: int
    row: int
    events: int
    places: int
    name: str
    marks: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Land:
    """Events of which the country is known and nothing closer: they have no place on the map."""

    country: str
    name: str
    number: int | None
    events: int
    marks: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Unlocated:
    """Events without a point or a country, by what is known: a wider area, a name that is not resolved, nothing."""

    known: str
    events: int
    names: tuple[Tally, ...]
    marks: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """What the page shows. ``located`` events have a point; ``here`` are those of them in the box."""

    total: int
    located: int
    here: int
    box: Box
    bubbles: tuple[Bubble, ...]
    places: tuple[Place, ...]
    more_places: int
    lands: tuple[Land, ...]
    unlocated: tuple[Unlocated, ...]
    countries: tuple[str, ...]


def answer(desk: Desk, asked: Asked) -> Map:
    """The answer of the page."""
    columns = columns_of(desk.store.name, desk.view)
    by_spot = _by_spot(columns, asked)
    totals = by_spot.sum(axis=1)
    places = columns.legend.places
    pointed = np.flatnonzero((totals > 0) & (places.known == KNOWN.index("point")))
    box = _box(asked, places.x[pointed], places.y[pointed])
    west, north, east, south = edges(box)
    x, y = places.x[pointed], places.y[pointed]
    seen = pointed[(x >= west) & (x <= east) & (y >= north) & (y <= south)]
    return Map(
        total=int(totals.sum()),
        located=int(totals[pointed].sum()),
        here=int(totals[seen].sum()),
        box=box,
        bubbles=_bubbles(columns.legend, seen, by_spot, totals, box.zoom),
        places=_places(columns.legend, seen, by_spot, totals),
        more_places=max(0, len(seen) - LISTED),
        lands=_lands(columns.legend, by_spot, totals),
        unlocated=_unlocated(columns.legend, by_spot, totals),
        countries=columns.legend.countries,
    )


def _by_spot(columns: Columns, asked: Filters) -> Many:
    """The number of chosen events by spot and mark."""
    flags = chosen(columns, asked)
    width, height = len(MARK_NAMES), len(columns.legend.spots)
    key = columns.spot[flags] * np.int32(width) + columns.mark[flags]
    return np.bincount(key, minlength=width * height).reshape(height, width)


def edges(box: Box) -> tuple[float, float, float, float]:
    """West, north, east and south of a box on the map."""
    x, y = mercator(np.array([box.north, box.south]), np.array([box.west, box.east]))
    return float(x[0]), float(y[0]), float(x[1]), float(y[1])


def _box(asked: Asked, x: Reals, y: Reals) -> Box:
    """The box that is asked for, or that of the points with some room around them."""
    given = (asked.west, asked.south, asked.east, asked.north)
    west, south, east, north = (0.0 if each is None else each for each in given)
    if None not in given and -180 <= west < east <= 180 and -90 <= south < north <= 90:
        zoom = asked.zoom if asked.zoom is not None else log2(WIDTH / TILE * 360 / (east - west))
        return Box(west, south, east, north, min(max(int(zoom), 0), DEEPEST))
    middle, spread = (0.5, 0.45), (1.0, 0.5)
    if len(x):
        middle = (float(x.min() + x.max()) / 2, float(y.min() + y.max()) / 2)
        spread = (float(np.ptp(x)), float(np.ptp(y)))
    fits = min(
        log2(WIDTH * 0.85 / TILE / max(spread[0], 1e-9)), log2(HEIGHT * 0.85 / TILE / max(spread[1], 1e-9))
    )
    zoom = min(max(int(fits), 2), CLOSEST)
    half = (WIDTH / TILE / 2**zoom / 2, HEIGHT / TILE / 2**zoom / 2)
    left = min(max(middle[0] - half[0], 0.0), 1 - 2 * half[0]) if half[0] < 0.5 else 0.0
    top = min(max(middle[1] - half[1], 0.0), 1 - 2 * half[1]) if half[1] < 0.5 else 0.0
    north, west = degrees(left, top)
    south, east = degrees(min(left + 2 * half[0], 1.0), min(top + 2 * half[1], 1.0))
    return Box(round(west, 4), round(south, 4), round(east, 4), round(north, 4), zoom)


def _bubbles(legend: Legend, seen: Many, by_spot: Many, totals: Many, zoom: int) -> tuple[Bubble, ...]:
    """The cells that have events in them; each is called by its spot with the most events, of several the first by
    name."""
    if not len(seen):
        return ()
    places = legend.places
    cells = cell_of(places, zoom)
    key = cells.row[seen].astype(np.int64) << 32 | cells.column[seen]
    order = np.lexsort((places.rank[seen], -totals[seen], key))
    spots, starts = seen[order], np.flatnonzero(np.diff(key[order], prepend=-1))
    number = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(spots))))
    points = np.bincount(np.unique(number << 32 | places.point[spots]) >> 32, minlength=len(starts))
    marks, weights = np.add.reduceat(by_spot[spots], starts), totals[spots]
    events = np.add.reduceat(weights, starts)
    x = np.add.reduceat(places.x[spots] * weights, starts) / events
    y = np.add.reduceat(places.y[spots] * weights, starts) / events
    found = []
    for at, spot in enumerate(spots[starts].tolist()):
        top = legend.spot(spot)
        alone = points[at] == 1
        lat, lon = (top.lat or 0.0, top.lon or 0.0) if alone else degrees(float(x[at]), float(y[at]))
        cell = int(cells.column[spot]), int(cells.row[spot])
        name = top.toponym or ""
        found.append(
            Bubble(
                round(lat, 5),
                round(lon, 5),
                *cell,
                int(events[at]),
                int(points[at]),
                name,
                marks_of(marks[at]),
            )
        )
    return tuple(sorted(found, key=lambda bubble: (-bubble.events, bubble.row, bubble.column)))


def _places(legend: Legend, seen: Many, by_spot: Many, totals: Many) -> tuple[Place, ...]:
    """The places in the box that are listed: those with the most events, the first by name of those with as many."""
    if len(seen) > LISTED:
        seen = seen[totals[seen] >= np.partition(totals[seen], -LISTED)[-LISTED]]
    first = seen[np.lexsort((legend.places.rank[seen], -totals[seen]))][:LISTED]
    return tuple(_place(legend.spot(spot), by_spot[spot]) for spot in first.tolist())


def _place(spot: Spot, counts: Many) -> Place:
    precision = spot.precision or "settlement"
    return Place(
        spot.toponym or "",
        precision,
        spot.country,
        spot.lat or 0.0,
        spot.lon or 0.0,
        RADIUS_KM[precision],
        int(counts.sum()),
        marks_of(counts),
    )


def _lands(legend: Legend, by_spot: Many, totals: Many) -> tuple[Land, ...]:
    places = legend.places
    spots = np.flatnonzero((totals > 0) & (places.known == KNOWN.index("country")))
    by_country = np.zeros((len(places.countries), by_spot.shape[1]), np.int64)
    np.add.at(by_country, places.country[spots], by_spot[spots])
    known = countries()
    found = []
    for code, marks in zip(places.countries, by_country, strict=True):
        if code is not None and marks.any():
            country = known.get(code)
            name, number = (country.name, country.number) if country else (code, None)
            found.append(Land(code, name, number, int(marks.sum()), marks_of(marks)))
    return tuple(sorted(found, key=lambda land: (-land.events, land.name)))


def _unlocated(legend: Legend, by_spot: Many, totals: Many) -> tuple[Unlocated, ...]:
    found = []
    for known in ("area", "name", "nothing"):
        spots = np.flatnonzero((totals > 0) & (legend.places.known == KNOWN.index(known)))
        names: dict[str, int] = {}
        for spot, events in zip(spots.tolist(), totals[spots].tolist(), strict=True):
            if name := legend.spots.all[spot][0]:
                names[name] = names.get(name, 0) + events
        marks = marks_of(by_spot[spots].sum(axis=0))
        if len(spots):
            found.append(Unlocated(known, int(totals[spots].sum()), most(names, LISTED), marks))
    return tuple(found)


PAGE = Page(
    name="map",
    title="Where it happened",
    asks=Asked,
    answers=Map,
    answer=answer,
    nav="Map",
    modules=("map.js",),
    styles=("vendor/leaflet/leaflet.css", "counts.css", "map.css"),
)
