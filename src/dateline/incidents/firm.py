"""Whether the events of an incident are told by the report, or only called to mind: "the massacre at X" in the account of
a trial, a war of a generation ago in that of an election."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from dateline.checks import OPEN
from dateline.model import Count, Event, Interval, Reading

_RECENT = timedelta(days=366)
"""How old a deed may be at the most. Of the train and dev reports of the gold set that tell of violence none tells only
of older."""
_SEVERAL = 2
_AS_MANY = 1
"""Times as many events without a day as there are old ones, from which on they are of another time than these."""
VIOLENT = "ASSAULT"


def is_old(reading: Reading, event: Event) -> bool:
    """Whether an event was more than a year before the report."""
    published = reading.document.published
    day = published.day if published is not None else None
    latest = _when(reading, event)[1]
    return day is not None and latest is not None and latest < (day - _RECENT).isoformat()


def is_past(reading: Reading, events: Sequence[Event]) -> bool:
    """Whether violence is told of another time: what of it has a day is old, and hardly less of it has one than has none
    (``events``, those that are not old)."""
    if any(day is not None for event in events for day in _when(reading, event)):
        return False
    old = sum(event.type == VIOLENT and is_old(reading, event) for event in reading.events)
    return old > 0 and len(events) <= _AS_MANY * old


def is_told(reading: Reading, events: Sequence[Event], tolls: Sequence[Count]) -> bool:
    """Whether events are news of the report: several tell of it, or one with a day, a place, a number, or both who did it
    and whom it hit. What a report calls to mind it names once, and says no more."""
    if len(events) >= _SEVERAL or tolls:
        return True
    return any(
        event.place is not None or None not in _when(reading, event) or _is_whole(event) for event in events
    )


def _is_whole(event: Event) -> bool:
    roles = {each.role for each in event.participants}
    return "actor" in roles and bool(roles & {"recipient", "target"})


def _when(reading: Reading, event: Event) -> tuple[str | None, str | None]:
    """The first and last day of an event, each None where no words say it or it is open."""
    if isinstance(event.time, Interval):
        days = (event.time.earliest, event.time.latest) if event.time.spans else (None, None)
    else:
        found = (time for time in reading.times if time.id == event.time)
        days = next(((time.earliest, time.latest) for time in found), (None, None))
    first, last = (None if day == OPEN else day for day in days)
    return first, last
