"""Bytes to Documents: the first room.

`ingest` reads files, folders and the standard input; `from_bytes` what is in memory; `from_text` a text that is final.
What comes out is a stream of Documents and Issues: a file that cannot be read, and a line of it, is an Issue, and the
stream goes on. The Issues of a Document follow it. `head_of` says which words of a text are its head.

To add a format: one file beside these, with ``looks`` and ``read``, and one line in `READERS`. One of archives has
``members`` instead of ``read``, and its line is in `ARCHIVES`.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from dateline.config import Config
from dateline.errors import (
    BadInput,
    EmptyReport,
    MissingExtra,
    ReportError,
    TooLarge,
    UnknownFormat,
    UnreadableFile,
)
from dateline.ingest import (
    csv_table,
    html_page,
    json_lines,
    parquet_table,
    plain_text,
    tar_archive,
    warc,
    zip_archive,
)
from dateline.ingest.fields import Fields
from dateline.ingest.folder import files_of, name_of, unreadable
from dateline.ingest.head import Head, Part, head_of
from dateline.ingest.lines import line_parts
from dateline.ingest.members import Allowance, Archive, Held, Member, Spent
from dateline.ingest.notes import failure, note
from dateline.ingest.pdf import document as pdf
from dateline.ingest.reader import Hints, Input, Item, Piece, Reader
from dateline.ingest.repair import final
from dateline.ingest.report import Origin, Report, report_of
from dateline.ingest.stream import ENDLESS, PACKED, Stream
from dateline.model import Document, Issue

__all__ = [
    "ARCHIVES",
    "FORMATS",
    "READERS",
    "Archive",
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
    "placed",
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
    Reader("pdf", (".pdf",), pdf.looks, pdf.read),
    Reader("text", (".txt", ".text"), plain_text.looks, plain_text.read),
)
"""Every format, in the order in which input is looked at whose name tells nothing. Any of them may be packed with gzip
(``reports.jsonl.gz``), or with Zstandard."""

ARCHIVES: Final = (
    Archive("zip", (".zip",), zip_archive.looks, zip_archive.members),
    Archive("tar", (".tar", ".tgz", ".tzst"), tar_archive.looks, tar_archive.members),
)
"""Every kind of archive, which is read as the folder that it holds. Archives in archives are read as well."""

Format = Archive | Reader
FORMATS: Final[tuple[Format, ...]] = (*ARCHIVES, *READERS)
"""All that a file may be, in the order in which it is looked at."""

_INSTEAD: Final = {
    (
        ".doc",
        ".docx",
        ".odt",
        ".rtf",
        ".epub",
        ".eml",
        ".msg",
    ): "save its text as .txt, or it as .html",
    (".7z", ".rar", ".bz2", ".tbz2", ".xz", ".txz"): "unpack it, and name the folder",
}
"""What to do with files that people have beside those that are read."""

Placed = tuple[str, Item]
"""What comes out of ingest, behind the name of the file that it is in."""

STANDARD_INPUT: Final = "-"
_NONE: Final = Hints()
_DEFAULT: Final = Config()


def ingest(*paths: str | os.PathLike[str], hints: Hints = _NONE, config: Config = _DEFAULT) -> Iterator[Item]:
    """Every report of files and folders, in order, read as they are asked for. ``-`` is the standard input.

    A folder is read with the folders in it, sorted by name, without hidden files; an archive as the folder that it holds.
    Ids are unique within one call.
    """
    return _distinct(item for path in paths for _, item in _of_path(path, hints, config))


def placed(
    path: str | os.PathLike[str], *, name: str | None = None, hints: Hints = _NONE, config: Config = _DEFAULT
) -> Iterator[Placed]:
    """What `ingest` gives of one file, each with where it is: the file, or the path in an archive behind its name.

    ``name`` is what the file is called where it has another name on the disk.
    """
    if name is None:
        return _apart(_of_path(path, hints, config))
    return _apart(_of_opened(Path(path), hints, config, named=True, name=name))


def from_bytes(name: str, data: bytes, *, hints: Hints = _NONE, config: Config = _DEFAULT) -> Iterator[Item]:
    """Every report in the bytes of a file; the name tells the format as that of a file does."""
    return from_file(name, io.BytesIO(data), hints=hints, config=config)


def from_file(
    name: str, file: BinaryIO, *, hints: Hints = _NONE, config: Config = _DEFAULT
) -> Iterator[Item]:
    """Every report of an open file, which stays its owner's to close; the name tells the format."""
    return _distinct(item for _, item in _of_file(name, file, hints, config, named=True))


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


def _of_path(given: str | os.PathLike[str], hints: Hints, config: Config) -> Iterator[Placed]:
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
            yield name_of(path), found
        else:
            yield from _of_opened(found, hints, config, named=False)


def _of_opened(
    path: Path, hints: Hints, config: Config, *, named: bool, name: str | None = None
) -> Iterator[Placed]:
    name = name_of(path) if name is None else name
    try:
        file = path.open("rb")
    except (OSError, ValueError) as error:
        yield name, unreadable(path, error if isinstance(error, OSError) else OSError(0, str(error)))
        return
    with file:
        yield from _of_file(name, file, hints, config, named=named)


def _of_file(
    name: str,
    file: BinaryIO,
    hints: Hints,
    config: Config,
    *,
    named: bool,
    allowance: Allowance | None = None,
) -> Iterator[Placed]:
    """Every report of one file; what fails is an Issue. ``named``: somebody named this file, it was not just found."""
    try:
        opened = _opened(name, file, hints, config, named=named)
        if isinstance(opened.format, Archive):
            for member in _members(opened.format, name, opened.stream, config, allowance):
                if isinstance(member, Issue):
                    yield name, member
                    continue
                inside = f"{name}/{member.path}"
                yield from _of_file(
                    inside, member.file, _of_members(hints), config, named=False, allowance=member.allowance
                )
            return
        nothing = True
        for item in opened.format.read(Input(name, opened.stream, hints, config)):
            nothing = False
            yield name, item
        if nothing:
            raise EmptyReport("there is no report in it", where=name)
        if opened.misnamed:
            yield name, note("format-differs", "its name says text, and it is a page: read as HTML", name)
    except ReportError as error:
        yield name, failure(error)
    except Spent:
        if allowance is not None:
            raise
        yield name, _spent(name, config)
    except MissingExtra as error:  # the rest of a folder can be read without it
        yield name, failure(UnreadableFile(error.what, where=name, remedy=error.remedy))


def refused(name: str) -> Issue | None:
    """Why a file that was found in a folder, and that nobody named, is not read: its ending is of no format here."""
    return failure(_unknown(name)) if _suffix(name) and _by_name(name, _NONE) is None else None


class _Opened(NamedTuple):
    """The bytes of a file, how they are read, and whether that is not what its name says."""

    stream: Stream
    format: Format
    misnamed: bool


def _opened(
    name: str, file: BinaryIO, hints: Hints, config: Config, *, named: bool, endless: bool = False
) -> _Opened:
    """A file, opened."""
    chosen = _by_name(name, hints)
    if chosen is None and not named and _suffix(name):  # `refused` says the same before it is opened
        raise _unknown(name)
    limit = config.max_file_bytes
    whole = ENDLESS if endless or isinstance(chosen, Archive) else limit
    stream = Stream(file, limit=whole, where=name, longest_line=limit)
    if not stream.sample.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise EmptyReport("it is empty", where=name)
    looked = _by_look(stream.sample)
    if hints.format is not None and isinstance(looked, Archive) and _by_name(name, _NONE) is looked:
        return _Opened(stream, looked, misnamed=False)  # what the caller says is of the files in it
    misnamed = chosen is not None and chosen.name == "text" and looked.name == "html" and hints.format is None
    return _Opened(stream, looked if misnamed or chosen is None else chosen, misnamed)


# Archives -----------------------------------------------------------------------------------------


def _members(
    archive: Archive, name: str, stream: Stream, config: Config, allowance: Allowance | None
) -> Iterator[Member | Issue]:
    """The files of an archive, each to be read before the next; `EmptyReport` where there is none, and `Spent` ends the
    archive that was named."""
    inside = (allowance or Allowance.of(config)).deeper()
    if inside.depth < 0:
        raise TooLarge(
            f"it is an archive in {config.max_archive_depth} others",
            where=name,
            remedy="unpack it, or raise max_archive_depth",
        )
    nothing = True
    for member in archive.members(Held(name, stream, inside, config)):
        nothing = False
        yield member
    if nothing:
        raise EmptyReport("there is no file in it", where=name)


def _spent(name: str, config: Config) -> Issue:
    """The Issue that ends an archive which unpacks to too much."""
    what = f"it unpacks to over {config.max_archive_bytes:,} bytes: what is behind them was not read"
    return failure(TooLarge(what, where=name, remedy="split it, or raise max_archive_bytes"))


def _of_members(hints: Hints) -> Hints:
    """What the caller says of the files in an archive: not that they are archives."""
    is_archive = any(each.name == hints.format for each in ARCHIVES)
    return replace(hints, format=None) if is_archive else hints


# A file in pieces ---------------------------------------------------------------------------------


def pieces(
    name: str, file: BinaryIO, *, named: bool = True, hints: Hints = _NONE, config: Config = _DEFAULT
) -> Iterator[Piece]:
    """The reports of a file of any length, still as bytes, one a piece: `from_piece` reads one, here or elsewhere.

    What comes of the pieces, one after another, is what comes of the whole file, but that ids may recur. Of a format
    of one report a file the piece is the file. ``config.max_file_bytes`` holds for each piece.
    """
    return _pieces(name, file, hints, config, named=named)


def _pieces(
    name: str,
    file: BinaryIO,
    hints: Hints,
    config: Config,
    *,
    named: bool,
    allowance: Allowance | None = None,
) -> Iterator[Piece]:
    try:
        opened = _opened(name, file, hints, config, named=named, endless=True)
        if isinstance(opened.format, Archive):
            for member in _members(opened.format, name, opened.stream, config, allowance):
                if isinstance(member, Issue):
                    yield Piece(file=name, number=1, data=b"", failed=member)
                    continue
                inside = f"{name}/{member.path}"
                yield from _pieces(
                    inside, member.file, _of_members(hints), config, named=False, allowance=member.allowance
                )
            return
        reader = opened.format
        if reader.pieces is None:
            data = opened.stream.read(config.max_file_bytes)
            yield Piece(file=name, number=1, data=data, named=named)
            return
        nothing = True
        for piece in reader.pieces(Input(name, opened.stream, hints, config)):
            nothing = False
            yield replace(piece, format=reader.name, named=named)
        if nothing:
            raise EmptyReport("there is no report in it", where=name)
    except ReportError as error:
        yield Piece(file=name, number=1, data=b"", failed=failure(error))
    except Spent:
        if allowance is not None:
            raise
        yield Piece(file=name, number=1, data=b"", failed=_spent(name, config))


def from_piece(piece: Piece, *, hints: Hints = _NONE, config: Config = _DEFAULT) -> Iterator[Item]:
    """The report in a piece, and the Issues about it."""
    if piece.failed:
        yield piece.failed
        return
    if piece.format is None:
        yield from _distinct(
            item for _, item in _of_file(piece.file, io.BytesIO(piece.data), hints, config, named=piece.named)
        )
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
    config = Config(max_file_bytes=limit)
    with path.open("rb") as file:
        found = _opened(name_of(path), file, _NONE, config, named=True).format
    return _raws(path, config) if isinstance(found, Archive) or found.raw else None


def _raws(path: Path, config: Config) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from _raws_in(name_of(path), file, config, None)


def _raws_in(name: str, file: BinaryIO, config: Config, allowance: Allowance | None) -> Iterator[bytes]:
    """Those of one file: of an archive, all that is in it, each whole and in lines."""
    try:
        opened = _opened(name, file, _NONE, config, named=allowance is None, endless=True)
        found = opened.format
        if isinstance(found, Archive):
            for member in _members(found, name, opened.stream, config, allowance):
                if isinstance(member, Member):
                    yield from _raws_in(f"{name}/{member.path}", member.file, config, member.allowance)
        elif found.raw and found.pieces:
            for piece in found.pieces(Input(name, opened.stream, _NONE, config)):
                data = None if piece.failed else found.raw(piece.data, config.max_file_bytes)
                if data is not None:
                    yield data
        else:
            data = opened.stream.read(config.max_file_bytes)
            yield data
            if found.pieces:
                yield from (data[start:end] for start, end in line_parts(data))
    except (ReportError, MissingExtra, Spent) as error:
        if isinstance(error, Spent) and allowance is not None:
            raise
        return  # reading it has told


def _by_name(name: str, hints: Hints) -> Format | None:
    """The format that the caller or the file's name asks for."""
    if hints.format is not None:
        for each in FORMATS:
            if each.name == hints.format:
                return each
        raise BadInput(
            f"there is no format {hints.format!r}",
            remedy=f"use one of: {', '.join(each.name for each in FORMATS)}",
        )
    suffix = _suffix(name)
    return next((each for each in FORMATS if suffix in each.suffixes), None)


def _suffix(name: str) -> str:
    name = name.lower()
    for ending in PACKED:
        name = name.removesuffix(ending)
    suffix = Path(name).suffix
    return "" if suffix[1:].isdigit() else suffix  # "Attack 13.08.2022" has none


def _by_look(sample: bytes) -> Format:
    return next(each for each in FORMATS if each.looks(sample))


def _unknown(name: str) -> UnknownFormat:
    for suffixes, remedy in _INSTEAD.items():
        if _suffix(name) in suffixes:
            return UnknownFormat("no reader takes this kind of file", where=name, remedy=remedy)
    known = " ".join(suffix for each in FORMATS for suffix in each.suffixes)
    return UnknownFormat(
        "no reader takes this kind of file", where=name, remedy=f"known are {known}, each also as .gz or .zst"
    )


def _apart(found: Iterable[Placed]) -> Iterator[Placed]:
    """The same with ids that are unique; what is told of one stands in its place."""
    places: list[str] = []

    def items() -> Iterator[Item]:
        for place, item in found:
            places[:] = [place]
            yield item

    for item in _distinct(items()):
        yield places[0], item


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
