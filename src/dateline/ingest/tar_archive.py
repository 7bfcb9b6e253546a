"""Tar: an archive, packed or not, read as the folder that it holds: in its own order, without what is hidden."""

from __future__ import annotations

import io
import tarfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, Self, cast

from dateline.errors import UnreadableFile
from dateline.ingest.members import Held, Member, Passed, is_hidden, opened, over, path_of, unreadable
from dateline.ingest.notes import failure
from dateline.model import Issue

_BLOCK: Final = 512
_SIGN: Final = slice(257, 262)
_HEADS: Final = 2**20
"""Bytes of the heads of one member: a long name takes some hundred."""
_AT_ITS_END: Final[type[Exception]] = vars(tarfile)["EOFHeaderError"]
"""What the package raises where an archive says that it ends."""
_KINDS: Final = (
    (tarfile.SYMTYPE, "links"),
    (tarfile.LNKTYPE, "links"),
    (tarfile.GNUTYPE_SPARSE, "files with holes"),
)


def looks(sample: bytes) -> bool:
    """It opens with the head of a member."""
    return sample[_SIGN] == b"ustar"


def members(held: Held) -> Iterator[Member | Issue]:
    """Every file in it."""
    where = held.name
    counted = _Counted(held)
    head = held.stream.sample[:_BLOCK]
    if not looks(head) and not _is_old(head):
        raise UnreadableFile("it is no tar archive", where=where, remedy="check what it is")
    try:
        with tarfile.open(
            fileobj=cast(BinaryIO, counted), mode="r|", tarinfo=_Head, errors="surrogateescape"
        ) as archive:
            yield from _members(archive, counted, held)
    except (tarfile.TarError, EOFError, OSError, ValueError, OverflowError, zlib.error) as error:
        raise unreadable(error, where) from error


def _is_old(head: bytes) -> bool:
    """Whether it is the head of a member as it was before there was a sign: its sum is right."""
    try:
        tarfile.TarInfo.frombuf(head, "utf-8", "surrogateescape")
    except tarfile.TarError:
        return False
    return True


def _members(archive: tarfile.TarFile, counted: _Counted, held: Held) -> Iterator[Member | Issue]:
    passed = Passed()
    while (info := _next(archive, counted)) is not None:
        path = path_of(info.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
        if info.isdir() or not path:
            continue
        if is_hidden(path):
            passed.hidden += 1
        elif info.type not in tarfile.REGULAR_TYPES or info.issparse():
            passed.count(dict(_KINDS).get(info.type, "files with holes" if info.issparse() else "devices"))
        else:
            if not held.allowance.has_file():
                yield over(held)
                break
            file = archive.extractfile(info)
            if file is not None:
                with file, opened(file) as unpacked:
                    yield Member("/".join(path), unpacked, held.allowance)
    yield from passed.notes(held.name)
    if (broken := getattr(archive, "broken", None)) is not None:
        yield failure(unreadable(broken, held.name))


def _next(archive: tarfile.TarFile, counted: _Counted) -> tarfile.TarInfo | None:
    """The head of the next member. What is left of the one before is passed over first, since heads may not be long."""
    stream = cast(Any, archive.fileobj)
    if counted.begun and archive.offset > stream.tell():
        counted.heads = None
        stream.seek(archive.offset - 1)
    counted.heads = _HEADS
    info = archive.next()
    counted.heads = None
    counted.begun = True
    cast(Any, archive).members.clear()  # it would keep all of them
    return info


class _Head(tarfile.TarInfo):
    """A head that tells why an archive ends where it should not: the package takes that for its end."""

    @classmethod
    def fromtarfile(cls, tarfile_: tarfile.TarFile) -> Self:
        """The next head."""
        try:
            return super().fromtarfile(tarfile_)
        except tarfile.HeaderError as error:
            if not isinstance(error, _AT_ITS_END):
                cast(Any, tarfile_).broken = tarfile.ReadError(f"it breaks off, or is broken: {error}")
            raise


class _Counted(io.RawIOBase):
    """The archive's bytes, counted: all that is unpacked against the allowance, heads against what they may be."""

    def __init__(self, held: Held) -> None:
        self._file = held.stream.unpacked()
        self._allowance = held.allowance
        self._packed = held.stream.packed
        self.heads: int | None = _HEADS
        self.begun = False

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        part = self._file.read(size)
        if self._packed:
            self._allowance.take(len(part))
        if self.heads is not None:
            self.heads -= len(part)
            if self.heads < 0:
                raise tarfile.ReadError("the head of a member is too long")
        return part
