"""The bytes that documents came from, kept by their SHA-256: a file, or the line of it that was a report."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from dateline.errors import TooLarge, UnreadableFile
from dateline.tables import Row

_LEVEL = 6


def raw_row(data: bytes) -> Row:
    """The row that keeps these bytes."""
    return (sha256(data).hexdigest(), len(data), zlib.compress(data, _LEVEL))


def bytes_of(row: Row) -> bytes:
    """The bytes that a row keeps; never more than it says."""
    _, size, packed = row
    unpacking = zlib.decompressobj()
    try:
        data = unpacking.decompress(packed, int(size) + 1)
    except (zlib.error, ValueError) as error:
        raise UnreadableFile(f"the kept bytes cannot be unpacked: {error}") from error
    if len(data) != size or not unpacking.eof:
        raise UnreadableFile(f"the kept bytes are not {size}")
    return data


def digest_of_file(path: Path) -> str:
    """The SHA-256 of a file, read in pieces."""
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()


def raws_of(path: Path, wanted: Iterable[str], *, limit: int) -> dict[str, Row]:
    """The rows for those of the wanted hashes that are of this file, unpacked, or of a line of it."""
    left = set(wanted)
    data = _unpacked(path, limit)
    found: dict[str, Row] = {}
    for part in (data, *(_lines(data) if left - {sha256(data).hexdigest()} else ())):
        digest = sha256(part).hexdigest()
        if digest in left and digest not in found:
            found[digest] = raw_row(part)
    return found


def _lines(data: bytes) -> Iterable[bytes]:
    """Each line as it stands, without its end, and without the space around it."""
    for line in data.splitlines(keepends=True):
        yield from {line, line.rstrip(b"\r\n"), line.strip()}


def _unpacked(path: Path, limit: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
            if data.startswith(b"\x1f\x8b"):
                file.seek(0)
                data = gzip.GzipFile(fileobj=file).read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise UnreadableFile(f"its bytes cannot be kept: {error}", where=str(path)) from error
    if len(data) > limit:
        raise TooLarge(f"its bytes are over the limit of {limit:,}", where=str(path))
    return data
