"""What lists say beyond their rows: what can be asked for, what to do where nothing fits, who is an actor, how somebody
without a name is called."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests import invented
from tests.serve.linked import link

from dateline.config import Config
from dateline.keep.add import add
from dateline.keep.judge import judge
from dateline.keep.reader import reader_of
from dateline.model import Judgement
from dateline.record import kept_of
from dateline.serve.app import app
from dateline.serve.intake import Delivery, Labels
from dateline.serve.pages.adding import come
from dateline.serve.settings import Settings
from dateline.serve.shown import Lit, Passage, called
from dateline.store import open_store

NOW = "2026-01-01T00:00:00+00:00"


def names(client: TestClient, **asked: str) -> dict[str, Any]:
    return {each["name"]: each for each in client.get("/actors.json", params=asked).json()["actors"]}


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/events.json?status=refused", "status is one of: occurred, ongoing, claimed,"),
        ("/events.json?page=9999", "page is a whole number from 1 to 200"),
        ("/events.json?page=two", "page is a whole number from 1 to 200"),
        ("/map.json?shown=some", "shown is one of: happened, all"),
        ("/review.json?table=people", "table is one of: events, statements"),
        ("/incidents.json?since=yesterday", "since is a day, such as 2021-08-20"),
    ],
)
def test_a_value_that_is_not_known_is_answered_with_those_that_are(
    browser: TestClient, address: str, says: str
) -> None:
    answer = browser.get(address)
    assert answer.status_code == 422
    assert says in answer.json()["remedy"]
    assert answer.json()["what"].startswith(f"{says.split(maxsplit=1)[0]} cannot be '")
    assert says in browser.get(address.replace(".json", "")).text


def test_who_is_named_in_passing_is_no_actor_and_can_be_listed_all_the_same(tmp_path: Path) -> None:
    told = invented.reading()
    harmed = {each.id: each for each in told.entities if each.name == "Aram Doran"}
    events = tuple(
        replace(one, participants=()) if any(each.entity in harmed for each in one.participants) else one
        for one in told.events
    )
    with closing(open_store(tmp_path / "record.db", create=True)) as store:
        with store.writing() as writer:
            writer.keep(kept_of(replace(told, events=events)))
        with TestClient(app(store, Settings()), base_url="http://localhost:8710") as client:
            acting, everybody = names(client), names(client, shown="all")
            assert "Nobody fits" in client.get("/actors?name=aram").text
    assert set(everybody) - set(acting) == {"Aram Doran"}
    assert all(each["statements"] + each["acts"] + each["hit"] for each in acting.values())


def test_a_number_beside_an_actor_leads_to_what_it_counts(browser: TestClient) -> None:
    for name, each in names(browser).items():
        for side, number in (("by", each["acts"]), ("to", each["hit"])):
            found = browser.get("/selection.json", params={side: name, "shown": "all"}).json()
            assert found["total"] == number, (name, side)


def test_a_search_that_finds_nothing_says_which_words_are_there(browser: TestClient) -> None:
    found = browser.get("/search.json", params={"words": "doran xylophone"}).json()
    assert found["hits"] == []
    assert found["alone"] == [
        {"words": "doran", "is_there": True},
        {"words": "xylophone", "is_there": False},
    ]
    assert "none has <b><bdi>xylophone</bdi></b>" in browser.get("/search?words=doran+xylophone").text
    assert browser.get("/search.json?words=doran").json()["alone"] == []


@pytest.mark.parametrize("page", ["incidents", "map", "timeline", "network"])
def test_the_countries_to_choose_from_are_those_of_the_record(tmp_path: Path, page: str) -> None:
    with closing(open_store(tmp_path / "record.db", create=True)) as store:
        link(store)
        with TestClient(app(store, Settings()), base_url="http://localhost:8710") as client:
            assert client.get(f"/{page}.json").json()["countries"] == ["YEM"]
            text = client.get(f"/{page}?country=NOR").text
    choices = text.partition('<select name="country">')[2].partition("</select>")[0]
    assert choices.count("<option") == 3  # any, the one of the record, and the one that is asked for
    assert '<option value="NOR" selected>Norway' in choices


def passage(words: str, *, source: str) -> Passage:
    start = words.index(source)
    return Passage(words, 0, (Lit("source", start, start + len(source)),), before=False, after=False)


@pytest.mark.parametrize(
    ("name", "source", "shown"),
    [
        ("unnamed one of them", "One of them", "One of them"),
        ("unnamed ministry", "The ministry", "The ministry"),
        ("unnamed person", "He", "unnamed person"),  # the report's word says less
        ("Ilse Doran", "She", "Ilse Doran"),
    ],
)
def test_whoever_has_no_name_is_called_as_the_report_calls_him(name: str, source: str, shown: str) -> None:
    assert called(name, passage(f"{source} said so.", source=source), "source") == shown


def test_without_words_somebody_is_called_by_the_name_that_is_kept() -> None:
    assert called("unnamed man", None, "source") == "unnamed man"
    assert called(None, None, "source") is None


def test_an_event_that_somebody_tells_of_names_him_in_the_words_of_the_report(browser: TestClient) -> None:
    told = {each["id"]: each for each in browser.get("/events.json").json()["events"]}
    reading = invented.reading()
    statements = {each.id: each for each in reading.statements}
    for event in reading.events:
        source = statements[event.according_to].source if event.according_to else None
        said = " … ".join(reading.document.text[s.start : s.end] for s in source.spans) if source else None
        assert told[event.id]["source"] == said
    assert any(each["source"] for each in told.values())
    counted = browser.get("/selection.json?shown=all").json()["events"]
    assert {each["event"]: each["source"] for each in counted} == {
        name: each["source"] for name, each in told.items()
    }


def test_a_hit_leads_to_its_words_in_the_report(browser: TestClient) -> None:
    assert 'href="/report?id=heron.txt#:~:text=' in browser.get("/search?words=doran").text


def test_what_coders_judged_otherwise_stands_with_its_words(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "record.db", create=True)) as store:
        with store.writing() as writer:
            writer.keep(kept_of(invented.reading()))
        with TestClient(app(store, Settings(who="Ann")), base_url="http://localhost:8710") as client:
            at = client.get("/events.json").json()["events"][0]
            where = at["address"]
            for made in (
                Judgement(id="new", decision="accept", about=where, who="Ann", at=NOW, why="so"),
                Judgement(id="new", decision="reject", about=where, who="Bob", at=NOW, why="no event"),
            ):
                judge(store, made, alone=True)
            [found] = client.get("/agreement.json").json()["differences"]
            text = client.get("/agreement").text
    assert found["verdicts"] == [["Ann", "accepted"], ["Bob", "rejected"]]
    assert found["passage"] == at["passage"]
    assert 'event <span class="soft">as a whole</span>' in text


def test_a_delivery_says_how_many_of_its_reports_state_another_day(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("date 2021-08-19\n\nThe port of Harat was closed.\n", encoding="utf-8")
    with closing(open_store(tmp_path / "record.db", create=True)) as store:
        run = add(store, [path], reader_of(Config(), published="2021-08-25"), now=NOW).run
        for day, number in (("2021-08-25", 1), (None, 0)):
            one = Delivery(id="d1", at=NOW, labels=Labels(day), state="done", reports=1, run=run)
            assert come(store.view, one).redated == number


def test_a_report_without_a_title_is_called_by_its_first_words_and_not_by_a_number(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "KESTRAL, 14 March 2025 (TNA) - Police   said that three men were held at the bridge of Orsa on Monday night.\n"
    )
    with closing(open_store(tmp_path / "record.db", create=True)) as store:
        run = add(store, [tmp_path / "a.txt"], reader_of(Config()), now=NOW).run
        with TestClient(app(store, Settings()), base_url="http://localhost:8710") as client:
            [one] = client.get("/reports.json").json()["reports"]
            said = "KESTRAL, 14 March 2025 (TNA) - Police said that three men were held…"
            assert (one["title"], one["opening"]) == (None, said)
            for page in ("/", "/reports", "/search?words=bridge", f"/report?id={one['id']}"):
                assert said in client.get(page).text, page
            delivery = Delivery(id="d1", at=NOW, labels=Labels(), state="done", reports=1, run=run)
            assert [each.opening for each in come(store.view, delivery).reports] == [said]
            assert f"<title>{said}" in client.get(f"/report?id={one['id']}").text


def test_issues_of_files_stand_in_the_order_of_their_places(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"text": ""}\n' * 12)
    with closing(open_store(tmp_path / "record.db", create=True)) as store:
        add(store, [tmp_path / "in.jsonl"], reader_of(Config()), now=NOW)
        with TestClient(app(store, Settings()), base_url="http://localhost:8710") as client:
            places = [each["at"] for each in client.get("/issues.json").json()["failures"]]
            assert [int(each.rpartition(" ")[2]) for each in places] == list(range(1, 13))
            assert "12 issues of files and runs" in client.get("/issues").text
