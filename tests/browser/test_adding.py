"""Reports are added from the page: pasted, uploaded, read by a process of its own, and what fails is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page
from tests.browser.chromium import looking
from tests.serving import served

from dateline.store import Query, open_store

SLOW_MS = 60_000
TEXT = (
    "TESSEL, Veldoria, Aug. 20 - Gunmen of the Red Heron Brigade attacked a police post in Tessel on Friday, killing "
    "three officers, the interior ministry said. A spokesman for the brigade denied it. 😀"
)
PAGE = "<html><head><title>Ferry sinks</title></head><body><article><p>{}</p></article></body></html>"


@pytest.fixture
def page(browser: Browser, record: Path) -> Iterator[Page]:
    with served(record, record=str(record)) as base, looking(browser, base) as opened:
        yield opened


def documents(record: Path) -> dict[str, tuple[str | None, str | None, str | None]]:
    """Title, outlet and day of what was added, by the beginning of the text."""
    with closing(open_store(record)) as store:
        rows = [row for row in store.view.rows("documents") if not str(row[0]).startswith("report-0")]
        return {str(row[2])[:6]: (row[7], row[5], row[8]) for row in rows}


def test_a_text_is_pasted_and_files_are_uploaded_by_keyboard_and_read(
    page: Page, record: Path, tmp_path: Path
) -> None:
    page.goto("/add")
    page.keyboard.press("t")
    page.keyboard.insert_text(TEXT)
    for words in ("Attack in Tessel", "Veldoria Wire", "2021-08-20"):
        page.keyboard.press("Tab")
        page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_selector(".state-done", timeout=SLOW_MS)
    assert "1 report read" in page.inner_text(".deliveries")
    assert documents(record) == {"TESSEL": ("Attack in Tessel", "Veldoria Wire", "2021-08-20")}
    with closing(open_store(record)) as store:
        types = {
            row[8] for row in store.view.flat("events", Query()) if not str(row[0]).startswith("report-0")
        }
    assert "ASSAULT" in types

    ferry = "Forty people drowned when a ferry sank off Port Amsel on Monday, the coast guard said. " * 3
    (tmp_path / "up").mkdir()
    names = {
        "ferry.html": PAGE.format(ferry),
        "../we ird;name.txt": "MARN, Aug. 21 - Talks began on Saturday.",
        "no.jsonl": "{",
    }
    chosen = [
        {"name": name, "mimeType": "text/plain", "buffer": data.encode()} for name, data in names.items()
    ]
    page.set_input_files("#files", chosen)  # type: ignore[arg-type]
    page.keyboard.press("Escape")
    page.focus("[data-files] button")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('.state-done').length === 2", timeout=SLOW_MS)
    shown = page.inner_text(".deliveries")
    assert "2 reports read" in shown
    assert "no.jsonl" in shown  # an Issue says why it could not be read
    assert len(documents(record)) == 3
    waiting = [path for path in Path(f"{record}-incoming").rglob("*") if path.is_file()]
    assert {path.name for path in waiting} == {
        "delivery.json"
    }  # what was read is in the record, and not twice


def test_what_no_reader_takes_is_told_at_once(page: Page) -> None:
    page.watch.expected.append("422")  # type: ignore[attr-defined]
    page.goto("/add")
    film: FilePayload = {"name": "film.mp4", "mimeType": "video/mp4", "buffer": b"\0\0"}
    page.set_input_files("#files", [film])
    page.focus("[data-files] button")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('main > .failed').textContent !== ''")
    assert "film.mp4" in page.inner_text("main > .failed")
