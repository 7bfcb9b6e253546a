"""The watch itself: ask, read, wait, and again, until nothing is due or somebody stops it.

Asking and reading take turns in one thread, so that no request is on its way while the processor reads, and no time
runs out because of it. What was asked for is in the state before it is read, and in the record before it leaves the
state: a kill at any moment loses no report and fetches none twice.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from dateline.config import Config
from dateline.keep.reader import Reader, reader_of
from dateline.keep.work import Work, run_of
from dateline.store.protocol import Store
from dateline.watch.address import canonical, host_of
from dateline.watch.folders import look_into
from dateline.watch.host import PATIENCE, Asker, Clock
from dateline.watch.news import News, Tell, Totals
from dateline.watch.plan import Plan
from dateline.watch.polling import PORTION, Polling
from dateline.watch.reading import STEP, Keeping
from dateline.watch.state import Polled, State

LONGEST_SLEEP: Final = 3600.0
"""Seconds after which it is looked again what is due, though nothing seems to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a watch is given besides its plan: how to read, the time, and where its state is."""

    state: Path
    config: Config
    reader: Reader | None = None
    clock: Clock = field(default_factory=Clock)


def watch(
    store: Store, plan: Plan, setting: Setting, *, once: bool = False, tell: Tell, totals: Totals
) -> None:
    """Watches until it is stopped, or ``once``: until nothing is due now. ``totals`` are counted on the way."""
    clock = setting.clock
    reader = setting.reader or reader_of(setting.config)
    state = State(setting.state)
    try:
        run = run_of(STEP, reader.made_by, [plan.digest], now=_iso(clock.now()))
        last: dict[str, str] = {}
        work = Work(store, run, STEP, last=last)

        def told(news: News) -> None:
            totals.count(news)
            if news.kind in ("failed", "waits", "gone", "same") and news.code:
                keeping.issue(news)
            tell(news)

        keeping = Keeping(work, reader, state, setting.config, clock, told, last)
        asker = Asker(plan, state, clock)
        polling = Polling(plan, state, store.view, asker, totals, told)
        with asyncio.Runner() as runner:
            try:
                _rounds(runner, polling, keeping, setting, once=once)
            finally:
                totals.requests = asker.requests
                runner.run(asker.close())
    finally:
        state.close()


def _rounds(
    runner: asyncio.Runner, polling: Polling, keeping: Keeping, setting: Setting, *, once: bool
) -> None:
    polling.pages()
    while True:
        while keeping.read(PORTION):
            pass
        runner.run(polling.ask_feeds())
        look_into(polling, keeping, setting.config)
        while keeping.state.unread(1) or polling.ready():
            while keeping.read(PORTION):
                pass
            runner.run(polling.ask_articles())
        if once:
            return
        wait = min(max(_next(polling) - polling.now(), 0.0), LONGEST_SLEEP)
        if wait:
            runner.run(setting.clock.sleep(wait))  # type: ignore[arg-type]  # a coroutine


def _next(polling: Polling) -> float:
    """When something is due next."""
    return min((at for _, at in due(polling)), default=polling.now() + LONGEST_SLEEP)


def due(polling: Polling) -> Iterator[tuple[str, float]]:
    """What is due when: feeds, folders, and the articles that are due first."""
    plan, state = polling.plan, polling.state
    for feed in plan.feeds:
        polled = polling.polled(feed.url)
        if not polled.gone:
            yield feed.url, polled.due
    for folder in plan.folders:
        yield str(folder.path), state.polled(str(folder.path)).due
    for url, at in state.next_due():
        yield url, max(at, state.free(host_of(url)) - PATIENCE)


def listing(
    plan: Plan, state: State | None
) -> Iterator[tuple[str, str, str | None, float | None, str | None]]:
    """What is watched: kind, address, outlet, when it is due, and what there is to say of it; and what waits."""
    for feed in plan.feeds:
        polled = state.polled(feed.url) if state else Polled(feed.url)
        note = "gone" if polled.gone else f"failed {polled.failures} times" if polled.failures else None
        yield "feed", feed.url, feed.source, None if polled.gone else polled.due, note
    for page in plan.pages:
        known = state.article(canonical(page.url)) if state else None
        yield "page", page.url, page.source, known.due if known else 0.0, known.stage if known else None
    for folder in plan.folders:
        polled = state.polled(str(folder.path)) if state else Polled("")
        yield (
            "folder",
            str(folder.path),
            folder.source,
            polled.due,
            None if folder.path.is_dir() else "not there",
        )
    for article in state.waiting() if state else ():
        note = f"failed {article.failures} times" if article.failures else None
        yield article.stage, article.url, article.source, article.due, note


def _iso(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="seconds")
