"""A record as frames: `Record.events()` and the rest, as Arrow, pandas or Polars.

>>> from dateline.keep.frames import Record
>>> with Record("record.db") as record:  # doctest: +SKIP
...     record.events(country="YEM", since="2021-08-01").pandas()
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.export.records import arrow
from dateline.store import open_store
from dateline.store.protocol import Query, Store, flat_columns

if TYPE_CHECKING:
    from types import TracebackType


@dataclass(frozen=True, slots=True)
class Frame:
    """The rows of one question, in the form that is asked for; asked anew each time (extra ``frames``)."""

    store: Store
    table: str
    query: Query

    def arrow(self) -> Any:
        """As an Arrow table."""
        return arrow.table(flat_columns(self.table), self.store.view.flat(self.table, self.query))

    def pandas(self) -> Any:
        """As a DataFrame of pandas."""
        return self.arrow().to_pandas()

    def polars(self) -> Any:
        """As a DataFrame of Polars, which shares the memory of the Arrow table."""
        return arrow.to_polars(self.arrow())


class Record:
    """A record, opened to be looked at. Conditions are the fields of `dateline.store.Query`."""

    def __init__(self, where: str | Path) -> None:
        self.store = open_store(where)

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.store.close()

    def frame(self, table: str, **conditions: Any) -> Frame:
        """The rows of one table."""
        flat_columns(table)
        return Frame(self.store, table, Query(**conditions))

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
