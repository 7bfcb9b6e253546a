"""Adding reports to a record: ingest, read, write, in steps that a kill between them does not hurt.

A step is one transaction with some documents, whole. A document that the same reader has read already is not
read again, so a run that was killed goes on where it was, under the same name: a run is named by its command,
its reader and the hashes of its files.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from dateline.errors import BadValue, ReportError
from dateline.keep.judge import entries_of, settle
from dateline.keep.raw import digest_of_file, raws_of
from dateline.keep.reader import Reader
from dateline.model import Document, Issue, MadeBy, Reading, Run, issue_of
from dateline.record import document_row, kept_of
from dateline.store.protocol import Store, Writer
from dateline.tables import Row

STEP: Final = "add"
DOCUMENTS_AT_ONCE: Final = 64
"""Documents of one transaction: a kill loses the reading of fewer than these, and a commit, which costs some
milliseconds on a disk, is shared by them."""

Progress = Callable[[int, int, str], None]
"""Told after each step: files done, files in all, and the file at hand."""


@dataclass(frozen=True, slots=True)
class Added:
    """What a run came to."""

    run: str
    read: int
    known: int
    issues: int
    left: int = 0


def _quiet(done: int, files: int, name: str) -> None:
    """Tells nobody."""


def add(
    store: Store,
    paths: Iterable[Path],
    reader: Reader,
    *,
    now: str,
    limit: int = 64 * 2**20,
    progress: Progress = _quiet,
) -> Added:
    """Adds every report in files and folders; ``now`` is an ISO time, ``limit`` the most bytes kept of a file."""
    found = list(files_in(paths))
    files = [each for each in found if isinstance(each, Path)]
    digests = {file: digest_of_file(file) for file in files}
    run = run_of("add", reader.made_by, digests.values(), now=now)
    work = Work(store, run, reader.made_by)
    with store.writing() as writer:
        writer.put("runs", [run_row(run)])
        work.fail(writer, [each for each in found if isinstance(each, Issue)])
    for number, file in enumerate(files):
        progress(number, len(files), file.name)
        for some in _portions(work.unread(reader.documents(file)), DOCUMENTS_AT_ONCE):
            work.write(reader.read(some), keep_raws=lambda wanted, file=file: _raws(file, wanted, limit))  # type: ignore[misc]
            progress(number, len(files), file.name)
    progress(len(files), len(files), "")
    return work.added()


def files_in(paths: Iterable[Path]) -> Iterator[Path | Issue]:
    """Every file, those of folders sorted by name; what is hidden, or no plain file, or not there, is told."""
    for path in paths:
        if path.is_dir():
            for folder, folders, names in os.walk(path):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                for name in sorted(names):
                    if not name.startswith("."):
                        yield _checked(Path(folder) / name)
        else:
            yield _checked(path)


def _checked(path: Path) -> Path | Issue:
    """A plain file that can be opened, or why it is none."""
    try:
        if not path.is_file():
            raise FileNotFoundError(0, "no plain file")
        path.open("rb").close()
    except OSError as error:
        return Issue(
            step=STEP,
            code="unreadable-file",
            message=f"it cannot be opened: {error.strerror}; check the path",
            where=str(path),
        )
    return path


def _portions(items: Iterator[Document | Issue], size: int) -> Iterator[list[Document | Issue]]:
    some: list[Document | Issue] = []
    for item in items:
        if len(some) >= size and isinstance(item, Document):  # the Issues of a document stay with it
            yield some
            some = []
        some.append(item)
    if some:
        yield some


def _raws(file: Path, wanted: set[str], limit: int) -> tuple[list[Row], Issue | None]:
    """The bytes that these documents came from, and an Issue where some cannot be had."""
    try:
        rows = raws_of(file, wanted, limit=limit)
    except ReportError as error:
        return [], replace(issue_of(error, step=STEP), code="raw-not-kept")
    if missing := len(wanted - set(rows)):
        message = (
            f"the bytes of {missing} reports in it are not kept: they are neither the file nor a line of it"
        )
        return list(rows.values()), Issue(step=STEP, code="raw-not-kept", message=message, where=str(file))
    return list(rows.values()), None


def run_of(command: str, made_by: MadeBy, inputs: Iterable[str], *, now: str) -> Run:
    """A run, named by what it does, with what, over what; not by when."""
    hashes = tuple(sorted(set(inputs)))
    content = msgspec.json.encode((command, made_by, hashes))
    name = sha256(content).hexdigest()[:12]
    return Run(id=name, command=command, started=now, made_by=made_by, inputs=hashes)


def run_row(run: Run) -> Row:
    """The row of a run."""
    made = run.made_by
    inputs = msgspec.json.encode(run.inputs).decode()
    return (run.id, run.command, run.started, made.dateline, made.weights, made.language, inputs)


RawKeeper = Callable[[set[str]], tuple[list[Row], Issue | None]]


@dataclass(slots=True)
class Work:
    """One run over a store: what was read, what was known, what failed."""

    store: Store
    run: Run
    made_by: MadeBy
    read: int = 0
    known: int = 0
    left: int = 0
    issues: set[str] = field(default_factory=set)
    _seen: dict[str, str] = field(default_factory=dict)

    def added(self) -> Added:
        """What the run came to."""
        return Added(self.run.id, self.read, self.known, len(self.issues), self.left)

    def unread(self, items: Iterable[Document | Issue]) -> Iterator[Document | Issue]:
        """The items without the documents, and their Issues, that this reader has read before."""
        skipping = False
        for item in items:
            if isinstance(item, Issue):
                if not (skipping and item.where and item.where.startswith("document ")):
                    yield item
                continue
            try:
                item = self._named(item)
            except BadValue as error:
                yield issue_of(error, step=STEP)
                continue
            reading = self._reading_of(item)
            skipping = reading is not None
            if reading is None:
                yield item
                continue
            self.known += 1
            with self.store.writing() as writer:
                writer.put("produced", [(self.run.id, item.id, reading)])

    def _named(self, document: Document) -> Document:
        """The document under an id that no other content has: a changed report is a new version of the old."""
        digest = str(document_row(document)[1])
        first = self._digest(document.id)
        if first in (None, digest):
            self._seen[document.id] = digest
            return document
        version = replace(document, id=f"{document.id}~{document.text_sha256[:8]}", version_of=document.id)
        if self._digest(version.id) not in (None, str(document_row(version)[1])):
            version = replace(version, id=f"{document.id}~{digest}")
        self._seen[version.id] = str(document_row(version)[1])
        return version

    def _digest(self, document: str) -> str | None:
        if document not in self._seen:
            for row in self.store.view.rows("documents", id=document):
                self._seen[document] = str(row[1])
        return self._seen.get(document)

    def _reading_of(self, document: Document) -> str | None:
        """The reading that this reader made of the document before, if it did."""
        made = (None, self.made_by.dateline, self.made_by.weights, self.made_by.language)
        for row in self.store.view.rows("readings", document=document.id):
            if row[2:6] == made:
                return str(row[0])
        return None

    def write(self, results: Iterable[Reading | Issue], *, keep_raws: RawKeeper | None = None) -> None:
        """Writes readings and Issues in one transaction."""
        items = list(results)
        readings = [item for item in items if isinstance(item, Reading)]
        issues = [item for item in items if isinstance(item, Issue)]
        raws: list[Row] = []
        if keep_raws and readings:
            raws, missing = keep_raws({reading.document.raw_sha256 for reading in readings})
            issues += [missing] if missing else []
        with self.store.writing() as writer:
            writer.put("raws", raws)
            for reading in readings:
                self.keep(writer, reading)
            self.fail(writer, issues)
        self.read += len(readings)

    def keep(self, writer: Writer, reading: Reading) -> None:
        """Writes one reading, under the judgements that its document has."""
        kept = kept_of(reading)
        writer.put("produced", [(self.run.id, kept.document_id, kept.id)])
        entries = entries_of(self.store.view, kept.document_id)
        if entries:
            left = settle(self.store.view, writer, kept.document_id, entries, machine=kept)
            self.left += len(left)
        else:
            writer.keep(kept)

    def fail(self, writer: Writer, issues: Iterable[Issue]) -> None:
        """Writes Issues that belong to no reading."""
        rows: list[Row] = []
        for issue in issues:
            cells = (self.run.id, issue.step, issue.code, issue.message, issue.where)
            name = sha256(msgspec.json.encode(cells)).hexdigest()[:16]
            rows.append((name, *cells))
            self.issues.add(name)
        writer.put("run_issues", rows)
