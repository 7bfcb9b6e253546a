"""Manners: how long to wait before a host is asked again, and what its robots.txt forbids.

Delays after failures double, up to `LONGEST_WAIT`, and are spread by a hash of what failed, how often, and the watch's
own salt: two watches do not ask in step, and one watch does the same each time it is run.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from hashlib import sha256
from typing import Final

from dateline.errors import missing_extra

FIRST_WAIT: Final = 60.0
"""Seconds before a second try."""

LONGEST_WAIT: Final = 86_400.0
"""The longest wait, whatever the server asks for: a feed that was down is asked once a day, and a report's page may be
taken down in the days after."""

TRIES: Final = 6
"""How often an article is asked for that cannot be had for now: over half an hour at least, and with a day of
``Retry-After`` over some days."""

ROBOTS_LIVE: Final = 86_400.0
"""Seconds that a robots.txt is believed: RFC 9309 says no more than a day."""

ROBOTS_LARGEST: Final = 512 * 1024
"""Bytes of a robots.txt that are read: RFC 9309 asks for 500 KiB at least."""

_SECONDS = re.compile(r"\d{1,9}")


def wait_after(failures: int, what: str, *, salt: str, asked: float | None = None) -> float:
    """Seconds until the next try after so many failures; ``asked``: what the server said in ``Retry-After``."""
    wait = min(FIRST_WAIT * 2.0 ** min(failures - 1, 30), LONGEST_WAIT)
    spread = int.from_bytes(sha256(f"{salt} {what} {failures}".encode()).digest()[:4], "big") / 2**32
    wait *= 0.5 + spread / 2
    return min(max(wait, asked or 0.0), LONGEST_WAIT)


def retry_after(value: str | None, now: float) -> float | None:
    """The seconds that a ``Retry-After`` asks for, as a number or a date; None where it says nothing."""
    if not value:
        return None
    if _SECONDS.fullmatch(value.strip()):
        return float(value.strip())
    try:
        moment = parsedate_to_datetime(value.strip())
    except (TypeError, ValueError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(moment.timestamp() - now, 0.0)


def day_of(moment: float) -> str:
    """The day of a time, in UTC."""
    return datetime.fromtimestamp(moment, UTC).date().isoformat()


@lru_cache(maxsize=64)
def rules_of(status: int, body: str) -> tuple[Callable[[str, str], bool], Callable[[str], float]]:
    """What a robots.txt lets an agent ask for, and the seconds that it wants between two requests.

    As RFC 9309 has it: where there is none (4xx), all is allowed; where it cannot be had, nothing is.
    """
    if status != 200:
        allowed = 400 <= status < 500
        return (lambda _url, _agent: allowed), (lambda _agent: 0.0)
    try:
        from protego import Protego
    except ImportError:
        raise missing_extra("protego", "watch") from None
    rules = Protego.parse(body)
    return (
        lambda url, agent: bool(rules.can_fetch(url, agent)),
        lambda agent: float(rules.crawl_delay(agent) or 0.0),
    )
