"""How rows are shown: a table for a person, CSV or JSON for a program. Nothing in a report can steer a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

import click

from dateline.export.visible import one_line
from dateline.store import open_store
from dateline.store.protocol import Store
from dateline.tables import Value

F = TypeVar("F", bound=Callable[..., Any])

FAULTS = 1
"""Exit code where something was found wrong: a record that does not verify, a file that could not be read."""

# Columns whose values are for copying, or fall apart when broken.
_WHOLE = frozenset({"address", "earliest", "id"})


def record_option(command: F) -> F:
    """The first argument of each command: the record."""
    return click.argument("record", metavar="RECORD")(command)


def form_option(command: F) -> F:
    """How to show rows."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "csv", "json"]),
        default="table",
        show_default=True,
        help="A table to look at, CSV, or one JSON object a line.",
    )(command)


@contextmanager
def opened(record: str, *, create: bool = False) -> Iterator[Store]:
    """The record, closed at the end."""
    store = open_store(record, create=create)
    try:
        yield store
    finally:
        store.close()


def now() -> str:
    """The time, in UTC, to the second."""
    return datetime.now(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "+00:00"


def show(
    form: str, columns: Sequence[str], rows: Iterable[Sequence[Value]], *, drawn: Sequence[str] = ()
) -> int:
    """Shows rows; ``drawn`` are the columns that a table has room for. The number of rows."""

    import msgspec

    number = 0
    if form == "csv":
        from dateline.export.records.separated import write_lines

        return write_lines(sys.stdout.buffer, columns, rows)
    if form == "json":
        for row in rows:
            number += 1
            click.echo(msgspec.json.encode(dict(zip(columns, row, strict=True))).decode())
        return number
    return draw(columns, rows, drawn or columns)


def draw(columns: Sequence[str], rows: Iterable[Sequence[Value]], drawn: Sequence[str]) -> int:
    """A table for a person."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    places = [columns.index(name) for name in drawn]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=False)
    for name in drawn:
        table.add_column(name, overflow="fold", no_wrap=name in _WHOLE)
    number = 0
    for row in rows:
        number += 1
        table.add_row(*(Text("" if row[place] is None else one_line(str(row[place]))) for place in places))
    if number:
        Console(highlight=False, markup=False, emoji=False).print(table)
    return number
