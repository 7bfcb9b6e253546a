"""Whether a record still is what was written: every text, span, row and judgement against its hash.

A reading is named by the hash of all that was read, and its rows follow from it; a document is named by the hash of its
text and head, an entry of the log by the hash of itself and of the entry before it. So a changed byte shows. What does
not show is a record that was made anew as a whole, or a log whose last entries were taken off together with what they
changed; against that, keep the last hash of the log, `Report.head`, somewhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

import msgspec

from dateline.errors import DatelineError, ReportError
from dateline.keep.judge import entries_of
from dateline.keep.links_verified import derived_faults, span_faults
from dateline.keep.log import START, faults
from dateline.keep.overlay import lay_over
from dateline.keep.raw import bytes_of
from dateline.keep.work import issue_name, run_name
from dateline.model import MadeBy, sha256_of_text
from dateline.record import document_digest, faults_of
from dateline.store.protocol import Store, View
from dateline.tables import RUNS, Kept


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
    """What was checked, and what was found; ``head`` is the hash of the last judgement."""

    documents: int
    readings: int
    spans: int
    judgements: int
    unkept_raws: int
    head: str
    faults: tuple[Fault, ...]


def verify(store: Store, *, progress: Callable[[int], None] = lambda _: None) -> Report:
    """Checks a whole record."""
    return _Check(store.view, progress).report()


class _Check:
    """The counts of one verification, while it runs."""

    def __init__(self, view: View, progress: Callable[[int], None]) -> None:
        self.view = view
        self.progress = progress
        self.documents = self.readings = self.spans = self.judgements = self.unkept = 0
        self.head = START
        self.raws: set[str] = set()

    def report(self) -> Report:
        checks = (
            self._database,
            self._raws,
            self._runs,
            self._documents,
            self._readings,
            self._log,
            self._current,
            self._links,
        )
        found = tuple(fault for check in checks for fault in _guarded(check))
        return Report(
            self.documents, self.readings, self.spans, self.judgements, self.unkept, self.head, found
        )

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

    def _runs(self) -> Iterator[Fault]:
        """A run is named by what it did, with what, over what; an Issue of it by what it says."""
        for row in self.view.rows("runs"):
            cells = RUNS.cells(row)
            made_by = MadeBy(cells["dateline"], cells["weights"], cells["language"])
            if run_name(cells["command"], made_by, msgspec.json.decode(cells["inputs"])) != cells["id"]:
                yield Fault("run", str(cells["id"]), "its row is not what it is named by")
        for name, *says in self.view.rows("run_issues"):
            if issue_name(says) != name:
                yield Fault("issue", str(name), "it is not what it is named by")

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

    def _log(self) -> Iterator[Fault]:
        rows = list(self.view.rows("judgements"))
        self.judgements = len(rows)
        self.head = str(rows[-1][1]) if rows else START
        for what in faults(rows):
            yield Fault("log", "judgements", what)

    def _current(self) -> Iterator[Fault]:
        """Which reading counts, and the states of its rows, follow from the log."""
        for document, machine_id, reading_id in self.view.rows("current"):
            where = f"document {document}"
            entries = entries_of(self.view, str(document))
            reviews = list(self.view.rows("reviews", document=str(document)))
            machine = self.view.kept(str(machine_id))
            if machine is None or machine.document_id != document or machine.reading[2] is not None:
                yield Fault("review", where, f"{machine_id} is no reading of it by the machine")
            elif not entries:
                if reviews or machine_id != reading_id:
                    yield Fault("review", where, "it is shown as judged, and the log has no judgement of it")
            else:
                laid = lay_over(machine, entries)
                if laid.kept.id != reading_id or sorted(laid.reviews) != sorted(reviews):
                    yield Fault("review", where, "what is shown is not the reading with the log laid over it")

    def _links(self) -> Iterator[Fault]:
        """What was linked cites words that are there, and follows from the readings and the log."""
        for where, what in (*span_faults(self.view), *derived_faults(self.view)):
            yield Fault("link", where, what)


def _guarded(check: Callable[[], Iterator[Fault]]) -> Iterator[Fault]:
    """A check's faults; where what was changed breaks the check itself, that is a fault too."""
    try:
        yield from check()
    except (DatelineError, msgspec.MsgspecError, TypeError, ValueError, KeyError, AttributeError) as error:
        yield Fault(check.__name__.strip("_"), "record", f"the check broke off: {error}")
