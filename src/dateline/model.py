"""Every type that the rooms of Dateline hand to each other, frozen, with no input or output.

The file is longer than others on purpose: one place to look a type up. It has four parts: words and values;
documents; what is read in one document (up to `Reading`); what is kept about many (incidents, claims, judgements).

All offsets are half-open Unicode code points into the text of one `Document`: ``text[span.start:span.end]`` are
the words. A tuple of spans is in the order of the text and its spans do not overlap. A value that cannot be, such
as an empty span or a reference to nothing, cannot be built: building it raises `BadSpan` or `BadValue`.

Every item of a reading names its maker in ``by``, as ``component@version``, with ``/rule`` after it where one rule
decided (``time@1/weekday``), and may carry a ``confidence`` from 0 to 1, which is calibrated or absent.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Final, Generic, Literal, TypeVar, get_args

from dateline.errors import BadSpan, BadValue, ReportError

T = TypeVar("T")

# Words and values -----------------------------------------------------------------------------------------------

EntityKind = Literal[
    "person",
    "organization",
    "armed_group",
    "government",
    "country",
    "people",
    "place",
    "facility",
    "materiel",
    "other",
]
ENTITY_KINDS: Final[frozenset[str]] = frozenset(get_args(EntityKind))

MentionForm = Literal["name", "nominal", "pronoun"]
MENTION_FORMS: Final[frozenset[str]] = frozenset(get_args(MentionForm))

# PLOVER sectors, as its list of agents has them.
Sector = Literal[
    "AGR",
    "BUS",
    "COP",
    "CRM",
    "CVL",
    "EDU",
    "ELI",
    "GOV",
    "IGO",
    "INT",
    "JRN",
    "JUD",
    "LAB",
    "LEG",
    "MED",
    "MIL",
    "MNC",
    "NGO",
    "OPP",
    "PRE",
    "PRM",
    "PTY",
    "REB",
    "REF",
    "REL",
    "SOC",
    "SPY",
    "UAF",
    "UNK",
]
SECTORS: Final[frozenset[str]] = frozenset(get_args(Sector))

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
TIMEX_TYPES: Final[frozenset[str]] = frozenset(get_args(TimexType))

# How closely a place is known: the thing itself, its town, a division of a country, a country, or a wider stretch of
# land or sea. "unresolved" has no point.
Precision = Literal["site", "settlement", "district", "region", "country", "area", "unresolved"]
PRECISIONS: Final[frozenset[str]] = frozenset(get_args(Precision))

QuoteStyle = Literal["double", "single", "angle", "dash", "block"]
QUOTE_STYLES: Final[frozenset[str]] = frozenset(get_args(QuoteStyle))

Manner = Literal["direct", "indirect", "mixed"]
MANNERS: Final[frozenset[str]] = frozenset(get_args(Manner))

Act = Literal[
    "assert",
    "claim_responsibility",
    "deny",
    "request",
    "threaten",
    "promise",
    "predict",
    "accuse",
    "criticize",
    "praise",
    "confirm",
    "decline_comment",
]
ACTS: Final[frozenset[str]] = frozenset(get_args(Act))

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
EVENT_TYPES: Final[frozenset[str]] = frozenset(get_args(EventType))

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
QUADS: Final[frozenset[str]] = frozenset(get_args(Quad))

Status = Literal[
    "occurred",
    "ongoing",
    "planned",
    "requested",
    "threatened",
    "promised",
    "predicted",
    "hypothetical",
    "denied",
    "claimed",
    "apparent",
]
STATUSES: Final[frozenset[str]] = frozenset(get_args(Status))
# What the plain form of a verb shows; any other status must cite the words that show it.
PLAIN_STATUSES: Final[frozenset[str]] = frozenset({"occurred", "ongoing"})

Role = Literal["actor", "recipient", "target", "instrument", "item", "beneficiary", "place_of", "origin", "destination"]
ROLES: Final[frozenset[str]] = frozenset(get_args(Role))

Scope = Literal[
    "killed",
    "injured",
    "casualties",
    "missing",
    "detained",
    "abducted",
    "released",
    "displaced",
    "evacuated",
    "affected",
    "deployed",
    "demonstrating",
    "surrendered",
    "destroyed",
    "damaged",
    "seized",
    "supplied",
]
SCOPES: Final[frozenset[str]] = frozenset(get_args(Scope))

SourceScale = Literal["local", "national", "regional", "international"]
SOURCE_SCALES: Final[frozenset[str]] = frozenset(get_args(SourceScale))

Decision = Literal["accept", "correct", "reject", "merge", "split"]
DECISIONS: Final[frozenset[str]] = frozenset(get_args(Decision))

OPEN: Final = ".."
"""The open end of an interval, as EDTF writes it."""

_MAKER = re.compile(r"[a-z][a-z0-9_.-]*@[^\s@/]+(/\S+)?")
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
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of one document: the code points from ``start`` up to, but not with, ``end``. Never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise BadSpan(f"a span cannot run from {self.start} to {self.end}", remedy="give 0 <= start < end")

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
        _check_spans("a cell", self.evidence, least=1)
        _check_maker("a cell", self.by, self.confidence)


@dataclass(frozen=True, slots=True)
class Interval:
    """When something was, as days, with the reason for both ends.

    An end is an ISO day (``2021-08-15``), `OPEN` where the text leaves it open, or None where it is not known.
    ``spans`` are the words that show it; empty only where no words do, and then the reason says what did.
    """

    earliest: str | None
    latest: str | None
    reason: str
    spans: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        _check_days("an interval", self.earliest, self.latest)
        _check_spans("an interval", self.spans)
        if not self.reason:
            raise BadValue("an interval needs the reason for its ends")


@dataclass(frozen=True, slots=True, order=True)
class Published:
    """When a document was published, no more precisely than is known: ``2021``, ``2021-08-20T14:05+04:30`` …"""

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


# Documents ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An outlet or agency. ``grade`` is its Admiralty grade: F6, unknown, until a person says otherwise."""

    name: str
    owner: str | None = None
    scale: SourceScale | None = None
    grade: str = "F6"

    def __post_init__(self) -> None:
        _check_named("a source", self.name)
        _check_one_of("scale of a source", self.scale, SOURCE_SCALES, optional=True)
        if not re.fullmatch(r"[A-F][1-6]", self.grade):
            raise BadValue(f"{self.grade!r} is not an Admiralty grade", remedy="give A to F and 1 to 6, such as B2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report as it is read and cited. Its text is final: ``text_sha256`` is the hash of its UTF-8 form.

    ``raw_sha256`` is the hash of the bytes it came from, ``source`` the name of the outlet or agency,
    ``dateline_place`` the place that the report itself says it was sent from, and ``version_of`` the id of the
    earlier Document of which this one is a new version.
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
        _check_named("a document", self.id)
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

    ``fields`` are further fields of `Document`. Without ``raw_sha256``, the text's own UTF-8 bytes are the raw ones.
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


# What is read in one document -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the syntax: Universal Dependencies. ``head`` is an index into the reading's tokens, -1 at a root."""

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
    kind: EntityKind
    form: MentionForm
    entity: str
    by: str
    confidence: float | None = None

    def __post_init__(self) -> None:
        _check_item(self)
        _check_one_of("kind of a mention", self.kind, ENTITY_KINDS)
        _check_one_of("form of a mention", self.form, MENTION_FORMS)
        if not self.span.contains(self.head):
            raise BadSpan("the head lies outside the mention", where=f"mention {self.id}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One actor or thing of the report: a chain of mentions.

    ``country`` is ISO 3166 alpha-3, ``sector`` a PLOVER sector, ``role`` the office or part as the report describes
    it; ``evidence`` are the words, besides the mentions, that show these three. ``links`` are ids elsewhere.
    """

    id: str
    name: str
    kind: EntityKind
    mentions: tuple[str, ...]
    country: str | None = None
    sector: Sector | None = None
    role: str | None = None
    evidence: tuple[Span, ...] = ()
    links: tuple[str, ...] = ()
    by: str
    confidence: float | None = None

    def __post_init__(self) -> None:
        _check_item(self)
        _check_named(f"entity {self.id}", self.name)
        _check_one_of("kind of an entity", self.kind, ENTITY_KINDS)
        _check_one_of("sector of an entity", self.sector, SECTORS, optional=True)
        _check_country(f"entity {self.id}", self.country)
        _check_spans(f"entity {self.id}", self.evidence)
        if not self.mentions:
            raise BadValue("an entity needs a mention", where=f"entity {self.id}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression: TIMEX3 ``type`` and ``value``, and the days it can be.

    ``earliest`` and ``latest`` are as in `Interval`. ``anchor`` is what a relative expression is counted from:
    ``published``, ``dateline`` or the id of another Timex; None for one that stands alone or is unresolved.
    ``reason`` says how the days follow, or why they do not.
    """

    id: str
    span: Span
    type: TimexType
    value: str
    earliest: str | None
    latest: str | None
    anchor: str | None = None
    reason: str
    by: str
    confidence: float | None = None

    def __post_init__(self) -> None:
        _check_item(self)
        _check_one_of("type of a time", self.type, TIMEX_TYPES)
        _check_days(f"time {self.id}", self.earliest, self.latest)
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
        _check_point(f"candidate {self.name}", self.lat, self.lon)
        _check_country(f"candidate {self.name}", self.country)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A toponym and where it is. An unresolved one has a name and its losers, and neither point nor id."""

    id: str
    span: Span
    name: str
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    country: str | None = None
    precision: Precision
    alternatives: tuple[PlaceCandidate, ...] = ()
    by: str
    confidence: float | None = None

    def __post_init__(self) -> None:
        where = f"place {self.id}"
        _check_item(self)
        _check_named(where, self.name)
        _check_one_of("precision of a place", self.precision, PRECISIONS)
        _check_country(where, self.country)
        if self.precision == "unresolved":
            if (self.lat, self.lon, self.geonames_id) != (None, None, None):
                raise BadValue("an unresolved place has no point and no id", where=where)
        elif self.lat is None or self.lon is None:
            raise BadValue("a resolved place needs a point", where=where, remedy="call it unresolved, or give both")
        else:
            _check_point(where, self.lat, self.lon)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words in quotation marks: ``span`` with the marks, ``inner`` without. ``closed`` is false where the closing
    mark is missing, as at the end of a paragraph whose quotation goes on in the next."""

    id: str
    span: Span
    inner: Span
    style: QuoteStyle
    closed: bool
    by: str

    def __post_init__(self) -> None:
        _check_item(self)
        _check_one_of("style of a quotation", self.style, QUOTE_STYLES)
        if not self.span.contains(self.inner):
            raise BadSpan("the quoted words lie outside the quotation", where=f"quotation {self.id}")


@dataclass(frozen=True, slots=True)
class Party:
    """Who speaks, or is spoken to: the words, and the entity where it is known."""

    entity: str | None
    spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        _check_spans("a party to a statement", self.spans, least=1)


@dataclass(frozen=True, slots=True)
class Medium:
    """Where something was said or written: a newspaper, a channel, a letter; with the words that say so."""

    name: str
    spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        _check_named("a medium", self.name)
        _check_spans("a medium", self.spans, least=1)


When = str | Interval | None
"""When a statement or event was: the id of a Timex, an Interval of its own, or None where the text does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Somebody says, denies, asks, threatens …: an attribution as PARC and PolNeAR define it.

    ``source`` is None where the report names nobody at all. ``act`` is read from ``act_evidence``; an act other
    than assert must cite it. ``within`` is the id of the statement that this one is reported in.
    """

    id: str
    source: Party | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    manner: Manner
    act: Act
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
        _check_spans(where, self.cue)
        _check_spans(where, self.content, least=1)
        _check_spans(where, self.act_evidence, least=0 if self.act == "assert" else 1)
        _check_one_of("manner of a statement", self.manner, MANNERS)
        _check_one_of("act of a statement", self.act, ACTS)
        if self.within == self.id:
            raise BadValue("a statement cannot be within itself", where=where)


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part in an event, in which role, and the words of the trigger's clause that say so."""

    role: Role
    entity: str | None
    spans: tuple[Span, ...]

    def __post_init__(self) -> None:
        _check_one_of("role of a participant", self.role, ROLES)
        _check_spans("a participant", self.spans, least=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One predicate coded as one event: PLOVER ``type``, ``mode`` and ``contexts``, CAMEO code and quad class.

    ``status`` says whether it happened, and ``status_evidence`` are the words that show it, or that show the
    negation or that it is history; only what plainly occurred needs none. ``according_to`` is the id of the
    Statement that says so, or None for the report's own voice; what is ``claimed`` always names its statement.
    """

    id: str
    trigger: Span
    type: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    quad: Quad
    status: Status
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
        _check_one_of("type of an event", self.type, EVENT_TYPES)
        _check_one_of("quad class of an event", self.quad, QUADS)
        _check_one_of("status of an event", self.status, STATUSES)
        plain = self.status in PLAIN_STATUSES and not self.negated
        _check_spans(where, self.status_evidence, least=0 if plain else 1)
        if self.status == "claimed" and self.according_to is None:
            raise BadValue("a claimed event must name the statement that claims it", where=where)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number as the report gives it: from ``low`` to ``high``, None where it is open above ("at least 40").

    ``modifier`` is the hedge in words, ``unit`` what is counted, ``scope`` what befell them.
    """

    id: str
    span: Span
    low: int | float
    high: int | float | None
    modifier: str | None = None
    unit: str | None = None
    scope: Scope | None = None
    by: str
    confidence: float | None = None

    def __post_init__(self) -> None:
        _check_item(self)
        _check_one_of("scope of a count", self.scope, SCOPES, optional=True)
        if self.low < 0 or (self.high is not None and not self.low <= self.high):
            raise BadValue(f"a count cannot run from {self.low} to {self.high}", where=f"count {self.id}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Materiel:
    """A weapon, vehicle or other equipment that the report names. ``kind`` is its class ("class" in JSON).

    ``holder`` and ``supplier`` are entities. ``check`` says what is amiss where the designation does not fit the
    class that the report gives it.
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
        _check_named(f"materiel {self.id}", self.designation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Something that went wrong or is missing, and where: ``step`` is the component, ``code`` a fixed short name."""

    step: str
    code: str
    message: str
    spans: tuple[Span, ...] = ()
    where: str | None = None

    def __post_init__(self) -> None:
        if not (self.step and self.code and self.message):
            raise BadValue("an issue needs a step, a code and a message")
        _check_spans("an issue", self.spans)


def issue_of(error: ReportError, *, step: str) -> Issue:
    """The Issue that a failed report leaves behind."""
    message = f"{error.what}; {error.remedy}" if error.remedy else error.what
    return Issue(step=step, code=error.code, message=message, where=error.where)


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What made a reading: the version of Dateline, the hash of the network's weights, the language's data."""

    dateline: str
    weights: str | None
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document and everything read in it, each kind in the order of the text.

    Every span lies inside the text and every id refers to something in the same reading; ids are unique by kind.
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
    """Who did it, in the view of a reading as incidents; ``confidence`` is in words, as the report gives it."""

    entity: str | None
    spans: tuple[Span, ...]
    kind: Literal["individual", "organization"]
    confidence: str | None = None

    def __post_init__(self) -> None:
        _check_spans("a perpetrator", self.spans, least=1)


@dataclass(frozen=True, slots=True)
class Target:
    """Whom or what it hit, with what effect, and the id of the Count of them."""

    entity: str | None
    spans: tuple[Span, ...]
    kind: Literal["human", "physical"]
    effect: str | None = None
    count: str | None = None

    def __post_init__(self) -> None:
        _check_spans("a target", self.spans, least=1)


@dataclass(frozen=True, slots=True)
class Instrument:
    """What it was done with; ``kind`` is its class ("class" in JSON)."""

    spans: tuple[Span, ...]
    kind: str | None = None

    def __post_init__(self) -> None:
        _check_spans("an instrument", self.spans, least=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentView:
    """The events of one reading that are one incident, by role. A view: it adds nothing that the events lack."""

    type: str
    stage: Literal["accomplished", "attempted", "threatened"]
    events: tuple[str, ...]
    time: When = None
    place: str | None = None
    perpetrators: tuple[Perpetrator, ...] = ()
    targets: tuple[Target, ...] = ()
    instruments: tuple[Instrument, ...] = ()


# What is kept about many documents ------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One value of one attribute of an incident, as one report gives it: never overwritten, only joined by others.

    ``asserted_by`` names who says so: the outlet, or the source of the Statement ``statement`` in ``document``.
    ``as_of`` is the day the value was said to hold.
    """

    id: str
    incident: str
    attribute: str
    value: Cell[str]
    asserted_by: str
    document: str
    statement: str | None = None
    as_of: str | None = None

    def __post_init__(self) -> None:
        _check_named("a claim", self.id)
        _check_named(f"claim {self.id}", self.attribute)
        _check_named(f"claim {self.id}", self.asserted_by)
        _check_days(f"claim {self.id}", self.as_of, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided about one thing of the record: laid over it, signed and dated; it edits nothing.

    ``about`` is the id of that thing, ``value`` the correction as JSON text, ``at`` an ISO time.
    """

    id: str
    decision: Decision
    about: str
    who: str
    at: str
    why: str
    value: str | None = None

    def __post_init__(self) -> None:
        where = f"judgement {self.id}"
        _check_one_of("decision of a judgement", self.decision, DECISIONS)
        _check_time(where, self.at)
        if not (self.id and self.about and self.who):
            raise BadValue("a judgement needs an id, what it is about, and who made it", where=where)
        if (self.decision == "correct") != (self.value is not None):
            raise BadValue("a correction has a value, and no other judgement has", where=where)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What ran, when, over what, and with which versions. ``inputs`` are hashes, so that a run can be repeated."""

    id: str
    command: str
    started: str
    made_by: MadeBy
    inputs: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()

    def __post_init__(self) -> None:
        _check_named("a run", self.id)
        _check_time(f"run {self.id}", self.started)


# The checks -----------------------------------------------------------------------------------------------------


def _check_item(item: Any) -> None:
    """An item of a record has an id and, where it has the fields, a maker and a confidence that can be."""
    kind = type(item).__name__.lower()
    _check_named(f"a {kind}", item.id)
    _check_maker(f"{kind} {item.id}", item.by, getattr(item, "confidence", None))


def _check_maker(where: str, by: str, confidence: float | None) -> None:
    if not _MAKER.fullmatch(by):
        raise BadValue(f"{by!r} names no maker", where=where, remedy="write component@version or component@version/rule")
    if confidence is not None and not 0 <= confidence <= 1:
        raise BadValue(f"a confidence of {confidence} cannot be", where=where, remedy="give 0 to 1, or None")


def _check_named(where: str, name: str) -> None:
    if not name or name != name.strip():
        raise BadValue(f"{name!r} is no id or name", where=where, remedy="give one, without space around it")


def _check_one_of(what: str, value: str | None, known: Collection[str], *, optional: bool = False) -> None:
    if value not in known and not (optional and value is None):
        raise BadValue(f"{value!r} is not a {what}", remedy=f"use one of: {', '.join(sorted(known))}")


def _check_country(where: str, country: str | None) -> None:
    if country is not None and not (len(country) == 3 and country.isascii() and country.isupper()):
        raise BadValue(f"{country!r} is not a country", where=where, remedy="give an ISO 3166 alpha-3 code")


def _check_point(where: str, lat: float, lon: float) -> None:
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise BadValue(f"there is no point {lat}, {lon}", where=where)


def _check_time(where: str, time: str) -> None:
    try:
        datetime.fromisoformat(time)
    except ValueError:
        raise BadValue(f"{time!r} is not an ISO time", where=where) from None


def _check_days(where: str, earliest: str | None, latest: str | None) -> None:
    for day in (earliest, latest):
        if day is not None and day != OPEN and not _is_day(day):
            raise BadValue(
                f"{day!r} is not a day", where=where, remedy=f"give an ISO day, {OPEN!r} where it is open, or None"
            )
    if earliest and latest and OPEN not in (earliest, latest) and earliest > latest:
        raise BadValue(f"{earliest} is after {latest}", where=where)


def _is_day(day: str) -> bool:
    try:
        return date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


def _check_spans(where: str, spans: Sequence[Span], *, least: int = 0) -> None:
    if len(spans) < least:
        raise BadSpan("the words it rests on are missing", where=where, remedy="give at least one span")
    for before, after in zip(spans, spans[1:], strict=False):
        if after.start < before.end:
            raise BadSpan(f"{after} does not come after {before}", where=where, remedy="sort and join the spans")


def _check_inside(reading: Reading) -> None:
    """Every span lies in the text, and items that have one span come in its order."""
    end = len(reading.document.text)
    for kind in (*_WITH_IDS, "issues", "sentences"):
        last = 0
        for item in getattr(reading, kind):
            where = f"document {reading.document.id}, {kind} {getattr(item, 'id', '')}".rstrip()
            for span in _spans_of(item):
                if span.end > end:
                    raise BadSpan(f"{span} is outside the text of {end} characters", where=where)
            own = getattr(item, "span", getattr(item, "trigger", None))
            if own is not None:
                if own.start < last:
                    raise BadSpan(f"{own} is not in the order of the text", where=where, remedy="sort by span")
                last = own.start


def _spans_of(value: object) -> Iterable[Span]:
    """Every span in a value, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _spans_of(part)
    elif not isinstance(value, str) and hasattr(value, "__slots__"):
        for name in value.__slots__:
            yield from _spans_of(getattr(value, name))


def _check_syntax(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> None:
    """Sentences follow each other, share out all tokens, and no arc leaves its sentence."""
    _check_spans("tokens", [token.span for token in tokens])
    _check_spans("sentences", [sentence.span for sentence in sentences])
    first = 0
    for number, sentence in enumerate(sentences):
        where = f"sentence {number}"
        if sentence.first != first or sentence.end > len(tokens):
            raise BadSpan(f"it has the tokens {sentence.first} to {sentence.end}", where=where)
        first = sentence.end
        for index in range(sentence.first, sentence.end):
            token = tokens[index]
            if not sentence.span.contains(token.span):
                raise BadSpan(f"token {index} at {token.span} is outside it", where=where)
            if token.head == index or not (token.head == -1 or sentence.first <= token.head < sentence.end):
                raise BadValue(f"token {index} cannot have the head {token.head}", where=where)
    if first != len(tokens):
        raise BadValue(f"{len(tokens) - first} tokens are in no sentence")


def _check_references(reading: Reading) -> None:
    """Every id stands for one thing of its kind, and every reference finds it."""
    ids = {kind: _unique(kind, getattr(reading, kind)) for kind in _WITH_IDS}
    where = ""

    def refer(kind: str, *names: str | None) -> None:
        for name in names:
            if name is not None and name not in ids[kind]:
                raise BadValue(f"there is no {name!r} in {kind}", where=where)

    def refer_when(when: When) -> None:
        refer("times", when if isinstance(when, str) else None)

    for mention in reading.mentions:
        where = f"mention {mention.id}"
        refer("entities", mention.entity)
    chains: dict[str, set[str]] = {}
    for mention in reading.mentions:
        chains.setdefault(mention.entity, set()).add(mention.id)
    for entity in reading.entities:
        where = f"entity {entity.id}"
        if len(entity.mentions) != len(chains.get(entity.id, ())) or set(entity.mentions) != chains.get(entity.id):
            raise BadValue("its mentions are not those that name it as their entity", where=where)
    for timex in reading.times:
        where = f"time {timex.id}"
        if timex.anchor not in ("published", "dateline"):
            refer("times", timex.anchor)
    for statement in reading.statements:
        where = f"statement {statement.id}"
        for party in (statement.source, statement.addressee):
            refer("entities", party.entity if party else None)
        refer_when(statement.time)
        refer("statements", statement.within)
    for event in reading.events:
        where = f"event {event.id}"
        refer("entities", *(participant.entity for participant in event.participants))
        refer("statements", event.according_to)
        refer_when(event.time)
        refer("places", event.place)
        refer("counts", *event.counts)
    for materiel in reading.materiel:
        where = f"materiel {materiel.id}"
        refer("entities", materiel.holder, materiel.supplier)
    _check_no_circle("within", {one.id: one.within for one in reading.statements})
    _check_no_circle("anchor", {one.id: one.anchor for one in reading.times})


def _check_no_circle(link: str, parents: dict[str, str | None]) -> None:
    for start in parents:
        seen, here = {start}, parents[start]
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
