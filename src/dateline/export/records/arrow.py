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
    while some := list(islice(left, ROWS_AT_ONCE)):
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
    _pyarrow()
    from pyarrow import parquet

    number = 0
    with parquet.ParquetWriter(out, schema_of(columns), compression="zstd") as writer:
        for batch in batches(columns, rows):
            writer.write_batch(batch)
            number += batch.num_rows
    return number


class Growing:
    """A Parquet file of many rows, written as they come; close it."""

    def __init__(self, columns: Sequence[Column], out: BinaryIO) -> None:
        _pyarrow()
        from pyarrow import parquet

        self._columns = columns
        self._writer = parquet.ParquetWriter(out, schema_of(columns), compression="zstd")
        self._ahead: list[Row] = []
        self.rows = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def put(self, row: Row) -> None:
        """Adds a row."""
        self._ahead.append(row)
        self.rows += 1
        if len(self._ahead) >= GROWING_AT_ONCE:
            self._write()

    def close(self) -> None:
        """Writes what is left, and the end of the file."""
        self._write()
        self._writer.close()

    def _write(self) -> None:
        for batch in batches(self._columns, self._ahead):
            self._writer.write_batch(batch)
        self._ahead = []


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
