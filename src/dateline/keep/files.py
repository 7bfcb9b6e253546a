"""The files that were named to be added, and the name under which the record remembers each."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Final

from dateline.errors import reason_of
from dateline.ingest import refused
from dateline.ingest.folder import files_of, name_of
from dateline.model import Issue

_DIGITS: Final = re.compile(r"(\d+)")
STEP: Final = "add"
_HIDDEN: Final = "hidden-skipped"
"""The note on hidden files, such as those of a system or of git: nobody wants them in a record."""


@dataclass(frozen=True, slots=True)
class File:
    """A file; ``name`` is its path from the folder that was named, with that folder's own name before it. ``found`` is
    that it was found in a folder, and nobody named it."""

    path: Path
    name: str
    found: bool = False

    @property
    def refused(self) -> Issue | None:
        """Why it is not read, if it is of a kind that is not."""
        return refused(name_of(self.path)) if self.found else None


def files_of_store(*names: str | Path) -> frozenset[Path]:
    """The files that databases of SQLite are in."""
    return frozenset(Path(f"{name}{ending}").resolve() for name in names for ending in ("", "-wal", "-shm"))


def files_in(paths: Iterable[Path | File], *, but: Container[Path] = ()) -> Iterator[File | Issue]:
    """Every file, those of folders as `dateline.ingest.folder` finds them; what is hidden is left out, what is no plain
    file is told. ``but`` are files that are passed over.

    A `File` has its name already.
    """
    for path in paths:
        if isinstance(path, File):
            yield path
        elif path.is_dir():
            for found in files_of(path):
                if isinstance(found, Path):
                    if found.resolve() in but:
                        continue
                    yield _checked(found, path.resolve().name / found.relative_to(path), found=True)
                elif found.code != _HIDDEN:
                    yield found
        elif path.resolve() not in but:
            yield _checked(path, Path(path.name))


def _checked(path: Path, name: Path, *, found: bool = False) -> File | Issue:
    """A plain file that can be opened, or why it is none."""
    try:
        if not path.is_file():
            raise FileNotFoundError(0, "it is no plain file, or not there")
        path.open("rb").close()
    except (OSError, ValueError) as error:
        return Issue(
            step=STEP,
            code="unreadable-file",
            message=f"it cannot be opened: {reason_of(error)}; check the path",
            where=name_of(path),
        )
    return File(path, name_of(name), found)


def by_place(where: str | None) -> tuple[tuple[str, int], ...]:
    """What places are sorted by, their numbers as numbers: line 9 comes before line 10."""
    parts = _DIGITS.split(where or "")
    return tuple(
        (part, int(number or 0)) for part, number in zip_longest(parts[::2], parts[1::2], fillvalue="")
    )
