"""The pictures of the documentation, taken of the train part of the gold set as Dateline reads it.

    DATELINE_PICTURES=1 ./check test tests/browser/test_pictures.py

Without the variable nothing is taken, so that no run of the tests changes the repository.
"""

from __future__ import annotations

import json
import os
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.browser.chromium import looking
from tests.serving import served

from dateline.config import Config
from dateline.keep.add import add
from dateline.keep.link import link
from dateline.keep.reader import reader_of
from dateline.store import open_store

ROOT = Path(__file__).parent.parent.parent
PICTURES = ROOT / "docs" / "pictures"
LARGEST = 400_000
"""Bytes of a picture."""
NOW = "2026-11-26T12:00:00+00:00"


def line(path: Path) -> str:
    """A report of the gold set as a line of JSON: what stands before its text, under the names that ingest knows."""
    head, _, text = path.read_text(encoding="utf-8").partition("\n---\n")
    said = dict(each.split(": ", 1) for each in head.splitlines() if ": " in each)
    fields = {"id": f"{path.parent.name}/{path.stem}", "text": text.strip(), "source": said["outlet"]}
    return json.dumps(fields | {name: said[name] for name in ("published", "title") if said.get(name)}) + "\n"


def addresses(record: Path) -> dict[str, str]:
    """What is taken, of the incident that most reports tell of and a report that tells of it."""
    with closing(open_store(record)) as store:
        rows = sorted(store.view.rows("members"), key=lambda row: str(row[1]))
        counts: dict[str, set[str]] = {}
        for row in rows:
            counts.setdefault(str(row[0]), set()).add(str(row[1]))
        incident = max(sorted(counts), key=lambda name: len(counts[name]))
        report = min(counts[incident])
    return {
        "overview": "/",
        "report": f"/report?id={report}",
        "incident": f"/incident?id={incident}",
        "review": f"/review?document={report}",
        "map": "/map",
        "timeline": "/timeline",
    }


@pytest.mark.skipif(
    not os.environ.get("DATELINE_PICTURES"), reason="pictures are taken when DATELINE_PICTURES is set"
)
def test_the_pictures_of_the_documentation_are_taken(browser: Browser, tmp_path: Path) -> None:
    record = tmp_path / "gold.db"
    reports = tmp_path / "gold.jsonl"
    reports.write_text(
        "".join(map(line, sorted((ROOT / "evaluation" / "gold" / "reports").glob("train/*/*.txt"))))
    )
    with closing(open_store(record, create=True)) as store:
        add(store, [reports], reader_of(Config()), now=NOW)
        link(store, now=NOW)
    PICTURES.mkdir(exist_ok=True)
    with served(record, who="Ann", record=str(record)) as base:
        for name, address in addresses(record).items():
            size = {"width": 1280, "height": 800}
            with looking(browser, base, viewport=size, reduced_motion="reduce") as page:
                page.goto(address)
                page.wait_for_load_state("networkidle")
                page.screenshot(path=PICTURES / f"{name}.png", animations="disabled", caret="hide")
    taken = {path.name: path.stat().st_size for path in PICTURES.glob("*.png")}
    assert len(taken) >= 6
    assert max(taken.values()) < LARGEST
