"""On which day and where a report puts an incident."""

from __future__ import annotations

from dataclasses import replace

from dateline.checks import OPEN
from dateline.corroborate.figure import Figure
from dateline.corroborate.scene import Draft, Scene, is_told, length_of, spans_of
from dateline.corroborate.voices import chain_of
from dateline.model import Event, Interval, Timex

_EXACT = frozenset({"site", "settlement", "district", "region"})
"""Precisions of a place that is a claim: a country alone says nothing of where in it."""


def dates(scene: Scene) -> list[Figure]:
    """The day that the report gives to the incident: the narrowest of its events' that is told outright."""
    times = {one.id: one for one in scene.reading.times}
    best: tuple[int, int, Event, Timex | Interval] | None = None
    for event in scene.members:
        if not is_told(event):
            continue
        when = times[event.time] if isinstance(event.time, str) else event.time
        spans = spans_of(when)
        if (
            when is None
            or not spans
            or None in (when.earliest, when.latest)
            or OPEN in (when.earliest, when.latest)
        ):
            continue
        length = length_of(when.earliest or "", when.latest or "")
        if best is None or (length, event.trigger.start) < best[:2]:
            best = (length, event.trigger.start, event, when)
    if best is None:
        return []
    event, when = best[2], best[3]
    value = when.earliest if when.earliest == when.latest else f"{when.earliest}/{when.latest}"
    draft = Draft("date", value or "", spans_of(when), status=event.status, event=event.id, rule="date")
    chain = chain_of(scene.told, event.trigger, scene.words)
    return [replace(scene.figure(draft, chain, scene.published), days=(when.earliest, when.latest))]


def places(scene: Scene) -> list[Figure]:
    """Each place with a point that the report gives to a member; the closest precision alone."""
    places = {one.id: one for one in scene.reading.places}
    found: dict[str, tuple[int, Event]] = {}
    order = ("site", "settlement", "district", "region")
    for event in scene.members:
        place = places.get(event.place or "")
        if place is None or place.precision not in _EXACT or not is_told(event):
            continue
        rank = order.index(place.precision)
        found.setdefault(place.id, (rank, event))
    if not found:
        return []
    least = min(rank for rank, _ in found.values())
    made: dict[str, Figure] = {}
    for id_, (rank, event) in sorted(found.items(), key=lambda row: places[row[0]].span.start):
        place = places[id_]
        if rank != least or place.name in made:
            continue
        note = place.precision
        draft = Draft(
            "place",
            place.name,
            (place.span,),
            status=event.status,
            event=event.id,
            note=note,
            rule="place",
        )
        figure = scene.figure(draft, chain_of(scene.told, event.trigger, scene.words), scene.published)
        point = None if place.lat is None or place.lon is None else (place.lat, place.lon)
        made[place.name] = replace(figure, place=point)
    return list(made.values())
