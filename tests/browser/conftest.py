"""One browser for all tests here, and records to look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.chromium import chromium, looking
from tests.recorded import document_of_number, reading, reading_of_document
from tests.serve import linked
from tests.serving import served

from dateline.model import Reading, sha256_of_text
from dateline.record import kept_of
from dateline.store import open_store

REPORTS = 200


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium for one file of tests: while Playwright is there, nothing else in the process can run asyncio."""
    with chromium() as started:
        yield started


MARKS = ("nai\u0308ve", "מידע")
"""Words that stand after an emoji: one with a combining mark, one that runs from the right."""


def report(number: int) -> Reading:
    """An invented report, whose accents are marks of their own in the first of them."""
    one = document_of_number(number)
    if number == 0:
        text = normalize("NFD", one.text)
        one = replace(one, text=text, text_sha256=sha256_of_text(text), raw_sha256=sha256_of_text(text))
    return reading_of_document(one)


def record_of(path: Path, numbers: range) -> Path:
    """A record of invented reports."""
    store = open_store(path, create=True)
    with store.writing() as writer:
        for number in numbers:
            writer.keep(kept_of(report(number)))
    store.close()
    return path


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Three reports, to be changed."""
    return record_of(tmp_path / "record.db", range(3))


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two hundred reports, some of them linked, which no test changes."""
    path = tmp_path_factory.mktemp("large") / "large.db"
    store = open_store(path, create=True)
    linked.link(store)
    with store.writing() as writer:
        for number in range(REPORTS):
            writer.keep(kept_of(reading(number)))
    store.close()
    return path


@pytest.fixture
def site(record: Path) -> Iterator[str]:
    with served(record) as base:
        yield base


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page on the three reports."""
    with looking(browser, site) as opened:
        yield opened
