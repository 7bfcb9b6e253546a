"""Incidents are merged and split from the pages, and it can be taken back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from tests.recorded import reading

from dateline.keep.link import link
from dateline.record import kept_of
from dateline.serve.app import app
from dateline.serve.settings import Settings
from dateline.store import Store
from dateline.tables import MEMBERS

ACT = "what a page brings back"


@pytest.fixture
def client(record: Store) -> Iterator[TestClient]:
    with record.writing() as writer:
        for number in range(3):
            writer.keep(kept_of(reading(number)))
    link(record, now="2026-01-01T00:00:00+00:00")
    served = app(record, Settings(act=ACT))
    with TestClient(served, base_url="http://localhost:8710", headers={"x-dateline": ACT}) as made:
        yield made


def attacks(record: Store) -> dict[str, str]:
    """The incident that the attack of each invented report is of."""
    rows = [MEMBERS.cells(row) for row in record.view.rows("members")]
    return {one["document"][-1]: one["incident"] for one in rows if one["event"] == "v1"}


def test_a_split_and_a_merge_are_applied_at_once_and_taken_back(client: TestClient, record: Store) -> None:
    [name] = set(attacks(record).values())
    asked = {"incident": name, "members": ["report-0000/v1"], "who": "Ann"}
    split = client.post("/act/split", json=asked).json()
    assert split["applied"]
    apart = attacks(record)
    assert apart["1"] == apart["2"] != apart["0"]
    merged = client.post("/act/merge", json={"incidents": [apart["0"], apart["1"]], "who": "Ann"}).json()
    assert len(set(attacks(record).values())) == 1
    for made, incidents in ((merged, 2), (split, 1)):
        client.post("/act/undo", json={"judgements": [made["judgement"]], "who": "Ann"})
        assert len(set(attacks(record).values())) == incidents
    assert [row[3] for row in record.view.rows("judgements")] == ["split", "merge", "undo", "undo"]


@pytest.mark.parametrize(
    ("act", "asked"),
    [
        ("merge", {"incidents": ["nothing", "none"], "who": "Ann"}),
        ("merge", {"incidents": [], "who": "Ann"}),
        ("split", {"incident": "nothing", "members": ["a/b"], "who": "Ann"}),
        ("split", {"incident": "", "members": [], "who": "Ann"}),
        ("merge", {"incidents": ["a", "b"], "who": " "}),
    ],
)
def test_what_cannot_be_merged_or_split_is_refused(
    client: TestClient, record: Store, act: str, asked: dict[str, object]
) -> None:
    assert client.post(f"/act/{act}", json=asked).status_code == 422
    assert list(record.view.rows("judgements")) == []


def test_who_reviews_an_event_sees_who_else_tells_of_it(client: TestClient) -> None:
    asked = client.get("/review.json?document=report-0000&order=report&who=Ann").json()
    incident = asked["card"]["incident"]
    assert {each["report"] for each in incident["members"]} == {"report-0000", "report-0001", "report-0002"}
    blind = client.get("/review.json?document=report-0000&order=report&who=Ann&blind=true").json()
    assert blind["card"]["incident"] is None
