"""The records of a WARC file, one at a time, past whatever is broken in it.

A record that breaks off, has a wrong length or no head is told as `Damage`, and the next one that can be found is
read: at the next member, where each record is packed by itself as the standard asks, or at the next head.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from dateline.ingest.stream import GZIP

START: Final = b"WARC/"
HEAD_END: Final = b"\r\n\r\n"
LONGEST_HEAD: Final = 64 * 1024
"""Bytes of a record's own head: some hundred bytes in what crawlers write."""

_NEXT = re.compile(rb"\r?\n\r?\nWARC/1\.[0-9]\r?\n")
_HEAD = re.compile(rb"WARC/1\.[0-9]\r?\n.*?\r?\n\r?\n", re.S)
_LENGTH = re.compile(rb"^content-length:[ \t]*([0-9]{1,18})[ \t]*\r?$", re.I | re.M)
_TYPE = re.compile(rb"^warc-type:[ \t]*([a-z]{1,20})[ \t]*\r?$", re.I | re.M)
_MEMBER: Final = GZIP + b"\x08"
_AT_ONCE: Final = 64 * 1024
_UNPACKED_AT_ONCE: Final = 1024 * 1024
_MOST_SKIPPED: Final = 16
"""How many times the limit of one record may be unpacked and thrown away to come to its end."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its number in the file from 1, its type in small letters, and its bytes, head and all; ``packed`` are
    these as they stand in the file, where they are a member of their own."""

    number: int
    type: str
    data: bytes
    packed: bytes | None = None


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that is no whole record: the number that it would have had, and what is wrong with it."""

    number: int
    what: str
    too_large: bool = False


def records(file: BinaryIO, *, limit: int, first: int = 1) -> Iterator[Record | Damage]:
    """Every record of a file, packed with gzip or not. One of over ``limit`` bytes is told and passed over."""
    number = first - 1
    for member in _members(file):
        buffer = _Buffer(member)
        for place, found in enumerate(_of_member(buffer, limit)):
            number += 1
            if isinstance(found, tuple):
                yield Damage(number, *found)
            else:
                alone = place == 0 and member.whole and not buffer.rest.strip(b"\r\n")
                yield _record(number, found, member.packed() if alone else None)
            member.forget()


def _record(number: int, data: bytes, packed: bytes | None) -> Record:
    head = data[: data.find(HEAD_END) + 2] if HEAD_END in data[:LONGEST_HEAD] else data[:LONGEST_HEAD]
    kind = _TYPE.search(head)
    return Record(number, kind[1].decode().lower() if kind else "", data, packed)


# One member ---------------------------------------------------------------------------------------

_Found = bytes | tuple[str, bool]


def _of_member(buffer: _Buffer, limit: int) -> Iterator[_Found]:
    """The records in the bytes of one member, or, of a file that is not packed, in all of them."""
    while buffer.skip_blank():
        head = buffer.head()
        if head is None:
            why = (
                f"it breaks off: {buffer.tell_break()}"
                if buffer.broken
                else "it does not begin as a record does"
            )
            yield (why, False)
            if not buffer.to_next(limit * _MOST_SKIPPED):
                return
            continue
        length = _LENGTH.search(head)
        if length is None:
            yield ("it does not say how long it is", False)
            buffer.drop(len(START))
            if not buffer.to_next(limit * _MOST_SKIPPED):
                return
            continue
        size = len(head) + int(length[1])
        if size > limit:
            yield (f"it has {size:,} bytes, and the limit is {limit:,}", True)
            if size > limit * _MOST_SKIPPED or not buffer.pass_over(size):
                return
            continue
        yield from _one(buffer, len(head), size)


def _one(buffer: _Buffer, head: int, size: int) -> Iterator[_Found]:
    """The record at the start of the buffer, which says that it has so many bytes."""
    whole = buffer.has(size)
    after = buffer.peek(size, 16) if whole else b""
    if whole and buffer.ends_broken(size):
        buffer.drop(buffer.size)
        yield (f"its bytes are broken: {buffer.broken}", False)
        return
    if whole and (not after.strip() or after.lstrip(b"\r\n").startswith(START)):
        yield buffer.take(size)
        return
    # Its length is wrong, or the file is broken: another record in its bytes shows where it ends.
    inner = buffer.find_next(head, size)
    if inner is not None:
        buffer.drop(inner)
        yield ("it ends before it should", False)
    elif not whole:
        buffer.drop(buffer.size)
        yield (f"it breaks off: {buffer.tell_break()}", False)
    else:
        yield buffer.take(size)  # what follows it is told in its own place


class _Buffer:
    """Bytes ahead in one member."""

    def __init__(self, member: _Member) -> None:
        self._member = member
        self._bytes = bytearray()
        self._start = 0

    @property
    def size(self) -> int:
        """The bytes at hand."""
        return len(self._bytes) - self._start

    @property
    def rest(self) -> bytes:
        """The bytes at hand."""
        return bytes(self._bytes[self._start :])

    @property
    def broken(self) -> str | None:
        """Why the member breaks off, where it does."""
        return self._member.broken

    def has(self, size: int) -> bool:
        """Whether so many bytes are at hand, or can be had."""
        while self.size < size:
            more = self._member.read()
            if not more:
                return False
            if self._start > _UNPACKED_AT_ONCE:
                del self._bytes[: self._start]
                self._start = 0
            self._bytes += more
        return True

    def take(self, size: int) -> bytes:
        """The next bytes, which are then gone."""
        data = bytes(self._bytes[self._start : self._start + size])
        self._start += size
        return data

    def drop(self, size: int) -> None:
        """Leaves bytes out that are at hand."""
        self._start += min(size, self.size)

    def pass_over(self, size: int) -> bool:
        """Leaves bytes out that may not be at hand yet; whether they were there."""
        while size:
            if not self.has(1):
                return False
            some = min(size, self.size)
            self.drop(some)
            size -= some
        return True

    def peek(self, at: int, size: int) -> bytes:
        """Bytes from a place on."""
        self.has(at + size)
        return bytes(self._bytes[self._start + at : self._start + at + size])

    def skip_blank(self) -> bool:
        """Passes over line ends; whether anything follows, if only a break that was not told."""
        while self.has(1):
            if self._bytes[self._start] not in b"\r\n":
                return True
            self.drop(1)
        return self.broken is not None and not self._member.told

    def ends_broken(self, size: int) -> bool:
        """Whether the member breaks right after so many bytes: their sum is not what it should be."""
        if self.broken is None or self._member.told or self.size > size + 16:
            return False
        self._member.told = True
        return True

    def tell_break(self) -> str:
        """Why the member breaks off; it counts as told."""
        self._member.told = True
        return self.broken or "the file ends"

    def head(self) -> bytes | None:
        """The head at the start, up to and with its blank line; None where there is none."""
        if self.peek(0, len(START)) != START:
            return None
        size = 0
        while size < LONGEST_HEAD:
            size = min(size + 4096, LONGEST_HEAD)
            found = _HEAD.match(self.peek(0, size))
            if found:
                return found[0]
            if not self.has(size):
                break
        return None

    def find_next(self, start: int, end: int) -> int | None:
        """Where, in a stretch of what is at hand, the blank line before another record begins."""
        found = _NEXT.search(self._bytes, self._start + start, self._start + min(end, self.size))
        return found.start() - self._start if found else None

    def to_next(self, most: int) -> bool:
        """Goes on to the next record of the member; False where there is none in so many bytes."""
        passed = 0
        while passed <= most:
            self.has(_AT_ONCE)
            found = _NEXT.search(self._bytes, self._start)
            if found:
                self._start = found.start()
                return True
            gone = max(self.size - 32, 0)
            self.drop(gone)
            passed += gone
            if not self.has(33):
                break
        self._member.told = True
        self.drop(self.size)
        return False


# The members of a file ----------------------------------------------------------------------------


class _Member:
    """Unpacked bytes, some at a time; ``broken`` says why they end before they should, and ``whole`` that they were read
    to an end that is one."""

    broken: str | None = None
    told = False
    whole = False

    def packed(self) -> bytes | None:
        """The bytes as they stand in the file, where they were read to their end."""
        return None

    def forget(self) -> None:
        """Keeps the packed bytes no longer: there is more than one record in them."""

    def read(self) -> bytes:
        """More bytes; none at the end."""
        raise NotImplementedError

    def rest(self) -> None:
        """Passes over what was not read."""


class _Plain(_Member):
    """A file that is not packed."""

    def __init__(self, source: _Source) -> None:
        self._source = source

    def read(self) -> bytes:
        data = self._source.ahead or self._source.more()
        self._source.ahead = b""
        return data


class _Gap(_Member):
    """Bytes between members."""

    def __init__(self, size: int) -> None:
        self.broken = f"{size} bytes are no packed record"

    def read(self) -> bytes:
        return b""


class _Packed(_Member):
    """One member of a file packed with gzip."""

    def __init__(self, source: _Source) -> None:
        self._source = source
        self._unpacking = zlib.decompressobj(31)
        self._ended = False
        self._packed: list[bytes] | None = []

    def read(self) -> bytes:
        while not self._ended:
            packed = self._unpacking.unconsumed_tail or self._source.ahead or self._source.more()
            if not packed:
                self._end("the file ends")
                break
            if self._packed is not None and not self._unpacking.unconsumed_tail:
                self._packed.append(packed)
            self._source.ahead = b""
            try:
                data = self._unpacking.decompress(packed, _UNPACKED_AT_ONCE)
            except zlib.error as error:
                self._source.ahead = packed
                self._end(str(error))
                break
            if self._unpacking.eof:
                self._ended = self.whole = True
                unused = self._unpacking.unused_data
                self._source.ahead = unused
                if self._packed:
                    self._packed[-1] = self._packed[-1][: len(self._packed[-1]) - len(unused)]
            if data:
                return data
        return b""

    def packed(self) -> bytes | None:
        """The member."""
        return b"".join(self._packed) if self.whole and self._packed else None

    def forget(self) -> None:
        """Keeps no packed bytes."""
        self._packed = None

    def _end(self, why: str) -> None:
        self._ended = True
        self.broken = why

    def rest(self) -> None:
        """Goes to where the next member may begin."""
        if not self._ended:
            self._source.ahead = self._unpacking.unconsumed_tail + self._source.ahead


class _Source:
    """The bytes of the file; ``ahead`` are those that were read and not used."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.ahead = b""

    def more(self) -> bytes:
        """The next bytes of the file."""
        return self._file.read(_AT_ONCE)

    def to_member(self) -> tuple[bool, int]:
        """Goes on to the next member of gzip that holds a record: whether there is one, and how many bytes were passed
        that say something."""
        passed = 0
        while True:
            found = self.ahead.find(_MEMBER)
            if found < 0:
                more = self.more()
                gone = self.ahead if not more else self.ahead[:-2]
                passed += len(gone.strip(b"\0\r\n"))
                if not more:
                    return False, passed
                self.ahead = self.ahead[-2:] + more
                continue
            passed += len(self.ahead[:found].strip(b"\0\r\n"))
            self.ahead = self.ahead[found:]
            while len(self.ahead) < _AT_ONCE and (more := self.more()):
                self.ahead += more
            if _opens(self.ahead):
                return True, passed
            self.ahead = self.ahead[1:]
            passed += 1


def _opens(packed: bytes) -> bool:
    """Whether a member of gzip begins here, with a record in it."""
    try:
        return zlib.decompressobj(31).decompress(packed, len(START)) == START
    except zlib.error:
        return False


def _members(file: BinaryIO) -> Iterator[_Member]:
    source = _Source(file)
    source.ahead = source.more()
    if not source.ahead.startswith(GZIP):
        yield _Plain(source)
        return
    member = _Packed(source)
    yield member
    while True:
        member.rest()
        if member.broken and source.ahead.startswith(_MEMBER):
            source.ahead = source.ahead[len(_MEMBER) :]
        there, passed = source.to_member()
        if passed and member.whole:
            yield _Gap(passed)
        if not there:
            return
        member = _Packed(source)
        yield member
