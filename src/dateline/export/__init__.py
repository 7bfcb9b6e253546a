"""Readings out: one file a format, and this table of them.

To add a format: one file with a function from a reading and a `Look` to text, and one line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from dateline.export.look import Look
from dateline.model import Reading

__all__ = ["FORMATS", "Format", "Look"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is, the endings of its files, and how a reading becomes text in it.

    Texts of several readings, one after the other, are a file of several readings if ``joins``. ``head`` is
    what such a file begins with.
    """

    help: str
    endings: tuple[str, ...]
    render: Callable[[Reading, Look], str]
    joins: bool = True
    head: Callable[[Look], str] = lambda _: ""


def _json(reading: Reading, look: Look) -> str:
    from dateline.export import json

    views = look.incidents(reading) if look.incidents else None
    return json.laid_out(reading, views) if look.for_people else json.encode(reading, views).decode() + "\n"


def _html(reading: Reading, look: Look) -> str:
    from dateline.export import html

    return html.page(reading, look)


def _text(reading: Reading, look: Look) -> str:
    from dateline.export import terminal

    return terminal.report(reading, look)


def _table(reading: Reading, look: Look) -> str:
    from dateline.export import drawn

    return drawn.table(reading, look)


def _csv(reading: Reading, look: Look) -> str:
    from dateline.export import separated

    return separated.rows(reading, look.table, separated.COMMA)


def _tsv(reading: Reading, look: Look) -> str:
    from dateline.export import separated

    return separated.rows(reading, look.table, separated.TAB)


def _csv_head(look: Look) -> str:
    from dateline.export import separated

    return separated.head(look.table, separated.COMMA)


def _tsv_head(look: Look) -> str:
    from dateline.export import separated

    return separated.head(look.table, separated.TAB)


FORMATS: Final[Mapping[str, Format]] = {
    "text": Format("the report and its record, for a terminal", (".txt",), _text),
    "json": Format("one JSON object a line", (".json", ".jsonl"), _json),
    "html": Format("a page that stands alone", (".html", ".htm"), _html, joins=False),
    "table": Format("a table, drawn", (), _table),
    "csv": Format("a table, separated by commas", (".csv",), _csv, head=_csv_head),
    "tsv": Format("a table, separated by tabs", (".tsv",), _tsv, head=_tsv_head),
}
