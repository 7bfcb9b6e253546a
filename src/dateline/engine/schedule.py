"""The scheduler: which task is next, and what becomes of those that fail. It knows no runner but by its protocol, and no
clock but the runner's, so that a simulation is run by the same lines.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from dateline.engine.types import Aside, Job, Outcome, Policy, Progress, Report, Runner, Shard, Shelf, Task

Tell = Callable[[Progress], None]

AHEAD: Final = 2
"""Tasks that are on their way for each that can be worked on: one to work on, one to wait."""
_GLANCE: Final = 1.0
"""Seconds between two looks at the clock and at the number of slots, where nothing ends in between."""


def quiet(_: Progress) -> None:
    """Tells nobody."""


def run(
    job: Job,
    shards: Iterable[Shard],
    *,
    shelf: Shelf,
    runner: Runner,
    policy: Policy = Policy(),  # noqa: B008 - frozen
    tell: Tell = quiet,
) -> Report:
    """Works on every shard whose output is not on the shelf. The runner is not closed.

    Shards are taken as there is room for them, and outputs are put on the shelf by the workers; so a run that is
    killed is started again with the same shards, and goes on where it was.
    """
    return _Schedule(job, shelf, runner, policy, tell).run(iter(shards))


@dataclass(slots=True)
class _Node:
    """A shard, or a part of one that was cut in halves."""

    key: str
    items: tuple[Any, ...]
    bytes: int
    shard: str
    first: int
    parent: _Node | None = None
    halves: tuple[_Node, ...] = ()
    deaths: int = 0
    losses: int = 0
    is_done: bool = False


@dataclass(slots=True)
class _Running:
    node: _Node
    task: Task
    since: float
    stopped: bool = False


@dataclass(slots=True)
class _Schedule:
    job: Job
    shelf: Shelf
    runner: Runner
    policy: Policy
    tell: Tell
    again: deque[_Node] = field(default_factory=deque)
    running: dict[int, _Running] = field(default_factory=dict)
    on_shelf: set[str] = field(default_factory=set)
    keys: dict[str, None] = field(default_factory=dict)
    aside: list[Aside] = field(default_factory=list)
    number: int = 0
    counts: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(
            ("shards", "items", "known", "died", "lost", "late", "halved"), 0
        )
    )
    taken: int = 0
    through: float | None = None
    start: float = 0.0
    busy: float = 0.0

    def run(self, shards: Iterator[Shard]) -> Report:
        self.start = self.runner.now()
        self.on_shelf = set(self.shelf.keys())
        left = True
        while left or self.again or self.running:
            while (left or self.again) and self._has_room():
                node = self.again.popleft() if self.again else self._next(shards)
                if node is None:
                    left = False
                else:
                    self._begin(node)
            if self.running:
                for outcome in self.runner.wait(_GLANCE):
                    self._end(outcome)
                self._stop_late()
        counts = self.counts
        return Report(
            runner=self.runner.name,
            keys=tuple(self.keys),
            shards=counts["shards"],
            items=counts["items"],
            known=counts["known"],
            attempts=self.number,
            deaths=counts["died"],
            losses=counts["lost"],
            late=counts["late"],
            halved=counts["halved"],
            aside=tuple(sorted(self.aside, key=lambda each: (each.shard, each.place))),
            seconds=self.runner.now() - self.start,
            busy=self.busy,
        )

    # What is next ---------------------------------------------------------------------------------

    def _has_room(self) -> bool:
        if not self.running:
            return True
        ahead = sum(each.task.bytes for each in self.running.values())
        return len(self.running) < max(self.runner.slots(), 1) * AHEAD and ahead < self.policy.bytes

    def _next(self, shards: Iterator[Shard]) -> _Node | None:
        """The next shard that is to be worked on."""
        for shard in shards:
            if shard.key in self.keys:
                continue
            self.keys[shard.key] = None
            self.through = shard.through
            if shard.key in self.on_shelf:
                self.counts["known"] += 1
                self._tell()
                continue
            self.taken += len(shard.items)
            return _Node(shard.key, shard.items, shard.bytes, shard.key, 0)
        return None

    def _begin(self, node: _Node) -> None:
        self.number += 1
        task = Task(self.number, node.key, node.items, node.bytes)
        self.running[task.number] = _Running(node, task, self.runner.now())
        self.runner.start(task)

    def _stop_late(self) -> None:
        """Stops what takes too long; a task that waits for a worker takes no time but that of those before it."""
        policy, now = self.policy, self.runner.now()
        for each in self.running.values():
            patience = policy.patience + policy.item_patience * len(each.task.items)
            if not each.stopped and now - each.since > patience * AHEAD:
                each.stopped = True
                self.runner.stop(each.task)

    # What becomes of it ---------------------------------------------------------------------------

    def _end(self, outcome: Outcome) -> None:
        running = self.running.pop(outcome.task.number, None)
        if running is None:
            return
        self.busy += outcome.seconds
        node = running.node
        if outcome.end == "done":
            self._done(node)
            return
        if outcome.end != "failed":
            self.counts[outcome.end] += 1
        if outcome.end == "lost" and node.losses < self.policy.losses:
            node.losses += 1
            self.again.append(node)
            return
        node.deaths += 1
        alone = len(node.items) == 1
        tries = self.policy.tries_alone if alone else self.policy.tries if node.parent is None else 1
        if outcome.end in {"died", "lost"} and node.deaths < tries:
            self.again.append(node)
        elif alone:
            self._set_aside(node, outcome.why)
        else:
            self._halve(node)

    def _set_aside(self, node: _Node, why: str) -> None:
        self.aside.append(Aside(node.shard, node.first, why))
        self.shelf.put(node.key, self.job.set_aside(node.items[0], why))
        self._done(node)

    def _halve(self, node: _Node) -> None:
        """Works on each half alone; halves that are on the shelf, since a run before this was killed, are not."""
        self.counts["halved"] += 1
        middle = len(node.items) // 2
        node.halves = tuple(
            _Node(
                f"{node.shard}.{node.first + start}-{node.first + end}",
                node.items[start:end],
                node.bytes // 2,
                node.shard,
                node.first + start,
                node,
            )
            for start, end in ((0, middle), (middle, len(node.items)))
        )
        for half in node.halves:
            if half.key in self.on_shelf:
                half.is_done = True
            else:
                self.again.append(half)
        self._join(node)

    def _done(self, node: _Node) -> None:
        node.is_done = True
        if node.parent is None:
            self.counts["shards"] += 1
            self.counts["items"] += len(node.items)
            self._tell()
        else:
            self._join(node.parent)

    def _join(self, node: _Node) -> None:
        """Puts the outputs of two halves together, once both are there."""
        if not node.halves or not all(half.is_done for half in node.halves):
            return
        outputs = [self.shelf.get(half.key) for half in node.halves]
        self.shelf.put(node.key, self.job.join(outputs))
        for half in node.halves:
            self.shelf.drop(half.key)
        node.halves = ()
        self._done(node)

    def _tell(self) -> None:
        counts, seconds = self.counts, self.runner.now() - self.start
        share = self.through * counts["items"] / self.taken if self.through and self.taken else None
        self.tell(
            Progress(
                counts["shards"],
                counts["items"],
                counts["known"],
                len(self.aside),
                seconds,
                seconds * (1 - share) / share if share else None,
            )
        )
