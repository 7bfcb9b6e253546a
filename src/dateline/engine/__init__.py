"""The engine: a job done to shards of items, in this process, in processes, or on Ray, with the same outputs.

It knows nothing of reports. A shard is done when its output is on the shelf under its key, which is a hash of its items
and of the job's version; workers put it there themselves, as a whole. So a killed worker, machine or run loses nothing
that was done, and does nothing twice. Items that kill their process, make the job fail, or never end are found by
halving their shard, and set aside with the reason.
"""

from dateline.engine.children import uninterrupted
from dateline.engine.crew import Crew, Died
from dateline.engine.on_ray import OnRay, cluster
from dateline.engine.processes import Processes
from dateline.engine.schedule import quiet, run
from dateline.engine.types import (
    Aside,
    Job,
    Outcome,
    Policy,
    Progress,
    Report,
    Runner,
    Shard,
    Shelf,
    Task,
)
from dateline.engine.within import Within

__all__ = [
    "Aside",
    "Crew",
    "Died",
    "Job",
    "OnRay",
    "Outcome",
    "Policy",
    "Processes",
    "Progress",
    "Report",
    "Runner",
    "Shard",
    "Shelf",
    "Task",
    "Within",
    "cluster",
    "quiet",
    "run",
    "uninterrupted",
]
