"""The tables of a record: each one's columns, keys and references stand here and nowhere else.

`dateline.record` turns a Reading into rows of these tables, a store keeps the rows, an export gives them out.
A row is a plain tuple in the order of its table's columns. The tables of one reading share the column
``reading``, which the rows here leave out: a reading is named by the hash of its rows, so it is known last.

``evidence`` is the only home of spans: one row for each span that a cell cites, under the name of its column,
or under ``words`` for the words that the row as a whole rests on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from dateline.model import Span

Value = str | int | float | bytes | None
Row = tuple[Any, ...]
"""The values of one row, each of the kind of its column."""
Kind = Literal["text", "whole", "real", "bytes"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it holds, whether it may be empty, and the table whose id it names."""

    name: str
    kind: Kind = "text"
    empty: bool = False
    refers: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table. ``key`` are the columns that name a row; ``indexed`` the runs of columns that are looked up
    by."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    indexed: tuple[tuple[str, ...], ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    def place(self, column: str) -> int:
        """Where the column stands in a row."""
        return self.names.index(column)


def _text(name: str, refers: str | None = None) -> Column:
    return Column(name, refers=refers)


def _maybe(name: str, refers: str | None = None) -> Column:
    return Column(name, empty=True, refers=refers)


def _whole(name: str) -> Column:
    return Column(name, "whole")


def _real(name: str) -> Column:
    return Column(name, "real", empty=True)


_MADE: Final = (_text("by"), _real("confidence"))
_WHEN: Final = (_maybe("time", "times"), _maybe("earliest"), _maybe("latest"), _maybe("reason"))

# What is kept once for the record -----------------------------------------------------------------

RAWS: Final = Table("raws", (_text("sha256"), _whole("size"), Column("packed", "bytes")), ("sha256",))

DOCUMENTS: Final = Table(
    "documents",
    (
        _text("id"),
        _text("digest"),
        _text("text"),
        _text("text_sha256"),
        _text("raw_sha256"),
        _maybe("source"),
        _maybe("url"),
        _maybe("title"),
        _maybe("published"),
        _maybe("dateline_place"),
        _text("language"),
        _maybe("version_of"),
    ),
    ("id",),
    (("published",), ("source",)),
)

# ``base`` is the reading of the machine that a judged one was made from; ``syntax`` the packed tokens, sentences
# and quotations, which nobody queries.
READINGS: Final = Table(
    "readings",
    (
        _text("id"),
        _text("document", "documents"),
        _maybe("base", "readings"),
        _text("dateline"),
        _maybe("weights"),
        _text("language"),
        Column("syntax", "bytes"),
    ),
    ("id",),
    (("document",),),
)

# Which reading of a document counts: that of the last run, with the judgements laid over it.
CURRENT: Final = Table(
    "current",
    (_text("document", "documents"), _text("machine", "readings"), _text("reading", "readings")),
    ("document",),
    (("reading",),),
)

RUNS: Final = Table(
    "runs",
    (
        _text("id"),
        _text("command"),
        _text("started"),
        _text("dateline"),
        _maybe("weights"),
        _text("language"),
        _text("inputs"),
    ),
    ("id",),
)

PRODUCED: Final = Table(
    "produced",
    (_text("run", "runs"), _text("document", "documents"), _text("reading", "readings")),
    ("run", "document"),
    (("document",),),
)

# What went wrong outside any reading: a file that could not be read, a report that failed.
RUN_ISSUES: Final = Table(
    "run_issues",
    (
        _text("id"),
        _text("run", "runs"),
        _text("step"),
        _text("code"),
        _text("message"),
        _maybe("at"),
    ),
    ("id",),
)

# The log: appended to, never changed; ``hash`` covers the row and the hash before it.
JUDGEMENTS: Final = Table(
    "judgements",
    (
        _whole("number"),
        _text("id"),
        _text("previous"),
        _text("decision"),
        _text("about"),
        _text("document"),
        _text("anchor"),
        _maybe("seen"),
        _maybe("value"),
        _text("who"),
        _text("at"),
        _text("why"),
    ),
    ("number",),
    (("document",), ("who",)),
)

# The log laid over the current reading: the state of a row, or of one cell; ``column`` is "" for the row.
REVIEWS: Final = Table(
    "reviews",
    (
        _text("document", "documents"),
        _text("table"),
        _text("row"),
        _text("column"),
        _text("state"),
        _text("who"),
        _text("judgement"),
    ),
    ("document", "table", "row", "column"),
)

# What is read in one document ---------------------------------------------------------------------

ENTITIES: Final = Table(
    "entities",
    (
        _whole("n"),
        _text("id"),
        _text("name"),
        _text("kind"),
        _maybe("country"),
        _maybe("sector"),
        _maybe("role"),
        _text("mentions"),
        _text("links"),
        *_MADE,
    ),
    ("id",),
    (("name",),),
)

MENTIONS: Final = Table(
    "mentions",
    (
        _whole("n"),
        _text("id"),
        _text("entity", "entities"),
        _text("kind"),
        _text("form"),
        _text("quote"),
        _whole("head_start"),
        _whole("head_end"),
        *_MADE,
    ),
    ("id",),
)

TIMES: Final = Table(
    "times",
    (
        _whole("n"),
        _text("id"),
        _text("quote"),
        _text("type"),
        _text("value"),
        _maybe("earliest"),
        _maybe("latest"),
        _maybe("anchor"),
        _text("reason"),
        *_MADE,
    ),
    ("id",),
)

PLACES: Final = Table(
    "places",
    (
        _whole("n"),
        _text("id"),
        _text("quote"),
        _text("name"),
        _real("lat"),
        _real("lon"),
        Column("geonames_id", "whole", empty=True),
        _maybe("country"),
        _text("precision"),
        _text("alternatives"),
        *_MADE,
    ),
    ("id",),
)

STATEMENTS: Final = Table(
    "statements",
    (
        _whole("n"),
        _text("id"),
        _maybe("source", "entities"),
        _maybe("speaker"),
        _text("manner"),
        _text("act"),
        _maybe("addressee", "entities"),
        _maybe("medium"),
        *_WHEN,
        _maybe("within", "statements"),
        _text("quote"),
        *_MADE,
    ),
    ("id",),
)

COUNTS: Final = Table(
    "counts",
    (
        _whole("n"),
        _text("id"),
        _text("quote"),
        Column("low", "real"),
        _real("high"),
        _maybe("modifier"),
        _maybe("unit"),
        _maybe("scope"),
        *_MADE,
    ),
    ("id",),
)

MATERIEL: Final = Table(
    "materiel",
    (
        _whole("n"),
        _text("id"),
        _text("quote"),
        _text("designation"),
        _maybe("class"),
        _maybe("holder", "entities"),
        _maybe("supplier", "entities"),
        _maybe("check"),
        *_MADE,
    ),
    ("id",),
)

# ``actor`` to ``lon`` follow from other rows of the reading; they stand here so that one table can be asked.
EVENTS: Final = Table(
    "events",
    (
        _whole("n"),
        _text("id"),
        _text("type"),
        _maybe("mode"),
        _text("contexts"),
        _maybe("cameo"),
        _text("quad"),
        _text("status"),
        _whole("negated"),
        _whole("historical"),
        _maybe("according_to", "statements"),
        *_WHEN,
        _maybe("place", "places"),
        _maybe("actor"),
        _maybe("recipient"),
        _maybe("toponym"),
        _maybe("country"),
        _real("lat"),
        _real("lon"),
        _text("quote"),
        *_MADE,
    ),
    ("id",),
    (("country", "type", "earliest"), ("type", "earliest"), ("earliest",)),
)

PARTICIPANTS: Final = Table(
    "participants",
    (_whole("n"), _text("id"), _text("event", "events"), _text("role"), _maybe("entity", "entities")),
    ("id",),
)

EVENT_COUNTS: Final = Table(
    "event_counts",
    (_whole("n"), _text("id"), _text("event", "events"), _text("count", "counts")),
    ("id",),
)

ISSUES: Final = Table(
    "issues",
    (_whole("n"), _text("id"), _text("step"), _text("code"), _text("message"), _maybe("at")),
    ("id",),
)

EVIDENCE: Final = Table(
    "evidence",
    (
        _text("table"),
        _text("row"),
        _text("column"),
        _text("document", "documents"),
        _whole("start"),
        _whole("end"),
        _text("by"),
    ),
    ("table", "row", "column", "start"),
)

# No table of its own, but a view: each number of each event as somebody's claim. ``speaker`` is who says so, None for
# the report's own voice; the outlet stands before every flat row.
CLAIMS: Final = Table(
    "claims",
    (
        _whole("n"),
        _text("id"),
        _text("event"),
        _text("type"),
        _text("status"),
        _maybe("earliest"),
        _maybe("latest"),
        _maybe("toponym"),
        _maybe("country"),
        _maybe("attribute"),
        Column("low", "real"),
        _real("high"),
        _maybe("modifier"),
        _maybe("unit"),
        _maybe("speaker"),
        _maybe("statement"),
        _text("quote"),
        *_MADE,
    ),
    ("id",),
)

RECORD_TABLES: Final = (
    RAWS,
    DOCUMENTS,
    READINGS,
    CURRENT,
    RUNS,
    PRODUCED,
    RUN_ISSUES,
    JUDGEMENTS,
    REVIEWS,
)
READING_TABLES: Final = (
    ENTITIES,
    MENTIONS,
    TIMES,
    PLACES,
    STATEMENTS,
    COUNTS,
    MATERIEL,
    EVENTS,
    PARTICIPANTS,
    EVENT_COUNTS,
    ISSUES,
    EVIDENCE,
)
BY_NAME: Final[Mapping[str, Table]] = {table.name: table for table in (*RECORD_TABLES, *READING_TABLES)}
# Tables whose rows a person may judge.
JUDGED: Final = frozenset(
    {"entities", "mentions", "times", "places", "statements", "counts", "materiel", "events", "participants"}
)


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
