"""Whether what was linked still is what was written: each span of a derived table, and the words it quotes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from dateline.store.protocol import View
from dateline.tables import COPIES, INCIDENT_CLAIMS, ORIGINS

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
