"""The pages of incidents: claims with their words, who stands behind them, and what is one voice."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.recorded import text_of
from tests.serve.linked import link
from tests.serve.scattered import scattered

from dateline.config import Config
from dateline.keep.add import add
from dateline.keep.link import link as linked_by_itself
from dateline.keep.reader import reader_of
from dateline.record import kept_of
from dateline.serve.app import app
from dateline.serve.settings import Settings
from dateline.store import open_store


@pytest.fixture
def linked(tmp_path: Path) -> Iterator[TestClient]:
    store = open_store(tmp_path / "record.db", create=True)
    link(store)
    with TestClient(app(store, Settings()), base_url="http://localhost:8710") as client:
        yield client
    store.close()


def incident(client: TestClient) -> Any:
    return client.get("/incident.json?id=i1").json()


def test_the_list_can_be_filtered_and_ordered(linked: TestClient) -> None:
    def ids(words: str) -> list[str]:
        return [one["id"] for one in linked.get(f"/incidents.json?{words}").json()["incidents"]]

    assert ids("") == ["i1", "i2"]
    assert ids("type=PROTEST") == ["i2"]
    assert ids("since=2021-08-01&until=2021-08-01") == ["i1"]
    assert ids("until=2021-07-31") == []
    assert ids("words=harat") == ["i1"]
    assert ids("country=YEM&order=reports") == ["i1", "i2"]
    assert ids("lines=2") == []
    assert ids("opposed=true") == ["i1"]


def test_every_claim_quotes_its_report(linked: TestClient) -> None:
    for attribute in incident(linked)["attributes"]:
        for one in attribute["claims"]:
            assert text_of(int(one["report"][-4:]))[one["start"] : one["end"]] == one["quote"]


def test_claims_that_oppose_each_other_name_each_other_and_why(linked: TestClient) -> None:
    claims = {one["id"]: one for each in incident(linked)["attributes"] for one in each["claims"]}
    assert [(each["claim"], each["kind"]) for each in claims["c0-killed"]["opposed"]] == [
        ("c5-killed", "conflict")
    ]
    assert [(each["claim"], each["kind"]) for each in claims["c0-event"]["opposed"]] == [
        ("c10-killed", "denial")
    ]
    assert claims["c0-event"]["opposed"][0]["why"]


def test_a_copy_is_in_the_voice_of_its_original(linked: TestClient) -> None:
    [line] = incident(linked)["lines"]
    assert [[one["id"] for one in voice["reports"]] for voice in line["voices"]] == [
        ["report-0000", "report-0005"],
        ["report-0010"],
    ]
    assert line["voices"][0]["reports"][1]["shares"] == 0.94
    assert [tie["why"] for tie in line["ties"]] == ["both cite army"]


def test_every_member_says_why_it_is_one(linked: TestClient) -> None:
    members = incident(linked)["members"]
    assert [one["report"] for one in members] == ["report-0000", "report-0005", "report-0010"]
    for one in members:
        assert one["words"][one["start"] : one["end"]] == "attacked"
        assert [each["name"] for each in one["why"]] == ["same place", "days apart"]


def test_the_page_draws_the_tolls_the_voices_and_the_place(linked: TestClient) -> None:
    text = linked.get("/incident?id=i1").text
    assert 'class="plot"' in text
    assert 'class="voices"' in text
    assert 'class="where"' in text
    assert "Attack on Harat &lt;b&gt;" in text


def test_an_incident_that_is_known_by_country_has_no_point(linked: TestClient) -> None:
    assert linked.get("/incident.json?id=i2").json()["radius_km"] is None
    text = linked.get("/incident?id=i2").text
    assert 'class="where"' not in text
    assert "no point is drawn" in text


def test_an_incident_that_is_not_there_is_not_found(linked: TestClient) -> None:
    assert linked.get("/incident?id=nothing").status_code == 404


def test_the_lines_that_are_drawn_are_those_that_are_counted(tmp_path: Path) -> None:
    store = open_store(tmp_path / "record.db", create=True)
    with store.writing() as writer:
        for number in range(12):
            writer.keep(kept_of(scattered(number)))
    linked_by_itself(store, now="2026-11-26T00:00:00+00:00")
    with TestClient(app(store, Settings()), base_url="http://localhost:8710") as client:
        incidents = client.get("/incidents.json").json()["incidents"]
        assert incidents
        for one in incidents:
            lines = client.get(f"/incident.json?id={one['id']}").json()["lines"]
            counted = [line for line in lines if line["outside"] is None]
            assert len(counted) == one["support"]["lines"]
            told = [line for line in lines if line["outside"] != "it does not say that it happened"]
            assert sum(len(line["voices"]) for line in told) == one["support"]["origins"]
    store.close()


def test_a_copy_that_begins_a_row_has_an_arrow_from_the_left_with_its_share(tmp_path: Path) -> None:
    text = (
        "Gunmen killed three guards at the grain mill of Orsa on Monday, police said. The mill has been closed since, "
        "and the mayor called on the government to send troops to the valley before the harvest begins in the spring."
    )
    lines = [
        {"id": f"r{n}", "text": text, "source": f"Paper {n}", "published": "2025-03-14"} for n in range(6)
    ]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(each) + "\n" for each in lines))
    with closing(open_store(tmp_path / "record.db", create=True)) as store:
        add(store, [tmp_path / "in.jsonl"], reader_of(Config()), now="2026-01-01T00:00:00+00:00")
        linked_by_itself(store, now="2026-01-01T00:00:00+00:00")
        with TestClient(app(store, Settings()), base_url="http://localhost:8710") as client:
            found = client.get("/incidents.json").json()["incidents"]
            one = next(each for each in found if each["support"]["reports"] == 6)
            shown = client.get("/incident", params={"id": one["id"]}).text
    arrows = [
        (float(a), float(b)) for a, b in re.findall(r'class="copied" x1="([\d.-]+)" x2="([\d.-]+)"', shown)
    ]
    assert len(arrows) == 5
    assert all(start >= 0 and end - start > 40 for start, end in arrows)
    assert len(re.findall(r'<text class="share"[^>]*>(?:\d+%|copy)</text>', shown)) == 5
