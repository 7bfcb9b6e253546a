"""What happened in a watch, one thing at a time, for whoever follows it; and what it came to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["new", "changed", "same", "gone", "failed", "waits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A report that is new, has changed, is the same as another, was taken down; or what failed, for now or for good.

    ``about`` is an address or a file, ``document`` the id of the report in the record, ``before`` that of the version
    before it, ``message`` what to say of it.
    """

    kind: Kind
    about: str
    at: float
    message: str = ""
    document: str | None = None
    before: str | None = None
    source: str | None = None
    title: str | None = None
    code: str | None = None


Tell = Callable[[News], None]


@dataclass(slots=True)
class Totals:
    """What a watch came to."""

    feeds: int = 0
    requests: int = 0
    unchanged: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    gone: int = 0
    failed: int = 0
    waits: int = 0

    def count(self, news: News) -> None:
        """One more of a kind."""
        setattr(self, news.kind, getattr(self, news.kind) + 1)
