"""Whether a record still is what was written: every text, span, row and judgement against its hash.

A reading is named by the hash of all that was read, and its rows follow from it; a document is named by the hash of its
text and head. So a changed byte shows. What does not show is a record that was made anew as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from dateline.errors import DatelineError, ReportError
from dateline.keep.raw import bytes_of
from dateline.model import sha256_of_text
from dateline.record import document_digest, faults_of
from dateline.store.protocol import Store, View
from dateline.tables import Kept


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was written: what kind of check found it, where, and what it found."""

    check: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.check} · {self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked, and what was found."""

    documents: int
    readings: int
    spans: int
    unkept_raws: int
    faults: tuple[Fault, ...]


def verify(store: Store, *, progress: Callable[[int], None] = lambda _: None) -> Report:
    """Checks a whole record."""
    return _Check(store.view, progress).report()


class _Check:
    """The counts of one verification, while it runs."""

    def __init__(self, view: View, progress: Callable[[int], None]) -> None:
        self.view = view
        self.progress = progress
        self.documents = self.readings = self.spans = self.unkept = 0
        self.raws: set[str] = set()

    def report(self) -> Report:
        checks = (self._database, self._raws, self._documents, self._readings, self._current)
        found = tuple(fault for check in checks for fault in _guarded(check))
        return Report(self.documents, self.readings, self.spans, self.unkept, found)

    def _database(self) -> Iterator[Fault]:
        for what in self.view.faults():
            yield Fault("database", "record", what)

    def _raws(self) -> Iterator[Fault]:
        for row in self.view.rows("raws"):
            self.raws.add(str(row[0]))
            try:
                if sha256(bytes_of(row)).hexdigest() != row[0]:
                    yield Fault("raw", str(row[0]), "its bytes do not have this hash")
            except (ReportError, TypeError, ValueError) as error:
                yield Fault("raw", str(row[0]), str(error))

    def _documents(self) -> Iterator[Fault]:
        for id, digest, text, text_sha256, raw, *rest in self.view.rows("documents"):  # noqa: A001
            self.documents += 1
            self.unkept += raw not in self.raws
            where = f"document {id}"
            try:
                if sha256_of_text(str(text)) != text_sha256:
                    yield Fault("text", where, "its text does not have the hash that was kept")
                if document_digest(str(id), (text_sha256, raw, *rest)) != digest:
                    yield Fault("document", where, "title, source, date or another field was changed")
            except ReportError as error:
                yield Fault("text", where, str(error))

    def _readings(self) -> Iterator[Fault]:
        for row in self.view.rows("readings"):
            self.readings += 1
            self.progress(self.readings)
            where = f"reading {row[0]}"
            try:
                kept = self.view.kept(str(row[0]))
                if kept is not None:
                    yield from (Fault("reading", where, what) for what in self._of_reading(kept))
            except (DatelineError, ValueError) as error:
                yield Fault("reading", where, f"it cannot be fetched: {error}")

    def _of_reading(self, kept: Kept) -> Iterator[str]:
        yield from faults_of(kept)
        text = str(kept.document[2])
        for table, row, column, document, start, end, _ in kept.rows["evidence"]:
            self.spans += 1
            if document != kept.document_id:
                yield f"{table}/{row}/{column} cites {document}, and the reading is of {kept.document_id}"
            elif not 0 <= start < end <= len(text):
                yield f"{table}/{row}/{column} cites {start}-{end}, no span of a text of {len(text)} characters"

    def _current(self) -> Iterator[Fault]:
        """Which reading counts is one of the document's own."""
        for document, machine_id, reading_id in self.view.rows("current"):
            of = {str(row[0]): row[2] for row in self.view.rows("readings", document=str(document))}
            if machine_id not in of or reading_id not in of:
                yield Fault("current", f"document {document}", "the reading that counts is not of it")
            elif reading_id != machine_id:
                yield Fault("current", f"document {document}", "it is shown as judged, and nobody judged it")


def _guarded(check: Callable[[], Iterator[Fault]]) -> Iterator[Fault]:
    """A check's faults; where what was changed breaks the check itself, that is a fault too."""
    try:
        yield from check()
    except (DatelineError, TypeError, ValueError, KeyError, AttributeError) as error:
        yield Fault(check.__name__.strip("_"), "record", f"the check broke off: {error}")
