"""What the map, the timeline and the network count: every number leads to the events it counts, and nothing is lost."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient
from tests.serve.scattered import scattered

from dateline.record import kept_of
from dateline.serve.ahead import ahead
from dateline.serve.app import app
from dateline.serve.counting import columns_of, kept
from dateline.serve.settings import Settings
from dateline.store import Query, Store, flat_columns, open_store

NUMBERS = range(40)
CHOICES: list[dict[str, str]] = [
    {},
    {"shown": "all"},
    {"shown": "all", "since": "2021-08-01", "until": "2021-08-31"},
    {"country": "FRA"},
    {"place": "sela", "shown": "all"},
    {"type": "ASSAULT", "actor": "front"},
]


def keep(store: Store, *numbers: int) -> None:
    with store.writing() as writer:
        for number in numbers:
            writer.keep(kept_of(scattered(number)))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    store = open_store(tmp_path_factory.mktemp("many") / "record.db", create=True)
    keep(store, *NUMBERS)
    with TestClient(app(store, Settings()), base_url="http://localhost:8710") as client:
        yield client
    store.close()


def asked(client: TestClient, page: str, **words: Any) -> Any:
    given = {name: word for name, word in words.items() if word is not None}
    answer = client.get(f"/{page}.json?{urlencode(given)}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def total(client: TestClient, **words: Any) -> int:
    return int(asked(client, "selection", **words)["total"])


@pytest.mark.parametrize(
    "days",
    [
        {"until": "2021-08-02"},
        {"until": "2021-09-15"},
        {"since": "2021-08-02"},
        {"since": "2021-08-03", "until": "2021-08-31"},
        {"since": "2021-08-15", "until": "2021-08-15"},
    ],
)
def test_the_list_the_timeline_and_the_map_have_the_same_events_of_some_days(
    many: TestClient, days: dict[str, str]
) -> None:
    listed = asked(many, "events", **days)
    assert listed["paging"]["total"] == total(many, shown="all", **days)
    assert len(listed["events"]) == min(50, listed["paging"]["total"])
    dated = [day for each in listed["events"] if (day := each["earliest"])]
    assert dated == sorted(dated, reverse=True)


def test_what_is_given_out_of_some_days_is_what_is_listed_of_them(tmp_path: Path) -> None:
    store = open_store(tmp_path / "record.db", create=True)
    keep(store, *range(12))
    names = [column.name for column in flat_columns("events")]
    ends = set()
    for since, until in ((None, "2021-08-02"), ("2021-08-03", None), ("2021-08-02", "2021-08-20")):
        query = Query(since=since, until=until)
        given = [dict(zip(names, row, strict=True)) for row in store.view.flat("events", query)]
        assert len(given) == store.view.listed("events", query).total
        ends |= {(row["earliest"] is None, row["latest"] is None) for row in given}
    assert {(True, False), (False, False)} <= ends
    store.close()


def test_what_was_counted_ahead_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(tmp_path / "record.db", create=True)
    keep(store, 0, 1)
    ahead(store, Settings()).join()

    def read(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(kept, "columns", read)
    assert len(columns_of(store.name, store.view)) == 6
    store.close()


def test_what_was_counted_is_not_looked_through_for_garbage(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "record.db", create=True)) as store:
        with store.writing() as writer:
            writer.keep(kept_of(scattered(1)))
        made = columns_of(store.name, store.view)
        assert not any(each is made.legend.names.all for each in gc.get_objects())


def test_readings_that_come_change_nothing_for_who_is_still_counting(tmp_path: Path) -> None:
    store = open_store(tmp_path / "record.db", create=True)
    keep(store, 0, 1)
    before = columns_of(store.name, store.view)
    there = len(before), len(before.legend.names), len(before.legend.edges.edges), before.legend.spots.all[:]
    keep(store, 1, 4)
    with closing(store.another()) as other:
        after = columns_of(other.name, other.view)
    assert len(after) > len(before)
    assert len(after.legend.spots) > len(there[3])
    now = len(before), len(before.legend.names), len(before.legend.edges.edges), before.legend.spots.all
    assert now == there
    store.close()


@pytest.mark.parametrize("choice", CHOICES)
def test_every_event_is_on_the_map_or_in_a_list_beside_it(many: TestClient, choice: dict[str, str]) -> None:
    value = asked(many, "map", **choice)
    beside = sum(one["events"] for one in (*value["lands"], *value["unlocated"]))
    assert value["total"] == value["located"] + beside == total(many, **choice)
    assert sum(one["events"] for one in value["bubbles"]) == value["here"] == value["located"]


@pytest.mark.parametrize("choice", CHOICES)
def test_every_number_of_the_map_leads_to_what_it_counts(many: TestClient, choice: dict[str, str]) -> None:
    value = asked(many, "map", **choice)
    zoom = value["box"]["zoom"]
    for one in value["bubbles"]:
        assert one["events"] == total(many, **choice, zoom=zoom, column=one["column"], row=one["row"])
    for one in value["places"]:
        assert one["events"] == total(many, **choice, lat=one["lat"], lon=one["lon"])
    for one in value["lands"]:
        assert one["events"] == total(many, **{**choice, "known": "country", "country": one["country"]})
    for one in value["unlocated"]:
        assert one["events"] == total(many, **choice, known=one["known"])


def test_an_event_of_a_country_or_of_less_has_no_point(many: TestClient) -> None:
    value = asked(many, "map", shown="all")
    assert {one["precision"] for one in value["places"]} == {"site", "settlement", "district", "region"}
    assert {one["known"] for one in value["unlocated"]} == {"area", "name", "nothing"}
    assert value["lands"]


def test_a_closer_map_counts_the_same_events(many: TestClient) -> None:
    box = {"west": -180, "south": -85, "east": 180, "north": 85}
    for zoom in (0, 3, 9, 14):
        value = asked(many, "map", shown="all", zoom=zoom, **box)
        assert sum(one["events"] for one in value["bubbles"]) == value["located"]


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("by", ["day", "week", "month", "year"])
def test_every_number_of_the_timeline_leads_to_what_it_counts(
    many: TestClient, choice: dict[str, str], by: str
) -> None:
    value = asked(many, "timeline", **choice, by=by)
    seen = [one for one in value["bins"] if one["sure"] or one["perhaps"] or one["open"]]
    for one in seen[:12]:
        days = {"first": one["first"], "last": one["last"]}
        sure = sum(tally["events"] for tally in one["sure"])
        for way, number in (("sure", sure), ("perhaps", one["perhaps"]), ("open", one["open"])):
            assert number == total(many, **choice, **days, time=way), (one, way)
    assert value["ends"]["undated"] == total(many, **choice, time="undated")
    ends = value["ends"]
    assert ends["exact"] + ends["interval"] + ends["open"] + ends["undated"] == value["total"]


def test_few_events_are_drawn_one_by_one(many: TestClient) -> None:
    value = asked(many, "timeline", country="FRA")
    assert 0 < len(value["events"]) == value["total"] - value["ends"]["undated"]
    assert asked(many, "timeline", country="FRA", by="day")["events"] == []


def test_the_filters_choose_what_the_table_of_events_chooses(many: TestClient, tmp_path: Path) -> None:
    store = open_store(tmp_path / "record.db", create=True)
    keep(store, *NUMBERS)
    queries: list[dict[str, Any]] = [
        {"country": "FRA"},
        {"place": "SELA"},
        {"actor": "front"},
        {"type": "PROTEST"},
        {"status": "denied"},
        {"outlet": "Radio Sela"},
        {"recipient": "people", "country": "YEM"},
    ]
    for query in queries:
        assert total(many, shown="all", **query) == sum(1 for _ in store.view.flat("events", Query(**query)))
    store.close()


def test_what_is_planned_or_denied_is_shown_only_where_it_is_asked_for(many: TestClient) -> None:
    happened = asked(many, "selection")
    assert {one["of"] for one in happened["marks"]} == {"claimed"}
    assert {one["of"] for one in asked(many, "selection", shown="all")["marks"]} > {"negated", "planned"}


def test_the_events_of_a_selection_come_by_day_and_report_whatever_order_they_were_added_in(
    tmp_path: Path,
) -> None:
    answers = []
    for name, numbers in (("one", [*NUMBERS]), ("other", [*reversed(NUMBERS)])):
        store = open_store(tmp_path / f"{name}.db", create=True)
        for number in numbers:
            keep(store, number)
        with TestClient(app(store, Settings()), base_url="http://localhost:8710") as client:
            pages = (
                "map.json?shown=all",
                "timeline.json?shown=all",
                "selection.json?shown=all",
                "selection.json?page=2&shown=all",
                "network.json?shown=all",
                "actor.json?called=Northern+Front&shown=all",
            )
            answers.append([client.get(f"/{page}").text for page in pages])
        store.close()
    assert answers[0] == answers[1]


def test_what_is_added_judged_or_read_again_is_counted_at_once(tmp_path: Path) -> None:
    store = open_store(tmp_path / "record.db", create=True)
    keep(store, 0, 1)
    with TestClient(app(store, Settings()), base_url="http://localhost:8710") as client:
        assert total(client, shown="all") == 6
        keep(store, 2)
        assert total(client, shown="all") == 9
        kept = kept_of(scattered(0))
        row = ("report-0000", "events", "v1", "", "rejected", "somebody", "j1")
        with store.writing() as writer:
            writer.settle("report-0000", kept.id, kept.id, [row])
        assert total(client, shown="all") == 8
        again = kept_of(scattered(0, seed=9))
        with store.writing() as writer:
            writer.keep(again)
            writer.settle("report-0000", again.id, again.id, [])
        assert total(client, shown="all") == 9
        assert asked(client, "map", shown="all")["total"] == 9
    store.close()


@pytest.mark.parametrize("page", ["map", "timeline", "selection", "network", "incidents"])
def test_a_record_without_events_has_its_pages(tmp_path: Path, page: str) -> None:
    store = open_store(tmp_path / "record.db", create=True)
    with TestClient(app(store, Settings()), base_url="http://localhost:8710") as client:
        assert client.get(f"/{page}").status_code == 200
        assert client.get(f"/{page}.json").json()["total"] == 0
    store.close()


def test_every_number_of_the_network_leads_to_what_it_counts(many: TestClient) -> None:
    value = asked(many, "network", shown="all")
    assert value["edges"]
    for edge in value["edges"]:
        assert edge["events"] == total(many, shown="all", by=edge["actor"], to=edge["recipient"])
        assert sum(one["events"] for one in edge["quads"]) == edge["events"]
        assert sum(one["events"] for one in edge["types"]) == edge["events"]


def test_the_network_ties_names_and_no_descriptions(many: TestClient) -> None:
    value = asked(many, "network", shown="all", pairs=60)
    assert value["nameless"] > 0
    assert {node["name"] for node in value["nodes"]} <= {"Northern Front", "Harat Brigade", "Sela Council"}


def test_names_that_stand_in_one_cell_are_parted(tmp_path: Path) -> None:
    store = open_store(tmp_path / "record.db", create=True)
    keep(store, 0)
    with TestClient(app(store, Settings()), base_url="http://localhost:8710") as client:
        pairs = {(one["actor"], one["recipient"]) for one in asked(client, "network", shown="all")["edges"]}
        assert pairs == {("Northern Front", "Harat Brigade"), ("Northern Front", "Sela Council")}
    store.close()


def test_an_actor_has_what_it_did_and_suffered_and_said(many: TestClient) -> None:
    value = asked(many, "actor", called="Northern Front", shown="all")
    assert value["does"]["total"] == total(many, shown="all", by="Northern Front") > 0
    assert value["suffers"]["total"] == total(many, shown="all", to="Northern Front")
    assert value["codings"][0]["sector"] == "REB"
    assert value["codings"][0]["readings"] == len(NUMBERS)
    said = asked(many, "actor", called="army", shown="all")["said"]
    assert {one["act"] for one in said} == {"assert"}
    assert [one["published"] for one in said] == sorted((one["published"] for one in said), reverse=True)


def test_an_actor_that_is_not_there_is_not_found(many: TestClient) -> None:
    assert many.get("/actor.json?called=Nobody").status_code == 404
    assert many.get("/actor").status_code == 422
