"""Events as few columns, all of those that count at once: for who counts them in memory, such as a map.

A database groups a million joined rows in seconds; columns in memory do it in milliseconds. So the columns are asked for
once, and afterwards for the readings that are new alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from dateline.tables import Row

if TYPE_CHECKING:
    from dateline.store.sql import Dialect

LEAN: Final = (
    "reading",
    "n",
    "type",
    "status",
    "negated",
    "historical",
    "time",
    "earliest",
    "latest",
    "toponym",
    "precision",
    "country",
    "lat",
    "lon",
    "actor",
    "recipient",
)
"""The columns of `View.lean`; ``reading`` is the reading's number in the record."""

AT_ONCE: Final = 500
"""Readings or rows that one question names: SQLite binds no more than some thousands of values."""

_COLUMNS: Final = ", ".join(f'e."{name}"' for name in LEAN)


def counted(dialect: Dialect) -> Iterator[Row]:
    """Number of the reading that counts, id and outlet of each document."""
    return dialect.ask(
        'SELECT r."number", c."document", d."source" FROM "current" c JOIN "readings" r ON r."id" = c."reading" '
        'JOIN "documents" d ON d."id" = c."document"'
    )


def lean(dialect: Dialect, readings: Iterable[int] | None) -> Iterator[Row]:
    """`LEAN` of the events of these readings, or of all, also those that no longer count."""
    if readings is None:
        yield from dialect.ask(f'SELECT {_COLUMNS} FROM "events" e')
        return
    numbers = list(readings)
    for start in range(0, len(numbers), AT_ONCE):
        some = numbers[start : start + AT_ONCE]
        marks = ", ".join("?" * len(some))
        yield from dialect.ask(f'SELECT {_COLUMNS} FROM "events" e WHERE e."reading" IN ({marks})', some)


def states(dialect: Dialect) -> Iterator[Row]:
    """Reading, n and state of the events that a person judged."""
    return dialect.ask(
        'SELECT e."reading", e."n", v."state" FROM "reviews" v JOIN "current" c ON c."document" = v."document" '
        'JOIN "readings" r ON r."id" = c."reading" JOIN "events" e ON e."reading" = r."number" AND e."id" = v."row" '
        "WHERE v.\"table\" = 'events' AND v.\"column\" = ''"
    )


def named(dialect: Dialect, question: str, rows: Sequence[tuple[int, int]]) -> Iterator[Row]:
    """The rows of a flat question that have these readings and places in them."""
    for start in range(0, len(rows), AT_ONCE // 2):
        some = rows[start : start + AT_ONCE // 2]
        either = " OR ".join('(t."reading" = ? AND t."n" = ?)' for _ in some)
        yield from dialect.ask(f"{question} WHERE {either}", [number for pair in some for number in pair])


def passages(dialect: Dialect, rows: Sequence[tuple[int, int]], around: int) -> Iterator[Row]:
    """Reading and n of events, the words around their trigger, and where those words and the trigger start and end."""
    for start in range(0, len(rows), AT_ONCE // 2):
        some = rows[start : start + AT_ONCE // 2]
        either = " OR ".join('(e."reading" = ? AND e."n" = ?)' for _ in some)
        yield from dialect.ask(
            "SELECT reading, n, substr(text, CAST(at + 1 AS INTEGER), CAST(2 * ? + stop - start AS INTEGER)), "
            'at, start, stop FROM (SELECT e."reading" AS reading, e."n" AS n, d."text" AS text, v."start" AS start, '
            'v."end" AS stop, CASE WHEN v."start" > ? THEN v."start" - ? ELSE 0 END AS at FROM "events" e '
            'JOIN "readings" r ON r."number" = e."reading" JOIN "documents" d ON d."id" = r."document" '
            'JOIN "evidence" v ON v."reading" = e."reading" AND v."table" = \'events\' AND v."row" = e."id" '
            f"AND v.\"column\" = 'trigger' WHERE {either}) words",
            [around, around, around, *(number for pair in some for number in pair)],
        )
