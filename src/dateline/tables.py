"""The tables of a record: each one's columns, keys and references stand here and nowhere else.

`dateline.record` turns a Reading into rows of these tables, a store keeps the rows, an export gives them out. A row is
a plain tuple in the order of its table's columns. The rows of one reading share a first column ``reading``, its
number in the record, which stands in the database alone.

A reading is kept whole in ``readings.body``, every field of every type; the tables below it are what of it can be
asked, and follow from it. So a new field of `dateline.model` is kept from the day it is there; it gets a column where
somebody asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from dateline.model import Span

Value = str | int | float | bytes | None
Row = tuple[Any, ...]
"""The values of one row, each of the kind of its column."""
Kind = Literal["text", "whole", "real", "bytes"]

_COLUMN = re.compile(r"(?P<name>\w+)(?P<empty>\?)?(?::(?P<kind>\w+))?(?:>(?P<refers>\w+))?")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it holds, whether it may be empty, and the table whose id it names."""

    name: str
    kind: Kind = "text"
    empty: bool = False
    refers: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``key`` are the columns that name a row; ``indexed`` the runs of columns that are looked up by.

    The rows of a ``numbered`` one have a whole number before them in the database, by which others refer to them.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    indexed: tuple[tuple[str, ...], ...] = ()
    numbered: bool = False
    names: tuple[str, ...] = field(init=False)
    """The names of the columns, in order."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", tuple(column.name for column in self.columns))

    def place(self, column: str) -> int:
        """Where the column stands in a row."""
        return self.names.index(column)

    def cells(self, row: Row) -> dict[str, Any]:
        """The values of a row by the names of their columns."""
        return dict(zip(self.names, row, strict=True))


def _table(name: str, columns: str, *, key: str = "id", indexed: str = "", numbered: bool = False) -> Table:
    """A table; columns are written ``name``, ``name?`` where empty may be, ``:kind`` and ``>table`` after it."""
    found = (_COLUMN.fullmatch(each) for each in columns.split())
    return Table(
        name,
        tuple(
            Column(each["name"], each["kind"] or "text", bool(each["empty"]), each["refers"])  # type: ignore[arg-type]
            for each in found
            if each
        ),
        tuple(key.split()),
        tuple(tuple(run.split()) for run in indexed.split(",") if run),
        numbered,
    )


_MADE: Final = "by confidence?:real"
_WHEN: Final = "time?>times earliest? latest? reason?"

# What is kept once for the record -----------------------------------------------------------------

RAWS: Final = _table("raws", "sha256 size:whole packed:bytes", key="sha256")

# ``more`` are fields of a document without a column, as JSON.
DOCUMENTS: Final = _table(
    "documents",
    "id digest text text_sha256 raw_sha256 source? url? title? published? dateline_place? language version_of? more?",
    numbered=True,
)

# ``base`` is the machine's reading that judgements were laid over; ``body`` the whole reading, packed.
READINGS: Final = _table(
    "readings",
    "id document>documents base?>readings dateline weights? language body:bytes",
    indexed="document",
    numbered=True,
)

# Which reading of a document counts: that of the last run, with the judgements laid over it.
CURRENT: Final = _table(
    "current", "document>documents machine>readings reading>readings", key="document", indexed="reading"
)

RUNS: Final = _table("runs", "id command started dateline weights? language inputs")

# What a run read, from which file; ``file`` is the name under the path that was given.
PRODUCED: Final = _table(
    "produced",
    "run>runs document>documents reading>readings file?",
    key="run document",
    indexed="document",
)

# What went wrong outside any reading: a file that could not be read, a report that failed.
RUN_ISSUES: Final = _table("run_issues", "id run>runs step code message at?")

# The log: appended to, never changed; ``id`` is the hash over the row and the hash before it.
JUDGEMENTS: Final = _table(
    "judgements",
    "number:whole id previous decision about document anchor seen? value? who at why",
    key="number",
    indexed="document, who",
)

# The log laid over the reading that counts: the state of a row, or of one cell; ``column`` is "" for the row.
REVIEWS: Final = _table(
    "reviews",
    "document>documents table row column state who judgement",
    key="document table row column",
)

# What is read in one document ---------------------------------------------------------------------

ENTITIES: Final = _table(
    "entities", f"n:whole id name kind country? sector? role? mentions:whole links? {_MADE}", indexed="name"
)
MENTIONS: Final = _table(
    "mentions", f"n:whole id entity>entities kind form quote start:whole end:whole {_MADE}"
)
TIMES: Final = _table("times", f"n:whole id quote type value earliest? latest? anchor? reason {_MADE}")
PLACES: Final = _table(
    "places",
    f"n:whole id quote name lat?:real lon?:real geonames_id?:whole country? precision alternatives:whole {_MADE}",
)
# ``speaker``, ``earliest`` and the like follow from other rows; they stand here so that one table can be asked.
STATEMENTS: Final = _table(
    "statements",
    f"n:whole id source?>entities speaker? manner act addressee?>entities medium? {_WHEN} within?>statements quote "
    f"{_MADE}",
)
COUNTS: Final = _table("counts", f"n:whole id quote low:real high?:real modifier? unit? scope? {_MADE}")
MATERIEL: Final = _table(
    "materiel", f"n:whole id quote designation kind? holder?>entities supplier?>entities check? {_MADE}"
)
# ``lat`` and ``lon`` are empty where only a country or a wider stretch is known: its centre is no place of an event.
EVENTS: Final = _table(
    "events",
    f"n:whole id type mode? contexts? cameo? quad status negated:whole historical:whole according_to?>statements "
    f"{_WHEN} place?>places actor? recipient? toponym? precision? country? lat?:real lon?:real quote {_MADE}",
)
PARTICIPANTS: Final = _table("participants", "n:whole event>events role entity?>entities quote", key="n")
EVENT_COUNTS: Final = _table("event_counts", "n:whole event>events count>counts", key="n")
ISSUES: Final = _table("issues", "n:whole step code message at?", key="n")

# One row for each span that a cell cites, under the name of its field; a participant's under its role.
EVIDENCE: Final = _table(
    "evidence",
    "table row column document start:whole end:whole by",
    key="table row column start end",
)

# No table of its own, but a question: each number of each event as somebody's claim. ``speaker`` is who says so, None
# for the report's own voice.
CLAIMS: Final = _table(
    "claims",
    "n:whole event type status earliest? latest? toponym? country? attribute? low:real high?:real modifier? unit? "
    f"speaker? statement? quote {_MADE}",
    key="n",
)

# What follows from all readings that count ----------------------------------------------------------

# Derived as a whole, by `dateline link`, from the readings that count and the log of judgements: dropped and linked
# anew, the same rows come back. Two records with the same readings and log have the same rows, in whatever order the
# reports came.

# Which reading of a document was linked, in the window of which ``day``; ``words`` are those that it is found by,
# ``marks`` the fingerprints of its text, and ``trace`` is what of it is compared, packed.
LINKED: Final = _table(
    "linked",
    "document>documents reading>readings day? words:bytes marks:bytes trace:bytes",
    key="document",
    indexed="day, reading",
)

# The events that were compared. Those of one ``component`` hang together, and their incidents follow from these alone.
HAPPENINGS: Final = _table(
    "happenings",
    "document>documents event reading>readings component",
    key="document event",
    indexed="component, reading",
)

# Two reports that share text: ``kind`` is copy, partial or background, and ``form`` says of a copy whether it is
# identical, cut, merged with other text or rewritten. ``contained_a`` is the share of a's own text that stands in b;
# ``direction`` names the one (``a`` or ``b``) that is likely the original; ``passages`` are
# [[a_start, a_end, b_start, b_end], …] as JSON, ``drift`` what the rewriting changed:
# [{"kind", "a": [start, end] | null, "b": [start, end] | null}, …].
COPIES: Final = _table(
    "copies",
    "a>documents b>documents kind contained_a:real contained_b:real direction? passages drift? form?",
    key="a b",
    indexed="b",
)

# Whose text a report is: the document that is likely the original of its group, itself where it is one; the agency that
# a credit line names, and where the line stands.
ORIGINS: Final = _table(
    "origins",
    "document>documents origin>documents agency? credit_start?:whole credit_end?:whole",
    key="document",
    indexed="origin",
)

# Happenings. ``name``, days, place and country are those of the members, by the rules of `dateline.corroborate`; the four
# counts and ``lines`` are of its support.
INCIDENTS: Final = _table(
    "incidents",
    "id type name earliest? latest? toponym? precision? country? lat?:real lon?:real reports:whole outlets:whole "
    "origins:whole sources:whole lines:whole by confidence?:real",
    indexed="country type earliest, type earliest, earliest",
)

# Which events tell of an incident: ``score`` is how well one fits the others, ``why`` the features of the pair that ties
# it most, with what each weighed, as JSON. An event is of one incident at most; those of one ``component`` were compared
# with each other. ``name`` is what an incident is called where this event is its first: an incident's id is the name of
# one of its members, and the id that it had before an earlier report came is the name of another.
MEMBERS: Final = _table(
    "members",
    "incident>incidents document>documents event reading>readings component score:real why name",
    key="incident document event",
    indexed="document event, component, reading, name",
)

# One value of one attribute of an incident as one report gives it. ``extent``: whether it counts the whole of it, or
# part, more, something wider; ``whole`` is the claim that includes this one. ``chain`` are those who say so, from the
# outlet down, as a JSON list; ``quote`` stands at ``start`` to ``end`` of the document, whose text is that of ``origin``.
INCIDENT_CLAIMS: Final = _table(
    "incident_claims",
    "id incident>incidents attribute value low?:real high?:real modifier? unit? scope_note? extent "
    "whole?>incident_claims as_of? asserted_by chain stance status document>documents event? statement? quote "
    "start:whole end:whole origin>documents reports:whole outlets:whole origins:whole sources:whole lines:whole "
    f"{_MADE}",
    indexed="incident attribute, document, whole",
)

# Two claims that do not agree: an update, another scope, rounding, a conflict, or a denial.
DISAGREEMENTS: Final = _table(
    "disagreements",
    "incident>incidents attribute a>incident_claims b>incident_claims kind why",
    key="incident attribute a b",
    indexed="a, b",
)

# What lists are headed and looked up by: no part of the record, but kept along by the database. See
# `dateline.store.tallies`.
STALE: Final = _table("stale", "number:whole", key="number")
STANDING: Final = _table("standing", "table reading:whole row state", key="table reading row")
TALLIES: Final = _table("tallies", "facet value folded number:whole", key="facet value")

COUNTING_TABLES: Final = (STALE, STANDING, TALLIES)
RECORD_TABLES: Final = (RAWS, DOCUMENTS, READINGS, CURRENT, RUNS, PRODUCED, RUN_ISSUES, JUDGEMENTS, REVIEWS)
READING_TABLES: Final = (
    ENTITIES, MENTIONS, TIMES, PLACES, STATEMENTS, COUNTS, MATERIEL, EVENTS, PARTICIPANTS, EVENT_COUNTS, ISSUES,
    EVIDENCE,
)  # fmt: skip
LINKING_TABLES: Final = (
    LINKED,
    HAPPENINGS,
    COPIES,
    ORIGINS,
    INCIDENTS,
    MEMBERS,
    INCIDENT_CLAIMS,
    DISAGREEMENTS,
)
ALL_TABLES: Final = (*RECORD_TABLES, *READING_TABLES, *LINKING_TABLES)
BY_NAME: Final[Mapping[str, Table]] = {table.name: table for table in ALL_TABLES}
# Tables whose rows a person may judge: each is a field of `Reading` of this name.
JUDGED: Final = (
    "entities", "mentions", "times", "places", "statements", "counts", "materiel", "events",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """One reading as it is kept: its document's row, its own, and the rows of each of `READING_TABLES`."""

    document: Row
    reading: Row
    rows: Mapping[str, tuple[Row, ...]]

    @property
    def id(self) -> str:
        """The id of the reading."""
        return str(self.reading[0])

    @property
    def document_id(self) -> str:
        """The id of the document."""
        return str(self.document[0])

    def spans(self, table: str, row: str, column: str) -> tuple[Span, ...]:
        """The words that a cell cites."""
        return tuple(
            Span(int(start), int(end))
            for of_table, of_row, of_column, _, start, end, _ in self.rows["evidence"]
            if (of_table, of_row, of_column) == (table, row, column)
        )
