"""Every act of reviewing, done by keyboard alone in a real browser, and found in the log."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.chromium import looking
from tests.browser.conftest import MARKS, report
from tests.serving import served

from dateline.keep.link import link
from dateline.keep.log import faults
from dateline.keep.verify import verify
from dateline.store import open_store
from dateline.tables import JUDGEMENTS, MEMBERS


def log(record: Path) -> list[dict[str, Any]]:
    """The log of judgements, whose chain holds."""
    with closing(open_store(record)) as store:
        rows = list(store.view.rows("judgements"))
        assert list(faults(rows)) == []
        assert verify(store).faults == ()
    return [JUDGEMENTS.cells(row) for row in rows]


def states(record: Path) -> set[tuple[str, str, str]]:
    """The states of rows and cells: row, column, state."""
    with closing(open_store(record)) as store:
        return {(row[2], row[3], row[4]) for row in store.view.rows("reviews")}


def ready(page: Page) -> None:
    page.wait_for_selector(".review[data-ready]")


def go(page: Page, address: str) -> None:
    page.goto(address)
    ready(page)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def acted(page: Page, *keys: str) -> str:
    """Presses keys that do something, and waits for the page that says what was done."""
    page.evaluate("document.querySelector('.review').removeAttribute('data-ready')")
    press(page, *keys)
    ready(page)
    return page.inner_text(".told")


def at(page: Page) -> str:
    """The row at hand, as report and row."""
    address = page.get_attribute(".card", "data-address") or ""
    return address.partition("/")[2]


def test_the_name_is_asked_once_and_kept(page: Page) -> None:
    go(page, "/review")
    page.wait_for_selector("#who")
    page.focus("#who")
    page.keyboard.type("Ann Ó")
    page.keyboard.press("Enter")
    page.wait_for_url("**who=Ann**")
    page.goto("/review")
    page.wait_for_url("**who=Ann**")
    ready(page)
    expect(page.locator(".reviewing")).to_contain_text("you are Ann Ó")


def test_accept_reject_next_and_undo_take_one_key_each(page: Page, record: Path) -> None:
    go(page, "/review?who=Ann")
    first = page.get_attribute(".card", "data-address")
    assert at(page) == "events/v2"
    assert "accepted" in acted(page, "a")
    assert [(each["decision"], each["about"], each["who"]) for each in log(record)] == [
        ("accept", first, "Ann")
    ]
    second = page.get_attribute(".card", "data-address")
    assert second != first
    acted(page, "n")
    assert page.get_attribute(".card", "data-address") != second
    assert len(log(record)) == 1  # going on decides nothing
    press(page, "p")
    page.wait_for_selector(f'.card[data-address="{second}"]')
    ready(page)
    assert len(log(record)) == 1
    assert "rejected" in acted(page, "r")
    assert [each["decision"] for each in log(record)] == ["accept", "reject"]
    assert "taken back" in acted(page, "u")
    assert page.get_attribute(".card", "data-address") == second
    acted(page, "u")
    assert page.get_attribute(".card", "data-address") == first
    assert [each["decision"] for each in log(record)] == ["accept", "reject", "undo", "undo"]
    assert states(record) == set()


def test_a_reason_is_written_and_logged(page: Page, record: Path) -> None:
    go(page, "/review?who=Ann")
    press(page, "w")
    page.keyboard.type("a rumour, says the editor")
    press(page, "Escape")
    acted(page, "r")
    assert log(record)[0]["why"] == "a rumour, says the editor"


def test_a_value_is_corrected_by_its_vocabulary(page: Page, record: Path) -> None:
    go(page, "/review?who=Ann")
    press(page, "j")  # the first field is the type
    press(page, "c")
    page.wait_for_selector(".editor select")
    page.keyboard.type("COERCE")
    assert "corrected: type" in acted(page, "Tab", "Tab", "Tab", "Tab", "Tab", "Enter")
    [made] = log(record)
    assert (made["decision"], made["value"]) == ("correct", '"COERCE"')
    assert ("v2", "type", "corrected") in states(record)
    assert at(page) == "events/v2"
    expect(page.locator(".fields")).to_contain_text("COERCE")


@pytest.mark.parametrize("words", MARKS)
def test_words_chosen_by_keys_come_back_as_code_points(page: Page, record: Path, words: str) -> None:
    """After an emoji, a combining mark and letters that run from the right, where UTF-16 counts otherwise."""
    text = report(0).document.text
    start = text.index(words)
    go(page, "/review?who=Ann&document=report-0000")
    while page.evaluate("document.activeElement.dataset.group") != "trigger":
        press(page, "j")
    press(page, "c")
    for _ in range(60):
        if page.evaluate("getSelection().toString()") == words:
            break
        press(page, "ArrowRight")
    assert page.evaluate("getSelection().toString()") == words
    press(page, "Enter")
    page.wait_for_function("words => document.querySelector('.editor q').textContent === words", arg=words)
    press(page, "Tab")
    acted(page, "Enter")
    [made] = log(record)
    assert json.loads(made["value"]) == {"start": start, "end": start + len(words)}
    assert words in page.inner_text('.field[data-group="trigger"]')


def test_words_chosen_with_a_mouse_come_back_as_code_points(page: Page, record: Path) -> None:
    text = report(0).document.text
    go(page, "/review?who=Ann&document=report-0000")
    page.click('.field[data-group="trigger"]')
    press(page, "c")
    page.wait_for_selector(".editor")
    box = page.evaluate(
        """async () => {
          const { rangeOf } = await import("/static/points.js");
          const text = document.querySelector("article.text");
          const at = [...text.textContent].join("").indexOf("nai\u0308ve");
          const point = [...text.textContent.slice(0, at)].length;
          const range = rangeOf(text, point, point + 6);
          range.startContainer.parentElement.scrollIntoView({ block: "center" });
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x, y, width, height };
        }"""
    )
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 1, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 1, middle, steps=4)
    page.mouse.up()
    page.wait_for_function("() => document.querySelector('.editor q').textContent.startsWith('nai')")
    page.focus(".editor .acts button")
    acted(page, "Enter")
    span = json.loads(log(record)[0]["value"])
    assert text[span["start"] : span["end"]].strip() == MARKS[0]


def test_what_cannot_be_so_is_told_and_changes_nothing(page: Page, record: Path) -> None:
    go(page, "/review?who=Ann&document=report-0000")
    press(page, "j", "j", "c")  # the status of an attack that is claimed
    page.wait_for_selector(".editor select")
    page.select_option(".editor select[aria-label='according to']", "")
    page.watch.expected.append("422")  # type: ignore[attr-defined]
    page.focus(".editor .acts button")
    press(page, "Enter")
    page.wait_for_function("() => document.querySelector('.failed').textContent !== ''")
    expect(page.locator(".failed")).to_contain_text("claims it")
    assert log(record) == []


def test_a_status_is_corrected_together_with_the_words_that_show_it(page: Page, record: Path) -> None:
    go(page, "/review?who=Ann&document=report-0000")
    press(page, "n")
    ready(page)
    page.wait_for_function("() => document.querySelector('.card').dataset.address.endsWith('v2')")
    ready(page)
    press(page, "j", "j", "c")
    page.wait_for_selector(".editor select")
    page.keyboard.type("apparent")
    page.focus(".editor [data-words] button:last-of-type")
    press(page, "Enter", "ArrowRight", "Enter")
    page.focus(".editor > .acts button")
    acted(page, "Enter")
    value = json.loads(log(record)[0]["value"])
    assert value["status"] == "apparent"
    assert len(value["status_evidence"]) == 1


def test_a_field_alone_is_accepted_or_emptied(page: Page, record: Path) -> None:
    go(page, "/review?who=Ann&document=report-0000")
    press(page, "j")
    acted(page, "y")
    while page.evaluate("document.activeElement.dataset.group") != "place":
        press(page, "j")
    acted(page, "x")
    assert {("v1", "type", "accepted"), ("v1", "place", "rejected")} <= states(record)


def test_marked_rows_are_judged_together_and_no_other(page: Page, record: Path) -> None:
    go(page, "/review?who=Ann&document=report-0001")
    press(page, "A")
    expect(page.locator(".told")).to_contain_text("no row is marked")
    assert log(record) == []
    press(page, "M")
    expect(page.locator(".told")).to_contain_text("3 marked")
    press(page, " ")  # not the one at hand
    expect(page.locator(".told")).to_contain_text("2 marked")
    assert "2 accepted" in acted(page, "A")
    assert [each["about"].partition("/")[2] for each in log(record)] == ["events/v2", "events/v3"]
    assert {each["document"] for each in log(record)} == {"report-0001"}
    acted(page, "u")
    assert states(record) == set()  # what was done at one key is taken back at one


def test_the_map_of_keys_is_at_a_key(page: Page) -> None:
    go(page, "/review?who=Ann")
    press(page, "?")
    keys = page.inner_text("dialog.keys")
    for words in ("accept the row", "reject the row", "correct the field", "undo", "next row", "mark"):
        assert words in keys
    press(page, "a")  # under the map of keys, no key is an act
    press(page, "Escape")
    page.wait_for_selector("dialog.keys", state="detached")
    assert page.inner_text(".told") == ""


def test_a_blind_coder_sees_nothing_of_what_another_decided(page: Page, record: Path) -> None:
    go(page, "/review?who=Ann&document=report-0000")
    press(page, "j", "c")
    page.wait_for_selector(".editor select")
    page.keyboard.type("COERCE")
    page.focus(".editor > .acts button")
    acted(page, "Enter")
    acted(page, "a")
    go(page, "/review?who=Bob&document=report-0000")
    assert at(page) != "events/v1"  # it was judged
    go(page, "/review?who=Bob&document=report-0000&blind=true")
    assert at(page) == "events/v1"
    expect(page.locator(".fields")).to_contain_text("ASSAULT")
    assert "Ann" not in page.inner_text("main")
    acted(page, "a")
    assert at(page) == "events/v2"
    go(page, "/review?who=Bob&document=report-0000&blind=true")
    assert at(page) == "events/v2"  # and what Bob decided is done
    assert [each["who"] for each in log(record)] == ["Ann", "Ann", "Bob"]


def test_a_row_that_somebody_changed_meanwhile_is_shown_anew(
    page: Page, browser: Browser, site: str, record: Path
) -> None:
    go(page, "/review?who=Ann&document=report-0000")
    with looking(browser, site) as other:
        go(other, "/review?who=Bob&document=report-0000")
        press(other, "j", "c")
        other.wait_for_selector(".editor select")
        other.keyboard.type("COERCE")
        other.focus(".editor > .acts button")
        acted(other, "Enter")
    page.watch.expected.append("409")  # type: ignore[attr-defined]
    assert "somebody changed this row" in acted(page, "a")
    expect(page.locator(".fields")).to_contain_text("COERCE")
    assert len(log(record)) == 1


def test_a_record_for_reading_only_offers_no_act(browser: Browser, record: Path) -> None:
    with served(record, read_only=True) as base, looking(browser, base) as page:
        go(page, "/review")
        assert page.locator("[data-act]:not([data-act=next])").count() == 0
        assert page.locator("[name=why], [type=checkbox], #who").count() == 0
        press(page, "a", "r", "u")
        page.wait_for_timeout(200)
    assert log(record) == []


@pytest.fixture
def many(browser: Browser, large: Path) -> Iterator[Page]:
    with served(large, read_only=True) as base, looking(browser, base) as page:
        yield page


def test_a_record_of_two_hundred_reports_is_reviewed_from_any_row(many: Page) -> None:
    go(many, "/review?order=report&status=planned")
    assert "200 rows wait" in many.inner_text(".reviewing")
    seen = []
    for _ in range(4):
        seen.append(at(many) + (many.get_attribute("article.text", "aria-label") or ""))
        address = many.get_attribute(".card", "data-address")
        acted(many, "n")
        assert many.get_attribute(".card", "data-address") != address


@pytest.fixture
def happenings(record: Path) -> Path:
    """The three reports, linked: they are much alike, and their attacks one incident."""
    with closing(open_store(record)) as store:
        link(store, now="2026-01-01T00:00:00+00:00")
    return record


def attacks(record: Path) -> set[frozenset[str]]:
    """The reports whose attacks are one incident."""
    with closing(open_store(record)) as store:
        rows = [MEMBERS.cells(row) for row in store.view.rows("members")]
    mine = [row for row in rows if row["event"] == "v1"]
    return {
        frozenset(one["document"][-1] for one in mine if one["incident"] == row["incident"]) for row in mine
    }


def test_incidents_are_merged_and_split_by_a_key_and_it_can_be_undone(happenings: Path, page: Page) -> None:
    one, two = {frozenset("012")}, {frozenset("0"), frozenset("12")}
    assert attacks(happenings) == one
    go(page, "/review?who=Ann&document=report-0000&order=report")
    assert at(page) == "events/v1"
    press(page, "s")
    page.wait_for_selector("dialog[open] input:checked")
    assert acted(page, "Enter") == "split"
    assert attacks(happenings) == two
    assert [(each["decision"], each["who"]) for each in log(happenings)] == [("split", "Ann")]
    press(page, "m")
    page.wait_for_selector("dialog[open] input")
    assert acted(page, "Enter") == "merged"
    assert attacks(happenings) == one
    acted(page, "u")
    assert attacks(happenings) == two
    acted(page, "u")
    assert attacks(happenings) == one
    assert [each["decision"] for each in log(happenings)] == ["split", "merge", "undo", "undo"]
