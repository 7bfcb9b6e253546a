"""An evidence package: raw bytes, texts, record, log and a manifest of hashes in one zip file.

The same record gives the same bytes. `opened` gives the record in a package back, once every file in it has the
hash that the manifest says.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from dateline.errors import BadInput, UnreadableFile, reason_of
from dateline.export.files import whole_file
from dateline.export.records.separated import write_lines
from dateline.keep.log import START
from dateline.keep.raw import bytes_of
from dateline.store import open_store
from dateline.store.protocol import Store, View
from dateline.tables import DOCUMENTS, JUDGEMENTS, LINKING_TABLES, Row

MANIFEST: Final = "manifest.json"
RECORD: Final = "record.db"
FORM: Final = "dateline bundle 1"
INDEX: Final = "reports.csv"
README: Final = "README.txt"
_INDEXED: Final = (
    "source",
    "published",
    "title",
    "url",
    "language",
    "version_of",
    "text_sha256",
    "raw_sha256",
)
_SAYS: Final = """This is an evidence package of Dateline.

record.db      the record: a database of SQLite. What was read is in its tables; the views current_events,
               current_statements and so on show what counts, each row with its report, and the table evidence the
               words that each cell rests on, by where they start and end in the text.
reports.csv    each report: its outlet, date, title and address, its text and its raw bytes in this package.
text/          the texts, in UTF-8. Starts and ends count Unicode code points of these, from 0; the end is not in.
raw/           the bytes that came, each file named by its SHA-256. One file may hold many reports.
log.jsonl      what people decided, in order; each line holds the hash of the one before it (previous) and its own (id).
manifest.json  the SHA-256 of every other file here, and the hash of the last line of the log.

To check all of it:      dateline verify PACKAGE.zip
To check it by hand:     compare sha256sum of each file with manifest.json
To ask the record:       unpack it, then: dateline query record.db
"""
MOST_UNPACKED: Final = 64 * 2**30
"""Bytes that a package may unpack to: more is taken for a zip bomb."""

_PIECE: Final = 1 << 20
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_COPIED: Final = ("raws", "runs", "run_issues")


def bundle(store: Store, out: Path) -> int:
    """Writes the package of a record; the number of files in it."""
    view = store.view
    hashes: dict[str, str] = {}
    with (
        whole_file(out) as file,
        tempfile.TemporaryDirectory() as folder,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package,
    ):
        for row in view.rows("raws"):
            _write(package, f"raw/{row[0]}", bytes_of(row), hashes)
        index: list[Row] = []
        kept = {f"raw/{row[0]}" for row in view.rows("raws")}
        for row in view.rows("documents"):
            cells = DOCUMENTS.cells(row)
            name = f"text/{sha256(str(cells['id']).encode()).hexdigest()[:16]}.txt"
            _write(package, name, str(cells["text"]).encode(), hashes)
            raw = f"raw/{cells['raw_sha256']}"
            index.append(
                (cells["id"], *(cells[each] for each in _INDEXED), name, raw if raw in kept else None)
            )
        _write(package, INDEX, _csv(("report", *_INDEXED, "text", "raw"), index), hashes)
        _write(package, README, _SAYS.encode(), hashes)
        log = [dict(zip(JUDGEMENTS.names, row, strict=True)) for row in view.rows("judgements")]
        _write(package, "log.jsonl", b"".join(msgspec.json.encode(entry) + b"\n" for entry in log), hashes)
        record = Path(folder) / RECORD
        copy(view, record)
        _write(package, RECORD, record.read_bytes(), hashes)
        manifest = {"form": FORM, "log_head": log[-1]["id"] if log else START, "sha256": hashes}
        packed = msgspec.json.format(msgspec.json.encode(manifest)) + b"\n"
        package.writestr(zipfile.ZipInfo(MANIFEST, _NO_TIME), packed)
    return len(hashes) + 1


def _write(package: zipfile.ZipFile, name: str, data: bytes, hashes: dict[str, str]) -> None:
    info = zipfile.ZipInfo(name, _NO_TIME)
    info.compress_type = zipfile.ZIP_DEFLATED
    package.writestr(info, data)
    hashes[name] = sha256(data).hexdigest()


def _csv(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    out = io.BytesIO()
    write_lines(out, columns, rows)
    return out.getvalue()


def copy(view: View, path: Path) -> None:
    """The whole record in a new file of SQLite, its log with it."""
    target = open_store(path, create=True)
    try:
        with target.writing() as writer:
            for table in _COPIED:
                writer.put(table, view.rows(table))
            for row in view.rows("readings"):
                kept = view.kept(str(row[0]))
                if kept is not None:
                    writer.keep(kept, current=False)
            writer.put("produced", view.rows("produced"))
            writer.put("judgements", view.rows("judgements"))
            writer.put("current", view.rows("current"))
            writer.put("reviews", view.rows("reviews"))
            for derived in LINKING_TABLES:
                writer.put(derived.name, view.rows(derived.name))
    finally:
        target.close()


@contextmanager
def opened(package: Path) -> Iterator[Store]:
    """The record of a package whose files are those of its manifest."""
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / RECORD
        try:
            with zipfile.ZipFile(package) as files:
                _check(files, record)
        except (zipfile.BadZipFile, OSError, EOFError, msgspec.MsgspecError, ValueError) as error:
            raise UnreadableFile(
                f"the package cannot be read: {reason_of(error)}", where=str(package)
            ) from error
        store = open_store(record)
        try:
            yield store
        finally:
            store.close()


def _check(files: zipfile.ZipFile, record: Path) -> None:
    """Checks every file of the package, and takes out the record. No name in it is ever used as a path."""
    names = files.namelist()
    if len(set(names)) != len(names) or MANIFEST not in names or RECORD not in names:
        raise BadInput("this is not a package of Dateline", where=str(files.filename))
    if sum(info.file_size for info in files.infolist()) > MOST_UNPACKED:
        raise BadInput("it unpacks to too much", where=str(files.filename))
    manifest = msgspec.json.decode(files.read(MANIFEST), type=dict[str, object])
    hashes = manifest.get("sha256")
    if manifest.get("form") != FORM or not isinstance(hashes, dict) or {*hashes, MANIFEST} != set(names):
        raise BadInput("the files are not those of the manifest", where=str(files.filename))
    for name, expected in hashes.items():
        if _digest(files, name, record if name == RECORD else None) != expected:
            raise BadInput(f"{name} does not have the hash of the manifest", where=str(files.filename))


def _digest(files: zipfile.ZipFile, name: str, target: Path | None) -> str:
    """The hash of a file in the package, which is written to the target where there is one."""
    digest = sha256()
    with files.open(name) as file, target.open("wb") if target else nullcontext() as out:
        while piece := file.read(_PIECE):
            digest.update(piece)
            if out:
                out.write(piece)
    return digest.hexdigest()
