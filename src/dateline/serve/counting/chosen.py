"""Which events are counted: the filters of the pages of counts, which mean what `dateline.store.Query` says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

import numpy as np

from dateline.serve.counting.columns import (
    MARK_NAMES,
    STATES,
    TYPES,
    UNKNOWN,
    Columns,
    Flags,
    Places,
)
from dateline.terms import EventType, Status

Shown = Literal["happened", "all"]
HAPPENED: Final = ("occurred", "ongoing", "claimed")
"""What of it is drawn unless somebody asks for all: what a report or a named source says to have happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The filters. Days are ISO days; ``place``, ``actor`` and ``recipient`` match inside, in any case.

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


def chosen(columns: Columns, choice: Choice) -> Flags:
    """A flag for each event: whether it is one of these. What was rejected never is."""
    legend = columns.legend
    flags: Flags = columns.state != STATES.index("rejected")
    if choice.status is not None:
        flags &= columns.status == MARK_NAMES.index(choice.status)
    elif choice.shown == "happened":
        happened = np.isin(np.arange(len(MARK_NAMES)), [MARK_NAMES.index(name) for name in HAPPENED])
        flags &= happened[columns.mark] & ~columns.historical
    if choice.type is not None:
        flags &= columns.type == TYPES.index(choice.type)
    if choice.until is not None:
        flags &= (columns.earliest <= choice.until.toordinal()) & (columns.earliest != UNKNOWN)
    if choice.since is not None:
        flags &= columns.latest >= choice.since.toordinal()
    if choice.country is not None or choice.place is not None:
        flags &= _spots(legend.places, choice)[columns.spot]
    for words, column in ((choice.actor, columns.actor), (choice.recipient, columns.recipient)):
        if words is not None:
            low = words.lower()
            flags &= _flags(low in name for name in legend.low_names)[column]
    if choice.outlet is not None:
        flags &= _flags(name == choice.outlet for name in legend.outlets.all)[columns.outlet]
    return flags


def _spots(places: Places, choice: Choice) -> Flags:
    name = (choice.place or "").lower()
    return np.fromiter(
        (
            (choice.country is None or country == choice.country) and name in toponym
            for country, toponym in zip(places.countries, places.low_toponyms, strict=True)
        ),
        np.bool_,
        len(places.countries),
    )


def _flags(flags: Iterable[bool]) -> Flags:
    return np.fromiter(flags, np.bool_)
