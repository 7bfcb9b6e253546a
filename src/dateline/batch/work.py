"""The jobs of batch: reading the pieces of a shard, and what their outputs depend on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

import dateline
from dateline.batch.entries import Entry, entry_of, entry_of_issue, joined, packed
from dateline.config import Config
from dateline.errors import ReportError
from dateline.ingest import Hints, Item, Piece, from_piece
from dateline.model import Document, Issue, MadeBy, Reading, issue_of
from dateline.pipeline import Load, load_reader, read_many
from dateline.record import kept_of

STEP: Final = "batch"
FORM: Final = 1
"""The form of what is on the shelf, and of the data set: a change of it makes every shard new."""

_ROOMS: Final = (
    "batch/entries.py", "batch/work.py", "checks.py", "data", "gazetteer", "ingest", "lang", "model.py", "nn.py",
    "pipeline.py", "reading", "record", "tables.py", "terms.py",
)  # fmt: skip
"""The sources of whatever makes a reading and its rows."""
_SOURCES: Final = {".csv", ".npz", ".py", ".sqlite", ".toml", ".tsv"}
_NOT_READ: Final = frozenset({"workers", "threads", "actors", "codebook", "gazetteer", "places", "weights"})
"""Settings that change no reading, or whose files are hashed, or that the reading's maker names."""
_FILES: Final = ("actors", "codebook", "gazetteer", "places")


@dataclass(frozen=True, slots=True)
class ReadPieces:
    """Reads the reports in pieces of files."""

    config: Config = Config()  # noqa: RUF009 - frozen
    hints: Hints = Hints()  # noqa: RUF009 - frozen
    load: Load = load_reader

    def do(self, items: Sequence[Piece]) -> bytes:
        """The entries of the reports."""
        return packed(self._entries(items))

    def set_aside(self, item: Piece, why: str) -> bytes:
        """The Issue that stands for a report that cannot be read."""
        message = f"set aside, since it cannot be read: {why}"
        issue = Issue(step=STEP, code="set-aside", message=message, where=f"{item.file}, {item.number}")
        return packed([entry_of_issue(issue, file=item.file, number=item.number)])

    def join(self, outputs: Sequence[bytes]) -> bytes:
        """All entries."""
        return joined(outputs)

    def _entries(self, pieces: Sequence[Piece]) -> Iterator[Entry]:
        at = _At()
        for result in read_many(at.items(pieces, self), workers=1, config=self.config, load=self.load):
            piece = at.of(result)
            if isinstance(result, Reading):
                try:
                    yield entry_of(kept_of(result), file=piece.file, number=piece.number)
                    continue
                except ReportError as error:
                    result = issue_of(error, step=STEP)
            yield entry_of_issue(result, file=piece.file, number=piece.number)


class _At:
    """Which piece the items on their way to the reader came from."""

    def __init__(self) -> None:
        self._items: dict[int, tuple[Item, Piece]] = {}
        self._named: dict[str | None, Piece] = {}
        self._last: Piece | None = None

    def items(self, pieces: Sequence[Piece], job: ReadPieces) -> Iterator[Item]:
        """The documents and Issues of the pieces."""
        for piece in pieces:
            self._last = self._last or piece
            for item in from_piece(piece, hints=job.hints, config=job.config):
                self._items[id(item)] = item, piece
                if isinstance(item, Document):
                    self._named[f"document {item.id}"] = piece
                yield item

    def of(self, result: Reading | Issue) -> Piece:
        """The piece of a result; of an Issue that the reader made, that of the document which it names."""
        item = result.document if isinstance(result, Reading) else result
        _, found = self._items.get(id(item), (None, None))
        if found is None and isinstance(result, Issue):
            found = self._named.get(result.where)
        self._last = found or self._last
        assert self._last is not None
        return self._last


def version_of(job: ReadPieces, made_by: MadeBy) -> str:
    """The version of the pipeline: a hash over all but the input that decides what a reading is."""
    config = job.config
    settings = {
        each.name: getattr(config, each.name) for each in fields(config) if each.name not in _NOT_READ
    }
    files = {name: _digest(getattr(config, name)) for name in _FILES}
    hints = {each.name: getattr(job.hints, each.name) for each in fields(job.hints)}
    return sha256(msgspec.json.encode((FORM, made_by, settings, files, hints, _sources()))).hexdigest()[:16]


def _digest(path: Path | None) -> str | None:
    return sha256(path.read_bytes()).hexdigest() if path else None


@lru_cache
def _sources() -> str:
    """A hash over the sources of whatever makes a reading, and their data that are no weights."""
    home = Path(dateline.__file__).parent
    digest = sha256()
    for room in _ROOMS:
        path = home / room
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix in _SOURCES:
                digest.update(f"{file.relative_to(home)}\n".encode() + file.read_bytes())
    return digest.hexdigest()
