"""A record as frames: `Record.events()` and the rest, as Arrow, pandas or Polars.

>>> from dateline.keep.frames import Record
>>> with Record("record.db") as record:  # doctest: +SKIP
...     record.events(country="YEM", since="2021-08-01").pandas()
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dateline import terms
from dateline.errors import BadInput
from dateline.export.records import arrow
from dateline.keep.give import LINKED_TABLES
from dateline.store import open_store
from dateline.store.protocol import Query, flat_columns
from dateline.tables import BY_NAME, Column, Row

if TYPE_CHECKING:
    from types import TracebackType


_LISTS: Final[Mapping[str, frozenset[str]]] = {
    "type": terms.EVENT_TYPES, "status": terms.STATUSES, "act": terms.ACTS,
}  # fmt: skip
"""Conditions whose words are of a closed list."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The rows of one question, in the form that is asked for; asked anew each time (extra ``frames``)."""

    columns: Sequence[Column]
    rows: Callable[[], Iterator[Row]]

    def arrow(self) -> Any:
        """As an Arrow table, which DuckDB asks as it stands."""
        return arrow.table(self.columns, self.rows())

    def pandas(self) -> Any:
        """As a DataFrame of pandas."""
        return self.arrow().to_pandas()

    def polars(self) -> Any:
        """As a DataFrame of Polars, which shares the memory of the Arrow table."""
        return arrow.to_polars(self.arrow())


class Record:
    """A record, opened to be looked at. Conditions are the fields of `dateline.store.Query`; one that is none, or a word
    that is in no list, is refused, since no row would match it and none would say so."""

    def __init__(self, where: str | Path) -> None:
        self.store = open_store(where)

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.store.close()

    def frame(self, table: str, **conditions: Any) -> Frame:
        """The rows of one table, of what was read or of what was linked; the latter without conditions."""
        if table in LINKED_TABLES:
            if conditions:
                raise BadInput(f"{table} are had whole, without conditions", remedy="choose from the frame")
            return Frame(BY_NAME[table].columns, lambda: self.store.view.rows(table))
        query = _query(conditions)
        return Frame(flat_columns(table), lambda: self.store.view.flat(table, query))

    def events(self, **conditions: Any) -> Frame:
        """The events."""
        return self.frame("events", **conditions)

    def statements(self, **conditions: Any) -> Frame:
        """The statements."""
        return self.frame("statements", **conditions)

    def claims(self, **conditions: Any) -> Frame:
        """Each number of each event as somebody's claim."""
        return self.frame("claims", **conditions)

    def mentions(self, **conditions: Any) -> Frame:
        """The mentions."""
        return self.frame("mentions", **conditions)

    def evidence(self, **conditions: Any) -> Frame:
        """The words that each cell rests on."""
        return self.frame("evidence", **conditions)

    def incidents(self) -> Frame:
        """What was linked: the incidents; their ``members`` and ``incident_claims`` are had by `frame`."""
        return self.frame("incidents")


def _query(conditions: Mapping[str, Any]) -> Query:
    known = {each.name for each in fields(Query)}
    for name, value in conditions.items():
        if name not in known:
            raise BadInput(f"there is no condition {name!r}", remedy=f"use: {', '.join(sorted(known))}")
        if value is not None and value not in _LISTS.get(name, {value}):
            raise BadInput(f"{value!r} is no {name}", remedy=f"use one of: {', '.join(sorted(_LISTS[name]))}")
    return Query(**conditions)
