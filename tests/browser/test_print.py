"""Every page on paper, in a real browser: no way elsewhere, nothing cut off, and what is lit told without a colour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests import invented
from tests.browser.addresses import address, needed
from tests.browser.chromium import looking
from tests.serving import served

from dateline.record import kept_of
from dateline.serve.pages import PAGES
from dateline.store import open_store

PAPER = {"width": 680, "height": 1_000}
"""CSS pixels between the margins of a sheet of A4: 210 less 30 mm."""
CUT_OFF = """() => [...document.querySelectorAll("main *")].filter((one) => one.checkVisibility() &&
    one.getBoundingClientRect().width && !one.closest(".unseen, defs, marker") &&
    one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.outerHTML.slice(0, 120)).slice(0, 3)"""
SCROLLED = """() => [...document.querySelectorAll("main *")].filter((one) => one.checkVisibility() &&
    /auto|scroll/.test(getComputedStyle(one).overflow) && !(one instanceof HTMLSelectElement) &&
    (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1))
  .map((one) => one.outerHTML.slice(0, 120)).slice(0, 3)"""
LINES = """(part) => {
  const style = getComputedStyle(document.querySelector(`#text .${part}`));
  return [style.textDecorationLine, style.textDecorationStyle, style.borderBottomStyle, style.borderTopStyle,
    style.fontWeight].join(" ");
}"""


@pytest.fixture(scope="module")
def site(large: Path) -> Iterator[str]:
    with served(large) as base:
        yield base


@pytest.fixture(scope="module")
def heron(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("heron") / "record.db"
    with closing(open_store(path, create=True)) as store, store.writing() as writer:
        writer.keep(kept_of(invented.reading()))
    with served(path) as base:
        yield base


def on_paper(page: Page, where: str) -> None:
    """Opens a page as the printer gets it, though its reader likes it dark."""
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(where)
    page.wait_for_load_state("load")


def test_no_page_is_cut_off_on_paper_or_leads_elsewhere(browser: Browser, site: str, large: Path) -> None:
    known = needed(large)
    with looking(browser, site, viewport=PAPER) as page:
        for name in (each.name for each in PAGES):
            on_paper(page, address(name, known))
            assert page.evaluate(CUT_OFF) == [], name
            assert page.evaluate(SCROLLED) == [], name
            assert (
                page.locator("header.top, form, .pager, .paged, main button").filter(visible=True).count()
                == 0
            ), name
            expect(page.get_by_text(f"this page: {address(name, known)}")).to_be_visible()


def test_a_report_on_paper_has_all_of_its_evidence_and_where_to_find_it(browser: Browser, heron: str) -> None:
    reading = invented.reading()
    with looking(browser, heron, viewport=PAPER) as page:
        on_paper(page, "/report?id=heron.txt")
        expect(page.locator("#text")).to_be_visible()
        for kind in ("statements", "events", "times", "places", "entities"):
            for row in page.locator(f"#{kind} .row").all():
                expect(row).to_be_visible()
                expect(row.get_by_text(f"#{row.get_attribute('id')}", exact=True)).to_be_visible()
        ids = [one.id for one in reading.statements] + [one.id for one in reading.events]
        for each in ids:
            expect(page.locator(f"#at-{each}")).to_be_visible()  # the number beside its words
        expect(page.locator(".evidence")).to_contain_text(reading.document.text_sha256)
        expect(
            page.get_by_text("somebody asks for it")
        ).to_be_visible()  # what the signs mean, though it is folded
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) >= 1


def test_what_is_lit_in_a_report_on_paper_is_told_by_lines_and_weight_alone(
    browser: Browser, heron: str
) -> None:
    with looking(browser, heron, viewport=PAPER) as page:
        on_paper(
            page, "/report?id=heron.txt#e1"
        )  # the tab of events was chosen: on paper, statements are lit too
        drawn = {
            part: page.evaluate(LINES, part)
            for part in ("source", "cue", "said:not(.source, .cue, .trigger)", "trigger")
        }
        assert len(set(drawn.values())) == len(drawn), drawn
        ground: Any = page.evaluate(
            "[...document.querySelectorAll('body, #text span')].map((one) => getComputedStyle(one).backgroundColor)"
        )
        assert set(ground) <= {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}  # a printer leaves grounds out
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_what_is_sure_is_not_drawn_on_paper_as_what_may_have_been(browser: Browser, site: str) -> None:
    with looking(browser, site, viewport=PAPER) as page:
        on_paper(page, "/timeline?by=month")
        fill = "(one) => getComputedStyle(one).fill"
        sure, perhaps = (
            page.locator(f".sample .{kind}").first.evaluate(fill) for kind in ("part", "perhaps")
        )
        assert "url" not in sure
        assert "url" in perhaps
