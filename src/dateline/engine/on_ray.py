"""On Ray (extra ``ray``): a cluster on this machine, or one at an address. Ray is imported here alone.

Attempts are tasks of Ray that it never repeats by itself: what is tried again, and how often, is for the scheduler. Ray
is told to send no statistics of its use to anybody, and to open no dashboard.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from dateline.engine.attempt import Ended, attempt
from dateline.engine.types import End, Job, Outcome, Shelf, Task
from dateline.errors import RunError, missing_extra

_OBJECTS: Final = 256 * 2**20
"""Bytes of shared memory of a local cluster: what is on its way to two workers is a tenth of it."""
_GLANCE: Final = 2.0
"""Seconds for which the number of processors is taken for the same."""
_QUIET: Final = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_DISABLE_IMPORT_WARNING": "1",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
    "RAY_DEDUP_LOGS": "0",
}


@contextmanager
def cluster(address: str | None = None, *, workers: int | None = None) -> Iterator[None]:
    """A connection to the cluster at an address; without one, a cluster of so many workers on this machine, which ends
    with it. Where this process is connected already, that connection is used and left."""
    ray = _ray()
    if ray.is_initialized():
        yield
        return
    options: dict[str, Any] = {"configure_logging": False, "log_to_driver": False}
    if address is None:
        options |= {
            "num_cpus": workers or os.cpu_count() or 1,
            "num_gpus": 0,
            "include_dashboard": False,
            "object_store_memory": _OBJECTS,
            "_node_ip_address": "127.0.0.1",
        }
    else:
        options["address"] = address
    try:
        ray.init(**options)
    except (ConnectionError, RuntimeError, ValueError, OSError) as error:
        raise RunError(
            f"Ray cannot be reached: {str(error)[:200]}",
            where=address,
            remedy="check the address, or leave it out",
        ) from error
    try:
        yield
    finally:
        ray.shutdown()


def _ray() -> Any:
    """Ray, told to be quiet."""
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    try:
        import ray
    except ImportError as error:
        raise missing_extra("ray", "ray") from error
    return ray


class OnRay:
    """A runner on the cluster that this process is connected to."""

    name = "Ray"

    def __init__(self, job: Job, shelf: Shelf) -> None:
        self._ray = _ray()
        self._do = self._ray.remote(num_cpus=1, max_retries=0)(attempt)
        self._with = (self._ray.put(job), self._ray.put(shelf))
        self._running: dict[Any, tuple[Task, float]] = {}
        self._stopped: set[int] = set()
        self._slots = (0, -_GLANCE)

    def slots(self) -> int:
        """The processors of the machines that are there."""
        number, when = self._slots
        if self.now() - when > _GLANCE:
            number = int(self._ray.cluster_resources().get("CPU", 0))
            self._slots = (number, self.now())
        return number

    def start(self, task: Task) -> None:
        """Hands a task to Ray."""
        self._running[self._do.remote(*self._with, task)] = (task, self.now())

    def wait(self, seconds: float) -> Sequence[Outcome]:
        """What has ended."""
        ready, _ = self._ray.wait(list(self._running), num_returns=1, timeout=seconds)
        more, _ = self._ray.wait(list(self._running), num_returns=len(self._running), timeout=0)
        return [self._outcome(each) for each in dict.fromkeys((*ready, *more))]

    def stop(self, task: Task) -> None:
        """Ends the process that works on the task."""
        for reference, (running, _) in self._running.items():
            if running is task:
                self._stopped.add(task.number)
                self._ray.cancel(reference, force=True)

    def now(self) -> float:
        """Seconds."""
        return time.monotonic()

    def close(self) -> None:
        """Ends what is running."""
        for reference in self._running:
            self._ray.cancel(reference, force=True)
        self._running = {}

    def _outcome(self, reference: Any) -> Outcome:
        task, since = self._running.pop(reference)
        seconds = self.now() - since
        errors = self._ray.exceptions
        try:
            ended: Ended = self._ray.get(reference)
        except (errors.RayError, OSError) as error:
            if task.number in self._stopped:
                return Outcome(task, "late", f"it took over {seconds:.0f} seconds", seconds)
            return Outcome(task, self._end(error), f"{type(error).__name__}: {_first_line(error)}", seconds)
        end, why = ended
        if end == "fatal":
            raise RunError(why)
        return Outcome(task, end, why, seconds)

    def _end(self, error: Exception) -> End:
        """What an error of Ray means: a machine that went away, or a process that died."""
        errors = self._ray.exceptions
        lost = (
            errors.NodeDiedError,
            errors.ObjectLostError,
            errors.ObjectStoreFullError,
            errors.LocalRayletDiedError,
            errors.TaskCancelledError,
        )
        return "lost" if isinstance(error, lost) else "died"


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [""])[0][:200]
