"""What a new version of the reader changed: the rows of two runs over the same documents, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dateline.errors import BadInput
from dateline.keep.address import anchors
from dateline.store.protocol import View
from dateline.tables import BY_NAME, JUDGED, Kept, Value

_NOT_COMPARED = frozenset({"n", "id", "by", "confidence", "quote"})


@dataclass(frozen=True, slots=True)
class Change:
    """One row that came, went, or has another value in one column; ``words`` are those it is about."""

    document: str
    table: str
    words: str
    kind: Literal["added", "removed", "changed"]
    column: str = ""
    before: Value = None
    after: Value = None


def diff(view: View, before: str, after: str) -> Iterator[Change]:
    """The changes from one run to another, over the documents that both have read."""
    first, second = ({str(row[1]): str(row[2]) for row in _produced(view, run)} for run in (before, after))
    for document in sorted(set(first) & set(second)):
        if first[document] != second[document]:
            one, other = view.kept(first[document]), view.kept(second[document])
            if one is not None and other is not None:
                yield from changes(one, other)


def _produced(view: View, run: str) -> Iterator[tuple[Value, ...]]:
    if not any(view.rows("runs", id=run)):
        known = ", ".join(str(row[0]) for row in view.rows("runs")) or "none"
        raise BadInput(f"there is no run {run}", remedy=f"the runs are: {known}")
    return view.rows("produced", run=run)


def changes(one: Kept, other: Kept) -> Iterator[Change]:
    """The changes from one reading of a document to another."""
    old, new = _by_anchor(one), _by_anchor(other)
    for key in sorted(set(old) | set(new)):
        table, _ = key
        if key not in new:
            yield Change(one.document_id, table, _words(old[key]), "removed")
        elif key not in old:
            yield Change(one.document_id, table, _words(new[key]), "added")
        else:
            for column, value in old[key].items():
                if column not in _NOT_COMPARED and new[key][column] != value:
                    words = _words(new[key])
                    yield Change(one.document_id, table, words, "changed", column, value, new[key][column])


def _by_anchor(kept: Kept) -> Mapping[tuple[str, str], dict[str, Value]]:
    """Each row by its table and anchor, with references as anchors too, so that other ids are no change."""
    names = anchors(kept)
    found: dict[tuple[str, str], dict[str, Value]] = {}
    for table in JUDGED:
        of = BY_NAME[table]
        for row in kept.rows[table]:
            cells = dict(zip(of.names, row, strict=True))
            for column in of.columns:
                if column.refers and cells[column.name] is not None:
                    cells[column.name] = names.get((column.refers, str(cells[column.name])))
            cells.pop("mentions", None)
            found[table, names[table, str(cells["id"])]] = cells
    return found


def _words(cells: Mapping[str, Value]) -> str:
    return str(cells.get("quote") or cells.get("name") or cells.get("role") or "")
