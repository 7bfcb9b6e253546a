"""In processes of this machine, each of which is known by the task that it works on, and replaced where it dies."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import connection
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Final, Literal

from dateline.engine.attempt import Ended, attempt
from dateline.engine.children import child
from dateline.engine.types import Job, Outcome, Shelf, Task
from dateline.errors import RunError

_READY: Final = "ready"
_MOST_STILLBORN: Final = 3
"""Processes that may die before they are ready, one after another, until the run is given up."""


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    ready: bool = False
    task: Task | None = None
    since: float = 0.0
    stopped: bool = False


class Processes:
    """A runner of so many processes. They are started as there is work for them, and end with this one."""

    name = "processes"

    def __init__(self, job: Job, shelf: Shelf, workers: int) -> None:
        self._job = job
        self._shelf = shelf
        self._number = workers
        self._workers: list[_Worker] = []
        self._tasks: deque[Task] = deque()
        self._ended: list[Outcome] = []
        self._stillborn = 0

    def slots(self) -> int:
        """The number of processes."""
        return self._number

    def start(self, task: Task) -> None:
        """Gives a task to a process that is idle, or has it wait for one."""
        self._tasks.append(task)
        self._hand_out()

    def wait(self, seconds: float) -> Sequence[Outcome]:
        """What has ended."""
        if not self._ended:
            pipes = {each.pipe: each for each in self._workers}
            for pipe in connection.wait(list(pipes), seconds):
                self._hear(pipes[pipe])  # type: ignore[index]  # pipes are all that is waited for
            self._hand_out()
        ended, self._ended = self._ended, []
        return ended

    def stop(self, task: Task) -> None:
        """Kills the process that works on the task."""
        for worker in self._workers:
            if worker.task is task:
                worker.stopped = True
                worker.process.kill()
                return
        if task in self._tasks:
            self._tasks.remove(task)
            self._ended.append(Outcome(task, "lost", "it waited too long for a process"))

    def now(self) -> float:
        """Seconds."""
        return time.monotonic()

    def pids(self) -> list[int]:
        """The processes there are, for those who watch them."""
        return [each.process.pid for each in self._workers if each.process.pid is not None]

    def close(self) -> None:
        """Ends the processes, and what they are at."""
        for worker in self._workers:
            with suppress(OSError, ValueError):
                worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.pipe.close()
        self._workers = []
        self._tasks.clear()

    def _hand_out(self) -> None:
        while self._tasks:
            idle = next((each for each in self._workers if each.task is None), None)
            if idle is None:
                if len(self._workers) >= self._number:
                    return
                idle = self._new()
            task = self._tasks.popleft()
            idle.task, idle.since = task, self.now()
            try:
                idle.pipe.send(task)
            except OSError:
                self._gone(idle)

    def _new(self) -> _Worker:
        worker = _Worker(*child(_work, self._job, self._shelf))
        self._workers.append(worker)
        return worker

    def _hear(self, worker: _Worker) -> None:
        try:
            said: Ended | Literal["ready"] = worker.pipe.recv()
        except (EOFError, OSError):
            self._gone(worker)
            return
        if said == _READY:
            worker.ready, self._stillborn = True, 0
            worker.since = self.now()
            return
        end, why = said
        if end == "fatal":
            raise RunError(why)
        assert worker.task is not None
        self._ended.append(Outcome(worker.task, end, why, self.now() - worker.since))
        worker.task = None

    def _gone(self, worker: _Worker) -> None:
        """What a process that has died was at."""
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)
        if not worker.ready and not worker.stopped:
            self._stillborn += 1
            if self._stillborn >= _MOST_STILLBORN:
                raise RunError(
                    "the processes that work cannot start",
                    remedy='use one worker; or, in a script of your own, start the run under if __name__ == "__main__":',
                )
        if worker.task is not None:
            self._ended.append(self._outcome(worker, worker.task))

    def _outcome(self, worker: _Worker, task: Task) -> Outcome:
        seconds = self.now() - worker.since
        if worker.stopped:
            return Outcome(task, "late", f"it took over {seconds:.0f} seconds", seconds)
        code = worker.process.exitcode or 0
        how = f"by signal {-code}" if code < 0 else f"with exit code {code}"
        return Outcome(task, "died", f"the process that worked on it died {how}", seconds)


def _work(pipe: Connection, job: Job, shelf: Shelf) -> None:
    """What a process does: work until nobody has more for it."""
    pipe.send(_READY)
    while True:
        try:
            task: Task = pipe.recv()
        except EOFError:
            return
        pipe.send(attempt(job, shelf, task))
