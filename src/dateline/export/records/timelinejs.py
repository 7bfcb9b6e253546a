"""TimelineJS 3: one slide a dated event, with the sentence that it was read from; one for all reports of an incident.

Text is escaped: it is HTML there.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import BinaryIO

import msgspec

from dateline.export.legend import status_words
from dateline.export.records.coded import Coded, Facts, Happening, Loss


def write(readings: Iterable[Coded], out: BinaryIO) -> Loss:
    """Writes one JSON object."""
    loss = Loss()
    slides: list[dict[str, object]] = []
    for coded in readings:
        loss.lose("statement: a timeline has events alone", len(coded.reading.statements))
        for facts in coded.events(loss):
            if facts.incident is not None and not facts.is_first:
                loss.lose("event of an incident that another slide stands for")
            elif facts.day is None:
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
    status = status_words(event.status, negated=event.negated)
    says = f"<p>According to {escape(facts.speaker)}</p>" if facts.speaker else ""
    one = facts.incident
    told = f"<p>{escape(_told(one))}</p>" if one else ""
    headline = one.name if one else f"{event.type} ({status}): {who}".rstrip(": ")
    return {
        "unique_id": facts.name.replace("/", "-"),
        "start_date": _date(first),
        "end_date": _date(last),
        "group": event.type,
        "text": {
            "headline": escape(headline),
            "text": f"<p>{escape(facts.sentence)}</p>{says}{told}<p><small>{escape(facts.mark)}</small></p>",
        },
        "place": {"name": place.name} if place else None,
    }


def _told(one: Happening) -> str:
    """How many stand behind an incident, and its killed by the rules."""
    tolls = (
        f"killed by the rule {rule}: {low:g} / {best:g} / {'open' if high is None else f'{high:g}'}"
        for rule, (low, best, high) in sorted(one.tolls.items())
    )
    return "; ".join((one.behind, *tolls, *(f"disputed: {why}" for why in one.disputed)))


def _date(day: str | None) -> dict[str, int]:
    year, month, number = (day or "").split("-")
    return {"year": int(year), "month": int(month), "day": int(number)}
