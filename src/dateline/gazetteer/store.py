"""The gazetteer as a file: an SQLite database with a table of places and a table of their names."""

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from dateline.errors import BadInput
from dateline.gazetteer.entry import Entry

FORMAT = 1
"""Goes up when the tables change; a file of another format is refused."""
FIRST_WITHOUT_ID = 1_000_000_000
"""Keys from here up are ours; those below are GeoNames ids."""
DEGREE = 10_000
"""Latitude and longitude are kept as whole ten-thousandths of a degree: eleven metres."""
_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    key INTEGER PRIMARY KEY, name TEXT NOT NULL, lat INTEGER NOT NULL, lon INTEGER NOT NULL, feature TEXT NOT NULL,
    country TEXT NOT NULL, admin1 INTEGER NOT NULL, admin2 INTEGER NOT NULL, population INTEGER NOT NULL,
    box TEXT
);
CREATE TABLE name (folded TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (folded, place)) WITHOUT ROWID;
"""
COLUMNS = "key, name, lat, lon, feature, country, admin1, admin2, population, box"


def write(path: Path, places: Iterable[tuple[Entry, Iterable[str]]], about: Mapping[str, str]) -> None:
    """A new gazetteer file: places, each with its folded names, and what it was made of. Their order does not matter."""
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path)
    try:
        base.executescript(_TABLES)
        base.executemany("INSERT INTO about VALUES (?, ?)", [("format", str(FORMAT)), *sorted(about.items())])
        base.execute("CREATE TEMP TABLE called (folded TEXT NOT NULL, place INTEGER NOT NULL)")
        for place, names in places:
            base.execute("INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _row(place))
            base.executemany("INSERT INTO called VALUES (?, ?)", ((name, place.key) for name in names))
        base.execute("INSERT INTO name SELECT DISTINCT folded, place FROM called ORDER BY folded, place")
        base.execute("DROP TABLE called")
        base.commit()
        base.execute("VACUUM")
    finally:
        base.close()


def _row(place: Entry) -> tuple[object, ...]:
    box = ",".join(f"{side:.3f}" for side in place.box) if place.box else None
    return (
        place.key, place.name, round(place.lat * DEGREE), round(place.lon * DEGREE), place.feature, place.country,
        place.admin1, place.admin2, place.population, box,
    )  # fmt: skip


def read(row: tuple[object, ...]) -> Entry:
    """The place of a row of `COLUMNS`."""
    key, name, lat, lon, feature, country, admin1, admin2, population, box = row
    sides = tuple(float(side) for side in box.split(",")) if isinstance(box, str) else None
    return Entry(
        key, name, lat / DEGREE, lon / DEGREE, feature, country, admin1, admin2, population,  # type: ignore[arg-type,operator]  # as the tables have them
        key if key < FIRST_WITHOUT_ID else None, sides,  # type: ignore[arg-type,operator]  # four sides, as _row writes them
    )  # fmt: skip


def open_file(path: Path) -> sqlite3.Connection:
    """A gazetteer file for reading alone; `BadInput` where it is none."""
    try:
        base = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        form = base.execute("SELECT value FROM about WHERE name = 'format'").fetchone()
    except sqlite3.Error as error:
        raise BadInput(
            f"the gazetteer cannot be read: {error}", where=str(path),
            remedy="install Dateline again, or point the setting 'gazetteer' to a file that dateline gazetteer wrote",
        ) from error  # fmt: skip
    if form != (str(FORMAT),):
        base.close()
        raise BadInput(
            "the gazetteer has another format", where=str(path), remedy="build it again: dateline gazetteer"
        )
    return base
