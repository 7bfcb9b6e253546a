"""What was fetched is read and written, some reports in one transaction, and only then is it done with in the state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Final

from dateline.config import Config
from dateline.keep.raw import raw_row
from dateline.keep.reader import Reader
from dateline.keep.versions import told_between
from dateline.keep.work import Work
from dateline.model import Document, Issue, Reading
from dateline.watch.address import host_of
from dateline.watch.host import Clock
from dateline.watch.news import Kind, News
from dateline.watch.polite import day_of
from dateline.watch.reports import items_of, same_in
from dateline.watch.state import Article, State, unpacked

STEP: Final = "watch"

ALONE: Final = 2
"""Tries after which a report is read alone: one of those with which it was read before ended the process."""

MOST_TRIES: Final = 4
"""Tries after which a report that ends the process each time is set aside."""


@dataclass(slots=True)
class Keeping:
    """What reading and writing need: the run, the reader, the state, who is told, and the run's last versions."""

    work: Work
    reader: Reader
    state: State
    config: Config
    clock: Clock
    tell: Callable[[News], None]
    last: dict[str, str]

    def news(self, kind: Kind, article: Article, message: str = "", **more: Any) -> None:
        """Tells one thing of an article."""
        told: dict[str, Any] = {"source": article.source, "title": article.title, **more}
        self.tell(News(kind=kind, about=article.url, at=self.clock.now(), message=message, **told))

    def issue(self, news: News) -> None:
        """Writes what failed as an Issue: the same one once a day."""
        message = f"{news.message} ({day_of(news.at)})"
        self.work.write([Issue(step=STEP, code=news.code or "failed", message=message, where=news.about)])

    def read(self, most: int) -> int:
        """Reads the first of the reports that were fetched; how many."""
        some = self.state.unread(most)
        if any(article.tries >= ALONE for article in some):
            some = some[:1]
        lost = [article for article in some if article.tries >= MOST_TRIES]
        for article in lost:
            self._done(article, "failed")
            self.news("failed", article, f"the process ended {MOST_TRIES} times while this was read",
                      code="worker-died")  # fmt: skip
        some = [article for article in some if article not in lost]
        for article in some:
            article.tries += 1
        self.state.put(*some)
        try:
            if some:
                self._read(some)
        except BaseException:
            for article in some:  # the process lives: whatever stopped it, it was not the report
                article.tries -= 1
            self.state.put(*some)
            raise
        return len(some) + len(lost)

    def _read(self, articles: list[Article]) -> None:
        fresh: dict[str, Article] = {}
        raws = []
        texts: dict[tuple[str, str], str] = {}
        items: list[tuple[Article, list[Document | Issue]]] = []
        for article in articles:
            found = items_of(article, self.config)
            document = next((item for item in found if isinstance(item, Document)), None)
            if document is not None and (
                self._is_known(article, document) or self._is_same(article, document, texts)
            ):
                continue
            if document is not None:
                if article.document:
                    self.last[document.id] = article.document
                fresh[document.id] = article
                raws.append(raw_row(unpacked(article.body or b"")))
            items.append((article, found))
        with closing(self.reader.read(self._passing(items))) as results:
            came = list(results)
        readings = [each for each in came if isinstance(each, Reading)]
        files = [fresh[_base(each.document)].url for each in readings]
        self.work.write(came, raws=raws, files=files)
        read = {_base(each.document): each for each in readings}
        issues = [each for each in came if isinstance(each, Issue)]
        for article, found in items:
            document = next((item for item in found if isinstance(item, Document)), None)
            reading = read.get(document.id) if document is not None else None
            self._kept(article, document, reading, issues)

    def _passing(self, items: list[tuple[Article, list[Document | Issue]]]) -> Iterator[Document | Issue]:
        for article, found in items:
            yield from self.work.unread(found, file=article.url)

    def _is_known(self, article: Article, document: Document) -> bool:
        """Whether the record has a version that says the same: then nothing is new but the page around it."""
        known = same_in(self.work.store.view, document)
        if known is None:
            return False
        if article.document not in (None, known):
            self.news(
                "changed", article, "as it was in an earlier version", document=known, before=article.document
            )
        self._done(article, "kept", document=known)
        return True

    def _is_same(self, article: Article, document: Document, texts: dict[tuple[str, str], str]) -> bool:
        """Whether another address of the host has given this text: then it is the same report, and an Issue says so."""
        host = host_of(article.answered or article.url)
        here = texts.setdefault((host, document.text_sha256), article.address)
        other = self.state.same_text(host, document.text_sha256) or here
        if article.document is not None or other == article.address:
            return False
        message = f"it has the text of {other}: taken for the same report"
        self._done(article, "kept", same=other)
        self.news("same", article, message, code="same-report")
        return True

    def _kept(
        self, article: Article, document: Document | None, reading: Reading | None, issues: list[Issue]
    ) -> None:
        """What became of one report."""
        if document is None or reading is None:
            why = next(
                (each for each in issues if each.where and _is_about(each.where, article, document)), None
            )
            self._done(article, "kept" if article.document else "failed")
            self.news("failed", article, why.message if why else "it could not be read", code=None)
            return
        kept = reading.document
        self.state.remember_text(host_of(article.answered or article.url), kept.text_sha256, article.address)
        self._done(article, "kept", document=kept.id)
        told = {"document": kept.id, "source": kept.source, "title": kept.title}
        if kept.version_of is None:
            self.news("new", article, _summary(reading), **told)
            return
        message = told_between(self.work.store.view, kept.version_of, kept.id)
        self.news("changed", article, message, before=kept.version_of, **told)

    def _done(
        self, article: Article, stage: Any, *, document: str | None = None, same: str | None = None
    ) -> None:
        article.stage, article.body, article.tries = stage, None, 0
        article.document = document or article.document
        article.same = same
        if stage == "failed" or same:
            article.due = None
        self.state.put(article)


def _base(document: Document) -> str:
    """The id of the first version, which is the name of an address."""
    return document.id.partition("~")[0]


def _is_about(where: str, article: Article, document: Document | None) -> bool:
    return where == article.url or (document is not None and where.startswith(f"document {document.id}"))


def _summary(reading: Reading) -> str:
    """How much was read in a report."""
    parts = []
    for number, one, many in (
        (len(reading.events), "event", "events"),
        (len(reading.statements), "statement", "statements"),
    ):
        parts.append(f"{number} {one if number == 1 else many}")
    return ", ".join(parts)
