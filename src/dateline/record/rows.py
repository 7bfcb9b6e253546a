"""The rows that can be asked of a reading: they follow from it, and hold nothing that is not in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from dateline.model import (
    Count,
    Entity,
    Event,
    Issue,
    Materiel,
    Mention,
    Place,
    Reading,
    Span,
    Statement,
    Timex,
)
from dateline.record.cited import cited
from dateline.tables import JUDGED, Row

POINTED: Final = frozenset({"site", "settlement", "district", "region"})
"""Precisions whose point is the place of an event: a country's or a sea's centre is none."""

_TARGETS: Final = frozenset({"recipient", "target"})


def rows_of(reading: Reading) -> dict[str, tuple[Row, ...]]:
    """Every table's rows."""
    return _Rows(reading).all()


class _Rows:
    """The rows of one reading while they are gathered."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.names = {entity.id: entity.name for entity in reading.entities}
        self.times = {time.id: time for time in reading.times}
        self.places = {place.id: place for place in reading.places}

    def all(self) -> dict[str, tuple[Row, ...]]:
        reading = self.reading
        return {
            "entities": tuple(self._entity(n, one) for n, one in enumerate(reading.entities)),
            "mentions": tuple(self._mention(n, one) for n, one in enumerate(reading.mentions)),
            "times": tuple(self._time(n, one) for n, one in enumerate(reading.times)),
            "places": tuple(self._place(n, one) for n, one in enumerate(reading.places)),
            "statements": tuple(self._statement(n, one) for n, one in enumerate(reading.statements)),
            "counts": tuple(self._count(n, one) for n, one in enumerate(reading.counts)),
            "materiel": tuple(self._materiel(n, one) for n, one in enumerate(reading.materiel)),
            "events": tuple(self._event(n, one) for n, one in enumerate(reading.events)),
            "participants": tuple(self._participants()),
            "event_counts": tuple(
                (n, *pair)
                for n, pair in enumerate((event.id, one) for event in reading.events for one in event.counts)
            ),
            "issues": tuple(self._issue(n, one) for n, one in enumerate(reading.issues)),
            "evidence": tuple(sorted(set(self._evidence()))),
        }

    def _evidence(self) -> Iterator[Row]:
        document = self.reading.document.id
        for table in JUDGED:
            for item in getattr(self.reading, table):
                for column, span in cited(item):
                    yield (table, item.id, column, document, span.start, span.end, item.by)
        for n, issue in enumerate(self.reading.issues):
            for column, span in cited(issue):
                yield ("issues", str(n), column, document, span.start, span.end, issue.step)

    def _quote(self, spans: Iterable[Span]) -> str:
        return " … ".join(self.text[span.start : span.end] for span in spans)

    def _words(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def _entity(self, n: int, one: Entity) -> Row:
        links = " ".join(one.links) or None
        about = (one.name, one.kind, one.country, one.sector, one.role, len(one.mentions), links)
        return (n, one.id, *about, one.by, _float(one.confidence))

    def _mention(self, n: int, one: Mention) -> Row:
        span = one.span
        about = (one.entity, one.kind, one.form, self._words(span), span.start, span.end)
        return (n, one.id, *about, one.by, _float(one.confidence))

    def _time(self, n: int, one: Timex) -> Row:
        about = (one.type, one.value, one.earliest, one.latest, one.anchor, one.reason)
        return (n, one.id, self._words(one.span), *about, one.by, _float(one.confidence))

    def _place(self, n: int, one: Place) -> Row:
        point = (_float(one.lat), _float(one.lon))
        about = (one.geonames_id, one.country, one.precision, len(one.alternatives))
        quote = self._words(one.span)
        return (n, one.id, quote, one.name, *point, *about, one.by, _float(one.confidence))

    def _count(self, n: int, one: Count) -> Row:
        number = (float(one.low), _float(one.high), one.modifier, one.unit, one.scope)
        return (n, one.id, self._words(one.span), *number, one.by, _float(one.confidence))

    def _materiel(self, n: int, one: Materiel) -> Row:
        what = (one.designation, one.kind, one.holder, one.supplier, one.check)
        return (n, one.id, self._words(one.span), *what, one.by, _float(one.confidence))

    def _when(self, item: Statement | Event) -> Row:
        """The four columns of a time: the id of one of the reading's times, its days, and the reason."""
        time = item.time
        if time is None:
            return (None, None, None, None)
        days = self.times[time] if isinstance(time, str) else time
        return (time if isinstance(time, str) else None, days.earliest, days.latest, days.reason)

    def _statement(self, n: int, one: Statement) -> Row:
        source, addressee = one.source, one.addressee
        speaker = self._name(source.entity, source.spans) if source else None
        return (
            n,
            one.id,
            source.entity if source else None,
            speaker,
            one.manner,
            one.act,
            addressee.entity if addressee else None,
            one.medium.name if one.medium else None,
            *self._when(one),
            one.within,
            self._quote(one.content),
            one.by,
            _float(one.confidence),
        )

    def _event(self, n: int, one: Event) -> Row:
        return (
            n,
            one.id,
            one.type,
            one.mode,
            " ".join(one.contexts) or None,
            one.cameo,
            one.quad,
            one.status,
            int(one.negated),
            int(one.historical),
            one.according_to,
            *self._when(one),
            one.place,
            self._who(one, {"actor"}),
            self._who(one, _TARGETS),
            *self._where(one),
            self._words(one.trigger),
            one.by,
            _float(one.confidence),
        )

    def _where(self, event: Event) -> Row:
        place = self.places.get(event.place or "")
        if place is None:
            return (None,) * 5
        point = (_float(place.lat), _float(place.lon)) if place.precision in POINTED else (None, None)
        return (place.name, place.precision, place.country, *point)

    def _who(self, event: Event, roles: Iterable[str]) -> str | None:
        names = [self._name(one.entity, one.spans) for one in event.participants if one.role in roles]
        return "; ".join(names) or None

    def _name(self, entity: str | None, spans: tuple[Span, ...]) -> str:
        return self.names[entity] if entity else self._quote(spans)

    def _participants(self) -> Iterator[Row]:
        n = 0
        for event in self.reading.events:
            for one in event.participants:
                yield (n, event.id, one.role, one.entity, self._quote(one.spans))
                n += 1

    def _issue(self, n: int, one: Issue) -> Row:
        return (n, one.step, one.code, one.message, one.where)


def _float(number: Any) -> float | None:
    return None if number is None else float(number)
