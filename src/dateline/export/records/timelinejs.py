"""TimelineJS 3: one slide a dated event, with the sentence that it was read from. Text is escaped: it is HTML there."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import BinaryIO

import msgspec

from dateline.export.records.coded import Coded, Facts, Loss


def write(readings: Iterable[Coded], out: BinaryIO) -> Loss:
    """Writes one JSON object."""
    loss = Loss()
    slides: list[dict[str, object]] = []
    for coded in readings:
        loss.lose("statement: a timeline has events alone", len(coded.reading.statements))
        for facts in coded.events(loss):
            if facts.day is None:
                loss.lose("event without a date at both ends")
            else:
                slides.append(_slide(facts))
    loss.lose("evidence: the sentence is written, its spans are not", len(slides))
    loss.written = len(slides)
    timeline = {
        "title": {"text": {"headline": "Events read by Dateline", "text": "Machine codings of reports"}},
        "events": slides,
    }
    out.write(msgspec.json.format(msgspec.json.encode(timeline)) + b"\n")
    return loss


def _slide(facts: Facts) -> dict[str, object]:
    event, place = facts.event, facts.place
    first, last = facts.days
    who = " → ".join(filter(None, (facts.names("actor"), facts.names("recipient", "target"))))
    status = " ".join(filter(None, ("not" if event.negated else "", event.status)))
    says = f"<p>According to {escape(facts.speaker)}</p>" if facts.speaker else ""
    return {
        "unique_id": facts.id.replace("/", "-"),
        "start_date": _date(first),
        "end_date": _date(last),
        "group": event.type,
        "text": {
            "headline": escape(f"{event.type} ({status}): {who}".rstrip(": ")),
            "text": f"<p>{escape(facts.sentence)}</p>{says}<p><small>{escape(facts.mark)}</small></p>",
        },
        "place": {"name": place.name} if place else None,
    }


def _date(day: str | None) -> dict[str, int]:
    year, month, number = (day or "").split("-")
    return {"year": int(year), "month": int(month), "day": int(number)}
