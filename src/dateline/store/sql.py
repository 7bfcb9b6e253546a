"""The SQL that SQLite and PostgreSQL share, over what differs between them: `Dialect`.

Every value is bound, never written into a statement; a name in a statement comes from `dateline.tables`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from dateline.model import Span
from dateline.store import actors, happenings, lean, listing, tallies, worded
from dateline.store.happenings import IncidentQuery
from dateline.store.lean import AT_ONCE
from dateline.store.protocol import (
    FLAT_TABLES,
    Hit,
    Listed,
    Passage,
    Query,
    Wait,
    Waiting,
    Worded,
    flat_columns,
    of_table,
)
from dateline.store.waiting import waiting
from dateline.tables import (
    ALL_TABLES,
    BY_NAME,
    DOCUMENTS,
    JUDGEMENTS,
    READING_TABLES,
    READINGS,
    Kept,
    Row,
    Table,
    Value,
)

LIT_START, LIT_END = "\x02", "\x03"
RANKED: Final = 2_000
"""Of the documents that have all words of a search, so many of those added last are ranked: with words that stand in
every report, ranking 100,000 of them takes a second."""
_DEFERRED: Final = "DEFERRABLE INITIALLY DEFERRED"


class Dialect(Protocol):
    """What a driver does its own way."""

    types: dict[str, str]

    def ask(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """The rows of a question whose values are marked ``?``."""

    def every(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """The same of a question that millions of rows may answer: they are not all in memory at once."""

    def contains(self, column: str) -> str:
        """The condition that a column has the marked words in it, in any case."""

    def within(self, column: str) -> str:
        """The condition that a column has the marked words in it, as letters stand."""

    def by(self, index: str) -> str:
        """What says that a table is to be read by this index."""

    in_order: str
    """A join whose tables are read in the order in which they stand."""

    def searched(self, phrases: Sequence[str], limit: int) -> Iterator[Row]:
        """Id, title, day, outlet and passage of the documents that have all phrases, the best first."""

    def faults(self) -> Iterator[str]:
        """What the database finds wrong with itself."""

    def version(self) -> str:
        """What changes when something is committed."""


# Making the tables --------------------------------------------------------------------------------


def is_of_reading(table: Table) -> bool:
    """Whether the rows belong to a reading, and have its id before them."""
    return table in READING_TABLES


def first_of(table: Table) -> tuple[str, ...]:
    """The column that stands before the others in the database: a number of its own, or that of the reading."""
    return ("number",) if table.numbered else ("reading",) if is_of_reading(table) else ()


def columns(table: Table) -> str:
    """The columns of a table as it stands in the database, for a statement."""
    return quoted((*first_of(table), *table.names))


def quoted(names: Iterable[str], *, of: str = "") -> str:
    """Names of columns, for a statement; ``of`` is the short name of their table."""
    before = f"{of}." if of else ""
    return ", ".join(f'{before}"{name}"' for name in names)


def marks(table: Table) -> str:
    """As many marks as the table has columns in the database."""
    return ", ".join("?" * (len(table.columns) + len(first_of(table))))


def create(table: Table, types: dict[str, str]) -> str:
    """The statement that makes a table."""
    lines: list[str] = []
    if table.numbered:
        lines.append(f'"number" {types["whole"]} PRIMARY KEY')
    elif is_of_reading(table):
        lines.append(f'"reading" {types["whole"]} NOT NULL REFERENCES "readings" ("number") {_DEFERRED}')
    lines += [
        f'"{column.name}" {types[column.kind]}{"" if column.empty else " NOT NULL"}'
        for column in table.columns
    ]
    key = (*(first_of(table) if is_of_reading(table) else ()), *table.key)
    lines.append(f"{'UNIQUE' if table.numbered else 'PRIMARY KEY'} ({quoted(key)})")
    for column in table.columns:
        if column.refers:
            inside = is_of_reading(table) and is_of_reading(BY_NAME[column.refers])
            here, there = (
                (f'"reading", "{column.name}"', '"reading", "id"') if inside else (f'"{column.name}"', '"id"')
            )
            lines.append(f'FOREIGN KEY ({here}) REFERENCES "{column.refers}" ({there}) {_DEFERRED}')
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(lines) + "\n)"


def create_indexes(table: Table) -> Iterator[str]:
    """The statements that make the indexes of a table."""
    for run in table.indexed:
        yield f'CREATE INDEX "{"_".join((table.name, *run))}" ON "{table.name}" ({quoted(run)})'


def create_views() -> Iterator[tuple[str, str]]:
    """Name and statement of the views that a person who opens the database would look at."""
    yield "current_reports", f'CREATE VIEW "current_reports" AS {_REPORTS}'
    for table in FLAT_TABLES:
        yield f"current_{table}", f'CREATE VIEW "current_{table}" AS {_flat(table)}'


_REPORTS: Final = (
    'SELECT d."id" AS "report", c."reading", d."published", d."source" AS "outlet", d."title", d."url", '
    'd."dateline_place", d."language", d."version_of", '
    + ", ".join(
        f'(SELECT count(*) FROM "{table}" t WHERE t."reading" = r."number") AS "{table}"'
        for table in ("statements", "events", "issues")
    )
    + ' FROM "current" c JOIN "documents" d ON d."id" = c."document" JOIN "readings" r ON r."id" = c."reading"'
)
"""The reports without their texts."""


# Asking -------------------------------------------------------------------------------------------


# Where the rows of a flat table come from: those without a line, from their own.
_FROM: Final = {
    "claims": (
        '(SELECT x."reading", x."n", e."id" AS "event", e."type", e."status", e."earliest", e."latest", '
        'e."toponym", e."country", k."scope" AS "attribute", k."low", k."high", k."modifier", k."unit", '
        's."speaker", e."according_to" AS "statement", k."quote", k."by", k."confidence" FROM "event_counts" x '
        'JOIN "events" e ON e."reading" = x."reading" AND e."id" = x."event" '
        'JOIN "counts" k ON k."reading" = x."reading" AND k."id" = x."count" '
        'LEFT JOIN "statements" s ON s."reading" = x."reading" AND s."id" = e."according_to")'
    )
}
# Tables whose rows are of days of their own; the others are asked and ordered by the day of publication.
_DATED: Final = frozenset({"events", "claims", "times"})
_JUDGED_AS: Final = {
    "evidence": ('t."table"', 't."row"'),
    "issues": ("'issues'", "'-'"),
    "claims": ("'events'", 't."event"'),
}
"""Table and row whose state stands for a row, where that is another one."""


_JOINED: Final = (
    'FROM {source} t JOIN "readings" r ON r."number" = t."reading" JOIN "current" c ON c."reading" = r."id" '
    'JOIN "documents" d ON d."id" = c."document"'
)
_REPORT_BY_REPORT: Final = (
    'FROM "current" c {then} "documents" d ON d."id" = c."document" {then} "readings" r ON r."id" = c."reading" '
    '{then} {source} t ON t."reading" = r."number"'
)
"""The same, so that all rows come in the order of the reports without being sorted."""
_FOUND_FIRST: Final = (
    'FROM "events" f {then} "events" t ON t."reading" = f."reading" AND t."id" = f."id" '
    '{then} "readings" r ON r."number" = t."reading" {then} "current" c ON c."reading" = r."id" '
    '{then} "documents" d ON d."id" = c."document"'
)
"""The same for events, of which an index alone tells which are meant: else SQLite looks at each row of the first
condition, in a record of a million events for a second."""
_IN_INDEXES: Final = frozenset({"country", "type"})
"""Conditions whose columns are, as the days are, in every index of `dateline.store.tallies` over events."""


def _flat(name: str, joined: str = _JOINED, then: str = "JOIN") -> str:
    """The question for a flat table, without conditions."""
    judged, row = _JUDGED_AS.get(name, (f"'{name}'", 't."id"'))
    joined = joined.format(source=_FROM.get(name, f'"{name}"'), then=then)
    return (
        'SELECT d."id" AS "report", c."reading", d."published", d."source" AS "outlet", d."url", '
        f'coalesce(v."state", \'machine\') AS "state", {quoted(of_table(name).names, of="t")} {joined} '
        f'LEFT JOIN "reviews" v ON v."document" = c."document" AND v."table" = {judged} '
        f'AND v."row" = {row} AND v."column" = \'\''
    )


@dataclass(frozen=True, slots=True)
class _Condition:
    """How a field of a `Query` is asked: of which column, and whether the words may stand inside it."""

    column: str
    inside: bool = False


_CONDITIONS: Final[dict[str, _Condition]] = {
    "country": _Condition("country"),
    "place": _Condition("toponym", inside=True),
    "actor": _Condition("actor", inside=True),
    "recipient": _Condition("recipient", inside=True),
    "type": _Condition("type"),
    "status": _Condition("status"),
    "act": _Condition("act"),
    "medium": _Condition("medium", inside=True),
    "code": _Condition("code"),
}
# What another table calls the same thing.
_ELSEWHERE: Final = {
    ("statements", "actor"): "speaker",
    ("claims", "actor"): "speaker",
    ("places", "place"): "name",
    ("entities", "actor"): "name",
}


def flat_question(dialect: Dialect, name: str, query: Query) -> tuple[str, list[Value]]:
    """The statement and the values of a question of a flat table."""
    flat_columns(name)
    table = of_table(name)
    wheres: list[str] = []
    values: list[Value] = []
    by_index = name == "events" and not query.by_report and query.document is None
    by_index = by_index and any((query.country, query.type, query.since, query.until))
    row = "f" if by_index else "t"
    for field, condition in _CONDITIONS.items():
        value = getattr(query, field)
        if value is None:
            continue
        column = _ELSEWHERE.get((name, field), condition.column)
        if column not in table.names:
            wheres.append("1 = 0")  # such a row has nothing that could match
            continue
        of = row if field in _IN_INDEXES else "t"
        wheres.append(dialect.contains(f'{of}."{column}"') if condition.inside else f'{of}."{column}" = ?')
        values.append(value)
    for column, value in (('d."source"', query.outlet), ('d."id"', query.document)):
        if value is not None:
            wheres.append(f"{column} = ?")
            values.append(value)
    has_days = name in _DATED
    if has_days:
        some, days = listing.of_days(query, row)
        wheres += some
        values += days
    else:
        if query.until is not None:
            wheres.append('d."published" <= ?')
            values.append(f"{query.until}~")  # ~ is after every time of the day
        if query.since is not None:
            wheres.append('d."published" >= ?')
            values.append(query.since)
    wheres.append(f"coalesce(v.\"state\", 'machine') IN ({', '.join('?' * len(query.states))})")
    values += query.states
    day = f'{row}."earliest"' if has_days else 'd."published"'
    order = 't."table", t."row", t."column", t."start", t."end"' if name == "evidence" else 't."n"'
    if query.by_report:
        flat, order = _flat(name, _REPORT_BY_REPORT, dialect.in_order), f'c."document", {order}'
    else:
        by_day = "" if name == "evidence" else f"{day} NULLS FIRST, "
        flat = _flat(name, _FOUND_FIRST, dialect.in_order) if by_index else _flat(name)
        order = f'{by_day}d."id", {order}'
    sql = f"{flat} WHERE {' AND '.join(wheres)} ORDER BY {order}"
    if query.limit is not None:
        sql += " LIMIT ?"
        values.append(query.limit)
    return sql, values


def phrases_of(words: str) -> list[str]:
    """The words and the quoted phrases of a search, those without a letter or digit left out."""
    found = (phrase or word for phrase, word in re.findall(r'"([^"]+)"|([^\s"]+)', words))
    return [each for each in found if any(character.isalnum() for character in each)]


def hit_of(row: Row) -> Hit:
    """A hit, from a passage in which `LIT_START` and `LIT_END` stand around the words."""
    document, title, published, outlet, marked = row
    passage: list[str] = []
    lit: list[Span] = []
    at, start = 0, None
    for part in re.split(f"([{LIT_START}{LIT_END}])", str(marked)):
        if part == LIT_START:
            start = at
        elif part == LIT_END:
            if start is not None and start < at:
                lit.append(Span(start, at))
            start = None
        else:
            passage.append(part)
            at += len(part)
    return Hit(str(document), title, published, outlet, "".join(passage), tuple(lit))


def _rows(table: Table, equal: Iterable[str]) -> str:
    """The question for the rows of a table of which these columns are given."""
    wheres = " AND ".join(f'"{table.columns[table.place(name)].name}" = ?' for name in equal)
    return f'SELECT {quoted(table.names)} FROM "{table.name}"' + (f" WHERE {wheres}" if wheres else "")


_REPLACED: Final = (
    'SELECT DISTINCT n."version_of" AS "id" FROM "documents" n JOIN "current" m ON m."document" = n."id" '
    'WHERE n."version_of" IS NOT NULL'
)
"""Reports of which a later version counts."""


class SqlView:
    """The View of a database that understands SQL."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect

    def rows(self, table: str, **equal: str) -> Iterator[Row]:
        """The rows of a table, in the order of its key, whose columns equal these values."""
        of = BY_NAME[table]
        return self._dialect.ask(f"{_rows(of, equal)} ORDER BY {quoted(of.key)}", tuple(equal.values()))

    def among(
        self, table: str, column: str, values: Sequence[str], *, columns: Sequence[str]
    ) -> Iterator[Row]:
        """Columns of the rows whose value in one column is among these."""
        of = BY_NAME[table]
        asked = [of.columns[of.place(name)].name for name in columns]
        key = quoted([of.columns[of.place(column)].name])
        for start in range(0, len(values), AT_ONCE):
            some = values[start : start + AT_ONCE]
            yield from self._dialect.ask(
                f'SELECT {quoted(asked)} FROM "{table}" WHERE {key} IN ({", ".join("?" * len(some))})', some
            )

    def last(self, table: str, *, limit: int, **equal: str) -> Sequence[Row]:
        """The last rows of a table by its key, the last first."""
        of = BY_NAME[table]
        order = ", ".join(f'"{name}" DESC' for name in of.key)
        return list(
            self._dialect.ask(f"{_rows(of, equal)} ORDER BY {order} LIMIT ?", (*equal.values(), limit))
        )

    def shared(self) -> Iterator[Row]:
        """The entries of the log about documents that more than one person judged."""
        return self._dialect.ask(
            f'SELECT {quoted(JUDGEMENTS.names)} FROM "judgements" WHERE "document" IN (SELECT "document" '
            'FROM "judgements" WHERE "document" <> \'\' GROUP BY "document" HAVING count(DISTINCT "who") > 1) '
            'ORDER BY "number"'
        )

    def readings(self, start: str) -> Sequence[str]:
        """The ids of the readings that begin so."""
        found = self._dialect.ask(
            'SELECT "id" FROM "readings" WHERE "id" >= ? AND "id" < ? ORDER BY "id" LIMIT 10',
            (start, f"{start}g"),
        )
        return [str(row[0]) for row in found]

    def kept(self, reading: str) -> Kept | None:
        """One reading, or None."""
        for row in self.rows("readings", id=reading):
            return self._kept(row)
        return None

    def current(self) -> Iterator[Kept]:
        """The reading that counts of each document."""
        readings = self._dialect.ask(
            f'SELECT {quoted(READINGS.names, of="r")} FROM "current" c JOIN "readings" r ON r."id" = c."reading" '
            'ORDER BY c."document"'
        )
        for row in readings:
            yield self._kept(row)

    def _kept(self, reading: Row) -> Kept:
        ask = self._dialect.ask
        [document] = ask(f'SELECT {quoted(DOCUMENTS.names)} FROM "documents" WHERE "id" = ?', (reading[1],))
        [(number,)] = ask('SELECT "number" FROM "readings" WHERE "id" = ?', (reading[0],))
        rows = {
            table.name: tuple(
                ask(
                    f'SELECT {quoted(table.names)} FROM "{table.name}" WHERE "reading" = ? '
                    f"ORDER BY {quoted(('n',) if 'n' in table.names else table.key)}",
                    (number,),
                )
            )
            for table in READING_TABLES
        }
        return Kept(document, reading, rows)

    def flat(self, table: str, query: Query) -> Iterator[Row]:
        """Rows of the readings that count."""
        ask = self._dialect.every if query.limit is None else self._dialect.ask
        return ask(*flat_question(self._dialect, table, query))

    def waiting(self, asked: Wait) -> Iterator[Waiting]:
        """The rows that wait for a person."""
        return waiting(self._dialect, asked)

    def search(self, words: str, *, limit: int = 20) -> Sequence[Hit]:
        """The documents that have all the words."""
        phrases = phrases_of(words)
        return [hit_of(row) for row in self._dialect.searched(phrases, limit)] if phrases else []

    def listed(self, table: str, query: Query, *, first: int = 0, limit: int = 50) -> Listed:
        """A page of events, statements or issues."""
        return listing.listed(self._dialect, table, query, first=first, limit=limit)

    def reports(self, query: Query, *, first: int = 0, limit: int = 50) -> Listed:
        """A page of the reports."""
        return listing.reports(self._dialect, query, first=first, limit=limit)

    def tallies(
        self,
        facet: str,
        *,
        words: str | None = None,
        start: str | None = None,
        first: int = 0,
        limit: int = 50,
    ) -> Sequence[tuple[str, int]]:
        """The values of a facet with their numbers."""
        return listing.tallies(self._dialect, facet, words=words, start=start, first=first, limit=limit)

    def tallied(self, facet: str, values: Sequence[str]) -> Mapping[str, int]:
        """The numbers of these values."""
        return listing.tallied(self._dialect, facet, values)

    def worded(self, table: str, rows: Sequence[tuple[str, str]]) -> Sequence[Worded | None]:
        """The words of some rows."""
        return worded.worded(self._dialect.ask, BY_NAME[table].name, rows)

    def counts(self, table: str, column: str) -> Sequence[tuple[str, int]]:
        """The values of a column, each with how many rows have it."""
        name = BY_NAME[table].columns[BY_NAME[table].place(column)].name
        rows = self._dialect.ask(
            f'SELECT "{name}", count(*) AS n FROM "{table}" WHERE "{name}" IS NOT NULL GROUP BY "{name}" '
            f'ORDER BY n DESC, "{name}"'
        )
        return [(str(value), int(number)) for value, number in rows]

    def latest(self, table: str, column: str, *, limit: int) -> Sequence[Row]:
        """The rows whose value in a column is the greatest."""
        of = BY_NAME[table]
        name = of.columns[of.place(column)].name
        return list(
            self._dialect.ask(
                f'SELECT {quoted(of.names)} FROM "{table}" ORDER BY "{name}" DESC LIMIT ?', (limit,)
            )
        )

    def unlinked(self) -> Iterator[tuple[str, str, str | None]]:
        """What counts and was not linked, but for what a later version stands for."""
        return self._dialect.ask(
            'SELECT c."document", c."reading", d."published" FROM "current" c '
            'JOIN "documents" d ON d."id" = c."document" LEFT JOIN "linked" l ON l."document" = c."document" '
            f'LEFT JOIN ({_REPLACED}) v ON v."id" = c."document" '
            'WHERE v."id" IS NULL AND (l."reading" IS NULL OR l."reading" <> c."reading") ORDER BY c."document"'
        )

    def outdated(self) -> Sequence[str]:
        """What was linked and has a later version."""
        found = self._dialect.ask(
            f'SELECT l."document" FROM "linked" l JOIN ({_REPLACED}) v ON v."id" = l."document" ORDER BY 1'
        )
        return [str(row[0]) for row in found]

    def linked(self, since: str, until: str) -> Iterator[tuple[str, str | None, bytes]]:
        """What was linked in a window of days or has no day, by its words."""
        return self._in_window("words", since, until)

    def marked(self, since: str, until: str) -> Iterator[tuple[str, str | None, bytes]]:
        """What was linked in a window of days or has no day, by its fingerprints."""
        return self._in_window("marks", since, until)

    def _in_window(self, column: str, since: str, until: str) -> Iterator[tuple[str, str | None, bytes]]:
        for document, day, body in self._dialect.ask(
            f'SELECT "document", "day", "{column}" FROM "linked" WHERE ("day" >= ? AND "day" <= ?) OR "day" IS NULL '
            'ORDER BY "document"',
            (since, until),
        ):
            yield str(document), None if day is None else str(day), bytes(body)

    def sizes(self) -> Sequence[tuple[str, int]]:
        """How many rows each table has."""
        return [
            (table.name, int(number))
            for table in ALL_TABLES
            for (number,) in self._dialect.ask(f'SELECT count(*) FROM "{table.name}"')
        ]

    def version(self) -> str:
        """What changes when something is committed."""
        return self._dialect.version()

    def counted(self) -> Iterator[Row]:
        """Number of the reading that counts, id and outlet of each document."""
        return lean.counted(self._dialect)

    def lean(self, readings: Iterable[int] | None = None) -> Iterator[Row]:
        """Events as few columns."""
        return lean.lean(self._dialect, readings)

    def states(self) -> Iterator[Row]:
        """Reading, n and state of the events that a person judged."""
        return lean.states(self._dialect)

    def named(self, rows: Sequence[tuple[int, int]]) -> Sequence[Row]:
        """The flat rows of events, in the order in which they are named."""
        question = _flat("events").replace("SELECT ", 'SELECT t."reading", ', 1)
        place = 1 + len(flat_columns("events")) - len(of_table("events").columns)
        found = {(int(row[0]), int(row[place])): row[1:] for row in lean.named(self._dialect, question, rows)}
        return [found[pair] for pair in rows if pair in found]

    def passages(self, rows: Sequence[tuple[int, int]], *, around: int = 160) -> Sequence[Passage | None]:
        """The words around the triggers of events, in the order in which they are named."""
        found = {
            (int(reading), int(n)): Passage(str(words), (Span(int(start) - int(at), int(stop) - int(at)),))
            for reading, n, words, at, start, stop in lean.passages(self._dialect, rows, around)
        }
        return [found.get(pair) for pair in rows]

    def actor_kinds(self, name: str) -> Sequence[Row]:
        """Kind, country, sector, role and number of readings of an actor's name."""
        return list(actors.kinds(self._dialect, name))

    def actor_forms(self, name: str, *, limit: int = 20) -> Sequence[Row]:
        """The words for an actor, their form and number."""
        return list(actors.forms(self._dialect, name, limit=limit))

    def actor_said(self, name: str, *, limit: int = 30) -> Sequence[Row]:
        """What an actor said, the latest first."""
        return list(actors.said(self._dialect, name, limit=limit))

    def actors_known(self, names: Sequence[str]) -> Sequence[Row]:
        """Those of the names that an entity has, with its kind, country and sector."""
        return list(actors.known(self._dialect, names))

    def incidents(
        self, query: IncidentQuery, *, first: int = 0, limit: int = 50
    ) -> tuple[Sequence[Row], int]:
        """A page of the incidents, and how many there are."""
        return happenings.incidents(self._dialect, query, first, limit)

    def opposed(self, incidents: Sequence[str]) -> Sequence[Row]:
        """Incident, kind and number of the disagreements of these incidents."""
        return happenings.opposed(self._dialect, incidents)

    def members_of(self, incident: str) -> Sequence[Row]:
        """The members of an incident with the numbers of their readings."""
        return happenings.member_rows(self._dialect, incident)

    def heads(self, documents: Sequence[str]) -> Sequence[Row]:
        """What documents are, without their text."""
        return happenings.heads(self._dialect, documents)

    def extracts(self, spots: Sequence[tuple[str, int, int]], *, around: int) -> Sequence[Passage | None]:
        """The text around words of documents."""
        found = happenings.extracts(self._dialect, spots, around)
        return [
            Passage(part[0], (Span(start - part[1], end - part[1]),)) if part else None
            for part, (_, start, end) in zip(found, spots, strict=True)
        ]

    def copies_among(self, documents: Sequence[str]) -> Sequence[Row]:
        """The pairs of these documents that share text."""
        return happenings.copies(self._dialect, documents)

    def faults(self) -> Iterator[str]:
        """What the database finds wrong, each tally that is wrong, and each reference to nothing."""
        yield from self._dialect.faults()
        yield from tallies.faults(self._dialect.ask)
        for table in ALL_TABLES:
            for column in table.columns:
                if column.refers:
                    yield from self._dangling(table, column.name, column.refers)

    def _dangling(self, table: Table, column: str, refers: str) -> Iterator[str]:
        inside = ' AND o."reading" = t."reading"' if is_of_reading(BY_NAME[refers]) else ""
        found = self._dialect.ask(
            f'SELECT t."{table.key[0]}", t."{column}" FROM "{table.name}" t '
            f'LEFT JOIN "{refers}" o ON o."id" = t."{column}"{inside} '
            f'WHERE t."{column}" IS NOT NULL AND o."id" IS NULL'
        )
        for row, value in found:
            yield f"{table.name} {row}: its {column} {value} is not in {refers}"
