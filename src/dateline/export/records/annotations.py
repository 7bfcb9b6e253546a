"""W3C Web Annotations: one for each cited cell, with its words by position and by quotation, and the text's hash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

import msgspec

from dateline.export.legend import status_words
from dateline.export.records.coded import MARK, Coded, Loss
from dateline.model import Document, Span

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
AROUND: Final = 32
"""Characters before and after a quotation that tell it from the same words elsewhere, as Hypothesis has it."""


def write(readings: Iterable[Coded], out: BinaryIO) -> Loss:
    """Writes one annotation a line, each with its context."""
    loss = Loss()
    for coded in readings:
        for annotation in _annotations(coded, loss):
            out.write(msgspec.json.encode(annotation) + b"\n")
            loss.written += 1
    return loss


def _annotations(coded: Coded, loss: Loss) -> Iterator[dict[str, object]]:
    for facts in coded.events(loss):
        event = facts.event
        about = f"{event.type} {status_words(event.status, negated=event.negated)}"
        yield _annotation(coded, ("events", event.id, "words"), about, (event.trigger,), event.by)
        if event.status_evidence:
            where = ("events", event.id, "status")
            yield _annotation(coded, where, event.status, event.status_evidence, event.by)
        for one in event.participants:
            where = ("events", event.id, one.role)
            yield _annotation(coded, where, f"{one.role} of {event.type}", one.spans, event.by)
    for statement in coded.statements(loss):
        source = statement.source.spans if statement.source else ()
        for column, spans in (("content", statement.content), ("cue", statement.cue), ("source", source)):
            if spans:
                where = ("statements", statement.id, column)
                yield _annotation(coded, where, f"{column} of {statement.act}", spans, statement.by)
    reading = coded.reading
    for table, items in (("times", reading.times), ("places", reading.places), ("counts", reading.counts)):
        for item in items:
            if coded.passes(table, item.id):
                value = (
                    getattr(item, "value", None)
                    or getattr(item, "name", None)
                    or str(getattr(item, "low", ""))
                )
                yield _annotation(
                    coded, (table, item.id, "words"), f"{table}: {value}", (item.span,), item.by
                )


def _annotation(
    coded: Coded, where: tuple[str, str, str], body: str, spans: tuple[Span, ...], by: str
) -> dict[str, object]:
    table, row, column = where
    document = coded.reading.document
    return {
        "@context": CONTEXT,
        "id": f"urn:dateline:{coded.id}:{table}:{row}:{column}",
        "type": "Annotation",
        "motivation": "classifying",
        "creator": {"type": "Software", "name": f"Dateline {coded.reading.made_by.dateline}, {by}"},
        "body": {"type": "TextualBody", "value": body, "purpose": "classifying", "format": "text/plain"},
        "target": [
            {
                "source": document.url or f"urn:dateline:{document.id}",
                "selector": [_quote(document, span), _position(span)],
                "state": {"type": "State", "digest": f"sha256:{document.text_sha256}"},
            }
            for span in spans
        ],
        "rights": MARK.get(coded.state(table, row), MARK["machine"]),
    }


def _quote(document: Document, span: Span) -> dict[str, object]:
    text = document.text
    return {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }


def _position(span: Span) -> dict[str, object]:
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}
