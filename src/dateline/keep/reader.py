"""What adding needs of the steps before it: documents out of files, readings out of documents."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dateline.config import Config
from dateline.model import Document, Issue, MadeBy, Published, Reading


@dataclass(frozen=True, slots=True)
class Reader:
    """How files become documents and documents become readings, and what the readings will say made them.

    ``limit`` is the most bytes of a file, unpacked, that are read and kept; ``last`` the last versions of documents
    that have more than one, by their ids, which may fill while files are read. ``placed`` gives documents with the path
    that each has in the file, where that is an archive.
    """

    made_by: MadeBy
    documents: Callable[[Path], Iterable[Document | Issue]]
    read: Callable[[Iterable[Document | Issue]], Generator[Reading | Issue, None, None]]
    limit: int = 64 * 2**20
    last: Mapping[str, str] = field(default_factory=dict)
    placed: Callable[[Path], Iterable[tuple[str, Document | Issue]]] | None = None

    def found(self, path: Path) -> Iterator[tuple[str, Document | Issue]]:
        """What a file holds, each with its path in the file; nothing where that is no archive."""
        if self.placed is not None:
            yield from self.placed(path)
        else:
            for item in self.documents(path):
                yield "", item


def reader_of(
    config: Config,
    *,
    published: str | None = None,
    source: str | None = None,
    title: str | None = None,
    names: Mapping[Path, str] | None = None,
) -> Reader:
    """Dateline's own: `dateline.ingest` and `dateline.pipeline` with these settings.

    ``names`` are what files are called that bear another name where they lie.
    """
    from dateline import ingest, pipeline
    from dateline.ingest.folder import name_of

    hints = ingest.Hints(published=Published(published) if published else None, source=source, title=title)

    def placed(path: Path) -> Iterator[tuple[str, Document | Issue]]:
        name = (names or {}).get(path)
        whole = name_of(path) if name is None else name
        for place, item in ingest.placed(path, name=name, hints=hints, config=config):
            yield place.removeprefix(whole).lstrip("/"), item

    return Reader(
        pipeline.load_reader(config).made_by,
        lambda path: (item for _, item in placed(path)),
        lambda documents: pipeline.read_many(documents, config=config),
        config.max_file_bytes,
        placed=placed,
    )
