"""Adding reports to a record: ingest, read, write.

A document that the same reader has read already is not read again, so a run that was killed goes on where it was,
under the same name: a run is named by its command, its reader and the hashes of its files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from dateline.errors import ReportError
from dateline.keep.files import STEP, File, files_in, files_of_store
from dateline.keep.raw import Raws, digest_of_file
from dateline.keep.reader import Reader
from dateline.keep.work import DOCUMENTS_AT_ONCE, Added, Work, portions, run_of
from dateline.model import Document, Issue, Reading, issue_of
from dateline.store.protocol import Store
from dateline.tables import Row

Progress = Callable[[int, int, str], None]
"""Told after each step: files done, files in all, and the file at hand."""


def quiet(done: int, files: int, name: str) -> None:
    """Tells nobody."""


def add(
    store: Store,
    paths: Iterable[Path | File],
    reader: Reader,
    *,
    now: str,
    at_once: int = DOCUMENTS_AT_ONCE,
    progress: Progress = quiet,
) -> Added:
    """Adds every report in files and folders, ``at_once`` in a transaction; ``now`` is an ISO time."""
    found = list(files_in(paths, but=files_of_store(store.name)))
    files = [each for each in found if isinstance(each, File)]
    run = run_of("add", reader.made_by, [digest_of_file(file.path) for file in files], now=now)
    work = Work(store, run, STEP, last=reader.last)
    work.write([each for each in found if isinstance(each, Issue)])
    origins = _Origins(reader.limit)
    documents = _documents(files, reader, work, origins, progress)
    with closing(reader.read(documents)) as results:
        for some in portions(results, at_once):
            readings = [each for each in some if isinstance(each, Reading)]
            raws, missing = origins.raws(readings)
            work.write([*some, *missing], raws=raws, files=[origins.name_of(each) for each in readings])
    work.write([])
    progress(len(files), len(files), "")
    return work.added()


def _documents(
    files: Sequence[File], reader: Reader, work: Work, origins: _Origins, progress: Progress
) -> Iterator[Document | Issue]:
    """What there is to read in the files, in order."""
    for number, file in enumerate(files):
        progress(number, len(files), file.name)
        if told := file.refused:
            yield told
            continue
        for inside, found in groupby(reader.found(file.path), key=itemgetter(0)):
            name = f"{file.name}/{inside}" if inside else file.name
            for item in work.unread((each for _, each in found), file=name):
                if isinstance(item, Document):
                    origins.files[item.id] = file, name
                yield item


class _Origins:
    """The files that documents on their way came from."""

    def __init__(self, limit: int) -> None:
        self.files: dict[str, tuple[File, str]] = {}
        self._limit = limit
        self._last: tuple[File, Raws] | None = None

    def name_of(self, reading: Reading) -> str:
        """The name of a reading's file, with the path in it where that is an archive; it is then forgotten."""
        return self.files.pop(reading.document.id)[1]

    def raws(self, readings: Iterable[Reading]) -> tuple[list[Row], list[Issue]]:
        """The bytes that these readings' documents came from, and an Issue for each file where some cannot be had."""
        wanted: dict[File, set[str]] = {}
        for reading in readings:
            file, _ = self.files[reading.document.id]
            wanted.setdefault(file, set()).add(reading.document.raw_sha256)
        rows: list[Row] = []
        issues: list[Issue] = []
        for file, digests in wanted.items():
            try:
                raws = self._of(file)
                digests = {digest for digest in digests if not raws.had(digest)}
                found = raws.rows(sorted(digests))
            except ReportError as error:
                issues.append(replace(issue_of(error, step=STEP), code="raw-not-kept"))
                continue
            rows += found
            if len(found) < len(digests):
                message = "not all bytes of its reports are kept: some are neither the file nor a line of it"
                issues.append(Issue(step=STEP, code="raw-not-kept", message=message, where=file.name))
        return rows, issues

    def _of(self, file: File) -> Raws:
        """The bytes of a file: those of the last one stay at hand, since reports come in the files' order."""
        if self._last is None or self._last[0] != file:
            self._last = (file, Raws(file.path, limit=self._limit))
        return self._last[1]
