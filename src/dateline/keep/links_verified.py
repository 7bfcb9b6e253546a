"""Whether what was linked still is what was written: words that are cited, and the rows that linking anew gives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from dateline.keep.bundle import copy
from dateline.keep.link import is_linked, link
from dateline.store import open_store
from dateline.store.protocol import View
from dateline.tables import COPIES, INCIDENT_CLAIMS, LINKING_TABLES, ORIGINS, Row, Table

_NOW = "2000-01-01T00:00:00+00:00"

Found = tuple[str, str]
"""Where, and what is wrong there."""


def span_faults(view: View) -> Iterator[Found]:
    """Spans of derived rows that are none of their documents, and quotations that are not the words."""
    for row in view.rows("copies"):
        yield from _of_copy(view, COPIES.cells(row))
    for row in view.rows("origins"):
        cells = ORIGINS.cells(row)
        if cells["credit_start"] is not None:
            where = f"origin of {cells['document']}"
            yield from _outside(view, where, cells["document"], cells["credit_start"], cells["credit_end"])
    for row in view.rows("incident_claims"):
        cells = INCIDENT_CLAIMS.cells(row)
        where = f"claim {cells['id']}"
        outside = list(_outside(view, where, cells["document"], cells["start"], cells["end"]))
        yield from outside
        if not outside and _text(view, cells["document"])[cells["start"] : cells["end"]] != cells["quote"]:
            yield where, "it does not quote the words that it cites"


def _of_copy(view: View, cells: dict[str, Any]) -> Iterator[Found]:
    where = f"copy {cells['a']} {cells['b']}"
    for passage in msgspec.json.decode(cells["passages"], type=list[tuple[int, int, int, int]]):
        yield from _outside(view, where, cells["a"], *passage[:2])
        yield from _outside(view, where, cells["b"], *passage[2:])
    for change in msgspec.json.decode(cells["drift"] or "[]", type=list[dict[str, Any]]):
        for side in ("a", "b"):
            if change[side] is not None:
                yield from _outside(view, where, cells[side], *change[side])


def _outside(view: View, where: str, document: str, start: Any, end: Any) -> Iterator[Found]:
    length = len(_text(view, document))
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= length):
        yield where, f"it cites {start}-{end}, no span of {document}, a text of {length} characters"


def _text(view: View, document: str) -> str:
    for row in view.rows("documents", id=document):
        return str(row[2])
    return ""


def derived_faults(view: View) -> Iterator[Found]:
    """Where linking the record anew gives other rows than it has; nothing while something is still to be linked."""
    if not is_linked(view):
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "anew.db"
        copy(view, path)
        with closing(open_store(path)) as store:
            link(store, now=_NOW, anew=True)
            for table in LINKING_TABLES:
                yield from _differences(table, view, store.view)


def _differences(table: Table, view: View, anew: View) -> Iterator[Found]:
    found, made = (dict.fromkeys(each.rows(table.name)) for each in (view, anew))
    for row in found:
        if row not in made:
            yield table.name, f"there should be no {_short(row)}"
    for row in made:
        if row not in found:
            yield table.name, f"there should be {_short(row)}"


def _short(row: Row) -> str:
    return " ".join(str(cell) for cell in row if isinstance(cell, str))[:120]
