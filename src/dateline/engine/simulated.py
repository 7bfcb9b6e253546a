"""A fleet that is not there: tasks take the time that a model says, machines are lost when it says, and the clock jumps
from one event to the next. The scheduler that runs on it is the one that runs on machines.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from dateline.engine.types import Outcome, Task

Seconds = Callable[[Task], float]
"""How long one core takes for a task."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fleet:
    """Machines of so many cores. ``losses`` are times at which a machine goes away, and which: the number of any that is
    there then. Another is there ``replaced`` seconds later, and each needs ``start`` seconds until its cores can work."""

    machines: int
    cores: int
    losses: Sequence[tuple[float, int]] = ()
    replaced: float = 300.0
    start: float = 0.0


@dataclass(slots=True)
class _Core:
    machine: int
    task: Task | None = None
    since: float = 0.0


class Simulated:
    """A runner on a fleet of the mind. It keeps the keys of what is done in ``shelf``, and does no job."""

    name = "a simulation"

    def __init__(self, fleet: Fleet, seconds: Seconds, shelf: Counted) -> None:
        self._fleet = fleet
        self._seconds = seconds
        self._shelf = shelf
        self._time = 0.0
        self._order = count()
        self._events: list[tuple[float, int, str, int, Task | None]] = []
        self._cores: list[_Core] = []
        self._tasks: deque[Task] = deque()
        self._machines = 0
        self.wasted = 0.0
        """Seconds of work that were lost with machines."""
        for _ in range(fleet.machines):
            self._arrives()
        for when, machine in fleet.losses:
            self._at(when, "lost", machine)

    def slots(self) -> int:
        """The cores that are there."""
        return len(self._cores)

    def start(self, task: Task) -> None:
        """Takes a task."""
        self._tasks.append(task)
        self._hand_out()

    def wait(self, seconds: float) -> Sequence[Outcome]:  # noqa: ARG002 - the clock jumps
        """What ends at the next event."""
        when, _, kind, number, task = heapq.heappop(self._events)
        self._time = max(self._time, when)
        if kind == "ends":
            ended = self._ends(number, task)
            return [ended] if ended else []
        if kind == "lost":
            return self._lost(number)
        self._cores += [_Core(number) for _ in range(self._fleet.cores)]
        self._hand_out()
        return []

    def stop(self, task: Task) -> None:
        """Nothing takes too long here."""

    def now(self) -> float:
        """Seconds since the start."""
        return self._time

    def passes(self, seconds: float) -> None:
        """Time passes for whoever hands out the tasks: what ends in it is heard of afterwards."""
        self._time += seconds

    def close(self) -> None:
        """Nothing is left."""

    def _at(self, when: float, kind: str, number: int, task: Task | None = None) -> None:
        heapq.heappush(self._events, (when, next(self._order), kind, number, task))

    def _arrives(self, *, after: float = 0.0) -> None:
        self._machines += 1
        self._at(self._time + after + self._fleet.start, "there", self._machines)

    def _hand_out(self) -> None:
        for core in self._cores:
            if not self._tasks:
                return
            if core.task is None:
                core.task, core.since = self._tasks.popleft(), self._time
                self._at(self._time + self._seconds(core.task), "ends", core.machine, core.task)

    def _ends(self, machine: int, task: Task | None) -> Outcome | None:
        core = next((each for each in self._cores if each.machine == machine and each.task is task), None)
        if core is None or task is None:
            return None  # its machine was lost before
        core.task = None
        self._shelf.done.add(task.key)
        self._hand_out()
        return Outcome(task, "done", "", self._seconds(task))

    def _lost(self, number: int) -> list[Outcome]:
        there = sorted({core.machine for core in self._cores})
        if not there:
            return []
        machine = there[number % len(there)]
        gone = [core for core in self._cores if core.machine == machine]
        self._cores = [core for core in self._cores if core.machine != machine]
        self._arrives(after=self._fleet.replaced)
        self.wasted += sum(self._time - core.since for core in gone if core.task)
        return [
            Outcome(core.task, "lost", "its machine went away", self._time - core.since)
            for core in gone
            if core.task
        ]


@dataclass(slots=True)
class Counted:
    """A shelf that knows which keys are done, and holds nothing."""

    done: set[str]

    def keys(self) -> Iterable[str]:
        """The keys."""
        return list(self.done)

    def put(self, key: str, output: bytes) -> None:  # noqa: ARG002 - it holds nothing
        """Remembers a key."""
        self.done.add(key)

    def get(self, key: str) -> bytes:  # noqa: ARG002 - it holds nothing
        """Nothing."""
        return b""

    def drop(self, key: str) -> None:
        """Forgets a key."""
        self.done.discard(key)
