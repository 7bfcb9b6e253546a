"""What every store can do: `Store`, `Writer`, `View`, and the values that they take and give.

A `Writer` is one transaction: what it was given is there as a whole afterwards, or not at all, and a `View`
never sees a part of it. Writing what is already there changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Final, Literal, Protocol

from dateline.errors import BadInput
from dateline.model import Span
from dateline.store.happenings import IncidentQuery
from dateline.tables import BY_NAME, CLAIMS, Column, Kept, Row, Table

FLAT: Final = ("report", "reading", "published", "outlet", "url", "state")
"""The columns that stand before those of its table in each row of `View.flat`."""

FLAT_TABLES: Final = (
    "events",
    "statements",
    "claims",
    "mentions",
    "entities",
    "times",
    "places",
    "counts",
    "materiel",
    "issues",
    "evidence",
)
"""The tables that can be asked flat."""

State = Literal["machine", "accepted", "corrected", "rejected"]


def flat_columns(table: str) -> tuple[Column, ...]:
    """The columns of a flat row."""
    if table not in FLAT_TABLES:
        raise BadInput(f"there is no table {table!r} to ask", remedy=f"ask one of: {', '.join(FLAT_TABLES)}")
    may_be_empty = {"published", "outlet", "url"}
    return (*(Column(name, empty=name in may_be_empty) for name in FLAT), *of_table(table).columns)


def of_table(name: str) -> Table:
    """A table that can be asked flat."""
    return CLAIMS if name == "claims" else BY_NAME[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which rows of a flat table: each condition that is given must hold; words match inside, in any case.

    ``since`` and ``until`` are ISO days: events, claims and times that may have been between them are in, and of
    other tables what was published between them. ``told`` is the status of an event, or ``negated`` or ``historical``
    where that comes before it; ``code`` that of an issue. ``states`` are the states that pass; by default all but the
    rejected. Rows come in the order of their days, or ``by_report``, which is quicker for all of them.
    """

    since: str | None = None
    until: str | None = None
    country: str | None = None
    place: str | None = None
    actor: str | None = None
    recipient: str | None = None
    type: str | None = None
    status: str | None = None
    act: str | None = None
    medium: str | None = None
    told: str | None = None
    code: str | None = None
    outlet: str | None = None
    document: str | None = None
    states: tuple[State, ...] = ("machine", "accepted", "corrected")
    limit: int | None = None
    by_report: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that has the words: a passage of it, and where the words are in the passage."""

    document: str
    title: str | None
    published: str | None
    outlet: str | None
    passage: str
    lit: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of a document, and which of them are meant."""

    words: str
    lit: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Which rows of a table wait for a person, and in which order they come.

    ``order`` by ``doubt``: the events of claims that contradict each other, incident by incident; then the rows that
    say least first, those alike in the order in which their reports were added. By ``report``: by day of publication
    and then as they stand in the text; so do those of one ``document``. ``unjudged``: without those that anybody
    judged. ``after`` is a row, as the machine's reading and its id: those that follow it; ``only`` is one: that alone.
    All that is asked is asked of the machine's readings, so that who works blind sees no judgement in what comes when.
    """

    table: str = "events"
    order: Literal["doubt", "report"] = "doubt"
    document: str | None = None
    type: str | None = None
    status: str | None = None
    act: str | None = None
    outlet: str | None = None
    unjudged: bool = True
    after: tuple[str, str] | None = None
    only: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row that waits: its document, the machine's reading, the reading that counts, and the row of the former.

    ``doubts`` say in words what it leaves open.
    """

    document: str
    machine: str
    reading: str
    row: str
    published: str | None
    outlet: str | None
    doubts: tuple[str, ...]
    cells: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of a list. ``total`` is how many there are in all; where they are more than are counted one by one,
    ``counted``, it may be just one more than that."""

    rows: tuple[Row, ...]
    total: int
    counted: int = 0


@dataclass(frozen=True, slots=True)
class Worded:
    """The words that a row rests on, with some around them: where they begin in the text, and what of them each column
    cites, counted from there. ``before`` and ``after``: the sentence may go on there."""

    words: str
    at: int
    lit: tuple[tuple[str, Span], ...]
    before: bool
    after: bool


class Writer(Protocol):
    """One transaction."""

    def put(self, table: str, rows: Iterable[Row]) -> None:
        """Keeps rows of a table of the record; a row whose key is there already is left as it is."""

    def keep(self, kept: Kept, *, current: bool = True) -> None:
        """Keeps a reading with its document; ``current``: as the reading of its document that counts."""

    def replace(self, table: str, column: str, values: Iterable[str], rows: Iterable[Row]) -> None:
        """Puts rows of a derived table in the place of those whose column has one of these values.

        References are checked at the end of the transaction, so the tables may be replaced in any order.
        """

    def unlink(self) -> None:
        """Empties every derived table: those of `dateline.tables.LINKING_TABLES`."""

    def settle(self, document: str, machine: str, reading: str, reviews: Sequence[Row]) -> None:
        """Says which reading of a document counts, and the states that judgements give to its rows."""


class View(Protocol):
    """What is in the record, as it was last committed."""

    def rows(self, table: str, **equal: str) -> Iterator[Row]:
        """The rows of a table of the record, in the order of its key, whose columns equal these values."""

    def among(
        self, table: str, column: str, values: Sequence[str], *, columns: Sequence[str]
    ) -> Iterator[tuple[Any, ...]]:
        """Columns of the rows of a table of the record whose value in one column is among these, in no fixed order."""

    def last(self, table: str, *, limit: int, **equal: str) -> Sequence[Row]:
        """The last rows of a table of the record by its key, the last first, whose columns equal these values."""

    def shared(self) -> Iterator[Row]:
        """The entries of the log about documents that more than one person judged, in their order."""

    def readings(self, start: str) -> Sequence[str]:
        """The ids of the readings that begin with these hexadecimal digits: ten of them at most."""

    def kept(self, reading: str) -> Kept | None:
        """One reading, or None where there is none of this id."""

    def current(self) -> Iterator[Kept]:
        """The reading that counts of each document, in the order of the documents' ids."""

    def flat(self, table: str, query: Query) -> Iterator[Row]:
        """Rows of the readings that count, each with `FLAT` before it, in a fixed order."""

    def waiting(self, asked: Wait) -> Iterator[Waiting]:
        """The rows that wait for a person, in order, each once."""

    def listed(self, table: str, query: Query, *, first: int = 0, limit: int = 50) -> Listed:
        """A page of events (those of the latest days first), statements or issues (those of the newest reports first),
        each row as in `flat`.

        Fields of the query that the table has no facet for do not count, but its days and states do.
        """

    def reports(self, query: Query, *, first: int = 0, limit: int = 50) -> Listed:
        """A page of the reports, the newest first, by outlet and days: see `dateline.store.listing.report_columns`."""

    def tallies(
        self,
        facet: str,
        *,
        words: str | None = None,
        start: str | None = None,
        first: int = 0,
        limit: int = 50,
    ) -> Sequence[tuple[str, int]]:
        """The values of a facet (`dateline.store.facts.FACETS`) with their numbers, the largest first; ``words``:
        those that have them in it, in any case; ``start``: those that begin so."""

    def tallied(self, facet: str, values: Sequence[str]) -> Mapping[str, int]:
        """The numbers of these values of a facet; one that is not there has none."""

    def worded(self, table: str, rows: Sequence[tuple[str, str]]) -> Sequence[Worded | None]:
        """The words of some rows of a table, each named by its reading and its id; None for one without words."""

    def counts(self, table: str, column: str) -> Sequence[tuple[str, int]]:
        """The values of a column of a table of the record, each with how many rows have it: for small tables."""

    def latest(self, table: str, column: str, *, limit: int) -> Sequence[Row]:
        """The rows of a table of the record whose value in a column is the greatest."""

    def search(self, words: str, *, limit: int = 20) -> Sequence[Hit]:
        """The documents that have all the words, or phrases in double quotation marks, the best first.

        Where thousands have them, the best of those that were added last.
        """

    def version(self) -> str:
        """A word that is another one when something was committed since this view was last asked for it."""

    def counted(self) -> Iterator[Row]:
        """Of each document: the number of the reading that counts, the document's id, its outlet."""

    def lean(self, readings: Iterable[int] | None = None) -> Iterator[Row]:
        """Events as few columns, `dateline.store.lean.LEAN`: of the readings of these numbers, or of all."""

    def states(self) -> Iterator[Row]:
        """Number of the reading, n and state of each event that counts and that a person judged."""

    def named(self, rows: Sequence[tuple[int, int]]) -> Sequence[Row]:
        """The events with these numbers of readings and n, as `flat` gives them, in this order."""

    def incidents(
        self, query: IncidentQuery, *, first: int = 0, limit: int = 50
    ) -> tuple[Sequence[Row], int]:
        """A page of the incidents, as `INCIDENTS` has them, and how many there are, counted up to
        `dateline.store.happenings.COUNTED`."""

    def opposed(self, incidents: Sequence[str]) -> Sequence[Row]:
        """Incident, kind and number of the disagreements of these incidents."""

    def members_of(self, incident: str) -> Sequence[Row]:
        """Document, event, score, why, number of the reading and n of each member of an incident."""

    def heads(self, documents: Sequence[str]) -> Sequence[Row]:
        """Id, outlet, title, day, URL, document whose text it is, and agency, of these documents."""

    def extracts(self, spots: Sequence[tuple[str, int, int]], *, around: int) -> Sequence[Passage | None]:
        """The text around words, each given as a document, a start and an end; None where there is no such document."""

    def copies_among(self, documents: Sequence[str]) -> Sequence[Row]:
        """The pairs of these documents that share text, as `COPIES` has them: among the first 400."""

    def actor_kinds(self, name: str) -> Sequence[Row]:
        """Kind, country, sector and role of the entities of a name, and how many readings have it so.

        Of this name, the readings that were added last: see `dateline.store.actors`; so too of the next two.
        """

    def actor_forms(self, name: str, *, limit: int = 20) -> Sequence[Row]:
        """The words by which reports name or describe it, their form, and how often."""

    def actor_said(self, name: str, *, limit: int = 30) -> Sequence[Row]:
        """Report, outlet, day, statement, act, manner, earliest, latest and words of what it said, the latest first."""

    def actors_known(self, names: Sequence[str]) -> Sequence[Row]:
        """Those of the names by which an entity is named, not described: name, kind, country and sector."""

    def passages(self, rows: Sequence[tuple[int, int]], *, around: int = 160) -> Sequence[Passage | None]:
        """The words around the triggers of these events, in this order; None for one that is not there."""

    def unlinked(self) -> Iterator[tuple[str, str, str | None]]:
        """Document, reading and day of publication of each reading that counts and was not linked, in the order of the
        documents.
        """

    def outdated(self) -> Sequence[str]:
        """The ids of the reports that were linked and of which a later version counts since."""

    def linked(self, since: str, until: str) -> Iterator[tuple[str, str | None, bytes]]:
        """Document, day and words of what was linked in a window of days or has no day, in the order of the documents."""

    def marked(self, since: str, until: str) -> Iterator[tuple[str, str | None, bytes]]:
        """The same with the fingerprints of the texts."""

    def sizes(self) -> Sequence[tuple[str, int]]:
        """How many rows each table has."""

    def faults(self) -> Iterator[str]:
        """What the database itself finds wrong: a broken page, a reference to nothing."""


class Store(Protocol):
    """A record: a place where readings and judgements are kept."""

    @property
    def name(self) -> str:
        """Where it is, without a password."""

    @property
    def view(self) -> View:
        """The record as it is."""

    def writing(self) -> AbstractContextManager[Writer]:
        """A transaction: committed at its end, rolled back where an error leaves it."""

    def another(self) -> Store:
        """The same record once more: a store is used by one thread at a time."""

    def close(self) -> None:
        """Lets the database go."""
