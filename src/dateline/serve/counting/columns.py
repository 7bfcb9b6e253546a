"""The columns: one number an event in each, and the words that the numbers stand for.

A million events take some 50 MB. Words are numbered as they come, and further readings add to a copy of them; whoever
sorts by a number must break its ties by the words. Columns never change, nor does their legend: pages of other threads
are counting with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Any, Final, Literal, get_args

import numpy as np
import numpy.typing as npt

from dateline.checks import OPEN
from dateline.export.legend import HISTORICAL, NEGATED, STATUSES, Mark
from dateline.serve.counting.edges import PARTED, Edges
from dateline.serve.counting.words import Memo, Numbers, Words, ranks
from dateline.store.facts import told_of
from dateline.store.protocol import State
from dateline.tables import Row
from dateline.terms import EVENT_TYPES

Flags = npt.NDArray[np.bool_]
Small = npt.NDArray[np.uint8]
Reals = npt.NDArray[np.float64]

MERCATOR_END: Final = 85.05112878
"""The latitude at which Web Mercator is a square."""

UNKNOWN: Final = -(2**31)
"""A day that is not known."""
BEFORE: Final = UNKNOWN + 1
"""An earliest day that is open."""
AFTER: Final = 2**31 - 1
"""A latest day that is open."""

TYPES: Final = tuple(sorted(EVENT_TYPES))
MARKS: Final[Mapping[str, Mark]] = {**dict(STATUSES.items()), "negated": NEGATED, "historical": HISTORICAL}
"""What an event can be drawn as: its status, or that it is negated or history."""
MARK_NAMES: Final = tuple(MARKS)
STATES: Final[tuple[State, ...]] = ("machine", "accepted", "corrected", "rejected")
AT_ONCE: Final = 50_000
"""Rows that are turned into columns together."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an event was, as its report has it; without a point where only a country or less is known."""

    toponym: str | None
    precision: str | None
    country: str | None
    lat: float | None
    lon: float | None


Known = Literal["point", "country", "area", "name", "nothing"]
"""How well it is known where something was: a point that can be drawn; a country, or a wider stretch, whose centre is no
place of an event; the name of a place that is not resolved; nothing at all."""
KNOWN: Final[tuple[Known, ...]] = get_args(Known)


@dataclass(frozen=True, slots=True)
class Places:
    """Of each spot: how well it is known (a place in `KNOWN`), where it is on the map (`mercator`), the number of its
    point, that of its country in ``countries``, its name in small letters, and its ``rank`` by name among all."""

    known: Small
    x: Reals
    y: Reals
    point: Numbers
    country: Numbers
    countries: Sequence[str | None]
    low_toponyms: Sequence[str]
    rank: Numbers


def mercator(lat: Reals, lon: Reals) -> tuple[Reals, Reals]:
    """Points as Web Mercator has them: x from 0 in the west to 1, y from 0 in the north to 1."""
    bounded = np.radians(np.clip(lat, -MERCATOR_END, MERCATOR_END))
    return (lon + 180) / 360, (1 - np.arcsinh(np.tan(bounded)) / np.pi) / 2


def _places_of(spots: Sequence[tuple[Any, ...]]) -> Places:
    known = np.fromiter((KNOWN.index(_known(Spot(*each))) for each in spots), np.uint8, len(spots))
    lat = np.array([each[3] if each[3] is not None else 0.0 for each in spots], np.float64)
    lon = np.array([each[4] if each[4] is not None else 0.0 for each in spots], np.float64)
    points, countries = Words[Any](), Words[str | None]()
    return Places(
        known,
        *mercator(lat, lon),
        points.numbers(each[3:5] for each in spots),
        countries.numbers(each[2] for each in spots),
        countries.all,
        [(each[0] or "").lower() for each in spots],
        ranks([(name or "", lat or 0.0, lon or 0.0, *map(str, of)) for name, *of, lat, lon in spots]),
    )


def _known(spot: Spot) -> Known:
    if spot.lat is not None:
        return "point"
    if spot.precision == "country" and spot.country is not None:
        return "country"
    if spot.toponym is None:
        return "nothing"
    return "name" if spot.precision == "unresolved" else "area"


@dataclass(frozen=True, slots=True)
class Legend:
    """What the numbers of columns stand for."""

    spots: Words[tuple[Any, ...]] = field(default_factory=Words)
    names: Words[str | None] = field(default_factory=Words)
    pairs: Words[tuple[int, int]] = field(default_factory=Words)
    outlets: Words[str | None] = field(default_factory=Words)
    days: Words[str | None] = field(default_factory=Words)
    memo: Memo = field(default_factory=Memo)
    _edges: Edges = field(default_factory=Edges)

    def copy(self) -> Legend:
        """The same, to which further readings can add while pages still count with this one."""
        parts = (self.spots, self.names, self.pairs, self.outlets, self.days, self.memo, self._edges)
        return Legend(*(part.copy() for part in parts))  # type: ignore[arg-type]

    def spot(self, number: int) -> Spot:
        """The spot of a number."""
        return Spot(*self.spots.all[number])

    @property
    def places(self) -> Places:
        """Of each spot: what is asked of many at once."""
        return self.memo.of("places", self.spots, _places_of)

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries that events are in, sorted."""
        return tuple(sorted(filter(None, self.places.countries)))

    @property
    def edges(self) -> Edges:
        """Who acts on whom."""
        return self._edges.grown(self.names, self.pairs)

    def has(self, name: str) -> Flags:
        """Of each cell of names: whether this is one of them."""
        return np.fromiter(
            (each is not None and name in each and name in each.split(PARTED) for each in self.names.all),
            np.bool_,
            len(self.names),
        )

    @property
    def low_names(self) -> Sequence[str]:
        """The names of actors in small letters, "" for none."""
        return self.memo.of("names", self.names, lambda all_: [(name or "").lower() for name in all_])


@dataclass(frozen=True, slots=True)
class Columns:
    """One number an event in each. ``earliest`` and ``latest`` are ordinals of days, or `UNKNOWN`, `BEFORE`, `AFTER`.

    ``document`` is the place of the report's id among all ids. ``mark`` and ``status`` are places in `MARK_NAMES`,
    ``type`` in `TYPES`, ``state`` in `STATES`. ``stated``: whether words of the report name the time, rather than that
    it follows from its day of publication or from its telling.
    """

    legend: Legend
    reading: Numbers
    document: Numbers
    n: Numbers
    type: Small
    status: Small
    mark: Small
    historical: Flags
    stated: Flags
    earliest: Numbers
    latest: Numbers
    spot: Numbers
    actor: Numbers
    recipient: Numbers
    pair: Numbers
    outlet: Numbers
    state: Small

    def __len__(self) -> int:
        return len(self.n)

    @property
    def is_dated(self) -> Flags:
        """Whether anything is known of when it was."""
        dated: Flags = (self.earliest > BEFORE) | ((self.latest != UNKNOWN) & (self.latest != AFTER))
        return dated

    def only(self, rows: Flags) -> Columns:
        """These rows alone."""
        return replace(self, **{name: getattr(self, name)[rows] for name in _ARRAYS})

    def in_order(self, documents: Mapping[int, str]) -> Columns:
        """The same with the places of documents, of which each reading's is given."""
        numbers = np.fromiter(documents, np.int64, len(documents))
        by_number = np.argsort(numbers)
        rank = np.empty(len(numbers), np.int32)
        rank[sorted(range(len(numbers)), key=list(documents.values()).__getitem__)] = np.arange(len(numbers))
        at = np.searchsorted(numbers, self.reading, sorter=by_number)
        return replace(self, document=rank[by_number[at]] if len(self) else self.document)

    def with_states(self, judged: Mapping[tuple[int, int], str]) -> Columns:
        """The same with the states that persons gave; all others are the machine's."""
        state = np.zeros(len(self), np.uint8)
        if judged:
            keys = (self.reading.astype(np.int64) << 32) | self.n
            order = np.argsort(keys, kind="stable")
            asked = np.array([(reading << 32) | n for reading, n in judged], np.int64)
            at = np.searchsorted(keys, asked, sorter=order)
            rows = order[np.minimum(at, len(keys) - 1)] if len(keys) else np.empty(0, np.int64)
            for row, key, word in zip(rows, asked, judged.values(), strict=bool(len(keys))):
                if keys[row] == key:
                    state[row] = STATES.index(word)
        return replace(self, state=state)


_ARRAYS: Final = (
    "reading", "document", "n", "type", "status", "mark", "historical", "stated", "earliest", "latest", "spot",
    "actor", "recipient", "pair", "outlet", "state",
)  # fmt: skip


def together(legend: Legend, parts: Sequence[Columns]) -> Columns:
    """Columns of one legend one after the other."""
    return Columns(
        legend, **{name: np.concatenate([getattr(part, name) for part in parts]) for name in _ARRAYS}
    )


def columns(rows: Iterable[Row], outlets: Mapping[int, str | None], legend: Legend) -> Columns:
    """The columns of lean rows (`dateline.store.lean.LEAN`); ``outlets`` are those of the readings that count.

    Rows of other readings are left out.
    """
    parts = [_columns([], outlets, legend)]
    left = iter(rows)
    while some := list(islice(left, AT_ONCE)):
        parts.append(_columns([row for row in some if row[0] in outlets], outlets, legend))
    return together(legend, parts)


def _columns(rows: Sequence[Row], outlets: Mapping[int, str | None], legend: Legend) -> Columns:
    by_column: Sequence[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * 16
    reading, n, kind, status, negated, historical, time, earliest, latest = by_column[:9]
    actor = legend.names.numbers(by_column[14])
    recipient = legend.names.numbers(by_column[15])
    return Columns(
        legend,
        reading=np.array(reading, np.int32),
        document=np.zeros(len(rows), np.int32),
        n=np.array(n, np.int32),
        type=_places(kind, TYPES),
        status=_places(status, MARK_NAMES),
        mark=_places(map(_told, status, negated, historical), MARK_NAMES),
        historical=np.array(historical, np.bool_),
        stated=np.fromiter((each is not None for each in time), np.bool_),
        earliest=_days(earliest, legend, BEFORE),
        latest=_days(latest, legend, AFTER),
        spot=legend.spots.numbers(zip(*by_column[9:14], strict=True)),
        actor=actor,
        recipient=recipient,
        pair=legend.pairs.numbers(zip(actor.tolist(), recipient.tolist(), strict=True)),
        outlet=legend.outlets.numbers(outlets[each] for each in reading),
        state=np.zeros(len(rows), np.uint8),
    )


def _told(status: str, negated: int, historical: int) -> str:
    return told_of(status, negated=negated, historical=historical)


def _places(words: Iterable[str], known: Sequence[str]) -> Small:
    places = {word: place for place, word in enumerate(known)}
    return np.fromiter((places[word] for word in words), np.uint8)


def _days(days: Sequence[str | None], legend: Legend, open_end: int) -> Numbers:
    numbers = legend.days.numbers(days)
    of_word = np.array([_ordinal(word, open_end) for word in legend.days.all] or [0], np.int32)
    return of_word[numbers]


def _ordinal(word: str | None, open_end: int) -> int:
    if word is None:
        return UNKNOWN
    return open_end if word == OPEN else date.fromisoformat(word).toordinal()
