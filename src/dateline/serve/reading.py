"""The process that reads what comes in by the page, so that the pages stay quick.

It is told what to read by a line of JSON, tells in lines of JSON how far it is, and ends when nobody is left to tell it
more: ``python -m dateline.serve.reading``, which the server starts.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Final

import msgspec

from dateline.config import load
from dateline.errors import DatelineError
from dateline.keep.add import add
from dateline.keep.files import File
from dateline.keep.reader import reader_of
from dateline.model import Issue, Reading
from dateline.serve.intake import Labels
from dateline.store import open_store

OFTEN: Final = 0.3
"""Seconds between two lines that tell how far it is."""
Tell = Callable[[dict[str, Any]], None]


class Task(msgspec.Struct, frozen=True):
    """What to read: paths of files with what they are called, into which record."""

    record: str
    files: list[tuple[str, str]]
    labels: Labels


def main(lines: Iterable[str], out: IO[str]) -> None:
    """Reads what each line asks for."""

    def tell(what: dict[str, Any]) -> None:
        out.write(msgspec.json.encode(what).decode() + "\n")
        out.flush()

    for line in lines:
        try:
            tell(_read(msgspec.json.decode(line, type=Task), tell))
        except (DatelineError, OSError) as error:
            tell({"state": "failed", "failed": str(error)})


def _read(task: Task, tell: Tell) -> dict[str, Any]:
    reports = 0
    told = 0.0

    def count(
        results: Generator[Reading | Issue, None, None],
    ) -> Generator[Reading | Issue, None, None]:
        nonlocal reports, told
        with closing(results):
            for item in results:
                yield item
                reports += isinstance(item, Reading)
                if time.monotonic() - told > OFTEN:
                    told = time.monotonic()
                    tell({"reports": reports})

    labels = {name: value for name, value in msgspec.to_builtins(task.labels).items() if value}
    files = [File(Path(path), name) for path, name in task.files]
    reader = reader_of(load(environment=os.environ), names={file.path: file.name for file in files}, **labels)
    read = reader.read
    reader = replace(reader, read=lambda documents: count(read(documents)))
    with closing(open_store(task.record)) as store:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        added = add(store, files, reader, now=now, progress=lambda done, _files, _name: tell({"done": done}))
    return {
        "state": "done",
        "done": len(files),
        "reports": added.read,
        "known": added.known,
        "issues": added.issues,
        "run": added.run,
    }


if __name__ == "__main__":
    main(sys.stdin, sys.stdout)
