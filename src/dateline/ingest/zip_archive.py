"""Zip: an archive, read as the folder that it holds: in the order of the names, without what is hidden."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, BinaryIO, Final

from dateline.errors import ReportError, TooLarge, UnknownFormat, UnreadableFile
from dateline.ingest.members import Held, Member, Passed, is_hidden, opened, over, path_of, unreadable
from dateline.ingest.notes import failure
from dateline.model import Issue

_START: Final = b"PK\x03\x04"
_EMPTY: Final = b"PK\x05\x06"
_ENCRYPTED: Final = 0x1
_UTF8: Final = 0x800
_UNICODE_PATH: Final = 0x7075
"""The extra field of a name that the standard encoding has no signs for."""
_ENTRY: Final = b"PK\x01\x02"
_PLACE: Final = b"PK\x06\x07"
_END_OF_64: Final = b"PK\x06\x06"
_AT_ONCE: Final = 2**20
_END: Final = struct.Struct("<4s4H2LH")
_END_64: Final = struct.Struct("<4sQ2H2L4Q")
_PLACE_64: Final = struct.Struct("<4sLQL")
_LONGEST_COMMENT: Final = 2**16
_HEAD: Final = 30
_OFFICE: Final = frozenset({"[Content_Types].xml", "mimetype"})
"""The first files of documents of offices, and of books, which are archives by their form alone."""


def looks(sample: bytes) -> bool:
    """It opens with the sign of a member."""
    return sample.startswith((_START, _EMPTY))


def members(held: Held) -> Iterator[Member | Issue]:
    """Every file in it."""
    where = held.name
    file = held.stream.seekable() or io.BytesIO(held.stream.read(held.config.max_file_bytes))
    try:
        _check_directory(file, held)
        with zipfile.ZipFile(file) as archive:
            yield from _members(archive, held)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error, zlib.error) as error:
        raise unreadable(error, where) from error


def _members(archive: zipfile.ZipFile, held: Held) -> Iterator[Member | Issue]:
    found = sorted(((path_of(_name(info)), info) for info in archive.infolist()), key=_order)
    if any(info.filename in _OFFICE for info in archive.infolist()[:1]):
        raise UnknownFormat(
            "it is a document of an office, or a book",
            where=held.name,
            remedy="save its text as .txt, or it as .html",
        )
    covered = _overlapping([info for _, info in found])
    passed = Passed()
    for path, info in found:
        if info.is_dir() or not path:
            continue
        if is_hidden(path):
            passed.hidden += 1
            continue
        if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG):
            passed.count("links or devices")
            continue
        if not held.allowance.has_file():
            yield over(held)
            break
        yield from _member(archive, info, "/".join(path), held, overlaps=info in covered)
    yield from passed.notes(held.name)


def _order(found: tuple[tuple[str, ...], zipfile.ZipInfo]) -> tuple[list[bytes], int]:
    """As a folder with these files is read."""
    path, info = found
    return [part.encode("utf-8", "replace") for part in path], info.header_offset


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, held: Held, *, overlaps: bool
) -> Iterator[Member | Issue]:
    where = f"{held.name}/{path}"
    try:
        if info.flag_bits & _ENCRYPTED:
            raise UnreadableFile(
                "it is encrypted with a password", where=where, remedy="unpack it, and name the folder"
            )
        if overlaps:
            raise UnreadableFile(
                "its bytes are those of another file too: the archive is a trap", where=where
            )
        file: Any = archive.open(info)
    except ReportError as error:
        yield failure(error)
        return
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        yield failure(unreadable(error, where))
        return
    with file, opened(file, held.allowance) as unpacked:
        yield Member(path, unpacked, held.allowance)


def _overlapping(found: Sequence[zipfile.ZipInfo]) -> set[zipfile.ZipInfo]:
    """The members whose packed bytes are part of another's: so small files unpack to what no disk holds."""
    in_order = sorted(found, key=lambda info: info.header_offset)
    return {
        info
        for info, after in pairwise(in_order)
        if info.header_offset + _HEAD + info.compress_size > after.header_offset
    }


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a member: where nothing says how it is encoded, as UTF-8 if it can be, else as the standard has it."""
    if info.flag_bits & _UTF8:
        return info.orig_filename
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.orig_filename
    extra = info.extra
    while len(extra) > 4:
        kind, size = struct.unpack_from("<HH", extra)
        if (
            kind == _UNICODE_PATH
            and extra[4:5] == b"\x01"
            and extra[5:9] == struct.pack("<L", zlib.crc32(raw))
        ):
            return extra[9 : 4 + size].decode("utf-8", "replace")
        extra = extra[4 + size :]
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return info.orig_filename


def _check_directory(file: BinaryIO, held: Held) -> None:
    """Refuses an archive whose directory alone would fill the memory: all of it is read at once."""
    end, size = _directory(file)
    file.seek(max(end - size, 0))
    left, before, count = end - max(end - size, 0), b"", 0
    while left > 0 and (some := file.read(min(left, _AT_ONCE))):
        left -= len(some)
        count += (before + some).count(_ENTRY)
        before = some[-len(_ENTRY) + 1 :]
        if count > held.config.max_archive_files:
            raise TooLarge(
                f"it has over {held.config.max_archive_files:,} files",
                where=held.name,
                remedy="split it, or raise max_archive_files",
            )
    file.seek(0)


def _directory(file: BinaryIO) -> tuple[int, int]:
    """Where the directory ends, and how long it says that it is: the longest of all that may be meant."""
    length = file.seek(0, io.SEEK_END)
    start = max(length - _LONGEST_COMMENT - _END.size - _PLACE_64.size - _END_64.size, 0)
    file.seek(start)
    tail = file.read()
    ends = {
        at for at in (tail.rfind(_EMPTY), len(tail) - _END.size) if tail[at : at + 4] == _EMPTY and at >= 0
    }
    size = 0
    for at in ends:
        if at + _END.size <= len(tail):
            size = max(size, _END.unpack_from(tail, at)[5])
        if at >= _PLACE_64.size and tail.startswith(_PLACE, at - _PLACE_64.size):
            named = _PLACE_64.unpack_from(tail, at - _PLACE_64.size)[2]
            for place in (named - start, at - _PLACE_64.size - _END_64.size):
                if 0 <= place <= len(tail) - _END_64.size and tail.startswith(_END_OF_64, place):
                    size = max(size, _END_64.unpack_from(tail, place)[8])
    end = start + max(ends, default=0)
    return end, min(size, end)
