"""Incidents as a list that is filtered and paged, and the documents and copies of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from dateline.tables import COPIES, INCIDENTS, Row, Value

if TYPE_CHECKING:
    from dateline.store.sql import Dialect

COUNTED: Final = 10_000
"""Incidents that are counted one by one; a list goes no further."""
AT_ONCE: Final = 400

Order = Literal["day", "reports", "lines"]
_ORDERS: Final[dict[Order, str]] = {
    "day": 'i."earliest" DESC NULLS LAST, i."id"',
    "reports": 'i."reports" DESC, i."id"',
    "lines": 'i."lines" DESC, i."reports" DESC, i."id"',
}
_OPPOSED: Final = ("conflict", "denial")


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentQuery:
    """Which incidents: each condition that is given must hold. ``words`` match inside the name, in any case.

    ``since`` and ``until``: those that may have been between them. ``lines``: so many independent lines at least.
    ``opposed``: those of which two claims conflict, or that somebody denies.
    """

    since: str | None = None
    until: str | None = None
    country: str | None = None
    type: str | None = None
    words: str | None = None
    reports: int | None = None
    lines: int | None = None
    opposed: bool = False
    order: Order = "day"


def incidents(dialect: Dialect, query: IncidentQuery, first: int, limit: int) -> tuple[list[Row], int]:
    """A page of the incidents, and how many there are: counted up to `COUNTED`, one more for those beyond."""
    wheres, values = _wheres(dialect, query)
    from_ = f'FROM "incidents" i WHERE {" AND ".join(wheres)}'
    [(total,)] = dialect.ask(f"SELECT count(*) FROM (SELECT 1 AS one {from_} LIMIT {COUNTED + 1}) q", values)
    columns = ", ".join(f'i."{name}"' for name in INCIDENTS.names)
    first = min(first, COUNTED)
    rows = dialect.ask(
        f"SELECT {columns} {from_} ORDER BY {_ORDERS[query.order]} LIMIT ? OFFSET ?",
        (*values, min(limit, COUNTED - first), first),
    )
    return list(rows), int(total)


def _wheres(dialect: Dialect, query: IncidentQuery) -> tuple[list[str], list[Value]]:
    conditions: list[tuple[str, Value]] = [
        ('i."earliest" <= ?', query.until),
        ('(i."latest" >= ? OR i."latest" = \'..\')', query.since),
        ('i."country" = ?', query.country),
        ('i."type" = ?', query.type),
        ('i."reports" >= ?', query.reports),
        ('i."lines" >= ?', query.lines),
    ]
    if query.words is not None:
        conditions.append((dialect.contains('i."name"'), query.words))
    given = [(condition, value) for condition, value in conditions if value is not None]
    wheres = ["1 = 1", *(condition for condition, _ in given)]
    values: list[Value] = [value for _, value in given]
    if query.opposed:
        wheres.append(
            'EXISTS (SELECT 1 FROM "disagreements" x WHERE x."incident" = i."id" AND x."kind" IN (?, ?))'
        )
        values += _OPPOSED
    return wheres, values


def heads(dialect: Dialect, documents: Sequence[str]) -> list[Row]:
    """Id, outlet, title, day of publication, URL, the document whose text it is, and the agency, of documents."""
    found: list[Row] = []
    for start in range(0, len(documents), AT_ONCE):
        some = documents[start : start + AT_ONCE]
        found += dialect.ask(
            'SELECT d."id", d."source", d."title", d."published", d."url", o."origin", o."agency" FROM "documents" d '
            'LEFT JOIN "origins" o ON o."document" = d."id" '
            f'WHERE d."id" IN ({", ".join("?" * len(some))}) ORDER BY d."id"',
            some,
        )
    return found


def copies(dialect: Dialect, documents: Sequence[str]) -> list[Row]:
    """The pairs of these documents that share text, as `COPIES` has them."""
    some = documents[:AT_ONCE]
    marks = ", ".join("?" * len(some))
    columns = ", ".join(f'"{name}"' for name in COPIES.names)
    return list(
        dialect.ask(
            f'SELECT {columns} FROM "copies" WHERE "a" IN ({marks}) AND "b" IN ({marks}) ORDER BY "a", "b"',
            (*some, *some),
        )
    )


def opposed(dialect: Dialect, ids: Sequence[str]) -> list[Row]:
    """Incident, kind and number of the disagreements of these incidents."""
    if not ids:
        return []
    return list(
        dialect.ask(
            'SELECT "incident", "kind", count(*) FROM "disagreements" '
            f'WHERE "incident" IN ({", ".join("?" * len(ids))}) GROUP BY "incident", "kind" ORDER BY "incident", "kind"',
            ids,
        )
    )


def member_rows(dialect: Dialect, incident: str) -> list[Row]:
    """Document, event, score, why, reading and n of the members of an incident, in the order of its key."""
    return list(
        dialect.ask(
            'SELECT m."document", m."event", m."score", m."why", r."number", e."n" FROM "members" m '
            'JOIN "readings" r ON r."id" = m."reading" '
            'JOIN "events" e ON e."reading" = r."number" AND e."id" = m."event" '
            'WHERE m."incident" = ? ORDER BY m."document", e."n"',
            (incident,),
        )
    )


def extracts(
    dialect: Dialect, spots: Sequence[tuple[str, int, int]], around: int
) -> list[tuple[str, int] | None]:
    """Of words of documents, each a document, a start and an end: the text around them, and where it starts; None for
    those of a document that is not there."""
    found: list[tuple[str, int] | None] = []
    for document, start, end in spots:
        at = max(start - around, 0)
        length = end + around - at
        rows = list(
            dialect.ask(
                'SELECT substr("text", ?, ?) FROM "documents" WHERE "id" = ?', (at + 1, length, document)
            )
        )
        found.append((str(rows[0][0]), at) if rows else None)
    return found
