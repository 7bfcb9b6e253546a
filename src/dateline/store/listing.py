"""A page of a list and how many there are, quick for a million rows: see `dateline.store.tallies` for what makes it so.

Events stand in an index by their day for each thing that they are asked by, so a page is read where it begins. Statements
and issues stand by the day of their report: where few fit, all are gathered and sorted; where many do, the reports are
walked from the newest until the page is full.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from dateline.errors import BadInput
from dateline.store.facts import LONGEST, folded
from dateline.store.protocol import FLAT, Listed, Query
from dateline.store.tallies import OF_DAYS
from dateline.tables import BY_NAME, DOCUMENTS, Row, Value

COUNTED: Final = 10_000
"""Rows that are counted one by one, and how far a list can be paged: 5 to 30 ms with 100,000 reports."""
GATHERED: Final = 3_000
"""Rows that are sorted to show a page of them; 20 ms with 100,000 reports."""
SCATTERED: Final = 50_000
"""Rows under many names that are fetched name by name and sorted by their days; with more, the days are walked."""

_LAST: Final = "\U0010ffff"
"""Stands after every other sign."""

_NOT_STALE: Final = 'NOT EXISTS (SELECT 1 FROM "stale" x WHERE x."number" = t."reading")'
_JOINED: Final = (
    '{then} "readings" r ON r."number" = t."reading" {then} "documents" d ON d."id" = r."document" '
    'LEFT JOIN "standing" v ON v."table" = \'{name}\' AND v."reading" = t."reading" AND v."row" = {row}'
)


class Dialect(Protocol):
    """What a driver does its own way."""

    def ask(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]:
        """The rows of a question."""

    def contains(self, column: str) -> str:
        """The condition that a column has the marked words in it, in any case."""

    def within(self, column: str) -> str:
        """The same as letters stand."""

    def by(self, index: str) -> str:
        """What says that a table is to be read by this index."""

    in_order: str
    """A join whose tables are read in the order in which they stand."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a table is listed: what each field of a `Query` is asked of, its facet, and the index it is looked up by."""

    fields: dict[str, tuple[str, str, str]]
    row: str = 't."id"'


_KINDS: Final = {
    "events": _Kind(
        {
            "actor": ("actor_key", "actor", "events_by_actor"),
            "country": ("country", "country", "events_by_country"),
            "told": ("told", "told", "events_by_told"),
            "type": ("type", "type", "events_by_type"),
        }
    ),
    "statements": _Kind(
        {
            "actor": ("speaker_key", "speaker", "statements_by_speaker"),
            "medium": ("medium_key", "medium", "statements_by_medium"),
            "act": ("act", "act", "statements_by_act"),
        }
    ),
    "issues": _Kind({"code": ("code", "issue", "issues_by_code")}, row="'-'"),
}
LISTED: Final = tuple(_KINDS)
"""The tables that can be listed."""
_INSIDE: Final = frozenset({"actor", "medium"})
"""Fields whose words may stand anywhere in the value."""


@dataclass(slots=True)
class _Asked:
    """Conditions and their values, what is known of their number, and the index that leaves the fewest."""

    wheres: list[str]
    values: list[Value]
    fewest: int
    index: str | None = None
    total: int | None = None

    def also(self, where: str, *values: Value) -> _Asked:
        """The same with a further condition, so that nobody has counted it."""
        return replace(self, wheres=[*self.wheres, where], values=[*self.values, *values], total=None)


def tallies(
    dialect: Dialect, facet: str, *, words: str | None, start: str | None, first: int, limit: int
) -> list[tuple[str, int]]:
    """Values of a facet with their numbers, the largest first."""
    if start is not None:
        return _beginning(dialect, facet, start)[first : first + limit]
    where, values = "", [facet]
    if words is not None:
        where, values = f" AND {dialect.within('folded')}", [facet, folded(words)]
    rows = dialect.ask(
        f'SELECT "value", "number" FROM "tallies" WHERE "facet" = ?{where} '
        'ORDER BY "number" DESC, "value" LIMIT ? OFFSET ?',
        (*values, limit, first),
    )
    return [(str(value), int(number)) for value, number in rows]


def _beginning(dialect: Dialect, facet: str, start: str) -> list[tuple[str, int]]:
    """The values that begin so. They are sorted here: a database would go through the whole facet in their order."""
    rows = dialect.ask(
        'SELECT "value", "number" FROM "tallies" WHERE "facet" = ? AND "value" >= ? AND "value" < ?',
        (facet, start, start + _LAST),
    )
    return sorted(((str(value), int(number)) for value, number in rows), key=lambda each: (-each[1], each[0]))


def tallied(dialect: Dialect, facet: str, values: Sequence[str]) -> dict[str, int]:
    """The numbers of these values of a facet; of one that is not there, none."""
    if not values:
        return {}
    marks = ", ".join("?" * len(values))
    rows = dialect.ask(
        f'SELECT "value", "number" FROM "tallies" WHERE "facet" = ? AND "value" IN ({marks})',
        (facet, *(value[:LONGEST] for value in values)),
    )
    return {str(value): int(number) for value, number in rows}


def listed(dialect: Dialect, table: str, query: Query, *, first: int, limit: int) -> Listed:
    """A page of a table."""
    if table not in _KINDS:
        raise BadInput(f"there is no list of {table!r}", remedy=f"ask one of: {', '.join(LISTED)}")
    first = min(first, COUNTED)
    limit = min(limit, COUNTED - first)
    if query.states and "machine" not in query.states:
        return _judged(dialect, table, query, first=first, limit=limit)
    asked = _asked(dialect, table, query)
    if asked is None:
        return Listed((), 0)
    asked.wheres += [_NOT_STALE, _standing(table, query)]
    asked.values += [state for state in ("accepted", "corrected", "rejected") if state not in query.states]
    if table == "events":
        return _events(dialect, asked, query, first=first, limit=limit)
    dated = query.since is not None or query.until is not None
    count = asked.total if asked.total is not None and not dated else None
    few = count if count is not None else _count(dialect, table, asked)
    if few <= GATHERED:
        rows, gathered = _gathered(dialect, table, asked, query, first=first, limit=limit)
        return Listed(tuple(rows), gathered, COUNTED)
    rows, counted = _walked(dialect, table, asked, query, first=first, limit=limit)
    return Listed(tuple(rows), few if counted is None else counted, COUNTED)


def _standing(table: str, query: Query) -> str:
    """That the row does not stand as one of the states that are not asked for."""
    without = [state for state in ("accepted", "corrected", "rejected") if state not in query.states]
    if not without:
        return "1 = 1"
    row = _KINDS[table].row
    return (
        f'NOT EXISTS (SELECT 1 FROM "standing" x WHERE x."table" = \'{table}\' AND x."reading" = t."reading" '
        f'AND x."row" = {row} AND x."state" IN ({", ".join("?" * len(without))}))'
    )


def _asked(dialect: Dialect, table: str, query: Query) -> _Asked | None:
    """What is asked of the table itself, or None where nothing can fit."""
    fields = _KINDS[table].fields
    every = tallied(dialect, "all", [table]).get(table, 0)
    asked = _Asked([], [], every)
    given = [name for name in fields if getattr(query, name) is not None]
    if every == 0 and "rejected" not in query.states:
        return None
    is_whole = set(query.states) >= {"machine", "accepted", "corrected"} and "rejected" not in query.states
    for name in given:
        column, facet, index = fields[name]
        words = str(getattr(query, name))
        if name in _INSIDE:
            has = f'FROM "tallies" WHERE "facet" = ? AND {dialect.within("folded")}'
            [(found,)] = dialect.ask(f'SELECT sum("number") {has}', (facet, folded(words)))
            number = int(found or 0)
            asked.wheres.append(f't."{column}" IN (SELECT "value" {has})')
            asked.values += [facet, folded(words)]
        else:
            number = tallied(dialect, facet, [words]).get(words, 0)
            asked.wheres.append(f't."{column}" = ?')
            asked.values.append(words)
        if number == 0 and is_whole:
            return None
        if len(given) == 1 and is_whole:
            asked.total = number
        if number <= asked.fewest and (name not in _INSIDE or number <= SCATTERED):
            asked.fewest, asked.index = number, index
    if not given and is_whole:
        asked.total = every
    return asked


def _events(dialect: Dialect, asked: _Asked, query: Query, *, first: int, limit: int) -> Listed:
    """A page of events, of each of their parts those of the latest days first."""
    rows, total = list[Row](), 0
    for part in _parts(asked, query):
        number = part.total if part.total is not None else _count(dialect, "events", part)
        start = max(0, first - total)
        if len(rows) < limit and start < number:
            rows += _by_day(dialect, part, start, limit - len(rows))
        total += number
        if total > COUNTED:
            total = total if part.total is not None else COUNTED + 1
            break
    return Listed(tuple(rows), total, COUNTED)


def _parts(asked: _Asked, query: Query) -> Iterator[_Asked]:
    """Events of some days in the parts that stand after each other: those that began in them; those that began before
    and went on; those of which only the last day is known. Only the latter two can be of more than one day, so no day
    before is gone through for the first."""
    since, until = query.since, query.until
    if since is None and until is None:
        yield asked
        return
    longer = asked.also(OF_DAYS)
    longer.index = asked.index or "events_of_days"
    half = longer.also('t."earliest" IS NULL')
    if until is not None:
        asked, half = asked.also('t."earliest" <= ?', until), half.also(_BY_THEN, until)
    if since is None:
        yield from (asked, half)
        return
    went_on = '(t."latest" >= ? OR t."latest" = \'..\')'
    yield asked.also('t."earliest" >= ?', since)
    yield longer.also(f't."earliest" < ? AND {went_on}', since, since)
    yield half.also(went_on, since)


_BY_THEN: Final = 't."latest" <= ? AND t."latest" <> \'..\''


def of_days(query: Query, row: str = "t") -> tuple[list[str], list[Value]]:
    """The days of rows that have their own, as conditions: those that may have been between them. Of which one end alone
    is known, that stands for both. ``row`` is what the rows are called in the question."""
    wheres, values = list[str](), list[Value]()
    if query.until is not None:
        by_then = _BY_THEN.replace("t.", f"{row}.")
        wheres.append(f'({row}."earliest" <= ? OR ({row}."earliest" IS NULL AND {by_then}))')
        values += [query.until, query.until]
    if query.since is not None:
        wheres.append(f'({row}."latest" = \'..\' OR coalesce({row}."latest", {row}."earliest") >= ?)')
        values.append(query.since)
    return wheres, values


def _count(dialect: Dialect, table: str, asked: _Asked) -> int:
    by = dialect.by(asked.index) if asked.index else ""
    sql = (
        f'SELECT count(*) FROM (SELECT 1 AS one FROM "{table}" t {by} WHERE {" AND ".join(asked.wheres)} '
        f"LIMIT {COUNTED + 1}) q"
    )
    [(number,)] = dialect.ask(sql, asked.values)
    return int(number)


def _columns(table: str) -> str:
    names = ", ".join(f't."{name}"' for name in BY_NAME[table].names)
    return (
        'SELECT d."id" AS "report", r."id" AS "reading", d."published", d."source" AS "outlet", d."url", '
        f'coalesce(v."state", \'machine\') AS "state", {names}'
    )


def _by_day(dialect: Dialect, asked: _Asked, first: int, limit: int) -> list[Row]:
    """Events, those of the latest days first; those of no day at the end."""
    order = '{t}."earliest" DESC NULLS LAST, {t}."reading" DESC, {t}."n"'
    inner = (
        f'SELECT t."reading", t."id" FROM "events" t {dialect.by(asked.index or "events_by_day")} '
        f"WHERE {' AND '.join(asked.wheres)} ORDER BY {order.format(t='t')} LIMIT ? OFFSET ?"
    )
    joined = _JOINED.format(then=dialect.in_order, name="events", row='t."id"')
    sql = (
        f'{_columns("events")} FROM ({inner}) p {dialect.in_order} "events" t ON t."reading" = p."reading" '
        f'AND t."id" = p."id" {joined} ORDER BY {order.format(t="t")}'
    )
    return list(dialect.ask(sql, (*asked.values, limit, first)))


def _published(query: Query) -> tuple[str, list[Value]]:
    """The days of the reports that rows stand in."""
    wheres, values = "", list[Value]()
    if query.since is not None:
        wheres, values = wheres + ' AND d."published" >= ?', [*values, query.since]
    if query.until is not None:
        wheres, values = wheres + ' AND d."published" <= ?', [*values, f"{query.until}~"]
    return wheres, values


_NEWEST: Final = 'd."published" DESC NULLS LAST, d."number" DESC, t."n"'


def _gathered(
    dialect: Dialect, table: str, asked: _Asked, query: Query, *, first: int, limit: int
) -> tuple[list[Row], int]:
    """Every row that fits, sorted by the day of its report; a page of them, and how many they are."""
    dates, days = _published(query)
    by = dialect.by(asked.index) if asked.index else ""
    joined = _JOINED.format(then=dialect.in_order, name=table, row=_KINDS[table].row)
    from_ = f'FROM "{table}" t {by} {joined} WHERE {" AND ".join(asked.wheres)}{dates}'
    [(number,)] = dialect.ask(f"SELECT count(*) {from_}", (*asked.values, *days))
    sql = f"{_columns(table)} {from_} ORDER BY {_NEWEST} LIMIT ? OFFSET ?"
    return list(dialect.ask(sql, (*asked.values, *days, limit, first))), int(number)


def _walked(
    dialect: Dialect, table: str, asked: _Asked, query: Query, *, first: int, limit: int
) -> tuple[list[Row], int | None]:
    """The rows of the newest reports, until the page is full; and how many they are, where days are asked for."""
    dates, days = _published(query)
    then = dialect.in_order
    values = [*asked.values, *days]
    # SQLite reads a whole table first, for a Bloom filter, where a condition is of one table alone: these are of two.
    wheres = f'CASE WHEN d."number" > 0 THEN {" AND ".join(asked.wheres)} END'
    from_ = (
        f'FROM "documents" d {dialect.by("documents_by_day")} {then} "readings" r ON r."document" = d."id" '
        f'{then} "{table}" t ON t."reading" = r."number" WHERE {wheres}{dates}'
    )
    total = None
    if days:
        [(total,)] = dialect.ask(
            f"SELECT count(*) FROM (SELECT 1 AS one {from_} LIMIT {COUNTED + 1}) q", values
        )
    key = "n" if table == "issues" else "id"
    inner = f'SELECT t."reading", t."{key}" {from_} ORDER BY {_NEWEST} LIMIT ? OFFSET ?'
    joined = _JOINED.format(then=dialect.in_order, name=table, row=_KINDS[table].row)
    sql = (
        f'{_columns(table)} FROM ({inner}) p {then} "{table}" t ON t."reading" = p."reading" '
        f'AND t."{key}" = p."{key}" {joined} ORDER BY {_NEWEST}'
    )
    return list(dialect.ask(sql, (*values, limit, first))), total


def _judged(dialect: Dialect, table: str, query: Query, *, first: int, limit: int) -> Listed:
    """Rows that a person decided about, which are few beside the others."""
    asked = _asked(dialect, table, replace(query, states=("machine",)))
    if asked is None:
        return Listed((), 0)
    dates, days = _published(query)
    own = [*asked.wheres, f'v."state" IN ({", ".join("?" * len(query.states))})']
    if table == "events":
        more, days = of_days(query)
        own, dates = [*own, *more], ""
    wheres = " AND ".join(own)
    values = [*asked.values, *query.states, *days]
    then = dialect.in_order
    from_ = (
        f'FROM "standing" v {then} "{table}" t ON t."reading" = v."reading" AND t."id" = v."row" '
        f'{then} "readings" r ON r."number" = t."reading" {then} "documents" d ON d."id" = r."document" '
        f"WHERE v.\"table\" = '{table}' AND {wheres}{dates}"
    )
    if table == "issues":
        return Listed((), 0)  # nobody judges them
    order = 't."earliest" DESC NULLS LAST, t."reading" DESC, t."n"' if table == "events" else _NEWEST
    [(number,)] = dialect.ask(f"SELECT count(*) FROM (SELECT 1 AS one {from_} LIMIT {COUNTED + 1}) q", values)
    rows = dialect.ask(
        f"{_columns(table)} {from_} ORDER BY {order} LIMIT ? OFFSET ?", (*values, limit, first)
    )
    return Listed(tuple(rows), int(number), COUNTED)


REPORTED: Final = ("reading", "statements", "events", "issues")
"""The columns that stand after those of `DOCUMENTS`, the text left out, in a row of `reports`."""


def reports(dialect: Dialect, query: Query, *, first: int, limit: int) -> Listed:
    """The documents, the newest first, each with the id of its reading and how much is in it."""
    first = min(first, COUNTED)
    limit = min(limit, COUNTED - first)
    wheres, values = ["1 = 1"], list[Value]()
    index = "documents_by_day"
    if query.outlet is not None:
        wheres.append('d."source" = ?')
        values.append(query.outlet)
        index = "documents_by_source"
    dates, days = _published(query)
    from_ = f'FROM "documents" d {dialect.by(index)} WHERE {" AND ".join(wheres)}{dates}'
    values += days
    if days:
        counted = f"SELECT count(*) FROM (SELECT 1 AS one {from_} LIMIT {COUNTED + 1}) q"
        [(total,)] = dialect.ask(counted, values)
    elif query.outlet is not None:
        total = tallied(dialect, "outlet", [query.outlet]).get(query.outlet[:LONGEST], 0)
    else:
        total = tallied(dialect, "all", ["reports"]).get("reports", 0)
    names = ", ".join(f'd."{name}"' for name in DOCUMENTS.names if name != "text")
    counts = ", ".join(
        f'(SELECT count(*) FROM "{table}" t WHERE t."reading" = r."number") AS "{table}"'
        for table in REPORTED[1:]
    )
    then = dialect.in_order
    sql = (
        f'SELECT {names}, c."reading", {counts} FROM (SELECT d."number" {from_} '
        'ORDER BY d."published" DESC NULLS LAST, d."number" DESC LIMIT ? OFFSET ?) p '
        f'{then} "documents" d ON d."number" = p."number" {then} "current" c ON c."document" = d."id" '
        f'{then} "readings" r ON r."id" = c."reading" ORDER BY d."published" DESC NULLS LAST, d."number" DESC'
    )
    return Listed(tuple(dialect.ask(sql, (*values, limit, first))), int(total), COUNTED)


def report_columns() -> tuple[str, ...]:
    """The columns of a row of `reports`."""
    return (*(name for name in DOCUMENTS.names if name != "text"), *REPORTED)


def columns_of(table: str) -> tuple[str, ...]:
    """The columns of a listed row."""
    return (*FLAT, *BY_NAME[table].names)
