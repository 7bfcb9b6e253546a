"""The incidents of a record: which of them a person asks for, and one of them with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from dateline.keep.decided import full_name
from dateline.store.protocol import View
from dateline.tables import DOCUMENTS, INCIDENTS, MEMBERS, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which incidents: each condition that is given must hold. ``place`` may stand inside, in any case; ``since`` and
    ``until`` are ISO days between which it may have been; ``reports`` are the fewest that tell of it.
    """

    since: str | None = None
    until: str | None = None
    country: str | None = None
    place: str | None = None
    type: str | None = None
    reports: int = 0
    lines: int = 0
    limit: int | None = None


def incidents_in(view: View, wanted: Wanted = Wanted()) -> Iterator[Row]:
    """The incidents, the earliest first, those without a day last."""
    rows = sorted(view.rows("incidents"), key=lambda row: (row[3] or row[4] or "9999", row[0]))
    number = 0
    for row in rows:
        if _fits(INCIDENTS.cells(row), wanted):
            if wanted.limit is not None and number >= wanted.limit:
                return
            number += 1
            yield row


def _fits(cells: Mapping[str, Any], wanted: Wanted) -> bool:
    first, last = cells["earliest"], cells["latest"]
    return (
        (wanted.since is None or last is None or last >= wanted.since)
        and (wanted.until is None or first is None or first <= wanted.until)
        and wanted.country in (None, cells["country"])
        and wanted.type in (None, cells["type"])
        and (wanted.place is None or wanted.place.lower() in (cells["toponym"] or "").lower())
        and cells["reports"] >= wanted.reports
        and cells["lines"] >= wanted.lines
    )


@dataclass(frozen=True, slots=True)
class Why:
    """What tied a member: to which report's event, and each feature with its value and what it weighed."""

    report: str | None
    event: str | None
    features: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One member with the words of its event."""

    report: str
    event: str
    published: str | None
    outlet: str | None
    reading: str
    status: str
    negated: bool
    quote: str
    score: float
    why: Why


def why_of(text: str) -> Why:
    """What the column ``why`` of a member says."""
    found = msgspec.json.decode(text)
    report, event = found["with"] or (None, None)
    return Why(report, event, tuple((str(n), float(v), float(w)) for n, v, w in found["features"]))


def incident(view: View, words: str) -> tuple[Row, tuple[Shown, ...]]:
    """The incident whose id begins so, and its members, the first printed first."""
    name = full_name(view, words)
    [row] = view.rows("incidents", id=name)
    members = [_shown(view, MEMBERS.cells(member)) for member in view.rows("members", incident=name)]
    return row, tuple(sorted(members, key=lambda one: (one.published or "9999", one.report, one.event)))


def _shown(view: View, member: Mapping[str, Any]) -> Shown:
    document = next(DOCUMENTS.cells(row) for row in view.rows("documents", id=str(member["document"])))
    kept = view.kept(str(member["reading"]))
    events = kept.rows["events"] if kept else ()
    event = next((row for row in events if row[1] == member["event"]), None)
    status, negated, quote = (event[7], bool(event[8]), event[-3]) if event else ("", False, "")
    return Shown(
        str(member["document"]), str(member["event"]), document["published"], document["source"],
        str(member["reading"]), str(status), negated, str(quote), float(member["score"]), why_of(str(member["why"])),
    )  # fmt: skip
