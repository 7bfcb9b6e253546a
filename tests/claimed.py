"""A record of three invented reports of one incident, with its members, claims and disagreements."""

from __future__ import annotations

from pathlib import Path

from tests.recorded import reading

from dateline import lang
from dateline.corroborate.claims import claims_of
from dateline.corroborate.disagreements import disagreements
from dateline.corroborate.figure import Told
from dateline.corroborate.rows import claim_row, disagreement_row, held_of
from dateline.record import kept_of
from dateline.store import Store, open_store

NUMBERS = (0, 5, 1)


def claimed_record(path: Path) -> Store:
    """The record; two of the reports are of one town."""
    readings = [reading(number) for number in NUMBERS]
    told = [Told(reading=one, events=("v1", "v2")) for one in readings]
    figures = claims_of("i1", told, lang.load("en"))
    texts = {one.id: one.reading.document.text for one in told}
    incident = ("i1", "ASSAULT", "Attack on Harat", "2021-08-01", "2021-08-06", "Harat", "settlement", "YEM", 15.5,
                44.25, 3, 3, 3, 2, 2, "link@1", None)  # fmt: skip
    store = open_store(str(path), create=True)
    with store.writing() as writer:
        kept = [kept_of(one) for one in readings]
        for one in kept:
            writer.keep(one)
        writer.put("incidents", [incident])
        members = [
            ("i1", one.document_id, name, one.id, "c", 1.0, "[]", f"i-{one.document_id}-{name}")
            for one in kept
            for name in ("v1", "v2")
        ]
        writer.put("members", members)
        writer.put("incident_claims", [claim_row(one) for one in held_of(figures, texts)])
        writer.put(
            "disagreements", [disagreement_row(one) for one in disagreements(figures, lang.load("en"))]
        )
    return store
