"""The pages that are read, in a real browser: a report lit both ways, its tabs and keys, and offsets as code points."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests import invented
from tests.browser.chromium import looking, served

from dateline.record import kept_of
from dateline.store import open_store

TEXTS = ("a😀b", "e\u0301🇦🇫x", "👩🏽‍🚒 runs", "plain", "", "מידע 😀 naïve")


@pytest.fixture(scope="module")
def heron(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("heron") / "record.db"
    with closing(open_store(path, create=True)) as store, store.writing() as writer:
        writer.keep(kept_of(invented.reading()))
    return path


@contextmanager
def opened(browser: Browser, record: Path) -> Iterator[Page]:
    """A page of the record; a machine that does much else may take its time."""
    with served(record) as address, looking(browser, address) as page:
        page.set_default_timeout(90_000)
        yield page


def test_a_report_is_lit_both_ways_by_pointer_and_by_key(browser: Browser, heron: Path) -> None:
    with opened(browser, heron) as page:
        page.goto("/report?id=heron.txt")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.id") == "s1"
        lit = page.eval_on_selector_all(
            "#text .lit:not([data-aside])", "all => all.map(e => e.textContent).join('|')"
        )
        assert "has asked" in lit
        page.hover("#s4")
        assert "denied" in page.eval_on_selector_all(
            "#text .lit", "all => all.map(e => e.textContent).join('|')"
        )
        page.keyboard.press("]")
        assert page.get_attribute("#tab-events", "aria-selected") == "true"
        page.click("#text .trigger >> nth=0")
        assert page.evaluate("document.activeElement.dataset.of") == "e1"
        page.click('#e1 a[data-to="s1"]')
        assert page.get_attribute("#tab-statements", "aria-selected") == "true"
        assert page.evaluate("location.hash") == "#s1"


def test_an_address_leads_to_its_row_and_opens_its_tab(browser: Browser, heron: Path) -> None:
    with opened(browser, heron) as page:
        page.goto("/report?id=heron.txt#e6")
        assert page.get_attribute("#tab-events", "aria-selected") == "true"
        assert page.evaluate("document.activeElement.id") == "e6"
        page.goto("/report?id=heron.txt#places-p2")
        page.reload()
        assert page.get_attribute("#tab-places", "aria-selected") == "true"


def test_tabs_turn_by_the_arrow_keys(browser: Browser, heron: Path) -> None:
    with opened(browser, heron) as page:
        page.goto("/report?id=heron.txt")
        page.focus("#tab-statements")
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.id") == "tab-events"
        assert page.is_visible("#events")
        assert not page.is_visible("#statements")


def test_the_question_mark_shows_the_keys(browser: Browser, heron: Path) -> None:
    with opened(browser, heron) as page:
        page.goto("/events")
        page.keyboard.press("?")
        assert "the next row" in page.inner_text("dialog")
        page.keyboard.press("Escape")
        assert page.locator("dialog").count() == 0
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.name") == "words"


def test_points_and_units_agree_with_python_for_every_place_of_a_text(browser: Browser, heron: Path) -> None:
    with opened(browser, heron) as page:
        page.goto("/issues")
        for text in TEXTS:
            found: Any = page.evaluate(
                """async (text) => {
                  const { pointsAt, unitAt, length } = await import("/static/points.js");
                  const units = Array.from({ length: length(text) + 1 }, (_, points) => unitAt(text, points));
                  return { units, back: units.map((unit) => pointsAt(text, unit)) };
                }""",
                text,
            )
            units = [len(text[:at].encode("utf-16-le")) // 2 for at in range(len(text) + 1)]
            assert found == {"units": units, "back": list(range(len(text) + 1))}, json.dumps(text)
