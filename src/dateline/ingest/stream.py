"""The bytes of one input, with an end: no more is read, or unpacked, than the limit allows."""

from __future__ import annotations

import gzip
import io
import zlib
from contextlib import suppress
from typing import Any, BinaryIO, Final, cast

from dateline.errors import TooLarge, UnreadableFile, missing_extra

SAMPLE: Final = 64 * 1024
"""Bytes looked at to tell format and encoding: a few pages of text, one read from a disk."""

_AT_ONCE: Final = 4096
"""Bytes asked for at once: of a broken file, so much may be lost before the break."""

GZIP: Final = b"\x1f\x8b"
ZSTD: Final = b"\x28\xb5\x2f\xfd"
ENDLESS: Final = 2**62
"""A limit that no file reaches: of one that is read in pieces, each of which has its own."""
PACKED: Final = (".gz", ".zst")
"""The endings of names of packed files."""

_OF_GZIP: Final = 31
"""How zlib is told that what it unpacks is a member of gzip."""
_PACKED_AT_ONCE: Final = 512
"""Packed bytes unpacked at once: of 100 MB of one letter, 512 bytes become 6 MB, and nothing makes them more."""

_LARGEST_WINDOW: Final = 2**27
"""Bytes that a frame of Zstandard may have its reader keep at hand: what ``zstd`` itself allows."""


class Stream:
    """Reads on from a binary file; more than ``limit`` bytes are `TooLarge`, a broken file is `UnreadableFile`.

    What gzip or Zstandard (extra ``batch``) packed is unpacked, once.
    """

    def __init__(self, raw: BinaryIO, *, limit: int, where: str, longest_line: int | None = None) -> None:
        self._raw = raw
        self._limit = limit
        self._left = limit
        self._line = limit if longest_line is None else min(longest_line, limit)
        self._where = where
        self._broken: Exception | None = None
        self._file = raw
        self._taken: _Joined | None = None
        self.packed = False
        first = self._take(raw, min(SAMPLE, limit + 1))
        if first.startswith((GZIP, ZSTD)):
            self.packed = True
            self._taken = _Joined(first, raw, keeps=True)
            self._raw = _unpacking(self._taken, gzipped=first.startswith(GZIP))
            first = self._first_unpacked(first, min(SAMPLE, limit + 1))
            self._taken.keeps = False
        self._left -= len(first)
        if self._left < 0:
            raise self._too_large(limit)
        self.sample = first
        self._ahead = io.BytesIO(first)

    def unlimited(self) -> BinaryIO:
        """All bytes from the first one on, without a limit; those that gzip packed stay packed, member by member."""
        if isinstance(self._raw, io.BufferedReader) and self._taken:  # Zstandard, whose frames mean nothing
            return cast(BinaryIO, io.BufferedReader(_Joined(self.sample, self._raw)))
        already = self._taken.taken if self._taken else self.sample
        return cast(BinaryIO, io.BufferedReader(_Joined(already, self._file)))

    def unpacked(self) -> BinaryIO:
        """All bytes from the first one on, without a limit, unpacked."""
        return cast(BinaryIO, io.BufferedReader(_Joined(self.sample, self._raw)))

    def seekable(self) -> BinaryIO | None:
        """The file itself, where it is not packed and any part of it can be read."""
        if self.packed or not self._file.seekable():
            return None
        self._file.seek(0)
        return self._file

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
            more = self._raw.readline(min(self._left, self._line) + 1)
        except (EOFError, OSError, ValueError, zlib.error) as error:
            raise self._unreadable(error) from error
        self._left -= len(more)
        if self._left < 0:
            raise self._too_large(self._limit)
        if len(more) > self._line:
            raise self._too_large(self._line)
        return line + more

    def _first_unpacked(self, packed: bytes, size: int) -> bytes:
        """The first bytes unpacked; of a file that breaks off in them, those before the break."""
        try:
            return self._take(self._raw, size)
        except UnreadableFile as error:
            if not packed.startswith(GZIP):
                raise
            unpacking, parts = zlib.decompressobj(_OF_GZIP), bytearray()
            with suppress(zlib.error):
                for at in range(0, len(packed), _PACKED_AT_ONCE):
                    parts += unpacking.decompress(packed[at : at + _PACKED_AT_ONCE], size - len(parts))
                    if len(parts) >= size:
                        break
            if not parts:
                raise
            self._broken = cast(Exception, error.__cause__)
            return bytes(parts)

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


def _unpacking(packed: io.RawIOBase, *, gzipped: bool) -> BinaryIO:
    """The file that unpacks another."""
    if gzipped:
        return cast(BinaryIO, gzip.GzipFile(fileobj=cast(BinaryIO, packed)))
    return cast(BinaryIO, io.BufferedReader(_Zstandard(packed)))


class _Joined(io.RawIOBase):
    """Bytes that were read already, followed by the rest of their file.

    ``taken`` is what was read of the file so far, while ``keeps`` is set.
    """

    def __init__(self, first: bytes, rest: BinaryIO, *, keeps: bool = False) -> None:
        self._first = io.BytesIO(first)
        self._rest = rest
        self.keeps = keeps
        self.taken = first

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        part = self._first.read(size)
        if not part:
            part = self._rest.read(size)
            if self.keeps:
                self.taken += part
        return part

    def readinto(self, buffer: Any) -> int:
        part = self.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)


class _Zstandard(io.RawIOBase):
    """What Zstandard packed, one frame after another; one that breaks off is an error."""

    def __init__(self, packed: io.RawIOBase) -> None:
        try:
            import zstandard
        except ImportError as error:
            raise missing_extra("zstandard", "batch") from error
        self._package = zstandard
        self._packed = packed
        self._frame: Any = None
        self._ahead = b""
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            if not self._ahead:
                self._ahead = self._packed.read(_AT_ONCE) or b""
            if not self._ahead:
                if self._frame is not None:
                    raise EOFError("it breaks off")
                return 0
            self._ready = memoryview(self._unpack())
        some = self._ready[: len(buffer)]
        buffer[: len(some)] = some
        self._ready = self._ready[len(some) :]
        return len(some)

    def _unpack(self) -> bytes:
        """What the next packed bytes hold."""
        some, self._ahead = self._ahead[:_PACKED_AT_ONCE], self._ahead[_PACKED_AT_ONCE:]
        if self._frame is None:
            self._frame = self._package.ZstdDecompressor(max_window_size=_LARGEST_WINDOW).decompressobj()
        try:
            unpacked: bytes = self._frame.decompress(some)
        except self._package.ZstdError as error:
            raise OSError(str(error)) from error
        if self._frame.eof:
            self._ahead = self._frame.unused_data + self._ahead
            self._frame = None
        return unpacked
