"""Who stands behind an incident, text by text, as it was counted when the incident was linked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from dateline.corroborate.figure import Told
from dateline.corroborate.support import Witness, texts, witnesses_of
from dateline.corroborate.words import words_of
from dateline.keep.decided import reading_at
from dateline.lang import load
from dateline.model import Span
from dateline.store import View
from dateline.tables import COPIES, MEMBERS, ORIGINS, Row


def texts_of_incident(
    view: View, incident: str, copies: Iterable[Row], *, of: Collection[str]
) -> list[Witness]:
    """Who speaks for each text that tells that the incident was; ``copies`` are pairs of its reports that share text.

    ``of`` are the reports that are asked for: each is read once more, which takes half a millisecond.
    """
    reused: dict[str, set[str]] = {}
    for row in copies:
        one, other, kind = (str(row[COPIES.place(name)]) for name in ("a", "b", "kind"))
        if kind in ("copy", "partial"):
            reused.setdefault(one, set()).add(other)
            reused.setdefault(other, set()).add(one)
    members: dict[tuple[str, str], list[str]] = {}
    for cells in map(MEMBERS.cells, view.rows("members", incident=incident)):
        if cells["document"] in of:
            members.setdefault((cells["document"], cells["reading"]), []).append(cells["event"])
    return texts(_witnesses(view, members.items(), reused))


def _witnesses(
    view: View, members: Iterable[tuple[tuple[str, str], Sequence[str]]], reused: dict[str, set[str]]
) -> Iterator[Witness]:
    for (document, read), events in members:
        reading = reading_at(view, read)
        if reading is None:
            continue
        origin: dict[str, Any] = next(
            (ORIGINS.cells(row) for row in view.rows("origins", document=document)), {}
        )
        start = origin.get("credit_start")
        told = Told(
            reading=reading,
            events=tuple(events),
            origin=origin.get("origin"),
            reused=tuple(sorted(reused.get(document, ()))),
            agency=origin.get("agency"),
            credit=Span(start, origin["credit_end"]) if start is not None else None,
        )
        yield from witnesses_of(told, words_of(load(reading.made_by.language)))
