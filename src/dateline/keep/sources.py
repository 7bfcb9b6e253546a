"""Who owns which outlet, from a file of the user's: outlets of one owner are one independent line.

A CSV file with the columns ``name`` and ``owner``, and where known ``scale`` (local, national, regional or international)
and ``grade`` (the Admiralty's, such as B2). Names are compared without upper and lower case.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Final, cast

from dateline.errors import BadConfig, BadSpan, BadValue
from dateline.model import Source
from dateline.terms import SourceScale

COLUMNS: Final = ("name", "owner", "scale", "grade")


def sources_in(file: Path | None) -> Mapping[str, Source]:
    """The outlets of a file by their names in small letters; none without a file."""
    if file is None:
        return {}
    found: dict[str, Source] = {}
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines)
            missing = {"name", "owner"} - set(rows.fieldnames or ())
            unknown = set(rows.fieldnames or ()) - set(COLUMNS)
            if missing or unknown:
                raise BadConfig(
                    f"the columns are {', '.join(rows.fieldnames or ('none',))}",
                    where=str(file),
                    remedy=f"give {', '.join(COLUMNS)}, of which the last two may be missing",
                )
            for number, row in enumerate(rows, start=2):
                source = _source(row, f"{file}, line {number}")
                if source.name.casefold() in found:
                    raise BadConfig(f"{source.name} is there twice", where=f"{file}, line {number}")
                found[source.name.casefold()] = source
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadConfig(f"the file of sources cannot be read: {error}", where=str(file)) from error
    return found


def _source(row: Mapping[str, str | None], where: str) -> Source:
    cells = {name: (row.get(name) or "").strip() or None for name in COLUMNS}
    try:
        return Source(
            name=cells["name"] or "",
            owner=cells["owner"],
            scale=cast("SourceScale | None", cells["scale"]),
            grade=cells["grade"] or "F6",
        )
    except (BadValue, BadSpan) as error:
        raise BadConfig(error.what, where=where, remedy=error.remedy) from error


def owner_of(outlet: str | None, sources: Mapping[str, Source]) -> str | None:
    """The group that owns an outlet, where the user's file says so."""
    source = sources.get((outlet or "").casefold())
    return source.owner if source else None
