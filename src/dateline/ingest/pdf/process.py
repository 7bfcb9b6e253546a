"""The process that reads PDFs, so that one which is made to break its reader breaks no more than that.

Files of this format come from strangers, and no reader of it is safe from all that they can hold: it may never end, take
all memory, or be overrun. It works in a process of its own, which may take so much memory, write no file and start no
other process; one that takes too long is ended. It is started with the first PDF and serves those after it.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO, Final, cast

import msgspec

from dateline.ingest.pdf.work import Order, Told, told_of

COMMAND: Final = (sys.executable, "-m", "dateline.ingest.pdf.process")
_GRACE: Final = 5
"""Seconds until a process that was ended is given up."""
_BYTES_A_CHARACTER: Final = 12
"""The most that one takes in an answer: two escapes of JSON."""
_ROOM: Final = 2**20


class Late(Exception):
    """Reading took too long."""


class Died(Exception):
    """The process ended while it read."""


class _Serving:
    """The process, as the one that asks it knows it."""

    def __init__(self, memory: int) -> None:
        self.owner = os.getpid()
        self.memory = memory
        self.served = 0
        self._process = subprocess.Popen(
            (*COMMAND, str(memory)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def ask(self, data: bytes, order: Order) -> Told:
        """What it answers. One that is late is ended."""
        late = threading.Event()

        def end() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(order.seconds, end)
        timer.daemon = True
        timer.start()
        try:
            asked, answers = cast(IO[bytes], self._process.stdin), cast(IO[bytes], self._process.stdout)
            asked.write(msgspec.json.encode(order) + b"\n")
            asked.write(data)
            asked.flush()
            most = order.chars * _BYTES_A_CHARACTER + _ROOM
            answer = answers.readline(most)
            told = msgspec.json.decode(answer, type=Told)
        except (OSError, msgspec.MsgspecError, ValueError) as error:
            self.end()
            raise (Late if late.is_set() else Died) from error
        except BaseException:
            self.end()
            raise
        finally:
            timer.cancel()
        self.served += 1
        return told

    def end(self) -> None:
        """Ends the process, if it is this one's."""
        if self.owner != os.getpid():
            return
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                cast(IO[bytes], pipe).close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_GRACE)


class Readers:
    """Asks the process, and starts it where there is none: the first time, after one ended, and in a fork."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._serving: _Serving | None = None

    def ask(self, data: bytes, order: Order, *, memory: int) -> Told:
        """What comes of a PDF. If the process ends that served others before, this one is tried again in a new one."""
        with self._lock:
            serving = self._of(memory)
            before = serving.served
            try:
                return serving.ask(data, order)
            except Died:
                self._serving = None
                if not before:
                    raise
            except BaseException:
                self._serving = None
                raise
            try:
                return self._of(memory).ask(data, order)
            except BaseException:
                self._serving = None
                raise

    def end(self) -> None:
        """Ends the process, where there is one."""
        serving, self._serving = self._serving, None
        if serving is not None:
            serving.end()

    def _of(self, memory: int) -> _Serving:
        if self._serving is None or self._serving.owner != os.getpid() or self._serving.memory != memory:
            self.end()
            self._serving = _Serving(memory)
        return self._serving


READERS: Final = Readers()
"""The process of this one."""
atexit.register(READERS.end)


# In the process -----------------------------------------------------------------------------------


def _confined(memory: int) -> None:
    """Takes from this process what reading does not need, where the system can."""
    try:
        import resource
    except ImportError:
        return
    for name, most in (("RLIMIT_AS", memory), ("RLIMIT_FSIZE", 0), ("RLIMIT_NPROC", 0), ("RLIMIT_CORE", 0)):
        if (kind := getattr(resource, name, None)) is not None:
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (most, most))


def _timed(seconds: int) -> None:
    """Ends this process after so much work, should the one that asked be gone by then."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + _GRACE, most))


def main() -> None:
    """Answers until nobody asks."""
    _confined(int(sys.argv[1]))
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    while line := asked.readline():
        order = msgspec.json.decode(line, type=Order)
        _timed(order.seconds)
        told = told_of(asked.read(order.size), order)
        answers.write(msgspec.json.encode(told) + b"\n")
        answers.flush()


if __name__ == "__main__":
    main()
