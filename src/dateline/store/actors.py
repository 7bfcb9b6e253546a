"""What a record has of an actor by name: codes, what reports call it, what it said.

An actor of whom everybody writes is in every report: of its readings, those that were added last are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from dateline.tables import Row

if TYPE_CHECKING:
    from dateline.store.sql import Dialect

NEWEST: Final = 500
"""Readings of one name that are looked at: with 100,000 reports that name it, all of them take a second."""
SAMPLED: Final = 10
"""Readings in which it is looked up whether a name names: what is a name in one is one in most."""


def _named(newest: int) -> str:
    """The entities of a name that count, of the readings that were added last."""
    return (
        '(SELECT e."reading", e."id", e."kind", e."country", e."sector", e."role", e."mentions" FROM '
        f'(SELECT * FROM "entities" WHERE "name" = ? ORDER BY "reading" DESC LIMIT {newest}) e '
        'JOIN "readings" r ON r."number" = e."reading" JOIN "current" c ON c."reading" = r."id")'
    )


_NAMED: Final = _named(NEWEST)


def kinds(dialect: Dialect, name: str) -> Iterator[Row]:
    """Kind, country, sector and role of the name, and in how many readings it has these, the most frequent first."""
    return dialect.ask(
        f'SELECT a."kind", a."country", a."sector", a."role", count(*) AS times FROM {_NAMED} a '
        'GROUP BY a."kind", a."country", a."sector", a."role" '
        'ORDER BY times DESC, a."kind", a."country", a."sector", a."role"',
        (name,),
    )


def forms(dialect: Dialect, name: str, *, limit: int) -> Iterator[Row]:
    """The words by which reports name it or describe it, with their form and how often, the most frequent first."""
    return dialect.ask(
        f'SELECT m."quote", m."form", count(*) AS times FROM {_NAMED} a '
        'JOIN "mentions" m ON m."reading" = a."reading" AND m."entity" = a."id" '
        "WHERE m.\"form\" <> 'pronoun' "
        'GROUP BY m."quote", m."form" ORDER BY times DESC, m."quote", m."form" LIMIT ?',
        (name, limit),
    )


def said(dialect: Dialect, name: str, *, limit: int) -> Iterator[Row]:
    """Report, outlet, day of publication, statement, act, manner, days and words of what it said, the latest first."""
    return dialect.ask(
        'SELECT d."id", d."source", d."published", s."id", s."act", s."manner", s."earliest", s."latest", s."quote" '
        f'FROM {_NAMED} a JOIN "statements" s ON s."reading" = a."reading" AND s."source" = a."id" '
        'JOIN "readings" r ON r."number" = s."reading" JOIN "documents" d ON d."id" = r."document" '
        'ORDER BY coalesce(d."published", \'\') DESC, d."id", s."n" LIMIT ?',
        (name, limit),
    )


def known(dialect: Dialect, names: Sequence[str]) -> Iterator[Row]:
    """Those of the names by which an entity is named, not described, each with a kind, country and sector of it."""
    few = _named(SAMPLED)
    for name in names:
        yield from dialect.ask(
            f'SELECT CAST(? AS TEXT), a."kind", a."country", a."sector" FROM {few} a WHERE EXISTS (SELECT 1 '
            'FROM "mentions" m WHERE m."reading" = a."reading" AND m."entity" = a."id" AND m."form" = \'name\') '
            'ORDER BY a."kind", a."country", a."sector" LIMIT 1',
            (name, name),
        )
