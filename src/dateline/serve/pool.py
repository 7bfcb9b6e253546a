"""One record for many threads: each has a handle of its own while it works."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, LifoQueue
from threading import BoundedSemaphore
from typing import Final

from dateline.store import Store

MOST: Final = 4
"""Handles at once: a page waits for the processor more than for the disk."""


class Pool:
    """Handles of a record, made when they are needed. The one it is given stays its owner's to close."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._made: list[Store] = []
        self._free: LifoQueue[Store] = LifoQueue()
        self._places = BoundedSemaphore(MOST)

    @contextmanager
    def handle(self) -> Iterator[Store]:
        """A handle for one thread; it waits while all are in use."""
        with self._places:
            try:
                store = self._free.get_nowait()
            except Empty:
                store = self._store.another()
                self._made.append(store)
            try:
                yield store
            finally:
                self._free.put(store)

    def close(self) -> None:
        """Closes the handles that were made."""
        while self._made:
            self._made.pop().close()
