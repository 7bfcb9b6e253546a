"""Feeds and articles that are due are asked for, and what they give is in the state before anything else happens."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Any, Final

from dateline.errors import BadValue
from dateline.store.protocol import View
from dateline.watch.address import canonical, host_of, name_of
from dateline.watch.entries import Entry, Listing, listing_of
from dateline.watch.fetch import Fetched, Refused, Unchanged
from dateline.watch.host import PATIENCE, Asker
from dateline.watch.news import Kind, News, Totals
from dateline.watch.plan import Feed, Plan
from dateline.watch.polite import TRIES, retry_after, wait_after
from dateline.watch.state import Article, Polled, State, packed

AT_ONCE: Final = 8
"""Hosts that are asked at once."""

PORTION: Final = 32
"""Articles that are fetched before they are read: as many as the record writes in one transaction."""


@dataclass(slots=True)
class Polling:
    """What asking needs. ``tell`` hears of what failed; it makes Issues of it."""

    plan: Plan
    state: State
    view: View
    asker: Asker
    totals: Totals
    tell: Callable[[News], None]

    def now(self) -> float:
        """The time."""
        return self.asker.clock.now()

    def news(self, kind: Kind, about: str, message: str, **more: Any) -> None:
        """Tells one thing."""
        self.tell(News(kind=kind, about=about, at=self.now(), message=message, **more))

    # What is due

    def feeds(self) -> list[tuple[Feed, Polled]]:
        """The feeds that are due."""
        known = [(feed, self.polled(feed.url)) for feed in self.plan.feeds]
        return [(feed, polled) for feed, polled in known if not polled.gone and polled.due <= self.now()]

    def polled(self, url: str) -> Polled:
        """What is known of a feed, without the marks of answers that another plan took."""
        polled = self.state.polled(url)
        if polled.plan != self.plan.digest:
            polled.etag = polled.modified = None
            polled.gone = 0
            polled.plan = self.plan.digest
        return polled

    def pages(self) -> None:
        """The pages of the plan that were never seen become articles."""
        for rank, page in enumerate(self.plan.pages):
            address = canonical(page.url)
            if self.state.article(address) is None:
                found = Article(address, page.url, self.now(), rank, source=page.source)
                self.state.put(self._as_known(found))

    def ready(self) -> list[Article]:
        """Articles that are due on hosts that are not to be waited for long."""
        soon = self.now() + PATIENCE
        free: dict[str, bool] = {}
        found: list[Article] = []
        for article in self.state.due(self.now()):
            host = host_of(article.url)
            if free.setdefault(host, self.state.free(host) <= soon):
                found.append(article)
        return found

    # Asking

    async def ask_feeds(self) -> None:
        """Asks the feeds that are due."""
        await self._by_host([(feed.url, self._feed(feed, polled)) for feed, polled in self.feeds()])

    async def ask_articles(self) -> int:
        """Asks for a portion of the articles that are due; their number."""
        some = self.ready()[:PORTION]
        await self._by_host([(article.url, self._article(article)) for article in some])
        return len(some)

    async def _by_host(self, jobs: list[tuple[str, Coroutine[Any, Any, None]]]) -> None:
        """Jobs on one host in their order, some hosts at once. A stop lets no coroutine lie unawaited."""
        queues: dict[str, list[Coroutine[Any, Any, None]]] = {}
        for url, job in jobs:
            queues.setdefault(host_of(url), []).append(job)
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(queue: list[Coroutine[Any, Any, None]]) -> None:
            async with gate:
                for job in queue:
                    await job

        try:
            async with asyncio.TaskGroup() as group:
                for queue in queues.values():
                    group.create_task(one(queue))
        except ExceptionGroup as many:
            raise many.exceptions[0] from None
        finally:
            for _, job in jobs:
                job.close()

    async def _feed(self, feed: Feed, polled: Polled) -> None:
        answer = await self.asker.ask(feed.url, etag=polled.etag, modified=polled.modified)
        if isinstance(answer, Refused) and answer.code == "not-yet":
            polled.due = self.state.free(host_of(feed.url))
            self.state.poll(polled)
            return
        self.totals.feeds += 1
        polled.asked = self.now()
        listing = listing_of(answer, whole=feed.articles == "entry") if isinstance(answer, Fetched) else None
        if listing is not None and any(code == "bad-feed" for code, _ in listing.wrong):
            answer = Refused(*listing.wrong[0])
        if isinstance(answer, Refused):
            self._feed_failed(feed, polled, answer)
            return
        polled.failures, polled.due = 0, self.now() + feed.every
        if isinstance(answer, Unchanged):
            self.totals.unchanged += 1
            self.state.poll(polled)
            return
        assert listing is not None
        polled.etag, polled.modified = answer.etag, answer.modified
        self.state.poll(polled, self._listed(feed, listing))
        for code, message in listing.wrong:
            self.news("failed", feed.url, message, code=code)

    def _feed_failed(self, feed: Feed, polled: Polled, answer: Refused) -> None:
        polled.failures += 1
        polled.gone = int(answer.code == "gone")
        wait = wait_after(
            polled.failures, feed.url, salt=self.state.salt, asked=retry_after(answer.retry, self.now())
        )
        polled.due = self.now() + max(wait, feed.every if answer.lasting else 0.0)
        self.state.poll(polled)
        after = "; it is not asked again" if polled.gone else ""
        self.news("failed", feed.url, answer.message + after, code=answer.code, source=feed.source)

    def _listed(self, feed: Feed, listing: Listing) -> list[Article]:
        """The articles of a feed's entries that are new, or that the feed gives otherwise than before."""
        changed: list[Article] = []
        for rank, entry in enumerate(listing.entries):
            known = self.state.article(entry.address)
            if known is not None and known.same:
                known = self.state.article(known.same) or known
            if known is None or (known.refused not in (None, self.plan.digest)):
                found = Article(entry.address, entry.url, self.now(), rank, feed=feed.url)
                if feed.articles == "page" and not self.plan.hosts.allow(entry.url):
                    changed.append(self._refused(found, feed, entry))
                else:
                    changed.append(self._as_known(self._as_said(found, feed, entry, listing)))
            elif known.refused:
                continue
            elif known.feed == feed.url and known.entry != entry.digest:
                changed.append(self._as_said(known, feed, entry, listing))
        return changed

    def _refused(self, article: Article, feed: Feed, entry: Entry) -> Article:
        """An entry that leads to a host that is not named: told once for each file of feeds."""
        article.stage, article.due, article.refused = "failed", None, self.plan.digest
        message = (
            f"{host_of(entry.url)}, where {feed.url} leads, is not among the hosts that may be asked; "
            "name it under hosts in the file of feeds"
        )
        self.news("failed", entry.url, message, code="host-not-allowed", title=entry.title)
        return article

    def _as_said(self, article: Article, feed: Feed, entry: Entry, listing: Listing) -> Article:
        """An article as its feed gives it now: to be fetched, or to be read where the entry is all of it."""
        article.title, article.published, article.updated = entry.title, entry.published, entry.updated
        article.source = feed.source or (listing.title if feed.articles == "entry" else None)
        article.entry = entry.digest
        article.failures = article.tries = 0
        if feed.articles == "page":
            article.due = self.now()
            if article.stage == "failed":
                article.stage = "wanted"
        elif entry.body is not None:
            article.stage, article.due = "fetched", None
            article.body, article.kind, article.charset = packed(entry.body), "text/html", "utf-8"
        else:
            article.stage, article.due = "failed", None
            self.news("failed", entry.url, "the entry has no text", code="empty-report", title=entry.title)
        return article

    def _as_known(self, article: Article) -> Article:
        """An article that the state has forgotten and the record has is not fetched as new, but looked at later."""
        name = name_of(article.address)
        if article.stage == "wanted" and any(True for _ in self.view.rows("documents", id=name)):
            article.stage, article.document = "kept", name
            article.due = self._next_check(article)
        return article

    async def _article(self, article: Article) -> None:
        answer = await self.asker.ask(article.url, etag=article.etag, modified=article.modified)
        if isinstance(answer, Refused):
            if answer.code != "not-yet":
                self._article_failed(article, answer)
            return
        article.failures = 0
        if isinstance(answer, Unchanged):
            self.totals.unchanged += 1
            article.checks += 1
            article.due = self._next_check(article)
            self.state.put(article)
            return
        self._article_came(article, answer)

    def _article_came(self, article: Article, answer: Fetched) -> None:
        if article.stage == "kept":
            article.checks += 1
        try:
            address = canonical(answer.url)
        except BadValue:
            address = article.address
        if address != article.address and not address.partition("/")[2]:
            refused = Refused("bad-redirect", "it leads to the front page of its host", lasting=True)
            self._article_failed(article, refused)
            return
        came = replace(article, **_answered(answer), stage="fetched", tries=0)
        came.due = self._next_check(came)
        if address == article.address:
            self.state.put(came)
            return
        # A redirect: the report is called by where it is in the end.
        article.stage, article.due, article.same, article.body = "kept", None, address, None
        other = self.state.article(address)
        if other is None:
            self.state.put(replace(came, address=address, url=answer.url), article)
            return
        self.state.put(article)
        self.news("same", article.url, f"it leads to {answer.url}, which is known", title=article.title)

    def _next_check(self, article: Article) -> float | None:
        """When an article is to be asked for again, or None."""
        for page in self.plan.pages:
            if canonical(page.url) == article.address:
                return self.now() + page.every
        ages = self.plan.recheck[article.checks :]
        return max(article.found + ages[0], self.now() + 1.0) if ages else None

    def _article_failed(self, article: Article, answer: Refused) -> None:
        article.failures += 1
        was_kept = article.stage == "kept"
        if not answer.lasting and article.failures < TRIES:
            asked = retry_after(answer.retry, self.now())
            wait = wait_after(article.failures, article.url, salt=self.state.salt, asked=asked)
            article.due = self.now() + wait
            self.state.put(article)
            message = f"{answer.message}; it is asked for again"
            self.news("waits", article.url, message, code=answer.code, title=article.title)
            return
        kind: Kind = "failed"
        message = answer.message + ("" if answer.lasting else f"; given up after {article.failures} tries")
        if was_kept and answer.status in (404, 410):
            kind, message = "gone", f"{answer.message}: the page was taken down; its versions are kept"
        article.due = self._page_again(article)
        if article.due is not None:
            article.failures = 0
        elif not was_kept:
            article.stage = "failed"
        self.state.put(article)
        self.news(kind, article.url, message, code="taken-down" if kind == "gone" else answer.code,
                  title=article.title, document=article.document)  # fmt: skip

    def _page_again(self, article: Article) -> float | None:
        """A page that the plan names is asked for again whatever it answered."""
        for page in self.plan.pages:
            if canonical(page.url) == article.address:
                return self.now() + page.every
        return None


def _answered(answer: Fetched) -> dict[str, Any]:
    """What an article keeps of an answer."""
    return {
        "body": packed(answer.body),
        "kind": answer.kind,
        "charset": answer.charset,
        "etag": answer.etag,
        "modified": answer.modified,
        "answered": answer.url,
    }
