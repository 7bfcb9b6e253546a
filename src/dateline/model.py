"""Every type that the rooms of Dateline hand to each other, frozen, with no input or output.

The file is longer than others on purpose: one place to look a type up. It has four parts: words and values;
documents; what is read in one document (up to `Reading`); what is kept about many (incidents, claims,
judgements).

All offsets are half-open Unicode code points into the text of one `Document`: ``text[span.start:span.end]``
are the words. A tuple of spans is in the order of the text and its spans do not overlap. A value that cannot
be, such as an empty span or a reference to nothing, cannot be built: building it raises `BadSpan` or
`BadValue`.

Every item of a reading names its maker in ``by``, as ``component@version``, with ``/rule`` after it where one
rule decided (``time@1/weekday``), and may carry a ``confidence`` from 0 to 1, which is calibrated or absent.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from operator import attrgetter
from typing import Any, Final, Generic, Literal, TypeVar

from dateline import terms
from dateline.checks import (
    check_country,
    check_days,
    check_maker,
    check_named,
    check_one_of,
    check_point,
    check_spans,
    check_time,
)
from dateline.errors import BadSpan, BadValue, ReportError

T = TypeVar("T")

# Words and values ---------------------------------------------------------------------------------

_PUBLISHED = re.compile(r"(\d{4})(-\d\d)?(-\d\d)?(?:T(\d\d:\d\d)(:\d\d(?:\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?)?")
_WITH_IDS: Final = (
    "quotations",
    "mentions",
    "entities",
    "times",
    "places",
    "statements",
    "events",
    "counts",
    "materiel",
)
_OUTER_ANCHORS: Final = ("published", "dateline")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of one document: the code points from ``start`` up to, but not with, ``end``. Never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise BadSpan(
                f"a span cannot run from {self.start} to {self.end}", remedy="give 0 <= start < end"
            )

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether every code point of the other lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words themselves; a text too short for the span is refused."""
        if self.end > len(text):
            raise BadSpan(f"span {self.start}-{self.end} is outside a text of {len(text)} characters")
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Cell(Generic[T]):
    """One value of the record with the words it rests on, what made it, and how sure that is."""

    value: T
    evidence: tuple[Span, ...]
    by: str
    confidence: float | None = None

    def __post_init__(self) -> None:
        check_spans("a cell", self.evidence, least=1)
        check_maker("a cell", self.by, self.confidence)


@dataclass(frozen=True, slots=True)
class Interval:
    """When something was, as days, with the reason for both ends.

    An end is an ISO day (``2021-08-15``), `dateline.checks.OPEN` where the text leaves it open, or None where
    it is not known. ``spans`` are the words that show it; empty only where no words do, and then the reason
    says what did.
    """

    earliest: str | None
    latest: str | None
    reason: str
    spans: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        check_days("an interval", self.earliest, self.latest)
        check_spans("an interval", self.spans)
        if not self.reason:
            raise BadValue("an interval needs the reason for its ends")


@dataclass(frozen=True, slots=True, order=True)
class Published:
    """When a document was published, as precisely as is known: ``2021``, ``2021-08-20T14:05+04:30`` …"""

    iso: str

    def __post_init__(self) -> None:
        year, month, day, minute, _, _ = self._parts()
        try:
            if not year or (minute and not day):
                raise ValueError
            date.fromisoformat(f"{year}{month or '-01'}{day or '-01'}")
            if minute:
                datetime.fromisoformat(self.iso)
        except ValueError:
            raise BadValue(
                f"{self.iso!r} is not a date of publication",
                remedy="give an ISO date such as 2021, 2021-08, 2021-08-20 or 2021-08-20T14:05+02:00",
            ) from None

    def _parts(self) -> Sequence[str | None]:
        """Year, month, day, minute, second and zone as written, None for each that is not."""
        match = _PUBLISHED.fullmatch(self.iso)
        return match.groups() if match else (None,) * 6

    def __str__(self) -> str:
        return self.iso

    @property
    def precision(self) -> Literal["year", "month", "day", "minute", "second"]:
        """The smallest unit that is known."""
        _, month, day, minute, second, _ = self._parts()
        if minute:
            return "second" if second else "minute"
        return "day" if day else "month" if month else "year"

    @property
    def zone(self) -> str | None:
        """The offset from UTC as written (``Z``, ``+04:30``), or None where it is not known."""
        return self._parts()[-1]

    @property
    def day(self) -> date | None:
        """The day of publication where it was published, or None where only the month or year is known."""
        return date.fromisoformat(self.iso[:10]) if len(self.iso) >= 10 else None


# Documents ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An outlet or agency. ``grade`` is its Admiralty grade: F6, unknown, until a person says otherwise."""

    name: str
    owner: str | None = None
    scale: terms.SourceScale | None = None
    grade: str = "F6"

    def __post_init__(self) -> None:
        check_named("a source", self.name)
        check_one_of("scale of a source", self.scale, terms.SOURCE_SCALES, optional=True)
        if not re.fullmatch(r"[A-F][1-6]", self.grade):
            raise BadValue(
                f"{self.grade!r} is not an Admiralty grade", remedy="give A to F and 1 to 6, such as B2"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report as it is read and cited. Its text is final: ``text_sha256`` is the hash of its UTF-8 form.

    ``raw_sha256`` is the hash of the bytes it came from, ``source`` the name of the outlet or agency,
    ``dateline_place`` the place that the report itself says it was sent from, and ``version_of`` the id of
    the earlier Document of which this one is a new version.
    """

    id: str
    text: str = field(repr=False)
    text_sha256: str
    raw_sha256: str
    source: str | None = None
    url: str | None = None
    title: str | None = None
    published: Published | None = None
    dateline_place: str | None = None
    language: str = "en"
    version_of: str | None = None

    def __post_init__(self) -> None:
        check_named("a document", self.id)
        if not self.text:
            raise BadValue("the text is empty", where=f"document {self.id}")
        if self.text_sha256 != sha256_of_text(self.text):
            raise BadValue("text_sha256 is not the hash of the text", where=f"document {self.id}")
        if not _SHA256.fullmatch(self.raw_sha256):
            raise BadValue(f"raw_sha256 is no SHA-256: {self.raw_sha256!r}", where=f"document {self.id}")
        if self.version_of == self.id:
            raise BadValue("a document cannot be a version of itself", where=f"document {self.id}")


def document_of(
    text: str,
    *,
    id: str | None = None,  # noqa: A002 - the name of the field
    published: str | Published | None = None,
    **fields: Any,
) -> Document:
    """The Document of a text that is already final; hashes are computed, and the id too where none is given.

    ``fields`` are further fields of `Document`. Without ``raw_sha256``, the text's own UTF-8 bytes are the
    raw ones.
    """
    digest = sha256_of_text(text)
    return Document(
        id=id or digest[:16],
        text=text,
        text_sha256=digest,
        raw_sha256=fields.pop("raw_sha256", digest),
        published=Published(published) if isinstance(published, str) else published,
        **fields,
    )


def sha256_of_text(text: str) -> str:
    """The SHA-256 of the UTF-8 form of a text, in hexadecimal."""
    try:
        return sha256(text.encode()).hexdigest()
    except UnicodeEncodeError as error:
        raise BadValue(
            f"half of a surrogate pair at {error.start}", remedy="decode the text from its bytes again"
        ) from None


# What is read in one document ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """A word as Universal Dependencies has it; ``head`` is the index of its head's token, -1 at a root."""

    span: Span
    lemma: str
    upos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and its tokens: those from index ``first`` up to, but not with, ``end``."""

    span: Span
    first: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.first < self.end:
            raise BadSpan(f"a sentence cannot have the tokens {self.first} to {self.end}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name or point to an entity; ``head`` is the word that carries them, inside ``span``."""

    id: str
    span: Span
    head: Span
    kind: terms.EntityKind
    form: terms.MentionForm
    entity: str
    by: str
    confidence: float | None = None

    def __post_init__(self) -> None:
        _check_item(self)
        check_one_of("kind of a mention", self.kind, terms.ENTITY_KINDS)
        check_one_of("form of a mention", self.form, terms.MENTION_FORMS)
        if not self.span.contains(self.head):
            raise BadSpan("the head lies outside the mention", where=f"mention {self.id}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One actor or thing of the report: a chain of mentions.

    ``country`` is ISO 3166 alpha-3, ``sector`` a PLOVER sector, ``role`` the office or part as the report
    describes it; ``evidence`` are the words, besides the mentions, that show these three. ``links`` are ids
    elsewhere.
    """

    id: str
    name: str
    kind: terms.EntityKind
    mentions: tuple[str, ...]
    country: str | None = None
    sector: terms.Sector | None = None
    role: str | None = None
    evidence: tuple[Span, ...] = ()
    links: tuple[str, ...] = ()
    by: str
    confidence: float | None = None

    def __post_init__(self) -> None:
        _check_item(self)
        check_named(f"entity {self.id}", self.name)
        check_one_of("kind of an entity", self.kind, terms.ENTITY_KINDS)
        check_one_of("sector of an entity", self.sector, terms.SECTORS, optional=True)
        check_country(f"entity {self.id}", self.country)
        check_spans(f"entity {self.id}", self.evidence)
        if not self.mentions:
            raise BadValue("an entity needs a mention", where=f"entity {self.id}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression: TIMEX3 ``type`` and ``value``, and the days it can be.

    ``earliest`` and ``latest`` are as in `Interval`. ``anchor`` is what a relative expression is counted
    from: ``published``, ``dateline`` or the id of another Timex; None for one that stands alone or is
    unresolved. ``reason`` says how the days follow, or why they do not.
    """

    id: str
    span: Span
    type: terms.TimexType
    value: str
    earliest: str | None
    latest: str | None
    anchor: str | None = None
    reason: str
    by: str
    confidence: float | None = None

    def __post_init__(self) -> None:
        _check_item(self)
        check_one_of("type of a time", self.type, terms.TIMEX_TYPES)
        check_days(f"time {self.id}", self.earliest, self.latest)
        if not self.value or not self.reason:
            raise BadValue("a time needs a value and a reason", where=f"time {self.id}")
        if self.anchor == self.id:
            raise BadValue("a time cannot be its own anchor", where=f"time {self.id}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCandidate:
    """A place that a toponym could have been, and its score beside that of the winner."""

    name: str
    lat: float
    lon: float
    geonames_id: int | None = None
    country: str | None = None
    score: float | None = None

    def __post_init__(self) -> None:
        check_point(f"candidate {self.name}", self.lat, self.lon)
        check_country(f"candidate {self.name}", self.country)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A toponym and where it is. An unresolved one has a name and its losers, and neither point nor id; its country is
    that of the other places of the report, where these lie in one.

    ``reason`` says why it is taken for this place, or why it is not resolved.
    """

    id: str
    span: Span
    name: str
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    country: str | None = None
    precision: terms.Precision
    alternatives: tuple[PlaceCandidate, ...] = ()
    reason: str | None = None
    by: str
    confidence: float | None = None

    def __post_init__(self) -> None:
        where = f"place {self.id}"
        _check_item(self)
        check_named(where, self.name)
        check_one_of("precision of a place", self.precision, terms.PRECISIONS)
        check_country(where, self.country)
        if self.precision == "unresolved":
            if (self.lat, self.lon, self.geonames_id) != (None, None, None):
                raise BadValue("an unresolved place has no point and no id", where=where)
        elif self.lat is None or self.lon is None:
            raise BadValue(
                "a resolved place needs a point", where=where, remedy="call it unresolved, or give both"
            )
        else:
            check_point(where, self.lat, self.lon)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words in quotation marks: ``span`` with the marks, ``inner`` without.

    ``closed`` is false where the closing mark is missing, as at the end of a paragraph whose quotation goes
    on in the next.
    """

    id: str
    span: Span
    inner: Span
    style: terms.QuoteStyle
    closed: bool
    by: str

    def __post_init__(self) -> None:
        _check_item(self)
        check_one_of("style of a quotation", self.style, terms.QUOTE_STYLES)
        if not self.span.contains(self.inner):
            raise BadSpan("the quoted words lie outside the quotation", where=f"quotation {self.id}")


@dataclass(frozen=True, slots=True)
class Party:
    """Who speaks, or is spoken to: the words, and the entity where it is known."""

    entity: str | None
    spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        check_spans("a party to a statement", self.spans, least=1)


@dataclass(frozen=True, slots=True)
class Medium:
    """Where something was said or written: a newspaper, a channel, a letter; with the words that say so."""

    name: str
    spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        check_named("a medium", self.name)
        check_spans("a medium", self.spans, least=1)


When = str | Interval | None
"""When a statement or event was: the id of a Timex, an Interval of its own, or None where nothing says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Somebody says, denies, asks, threatens …: an attribution as PARC and PolNeAR define it.

    ``source`` is None where the report names nobody at all. ``act`` is read from ``act_evidence``; an act
    other than assert must cite it. ``within`` is the id of the statement that this one is reported in.
    """

    id: str
    source: Party | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    manner: terms.Manner
    act: terms.Act
    act_evidence: tuple[Span, ...] = ()
    addressee: Party | None = None
    medium: Medium | None = None
    time: When = None
    within: str | None = None
    by: str
    confidence: float | None = None

    def __post_init__(self) -> None:
        where = f"statement {self.id}"
        _check_item(self)
        check_spans(where, self.cue)
        check_spans(where, self.content, least=1)
        check_spans(where, self.act_evidence, least=0 if self.act == "assert" else 1)
        check_one_of("manner of a statement", self.manner, terms.MANNERS)
        check_one_of("act of a statement", self.act, terms.ACTS)
        if self.within == self.id:
            raise BadValue("a statement cannot be within itself", where=where)


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part in an event, in which role, and the words of the trigger's clause for it."""

    role: terms.Role
    entity: str | None
    spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        check_one_of("role of a participant", self.role, terms.ROLES)
        check_spans("a participant", self.spans, least=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One predicate coded as one event.

    ``type``, ``mode`` and ``contexts`` are PLOVER's, ``quad`` is the quad class, ``cameo`` the CAMEO code.
    ``status`` says whether it happened, and ``status_evidence`` are the words that show it, or that show the
    negation or that it is history; only what plainly occurred needs none. ``according_to`` is the id of the
    Statement that says so, or None for the report's own voice; what is ``claimed`` always names its
    statement.
    """

    id: str
    trigger: Span
    type: terms.EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    quad: terms.Quad
    status: terms.Status
    status_evidence: tuple[Span, ...] = ()
    negated: bool = False
    historical: bool = False
    according_to: str | None = None
    participants: tuple[Participant, ...] = ()
    time: When = None
    place: str | None = None
    counts: tuple[str, ...] = ()
    by: str
    confidence: float | None = None

    def __post_init__(self) -> None:
        where = f"event {self.id}"
        _check_item(self)
        check_one_of("type of an event", self.type, terms.EVENT_TYPES)
        check_one_of("quad class of an event", self.quad, terms.QUADS)
        check_one_of("status of an event", self.status, terms.STATUSES)
        plain = self.status in terms.PLAIN_STATUSES and not self.negated
        check_spans(where, self.status_evidence, least=0 if plain else 1)
        if self.status == "claimed" and self.according_to is None:
            raise BadValue("a claimed event must name the statement that claims it", where=where)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number as the report gives it: from ``low`` to ``high``, None where it is open above ("at least 40").

    ``modifier`` is the hedge in words, ``unit`` what is counted, ``scope`` what befell them. ``part_of`` is the id
    of the count that these are in already: the "three children" of "12 people, including three children", or the
    same number again. Who adds counts up leaves out those that are part of another.
    """

    id: str
    span: Span
    low: int | float
    high: int | float | None
    modifier: str | None = None
    unit: str | None = None
    scope: terms.Scope | None = None
    part_of: str | None = None
    by: str
    confidence: float | None = None

    def __post_init__(self) -> None:
        _check_item(self)
        check_one_of("scope of a count", self.scope, terms.SCOPES, optional=True)
        if self.low < 0 or (self.high is not None and not self.low <= self.high):
            raise BadValue(f"a count cannot run from {self.low} to {self.high}", where=f"count {self.id}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Materiel:
    """A weapon, vehicle or other equipment that the report names. ``kind`` is its class ("class" in JSON).

    ``holder`` and ``supplier`` are entities. ``check`` says what is amiss where the designation does not fit
    the class that the report gives it.
    """

    id: str
    span: Span
    designation: str
    kind: str | None = None
    holder: str | None = None
    supplier: str | None = None
    check: str | None = None
    by: str
    confidence: float | None = None

    def __post_init__(self) -> None:
        _check_item(self)
        check_named(f"materiel {self.id}", self.designation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something that went wrong or is missing, and where.

    ``step`` is the component that says so, ``code`` a fixed short name for what it is.
    """

    step: str
    code: str
    message: str
    spans: tuple[Span, ...] = ()
    where: str | None = None

    def __post_init__(self) -> None:
        if not (self.step and self.code and self.message):
            raise BadValue("an issue needs a step, a code and a message")
        check_spans("an issue", self.spans)


def issue_of(error: ReportError, *, step: str) -> Issue:
    """The Issue that a failed report leaves behind."""
    message = f"{error.what}; {error.remedy}" if error.remedy else error.what
    return Issue(step=step, code=error.code, message=message, where=error.where)


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What made a reading: the version of Dateline, the hash of its weights, the code of the language."""

    dateline: str
    weights: str | None
    language: str


def token_from(tokens: Sequence[Token], offset: int) -> int:
    """The index of the first of some tokens, in the order of the text, that begins at an offset or after it."""
    return bisect_left(tokens, offset, key=lambda token: token.span.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document and everything read in it, each kind in the order of the text.

    Every span lies inside the text. Every id is unique among its kind, and refers to something in the same
    reading. An entity's mentions are all those that name it as theirs.
    """

    document: Document
    made_by: MadeBy
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Timex, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    counts: tuple[Count, ...] = ()
    materiel: tuple[Materiel, ...] = ()
    issues: tuple[Issue, ...] = ()

    def __post_init__(self) -> None:
        _check_inside(self)
        _check_syntax(self.tokens, self.sentences)
        _check_references(self)


@dataclass(frozen=True, slots=True)
class Perpetrator:
    """Who did it, in the view of a reading as incidents; ``confidence`` is how the report puts it."""

    entity: str | None
    spans: tuple[Span, ...]
    kind: Literal["individual", "organization"]
    confidence: str | None = None

    def __post_init__(self) -> None:
        check_spans("a perpetrator", self.spans, least=1)


@dataclass(frozen=True, slots=True)
class Target:
    """Whom or what it hit, with what effect, and the id of the Count of them."""

    entity: str | None
    spans: tuple[Span, ...]
    kind: Literal["human", "physical"]
    effect: str | None = None
    count: str | None = None

    def __post_init__(self) -> None:
        check_spans("a target", self.spans, least=1)


@dataclass(frozen=True, slots=True)
class Instrument:
    """What it was done with; ``kind`` is its class ("class" in JSON)."""

    spans: tuple[Span, ...]
    kind: str | None = None

    def __post_init__(self) -> None:
        check_spans("an instrument", self.spans, least=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentView:
    """The events of one reading that are one incident, by role: a view, which adds nothing to the events."""

    type: str
    stage: Literal["accomplished", "attempted", "threatened"]
    events: tuple[str, ...]
    time: When = None
    place: str | None = None
    perpetrators: tuple[Perpetrator, ...] = ()
    targets: tuple[Target, ...] = ()
    instruments: tuple[Instrument, ...] = ()


# What is kept about many documents ----------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class EventRef:
    """One Event of one Document."""

    document: str
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Events of one or more documents that are taken to be the same thing in the world."""

    id: str
    members: tuple[EventRef, ...]
    by: str
    confidence: float | None = None

    def __post_init__(self) -> None:
        _check_item(self)
        if not self.members or list(self.members) != sorted(set(self.members)):
            raise BadValue("members must be there, sorted and each once", where=f"incident {self.id}")


@dataclass(frozen=True, slots=True)
class Voice:
    """One who passes a claim on, from the outlet down to who saw it: its name, its part, and the words for it.

    An outlet has no words: its name is the document's.
    """

    name: str
    part: terms.VoicePart
    spans: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        check_named("a voice", self.name)
        check_one_of("part of a voice", self.part, terms.VOICE_PARTS)
        check_spans(f"voice {self.name}", self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One value of one attribute of an incident, as one report gives it: never overwritten.

    ``chain`` are the voices from the outlet down, and ``asserted_by`` is the name of the last of them, who says so;
    ``statement`` is the innermost Statement of ``document`` that it stands in. ``as_of`` is the day the value was said
    to hold. ``stance`` is whether it is asserted or denied, ``status`` that of the event it was read from. A number has
    ``low`` and ``high`` as a `Count` has; ``extent`` says whether it counts the whole incident, some of those it befell,
    an addition to an earlier number, or more than the incident, ``scope_note`` whom and where in words, and ``whole``
    is the id of the claim whose people these are among. ``origin`` is the document whose text this is: of a claim whose
    origin is another document, only the print is new.
    """

    id: str
    incident: str
    attribute: str
    value: Cell[str]
    asserted_by: str
    document: str
    statement: str | None = None
    as_of: str | None = None
    low: int | float | None = None
    high: int | float | None = None
    modifier: str | None = None
    unit: str | None = None
    scope_note: str | None = None
    extent: terms.Extent = "all"
    whole: str | None = None
    chain: tuple[Voice, ...] = ()
    stance: terms.Stance = "asserts"
    status: terms.Status = "occurred"
    event: str | None = None
    origin: str | None = None

    def __post_init__(self) -> None:
        where = f"claim {self.id}"
        check_named("a claim", self.id)
        check_named(where, self.attribute)
        check_named(where, self.asserted_by)
        check_days(where, self.as_of, None)
        check_one_of("extent of a claim", self.extent, terms.EXTENTS)
        check_one_of("stance of a claim", self.stance, terms.STANCES)
        check_one_of("status of a claim", self.status, terms.STATUSES)
        if self.chain and self.chain[-1].name != self.asserted_by:
            raise BadValue("the last of the chain is who asserts it", where=where)
        if self.whole == self.id:
            raise BadValue("a claim cannot be a part of itself", where=where)


@dataclass(frozen=True, slots=True)
class Support:
    """Who stands behind a claim or an incident, in four counts, and in independent lines.

    ``outlets`` are those that told it in words of their own, ``origins`` the texts it goes back to, ``sources`` those
    whom the reports cite. ``lines`` are what is left when reports of one text, one owner or one cited source are one.
    """

    reports: int
    outlets: int
    origins: int
    sources: int
    lines: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two claims of one attribute that differ, in the order of what they say of time, and why they do, in words."""

    incident: str
    attribute: str
    a: str
    b: str
    kind: terms.DisagreementKind
    why: str

    def __post_init__(self) -> None:
        check_one_of("kind of a disagreement", self.kind, terms.DISAGREEMENT_KINDS)
        if self.a == self.b or not self.why:
            raise BadValue("a disagreement is of two claims and says why", where=f"incident {self.incident}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided about one thing of the record: laid over it, signed and dated; it edits nothing.

    ``about`` is the id of that thing, ``value`` the correction as JSON text, ``at`` an ISO time.
    """

    id: str
    decision: terms.Decision
    about: str
    who: str
    at: str
    why: str
    value: str | None = None

    def __post_init__(self) -> None:
        where = f"judgement {self.id}"
        check_one_of("decision of a judgement", self.decision, terms.DECISIONS)
        check_time(where, self.at)
        if not (self.id and self.about and self.who):
            raise BadValue("a judgement needs an id, what it is about, and who made it", where=where)
        if (self.decision == "correct") != (self.value is not None):
            raise BadValue("a correction has a value, and no other judgement has", where=where)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What ran, when, over what, and with which versions; ``inputs`` are hashes."""

    id: str
    command: str
    started: str
    made_by: MadeBy
    inputs: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()

    def __post_init__(self) -> None:
        check_named("a run", self.id)
        check_time(f"run {self.id}", self.started)


# The checks ---------------------------------------------------------------------------------------


def _check_item(item: Any) -> None:
    """An item of a record has an id and, where it has the fields, a maker and a confidence that can be."""
    confidence = getattr(item, "confidence", None)
    try:
        check_named("", item.id)
        check_maker("", item.by, confidence)
    except (
        BadValue
    ):  # what it is, is told of one that cannot be alone: to name it takes as long as all checks
        kind = type(item).__name__.lower()
        check_named(f"a {kind}", item.id)
        check_maker(f"{kind} {item.id}", item.by, confidence)


def _check_inside(reading: Reading) -> None:
    """Every span lies in the text, and items that have one span come in its order."""
    end = len(reading.document.text)

    def where(kind: str, item: Any) -> str:
        return f"document {reading.document.id}, {kind} {getattr(item, 'id', '')}".rstrip()

    for kind in (*_WITH_IDS, "issues", "sentences"):
        last = 0
        for item in getattr(reading, kind):
            span = _span_outside(item, end)
            if span is not None:
                raise BadSpan(f"{span} is outside the text of {end} characters", where=where(kind, item))
            own = getattr(item, "span", None) or getattr(item, "trigger", None)
            if own is not None:
                if own.start < last:
                    raise BadSpan(
                        f"{own} is not in the order of the text",
                        where=where(kind, item),
                        remedy="sort by span",
                    )
                last = own.start


_NO_SPANS: Final = frozenset({str, int, float, bool, type(None)})


@cache
def _parts_of(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the fields of a value of ours; nothing of another one."""
    names = getattr(kind, "__slots__", ())
    return (
        attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)
    )


def _span_outside(value: Any, end: int) -> Span | None:
    """The first span in a value, however deep, that goes beyond ``end``."""
    kind = type(value)
    if kind in _NO_SPANS:
        return None
    if kind is Span:
        return value if value.end > end else None
    parts = value if kind is tuple else _parts_of(kind)(value)  # type: ignore[arg-type]  # a type is hashable
    for part in parts:
        if type(part) not in _NO_SPANS:
            found = _span_outside(part, end)
            if found is not None:
                return found
    return None


def _check_syntax(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> None:
    """Sentences follow each other, share out all tokens, and no arc leaves its sentence."""
    check_spans("tokens", [token.span for token in tokens])
    check_spans("sentences", [sentence.span for sentence in sentences])
    first = 0
    for number, sentence in enumerate(sentences):
        where = f"sentence {number}"
        if sentence.first != first or sentence.end > len(tokens):
            raise BadSpan(f"it has the tokens {sentence.first} to {sentence.end}", where=where)
        start, stop, end = sentence.span.start, sentence.span.end, sentence.end
        for index, token in enumerate(tokens[first:end], first):
            if token.span.start < start or stop < token.span.end:
                raise BadSpan(f"token {index} at {token.span} is outside it", where=where)
            head = token.head
            if head == index or not (head == -1 or first <= head < end):
                raise BadValue(f"token {index} cannot have the head {head}", where=where)
        first = end
    if first != len(tokens):
        raise BadValue(f"{len(tokens) - first} tokens are in no sentence")


def _check_references(reading: Reading) -> None:
    """Every id stands for one thing of its kind, and every reference finds it."""
    ids = {kind: _unique(kind, getattr(reading, kind)) for kind in _WITH_IDS}
    for kind in _WITH_IDS:
        for item in getattr(reading, kind):
            for target, id in _references(item):  # noqa: A001
                if id is not None and id not in ids[target]:
                    raise BadValue(f"there is no {id!r} in {target}", where=f"{kind} {item.id}")
    chains: dict[str, list[str]] = {}
    for mention in reading.mentions:
        chains.setdefault(mention.entity, []).append(mention.id)
    for entity in reading.entities:
        if sorted(entity.mentions) != sorted(chains.get(entity.id, ())):
            raise BadValue("its mentions are not those that name it", where=f"entity {entity.id}")
    _check_no_circle("within", {one.id: one.within for one in reading.statements})
    _check_no_circle("anchor", {one.id: one.anchor for one in reading.times})
    _check_no_circle("part_of", {one.id: one.part_of for one in reading.counts})


def _references(item: object) -> Iterable[tuple[str, str | None]]:
    """The ids that an item refers to, each with the kind that it is an id of."""
    match item:
        case Mention():
            yield "entities", item.entity
        case Timex():
            yield "times", None if item.anchor in _OUTER_ANCHORS else item.anchor
        case Statement():
            for party in (item.source, item.addressee):
                yield "entities", party.entity if party else None
            yield "times", item.time if isinstance(item.time, str) else None
            yield "statements", item.within
        case Event():
            for participant in item.participants:
                yield "entities", participant.entity
            for count in item.counts:
                yield "counts", count
            yield "times", item.time if isinstance(item.time, str) else None
            yield "places", item.place
            yield "statements", item.according_to
        case Count():
            yield "counts", item.part_of
        case Materiel():
            yield "entities", item.holder
            yield "entities", item.supplier


def _check_no_circle(link: str, parents: dict[str, str | None]) -> None:
    for start, here in parents.items():
        seen = {start}
        while here is not None:
            if here in seen:
                raise BadValue(f"{link} leads in a circle", where=start)
            seen.add(here)
            here = parents.get(here)


def _unique(kind: str, items: Sequence[Any]) -> frozenset[str]:
    ids = frozenset(item.id for item in items)
    if len(ids) != len(items):
        raise BadValue(f"two {kind} have one id")
    return ids
