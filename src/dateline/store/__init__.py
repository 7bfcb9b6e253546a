"""Where a record is kept: one file of SQLite by default, PostgreSQL for teams.

To add a store: one file, and one line in `BACKENDS`; the contract suite in ``tests/store`` picks it up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dateline.store.protocol import (
    FLAT_TABLES,
    Hit,
    Listed,
    Query,
    Store,
    View,
    Wait,
    Waiting,
    Writer,
    flat_columns,
)

__all__ = [
    "BACKENDS",
    "FLAT_TABLES",
    "Hit",
    "Listed",
    "Query",
    "Store",
    "View",
    "Wait",
    "Waiting",
    "Writer",
    "flat_columns",
    "loaded",
    "open_store",
]


@contextmanager
def loaded(where: str | Path) -> Iterator[Store]:
    """The record at a path or an address, to write many readings into; a new file is there once all are written."""
    is_file = not any(start and str(where).startswith(start) for start in BACKENDS)
    if is_file and not Path(where).exists():
        from dateline.store.loading import loading

        with loading(Path(where)) as new:
            yield new
        return
    store = open_store(where, create=True)
    try:
        yield store
    finally:
        store.close()


def _sqlite(where: str, *, create: bool) -> Store:
    from dateline.store.sqlite import open_sqlite

    return open_sqlite(Path(where), create=create)


def _postgres(where: str, *, create: bool) -> Store:
    from dateline.store.postgres import open_postgres

    return open_postgres(where, create=create)


Opener = Callable[..., Store]

# By what the address begins with; a path has none of these.
BACKENDS: Final[Mapping[str, Opener]] = {"postgresql://": _postgres, "postgres://": _postgres, "": _sqlite}


def open_store(where: str | Path, *, create: bool = False) -> Store:
    """The record at a path or an address; ``create`` makes it where it is not there."""
    for start, opener in BACKENDS.items():
        if str(where).startswith(start):
            return opener(str(where), create=create)
    raise AssertionError  # every address begins with nothing
