"""The files that were named to be added, and the name under which the record remembers each."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dateline.model import Issue

STEP: Final = "add"


@dataclass(frozen=True, slots=True)
class File:
    """A file; ``name`` is its path from the folder that was named, with that folder's own name before it."""

    path: Path
    name: str


def files_in(paths: Iterable[Path | File]) -> Iterator[File | Issue]:
    """Every file, those of folders sorted by name; what is hidden is left out, what is no plain file is told.

    A `File` has its name already.
    """
    for path in paths:
        if isinstance(path, File):
            yield path
        elif path.is_dir():
            for folder, folders, names in os.walk(path):
                folders[:] = sorted(name for name in folders if not name.startswith("."))
                for name in sorted(names):
                    if not name.startswith("."):
                        yield _checked(
                            Path(folder) / name, path.resolve().name / Path(folder, name).relative_to(path)
                        )
        else:
            yield _checked(path, Path(path.name))


def _checked(path: Path, name: Path) -> File | Issue:
    """A plain file that can be opened, or why it is none."""
    try:
        if not path.is_file():
            raise FileNotFoundError(0, "it is no plain file, or not there")
        path.open("rb").close()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return Issue(
            step=STEP,
            code="unreadable-file",
            message=f"it cannot be opened: {reason}; check the path",
            where=_shown(path),
        )
    return File(path, _shown(name))


def _shown(path: Path) -> str:
    """A path as text: bytes of a file's name that are no text stand as U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")
