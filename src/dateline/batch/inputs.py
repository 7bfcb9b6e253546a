"""What is to be read, in pieces and then in shards: the same shards for the same input, whoever reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, Final

import msgspec

from dateline.batch.place import found_at, is_url, open_url
from dateline.config import Config
from dateline.engine import Shard
from dateline.ingest import Hints, Piece, pieces
from dateline.keep.files import File, files_in
from dateline.model import Issue

REPORTS_A_SHARD: Final = 100
"""Reports of a shard: half a minute of one core, which is what a killed worker loses."""
BYTES_A_SHARD: Final = 16 * 2**20
"""Bytes of a shard, so that one of long pages is no longer than others."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: the name that the record will remember, its path or address, how many bytes are before it and in
    it, and whether somebody named it or it was found in a folder."""

    name: str
    path: str
    before: int
    size: int
    failed: Issue | None = None
    named: bool = True


def sources(paths: Iterable[str]) -> list[Source]:
    """Every file that is named, those of folders and buckets in the order of their names."""
    found: list[Source] = []
    before = 0
    for path in paths:
        for source in _of_url(path) if is_url(path) else _of_path(path):
            found.append(replace(source, before=before))
            before += source.size
    return found


def _of_url(url: str) -> Iterator[Source]:
    for path, size in found_at(url):
        yield Source(path, path, 0, size)


def _of_path(path: str) -> Iterator[Source]:
    for file in files_in([Path(path)]):
        if isinstance(file, File):
            yield Source(file.name, str(file.path), 0, file.path.stat().st_size, named=not file.found)
        else:
            yield Source(file.where or path, path, 0, 0, file)


def cut(
    found: Sequence[Source],
    *,
    version: str,
    hints: Hints,
    config: Config,
    reports: int = REPORTS_A_SHARD,
    largest: int = BYTES_A_SHARD,
) -> Iterator[Shard]:
    """The shards of the files, as they are asked for.

    A file of many reports has shards of its own. Files of one are put together, and cut after those whose names say so
    by their hash, so that a file that is added changes the shard which it comes into, and no other.
    """
    total = sum(each.size for each in found)
    some: list[Piece] = []
    weight = 0
    for source in found:
        number = 0
        with ExitStack() as stack:
            for piece, place in _pieces(source, hints, config, stack):
                some.append(piece)
                weight += len(piece.data)
                number += 1
                if len(some) >= reports or weight >= largest:
                    yield _shard(some, weight, version, (source.before + place) / total if total else None)
                    some, weight = [], 0
        if some and (number > 1 or _cuts(source.name, reports)):
            yield _shard(some, weight, version, (source.before + source.size) / total if total else None)
            some, weight = [], 0
    if some:
        yield _shard(some, weight, version, 1.0)


def _cuts(name: str, reports: int) -> bool:
    """Whether a shard ends after a file of this name: after one in half as many as a shard may have."""
    return int.from_bytes(sha256(name.encode()).digest()[:8], "big") % max(reports // 2, 1) == 0


def _pieces(source: Source, hints: Hints, config: Config, stack: ExitStack) -> Iterator[tuple[Piece, int]]:
    """The pieces of a file, each with how many bytes of the file were read until then."""
    if source.failed:
        yield Piece(file=source.name, number=1, data=b"", failed=source.failed), 0
        return
    opened = open_url(source.path) if is_url(source.path) else Path(source.path).open("rb")  # noqa: SIM115
    file = _Counted(stack.enter_context(opened))
    for piece in pieces(source.name, file, named=source.named, hints=hints, config=config):  # type: ignore[arg-type]  # reads alike
        yield piece, min(file.read_bytes, source.size)


class _Counted:
    """A file that counts the bytes read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.read_bytes = 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.read_bytes += len(data)
        return data

    def readline(self, size: int = -1) -> bytes:
        data = self._file.readline(size)
        self.read_bytes += len(data)
        return data

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


def _shard(some: Sequence[Piece], weight: int, version: str, through: float | None) -> Shard:
    return Shard(key_of(some, version), tuple(some), weight, through)


def key_of(some: Sequence[Piece], version: str) -> str:
    """The hash over all that the output of a shard depends on."""
    digest = sha256(version.encode())
    for piece in some:
        about = (
            piece.file,
            piece.number,
            piece.format,
            piece.encoding,
            piece.named,
            piece.failed,
            len(piece.data),
        )
        digest.update(msgspec.json.encode(about))
        digest.update(piece.data)
    return digest.hexdigest()[:24]
