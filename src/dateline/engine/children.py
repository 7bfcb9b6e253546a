"""Processes of this machine, each with a pipe of its own; they leave Ctrl-C to the one that started them, and end with
it."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

_SPAWN = get_context("spawn")


def child(work: Callable[..., None], *arguments: Any) -> tuple[BaseProcess, Connection]:
    """Starts a process that does ``work(pipe, *arguments)``, and our end of the pipe.

    Nobody else has the other end: where the process dies, ours says so (EOFError, OSError).
    """
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_begin, args=(work, theirs, *arguments), daemon=True)
    with uninterrupted():
        process.start()
    theirs.close()
    return process, ours


def _begin(work: Callable[..., None], pipe: Connection, *arguments: Any) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    work(pipe, *arguments)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Holds Ctrl-C back until something is whole: a line that is written, or a process that is started, which then has
    it held back too and does not die noisily."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
