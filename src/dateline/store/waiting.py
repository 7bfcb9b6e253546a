"""Which rows wait for a person: those that are at odds first, then those that say least, then the rest.

Nothing here is a guess at quality. A row says little where a coder has the most to settle: whether it happened at all,
when, where, by whom. How much it says is an expression over its columns with an index over it, so that the first of a
million rows are found without looking at the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from dateline.errors import BadInput
from dateline.store.protocol import Wait, Waiting
from dateline.tables import BY_NAME, Row, Value

UNSURE: Final = 0.5
"""A confidence below which a row is more likely wrong than right, where there is one: it is calibrated or absent."""
_AT_ODDS: Final = "x.\"kind\" IN ('conflict', 'denial')"
"""The disagreements that a person has to look at; an update or a rounding explains itself."""
_NOT_AT_ODDS: Final = (
    'NOT EXISTS (SELECT 1 FROM "incident_claims" k JOIN "disagreements" x ON x."incident" = k."incident" '
    f'AND k."id" IN (x."a", x."b") WHERE k."document" = c."document" AND k."event" = t."id" AND {_AT_ODDS})'
)

_DOUBTS: Final[Mapping[str, Mapping[str, str]]] = {
    "events": {
        "whether it happened": "\"status\" NOT IN ('occurred', 'ongoing')",
        "no day": '"earliest" IS NULL AND "latest" IS NULL',
        "no place": '"place" IS NULL OR "precision" = \'unresolved\'',
        "nobody who did it": '"actor" IS NULL',
        "unsure": f'"confidence" < {UNSURE}',
    },
    "statements": {
        "no speaker": '"speaker" IS NULL',
        "more than said": "\"act\" <> 'assert'",
        "within another": '"within" IS NOT NULL',
        "unsure": f'"confidence" < {UNSURE}',
    },
}
"""What leaves a row in doubt, in words and as a condition, by table."""

TABLES: Final = tuple(_DOUBTS)
"""The tables whose rows wait; those of the others are looked at beside them."""


def sureness(table: str, of: str = "t.") -> str:
    """The expression that counts what a row leaves in no doubt: the rows with the least come first."""
    return " + ".join(f"CASE WHEN {_of(doubt, of)} THEN 0 ELSE 1 END" for doubt in _DOUBTS[table].values())


def _of(doubt: str, table: str) -> str:
    """A condition over the columns of a table that has this short name in a statement."""
    return re.sub(r'"(?=\w)', f'{table}"', doubt)


def create_waiting_indexes() -> Iterator[str]:
    """The statements that make the indexes of the queue."""
    for table in TABLES:
        yield f'CREATE INDEX "{table}_waiting" ON "{table}" (({sureness(table, of="")}), "reading", "n")'


@dataclass(frozen=True, slots=True)
class _Part:
    """Some rows of the queue that stand together: where they come from, which they are, and their order.

    ``again``: rows up to the one that was seen last come again, and are passed over.
    """

    source: str
    where: str
    values: tuple[Value, ...]
    order: str
    again: bool = False


class _Asks(Protocol):
    """What the queue needs of a database."""

    in_order: str

    def ask(self, sql: str, values: Sequence[Value] = ()) -> Iterator[Row]: ...


def waiting(dialect: _Asks, asked: Wait) -> Iterator[Waiting]:
    """The rows that wait, in order, from the one after ``asked.after`` on."""
    if asked.table not in TABLES:
        raise BadInput(f"no queue of {asked.table}", remedy=f"there is one of {' and of '.join(TABLES)}")
    seen: set[tuple[str, str]] = set()
    for part in _parts(dialect, asked):
        skipping = part.again and asked.after is not None
        for row in dialect.ask(*_question(asked, part)):
            found = _found(asked.table, row)
            if (key := (found.document, found.row)) in seen:
                continue
            seen.add(key)
            if not skipping:
                yield found
            skipping = skipping and (found.machine, found.row) != asked.after


def _found(table: str, row: Row) -> Waiting:
    doubts = _DOUBTS[table]
    document, machine, reading, name, published, outlet, *rest = row
    marked, cells = rest[: len(doubts)], tuple(rest[len(doubts) :])
    words = tuple(doubt for doubt, holds in zip(doubts, marked, strict=True) if holds)
    return Waiting(document, machine, reading, name, published, outlet, words, BY_NAME[table].cells(cells))


def _question(asked: Wait, part: _Part) -> tuple[str, tuple[Value, ...]]:
    doubts = ", ".join(
        f"CASE WHEN {_of(doubt, 't.')} THEN 1 ELSE 0 END" for doubt in _DOUBTS[asked.table].values()
    )
    names = ", ".join(f't."{name}"' for name in BY_NAME[asked.table].names)
    wheres, values = [part.where], list(part.values)
    for name in ("type", "status", "act"):
        if (value := getattr(asked, name)) is None:
            continue
        if name in BY_NAME[asked.table].names:
            wheres.append(f't."{name}" = ?')
            values.append(value)
        else:
            wheres.append("1 = 0")  # a row of another kind is none of these
    for column, value in (('c."document"', asked.document), ('d."source"', asked.outlet)):
        if value is not None:
            wheres.append(f"{column} = ?")
            values.append(value)
    if asked.unjudged:
        wheres.append(
            'NOT EXISTS (SELECT 1 FROM "reviews" v WHERE v."document" = c."document" '
            f'AND v."table" = \'{asked.table}\' AND v."row" = t."id" AND v."column" = \'\')'
        )
    return (
        'SELECT c."document", c."machine", c."reading", t."id", d."published", d."source", '
        f"{doubts}, {names} FROM {part.source} WHERE {' AND '.join(wheres)} ORDER BY {part.order}"
    ), tuple(values)


def _parts(dialect: _Asks, asked: Wait) -> Iterator[_Part]:
    if asked.only is not None:
        yield _Part(_rows(asked.table), 'r."id" = ? AND t."id" = ?', asked.only, 't."n"')
        return
    at = _place(dialect, asked)
    if asked.order == "report" or asked.document is not None:
        yield from _by_report(asked.table, at, dialect.in_order)
        return
    incident = _incident(dialect, asked) if asked.table == "events" else None
    if asked.table == "events" and (at is None or incident is not None):
        yield _at_odds(incident)
    yield from _by_doubt(asked.table, None if incident is not None else at)


def _rows(table: str) -> str:
    return (
        f'"{table}" t JOIN "readings" r ON r."number" = t."reading" '
        'JOIN "current" c ON c."document" = r."document" AND c."machine" = r."id" '
        'JOIN "documents" d ON d."id" = c."document"'
    )


def _by_doubt(table: str, at: Row | None) -> Iterator[_Part]:
    key = sureness(table)
    order = f'{key}, t."reading", t."n"'
    source = _rows(table)
    rest = _NOT_AT_ODDS if table == "events" else "1 = 1"
    if at is None:
        yield _Part(source, rest, (), order)
        return
    # Each part is ordered by what its condition leaves open, or else SQLite sorts what its index has in order.
    sure, reading, n = at[:3]
    yield _Part(
        source, f'{key} = ? AND t."reading" = ? AND t."n" > ? AND {rest}', (sure, reading, n), 't."n"'
    )
    of_one = f'{key} = ? AND t."reading" > ? AND {rest}'
    yield _Part(source, of_one, (sure, reading), 't."reading", t."n"')
    yield _Part(source, f"{key} > ? AND {rest}", (sure,), order)


def _by_report(table: str, at: Row | None, then: str) -> Iterator[_Part]:
    of_day = 'd."id", t."n"'
    order = f'd."published", {of_day}'
    source = (
        f'"documents" d {then} "current" c ON c."document" = d."id" {then} "readings" r ON r."id" = c."machine" '
        f'{then} "{table}" t ON t."reading" = r."number"'
    )
    undated, dated = 'd."published" IS NULL', 'd."published" >= ?'
    if at is None:
        yield _Part(source, undated, (), of_day)
        yield _Part(source, dated, ("",), order)
        return
    _, _, n, document, published = at
    yield _Part(source, 'd."id" = ? AND t."n" > ?', (document, n), 't."n"')
    if published is None:
        yield _Part(source, f'{undated} AND d."id" > ?', (document,), of_day)
        yield _Part(source, dated, ("",), order)
    else:
        yield _Part(source, 'd."published" = ? AND d."id" > ?', (published, document), of_day)
        yield _Part(source, 'd."published" > ?', (published,), order)


def _at_odds(incident: str | None) -> _Part:
    """The events of claims that contradict each other, incident by incident."""
    source = (
        '"disagreements" x JOIN "incident_claims" k ON k."id" IN (x."a", x."b") '
        'JOIN "current" c ON c."document" = k."document" JOIN "documents" d ON d."id" = c."document" '
        'JOIN "readings" r ON r."id" = c."machine" JOIN "events" t ON t."reading" = r."number" AND t."id" = k."event"'
    )
    where, values = _AT_ODDS, tuple[Value, ...]()
    if incident is not None:
        where, values = f'{where} AND x."incident" >= ?', (incident,)
    order = 'x."incident", x."attribute", x."a", x."b", k."document", t."n", k."id"'
    return _Part(source, where, values, order, again=incident is not None)


def _place(dialect: _Asks, asked: Wait) -> Row | None:
    """Where the row that was seen last stands: its sureness, reading and number, its document and the day of that."""
    if asked.after is None:
        return None
    reading, row = asked.after
    found = dialect.ask(
        f'SELECT {sureness(asked.table)}, t."reading", t."n", d."id", d."published" FROM {_rows(asked.table)} '
        'WHERE r."id" = ? AND t."id" = ?',
        (reading, row),
    )
    return next(iter(list(found)), None)


def _incident(dialect: _Asks, asked: Wait) -> str | None:
    """The incident of the row that was seen last, if it is one whose claims are at odds."""
    if asked.after is None:
        return None
    found = dialect.ask(
        'SELECT min(x."incident") FROM "readings" r JOIN "incident_claims" k ON k."document" = r."document" '
        'AND k."event" = ? JOIN "disagreements" x ON x."incident" = k."incident" AND k."id" IN (x."a", x."b") '
        f'WHERE r."id" = ? AND {_AT_ODDS}',
        (asked.after[1], asked.after[0]),
    )
    [(incident,)] = list(found)
    return None if incident is None else str(incident)
