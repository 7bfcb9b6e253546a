"""Copies and text origins while a record is linked: new reports against those of the days around them.

A pair is compared where the two share fingerprints and were printed within a week of each other, or where the day of one
is not known; what is found depends on the two texts alone. Whose text a report is follows from all copies that hang
together with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dateline.corroborate.copies import WITHIN_DAYS, Comparison, compare
from dateline.corroborate.copy_rows import copy_row, origin_row
from dateline.corroborate.fingerprints import fingerprints
from dateline.corroborate.origins import origins_of
from dateline.corroborate.report import Report, order_of, report_of
from dateline.corroborate.sharing import Marks, holders_of, packed_marks, unpacked_marks
from dateline.keep.claimed import Lineage
from dateline.lang import Language
from dateline.model import Document, Span
from dateline.record import document_of_row
from dateline.store.protocol import View, Writer
from dateline.tables import COPIES, ORIGINS, Row

EARLIEST, LATEST = "0001-01-01", "9999-12-31"


@dataclass(slots=True)
class Lineages:
    """What a portion of new reports copies, and what copies it. ``gone`` are reports that are linked no more: what they
    share with others counts for nothing, and ``left`` are those others."""

    view: View
    language: Language
    gone: frozenset[str] = frozenset()
    left: set[str] = field(default_factory=set)
    reports: dict[str, Report] = field(default_factory=dict)
    marks: dict[str, Marks] = field(default_factory=dict)
    copies: list[Row] = field(default_factory=list)
    origins: dict[str, Row] = field(default_factory=dict)
    found: dict[str, list[Row]] = field(default_factory=dict)

    def find(self, fresh: Sequence[Document]) -> None:
        """Compares reports that were never linked with each other and with those before."""
        for document in fresh:
            report = report_of(document, self.language)
            self.reports[document.id] = report
            self.marks[document.id] = fingerprints(report.wording)
        for one, other in self._candidates([document.id for document in fresh]):
            a, b = sorted((self._report(one), self._report(other)), key=order_of)
            pair = compare(a, b)
            if pair.kind != "different":
                row = copy_row(pair, a, b, self.language)
                self.copies.append(row)
                for name in (a.id, b.id):
                    self.found.setdefault(name, []).append(row)
        pairs = (row for name in sorted(self.gone) for row in self._kept(name))
        self.left = {str(each) for row in pairs for each in row[:2]} - self.gone
        self._settle([*(document.id for document in fresh), *sorted(self.left)])

    def write(self, writer: Writer) -> None:
        """Writes the pairs, and the origin of each report of their groups."""
        gone = sorted(self.gone)
        for side in ("a", "b"):
            writer.replace("copies", side, gone, [])
        writer.replace("origins", "document", gone, [])
        writer.put("copies", self.copies)
        writer.replace("origins", "document", sorted(self.origins), list(self.origins.values()))

    def marks_of(self, document: str) -> bytes | None:
        """The fingerprints of a new report, for the record; None of one that was linked before."""
        marks = self.marks.get(document)
        return None if marks is None else packed_marks(marks)

    def changed(self) -> set[str]:
        """The reports of which it may have changed whose text they are, or with whom they share text."""
        return set(self.origins) | {str(x) for row in self.copies for x in row[:2]} | self.left

    def lineage(self, document: str) -> Lineage:
        """Where the text of a report is from, with what was found now laid over what was known."""
        new = self.origins.get(document)
        rows = [new] if new else list(self.view.rows("origins", document=document))
        reused = sorted({b if a == document else a for a, b in self._pairs_of(document)})
        if not rows:
            return Lineage(reused=tuple(reused))
        cells = ORIGINS.cells(rows[0])
        start, end = cells["credit_start"], cells["credit_end"]
        credit = Span(start, end) if start is not None else None
        return Lineage(origin=cells["origin"], agency=cells["agency"], credit=credit, reused=tuple(reused))

    def _pairs_of(self, document: str) -> Iterator[tuple[str, str]]:
        for row in self._rows_of(document):
            if row[COPIES.place("kind")] in ("copy", "partial"):
                yield str(row[0]), str(row[1])

    def _rows_of(self, document: str) -> Iterator[Row]:
        """The pairs of a report, known and new."""
        yield from self._known(document)
        yield from self.found.get(document, ())

    def _candidates(self, fresh: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Pairs with a new report that share fingerprints and lie within days of each other, each once."""
        days = {name: self.reports[name].day for name in fresh}
        marks = {name: self.marks[name] for name in fresh}
        reach = window_of([day.isoformat() if day else None for day in days.values()], WITHIN_DAYS)
        for name, day, body in self.view.marked(*reach):
            if name not in marks and name not in self.gone:
                marks[name], days[name] = unpacked_marks(body), date.fromisoformat(day) if day else None
        names = sorted(marks)
        outlets = {str(document): outlet for _, document, outlet in self.view.counted()} if names else {}
        index = holders_of([marks[name] for name in names], [outlets.get(name) for name in names])
        new = set(fresh)
        for one in fresh:
            for number in index.sharing(marks[one], outlets.get(one)):
                other = names[number]
                if other != one and not (other in new and other < one) and _is_near(days[one], days[other]):
                    yield one, other

    def _report(self, name: str) -> Report:
        if name not in self.reports:
            [row] = self.view.rows("documents", id=name)
            self.reports[name] = report_of(document_of_row(row), self.language)
        return self.reports[name]

    def _settle(self, fresh: Iterable[str]) -> None:
        """The origins of all reports that hang together with new ones."""
        seen: set[str] = set()
        for start in sorted(fresh):
            if start in seen:
                continue
            group, pairs, todo = {start}, dict[tuple[str, str], Comparison](), [start]
            while todo:
                name = todo.pop()
                for row in (*self._known(name), *self.found.get(name, ())):
                    if row[COPIES.place("kind")] != "copy":
                        continue
                    pairs[str(row[0]), str(row[1])] = _comparison(row)
                    new = {str(row[0]), str(row[1])} - group
                    group |= new
                    todo += sorted(new)
            seen |= group
            reports = [self._report(name) for name in sorted(group)]
            for each in origins_of(reports, [pairs[k] for k in sorted(pairs)]):
                self.origins[each.document] = origin_row(each)

    def _known(self, name: str) -> Iterator[Row]:
        """The pairs that the record has of a report, but for those with one that is gone."""
        for row in self._kept(name):
            if not self.gone & {str(row[0]), str(row[1])}:
                yield row

    def _kept(self, name: str) -> Iterator[Row]:
        for side in ("a", "b"):
            yield from self.view.rows("copies", **{side: name})


def _is_near(one: date | None, other: date | None) -> bool:
    """Whether two reports may share a text: one whose day is not known may with any."""
    return one is None or other is None or abs((one - other).days) <= WITHIN_DAYS


def window_of(days: Sequence[str | None], reach: int) -> tuple[str, str]:
    """The days that lie within reach of reports of these days: every day, where one has none."""
    if not days:
        return (EARLIEST, EARLIEST)
    if None in days:
        return (EARLIEST, LATEST)
    dated = sorted(date.fromisoformat(day) for day in days if day is not None)
    far = timedelta(days=reach)
    return ((dated[0] - far).isoformat(), (dated[-1] + far).isoformat())


def _comparison(row: Row) -> Comparison:
    """What origins are found by, of a pair that is kept."""
    cells = COPIES.cells(row)
    return Comparison(
        a=cells["a"], b=cells["b"], kind=cells["kind"], form=None, contained_a=cells["contained_a"],
        contained_b=cells["contained_b"], copy=1.0, reuse=1.0, direction=cells["direction"], passages=(), why={},
    )  # fmt: skip
