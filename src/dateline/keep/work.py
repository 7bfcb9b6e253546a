"""One run over a store: what was read, what was known, what failed, written in steps that a kill does not hurt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Final

import msgspec

from dateline.errors import BadValue
from dateline.keep.judge import entries_of, settle
from dateline.model import Document, Issue, MadeBy, Reading, Run, issue_of
from dateline.pipeline import is_about_document
from dateline.record import document_row, kept_of, reading_of
from dateline.store.protocol import Store, Writer
from dateline.tables import Kept, Row

DOCUMENTS_AT_ONCE: Final = 32
"""Documents of one transaction: a kill loses the reading of fewer than these, some ten seconds of one core, and a
commit, which costs some milliseconds on a disk, is shared by them."""


@dataclass(frozen=True, slots=True)
class Added:
    """What a run came to: reports read, known before and failed or noted; judgements without a place."""

    run: str
    read: int
    known: int
    issues: int
    left: int = 0


def run_of(command: str, made_by: MadeBy, inputs: Iterable[str], *, now: str) -> Run:
    """A run, named by what it does, with what, over what; not by when."""
    hashes = tuple(sorted(set(inputs)))
    return Run(
        id=run_name(command, made_by, hashes), command=command, started=now, made_by=made_by, inputs=hashes
    )


def run_name(command: str, made_by: MadeBy, inputs: Sequence[str]) -> str:
    """The id of a run."""
    return sha256(msgspec.json.encode((command, made_by, inputs))).hexdigest()[:12]


def issue_name(cells: Sequence[str | None]) -> str:
    """The id of an Issue of a run: over its run and what it says."""
    return sha256(msgspec.json.encode(cells)).hexdigest()[:16]


def run_row(run: Run) -> Row:
    """The row of a run."""
    made = run.made_by
    inputs = msgspec.json.encode(run.inputs).decode()
    return (run.id, run.command, run.started, made.dateline, made.weights, made.language, inputs)


@dataclass(frozen=True, slots=True)
class _Expected:
    """Documents that were asked for at once, and the readings that this reader made of them."""

    documents: frozenset[str]
    readings: Mapping[str, str]


@dataclass(slots=True)
class Work:
    """The run. Documents pass through `unread` on their way to the reader, and their readings are written.

    ``last`` are the last versions of documents that have more than one, by their ids, where the caller knows them: a
    new version is then one of that, and else of the first.
    """

    store: Store
    run: Run
    step: str
    read: int = 0
    known: int = 0
    left: int = 0
    issues: set[str] = field(default_factory=set)
    last: Mapping[str, str] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict)
    _expected: _Expected = field(default_factory=lambda: _Expected(frozenset(), {}))
    _coming: set[str] = field(default_factory=set)
    """Documents that went to the reader in this run and are not written: a copy of one is not read beside it."""
    _produced: list[Row] = field(default_factory=list)

    def __post_init__(self) -> None:
        with self.store.writing() as writer:
            writer.put("runs", [run_row(self.run)])

    def added(self) -> Added:
        """What the run came to."""
        return Added(self.run.id, self.read, self.known, len(self.issues), self.left)

    def unread(
        self, items: Iterable[Document | Issue], *, file: str | None = None
    ) -> Iterator[Document | Issue]:
        """The items without the documents, and their Issues, that this reader has read before."""
        skipping = False
        for item in items:
            if isinstance(item, Issue):
                if not (skipping and is_about_document(item)):
                    yield item
                continue
            try:
                item = self._named(item)
            except BadValue as error:
                skipping = False
                yield issue_of(error, step=self.step)
                continue
            reading = self._reading_of(item.id)
            skipping = reading is not None or item.id in self._coming
            if not skipping:
                self._coming.add(item.id)
                yield item
                continue
            self.known += 1
            if reading is not None:
                self._produced.append((self.run.id, item.id, reading, file))

    def expect(self, documents: Sequence[str]) -> None:
        """Asks at once what will be asked of these documents one by one."""
        view, made = self.store.view, self.run.made_by
        columns = ("document", "id", "base", "dateline", "weights", "language")
        readings = view.among("readings", "document", documents, columns=columns)
        this = (None, made.dateline, made.weights, made.language)
        self._digests.update(view.among("documents", "id", documents, columns=("id", "digest")))
        self._expected = _Expected(
            frozenset(documents),
            {str(row[0]): str(row[1]) for row in sorted(readings, reverse=True) if row[2:] == this},
        )

    def unkept(self, kept: Kept, *, file: str) -> Iterator[Kept | Issue]:
        """A reading that was made elsewhere, under the id that its document has here; nothing if it is here."""
        id, digest = kept.document_id, str(kept.document[1])  # noqa: A001
        try:
            if self._digest(id) not in (None, digest):
                reading = reading_of(kept)
                kept = kept_of(replace(reading, document=self._named(reading.document)))
        except BadValue as error:
            yield issue_of(error, step=self.step)
            return
        self._digests[kept.document_id] = str(kept.document[1])
        if there := self._reading_of(kept.document_id):
            self.known += 1
            self._produced.append((self.run.id, kept.document_id, there, file))
        else:
            yield kept

    def _named(self, document: Document) -> Document:
        """The document under an id that no other content has: a changed report is a new version of the old. One text
        from another outlet is another report, though it has the same id where the id is made of the text."""
        digest = str(document_row(document)[1])
        first = self._digest(document.id)
        if first in (None, digest):
            self._digests[document.id] = digest
            return document
        name = f"{document.id}~{document.text_sha256[:8]}"
        of = None if document.id == document.text_sha256[:16] else self.last.get(document.id, document.id)
        version = replace(document, id=name, version_of=of)
        if self._digest(version.id) not in (None, str(document_row(version)[1])):
            version = replace(version, id=f"{document.id}~{digest}")
        self._digests[version.id] = str(document_row(version)[1])
        return version

    def _digest(self, document: str) -> str | None:
        if document not in self._digests and document not in self._expected.documents:
            for row in self.store.view.rows("documents", id=document):
                self._digests[document] = str(row[1])
        return self._digests.get(document)

    def _reading_of(self, document: str) -> str | None:
        """The reading that this reader made of the document before, if it did."""
        if document in self._expected.documents:
            return self._expected.readings.get(document)
        made = self.run.made_by
        for row in self.store.view.rows("readings", document=document):
            if row[2:6] == (None, made.dateline, made.weights, made.language):
                return str(row[0])
        return None

    def write(
        self,
        results: Sequence[Reading | Kept | Issue],
        *,
        raws: Iterable[Row] = (),
        files: Iterable[str | None] = (),
    ) -> None:
        """Writes readings and Issues in one transaction; ``files`` are the names of the readings' files."""
        readings = [
            item if isinstance(item, Kept) else kept_of(item)
            for item in results
            if not isinstance(item, Issue)
        ]
        with self.store.writing() as writer:
            writer.put("raws", raws)
            ids = [kept.document_id for kept in readings]
            judged = set(self.store.view.among("judgements", "document", ids, columns=("document",)))
            for kept, file in zip(readings, files or [None] * len(readings), strict=True):
                self._produced.append((self.run.id, kept.document_id, kept.id, file))
                if (kept.document_id,) in judged:
                    self.left += len(settle(writer, kept, entries_of(self.store.view, kept.document_id)))
                else:
                    writer.keep(kept)
            self._fail(writer, [item for item in results if isinstance(item, Issue)])
            writer.put("produced", self._produced)
            self._produced = []
        self._coming.difference_update(ids)
        self.read += len(readings)

    def _fail(self, writer: Writer, issues: Iterable[Issue]) -> None:
        """Writes Issues that belong to no reading."""
        rows: list[Row] = []
        for issue in issues:
            cells = (self.run.id, issue.step, issue.code, issue.message, issue.where)
            name = issue_name(cells)
            rows.append((name, *cells))
            self.issues.add(name)
        writer.put("run_issues", rows)


def portions(items: Iterable[Reading | Issue], size: int) -> Iterator[list[Reading | Issue]]:
    """The items, some at a time."""
    some: list[Reading | Issue] = []
    for item in items:
        some.append(item)
        if len(some) >= size:
            yield some
            some = []
    if some:
        yield some
