"""A gazetteer from a full GeoNames dump that the user has: ``allCountries.txt``, or that of one country, packed or not.

The dump is read line by line and never held whole. What the shipped gazetteer has beyond GeoNames (Natural Earth's
features, the regions of the hand list) is taken over. Columns of the dump: download.geonames.org/export/dump/readme.txt.
"""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import BadInput, reason_of
from dateline.gazetteer.entry import COUNTRY, Entry
from dateline.gazetteer.fold import LATIN, fold
from dateline.gazetteer.lookup import Gazetteer
from dateline.gazetteer.store import FIRST_WITHOUT_ID, write

COLUMNS = 19
CLASSES = frozenset("APTHL")
"""GeoNames' classes that are taken: divisions, towns, heights, waters, areas; not roads, buildings and woods."""
LEAST_LETTERS = 2


def import_dump(dump: Path, out: Path, shipped: Gazetteer) -> int:
    """Write a gazetteer of a dump to ``out``, which is not one that is there; how many places it has."""
    countries = {e.geonames_id: e.country for e in shipped.all() if e.feature in COUNTRY}
    codes, alpha3 = _codes(dump, countries)
    counted = 0

    def rows() -> Iterator[tuple[Entry, list[str]]]:
        nonlocal counted
        for row in _lines(dump):
            entry = _entry(row, codes, alpha3)
            if entry is not None:
                counted += 1
                yield entry, _names(row)
        ours = shipped.names_from(FIRST_WITHOUT_ID)
        for entry in shipped.all():
            if entry.geonames_id is None:
                counted += 1
                yield entry, ours.get(entry.key, [])

    if out.exists():
        raise BadInput("the file is there already", where=str(out), remedy="name another, or remove it")
    part = out.with_name(out.name + ".part")
    try:
        write(part, rows(), {"made by": "dateline gazetteer", "sources": f"GeoNames, CC BY 4.0, {dump.name}; "
                             f"{shipped.about['sources']}"})  # fmt: skip
        part.rename(out)
    finally:
        part.unlink(missing_ok=True)
    return counted


def _lines(dump: Path) -> Iterator[list[str]]:
    """The rows of the dump that have all its columns; `BadInput` where a row has not."""
    try:
        if zipfile.is_zipfile(dump):
            with zipfile.ZipFile(dump) as packed:
                name = next((n for n in packed.namelist() if n.endswith(".txt") and "readme" not in n), None)
                if name is None:
                    raise BadInput("there is no table in the archive", where=str(dump))
                with packed.open(name) as file:
                    yield from _split(io.TextIOWrapper(file, encoding="utf-8", newline="\n"), dump)
        else:
            with dump.open(encoding="utf-8", newline="\n") as lines:
                yield from _split(lines, dump)
    except (OSError, UnicodeDecodeError, zipfile.BadZipFile) as error:
        raise BadInput(f"the dump cannot be read: {reason_of(error)}", where=str(dump)) from error


def _split(lines: io.TextIOBase | io.TextIOWrapper, dump: Path) -> Iterator[list[str]]:
    for number, line in enumerate(lines, 1):
        row = str(line).rstrip("\n").split("\t")
        if len(row) != COLUMNS or not row[0].isdecimal():
            raise BadInput(
                f"a row has {len(row)} columns, not {COLUMNS}", where=f"{dump}, row {number}",
                remedy="give allCountries.txt or the file of a country, as GeoNames has them",
            )  # fmt: skip
        yield row


def _codes(dump: Path, countries: dict[int | None, str]) -> tuple[dict[str, int], dict[str, str]]:
    """The ids of divisions by their codes (``AF.42``), and alpha-3 codes by alpha-2."""
    codes: dict[str, int] = {}
    alpha3: dict[str, str] = {}
    for row in _lines(dump):
        feature, nation = row[7], row[8]
        if feature == "ADM1":
            codes[f"{nation}.{row[10]}"] = int(row[0])
        elif feature == "ADM2":
            codes[f"{nation}.{row[10]}.{row[11]}"] = int(row[0])
        elif int(row[0]) in countries:
            alpha3[nation] = countries[int(row[0])]
    return codes, alpha3


def _entry(row: list[str], codes: dict[str, int], alpha3: dict[str, str]) -> Entry | None:
    if row[6] not in CLASSES or len(fold(row[1])) < LEAST_LETTERS:
        return None
    key, nation = int(row[0]), row[8]
    first = codes.get(f"{nation}.{row[10]}", 0)
    second = codes.get(f"{nation}.{row[10]}.{row[11]}", 0)
    try:
        return Entry(
            key, row[1], float(row[4]), float(row[5]), row[7] or "PPL", alpha3.get(nation, ""),
            first if first != key else 0, second if second != key else 0, int(row[14] or 0), key,
        )  # fmt: skip
    except ValueError:
        return None


def _names(row: list[str]) -> list[str]:
    """The folded names of a row: its own, and those in Latin letters that begin with a capital."""
    further = [name for name in row[3].split(",") if len(name) > LEAST_LETTERS and name[0].isupper()]
    folded = {fold(name) for name in (row[1], row[2], *further)}
    return sorted(name for name in folded if len(name) >= LEAST_LETTERS and LATIN.fullmatch(name))
