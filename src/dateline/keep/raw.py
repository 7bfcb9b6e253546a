"""The bytes that documents came from, kept by their SHA-256: a file, or the line of it that was a report."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

from dateline.errors import TooLarge, UnreadableFile
from dateline.tables import Row

_LEVEL: Final = 6
_GZIP: Final = b"\x1f\x8b"


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
    """The bytes of one file, unpacked, and where in it each line is whose hash a document names."""

    def __init__(self, path: Path, *, limit: int) -> None:
        self._data = _unpacked(path, limit)
        self._whole = sha256(self._data).hexdigest()
        self._lines: dict[str, tuple[int, int]] | None = None

    def rows(self, wanted: Iterable[str]) -> list[Row]:
        """The rows for those of the wanted hashes that are of the file, or of a line of it."""
        return [raw_row(data) for digest in wanted if (data := self._bytes(digest)) is not None]

    def _bytes(self, digest: str) -> bytes | None:
        if digest == self._whole:
            return self._data
        if self._lines is None:
            self._lines = {
                sha256(self._data[start:end]).hexdigest(): (start, end) for start, end in self._parts()
            }
        place = self._lines.get(digest)
        return self._data[place[0] : place[1]] if place else None

    def _parts(self) -> Iterator[tuple[int, int]]:
        """Each line: as it stands, without its end, and without the space around it."""
        start = 0
        for line in self._data.splitlines(keepends=True):
            end = start + len(line)
            for left, right in {
                (line, line),
                (line, line.rstrip(b"\r\n")),
                (line.lstrip(), line.strip()),
            }:
                first = start + len(line) - len(left)
                yield first, first + len(right)
            start = end


def _unpacked(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
            if data.startswith(_GZIP):
                file.seek(0)
                data = gzip.GzipFile(fileobj=file).read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableFile(f"its bytes cannot be kept: {error}", where=str(path)) from error
    if len(data) > limit:
        raise TooLarge(f"its bytes are over the limit of {limit:,}", where=str(path))
    return data
