"""Who signs a decision and when, and the record linked by what was decided of incidents."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice
from typing import Final

from dateline.keep.link import link
from dateline.serve.page import Refused
from dateline.store import Store

LONGEST_NAME, LONGEST_WHY = 100, 2_000
AT_ONCE: Final = 50
"""Reports that may be linked while somebody waits for the page: some seconds of them. More wait for ``dateline link``."""


def signed(who: str, why: str) -> str:
    """The name that signs, without the spaces around it."""
    name = " ".join(who.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise Refused(422, "a judgement is signed with a name", "say who you are, in 100 characters or fewer")
    if len(why) > LONGEST_WHY or "\0" in why:
        raise Refused(422, "the reason is too long, or no text")
    return name


def now() -> str:
    """The time, in UTC, to the millisecond: what was decided at one key has one time."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def relinked(store: Store) -> bool:
    """Links the record by what was decided, unless that would take long; whether it did."""
    if len(list(islice(store.view.unlinked(), AT_ONCE + 1))) > AT_ONCE:
        return False
    link(store, now=now())
    return True
