"""What comes of the reports of a shard, as bytes: readings whole with their rows, and the Issues of what failed.

The bytes have a head, which tells how many entries there are of which month and what the readings are named, and then a
packed block for each month, so that one month can be had without the others.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import msgspec

from dateline.model import Issue, Published
from dateline.tables import Kept

UNKNOWN: Final = "XXXX-XX"
"""The month of what is not dated, as EDTF writes it."""
START: Final = b"dateline shard 1\n"
_WIDTH: Final = 8
_LEVEL: Final = 1


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """One reading, as it is kept, or one Issue; ``file`` and ``number`` are where in the input it came from."""

    month: str
    file: str
    number: int
    document: tuple[Any, ...] | None = None
    reading: tuple[Any, ...] | None = None
    rows: dict[str, tuple[tuple[Any, ...], ...]] | None = None
    issue: tuple[str, str, str, str | None] | None = None

    @property
    def kept(self) -> Kept | None:
        """The reading."""
        if self.document is None or self.reading is None or self.rows is None:
            return None
        return Kept(self.document, self.reading, self.rows)


class Head(msgspec.Struct, frozen=True, array_like=True):
    """``blocks`` are the months with the number of their entries and the length of their block; ``names`` of each
    reading its month, id, and its document's id and digest, month by month; ``failed`` how many Issues, by code."""

    blocks: tuple[tuple[str, int, int], ...]
    names: tuple[tuple[str, str, str, str], ...]
    failed: dict[str, int]


_ENTRIES: Final = msgspec.msgpack.Decoder(list[Entry])
_HEAD: Final = msgspec.msgpack.Decoder(Head)


def month_of(published: Published | str | None) -> str:
    """The month of publication, as EDTF: ``2025-03``, ``2025-XX`` where the month is not known."""
    iso = str(published or "")
    return iso[:7] if len(iso) >= len("2025-03") else f"{iso[:4]}-XX" if iso else UNKNOWN


def entry_of(kept: Kept, *, file: str, number: int) -> Entry:
    """A reading."""
    return Entry(month_of(kept.document[8]), file, number, kept.document, kept.reading, dict(kept.rows))


def entry_of_issue(issue: Issue, *, file: str, number: int) -> Entry:
    """What stands for a report that failed, or is about the input."""
    return Entry(UNKNOWN, file, number, issue=(issue.step, issue.code, issue.message, issue.where))


def packed(entries: Iterable[Entry]) -> bytes:
    """The entries as bytes."""
    entries = list(entries)
    months: dict[str, list[Entry]] = {}
    failed: dict[str, int] = {}
    for entry in entries:
        months.setdefault(entry.month, []).append(entry)
        if entry.issue:
            failed[entry.issue[1]] = failed.get(entry.issue[1], 0) + 1
    names = tuple(
        (month, entry.reading[0], entry.document[0], entry.document[1])
        for month, some in sorted(months.items())
        for entry in some
        if entry.document and entry.reading
    )
    blocks = {
        month: zlib.compress(msgspec.msgpack.encode(some), _LEVEL) for month, some in sorted(months.items())
    }
    head = Head(
        tuple((month, len(months[month]), len(block)) for month, block in blocks.items()),
        names,
        dict(sorted(failed.items())),
    )
    encoded = msgspec.msgpack.encode(head)
    return b"".join((START, len(encoded).to_bytes(_WIDTH, "big"), encoded, *blocks.values()))


def head_length(data: bytes) -> int:
    """Where the head ends, from the first `OPENING` bytes."""
    return len(START) + _WIDTH + int.from_bytes(data[len(START) : len(START) + _WIDTH], "big")


OPENING: Final = len(START) + _WIDTH


def head_of(data: bytes) -> Head:
    """The head of packed entries, from as many bytes as it has."""
    return _HEAD.decode(data[OPENING : head_length(data)])


def block_of(head: Head, length: int, month: str) -> tuple[int, int]:
    """Where the block of a month begins and ends; ``length`` is that of the head."""
    start = length
    for name, _, size in head.blocks:
        if name == month:
            return start, start + size
        start += size
    return start, start


def unpacked(block: bytes) -> Sequence[Entry]:
    """The entries of a block."""
    return _ENTRIES.decode(zlib.decompress(block)) if block else []


def joined(outputs: Iterable[bytes]) -> bytes:
    """The entries of several outputs as one: as they would have been packed together."""
    return packed(entry for output in outputs for entry in _all(output))


def _all(output: bytes) -> Iterator[Entry]:
    """The entries of an output, month by month, each in its order."""
    head, length = head_of(output), head_length(output)
    for month, _, _ in head.blocks:
        start, end = block_of(head, length, month)
        yield from unpacked(output[start:end])
