"""The pages that are read: what they show, that their twins of JSON say the same, and where their links lead."""

from __future__ import annotations

import re
from contextlib import closing
from typing import Any
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient
from tests import invented
from tests.backends import empty_database
from tests.serve.markup import Markup

from dateline.export.legend import HISTORICAL, NEGATED, STATUSES
from dateline.export.pages import asset
from dateline.export.visible import one_line
from dateline.record import kept_of
from dateline.serve.app import app
from dateline.serve.files import files
from dateline.serve.pages import PAGES
from dateline.serve.settings import Settings
from dateline.serve.shown import TOLD
from dateline.store import Store, open_store

REPORT = "/report?id=heron.txt"
ASKED = (
    "/overview", "/reports", "/reports?outlet=Veldoria+Wire", "/reports?since=2021-08-20&until=2021-08-20", REPORT,
    "/statements", "/statements?speaker=doran", "/statements?act=deny", "/statements?medium=Marn+Courier",
    "/statements?since=2021-08-20", "/events", "/events?type=ASSAULT", "/events?status=denied", "/events?country=ZZA",
    "/events?actor=the+army", "/events?since=2021-08-01&until=2021-08-31", "/events?state=machine", "/actors",
    "/actors?name=heron", "/actors?sector=REB", "/issues", "/issues?code=unresolved", "/search", "/search?words=doran",
)  # fmt: skip


def twin(address: str) -> str:
    return re.sub(r"(\?|$)", r".json\1", address, count=1)


def said(value: Any) -> list[str]:
    """Every sentence, fact, passage and name that a value would have a person read."""
    shown = {
        "words",
        "facts",
        "message",
        "title",
        "outlet",
        "name",
        "called",
        "toponym",
        "by",
        "to",
        "what",
    }
    found: list[str] = []
    if isinstance(value, dict):
        for name, inner in value.items():
            if name in ("cells", "legend", "text", "medium"):
                continue
            if name in shown and isinstance(inner, str):
                found.append(inner)
            elif name in shown and isinstance(inner, list) and all(isinstance(each, str) for each in inner):
                found += inner
            else:
                found += said(inner)
    elif isinstance(value, list):
        for each in value:
            found += said(each)
    return found


@pytest.mark.parametrize("address", ASKED)
def test_the_twin_of_a_page_says_what_the_page_shows(browser: TestClient, address: str) -> None:
    page = browser.get(address)
    assert page.status_code == 200
    answer = browser.get(twin(address))
    text = Markup(page.text).text.casefold()
    for words in said(answer.json()):
        assert one_line(words).casefold() in text, words


@pytest.mark.parametrize("address", ASKED)
def test_every_link_of_a_page_leads_somewhere(browser: TestClient, address: str) -> None:
    page = Markup(browser.get(address).text)
    for link in dict.fromkeys(page.links):
        if link.startswith("#"):
            assert link[1:] in page.ids, link
        elif link.startswith("/"):
            path, _, part = link.partition("#")
            found = browser.get(path)
            assert found.status_code == 200, link
            words = unquote(part.removeprefix(":~:text=")) if part.startswith(":~:text=") else None
            if words is not None:
                assert words in Markup(found.text).text, link
            elif part and path.startswith("/report"):
                assert part in Markup(found.text).ids, link


@pytest.mark.parametrize("address", ASKED)
def test_no_two_elements_of_a_page_have_one_id(browser: TestClient, address: str) -> None:
    ids = Markup(browser.get(address).text).ids
    assert sorted(ids) == sorted(set(ids))


def test_every_page_that_is_read_is_the_same_over_postgres(browser: TestClient) -> None:
    with closing(open_store(empty_database(), create=True)) as store:
        with store.writing() as writer:
            writer.keep(kept_of(invented.reading()))
        same_as(browser, store)


def same_as(browser: TestClient, store: Store) -> None:
    with TestClient(app(store, Settings()), base_url="http://localhost:8710") as other:
        for address in ASKED[1:-1]:  # a passage that was found is cut elsewhere
            assert other.get(twin(address)).json() == browser.get(twin(address)).json(), address


def test_the_text_of_a_report_stands_in_its_page_letter_by_letter(browser: TestClient) -> None:
    page = browser.get(REPORT).text
    article = page[page.index("<article") : page.index("</article>")]
    bare = re.sub(r"<a class=\"ref.*?</a>", "", article)
    text = re.sub(r"<[^>]+>", "", bare[bare.index(">") + 1 :])
    assert text.replace("&#39;", "'").replace("&amp;", "&") == invented.TEXT


def test_every_row_of_a_report_cites_words_of_its_text(browser: TestClient) -> None:
    value = browser.get(twin(REPORT)).json()
    rows = [row for group in value["groups"] for row in group["rows"]]
    assert len(rows) > 40
    for row in rows:
        for lit in row["lit"]:
            assert value["text"][lit["start"] : lit["end"]].strip()


def test_an_event_that_somebody_says_leads_to_the_statement(browser: TestClient) -> None:
    value = browser.get(twin(REPORT)).json()
    [asked] = [row for row in value["groups"][1]["rows"] if row["id"] == "e1"]
    assert asked["says"] == "s1"
    assert 'href="#s1" data-to="s1"' in browser.get(REPORT).text


def test_a_report_that_is_not_there_is_not_found(browser: TestClient) -> None:
    assert browser.get("/report?id=another").status_code == 404
    assert browser.get("/report.json?id=another").json() == {
        "what": "the record has no report 'another'", "remedy": None,
    }  # fmt: skip
    assert browser.get("/report").status_code == 422


@pytest.mark.parametrize(
    "query", ["type=SHELLING", "page=0", "page=x", "since=yesterday", "state=maybe", "country=%00"]
)
def test_what_cannot_be_asked_is_refused(browser: TestClient, query: str) -> None:
    assert browser.get(f"/events?{query}").status_code == 422


def test_a_rejected_event_is_shown_only_where_it_is_asked_for(browser: TestClient, record: Store) -> None:
    kept = kept_of(invented.reading())
    with record.writing() as writer:
        row = ("heron.txt", "events", "e6", "", "rejected", "Ann", "j")
        writer.settle("heron.txt", kept.id, kept.id, [row])
    assert "e6" not in {each["id"] for each in browser.get("/events.json").json()["events"]}
    assert [each["id"] for each in browser.get("/events.json?state=rejected").json()["events"]] == ["e6"]
    assert browser.get("/events.json").json()["paging"]["total"] == 9
    assert "rejected</span>" in browser.get("/events?state=rejected").text.replace(" by", "</span>")


def test_a_list_is_paged(record: Store) -> None:
    with record.writing() as writer:
        for number in range(30):
            writer.keep(kept_of(invented.reading(document=invented.document(id=f"r{number}"))))
    with TestClient(app(record, Settings()), base_url="http://localhost:8710") as browser:
        pages = [browser.get(f"/events.json?page={page}").json() for page in range(1, 8)]
        assert pages[0]["paging"] == {"page": 1, "pages": 7, "total": 310, "more": False}
        seen = [(each["report"], each["id"]) for page in pages for each in page["events"]]
        assert len(seen) == len(set(seen)) == 310
        text = browser.get("/events?page=2&type=ASSAULT").text
        assert 'rel="next" href="/events?type=ASSAULT&amp;page=3"' in text


def test_the_description_names_every_page_with_its_parameters(browser: TestClient) -> None:
    paths = browser.get("/openapi.json").json()["paths"]
    for page in PAGES:
        of = paths[f"{page.path}.json"]["get"]
        assert {each["name"] for each in of["parameters"]} == set(page.asks.__dataclass_fields__)


@pytest.mark.parametrize("address", ASKED)
def test_the_description_is_true_of_what_is_answered(browser: TestClient, address: str) -> None:
    description = browser.get("/openapi.json").json()
    path = twin(address).partition("?")[0]
    [schema] = description["paths"][path]["get"]["responses"]["200"]["content"].values()
    assert list(faults(browser.get(twin(address)).json(), schema["schema"], description)) == []


def faults(value: Any, schema: dict[str, Any], description: dict[str, Any]) -> Any:
    """Where a value is not what the schema says; of the schema as much as descriptions here use."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        yield from faults(value, description["components"]["schemas"][name], description)
    elif "anyOf" in schema:
        if all(list(faults(value, each, description)) for each in schema["anyOf"]):
            yield value, schema
    elif schema.get("type") == "object" and "properties" in schema:
        names = set(schema["properties"])
        if not isinstance(value, dict):
            yield value, schema
            return
        if set(value) - names or set(schema.get("required", ())) - set(value):
            yield set(value) ^ names
        for name in names & set(value):
            yield from faults(value[name], schema["properties"][name], description)
    elif schema.get("type") == "array" and isinstance(value, list):
        for each in value:
            yield from faults(each, schema.get("items", {}), description)
    else:
        kinds: dict[str, Any] = {
            "string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None), "object": dict,
            "array": list,
        }  # fmt: skip
        if "type" in schema and not isinstance(value, kinds[schema["type"]]):
            yield value, schema
        if "enum" in schema and value not in schema["enum"]:
            yield value, schema


def test_statuses_have_the_shades_that_a_report_of_its_own_has() -> None:
    ours, theirs = files()["base.css"].body.decode(), asset("reading.css")
    for name in ("paper", "panel", "ink", "soft", "line", "lit", "said1", "green", "cyan", "blue", "yellow", "magenta",
                 "red", "grey", "focus"):  # fmt: skip
        shades = re.findall(rf"--{name}: (#\w+)", theirs)
        assert re.findall(rf"--{name}: (#\w+)", ours)[:2] == shades[:2], name
    assert {*STATUSES, "negated", "historical"} == set(TOLD)
    assert {mark.colour for mark in (*STATUSES.values(), NEGATED, HISTORICAL)} <= set(
        re.findall(r"\.hue-(\w+)", ours)
    )
