"""Reading to rows of the record's tables, and back: nothing is lost either way.

A reading is named by the hash of its rows, so that the same reading has the same name wherever it was made,
and a changed byte in any of its rows shows.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any, Final

import msgspec

from dateline import tables
from dateline.errors import BadValue
from dateline.model import (
    Count,
    Document,
    Entity,
    Event,
    Interval,
    Issue,
    MadeBy,
    Materiel,
    Medium,
    Mention,
    Participant,
    Party,
    Place,
    PlaceCandidate,
    Published,
    Quotation,
    Reading,
    Sentence,
    Span,
    Statement,
    Timex,
    Token,
    When,
)
from dateline.tables import Kept, Row, Value

ID_LENGTH: Final = 16
"""Hexadecimal digits of an id: 64 bits, so that among a thousand million readings two alike are unlikely
(3 in 100)."""

_encode = msgspec.json.encode


def kept_of(reading: Reading, *, base: str | None = None) -> Kept:
    """The rows of a reading. ``base`` is the id of the machine's reading that judgements were laid over."""
    document = document_row(reading.document)
    rows = _Rows(reading).all()
    made = reading.made_by
    body: Row = (reading.document.id, base, made.dateline, made.weights, made.language, _packed(reading))
    return Kept(document, (digest_of(document, body, rows), *body), rows)


def digest_of(document: Row, body: Row, rows: dict[str, tuple[Row, ...]]) -> str:
    """The name of a reading: the hash of its document's digest, its own row and every row of its tables."""
    content = [document[1], body, [[table.name, rows[table.name]] for table in tables.READING_TABLES]]
    return sha256(_encode(content)).hexdigest()[:ID_LENGTH]


def document_row(document: Document) -> Row:
    """The row of a document, with the digest of all that it holds."""
    if "\0" in document.text:
        raise BadValue("the text has a NUL character", where=f"document {document.id}", remedy="take it out")
    rest: Row = (
        document.text_sha256,
        document.raw_sha256,
        document.source,
        document.url,
        document.title,
        str(document.published) if document.published else None,
        document.dateline_place,
        document.language,
        document.version_of,
    )
    return (document.id, document_digest(document.id, rest), document.text, *rest)


def document_digest(id: str, rest: Row) -> str:  # noqa: A002
    """The hash of a document's row: the text is in it through its own hash."""
    try:
        return sha256(_encode((id, *rest))).hexdigest()[:ID_LENGTH]
    except UnicodeEncodeError:
        raise BadValue("half of a surrogate pair in its head", where=f"document {id!r}") from None


def kept_is_whole(kept: Kept) -> bool:
    """Whether document and reading still have the hashes that they are named by."""
    id, digest, _, *rest = kept.document  # noqa: A001
    return digest == document_digest(str(id), tuple(rest)) and kept.id == digest_of(
        kept.document, kept.reading[1:], dict(kept.rows)
    )


def _packed(reading: Reading) -> bytes:
    """Tokens, sentences and quotations, as small as they get."""
    tokens = [(t.span.start, t.span.end, t.lemma, t.upos, t.head, t.deprel) for t in reading.tokens]
    sentences = [(s.span.start, s.span.end, s.first, s.end) for s in reading.sentences]
    quotations = [
        (q.id, q.span.start, q.span.end, q.inner.start, q.inner.end, q.style, q.closed, q.by)
        for q in reading.quotations
    ]
    return zlib.compress(_encode((tokens, sentences, quotations)), 6)


class _Rows:
    """The rows of one reading while they are gathered."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.evidence: list[Row] = []
        self.names = {entity.id: entity.name for entity in reading.entities}
        self.times = {time.id: time for time in reading.times}
        self.places = {place.id: place for place in reading.places}

    def all(self) -> dict[str, tuple[Row, ...]]:
        """Every table's rows, in the order of the tables."""
        reading = self.reading
        rows: dict[str, tuple[Row, ...]] = {
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
                (n, f"{event}#{count}", event, count)
                for n, (event, count) in enumerate(
                    (event.id, count) for event in reading.events for count in event.counts
                )
            ),
            "issues": tuple(self._issue(n, one) for n, one in enumerate(reading.issues)),
        }
        return {**rows, "evidence": tuple(sorted(self.evidence))}

    def _cite(self, table: str, row: str, column: str, spans: Iterable[Span], *, by: str) -> None:
        document = self.reading.document.id
        for span in spans:
            self.evidence.append((table, row, column, document, span.start, span.end, by))

    def _words(self, table: str, item: Any) -> str:
        """Cites the words that an item rests on, and gives them back."""
        span = item.span
        self._cite(table, item.id, "words", (span,), by=item.by)
        return self.text[span.start : span.end]

    def _entity(self, n: int, one: Entity) -> Row:
        self._cite("entities", one.id, "role", one.evidence, by=one.by)
        return (
            n,
            one.id,
            one.name,
            one.kind,
            one.country,
            one.sector,
            one.role,
            _json(one.mentions),
            _json(one.links),
            one.by,
            _float(one.confidence),
        )

    def _mention(self, n: int, one: Mention) -> Row:
        quote = self._words("mentions", one)
        head = one.head
        made = (one.by, _float(one.confidence))
        return (n, one.id, one.entity, one.kind, one.form, quote, head.start, head.end, *made)

    def _time(self, n: int, one: Timex) -> Row:
        quote = self._words("times", one)
        days = (one.earliest, one.latest, one.anchor, one.reason)
        return (n, one.id, quote, one.type, one.value, *days, one.by, _float(one.confidence))

    def _place(self, n: int, one: Place) -> Row:
        return (
            n,
            one.id,
            self._words("places", one),
            one.name,
            _float(one.lat),
            _float(one.lon),
            one.geonames_id,
            one.country,
            one.precision,
            _json(one.alternatives),
            one.by,
            _float(one.confidence),
        )

    def _count(self, n: int, one: Count) -> Row:
        number = (float(one.low), _float(one.high), one.modifier, one.unit, one.scope)
        return (n, one.id, self._words("counts", one), *number, one.by, _float(one.confidence))

    def _materiel(self, n: int, one: Materiel) -> Row:
        quote = self._words("materiel", one)
        what = (one.designation, one.kind, one.holder, one.supplier, one.check)
        return (n, one.id, quote, *what, one.by, _float(one.confidence))

    def _when(self, table: str, item: Statement | Event) -> Row:
        """The four columns of a time: the id of one of the reading's times and its days, or days of its own."""
        time = item.time
        if isinstance(time, str):
            days = self.times[time]
            return (time, days.earliest, days.latest, None)
        if time is None:
            return (None, None, None, None)
        self._cite(table, item.id, "time", time.spans, by=item.by)
        return (None, time.earliest, time.latest, time.reason)

    def _party(self, row: str, column: str, party: Party | None, *, by: str) -> str | None:
        if party is None:
            return None
        self._cite("statements", row, column, party.spans, by=by)
        return party.entity

    def _statement(self, n: int, one: Statement) -> Row:
        for column, spans in (("cue", one.cue), ("content", one.content), ("act", one.act_evidence)):
            self._cite("statements", one.id, column, spans, by=one.by)
        if one.medium:
            self._cite("statements", one.id, "medium", one.medium.spans, by=one.by)
        source = self._party(one.id, "source", one.source, by=one.by)
        speaker = self.names.get(source or "") or (self._quote(one.source.spans) if one.source else None)
        return (
            n,
            one.id,
            source,
            speaker,
            one.manner,
            one.act,
            self._party(one.id, "addressee", one.addressee, by=one.by),
            one.medium.name if one.medium else None,
            *self._when("statements", one),
            one.within,
            self._quote(one.content),
            one.by,
            _float(one.confidence),
        )

    def _quote(self, spans: Sequence[Span]) -> str:
        return " … ".join(self.text[span.start : span.end] for span in spans)

    def _event(self, n: int, one: Event) -> Row:
        self._cite("events", one.id, "words", (one.trigger,), by=one.by)
        self._cite("events", one.id, "status", one.status_evidence, by=one.by)
        place = self.places.get(one.place or "")
        where: Row = (
            (place.name, place.country, _float(place.lat), _float(place.lon)) if place else (None,) * 4
        )
        return (
            n,
            one.id,
            one.type,
            one.mode,
            _json(one.contexts),
            one.cameo,
            one.quad,
            one.status,
            int(one.negated),
            int(one.historical),
            one.according_to,
            *self._when("events", one),
            one.place,
            self._who(one, ("actor",)),
            self._who(one, ("recipient", "target")),
            *where,
            self.text[one.trigger.start : one.trigger.end],
            one.by,
            _float(one.confidence),
        )

    def _who(self, event: Event, roles: tuple[str, ...]) -> str | None:
        names = [
            self.names.get(one.entity or "") or self._quote(one.spans)
            for one in event.participants
            if one.role in roles
        ]
        return "; ".join(names) or None

    def _participants(self) -> Iterable[Row]:
        n = 0
        for event in self.reading.events:
            for place, one in enumerate(event.participants):
                id = f"{event.id}#{place}"  # noqa: A001
                self._cite("participants", id, "words", one.spans, by=event.by)
                yield (n, id, event.id, one.role, one.entity)
                n += 1

    def _issue(self, n: int, one: Issue) -> Row:
        self._cite("issues", str(n), "words", one.spans, by="issue@1")
        return (n, str(n), one.step, one.code, one.message, one.where)


def _float(number: float | None) -> float | None:
    return None if number is None else float(number)


def _json(value: object) -> str:
    return _encode(value).decode()


# And back -----------------------------------------------------------------------------------------


def document_of_row(row: Row) -> Document:
    """The document of a row."""
    fields: dict[str, Any] = dict(zip(tables.DOCUMENTS.names, row, strict=True))
    del fields["digest"]
    published = fields.pop("published")
    return Document(published=Published(published) if published else None, **fields)


def reading_of(kept: Kept) -> Reading:
    """The reading of these rows; `BadValue` where they are none."""
    return _Items(kept).reading()


class _Items:
    """The items of one reading, built again from its rows."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.cited: dict[tuple[Value, ...], list[Span]] = defaultdict(list)
        for table, row, column, _, start, end, _ in kept.rows["evidence"]:
            self.cited[table, row, column].append(Span(start, end))
        self.grouped: dict[str, dict[Value, list[dict[str, Any]]]] = {
            name: self._by_event(name) for name in ("participants", "event_counts")
        }

    def reading(self) -> Reading:
        _, _, _, dateline, weights, language, syntax = self.kept.reading
        tokens, sentences, quotations = msgspec.json.decode(zlib.decompress(syntax))
        return Reading(
            document=document_of_row(self.kept.document),
            made_by=MadeBy(dateline, weights, language),
            tokens=tuple(Token(Span(s, e), *rest) for s, e, *rest in tokens),
            sentences=tuple(Sentence(Span(s, e), *rest) for s, e, *rest in sentences),
            quotations=tuple(
                Quotation(id=id, span=Span(s, e), inner=Span(i, j), style=style, closed=closed, by=by)
                for id, s, e, i, j, style, closed, by in quotations  # noqa: A001
            ),
            mentions=tuple(self._mention(one) for one in self._all("mentions")),
            entities=tuple(self._entity(one) for one in self._all("entities")),
            times=tuple(self._at("times", Timex, one) for one in self._all("times")),
            places=tuple(self._place(one) for one in self._all("places")),
            statements=tuple(self._statement(one) for one in self._all("statements")),
            events=tuple(self._event(one) for one in self._all("events")),
            counts=tuple(self._count(one) for one in self._all("counts")),
            materiel=tuple(self._materiel(one) for one in self._all("materiel")),
            issues=tuple(self._issue(one) for one in self._all("issues")),
        )

    def _all(self, table: str) -> Iterable[dict[str, Any]]:
        names = tables.BY_NAME[table].names
        for row in sorted(self.kept.rows[table]):  # by n
            fields = dict(zip(names, row, strict=True))
            del fields["n"]
            fields.pop("quote", None)
            yield fields

    def _by_event(self, table: str) -> dict[Value, list[dict[str, Any]]]:
        grouped: dict[Value, list[dict[str, Any]]] = defaultdict(list)
        for fields in self._all(table):
            grouped[fields["event"]].append(fields)
        return grouped

    def _spans(self, table: str, row: str, column: str) -> tuple[Span, ...]:
        return tuple(self.cited.get((table, row, column), ()))

    def _span(self, table: str, fields: dict[str, Any]) -> Span:
        spans = self._spans(table, fields["id"], "words")
        if len(spans) != 1:
            raise BadValue(f"{len(spans)} spans where one belongs", where=f"{table} {fields['id']}")
        return spans[0]

    def _at(self, table: str, type: Any, fields: dict[str, Any]) -> Any:  # noqa: A002
        return type(span=self._span(table, fields), **fields)

    def _mention(self, fields: dict[str, Any]) -> Mention:
        head = Span(fields.pop("head_start"), fields.pop("head_end"))
        return Mention(span=self._span("mentions", fields), head=head, **fields)

    def _entity(self, fields: dict[str, Any]) -> Entity:
        evidence = self._spans("entities", fields["id"], "role")
        mentions, links = (tuple(msgspec.json.decode(fields.pop(name))) for name in ("mentions", "links"))
        return Entity(mentions=mentions, links=links, evidence=evidence, **fields)

    def _place(self, fields: dict[str, Any]) -> Place:
        losers = msgspec.json.decode(fields.pop("alternatives"), type=tuple[PlaceCandidate, ...])
        return Place(span=self._span("places", fields), alternatives=losers, **fields)

    def _count(self, fields: dict[str, Any]) -> Count:
        low, high = (_number(fields.pop(name)) for name in ("low", "high"))
        return Count(span=self._span("counts", fields), low=low, high=high, **fields)  # type: ignore[arg-type]

    def _materiel(self, fields: dict[str, Any]) -> Materiel:
        return Materiel(span=self._span("materiel", fields), kind=fields.pop("class"), **fields)

    def _when(self, table: str, fields: dict[str, Any]) -> When:
        time, earliest, latest, reason = (
            fields.pop(name) for name in ("time", "earliest", "latest", "reason")
        )
        if time is not None:
            return str(time)
        if reason is None:
            return None
        return Interval(earliest, latest, reason, self._spans(table, fields["id"], "time"))

    def _party(self, fields: dict[str, Any], column: str) -> Party | None:
        entity = fields.pop(column)
        spans = self._spans("statements", fields["id"], column)
        return Party(entity, spans) if spans else None

    def _statement(self, fields: dict[str, Any]) -> Statement:
        del fields["speaker"]
        id, medium = fields["id"], fields.pop("medium")  # noqa: A001
        return Statement(
            source=self._party(fields, "source"),
            addressee=self._party(fields, "addressee"),
            cue=self._spans("statements", id, "cue"),
            content=self._spans("statements", id, "content"),
            act_evidence=self._spans("statements", id, "act"),
            medium=Medium(medium, self._spans("statements", id, "medium")) if medium else None,
            time=self._when("statements", fields),
            **fields,
        )

    def _event(self, fields: dict[str, Any]) -> Event:
        for derived in ("actor", "recipient", "toponym", "country", "lat", "lon"):
            del fields[derived]
        id = fields["id"]  # noqa: A001
        return Event(
            trigger=self._span("events", fields),
            contexts=tuple(msgspec.json.decode(fields.pop("contexts"))),
            negated=bool(fields.pop("negated")),
            historical=bool(fields.pop("historical")),
            status_evidence=self._spans("events", id, "status"),
            participants=tuple(
                Participant(one["role"], one["entity"], self._spans("participants", one["id"], "words"))
                for one in self.grouped["participants"].get(id, ())
            ),
            counts=tuple(one["count"] for one in self.grouped["event_counts"].get(id, ())),
            time=self._when("events", fields),
            **fields,
        )

    def _issue(self, fields: dict[str, Any]) -> Issue:
        spans = self._spans("issues", fields.pop("id"), "words")
        return Issue(where=fields.pop("at"), spans=spans, **fields)


def _number(number: float | None) -> float | None:
    """A number as it was read: whole where it is whole."""
    return int(number) if number is not None and number.is_integer() else number
