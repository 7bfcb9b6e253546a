"""Folders: files that are new or have changed are read into the record; a changed report is a version of the old."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from dateline.config import Config
from dateline.ingest import Hints, ingest
from dateline.keep.add import add
from dateline.keep.files import File, files_in, files_of_store
from dateline.keep.reader import Reader
from dateline.keep.versions import told_between
from dateline.model import Document, Issue, Reading
from dateline.watch.plan import Folder
from dateline.watch.polling import Polling
from dateline.watch.reading import Keeping
from dateline.watch.state import Known

SETTLED: Final = 2.0
"""Seconds that a file must have lain unchanged: before that it may be half written."""

FILES_AT_ONCE: Final = 32


def look_into(polling: Polling, keeping: Keeping, config: Config) -> None:
    """Reads what is new in the folders that are due."""
    for folder in polling.plan.folders:
        polled = keeping.state.polled(str(folder.path))
        if polled.due > polling.now():
            continue
        if not folder.path.is_dir():
            polling.news("failed", str(folder.path), "there is no such folder", code="unreadable-file")
        polled.due, polled.asked = polling.now() + folder.every, polling.now()
        some: list[tuple[File, Known]] = []
        for found in _changed(folder, polling, keeping):
            some.append(found)
            if len(some) >= FILES_AT_ONCE:
                _read(folder, some, polling, keeping, config)
                some = []
        if some:
            _read(folder, some, polling, keeping, config)
        keeping.state.poll(polled)


def _changed(folder: Folder, polling: Polling, keeping: Keeping) -> Iterator[tuple[File, Known]]:
    """The files that are not as they were read last, and lie still."""
    own = files_of_store(keeping.work.store.name, keeping.state.path)
    for found in files_in([folder.path], but=own) if folder.path.is_dir() else ():
        if isinstance(found, Issue):
            polling.news("failed", found.where or str(folder.path), found.message, code=found.code)
            continue
        path = found.path
        try:
            status = path.stat()
        except OSError:
            continue  # it went away meanwhile
        known = keeping.state.file(found.name) or Known(found.name, -1, -1)
        if (known.size, known.changed) == (status.st_size, status.st_mtime_ns):
            continue
        if polling.now() - status.st_mtime < SETTLED:
            continue
        yield found, Known(found.name, status.st_size, status.st_mtime_ns, known.first, known.document)


def _read(
    folder: Folder, some: list[tuple[File, Known]], polling: Polling, keeping: Keeping, config: Config
) -> None:
    """Adds files to the record, as ``dateline add`` does, and then remembers them."""
    made: list[Document] = []
    reader = keeping.reader

    def read(items: Iterable[Document | Issue]) -> Generator[Reading | Issue, None, None]:
        with closing(reader.read(items)) as results:
            for each in results:
                if isinstance(each, Reading):
                    made.append(each.document)
                yield each

    known = {file.path: state for file, state in some}
    last: dict[str, str] = {}
    wrapped = Reader(
        reader.made_by,
        lambda path: _documents(path, known[path], folder, config, last),
        read,
        reader.limit,
        last,
    )
    store = keeping.work.store
    moment = datetime.fromtimestamp(polling.now(), UTC).isoformat(timespec="seconds")
    added = add(store, [file for file, _ in some], wrapped, now=moment)
    for document in made:
        told = {"document": document.id, "source": document.source, "title": document.title}
        if document.version_of is None:
            polling.news("new", str(folder.path), "", **told)
        else:
            message = told_between(store.view, document.version_of, document.id)
            polling.news("changed", str(folder.path), message, before=document.version_of, **told)
    if added.issues:
        message = (
            f"{added.issues} of its files or lines could not be read as they are: dateline issues lists why"
        )
        polling.news("failed", str(folder.path), message, source=folder.source)
    keeping.state.put_files(*known.values())


def _documents(
    path: Path, known: Known, folder: Folder, config: Config, last: dict[str, str]
) -> Iterator[Document | Issue]:
    """What is in a file. A report that its file alone names is called by its first text: a changed one is its version."""
    items = list(ingest(path, hints=Hints(source=folder.source), config=config))
    reports = [item for item in items if isinstance(item, Document)]
    if len(reports) == 1 and reports[0].id == reports[0].text_sha256[:16]:
        first, before = known.first or reports[0].id, known.document
        version = f"{first}~{reports[0].text_sha256[:8]}"
        known.first, known.document = first, reports[0].id if reports[0].id == first else version
        if before:
            last[first] = before
        for item in items:
            yield replace(item, id=first) if item is reports[0] else item
    else:
        yield from items
