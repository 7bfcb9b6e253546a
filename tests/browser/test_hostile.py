"""Whatever a report says, it is text: no script of it runs, no markup of it is made, nothing is asked of anybody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.addresses import address, needed
from tests.browser.chromium import looking
from tests.recorded import BY, document_of_number, reading_of_document
from tests.serving import served

from dateline.keep.judge import judge
from dateline.model import Event, Issue, Judgement, Reading, Span, document_of
from dateline.record import kept_of
from dateline.serve.pages import PAGES
from dateline.store import open_store
from dateline.tables import BY_NAME, RUN_ISSUES, Row

NOW = "2026-01-01T00:00:00+00:00"
EVIL = (
    "<script>window.ran=1;alert(1)</script><img src=x onerror=window.ran=1><svg onload=window.ran=1><style>*{display:"
    "none}</style>\"'><a href=javascript:window.ran=1>a</a><iframe src=//evil.example></iframe>{{7*7}}{%raw%}</title>"
    "</textarea></template><x-evil onclick=window.ran=1 style=position:fixed>\u202e"
)
ADDRESS = "javascript:window.ran=1//https://evil.example"
# What is a name of something, or of a closed vocabulary, is checked where it is made.
FREE = {
    "name", "role", "reason", "message", "step", "code", "mode", "cameo", "designation", "kind", "check", "unit",
    "modifier", "value", "title", "source", "dateline_place", "where", "contexts", "links",
}  # fmt: skip
CLOSED = {("Participant", "role"), ("Entity", "kind"), ("Mention", "kind")}


def poisoned(value: Any) -> Any:
    """The value with hostile words in each field that takes any."""
    if isinstance(value, tuple):
        return tuple(poisoned(each) for each in value)
    if not is_dataclass(value) or isinstance(value, Span | type):
        return value
    changes: dict[str, Any] = {}
    for each in fields(value):
        now = getattr(value, each.name)
        if each.name in FREE and (type(value).__name__, each.name) not in CLOSED:
            if isinstance(now, str):
                changes[each.name] = EVIL
            elif isinstance(now, tuple):
                changes[each.name] = (EVIL,) if all(isinstance(one, str) for one in now) else poisoned(now)
            elif is_dataclass(now):
                changes[each.name] = poisoned(now)
        elif isinstance(now, tuple) or is_dataclass(now):
            changes[each.name] = poisoned(now)
    return replace(value, **changes)


def hostile(number: int) -> Reading:
    """An invented report with hostile words in its text, in what was read there, and in everything else."""
    one = document_of_number(number)
    text = f"{one.text}\r\n{EVIL}\r\n\x07"
    start = text.index(EVIL)
    document = document_of(
        text,
        id=f"{EVIL}{number}",
        title=EVIL,
        source=EVIL,
        dateline_place=EVIL,
        url=ADDRESS,
        published=one.published,
    )
    plain = reading_of_document(replace(document, id=f"r{number}"))
    made = poisoned(replace(plain, document=document))
    assert isinstance(made, Reading)
    whole = Span(start, start + len(EVIL))
    event = Event(id="v9", trigger=whole, type="ASSAULT", quad="material conflict", status="occurred", by=BY)
    issue = Issue(step=EVIL, code=EVIL, message=EVIL, spans=(whole,))
    return replace(made, document=document, events=(*made.events, event), issues=(issue,))


def happening(document: str, machine: str) -> Iterator[tuple[str, list[Row]]]:
    """An incident that a hostile report tells of, and what it claims of it."""
    known: dict[str, Any] = {
        "document": document,
        "origin": document,
        "event": "v9",
        "reading": machine,
        "country": "YEM",
    }
    known |= {
        "earliest": "2021-08-01",
        "latest": "2021-08-01",
        "precision": "site",
        "type": "ASSAULT",
        "by": BY,
    }
    known |= {
        "stance": "asserts",
        "status": "occurred",
        "extent": "all",
        "as_of": "2021-08-01",
        "kind": "conflict",
    }
    known |= {"start": 0, "end": 2, "confidence": 0.5}
    chain = json.dumps([[EVIL, "outlet", []], [EVIL, "source", []]])
    why = json.dumps({"with": [document, "v9"], "features": [[EVIL, 1.0, 1.5]]})

    def made(table: str, **own: Any) -> Row:
        plain = {"text": EVIL, "whole": 1, "real": 15.5, "bytes": b""}
        given = {"incident": "i1", **known, **own}
        return tuple(
            given.get(one.name, None if one.refers and one.empty else plain[one.kind])
            for one in BY_NAME[table].columns
        )

    yield "incidents", [made("incidents", id="i1")]
    yield "members", [made("members", why=why)]
    claims = [
        made("incident_claims", id=name, chain=chain, why=why, attribute="killed") for name in ("c1", "c2")
    ]
    yield "incident_claims", claims
    yield "disagreements", [made("disagreements", a="c1", b="c2", attribute="killed", why=EVIL)]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "<b>record<x-evil>.db"
    with closing(open_store(path, create=True)) as store:
        with store.writing() as writer:
            for number in range(3):
                writer.keep(kept_of(hostile(number)))
            writer.put("runs", [("r1", EVIL, NOW, "1", None, "en", "[]")])
            issue = {"id": "i1", "run": "r1", "step": EVIL, "code": EVIL, "message": EVIL, "at": EVIL}
            writer.put("run_issues", [tuple(issue[name] for name in RUN_ISSUES.names)])
        [(document, machine, _), *_] = store.view.rows("current")
        with store.writing() as writer:
            for table, rows in happening(str(document), str(machine)):
                writer.put(table, rows)
        for who, decision in ((EVIL, "accept"), ("Ann", "reject")):
            about = f"{machine}/events/v9"
            made = Judgement(id="new", decision=decision, about=about, who=who, at=NOW, why=EVIL)  # type: ignore[arg-type]
            judge(store, made, alone=True)
    return path


@pytest.fixture(scope="module")
def site(record: Path) -> Iterator[str]:
    with served(record, who="Ann") as base:
        yield base


OPENS_EACH_FORM = """() => {
  const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  let opened = 0;
  for (const field of document.querySelectorAll(".field")) {
    field.focus();
    press("c");
    opened += document.querySelectorAll(".editor").length;
    document.querySelector("[data-cancel]").click();
  }
  return opened;
}"""


def unharmed(page: Page) -> None:
    """Nothing of a report has become a part of the page."""
    assert page.evaluate("window.ran") is None
    made = page.evaluate(
        "[...document.querySelectorAll('x-evil, iframe, script:not([src]), style, [onerror], [onload], [onclick], "
        'a[href^="javascript" i], main [style*=fixed], base, object, embed, form[action*=evil]\')]'
        ".map((one) => one.outerHTML.slice(0, 200))"
    )
    assert made == []
    assert "49" not in page.title()


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_nothing_of_a_report_runs(browser: Browser, site: str, record: Path, name: str) -> None:
    with looking(browser, site) as page:
        answer = page.goto(address(name, needed(record)))
        assert answer is not None
        assert answer.ok
        page.wait_for_load_state("networkidle")
        unharmed(page)
        for link in page.locator("main a, main button, main summary").all()[:4]:
            if link.is_visible():
                link.hover(force=True)
        unharmed(page)


def test_nothing_of_a_report_runs_while_it_is_reviewed(browser: Browser, site: str) -> None:
    with looking(browser, site) as page:
        for table in ("events", "statements"):
            page.goto(f"/review?table={table}&order=report&judged=true")
            for _ in range(2):
                page.wait_for_selector(".review[data-ready]")
                assert page.evaluate(OPENS_EACH_FORM) > 8
                unharmed(page)
                if not page.get_attribute(".review", "data-next"):
                    break
                page.evaluate("document.querySelector('.review').removeAttribute('data-ready')")
                page.keyboard.press("n")
                page.wait_for_selector(".review[data-ready]")
