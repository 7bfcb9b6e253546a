"""Each page in a real browser: it loads, can be used by everybody, fits a telephone, and calls nobody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.browser.chromium import looking, served

from dateline.serve.pages import PAGES
from dateline.store import open_store

BAD = {"serious", "critical"}
NAMES = [page.name for page in PAGES]


@pytest.fixture(scope="module")
def site(large: Path) -> Iterator[str]:
    with served(large) as base:
        yield base


@pytest.fixture(scope="module")
def asked(large: Path) -> dict[str, str]:
    """What a page cannot do without, for those that cannot."""
    with closing(open_store(large)) as store:
        [first, *_] = store.view.rows("current")
    return {"document": str(first[0])}


def address(name: str, asked: dict[str, str]) -> str:
    page = next(each for each in PAGES if each.name == name)
    needed = [each.name for each in fields(page.asks) if each.default is MISSING]
    words = "&".join(f"{each}={asked[each]}" for each in needed)
    return f"{page.path}?{words}" if words else page.path


def violations(page: Page) -> list[str]:
    """What axe-core finds that keeps somebody from using the page, and where."""
    found = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {each['nodes'][0]['target']} {each['nodes'][0].get('failureSummary', '')[:200]}"
        for each in found
        if each["impact"] in BAD
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_can_be_used_by_everybody(
    browser: Browser, site: str, asked: dict[str, str], name: str
) -> None:
    """It loads without an error, axe finds nothing serious in light and in dark, and a telephone need not scroll
    sideways."""
    with looking(browser, site) as page:
        schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
        for colours in schemes:
            page.emulate_media(color_scheme=colours)
            answer = page.goto(address(name, asked))
            assert answer is not None
            assert answer.ok
            page.wait_for_load_state("load")
            assert violations(page) == []
        page.set_viewport_size({"width": 375, "height": 700})
        page.goto(address(name, asked))
        page.wait_for_load_state("load")
        wide = page.evaluate(
            "[...document.querySelectorAll('main *')].filter((e) => e.getBoundingClientRect().right > 376 + scrollX)"
            ".map((e) => e.outerHTML.slice(0, 120)).slice(0, 3)"
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 375, wide


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_reached_and_left_by_tab(
    browser: Browser, site: str, asked: dict[str, str], name: str
) -> None:
    """The first key leads past the navigation, and what has the focus can be seen."""
    with looking(browser, site) as page:
        page.goto(address(name, asked))
        page.wait_for_load_state("load")
        page.evaluate(
            "document.activeElement.blur(); getSelection().removeAllRanges(); document.body.focus()"
        )
        for _ in range(6):
            page.keyboard.press("Tab")
            seen = page.evaluate(
                "(() => { const e = document.activeElement, s = getComputedStyle(e); "
                "return e === document.body || s.outlineStyle !== 'none' || s.boxShadow !== 'none'; })()"
            )
            assert seen, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
