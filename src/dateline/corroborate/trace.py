"""What of a reading is compared with other reports: its `Trace`, and that packed as it stands in a record.

A trace follows from the reading alone. Its words are lemmas in small letters, each with how rare it is in news
(`dateline.corroborate.rarity`), so two traces compare alike whatever else a record holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

VERSION = 2
"""Raised where what a trace holds changes: traces of another version are made anew."""

Weights = Mapping[str, float]
"""Words and what each weighs."""


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """One event of one document."""

    document: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where an event was: a point only where its precision is a site, a settlement, a district or a region."""

    name: str
    precision: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A count of an event: of what scope, from ``low`` to ``high`` (None: open above)."""

    scope: str | None
    low: float
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event as it is compared. ``start`` and ``end`` are its trigger's, ``sentence`` the number of its sentence.

    ``words`` are those of the sentence but the trigger, ``near`` those that hang on the trigger. ``days`` are the
    earliest and latest day, each None where it is not known; ``spoken`` is whether a statement tells it, and ``speech``
    whether the event itself is one of speaking. ``aside``: it is told in a clause about somebody or something ("the camp,
    which was built for 250").
    """

    id: str
    start: int
    end: int
    sentence: int
    lemma: str
    upos: str
    type: str | None = None
    mode: str | None = None
    status: str = "occurred"
    negated: bool = False
    historical: bool = False
    spoken: bool = False
    aside: bool = False
    words: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    days: tuple[str | None, str | None] = (None, None)
    place: Spot | None = None
    counts: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of a report: its word class, how often it stands there, and how often in its first two sentences."""

    word: str
    upos: str
    often: int
    lead: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One report as it is compared: ``day`` of publication, its rarest ``terms``, pairs of words, places, happenings.

    ``text`` is the hash of its words: reports of one hash are one text, whoever prints it.
    """

    document: str
    text: str
    day: str | None
    terms: tuple[Term, ...]
    pairs: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, int], ...]
    happenings: tuple[Happening, ...]


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Trace)


def packed(trace: Trace) -> bytes:
    """A trace as bytes: the same trace gives the same bytes."""
    return bytes([VERSION]) + _ENCODER.encode(trace)


def unpacked(body: bytes) -> Trace:
    """The trace of these bytes."""
    return _DECODER.decode(memoryview(body)[1:])
