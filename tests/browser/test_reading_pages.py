"""The pages that are read, in a real browser: a report lit both ways, its tabs and keys, and offsets as code points."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
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
        expect(page.locator("#s1")).to_be_focused()
        lit = page.locator("#text .lit")
        expect(lit.and_(page.locator(":not([data-aside])")).filter(has_text="has asked")).not_to_have_count(0)
        page.hover("#s4")
        expect(lit.filter(has_text="denied")).not_to_have_count(0)
        page.keyboard.press("]")
        expect(page.locator("#tab-events")).to_have_attribute("aria-selected", "true")
        page.click("#text .trigger >> nth=0")
        page.wait_for_function("document.activeElement.dataset.of === 'e1'")
        page.click('#e1 a[data-to="s1"]')
        expect(page.locator("#tab-statements")).to_have_attribute("aria-selected", "true")
        page.wait_for_function("location.hash === '#s1'")


def test_an_address_leads_to_its_row_and_opens_its_tab(browser: Browser, heron: Path) -> None:
    with opened(browser, heron) as page:
        page.goto("/report?id=heron.txt#e6")
        expect(page.locator("#tab-events")).to_have_attribute("aria-selected", "true")
        expect(page.locator("#e6")).to_be_focused()
        page.goto("/report?id=heron.txt#places-p2")
        page.reload()
        expect(page.locator("#tab-places")).to_have_attribute("aria-selected", "true")


def test_tabs_turn_by_the_arrow_keys(browser: Browser, heron: Path) -> None:
    with opened(browser, heron) as page:
        page.goto("/report?id=heron.txt")
        page.focus("#tab-statements")
        page.keyboard.press("ArrowRight")
        expect(page.locator("#tab-events")).to_be_focused()
        expect(page.locator("#events")).to_be_visible()
        expect(page.locator("#statements")).to_be_hidden()


def test_the_question_mark_shows_the_keys(browser: Browser, heron: Path) -> None:
    with opened(browser, heron) as page:
        page.goto("/events")
        page.keyboard.press("?")
        expect(page.locator("dialog")).to_contain_text("the next row")
        page.keyboard.press("Escape")
        expect(page.locator("dialog")).to_have_count(0)  # it is gone once it has closed
        page.keyboard.press("/")
        expect(page.locator("[name=words]")).to_be_focused()


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
