"""A user's own places, from a CSV file.

The first row names the columns: ``name``, ``lat`` and ``lon`` must be there; ``also`` (further names, parted by ``|``),
``country`` (ISO 3166 alpha-3), ``feature`` (a GeoNames feature code, ``PPL`` if not given) and ``geonames_id`` may.
"""

import csv
from pathlib import Path

from dateline.checks import check_country, check_point
from dateline.errors import BadInput, ReportError, reason_of
from dateline.gazetteer.entry import Entry
from dateline.gazetteer.fold import fold

_NEEDED = ("name", "lat", "lon")


def read_own(path: Path) -> dict[str, tuple[Entry, ...]]:
    """The places of a CSV file by each of their folded names; `BadInput` names the row that cannot be."""
    found: dict[str, tuple[Entry, ...]] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            missing = [name for name in _NEEDED if name not in (rows.fieldnames or ())]
            if missing:
                raise BadInput(
                    f"there is no column {missing[0]!r}",
                    where=str(path),
                    remedy="name, lat and lon must be there",
                )
            for number, row in enumerate(rows, 2):
                entry = _entry(row, -number, f"{path}, row {number}")
                for name in (entry.name, *(row.get("also") or "").split("|")):
                    if folded := fold(name):
                        found[folded] = (*found.get(folded, ()), entry)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadInput(f"the file of places cannot be read: {reason_of(error)}", where=str(path)) from error
    return found


def _entry(row: dict[str, str | None], key: int, where: str) -> Entry:
    """The place of one row. Its key is negative: those of the gazetteer's file are positive."""
    try:
        name, lat, lon = (row.get("name") or "").strip(), float(row["lat"] or ""), float(row["lon"] or "")
        country, number = (row.get("country") or "").strip(), (row.get("geonames_id") or "").strip()
        check_point("a place", lat, lon)
        check_country("a place", country or None)
        if not fold(name):
            raise ValueError("it has no name")
        return Entry(
            key, name, lat, lon, (row.get("feature") or "").strip() or "PPL", country,
            geonames_id=int(number) if number else None,
        )  # fmt: skip
    except (ValueError, ReportError) as error:
        raise BadInput(f"a place cannot be: {error}", where=where) from error
