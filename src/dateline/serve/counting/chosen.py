"""Which events are counted: the filters of the pages of counts, near to those of `dateline.store.Query`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

import numpy as np

from dateline.serve.counting.columns import (
    AFTER,
    BEFORE,
    MARK_NAMES,
    STATES,
    TYPES,
    UNKNOWN,
    Columns,
    Flags,
    Places,
)
from dateline.serve.counting.words import Numbers
from dateline.terms import HAPPENED_STATUSES, EventType, Status

Shown = Literal["happened", "all"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The filters. ``place``, ``actor`` and ``recipient`` match inside, in any case.

    ``since`` and ``until``: events that may have been between them. What is known to have been by a day, and no more, is
    looked for on that day, and what is known to have been since a day on that.

    ``shown``: what happened, as far as the reports say; or also what is planned, threatened, denied, or history.
    """

    since: date | None = None
    until: date | None = None
    country: str | None = None
    place: str | None = None
    actor: str | None = None
    recipient: str | None = None
    type: EventType | None = None
    status: Status | None = None
    outlet: str | None = None
    shown: Shown = "happened"


def chosen(columns: Columns, choice: Filters) -> Flags:
    """A flag for each event: whether it is one of these. What was rejected never is."""
    legend = columns.legend
    flags: Flags = columns.state != STATES.index("rejected")
    if choice.status is not None:
        flags &= columns.status == MARK_NAMES.index(choice.status)
    elif choice.shown == "happened":
        happened = np.isin(np.arange(len(MARK_NAMES)), [MARK_NAMES.index(name) for name in HAPPENED_STATUSES])
        flags &= happened[columns.mark] & ~columns.historical
    if choice.type is not None:
        flags &= columns.type == TYPES.index(choice.type)
    if choice.until is not None:
        low = np.where(columns.earliest == UNKNOWN, columns.latest, columns.earliest)
        flags &= (low <= choice.until.toordinal()) & (low != UNKNOWN)
    if choice.since is not None:
        high = np.where(columns.latest == UNKNOWN, columns.earliest, columns.latest)
        flags &= high >= choice.since.toordinal()
    if choice.country is not None or choice.place is not None:
        flags &= _spots(legend.places, choice)[columns.spot]
    for words, column in ((choice.actor, columns.actor), (choice.recipient, columns.recipient)):
        if words is not None:
            small = words.lower()
            flags &= _flags(small in name for name in legend.low_names)[column]
    if choice.outlet is not None:
        flags &= _flags(name == choice.outlet for name in legend.outlets.all)[columns.outlet]
    return flags


def _spots(places: Places, choice: Filters) -> Flags:
    fits = np.ones(len(places.country), np.bool_)
    if choice.country is not None:
        is_it = _flags(country == choice.country for country in places.countries)
        fits = is_it[places.country] if len(is_it) else fits
    if choice.place is not None:
        small = choice.place.lower()
        fits &= _flags(small in toponym for toponym in places.low_toponyms)
    return fits


def _flags(flags: Iterable[bool]) -> Flags:
    return np.fromiter(flags, np.bool_)


Way = Literal["sure", "perhaps", "open", "undated"]
WAYS: Final[tuple[Way, ...]] = get_args(Way)
"""How events stand to some days: wholly in them; reaching into them, and beyond; known at one end, which is in
them; without a day."""


def timed(way: Way, start: Numbers, end: Numbers, first: int, last: int) -> Flags:
    """Which events stand so to the days from the first to the last."""
    has_start, has_end = start > BEFORE, (end != UNKNOWN) & (end != AFTER)
    flags: Flags
    if way == "undated":
        flags = ~(has_start | has_end)
    elif way == "open":
        end_known = np.where(has_start, start, end)
        flags = (has_start != has_end) & (end_known >= first) & (end_known <= last)
    else:
        inside = (start >= first) & (end <= last)
        meets = has_start & has_end & (start <= last) & (end >= first)
        flags = meets & inside if way == "sure" else meets & ~inside
    return flags
