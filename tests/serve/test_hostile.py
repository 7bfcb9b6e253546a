"""Whatever a report holds, no page lets it run, load anything or break out of its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.serve.markup import Markup

from dateline.model import (
    Count,
    Entity,
    Event,
    Issue,
    MadeBy,
    Materiel,
    Medium,
    Mention,
    Participant,
    Party,
    Place,
    Reading,
    Span,
    Statement,
    Timex,
    document_of,
)
from dateline.record import kept_of
from dateline.serve.app import app
from dateline.serve.pages import PAGES
from dateline.serve.settings import Settings
from dateline.store import open_store

EVIL = (
    """</p></article></title></textarea><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>"""
    """<style>*{display:none}</style>"' onfocus=alert(4) autofocus x='{{ 7 * 7 }}{% raw %}&lt;b&gt;\u202e<iframe src="""
    """javascript:alert(5)><a href=javascript:alert(6)>x</a><form action=//evil.example><base href=//evil.example>]]>"""
)
ID = "evil<id>\"'&/../x?y#z"


def hostile() -> Reading:
    """A reading in which every word is hostile."""
    text = f"{EVIL} {EVIL}\n\n{EVIL}"
    first = Span(0, len(EVIL))
    second = Span(len(EVIL) + 1, 2 * len(EVIL) + 1)
    third = Span(len(text) - len(EVIL), len(text))
    by = "evil@1"
    return Reading(
        document=document_of(
            text, id=ID, title=EVIL, source=EVIL, url=f"javascript:alert(7)//{EVIL}", published="2021-08-20",
            dateline_place=EVIL,
        ),
        made_by=MadeBy("0.1.0", "0" * 64, "en"),
        mentions=(
            Mention(id="m1", span=first, head=first, kind="person", form="name", entity="n1", by=by),
            Mention(id="m2", span=second, head=second, kind="person", form="name", entity="n2", by=by),
        ),
        entities=(
            Entity(id="n1", name=EVIL, kind="person", mentions=("m1",), role=EVIL, by=by),
            Entity(id="n2", name=f"{EVIL}!", kind="person", mentions=("m2",), by=by),
        ),
        times=(Timex(id="t1", span=first, type="DATE", value=EVIL, earliest="2021-08-01", latest="2021-08-02",
                     reason=EVIL, by=by),),
        places=(Place(id="p1", span=second, name=EVIL, lat=1, lon=1, country="AFG", precision="site", reason=EVIL,
                      by=by),),
        counts=(Count(id="c1", span=third, low=3, high=3, modifier=EVIL, unit=EVIL, scope="killed", by=by),),
        materiel=(Materiel(id="w1", span=third, designation=EVIL, kind=EVIL, holder="n1", check=EVIL, by=by),),
        statements=(
            Statement(id="s1", source=Party("n1", (first,)), cue=(second,), content=(third,), manner="direct",
                      act="deny", act_evidence=(second,), addressee=Party("n2", (second,)),
                      medium=Medium(EVIL, (second,)), time="t1", by=by),
        ),
        events=(
            Event(id="e1", trigger=first, type="ASSAULT", mode=EVIL, contexts=("x",), cameo=EVIL,
                  quad="material conflict", status="denied", status_evidence=(second,), according_to="s1", time="t1",
                  place="p1", counts=("c1",), by=by,
                  participants=(Participant("actor", "n1", (first,)), Participant("target", "n2", (second,)))),
        ),
        issues=(Issue(step="evil", code=EVIL, message=EVIL, spans=(first,), where=EVIL),),
    )  # fmt: skip


@pytest.fixture
def evil(tmp_path: Path) -> Iterator[TestClient]:
    store = open_store(tmp_path / "record<svg>.db", create=True)
    with store.writing() as writer:
        writer.keep(kept_of(hostile()))
    with TestClient(app(store, Settings(who=EVIL)), base_url="http://localhost:8710") as client:
        yield client
    store.close()


def check(html: str) -> None:
    """That nothing of the report became markup."""
    page = Markup(html)
    for tag, attributes in page.elements:
        assert tag not in ("iframe", "style", "base", "object", "embed", "foreignobject"), tag
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            assert name not in ("style", "srcdoc", "autofocus"), (tag, name)
            if name in ("href", "src", "action", "formaction"):
                assert value.startswith(("/", "#", "https://", "http://")), (tag, name, value)
                assert not value.startswith("//")
        if tag == "script":
            assert attributes["src"].startswith("/static/"), attributes
        if tag == "img":
            assert attributes["src"] != "x"
    assert "alert(1)</script>" not in html
    assert "{{ 7 * 7 }}" in html or "49" not in page.text or "alert" not in page.text


PARAMETERS: dict[str, dict[str, Any]] = {
    "report": {"id": ID},
    "actor": {"called": EVIL},
    "search": {"words": EVIL[:400]},
    "reports": {"outlet": EVIL},
    "statements": {"speaker": EVIL[:150], "medium": EVIL[:100]},
    "events": {"actor": EVIL[:150]},
    "actors": {"name": EVIL[:150]},
    "issues": {"code": EVIL},
}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_hostile_text_in_every_field_runs_nowhere(evil: TestClient, page: Any) -> None:
    asked = [{}, PARAMETERS.get(page.name, {})]
    for parameters in asked:
        answer = evil.get(page.path, params=parameters)
        assert answer.status_code in (200, 404, 422), (page.name, answer.text[:300])
        check(answer.text)
    if page.name in ("report", "events", "statements", "reports", "actors", "issues"):
        assert "&lt;script&gt;alert(1)" in evil.get(page.path, params=PARAMETERS[page.name]).text


def test_hostile_words_in_an_address_are_words(evil: TestClient) -> None:
    for path in ("/events?country=", "/nothing?", "/report?id=", "/events?type=", "/events?"):
        check(evil.get(path + "%3Cscript%3Ealert(1)%3C/script%3E=%3Csvg/onload=alert(1)%3E").text)


def test_an_address_that_is_a_script_is_no_link(evil: TestClient) -> None:
    links = Markup(evil.get("/report", params={"id": ID}).text).links
    assert [link for link in links if "javascript" in link and not link.startswith(("/", "#"))] == []
