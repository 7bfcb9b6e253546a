"""A linked record given out: what is told by three reports is one line, with its tolls and how many stand behind it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from tests.claimed import claimed_record

from dateline.keep.give import LINKED_TABLES, give
from dateline.store import Store
from dateline.tables import INCIDENT_CLAIMS


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = claimed_record(tmp_path / "reports.dateline")
    yield made
    made.close()


def written(store: Store, form: str, **more: object) -> str:
    out = BytesIO()
    give(store, form, out, **more)  # type: ignore[arg-type]
    return out.getvalue().decode("utf-8-sig")


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_an_incident_is_one_line_of_acled_with_the_conservative_toll(store: Store) -> None:
    [line] = rows(written(store, "acled"))
    assert line["event_id_cnty"] == "DTL-incident/i1"
    assert line["fatalities"] == "8"
    assert line["source"] == "Invented Wire; Radio Sela; The Harbour Post"
    assert "incident i1: reports 3" in line["tags"]


def test_an_incident_is_one_line_of_ucdp_with_low_best_and_high(store: Store) -> None:
    [line] = rows(written(store, "ucdp"))
    assert (line["low"], line["best"], line["high"]) == ("8", "8", "")
    assert line["number_of_sources"] == "2"


def test_a_doer_who_denies_it_is_named_by_no_line_that_has_no_place_for_who_says_so(store: Store) -> None:
    blamed = [cells for cells in claims(store) if cells["attribute"] == "perpetrator"]
    row = (
        "i1",
        "perpetrator",
        blamed[0]["id"],
        blamed[1]["id"],
        "denial",
        "the Front denies what the army says",
    )
    with store.writing() as writer:
        writer.put("disagreements", [row])
    [line] = rows(written(store, "acled"))
    assert line["actor1"] == ""
    assert "Disputed: the Front denies what the army says." in line["notes"]
    [line] = rows(written(store, "ucdp"))
    assert line["side_a"] == ""


def claims(store: Store) -> list[dict[str, Any]]:
    return [INCIDENT_CLAIMS.cells(row) for row in store.view.rows("incident_claims")]


def test_what_another_line_stands_for_is_told(store: Store) -> None:
    reasons = give(store, "acled", BytesIO()).reasons
    assert reasons["event of an incident that another line of ACLED stands for"] == 2


def test_events_of_geojson_know_their_incident(store: Store) -> None:
    features = json.loads(written(store, "geojson"))["features"]
    of = [one["properties"] for one in features if "incident" in one["properties"]]
    assert {one["incident"] for one in of} == {"i1"}
    assert of[0]["support"]["lines"] == 2
    assert of[0]["killed"]["latest"] == [8, 8, None]


def test_an_incident_is_one_slide(store: Store) -> None:
    slides = json.loads(written(store, "timelinejs"))["events"]
    assert [one["unique_id"] for one in slides if "incident" in one["unique_id"]] == ["incident-i1"]


def test_an_incident_is_one_event_of_followthemoney_with_every_report_as_proof(store: Store) -> None:
    pytest.importorskip("followthemoney")
    lines = [
        one for one in rows(written(store, "ftm")) if one["schema"] == "Event" and one["prop"] == "proof"
    ]
    assert len({one["canonical_id"] for one in lines}) == 1
    assert len({one["value"] for one in lines}) == 3


def test_an_incident_is_one_incident_of_stix(store: Store) -> None:
    pytest.importorskip("stix2")
    objects = json.loads(written(store, "stix"))["objects"]
    incidents = [one for one in objects if one["type"] == "incident"]
    assert [one["name"] for one in incidents] == ["Attack on Harat"]
    assert "lines 2" in incidents[0]["description"]


@pytest.mark.parametrize("table", LINKED_TABLES)
def test_what_was_linked_goes_out_as_a_table(store: Store, table: str) -> None:
    assert len(rows(written(store, "csv", table=table))) == sum(1 for _ in store.view.rows(table))


def test_of_what_nobody_accepted_no_claim_goes_out_where_the_reviewed_alone_are_asked_for(
    store: Store,
) -> None:
    out = BytesIO()
    loss = give(store, "csv", out, table="incident_claims", reviewed=True)
    assert loss.written == 0
    assert loss.reasons.total() > 0
