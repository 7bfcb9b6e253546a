"""The bytes that documents came from, kept by their SHA-256: a file, or the line of it that was a report."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from dateline.errors import UnreadableFile, reason_of
from dateline.ingest import raws_of
from dateline.ingest.lines import line_parts
from dateline.ingest.stream import Stream
from dateline.tables import Row

_LEVEL: Final = 6


def raw_row(data: bytes) -> Row:
    """The row that keeps these bytes."""
    return (sha256(data).hexdigest(), len(data), zlib.compress(data, _LEVEL))


def bytes_of(row: Row) -> bytes:
    """The bytes that a row keeps; never more than it says."""
    _, size, packed = row
    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(packed, int(size) + 1)
    except (zlib.error, ValueError, OverflowError, MemoryError) as error:
        raise UnreadableFile(f"the kept bytes cannot be unpacked: {error}") from error
    if len(data) != size or not unpacking.eof or unpacking.unused_data:
        raise UnreadableFile(f"the kept bytes are not {size}")
    return data


def digest_of_file(path: Path) -> str:
    """The SHA-256 of a file, read in pieces."""
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


class Raws:
    """The bytes of one file, unpacked, and where in it each line is whose hash a document names.

    Of a file that comes in pieces, such as a web archive, they are sought piece by piece, in the order of the file, since
    reports come in it.
    """

    def __init__(self, path: Path, *, limit: int) -> None:
        self._path = path
        self._limit = limit
        self._pieces = raws_of(path, limit=limit)
        if self._pieces is None:
            self._data = _unpacked(path, limit)
            self._whole = sha256(self._data).hexdigest()
        self._lines: dict[str, tuple[int, int]] | None = None
        self._had: set[str] = set()

    def rows(self, wanted: Iterable[str]) -> list[Row]:
        """The rows for those of the wanted hashes that are of the file, or of a line or piece of it."""
        if self._pieces is not None:
            return self._sought(set(wanted), self._pieces)
        return [raw_row(data) for digest in wanted if (data := self._bytes(digest)) is not None]

    def _sought(self, wanted: set[str], pieces: Iterator[bytes]) -> list[Row]:
        """The rows of pieces from here on until all are found; `rows` are in the order of their hashes."""
        found: dict[str, Row] = {}
        while len(found) < len(wanted) and (data := next(pieces, None)) is not None:
            digest = sha256(data).hexdigest()
            if digest in wanted and digest not in found:
                found[digest] = raw_row(data)
        self._had |= found.keys()
        return [found[digest] for digest in sorted(found)]

    def had(self, digest: str) -> bool:
        """Whether the bytes of a hash were found before, so that they are kept already."""
        return digest in self._had

    def _bytes(self, digest: str) -> bytes | None:
        if digest == self._whole:
            return self._data
        if self._lines is None:
            self._lines = {
                sha256(self._data[start:end]).hexdigest(): (start, end)
                for start, end in line_parts(self._data)
            }
        place = self._lines.get(digest)
        return self._data[place[0] : place[1]] if place else None


def _unpacked(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            return Stream(file, limit=limit, where=str(path)).read(limit)
    except OSError as error:
        raise UnreadableFile(f"its bytes cannot be kept: {reason_of(error)}", where=str(path)) from error
