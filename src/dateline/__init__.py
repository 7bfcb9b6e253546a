"""Dateline reads dated news reports and keeps a sourced record of who did what to whom, and who says so.

>>> import dateline
>>> reading = dateline.read("Rebels attacked the town on Friday.", published="2021-08-20")  # doctest: +SKIP

Importing the package is quick: nothing heavy is loaded before `read` or `read_file` is called.
"""

from __future__ import annotations

from os import PathLike

from dateline.config import Config
from dateline.errors import DatelineError
from dateline.model import Document, Issue, Reading, Span

__all__ = [
    "Config",
    "DatelineError",
    "Document",
    "Issue",
    "Reading",
    "Span",
    "__version__",
    "read",
    "read_file",
]

__version__ = "0.1.0"


def read(
    text: str,
    *,
    published: str | None = None,
    source: str | None = None,
    title: str | None = None,
    config: Config | None = None,
) -> Reading:
    """Read one report: its text, final as it is, and the ISO date of its publication where that is known."""
    from dateline import pipeline

    return pipeline.read(text, published=published, source=source, title=title, config=config)


def read_file(path: str | PathLike[str], *, config: Config | None = None) -> list[Reading | Issue]:
    """Read every report in a file: text, HTML, JSON lines, CSV, by its kind. A report that fails is an Issue."""
    from dateline.pipeline import read_files

    return list(read_files(path, config=config))
