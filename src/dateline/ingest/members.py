"""What an archive holds: its files, read out of it one after another and never put on a disk.

`zip_archive` and `tar_archive` yield a `Member` for each file in an archive, and an Issue for what cannot be one. All
that is unpacked, in it and in archives inside it, counts against one `Allowance`.
"""

from __future__ import annotations

import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Final, cast

from dateline.config import Config
from dateline.errors import TooLarge, UnreadableFile
from dateline.ingest.notes import failure, note
from dateline.ingest.stream import Stream
from dateline.model import Issue

_AT_ONCE: Final = 64 * 1024
_LONGEST_NAME: Final = 500
_DRIVE: Final = re.compile(r"^[A-Za-z]:")
_OF_SYSTEMS: Final = frozenset({"__MACOSX"})
"""Folders that systems put into archives, and nobody sees."""

_BROKEN: Final = (
    zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError,
    ValueError,
)  # fmt: skip
"""What the packages raise while they unpack."""

LOST: Final = "\N{REPLACEMENT CHARACTER}"


@dataclass(slots=True)
class Total:
    """What may still be unpacked of an archive and of those in it."""

    bytes: int
    files: int


@dataclass(frozen=True, slots=True)
class Allowance:
    """What may still be unpacked, in all, and how many archives in archives."""

    total: Total
    depth: int

    @classmethod
    def of(cls, config: Config) -> Allowance:
        """All that a file that was named may unpack to."""
        return cls(Total(config.max_archive_bytes, config.max_archive_files), config.max_archive_depth)

    def deeper(self) -> Allowance:
        """That of an archive in this one: the same bytes and files, one archive less."""
        return Allowance(self.total, self.depth - 1)

    def take(self, count: int) -> None:
        """Takes bytes that were unpacked; `Spent` where there are too many."""
        self.total.bytes -= count
        if self.total.bytes < 0:
            raise Spent

    def has_file(self) -> bool:
        """Takes one file; whether there was one left."""
        self.total.files -= 1
        return self.total.files >= 0


class Spent(Exception):
    """An archive unpacks to more than is allowed."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its path there, its bytes, and what may be unpacked where it is an archive itself."""

    path: str
    file: BinaryIO
    allowance: Allowance


@dataclass(slots=True)
class Passed:
    """What in an archive is no file, and what is hidden: told once, as counts."""

    kinds: dict[str, int] = field(default_factory=dict)
    hidden: int = 0

    def count(self, kind: str) -> None:
        """One that is of a kind, such as a link."""
        self.kinds[kind] = self.kinds.get(kind, 0) + 1

    def notes(self, where: str) -> Iterator[Issue]:
        """What is to be told of it."""
        if self.kinds:
            kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(self.kinds.items()))
            yield note("members-passed", f"no files, and passed over: {kinds}", where)
        if self.hidden:
            yield note("hidden-skipped", f"{self.hidden} hidden files or folders were not read", where)


@dataclass(frozen=True, slots=True)
class Held:
    """An archive, opened, and what may be unpacked of it."""

    name: str
    stream: Stream
    allowance: Allowance
    config: Config


Members = Callable[[Held], Iterator[Member | Issue]]


@dataclass(frozen=True, slots=True)
class Archive:
    """A kind of archive: the suffixes of its files, how its first bytes look, and how its members are had.

    A member is to be read before the next is asked for.
    """

    name: str
    suffixes: tuple[str, ...]
    looks: Callable[[bytes], bool]
    members: Members


def path_of(name: str) -> tuple[str, ...]:
    """The parts of a member's path, whatever is in its name: none leads out of the archive."""
    name = "".join(sign if sign.isprintable() else LOST for sign in name.replace("\\", "/"))
    parts = _DRIVE.sub("", name)[-_LONGEST_NAME:].split("/")
    return tuple(part for part in parts if part.strip() not in ("", ".", ".."))


def is_hidden(path: tuple[str, ...]) -> bool:
    """Whether a file, or a folder that it is in, is hidden."""
    return any(part.startswith(".") or part in _OF_SYSTEMS for part in path)


def over(held: Held) -> Issue:
    """The Issue that ends an archive of too many files."""
    most = held.config.max_archive_files
    what = f"it has over {most:,} files, with those of archives in it: what is behind them was not read"
    return failure(TooLarge(what, where=held.name, remedy="split it, or raise max_archive_files"))


def unreadable(error: Exception, where: str) -> UnreadableFile:
    """What a package says of an archive that is broken."""
    reason = str(error)[:120] or type(error).__name__
    return UnreadableFile(
        f"the archive cannot be read: {reason}", where=where, remedy="check the file, or fetch it again"
    )


class Unpacked(io.RawIOBase):
    """The bytes of a member, counted where there is an allowance; what is broken in it is an error of the system."""

    def __init__(self, file: Any, allowance: Allowance | None) -> None:
        self._file = file
        self._allowance = allowance

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The next bytes."""
        try:
            part = self._file.read(min(len(buffer), _AT_ONCE))
        except _BROKEN as error:
            raise OSError(str(error)) from error
        if self._allowance:
            self._allowance.take(len(part))
        buffer[: len(part)] = part
        return len(part)


def opened(file: Any, allowance: Allowance | None = None) -> BinaryIO:
    """A member as a file that is read on from its start."""
    return cast(BinaryIO, io.BufferedReader(Unpacked(file, allowance)))
