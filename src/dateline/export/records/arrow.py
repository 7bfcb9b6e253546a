"""Rows as Arrow tables, and Parquet (extra ``frames``): typed by the columns of the record, nothing copied by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from dateline.errors import missing_extra
from dateline.tables import Column, Row

if TYPE_CHECKING:
    import pyarrow

ROWS_AT_ONCE: Final = 65_536
"""Rows of one group: what Parquet's readers skip by, and some 30 MB of memory."""


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
