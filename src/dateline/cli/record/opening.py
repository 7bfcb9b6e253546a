"""What the commands of a record share: the record itself, the time, the one that is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

import click

from dateline.store import Store, open_store

F = TypeVar("F", bound=Callable[..., Any])


def record_argument(command: F) -> F:
    """The first argument of each command: the record."""
    return click.argument("record", metavar="RECORD")(command)


@contextmanager
def opened(record: str, *, create: bool = False) -> Iterator[Store]:
    """The record, closed at the end."""
    store = open_store(record, create=create)
    try:
        yield store
    finally:
        store.close()


def now() -> str:
    """The time, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
