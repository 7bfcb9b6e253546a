"""Parquet: a report a row, with columns named as JSON lines name their fields (extra ``batch``).

The columns that are known are read, some rows at a time. A row's bytes are its values as JSON, its columns sorted.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any, Final

from dateline.errors import TooLarge, UnknownFormat, UnreadableFile, missing_extra
from dateline.ingest.fields import NAMES, known_names
from dateline.ingest.json_lines import record_of
from dateline.ingest.reader import Input, Item, Piece
from dateline.ingest.report import Origin

MAGIC: Final = b"PAR1"
_ROWS_AT_ONCE: Final = 64
"""Rows unpacked at once: of reports of 4 KB, a quarter of a megabyte."""


def looks(sample: bytes) -> bool:
    """It opens with the sign of Parquet."""
    return sample.startswith(MAGIC)


def read(source: Input) -> Iterator[Item]:
    """Every report, in order."""
    for number, data in _rows(source):
        yield from _report(data, number, source)


def pieces(source: Input) -> Iterator[Piece]:
    """Each row, as JSON."""
    for number, data in _rows(source):
        yield source.piece(number, data)


def piece(source: Input) -> Iterator[Item]:
    """The report of one row that is given as JSON."""
    yield from _report(source.stream.read(source.config.max_file_bytes), source.first, source)


def raw(data: bytes, _: int) -> bytes:
    """The bytes that a report's raw hash is of: the row as JSON."""
    return data


def _report(data: bytes, number: int, source: Input) -> Iterator[Item]:
    origin = Origin(f"{source.name}, row {number}", sha256(data).hexdigest())
    yield from record_of(json.loads(data), origin, source)


def _rows(source: Input) -> Iterator[tuple[int, bytes]]:
    """The number of each row from 1, and its known values as JSON."""
    with _opened(source) as file:
        schema = file.schema_arrow
        known = {name for names in NAMES.values() for name in names}
        columns = sorted(name for name in schema.names if name.strip().lower() in known)
        if "text" not in known_names(columns):
            raise UnknownFormat(
                f"no column of the table holds a text; there are: {', '.join(schema.names)[:200] or 'none'}",
                where=source.name,
                remedy=f"name it one of {', '.join(NAMES['text'])}",
            )
        number = 0
        for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE, columns=columns):
            for row in batch.to_pylist():
                number += 1
                yield (
                    number,
                    json.dumps(row, ensure_ascii=False, sort_keys=True, default=_plain).encode(
                        "utf-8", "replace"
                    ),
                )


@contextmanager
def _opened(source: Input) -> Iterator[Any]:
    """The file as pyarrow reads it; what it says of a broken one is an error of the file."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise missing_extra("pyarrow", "batch") from error
    limit = source.config.max_file_bytes
    if not looks(source.stream.sample):
        raise UnreadableFile("it is no Parquet file", where=source.name, remedy="check what it is")
    try:
        file = parquet.ParquetFile(source.stream.seekable() or io.BytesIO(source.stream.read(limit)))
        meta = file.metadata
        largest = max((meta.row_group(n).total_byte_size for n in range(meta.num_row_groups)), default=0)
        if largest > limit:
            raise TooLarge(
                f"a row group of it unpacks to {largest:,} bytes, and the limit is {limit:,}",
                where=source.name,
                remedy="write it with smaller row groups, or raise max_file_bytes",
            )
        yield file
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        raise UnreadableFile(
            f"it cannot be read as Parquet: {str(error)[:120]}", where=source.name, remedy="check the file"
        ) from error


def _plain(value: Any) -> Any:
    """What JSON has no form for: a time in ISO form, bytes as text."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
