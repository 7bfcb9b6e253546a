"""Dateline reads dated news reports and keeps a sourced record of who did what to whom, and who says so.

>>> import dateline
>>> reading = dateline.read("Rebels attacked the town on Friday.", published="2021-08-20")  # doctest: +SKIP

Importing the package is quick: nothing heavy is loaded before `read` or `read_file` is called.
"""

from __future__ import annotations

from pathlib import Path

from dateline.config import Config
from dateline.errors import DatelineError
from dateline.model import Document, Reading, Span

__all__ = ["Config", "DatelineError", "Document", "Reading", "Span", "__version__", "read", "read_file"]

__version__ = "0.1.0"


def read(text: str, *, published: str | None = None, config: Config | None = None) -> Reading:
    """Read one report: its text, final as it is, and the ISO date of its publication where that is known."""
    from dateline.model import document_of
    from dateline.pipeline import read_document

    reading: Reading = read_document(document_of(text, published=published), config=config or Config())
    return reading


def read_file(path: str | Path, *, config: Config | None = None) -> list[Reading]:
    """Read every report in a file: text, HTML, JSON lines, a feed, an archive …, by its kind."""
    from dateline.pipeline import read_path

    return list(read_path(Path(path), config=config or Config()))
