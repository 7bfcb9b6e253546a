"""What a reader of one format is given, what it yields, and what the caller may say beforehand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.config import Config
from dateline.errors import BadInput
from dateline.ingest.decode import codec_of
from dateline.ingest.stream import Stream
from dateline.model import Document, Issue, Published

Item = Document | Issue
"""What comes out of ingest. The Issues of a Document follow it and share its place in the input as ``where``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the caller knows of every report that is given, such as the flags of the command line.

    A hint wins over what the report says; where the two give different days, an Issue says so. ``encoding``
    is for text whose encoding is guessed wrong, ``format`` the name of a reader for input whose name tells
    nothing.
    """

    published: Published | None = None
    source: str | None = None
    title: str | None = None
    url: str | None = None
    encoding: str | None = None
    format: str | None = None

    def __post_init__(self) -> None:
        if self.encoding is not None and codec_of(self.encoding) is None:
            raise BadInput(
                f"texts are not in {self.encoding!r}", remedy="give one such as utf-8, utf-16 or cp1252"
            )


@dataclass(frozen=True, slots=True)
class Input:
    """One file, opened: its name as Issues give it, its bytes, and what the run knows."""

    name: str
    stream: Stream
    hints: Hints
    config: Config
    first: int = 1
    """The number of its first line, row or record: of a piece of a file, that which it has in the file."""
    encoding: str | None = None
    """Of a piece, the encoding of the file where its first bytes showed it; a line that is not in it may have another."""

    def piece(
        self, number: int, data: bytes, *, failed: Issue | None = None, encoding: str | None = None
    ) -> Piece:
        """A piece of this file."""
        return Piece(file=self.name, number=number, data=data, encoding=encoding, failed=failed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One report of a file, still as bytes: a line, a row, a record, or the whole file, where ``format`` is None.

    ``number`` is the one that it has in the file, ``encoding`` that of the file where its first bytes showed it,
    ``failed`` the Issue that stands in the report's place, and ``named`` whether somebody named the file.
    """

    file: str
    number: int
    data: bytes
    format: str | None = None
    encoding: str | None = None
    failed: Issue | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: the suffixes of its files, how its first bytes look, and how it is read.

    ``read`` yields the reports of one input in their order, as it reads them. A report that fails is an
    Issue; where the whole input fails, it raises a `dateline.errors.ReportError`.

    A format of many reports also says how a file of any length comes apart: ``pieces`` yields one for each report,
    and ``piece`` reads one alone (``read`` does where it is not given). ``raw`` gives the bytes of a piece that a
    report's raw hash is of, where they are not a line of the file.
    """

    name: str
    suffixes: tuple[str, ...]
    looks: Callable[[bytes], bool]
    read: Callable[[Input], Iterator[Item]]
    pieces: Callable[[Input], Iterator[Piece]] | None = None
    piece: Callable[[Input], Iterator[Item]] | None = None
    raw: Callable[[bytes, int], bytes | None] | None = None
