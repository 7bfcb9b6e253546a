"""The files of a folder, in the order of their names, and Issues for what in it is none.

Links are followed; a folder that was already visited, as in a circle of links, is not visited again.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from dateline.errors import UnreadableFile
from dateline.ingest.notes import failure, note
from dateline.model import Issue


def name_of(path: Path) -> str:
    """A path as Issues give it: bytes of a file's name that are no text stand as U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def files_of(folder: Path) -> Iterator[Path | Issue]:
    """Every file in the folder and its folders."""
    hidden = 0
    visited: set[tuple[int, int]] = set()
    ahead = [folder]
    while ahead:
        path = ahead.pop()
        try:
            status = path.stat()
            if not stat.S_ISDIR(status.st_mode):
                yield path if stat.S_ISREG(status.st_mode) else _no_file(path)
                continue
            key = (status.st_dev, status.st_ino)
            if key in visited:
                yield note(
                    "folder-visited", "this folder was read before; a link leads back to it", name_of(path)
                )
                continue
            visited.add(key)
            names = sorted((child.name for child in path.iterdir()), key=os.fsencode)
        except OSError as error:
            yield unreadable(path, error)
            continue
        seen = [name for name in names if not name.startswith(".")]
        hidden += len(names) - len(seen)
        ahead.extend(path / name for name in reversed(seen))
    if hidden:
        yield note("hidden-skipped", f"{hidden} hidden files or folders were not read", name_of(folder))


def unreadable(path: Path, error: OSError) -> Issue:
    """The Issue of a path that the system does not let us read."""
    reason = error.strerror or type(error).__name__
    return failure(UnreadableFile(f"it cannot be opened: {reason}", where=name_of(path)))


def _no_file(path: Path) -> Issue:
    return failure(UnreadableFile("it is neither a file nor a folder", where=name_of(path)))
