"""Asking hosts: each one at a time, with a pause, as its robots.txt allows, and none that was not named."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from dateline.watch.address import host_of, origin_of
from dateline.watch.fetch import Answer, Fetched, Limits, Refused, client_of, get
from dateline.watch.plan import Plan
from dateline.watch.polite import LONGEST_WAIT, ROBOTS_LARGEST, ROBOTS_LIVE, retry_after, rules_of
from dateline.watch.state import Robots, State

if TYPE_CHECKING:
    import httpx

PATIENCE: Final = 60.0
"""Seconds that are waited for a host before others are turned to."""

ROBOTS_AGAIN: Final = 600.0
"""Seconds after which a robots.txt that could not be had is asked for again."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, in seconds since 1970, and how to wait."""

    now: Callable[[], float] = time.time
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


@dataclass(slots=True)
class Asker:
    """Asks what the plan allows, and remembers in the state when a host may be asked again."""

    plan: Plan
    state: State
    clock: Clock
    requests: int = 0
    _client: httpx.AsyncClient | None = None
    _turns: dict[str, asyncio.Lock] = field(default_factory=dict)

    async def ask(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Answer:
        """The answer at an address, after the host's pause."""
        if self._client is None:
            self._client = client_of(self.plan.agent)
        if refused := self._host(url):
            return refused
        host = host_of(url)
        async with self._turns.setdefault(host, asyncio.Lock()):
            wait = self.state.free(host) - self.clock.now()
            if wait > PATIENCE:
                return Refused("not-yet", "the host asked for more time")
            if wait > 0:
                await self.clock.sleep(wait)
            self.requests += 1
            answer = await get(
                self._client, url, limits=self._limits(), permit=self._permit, etag=etag, modified=modified
            )
            now = self.clock.now()
            pause = max(self.plan.pause, self._delay(url))
            asked = retry_after(answer.retry, now) if isinstance(answer, Refused) else None
            self.state.set_free(host, now + min(max(pause, asked or 0.0), LONGEST_WAIT))
            return answer

    async def close(self) -> None:
        """Ends the connections."""
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    def _limits(self) -> Limits:
        return Limits(seconds=self.plan.seconds, largest=self.plan.largest)

    def _host(self, url: str) -> Refused | None:
        if self.plan.hosts.allow(url):
            return None
        return Refused(
            "host-not-allowed",
            f"{host_of(url)} is not among the hosts that may be asked; name it under hosts in the file of feeds",
            lasting=True,
        )

    async def _permit(self, url: str) -> Refused | None:
        """Whether host and robots.txt allow this address."""
        if refused := self._host(url):
            return refused
        origin = origin_of(url)
        robots = self.state.robots(origin)
        live = ROBOTS_LIVE if robots and robots.status and robots.status < 500 else ROBOTS_AGAIN
        if robots is None or self.clock.now() - robots.asked > live:
            robots = await self._robots(origin)
            self.state.put_robots(robots)
        allows, _ = rules_of(robots.status, robots.body)
        if allows(url, self.plan.agent):
            return None
        if robots.status == 200:
            return Refused("robots", "the host's robots.txt does not allow it", lasting=True)
        return Refused("robots", "the host's robots.txt cannot be had, so nothing there may be asked for")

    async def _robots(self, origin: str) -> Robots:
        assert self._client is not None
        limits = Limits(seconds=self.plan.seconds / 2, largest=ROBOTS_LARGEST)

        async def permit(url: str) -> Refused | None:
            return self._host(url)

        self.requests += 1
        answer = await get(self._client, f"{origin}/robots.txt", limits=limits, permit=permit)
        now = self.clock.now()
        if isinstance(answer, Fetched):
            return Robots(origin, now, 200, answer.body.decode("utf-8", "replace"))
        return Robots(origin, now, answer.status if isinstance(answer, Refused) else 0, "")

    def _delay(self, url: str) -> float:
        robots = self.state.robots(origin_of(url))
        return rules_of(robots.status, robots.body)[1](self.plan.agent) if robots else 0.0
