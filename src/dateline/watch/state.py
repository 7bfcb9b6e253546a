"""What a watch remembers between two starts: one file of SQLite beside the record.

Each answer is written before anything is done with it, so what was fetched once is not fetched again after a kill. The
body of an answer stays until its report is in the record. One watch at a time has the file.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final, Literal

from dateline.errors import BadInput, RunError

APPLICATION_ID: Final = 0x44544C57
"""``DTLW``: what ``file`` and SQLite know this file by."""

VERSION: Final = 1

Stage = Literal["wanted", "fetched", "kept", "failed"]
"""Of an article: to be fetched; fetched and to be read; in the record; given up."""


@dataclass(slots=True)
class Polled:
    """What is known of a feed or a folder: when it is due, and the marks of its last answer.

    ``plan`` is the digest of the file of feeds under which it was asked: another one may want other entries of it.
    """

    name: str
    due: float = 0.0
    asked: float | None = None
    failures: int = 0
    etag: str | None = None
    modified: str | None = None
    gone: int = 0
    plan: str | None = None


@dataclass(slots=True)
class Article:
    """A report at a canonical address. ``rank`` orders those found at one time as their feeds have them.

    ``due`` is None where it is not to be asked for again, ``checks`` how often it was, ``tries`` how often reading it
    was begun, ``document`` the id of its last version in the record, ``same`` the address of the article that it turned
    out to be, ``answered`` the address after redirects, ``charset`` and ``kind`` what the answer's head says.
    """

    address: str
    url: str
    found: float
    rank: int
    feed: str = ""
    source: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    entry: str | None = None
    stage: Stage = "wanted"
    due: float | None = 0.0
    failures: int = 0
    checks: int = 0
    tries: int = 0
    etag: str | None = None
    modified: str | None = None
    document: str | None = None
    same: str | None = None
    refused: str | None = None
    answered: str | None = None
    charset: str | None = None
    kind: str | None = None
    body: bytes | None = None


@dataclass(slots=True)
class Robots:
    """What an origin's robots.txt said, when; ``status`` 0 where none could be had."""

    origin: str
    asked: float
    status: int
    body: str


@dataclass(slots=True)
class Known:
    """A file of a folder as it was read last.

    Where it holds one report alone, ``first`` is the id of that report's first version, ``document`` of the last.
    """

    path: str
    size: int
    changed: int
    first: str | None = None
    document: str | None = None


_TABLES: Final = {"polled": Polled, "articles": Article, "robots": Robots, "files": Known}
_NAMES: Final = {kind: name for name, kind in _TABLES.items()}
_KEYS: Final = {"polled": "name", "articles": "address", "robots": "origin", "files": "path"}


class State:
    """The file. Every method is a transaction of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._connection = sqlite3.connect(path, timeout=0.2, isolation_level=None)
            self._open()
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise RunError("another watch of this record is running", where=str(path)) from error
            raise RunError(f"the state of the watch cannot be kept: {error}", where=str(path)) from error
        except sqlite3.DatabaseError as error:
            raise BadInput(f"this is not the state of a watch: {error}", where=str(path)) from error

    def _open(self) -> None:
        ask = self._connection.execute
        ask("PRAGMA locking_mode = EXCLUSIVE")
        ask("PRAGMA journal_mode = WAL")
        ask("PRAGMA synchronous = NORMAL")
        ask("BEGIN IMMEDIATE")
        [(application,)] = ask("PRAGMA application_id").fetchall()
        [(tables,)] = ask("SELECT count(*) FROM sqlite_schema").fetchall()
        [(version,)] = ask("PRAGMA user_version").fetchall()
        if (tables and application != APPLICATION_ID) or version > VERSION:
            ask("ROLLBACK")
            raise BadInput("this is not the state of a watch that this Dateline knows", where=str(self.path))
        if not tables:
            for name, kind in _TABLES.items():
                columns = ", ".join(each.name for each in fields(kind))
                ask(f"CREATE TABLE {name} ({columns}, PRIMARY KEY ({_KEYS[name]})) WITHOUT ROWID")
            ask("CREATE INDEX by_stage ON articles (stage, due)")
            ask("CREATE TABLE texts (host, text, document, PRIMARY KEY (host, text)) WITHOUT ROWID")
            ask("CREATE TABLE hosts (host PRIMARY KEY, free) WITHOUT ROWID")
            ask("CREATE TABLE salt (value)")
            ask("INSERT INTO salt VALUES (?)", (os.urandom(8).hex(),))
            ask(f"PRAGMA application_id = {APPLICATION_ID}")
            ask(f"PRAGMA user_version = {VERSION}")
        ask("COMMIT")

    def close(self) -> None:
        """Lets the file go."""
        self._connection.close()

    @property
    def salt(self) -> str:
        """What makes the delays of this watch others than those of the next one's."""
        return str(self._connection.execute("SELECT value FROM salt").fetchone()[0])

    def _rows(self, table: str, where: str = "", values: Sequence[Any] = ()) -> Iterator[Any]:
        for row in self._connection.execute(f"SELECT * FROM {table} {where}", values).fetchall():
            yield _TABLES[table](*row)

    def _put(self, *items: Any) -> None:
        """Items of any of the tables, all at once or none."""
        self._connection.execute("BEGIN")
        try:
            for item in items:
                names = [each.name for each in fields(item)]
                self._connection.execute(
                    f"INSERT OR REPLACE INTO {_NAMES[type(item)]} VALUES ({', '.join('?' * len(names))})",
                    tuple(getattr(item, name) for name in names),
                )
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise

    # Feeds and folders

    def polled(self, name: str) -> Polled:
        """What is known of a feed or a folder."""
        return next(self._rows("polled", "WHERE name = ?", (name,)), Polled(name))

    def poll(self, polled: Polled, articles: Sequence[Article] = ()) -> None:
        """A feed's answer, and the articles that it gave, at once: neither is there without the other."""
        self._put(*articles, polled)

    # Articles

    def article(self, address: str) -> Article | None:
        """What is known of an article."""
        return next(self._rows("articles", "WHERE address = ?", (address,)), None)

    def due(self, now: float) -> list[Article]:
        """The articles that are to be asked for by then, in the order in which they were found."""
        where = "WHERE stage IN ('wanted', 'kept') AND due <= ? ORDER BY found, rank, address"
        return list(self._rows("articles", where, (now,)))

    def next_due(self) -> list[tuple[str, float]]:
        """Address and time of the articles that are due next, the earliest first."""
        asked = "SELECT url, due FROM articles WHERE stage IN ('wanted', 'kept') AND due IS NOT NULL"
        return [
            (str(url), float(due)) for url, due in self._connection.execute(f"{asked} ORDER BY due LIMIT 50")
        ]

    def unread(self, most: int) -> list[Article]:
        """The first articles that were fetched and are not in the record yet, in the order in which they were found."""
        return list(
            self._rows("articles", "WHERE stage = 'fetched' ORDER BY found, rank, address LIMIT ?", (most,))
        )

    def waiting(self) -> list[Article]:
        """The articles that are to be fetched or read."""
        return list(
            self._rows("articles", "WHERE stage IN ('wanted', 'fetched') ORDER BY found, rank, address")
        )

    def put(self, *articles: Article) -> None:
        """Articles as they are now."""
        self._put(*articles)

    def same_text(self, host: str, text: str) -> str | None:
        """The address of the article of a host that has this text."""
        found = self._connection.execute(
            "SELECT document FROM texts WHERE host = ? AND text = ?", (host, text)
        )
        row = found.fetchone()
        return str(row[0]) if row else None

    def remember_text(self, host: str, text: str, address: str) -> None:
        """That an article of a host has this text."""
        self._connection.execute("INSERT OR IGNORE INTO texts VALUES (?, ?, ?)", (host, text, address))

    # Hosts

    def robots(self, origin: str) -> Robots | None:
        """What an origin's robots.txt said last."""
        return next(self._rows("robots", "WHERE origin = ?", (origin,)), None)

    def put_robots(self, robots: Robots) -> None:
        """What an origin's robots.txt says."""
        self._put(robots)

    def free(self, host: str) -> float:
        """When a host may be asked again."""
        row = self._connection.execute("SELECT free FROM hosts WHERE host = ?", (host,)).fetchone()
        return float(row[0]) if row else 0.0

    def set_free(self, host: str, at: float) -> None:
        """When a host may be asked again."""
        self._connection.execute("INSERT OR REPLACE INTO hosts VALUES (?, ?)", (host, at))

    # Files

    def file(self, path: str) -> Known | None:
        """A file as it was read last."""
        return next(self._rows("files", "WHERE path = ?", (path,)), None)

    def put_files(self, *files: Known) -> None:
        """Files as they were read."""
        self._put(*files)


def packed(body: bytes) -> bytes:
    """A body as it is kept."""
    return zlib.compress(body, 1)


def unpacked(body: bytes) -> bytes:
    """A body as it came."""
    return zlib.decompress(body)
