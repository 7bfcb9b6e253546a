"""The claims of incidents from the readings of a record."""

from __future__ import annotations

from tests.recorded import reading

from dateline import lang
from dateline.keep.claimed import Claimed, Lineage, Sources, claimed
from dateline.model import Reading, Support
from dateline.tables import INCIDENT_CLAIMS

READINGS = {f"report-{number:04}": reading(number) for number in (0, 1, 5)}
MEMBERS = {
    "i1": [("report-0005", "v1"), ("report-0000", "v1"), ("report-0000", "v2")],
    "i2": [("report-0001", "v1")],
}
ENGLISH = lang.load("en")


def made(lineage: dict[str, Lineage] | None = None, *, without: str | None = None) -> Claimed:
    def of(document: str) -> Reading | None:
        return None if document == without else READINGS.get(document)

    sources = Sources(
        reading=of, lineage=lambda name: (lineage or {}).get(name, Lineage()), linked=lambda _: ("v1", "v2")
    )
    return claimed(MEMBERS, sources, ENGLISH)


def test_every_incident_has_its_claims_and_its_support() -> None:
    found = made()
    assert {row[INCIDENT_CLAIMS.place("incident")] for row in found.claims} == {"i1", "i2"}
    assert found.support["i1"] == Support(reports=2, outlets=2, origins=2, sources=1, lines=1)


def test_what_is_known_of_copies_makes_echoes() -> None:
    found = made({"report-0005": Lineage(origin="report-0000")})
    origins = {
        row[INCIDENT_CLAIMS.place("document")]: row[INCIDENT_CLAIMS.place("origin")] for row in found.claims
    }
    assert origins["report-0000"] == "report-0000"
    assert found.support["i1"] == Support(reports=2, outlets=1, origins=1, sources=1, lines=1)


def test_the_same_members_give_the_same_rows_in_any_order() -> None:
    before = made()
    for events in MEMBERS.values():
        events.reverse()
    assert made() == before


def test_a_member_whose_reading_is_gone_claims_nothing() -> None:
    assert made(without="report-0001").support["i2"] == Support(0, 0, 0, 0, 0)
