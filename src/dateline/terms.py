"""The closed vocabularies: every kind, act, status and role that a reading can name, as a type and as a set.

The terms are those of the field: PLOVER for types of event, quad classes and sectors, TIMEX3 for times, PARC
and PolNeAR for the manner of an attribution. Open vocabularies, such as modes and contexts, are data files.
"""

from __future__ import annotations

from typing import Final, Literal, get_args

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

# PLOVER sectors, as its list of agents has them, but for two: MED is the media, of whom JRN are the journalists, and HLH
# are those who heal, as in CAMEO.
Sector = Literal[
    "AGR",
    "BUS",
    "COP",
    "CRM",
    "CVL",
    "EDU",
    "ELI",
    "GOV",
    "HLH",
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

# How closely a place is known: the thing itself, its town, a division of a country, a country, or a wider
# stretch of land or sea. "unresolved" has no point.
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
# What a report or somebody it names says to have happened; the others would turn into facts.
HAPPENED_STATUSES: Final[frozenset[str]] = PLAIN_STATUSES | {"claimed"}

Role = Literal[
    "actor", "recipient", "target", "instrument", "item", "beneficiary", "place_of", "origin", "destination"
]
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

Decision = Literal["accept", "correct", "reject", "merge", "split", "undo"]
DECISIONS: Final[frozenset[str]] = frozenset(get_args(Decision))

# How a claim stands to what it is about: whom a number counts of those the incident befell, and whether it is denied.
Extent = Literal["all", "part", "more", "wider"]
EXTENTS: Final[frozenset[str]] = frozenset(get_args(Extent))

Stance = Literal["asserts", "denies"]
STANCES: Final[frozenset[str]] = frozenset(get_args(Stance))

VoicePart = Literal["outlet", "agency", "source"]
VOICE_PARTS: Final[frozenset[str]] = frozenset(get_args(VoicePart))

DisagreementKind = Literal["update", "scope", "rounding", "conflict", "denial"]
DISAGREEMENT_KINDS: Final[frozenset[str]] = frozenset(get_args(DisagreementKind))
