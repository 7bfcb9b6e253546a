"""Bytes to Documents: the first room.

`ingest` reads files, folders and the standard input; `from_bytes` what is in memory; `from_text` a text that is final.
What comes out is a stream of Documents and Issues: a file that cannot be read, and a line of it, is an Issue, and the
stream goes on. The Issues of a Document follow it. `head_of` says which words of a text are its head.

To add a format: one file beside these, with ``looks`` and ``read``, and one line in `READERS`.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Final

from dateline.config import Config
from dateline.errors import BadInput, EmptyReport, MissingExtra, ReportError, UnknownFormat, UnreadableFile
from dateline.ingest import csv_table, html_page, json_lines, parquet_table, plain_text, warc
from dateline.ingest.fields import Fields
from dateline.ingest.folder import files_of, name_of, unreadable
from dateline.ingest.head import Head, Part, head_of
from dateline.ingest.notes import failure, note
from dateline.ingest.reader import Hints, Input, Item, Piece, Reader
from dateline.ingest.repair import final
from dateline.ingest.report import Origin, Report, report_of
from dateline.ingest.stream import ENDLESS, PACKED, Stream
from dateline.model import Document, Issue

__all__ = [
    "READERS",
    "Head",
    "Hints",
    "Item",
    "Part",
    "Piece",
    "Reader",
    "from_bytes",
    "from_file",
    "from_piece",
    "from_text",
    "head_of",
    "ingest",
    "pieces",
    "raws_of",
    "refused",
]

READERS: Final = (
    Reader("html", (".html", ".htm", ".xhtml"), html_page.looks, html_page.read),
    Reader(
        "jsonl", (".jsonl", ".ndjson", ".json"), json_lines.looks, json_lines.read, pieces=json_lines.pieces
    ),
    Reader("csv", (".csv", ".tsv"), csv_table.looks, csv_table.read, pieces=csv_table.pieces),
    Reader("warc", (".warc", ".wet"), warc.looks, warc.read, pieces=warc.pieces, raw=warc.payload),
    Reader(
        "parquet",
        (".parquet",),
        parquet_table.looks,
        parquet_table.read,
        pieces=parquet_table.pieces,
        piece=parquet_table.piece,
        raw=parquet_table.raw,
    ),
    Reader("text", (".txt", ".text"), plain_text.looks, plain_text.read),
)
"""Every format, in the order in which input is looked at whose name tells nothing. Any of them may be packed with gzip
(``reports.jsonl.gz``), or with Zstandard."""

_INSTEAD: Final = {
    (
        ".pdf",
        ".doc",
        ".docx",
        ".odt",
        ".rtf",
        ".epub",
        ".eml",
        ".msg",
    ): "save its text as .txt, or it as .html",
    (".zip", ".tar", ".tgz", ".7z", ".rar", ".bz2", ".xz"): "unpack it, and name the folder",
}
"""What to do with files that people have beside those that are read."""

STANDARD_INPUT: Final = "-"
_NONE: Final = Hints()
_DEFAULT: Final = Config()


def ingest(*paths: str | os.PathLike[str], hints: Hints = _NONE, config: Config = _DEFAULT) -> Iterator[Item]:
    """Every report of files and folders, in order, read as they are asked for. ``-`` is the standard input.

    A folder is read with the folders in it, sorted by name, without hidden files. Ids are unique within one call.
    """
    return _distinct(item for path in paths for item in _of_path(path, hints, config))


def from_bytes(name: str, data: bytes, *, hints: Hints = _NONE, config: Config = _DEFAULT) -> Iterator[Item]:
    """Every report in the bytes of a file; the name tells the format as that of a file does."""
    return _distinct(_of_file(name, io.BytesIO(data), hints, config, named=True))


def from_file(
    name: str, file: BinaryIO, *, hints: Hints = _NONE, config: Config = _DEFAULT
) -> Iterator[Item]:
    """Every report of an open file, which stays its owner's to close; the name tells the format."""
    return _distinct(_of_file(name, file, hints, config, named=True))


def from_text(
    text: str,
    *,
    id: str | None = None,  # noqa: A002 - the name of the field
    where: str = "text",
    hints: Hints = _NONE,
    config: Config = _DEFAULT,
) -> Report:
    """The Document of a text that is final as it is, and the Issues about it.

    Its head is read for date, title, source and place. Without an id it is named by its content. A text that is none
    raises a `ReportError`.
    """
    text, changes = final(text, (), where=where, mend=False)
    return report_of(text, Fields(id=id), origin=Origin(where, None, changes), hints=hints, config=config)


def _of_path(given: str | os.PathLike[str], hints: Hints, config: Config) -> Iterator[Item]:
    if os.fspath(given) == STANDARD_INPUT:
        yield from _of_file(STANDARD_INPUT, sys.stdin.buffer, hints, config, named=True)
        return
    path = Path(given)
    try:
        is_folder = path.is_dir()
    except OSError:
        is_folder = False  # opening it tells why
    if not is_folder:
        yield from _of_opened(path, hints, config, named=True)
        return
    for found in files_of(path):
        if isinstance(found, Issue):
            yield found
        else:
            yield from _of_opened(found, hints, config, named=False)


def _of_opened(path: Path, hints: Hints, config: Config, *, named: bool) -> Iterator[Item]:
    try:
        file = path.open("rb")
    except (OSError, ValueError) as error:
        yield unreadable(path, error if isinstance(error, OSError) else OSError(0, str(error)))
        return
    with file:
        yield from _of_file(name_of(path), file, hints, config, named=named)


def _of_file(name: str, file: BinaryIO, hints: Hints, config: Config, *, named: bool) -> Iterator[Item]:
    """Every report of one file; what fails is an Issue. ``named``: somebody named this file, it was not just found."""
    try:
        stream, chosen, misnamed = _opened(name, file, hints, config, named=named)
        nothing = True
        for item in chosen.read(Input(name, stream, hints, config)):
            nothing = False
            yield item
        if nothing:
            raise EmptyReport("there is no report in it", where=name)
        if misnamed:
            yield note("format-differs", "its name says text, and it is a page: read as HTML", name)
    except ReportError as error:
        yield failure(error)
    except MissingExtra as error:  # the rest of a folder can be read without it
        yield failure(UnreadableFile(error.what, where=name, remedy=error.remedy))


def refused(name: str) -> Issue | None:
    """Why a file that was found in a folder, and that nobody named, is not read: its ending is of no format here."""
    return failure(_unknown(name)) if _suffix(name) and _by_name(name, _NONE) is None else None


def _opened(
    name: str, file: BinaryIO, hints: Hints, config: Config, *, named: bool, endless: bool = False
) -> tuple[Stream, Reader, bool]:
    """The bytes of a file, how they are read, and whether that is not what its name says."""
    reader = _by_name(name, hints)
    if reader is None and not named and _suffix(name):  # `refused` says the same before it is opened
        raise _unknown(name)
    limit = config.max_file_bytes
    stream = Stream(file, limit=ENDLESS if endless else limit, where=name, longest_line=limit)
    if not stream.sample.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise EmptyReport("it is empty", where=name)
    looked = _by_look(stream.sample)
    misnamed = reader is not None and reader.name == "text" and looked.name == "html" and hints.format is None
    return stream, looked if misnamed or reader is None else reader, misnamed


# A file in pieces ---------------------------------------------------------------------------------


def pieces(
    name: str, file: BinaryIO, *, named: bool = True, hints: Hints = _NONE, config: Config = _DEFAULT
) -> Iterator[Piece]:
    """The reports of a file of any length, still as bytes, one a piece: `from_piece` reads one, here or elsewhere.

    What comes of the pieces, one after another, is what comes of the whole file, but that ids may recur. Of a format
    of one report a file the piece is the file. ``config.max_file_bytes`` holds for each piece.
    """
    try:
        stream, reader, _ = _opened(name, file, hints, config, named=named, endless=True)
        if reader.pieces is None:
            yield Piece(file=name, number=1, data=stream.read(config.max_file_bytes), named=named)
            return
        nothing = True
        for piece in reader.pieces(Input(name, stream, hints, config)):
            nothing = False
            yield replace(piece, format=reader.name, named=named)
        if nothing:
            raise EmptyReport("there is no report in it", where=name)
    except ReportError as error:
        yield Piece(file=name, number=1, data=b"", failed=failure(error))


def from_piece(piece: Piece, *, hints: Hints = _NONE, config: Config = _DEFAULT) -> Iterator[Item]:
    """The report in a piece, and the Issues about it."""
    if piece.failed:
        yield piece.failed
        return
    if piece.format is None:
        yield from _distinct(_of_file(piece.file, io.BytesIO(piece.data), hints, config, named=piece.named))
        return
    reader = next(each for each in READERS if each.name == piece.format)
    try:
        stream = Stream(io.BytesIO(piece.data), limit=config.max_file_bytes, where=piece.file)
        read = reader.piece or reader.read
        yield from _distinct(read(Input(piece.file, stream, hints, config, piece.number, piece.encoding)))
    except ReportError as error:
        yield failure(error)


def raws_of(path: Path, *, limit: int) -> Iterator[bytes] | None:
    """What the raw hashes of a file's reports are of, in order; None where that is the file or a line of it."""
    with path.open("rb") as file:
        _, reader, _ = _opened(name_of(path), file, _NONE, Config(max_file_bytes=limit), named=True)
    return _raws(path, reader, limit) if reader.raw else None


def _raws(path: Path, reader: Reader, limit: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        for piece in pieces(name_of(path), file, config=Config(max_file_bytes=limit)):
            data = reader.raw(piece.data, limit) if reader.raw and not piece.failed else None
            if data is not None:
                yield data


def _by_name(name: str, hints: Hints) -> Reader | None:
    """The reader that the caller or the file's name asks for."""
    if hints.format is not None:
        for reader in READERS:
            if reader.name == hints.format:
                return reader
        raise BadInput(
            f"there is no format {hints.format!r}",
            remedy=f"use one of: {', '.join(each.name for each in READERS)}",
        )
    suffix = _suffix(name)
    return next((reader for reader in READERS if suffix in reader.suffixes), None)


def _suffix(name: str) -> str:
    name = name.lower()
    for ending in PACKED:
        name = name.removesuffix(ending)
    suffix = Path(name).suffix
    return "" if suffix[1:].isdigit() else suffix  # "Attack 13.08.2022" has none


def _by_look(sample: bytes) -> Reader:
    return next(reader for reader in READERS if reader.looks(sample))


def _unknown(name: str) -> UnknownFormat:
    for suffixes, remedy in _INSTEAD.items():
        if _suffix(name) in suffixes:
            return UnknownFormat("no reader takes this kind of file", where=name, remedy=remedy)
    known = " ".join(suffix for reader in READERS for suffix in reader.suffixes)
    return UnknownFormat(
        "no reader takes this kind of file", where=name, remedy=f"known are {known}, each also as .gz or .zst"
    )


def _distinct(items: Iterable[Item]) -> Iterator[Item]:
    """The items, each Document under an id of its own: the second ``7`` becomes ``7-2``."""
    used: dict[str, int] = {}
    for item in items:
        if not isinstance(item, Document) or item.id not in used:
            if isinstance(item, Document):
                used[item.id] = 1
            yield item
            continue
        number = used[item.id] + 1
        while (name := f"{item.id}-{number}") in used:
            number += 1
        used[item.id] = number
        used[name] = 1
        yield replace(item, id=name)
        yield note(
            "duplicate-id", f"another report of this run is {item.id}; this one is {name}", f"document {name}"
        )
