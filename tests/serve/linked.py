"""A record whose invented reports are linked by hand: two incidents, a copy, a denial, and tolls that differ."""

from __future__ import annotations

import json
from typing import Any

from tests.recorded import document_of_number, reading, text_of

from dateline.record import kept_of
from dateline.store import Store
from dateline.tables import BY_NAME, Row

BY = "byhand@1"


def row(table: str, **cells: Any) -> Row:
    """A row of a table; what is not given is empty."""
    unknown = set(cells) - set(BY_NAME[table].names)
    return (
        tuple(cells.get(name) for name in BY_NAME[table].names)
        if not unknown
        else row(table, **{name: value for name, value in cells.items() if name not in unknown})
    )


def claim(number: int, attribute: str, quote: str, **cells: Any) -> Row:
    """A claim of report ``number`` with the first such words of it."""
    text = text_of(number)
    start = text.index(quote)
    document = document_of_number(number)
    given = {
        "id": f"c{number}-{attribute}",
        "incident": "i1",
        "attribute": attribute,
        "value": quote,
        "extent": "all",
        "as_of": document.published.iso if document.published else None,
        "asserted_by": "army",
        "chain": json.dumps(
            [[document.source, "outlet", []], [cells.get("asserted_by", "army"), "source", []]]
        ),
        "stance": "asserts",
        "status": "claimed",
        "document": document.id,
        "event": "v1",
        "statement": "s1",
        "quote": quote,
        "start": start,
        "end": start + len(quote),
        "origin": document.id,
        "reports": 1,
        "outlets": 1,
        "origins": 1,
        "sources": 1,
        "lines": 1,
        "by": BY,
    }
    return row("incident_claims", **{**given, **cells})


def link(store: Store) -> None:
    """Keeps five reports and links them: 0, 5 and 10 are of one town, and 5 copies 0."""
    with store.writing() as writer:
        for number in (0, 1, 5, 10):
            writer.keep(kept_of(reading(number)))
        place = {"toponym": "Harat", "precision": "settlement", "country": "YEM", "lat": 15.5, "lon": 44.25}
        counts = {"reports": 3, "outlets": 2, "origins": 2, "sources": 1, "lines": 1}
        writer.put(
            "incidents",
            [
                row("incidents", id="i1", type="ASSAULT", name="Attack on Harat <b>", earliest="2021-08-01",
                    latest="2021-08-01", by=BY, **place, **counts),
                row("incidents", id="i2", type="PROTEST", name="March in Sela", precision="country", country="YEM",
                    by=BY, reports=1, outlets=1, origins=1, sources=0, lines=1),
            ],
        )  # fmt: skip
        why = json.dumps(
            {"with": ["report-0000", "v1"], "features": [["same place", 1.0, 1.5], ["days apart", 0.2, -0.4]]}
        )
        writer.put(
            "members",
            [
                row("members", incident=incident, document=f"report-{number:04}", event=event, component="k1",
                    reading=kept_of(reading(number)).id, score=0.9, why=why,
                    name=incident if number in (0, 1) else f"{incident}-{number}")
                for incident, number, event in (("i1", 0, "v1"), ("i1", 5, "v1"), ("i1", 10, "v1"), ("i2", 1, "v3"))
            ],
        )  # fmt: skip
        writer.put(
            "origins",
            [
                row("origins", document="report-0000", origin="report-0000"),
                row("origins", document="report-0005", origin="report-0000", agency="Invented Wire"),
                row("origins", document="report-0010", origin="report-0010"),
            ],
        )
        writer.put(
            "copies",
            [row("copies", a="report-0000", b="report-0005", kind="copy", contained_a=0.9, contained_b=0.94,
                 direction="a", passages="[[0,10,0,10]]")],
        )  # fmt: skip
        writer.put(
            "incident_claims",
            [
                claim(0, "killed", "at least 3 people", low=3.0, modifier="at least", unit="people"),
                claim(
                    5, "killed", "at least 8 people", low=8.0, high=9.0, unit="people", asserted_by="a doctor"
                ),
                claim(10, "killed", "at least 6 people", low=6.0, high=6.0, unit="people"),
                claim(
                    0,
                    "event",
                    "There was no attack,",
                    stance="denies",
                    asserted_by="spokesman",
                    status="denied",
                ),
                claim(0, "place", "Harat"),
            ],
        )
        writer.put(
            "disagreements",
            [
                row("disagreements", incident="i1", attribute="killed", a="c0-killed", b="c5-killed", kind="conflict",
                    why="one day, two numbers that exclude each other"),
                row("disagreements", incident="i1", attribute="killed", a="c0-event", b="c10-killed", kind="denial",
                    why="one says that it was, the other that it was not"),
            ],
        )  # fmt: skip
