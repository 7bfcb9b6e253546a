"""What the engine works on: shards of items, a job that is done to them, a shelf for what comes of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol


@dataclass(frozen=True, slots=True)
class Shard:
    """Some items to be worked on together.

    ``key`` is a hash over all that its output depends on: the items and the version of the job. ``bytes`` is how many
    it holds in memory, and ``through`` the share of all input that ends with it, from 0 to 1, where that is known.
    """

    key: str
    items: tuple[Any, ...]
    bytes: int = 0
    through: float | None = None


class Job(Protocol):
    """What is done to the items of a shard. The same items give the same bytes, wherever and however often it is done.

    A job is sent to other processes and machines: it can be pickled, and a new process finds its type by name.
    """

    def do(self, items: Sequence[Any]) -> bytes:
        """The output of these items. Whatever it raises is taken for the fault of one of them, but for a `RunError`."""

    def set_aside(self, item: Any, why: str) -> bytes:
        """The output that stands for an item that cannot be worked on."""

    def join(self, outputs: Sequence[bytes]) -> bytes:
        """The output of items of which these are the outputs, in order: what `do` gives for all of them at once."""


class Shelf(Protocol):
    """Where outputs are kept by their key; workers put them there themselves. An output is there whole, or it is not."""

    def keys(self) -> Iterable[str]:
        """The keys of the outputs that are there."""

    def put(self, key: str, output: bytes) -> None:
        """Keeps an output. That of a key that is there already is the same, and may be kept again."""

    def get(self, key: str) -> bytes:
        """An output."""

    def drop(self, key: str) -> None:
        """Lets an output go."""


@dataclass(frozen=True, slots=True)
class Task:
    """One attempt to work on items; ``number`` is of its own."""

    number: int
    key: str
    items: tuple[Any, ...]
    bytes: int = 0


End = Literal["done", "failed", "died", "lost", "late"]
"""How an attempt ended: its output is on the shelf; the job raised something; its process died; its machine went away,
which is nobody's fault; it was stopped for taking too long."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended, why, and how many seconds it took."""

    task: Task
    end: End
    why: str = ""
    seconds: float = 0.0


class Runner(Protocol):
    """Something that works on tasks, at most so many at once, and has a clock."""

    name: str

    def slots(self) -> int:
        """How many tasks it can work on at once, as of now."""

    def start(self, task: Task) -> None:
        """Takes a task, at once or when there is room."""

    def wait(self, seconds: float) -> Sequence[Outcome]:
        """The attempts that have ended; waits so long for the first. A `RunError` of the job is raised."""

    def stop(self, task: Task) -> None:
        """Ends an attempt; its outcome will be ``late``."""

    def now(self) -> float:
        """The time in seconds, from any start."""

    def close(self) -> None:
        """Ends what is running, and lets everything go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """How patient the engine is, and how much it keeps in memory.

    ``tries`` are the attempts at a shard that kills its process before it is cut in halves; parts of it have one, and
    an item alone ``tries_alone``, so that it is set aside only after as many deaths with nobody else to blame. Lost
    machines do not count, up to ``losses`` of one shard. An attempt may take ``patience`` seconds and ``item_patience``
    for each item. Of tasks, as many wait as are worked on, and never more than ``bytes`` of them.
    """

    tries: int = 2
    tries_alone: int = 3
    losses: int = 20
    patience: float = 300.0
    item_patience: float = 10.0
    bytes: int = 2 * 2**30


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: shards and items done by it, shards that were done before, and the seconds it runs.

    ``left`` are the seconds that it will need still, at the rate so far, where the input says how much there is.
    """

    shards: int
    items: int
    known: int
    aside: int
    seconds: float
    left: float | None

    @property
    def rate(self) -> float:
        """Items a second."""
        return self.items / self.seconds if self.seconds > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Aside:
    """An item that was set aside: the shard it was in, its place among the shard's items from 0, and why."""

    shard: str
    place: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run came to. ``keys`` are those of all its shards, in order, each once."""

    runner: str
    keys: tuple[str, ...]
    shards: int
    items: int
    known: int
    attempts: int
    deaths: int
    losses: int
    late: int
    halved: int
    aside: tuple[Aside, ...]
    seconds: float
    busy: float
