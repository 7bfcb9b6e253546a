"""Processes that answer calls, one each at a time: calls in, futures out, and one that dies costs its call alone.

`concurrent.futures.ProcessPoolExecutor` has one queue for all its processes. Where one of them dies it takes the calls
of the others with it, and, up to Python 3.11.7, the pool waits for ever if it dies while another is being started
(CPython issues 94777 and 109047). Here each process has a pipe of its own and a thread that talks with it.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import ParamSpec, TypeVar

from dateline.engine.children import child

_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")


class Died(Exception):
    """The process that a call was given to died before it answered."""


class Crew:
    """So many processes. They are started as there are calls for them; close it, and they are gone."""

    def __init__(self, number: int) -> None:
        self._threads = ThreadPoolExecutor(number, thread_name_prefix="crew")
        self._idle: list[tuple[BaseProcess, Connection]] = []

    def submit(
        self, call: Callable[_Given, _Answer], *args: _Given.args, **kwargs: _Given.kwargs
    ) -> Future[_Answer]:
        """The answer of a call to come, or what the call raises; `Died` where its process died.

        The call is one that a new process can import, what it takes and answers can be pickled.
        """
        return self._threads.submit(self._ask, call, args, kwargs)  # type: ignore[arg-type]  # a pipe has no types

    def close(self) -> None:
        """Lets each process end what it is at, and no more."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        for _, pipe in self._idle:
            pipe.close()
        for process, _ in self._idle:
            process.join()
        self._idle.clear()

    def _ask(self, *call: object) -> object:
        try:
            process, pipe = self._idle.pop()
        except IndexError:
            try:
                process, pipe = child(_answer)
            except OSError as error:  # there are too many processes, or too little memory
                raise Died from error
        try:
            pipe.send(call)
            good, answer = pipe.recv()
        except BaseException as error:
            with suppress(OSError):
                process.kill()
            process.join()
            pipe.close()
            if isinstance(error, EOFError | OSError):
                raise Died from None
            raise
        self._idle.append((process, pipe))
        if not good:
            raise answer
        return answer


def _answer(pipe: Connection) -> None:
    """What a process does: answer until nobody asks."""
    while True:
        try:
            call, args, kwargs = pipe.recv()
        except EOFError:
            return
        try:
            answer = True, call(*args, **kwargs)
        except Exception as error:
            answer = False, error
        try:
            pipe.send(answer)
        except OSError:
            return
        except Exception as error:  # it cannot be pickled
            pipe.send((False, TypeError(f"{type(error).__name__}: {error}")))
