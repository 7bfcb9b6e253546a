"""Files that are there only when they are whole."""

from __future__ import annotations

import errno
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from os import PathLike
from pathlib import Path
from typing import BinaryIO

from dateline.errors import BadInput

_UNSAFE = re.compile(r"[^\w.-]+|^[.-]+")
_LONGEST_NAME = 100
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""Errors of writing alone, of which Python does not say in which file."""


def part_of(path: Path) -> Path:
    """Where a file is until it is whole."""
    return path.with_name(f"{path.name}.part")


@contextmanager
def whole_file(path: str | PathLike[str]) -> Iterator[BinaryIO]:
    """A file to write, put in its place at the end, when it replaces one that was there.

    If the writing breaks off, what was written stays beside it under ``.part``, and nothing else changes. What
    is no ordinary file, such as a pipe, is written as it is.
    """
    target = Path(path).resolve()
    is_special = target.exists() and not target.is_file()
    part = target if is_special else part_of(target)
    try:
        file = part.open("wb")
    except OSError as error:
        raise BadInput(
            f"it cannot be written: {error.strerror}", where=str(path), remedy="give another file with -o"
        ) from error
    try:
        with file:
            yield file
    except BaseException as error:
        if not is_special and not part.stat().st_size:
            part.unlink()
        if isinstance(error, OSError) and error.errno in _FULL and error.filename is None:
            error.filename = str(path)
        raise
    if not is_special:
        with suppress(OSError):
            shutil.copymode(target, part)
        part.replace(target)


class Names:
    """Names for files after the ids of their reports: safe on any system, and each once."""

    def __init__(self, ending: str) -> None:
        self._ending = ending
        self._used: set[str] = set()

    def name(self, document_id: str) -> str:
        """The name for a report's file."""
        stem = (
            _UNSAFE.sub("-", document_id).strip("-.")[:_LONGEST_NAME].removesuffix(self._ending) or "report"
        )
        name, number = stem, 1
        while name.casefold() in self._used or name.casefold() == "index":
            number += 1
            name = f"{stem}-{number}"
        self._used.add(name.casefold())
        return name + self._ending
