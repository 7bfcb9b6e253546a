"""In this process, one task after another."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence

from dateline.engine.attempt import attempt
from dateline.engine.types import Job, Outcome, Shelf, Task
from dateline.errors import RunError


class Within:
    """A runner that needs nothing. What never ends cannot be stopped here, and what kills the process ends the run."""

    name = "this process"

    def __init__(self, job: Job, shelf: Shelf) -> None:
        self._job = job
        self._shelf = shelf
        self._tasks: deque[Task] = deque()

    def slots(self) -> int:
        """One."""
        return 1

    def start(self, task: Task) -> None:
        """Takes a task, which is worked on when it is waited for."""
        self._tasks.append(task)

    def wait(self, seconds: float) -> Sequence[Outcome]:  # noqa: ARG002 - it takes what it takes
        """Works on the first task."""
        task = self._tasks.popleft()
        start = self.now()
        end, why = attempt(self._job, self._shelf, task)
        if end == "fatal":
            raise RunError(why)
        return [Outcome(task, end, why, self.now() - start)]

    def stop(self, task: Task) -> None:
        """Nothing: there is no other process that could be ended."""

    def now(self) -> float:
        """Seconds."""
        return time.monotonic()

    def close(self) -> None:
        """Nothing is left."""
