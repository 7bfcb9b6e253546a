"""Each page in a real browser: it loads, can be used by everybody, fits a telephone, and calls nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.browser.addresses import address, needed
from tests.browser.chromium import looking
from tests.serving import served

from dateline.serve.pages import PAGES

BAD = {"serious", "critical"}
NAMES = [page.name for page in PAGES]


@pytest.fixture(scope="module")
def site(large: Path) -> Iterator[str]:
    with served(large) as base:
        yield base


@pytest.fixture(scope="module")
def asked(large: Path) -> dict[str, str]:
    return needed(large)


IS_SEEN = """() => {
  const has = document.activeElement, style = getComputedStyle(has);
  return has === document.body || style.outlineStyle !== "none" || style.boxShadow !== "none";
}"""
TOO_WIDE = """() => [...document.querySelectorAll("main *")]
  .filter((one) => one.getBoundingClientRect().right > 376 + scrollX)
  .map((one) => one.outerHTML.slice(0, 120)).slice(0, 3)"""


def violations(page: Page, **options: object) -> list[str]:
    """What axe-core finds that keeps somebody from using the page, and where."""
    found = Axe().run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [
        f"{each['id']}: {each['nodes'][0]['target']} {each['nodes'][0].get('failureSummary', '')[:200]}"
        for each in found
        if each["impact"] in BAD
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_can_be_used_by_everybody(
    browser: Browser, site: str, asked: dict[str, str], name: str
) -> None:
    """It loads without an error; axe finds nothing serious in light and in dark; what has the focus can be seen; and a
    telephone need not scroll sideways, nor whoever makes everything four times as large (WCAG's 320 pixels)."""
    with looking(browser, site) as page:
        answer = page.goto(address(name, asked))
        assert answer is not None
        assert answer.ok
        page.wait_for_load_state("load")
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page, runOnly=["color-contrast"]) == []  # nothing else depends on it
        page.evaluate("document.activeElement.blur()")
        for _ in range(5):
            page.keyboard.press("Tab")
            assert page.evaluate(IS_SEEN), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        for width in (375, 320):
            page.set_viewport_size({"width": width, "height": 700})
            page.reload()
            assert page.evaluate("document.documentElement.scrollWidth") <= width, page.evaluate(TOO_WIDE)


def test_a_plot_of_time_begins_at_its_latest_on_a_telephone(
    browser: Browser, site: str, asked: dict[str, str]
) -> None:
    with looking(browser, site, viewport={"width": 375, "height": 700}) as page:
        for name in ("timeline", "incident"):
            page.goto(address(name, asked))
            plot = page.locator(".latest").first
            shown = plot.evaluate(
                "(one) => [one.scrollWidth - one.clientWidth, one.getBoundingClientRect().right]"
            )
            right = plot.locator("svg").evaluate("(one) => one.getBoundingClientRect().right")
            assert shown[0] > 0, name
            assert right <= shown[1] + 1, name


def test_no_name_in_a_table_is_broken_inside_a_word_on_a_telephone(browser: Browser, site: str) -> None:
    lines = """(one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      return range.getClientRects().length;
    }"""
    with looking(browser, site, viewport={"width": 375, "height": 700}) as page:
        for where in ("/actors", "/map"):
            page.goto(where)
            for name in page.locator("tbody th bdi").all()[:10]:
                assert name.evaluate(lines) <= len(name.inner_text().split()), name.inner_text()


def test_a_filter_is_gone_through_by_keys_and_asked_for_by_enter_or_by_the_pointer(
    browser: Browser, site: str
) -> None:
    with looking(browser, site) as page:
        page.goto("/events")
        page.focus("select[name=type]")
        for _ in range(2):
            page.keyboard.press("ArrowDown")
        chosen = page.locator("select[name=type]").input_value()
        assert chosen
        assert page.url.endswith("/events")  # it is still being chosen
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/events?type={chosen}")
        page.select_option("select[name=status]", index=1)  # as the pointer does
        page.wait_for_url("**status=**")


def test_rows_and_pages_of_a_table_are_gone_through_by_keys(browser: Browser, site: str) -> None:
    with looking(browser, site) as page:
        page.goto("/selection?shown=all")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.closest('li') === document.querySelector('.told li')")
        page.keyboard.press("n")
        page.wait_for_url("**page=2**")
        page.goto("/incidents")
        page.keyboard.press("j")
        page.keyboard.press("o")
        page.wait_for_url("**/incident?id=**")


def test_words_for_ears_alone_do_not_widen_a_page_from_within_a_table_that_scrolls(
    browser: Browser, site: str
) -> None:
    with looking(browser, site, viewport={"width": 320, "height": 700}) as page:
        page.goto("/map")
        page.evaluate(
            """document.querySelector(".wide").innerHTML = "<table><tr><td>" + "a".repeat(120) + "</td>" +
            "<td><span class='unseen'>occurred</span></td></tr></table>"
            """
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
