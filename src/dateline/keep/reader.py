"""What adding needs of the steps before it: documents out of files, readings out of documents."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dateline.config import Config
from dateline.model import Document, Issue, MadeBy, Published, Reading


@dataclass(frozen=True, slots=True)
class Reader:
    """How files become documents and documents become readings, and what the readings will say made them.

    ``limit`` is the most bytes of a file, unpacked, that are read and kept; ``last`` the last versions of documents
    that have more than one, by their ids, which may fill while files are read.
    """

    made_by: MadeBy
    documents: Callable[[Path], Iterable[Document | Issue]]
    read: Callable[[Iterable[Document | Issue]], Generator[Reading | Issue, None, None]]
    limit: int = 64 * 2**20
    last: Mapping[str, str] = field(default_factory=dict)


def reader_of(config: Config, *, published: str | None = None, source: str | None = None) -> Reader:
    """Dateline's own: `dateline.ingest` and `dateline.pipeline` with these settings."""
    from dateline import ingest, pipeline

    hints = ingest.Hints(published=Published(published) if published else None, source=source)
    return Reader(
        pipeline.load_reader(config).made_by,
        lambda path: ingest.ingest(path, hints=hints, config=config),
        lambda documents: pipeline.read_many(documents, config=config),
        config.max_file_bytes,
    )
