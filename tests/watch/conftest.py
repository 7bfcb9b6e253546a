"""A local site, and a watch over it whose waiting takes no time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests import readers
from tests.watch.site import Site

from dateline.config import Config
from dateline.keep.reader import Reader
from dateline.model import Reading
from dateline.pipeline import read_many
from dateline.record import reading_of
from dateline.store import open_store
from dateline.tables import RUN_ISSUES
from dateline.watch import News, Setting, Totals, plan_of, watch
from dateline.watch.host import Clock


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@dataclass
class Watched:
    """A record, its file of feeds, and a clock that waits by moving its hands."""

    folder: Path
    toml: str = ""
    moment: float = field(default_factory=time.time)
    slept: list[float] = field(default_factory=list)
    stop_at: float | None = None

    @property
    def record(self) -> Path:
        return self.folder / "record.db"

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.moment += seconds
        if self.stop_at is not None and self.moment >= self.stop_at:
            raise KeyboardInterrupt
        await asyncio.sleep(0)

    def run(self, *, once: bool = True, load: object = readers.load) -> tuple[list[News], Totals]:
        """One start of the watch: what it told, and what it came to."""
        feeds = self.folder / "feeds.toml"
        feeds.write_text(self.toml, encoding="utf-8")
        news: list[News] = []
        totals = Totals()
        config = Config()
        reader = Reader(
            readers.MADE_BY,
            lambda _: (),
            lambda documents: read_many(documents, config=config, load=load),  # type: ignore[arg-type]
        )
        clock = Clock(lambda: self.moment, self._sleep)
        setting = Setting(state=self.folder / "record.db.watch", config=config, reader=reader, clock=clock)
        store = open_store(self.record, create=True)
        try:
            watch(store, plan_of(feeds), setting, once=once, tell=news.append, totals=totals)
        except KeyboardInterrupt:
            if self.stop_at is None:
                raise
        finally:
            store.close()
        return news, totals

    def run_until(self, seconds: float) -> tuple[list[News], Totals]:
        """A watch that runs on, and is stopped after so many seconds of its clock."""
        self.stop_at = self.moment + seconds
        try:
            return self.run(once=False)
        finally:
            self.stop_at = None

    def readings(self) -> list[Reading]:
        store = open_store(self.record)
        try:
            return [reading_of(kept) for kept in store.view.current()]
        finally:
            store.close()

    def issues(self) -> list[tuple[str, str, str]]:
        """Code, message and place of each Issue."""
        store = open_store(self.record)
        try:
            rows = [RUN_ISSUES.cells(row) for row in store.view.rows("run_issues")]
            return [(str(row["code"]), str(row["message"]), str(row["at"])) for row in rows]
        finally:
            store.close()


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    return Watched(tmp_path)
