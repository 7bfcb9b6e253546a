"""The reading as it crosses the border: the public interchange form, as READING describes it.

The JSON Schema (``docs/reading.schema.json``) is made from these types. Keys are kept from one version to the
next; more may be added, always with a default, so that what an earlier version wrote can still be read.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, field

from dateline.terms import (
    Act,
    EntityKind,
    EventType,
    Manner,
    MentionForm,
    Precision,
    Quad,
    QuoteStyle,
    Role,
    Scope,
    Sector,
    Status,
    TimexType,
)

Offset = Annotated[int, Meta(ge=0, description="a code point of the document's text")]
Words = Annotated[tuple[Offset, Offset], Meta(description="start and end, half-open")]
Day = Annotated[str, Meta(description="an ISO day, or .. where the interval is open")]
Maker = Annotated[str, Meta(description="component@version, with /rule after it where one rule decided")]
Confidence = Annotated[float, Meta(ge=0, le=1, description="calibrated, or null")]


class Document(Struct, frozen=True, kw_only=True):
    """The report, with its text: every offset counts code points of it."""

    id: str
    published: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    dateline_place: str | None = None
    language: str = "en"
    text: str
    text_sha256: str
    raw_sha256: str
    version_of: str | None = None


class Entity(Struct, frozen=True, kw_only=True):
    """An actor or thing of the report, and the mentions that are it."""

    id: str
    name: str
    kind: EntityKind
    country: str | None = None
    sector: Sector | None = None
    role: str | None = None
    mentions: tuple[str, ...]
    evidence: tuple[Words, ...] = ()
    links: tuple[str, ...] = ()
    by: Maker
    confidence: Confidence | None = None


class Mention(Struct, frozen=True, kw_only=True):
    """Words that name or point to an entity; ``head`` is the word that carries them."""

    id: str
    start: Offset
    end: Offset
    kind: EntityKind
    entity: str
    form: MentionForm
    head: Words
    by: Maker
    confidence: Confidence | None = None


class Time(Struct, frozen=True, kw_only=True):
    """A time expression: TIMEX3 type and value, and the days that it can be."""

    id: str
    start: Offset
    end: Offset
    type: TimexType
    value: str
    earliest: Day | None = None
    latest: Day | None = None
    anchor: Annotated[str, Meta(description="published, dateline, or the id of a time")] | None = None
    reason: str
    by: Maker
    confidence: Confidence | None = None


class Candidate(Struct, frozen=True, kw_only=True):
    """A place that a name could have been."""

    name: str
    lat: float
    lon: float
    geonames_id: int | None = None
    country: str | None = None
    score: float | None = None


class Place(Struct, frozen=True, kw_only=True):
    """The name of a place, and where it is."""

    id: str
    start: Offset
    end: Offset
    name: str
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    country: str | None = None
    precision: Precision
    alternatives: tuple[Candidate, ...] = ()
    reason: str | None = None
    by: Maker
    confidence: Confidence | None = None


class Party(Struct, frozen=True, kw_only=True):
    """Who speaks, or is spoken to."""

    entity: str | None = None
    spans: tuple[Words, ...]


class Medium(Struct, frozen=True, kw_only=True):
    """Where it was said or written."""

    name: str
    spans: tuple[Words, ...]


class Interval(Struct, frozen=True, kw_only=True):
    """When something was, without a time expression of its own."""

    earliest: Day | None = None
    latest: Day | None = None
    reason: str
    spans: tuple[Words, ...] = ()


When = str | Interval | None


class Statement(Struct, frozen=True, kw_only=True):
    """Somebody says, denies, asks, threatens …; ``within`` is the statement that reports this one."""

    id: str
    source: Party | None = None
    cue: tuple[Words, ...]
    content: tuple[Words, ...]
    manner: Manner
    act: Act
    addressee: Party | None = None
    medium: Medium | None = None
    time: When = None
    within: str | None = None
    act_evidence: tuple[Words, ...] = ()
    by: Maker
    confidence: Confidence | None = None


class Participant(Struct, frozen=True, kw_only=True):
    """Who or what takes part in an event, and as what."""

    role: Role
    entity: str | None = None
    spans: tuple[Words, ...]


class Event(Struct, frozen=True, kw_only=True):
    """One predicate coded as one event, whether it happened, and who says so."""

    id: str
    trigger: Words
    type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    quad: Quad
    status: Status
    status_evidence: tuple[Words, ...] = ()
    negated: bool = False
    historical: bool = False
    according_to: str | None = None
    participants: tuple[Participant, ...] = ()
    time: When = None
    place: str | None = None
    counts: tuple[str, ...] = ()
    by: Maker
    confidence: Confidence | None = None


class Count(Struct, frozen=True, kw_only=True):
    """A number as the report gives it; ``high`` is null where it is open above. ``part_of`` is the count that these
    are in already."""

    id: str
    start: Offset
    end: Offset
    low: int | float
    high: int | float | None = None
    modifier: str | None = None
    unit: str | None = None
    scope: Scope | None = None
    part_of: str | None = None
    by: Maker
    confidence: Confidence | None = None


class Materiel(Struct, frozen=True, kw_only=True):
    """A weapon, vehicle or other equipment; ``check`` says what is amiss with the designation."""

    id: str
    start: Offset
    end: Offset
    designation: str
    kind: str | None = field(default=None, name="class")
    holder: str | None = None
    supplier: str | None = None
    check: str | None = None
    by: Maker
    confidence: Confidence | None = None


class Issue(Struct, frozen=True, kw_only=True):
    """What went wrong or is missing, and where."""

    step: str
    code: str
    message: str
    spans: tuple[Words, ...] = ()
    where: str | None = None


class MadeBy(Struct, frozen=True, kw_only=True):
    """What made the reading."""

    dateline: str
    weights: str | None = None
    language: str


class Quotation(Struct, frozen=True, kw_only=True):
    """Words in quotation marks: from mark to mark, and ``inner`` without the marks."""

    id: str
    start: Offset
    end: Offset
    inner: Words
    style: QuoteStyle
    closed: bool
    by: Maker


class Token(Struct, frozen=True, array_like=True):
    """A word of the syntax, in Universal Dependencies: start, end, lemma, UPOS, index of the head (-1 at a
    root), relation."""

    start: Offset
    end: Offset
    lemma: str
    upos: str
    head: int
    deprel: str


class Perpetrator(Struct, frozen=True, kw_only=True):
    """Who did it, in the view of a reading as incidents."""

    entity: str | None = None
    spans: tuple[Words, ...]
    kind: Literal["individual", "organization"]
    confidence: str | None = None


class Target(Struct, frozen=True, kw_only=True):
    """Whom or what it hit, with what effect, and the count of them."""

    entity: str | None = None
    spans: tuple[Words, ...]
    kind: Literal["human", "physical"]
    effect: str | None = None
    count: str | None = None


class Instrument(Struct, frozen=True, kw_only=True):
    """What it was done with."""

    spans: tuple[Words, ...]
    kind: str | None = field(default=None, name="class")


class Incident(Struct, frozen=True, kw_only=True):
    """The events of the reading that are one incident, by role."""

    type: str
    stage: Literal["accomplished", "attempted", "threatened"]
    time: When = None
    place: str | None = None
    perpetrators: tuple[Perpetrator, ...] = ()
    targets: tuple[Target, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    events: tuple[str, ...] = ()


class Reading(Struct, frozen=True, kw_only=True):
    """A report and everything that was read in it, each kind in the order of the text.

    Where the report could not be read, ``document`` and ``made_by`` are null and ``issues`` says why.
    """

    document: Document | None
    sentences: tuple[Words, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    counts: tuple[Count, ...] = ()
    materiel: tuple[Materiel, ...] = ()
    issues: tuple[Issue, ...] = ()
    made_by: MadeBy | None
    incidents: tuple[Incident, ...] | UnsetType = UNSET
    quotations: tuple[Quotation, ...] = ()
    tokens: tuple[Token, ...] = ()
