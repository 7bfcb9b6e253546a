"""A real Chromium: what the tests in this folder look with.

The browser is the machine's own (Debian has it in /usr/bin); on a machine without one the tests say so, and in CI they
fail. Whatever a page logs as an error, any script that fails, any dialog, and any request that leaves loopback fails the
test that saw it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Error,
    Page,
    Request,
    expect,
    sync_playwright,
)
from tests.serving import served

__all__ = ["chromium", "looking", "program", "served"]

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-default-apps", "--no-first-run", "--mute-audio",
    "--no-proxy-server",
    "--disable-extensions", "--disable-domain-reliability", "--disable-client-side-phishing-detection",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)  # fmt: skip
WAIT_MS = 90_000
LOCAL = {"127.0.0.1", "localhost", "[::1]", "::1"}


def program() -> str:
    """The path of a Chromium."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    if os.environ.get("CI"):
        pytest.fail("there is no Chromium, and CI must have one: .ci/run installs it")
    pytest.skip("there is no Chromium on this machine: install Debian's package chromium")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    path = program()
    expect.set_options(timeout=WAIT_MS)  # what a page does after a key, it may do a moment later
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()


class Watch:
    """What went wrong in a page, for the test to look at in the end."""

    def __init__(self, context: BrowserContext) -> None:
        self.faults: list[str] = []
        self.expected: list[str] = []
        context.on("request", self._asked)
        context.on("page", self._opened)

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.hostname not in LOCAL:
            self.faults.append(f"a request left loopback: {request.url}")

    def _opened(self, page: Page) -> None:
        page.on("pageerror", self._failed)
        page.on("console", self._said)
        page.on("dialog", self._asks)

    def _failed(self, error: Error) -> None:
        self.faults.append(f"a script failed: {error}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(message.text)

    def _asks(self, dialog: Dialog) -> None:
        self.faults.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def settle(self) -> None:
        """Fails where something went wrong that was not expected."""
        assert [fault for fault in self.faults if not any(each in fault for each in self.expected)] == []


@contextmanager
def looking(browser: Browser, base: str, **how: object) -> Iterator[Page]:
    """A page of a fresh profile, watched."""
    context = browser.new_context(base_url=base, **how)  # type: ignore[arg-type]
    context.set_default_timeout(WAIT_MS)
    watch = Watch(context)
    page = context.new_page()
    page.watch = watch  # type: ignore[attr-defined]
    try:
        yield page
    finally:
        context.close()
    watch.settle()
