"""A table of the record, drawn for a terminal."""

from __future__ import annotations

from rich import box
from rich.console import Group
from rich.table import Table
from rich.text import Text

from dateline.export.look import Look
from dateline.export.lookup import lookup
from dateline.export.tables import TABLES, Value
from dateline.export.terminal import drawn
from dateline.export.visible import one_line
from dateline.model import Reading


def table(reading: Reading, look: Look) -> str:
    """The table that the look asks for, under the name of the report."""
    content = TABLES[look.table]
    places = [content.columns.index(name) for name in content.drawn]
    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False, expand=False)
    rows = [[row[place] for place in places] for row in content.rows(lookup(reading))]
    for place, name in enumerate(content.drawn):
        is_number = any(isinstance(row[place], int | float) for row in rows)
        grid.add_column(name, justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(Text(_cell(value)) for value in row))
    title = Text.assemble((look.name_of(reading.document), "bold"), f" · {look.table} · {len(rows)}")
    if not rows:
        return drawn(Text.assemble(title, "\n"), look)
    return drawn(Group(title, Text(), grid, Text()), look)


def _cell(value: Value) -> str:
    return "" if value is None else one_line(str(value))
