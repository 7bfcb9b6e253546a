"""Looking places up by name and by key."""

from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from sqlite3 import Connection

from dateline.gazetteer.entry import Entry
from dateline.gazetteer.fold import fold
from dateline.gazetteer.store import COLUMNS, open_file, read

MOST_KEPT = 100_000
"""Answers that are kept in memory; about 40 MB at most."""
_BY_NAME = f"SELECT {COLUMNS} FROM name JOIN place ON place.key = name.place WHERE folded = ?"
_BY_KEY = f"SELECT {COLUMNS} FROM place WHERE key = ?"

_DIVISIONS = f"SELECT {COLUMNS} FROM place WHERE feature = 'ADM1' AND country = ? ORDER BY key"


class Gazetteer:
    """Names to places. A user's own places come first under their names. Not shared between threads."""

    def __init__(self, base: Connection, own: Mapping[str, tuple[Entry, ...]] | None = None) -> None:
        self._base = base
        self._own = dict(own or {})
        self._by_name: dict[str, tuple[Entry, ...]] = {}
        self._by_key: dict[int, Entry | None] = {e.key: e for row in self._own.values() for e in row}
        self._divisions: dict[str, tuple[Entry, ...]] = {}
        about: Iterable[tuple[str, str]] = base.execute("SELECT name, value FROM about")
        self.about = dict(about)

    @classmethod
    def load(
        cls, file: Path | None = None, own: Mapping[str, tuple[Entry, ...]] | None = None
    ) -> "Gazetteer":
        """The gazetteer of a file, or that which comes with Dateline."""
        if file is None:
            with resources.as_file(resources.files("dateline") / "data" / "gazetteer.sqlite") as shipped:
                return cls(open_file(shipped), own)
        return cls(open_file(file), own)

    def find(self, name: str) -> tuple[Entry, ...]:
        """All places of a name, as it is written in a text."""
        return self.find_folded(fold(name))

    def find_folded(self, folded: str) -> tuple[Entry, ...]:
        """All places of a folded name."""
        found = self._by_name.get(folded)
        if found is None:
            if len(self._by_name) >= MOST_KEPT:
                self._by_name.clear()
            rows = self._base.execute(_BY_NAME, (folded,)).fetchall() if folded else []
            found = (*self._own.get(folded, ()), *(read(row) for row in rows))
            self._by_name[folded] = found
        return found

    def divisions(self, country: str) -> tuple[Entry, ...]:
        """The first-level divisions of a country (ISO 3166 alpha-3), in the order of their keys."""
        if country not in self._divisions:
            rows = self._base.execute(_DIVISIONS, (country,)).fetchall()
            self._divisions[country] = tuple(map(read, rows))
        return self._divisions[country]

    def names_from(self, key: int) -> dict[int, list[str]]:
        """The folded names of every place from a key up. It reads the whole table: for tools, not for reading reports."""
        found: dict[int, list[str]] = {}
        for folded, place in self._base.execute("SELECT folded, place FROM name WHERE place >= ?", (key,)):
            found.setdefault(place, []).append(folded)
        return found

    def all(self) -> Iterator[Entry]:
        """Every place of the file, in the order of the keys."""
        for row in self._base.execute(f"SELECT {COLUMNS} FROM place ORDER BY key"):
            yield read(row)

    def get(self, key: int) -> Entry | None:
        """The place of a key."""
        if key not in self._by_key:
            if len(self._by_key) >= MOST_KEPT:
                self._by_key = {e.key: e for row in self._own.values() for e in row}
            row = self._base.execute(_BY_KEY, (key,)).fetchone()
            self._by_key[key] = read(row) if row else None
        return self._by_key[key]
