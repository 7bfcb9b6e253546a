"""The bytes of one input, with an end: no more is read, or unpacked, than the limit allows."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import BinaryIO, Final

from dateline.errors import TooLarge, UnreadableFile

SAMPLE: Final = 64 * 1024
"""Bytes looked at to tell format and encoding: a few pages of text, one read from a disk."""

_AT_ONCE: Final = 4096
"""Bytes asked for at once: of a broken file, so much may be lost before the break."""

GZIP: Final = b"\x1f\x8b"


class Stream:
    """Reads on from a binary file; more than ``limit`` bytes are `TooLarge`, a broken file is `UnreadableFile`.

    What gzip packed is unpacked, once.
    """

    def __init__(self, raw: BinaryIO, *, limit: int, where: str) -> None:
        self._raw = raw
        self._limit = limit
        self._left = limit
        self._where = where
        self._broken: Exception | None = None
        self.packed = False
        first = self._take(raw, min(SAMPLE, limit + 1))
        if first.startswith(GZIP):
            self.packed = True
            self._raw = gzip.GzipFile(fileobj=_Joined(first, raw))  # type: ignore[assignment]  # reads alike
            first = self._take(self._raw, min(SAMPLE, limit + 1))
        self._left -= len(first)
        if self._left < 0:
            raise self._too_large(limit)
        self.sample = first
        self._ahead = io.BytesIO(first)

    def read(self, most: int) -> bytes:
        """All that is left; more than ``most`` bytes are `TooLarge`."""
        ahead = self._ahead.read()
        bound = min(most - len(ahead), self._left)
        data = self._take(self._raw, max(bound, 0) + 1)
        if len(data) > bound:
            raise self._too_large(min(most, self._limit))
        self._left -= len(data)
        return ahead + data

    def readline(self) -> bytes:
        """The next line with its end, or nothing at the end of the input."""
        line = self._ahead.readline()
        if line.endswith(b"\n"):
            return line
        try:
            if self._broken:
                raise self._broken
            more = self._raw.readline(self._left + 1)
        except (EOFError, OSError, ValueError, zlib.error) as error:
            raise self._unreadable(error) from error
        self._left -= len(more)
        if self._left < 0:
            raise self._too_large(self._limit)
        return line + more

    def _take(self, raw: BinaryIO, size: int) -> bytes:
        """Up to ``size`` bytes: fewer only at the end of the input, or before the place where it is broken."""
        parts = []
        try:
            if self._broken:
                raise self._broken
            while size and (part := raw.read(min(size, _AT_ONCE))):
                parts.append(part)
                size -= len(part)
        except (EOFError, OSError, ValueError, zlib.error) as error:
            if not parts:
                raise self._unreadable(error) from error
            self._broken = error
        return b"".join(parts)

    def _too_large(self, limit: int) -> TooLarge:
        unpacked = " unpacked" if self.packed else ""
        return TooLarge(
            f"it is over the limit of {limit:,} bytes{unpacked}",
            where=self._where,
            remedy="split it, or raise max_file_bytes or max_text_chars",
        )

    def _unreadable(self, error: Exception) -> UnreadableFile:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error) or "it breaks off"
        return UnreadableFile(
            f"it cannot be read: {reason}", where=self._where, remedy="check the file, or fetch it again"
        )


class _Joined(io.RawIOBase):
    """Bytes that were read already, followed by the rest of their file."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first = io.BytesIO(first)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._first.read(size) or self._rest.read(size)
