"""Rows as Arrow tables, and Parquet (extra ``frames``): typed by the columns of the record, nothing copied by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Self

from dateline.errors import missing_extra
from dateline.tables import Column, Row

if TYPE_CHECKING:
    import pyarrow

ROWS_AT_ONCE: Final = 65_536
"""Rows of one group: what Parquet's readers skip by, and some 30 MB of memory."""

CONVERTED_AT_ONCE: Final = 1_024
"""Rows that are turned into columns at once: as many as stay in a processor's cache. Of 120,000 events, 8.2 µs a row go
into fetching and writing them by 1,000, and 10.7 by 65,536. The others are whole numbers of these."""

GROWING_AT_ONCE: Final = 16_384
"""The same where a file of each table is written at once: a dozen groups are in memory."""


def schema_of(columns: Sequence[Column]) -> pyarrow.Schema:
    """The types of the columns."""
    pa = _pyarrow()
    types = {"text": pa.string(), "whole": pa.int64(), "real": pa.float64(), "bytes": pa.binary()}
    return pa.schema([pa.field(each.name, types[each.kind], nullable=each.empty) for each in columns])


def batches(columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[pyarrow.RecordBatch]:
    """The rows, some at a time."""
    pa = _pyarrow()
    schema = schema_of(columns)
    left = iter(rows)
    while some := list(islice(left, CONVERTED_AT_ONCE)):
        arrays = [
            pa.array(values, type=field.type)
            for field, values in zip(schema, zip(*some, strict=True), strict=True)
        ]
        yield pa.RecordBatch.from_arrays(arrays, schema=schema)


def table(columns: Sequence[Column], rows: Iterable[Row]) -> pyarrow.Table:
    """All rows as one table."""
    return _pyarrow().Table.from_batches(list(batches(columns, rows)), schema=schema_of(columns))


def write_parquet(columns: Sequence[Column], rows: Iterable[Row], out: BinaryIO) -> int:
    """Writes Parquet; the number of rows."""
    with Growing(columns, out, at_once=ROWS_AT_ONCE) as growing:
        for batch in batches(columns, rows):
            growing.add(batch)
    return growing.rows


class Growing:
    """A Parquet file of many rows, written as they come, ``at_once`` in a group; close it."""

    def __init__(self, columns: Sequence[Column], out: BinaryIO, *, at_once: int = GROWING_AT_ONCE) -> None:
        _pyarrow()
        from pyarrow import parquet

        self._columns = columns
        self._at_once = at_once
        self._writer = parquet.ParquetWriter(out, schema_of(columns), compression="zstd")
        self._ahead: list[Row] = []
        self._batches: list[pyarrow.RecordBatch] = []
        self.rows = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def put(self, row: Row) -> None:
        """Adds a row."""
        self._ahead.append(row)
        if len(self._ahead) >= CONVERTED_AT_ONCE:
            self._convert()

    def add(self, batch: pyarrow.RecordBatch) -> None:
        """Adds rows that are columns already."""
        self._batches.append(batch)
        self.rows += batch.num_rows
        if self.rows % self._at_once == 0:
            self._write()

    def close(self) -> None:
        """Writes what is left, and the end of the file."""
        self._convert()
        self._write()
        self._writer.close()

    def _convert(self) -> None:
        for batch in batches(self._columns, self._ahead):
            self.add(batch)
        self._ahead = []

    def _write(self) -> None:
        """Writes a group."""
        if self._batches:
            self._writer.write_table(
                _pyarrow().Table.from_batches(self._batches), row_group_size=self._at_once
            )
        self._batches = []


def read_columns(file: BinaryIO, names: Sequence[str]) -> Iterator[Row]:
    """Some columns of a Parquet file, row by row."""
    _pyarrow()
    from pyarrow import parquet

    for batch in parquet.ParquetFile(file).iter_batches(batch_size=GROWING_AT_ONCE, columns=list(names)):
        yield from zip(*(batch.column(name).to_pylist() for name in names), strict=True)


def to_polars(table: pyarrow.Table) -> Any:
    """An Arrow table as a DataFrame of Polars."""
    try:
        import polars
    except ImportError as error:
        raise missing_extra("polars", "frames") from error
    return polars.from_arrow(table)


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise missing_extra("pyarrow", "frames") from error
    return pyarrow
