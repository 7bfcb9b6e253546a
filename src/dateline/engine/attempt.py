"""One attempt at a task, in whatever process it is made."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Literal

from dateline.engine.types import Job, Shelf, Task
from dateline.errors import RunError

Ended = tuple[Literal["done", "failed", "fatal"], str]
"""How it ended in its process, and why; ``fatal`` where the whole run cannot go on."""


def attempt(job: Job, shelf: Shelf, task: Task) -> Ended:
    """Does the job and puts the output on the shelf; nothing is raised."""
    try:
        shelf.put(task.key, job.do(task.items))
    except RunError as error:
        return "fatal", str(error)
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        where = f"line {frame.lineno} of {Path(frame.filename).name}"
        return "failed", f"{type(error).__name__}: {str(error)[:200]} ({where})"
    return "done", ""
