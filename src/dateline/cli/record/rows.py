"""How rows are shown: a table for a person, CSV or JSON for a program. Nothing in a report can steer a terminal."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from dateline.cli.messages import NobodyReads

if TYPE_CHECKING:
    from dateline.export import Look

F = TypeVar("F", bound=Callable[..., Any])
Cells = Sequence[str | int | float | None]

_WIDTH_OF_FILES: Final = 120
# Columns whose values are for copying, or fall apart when broken.
_WHOLE: Final = frozenset({"address", "when", "id", "run", "report", "published"})
# Columns that give way to what was said or done.
_NAMES: Final = frozenset({"actor", "outlet", "recipient", "speaker", "toponym"})
_NAME_WIDTH: Final = 20
_LONGEST_WORD: Final = 16
"""Characters of a word that is not broken while a table has room: longer ones are addresses and the like."""
_ID_SHOWN: Final = 8
"""Hexadecimal digits of an id."""
_GAP: Final = 2
"""Blanks between columns."""


def short_address(address: str) -> str:
    """An address, or an id, short enough to copy: the beginning of a reading's id is enough."""
    reading, slash, row = address.partition("/")
    return f"{reading[:_ID_SHOWN]}{slash}{row}"


def form_option(command: F) -> F:
    """How to show rows."""
    for flag, text in (
        ("--csv", "Separated by commas, every column."),
        ("--json", "One JSON object a line."),
    ):
        command = click.option(flag, flag.removeprefix("--"), is_flag=True, help=text)(command)
    return command


def chosen(options: dict[str, Any]) -> str:
    """The form that the flags ask for, which are taken out of the options."""
    asked = [name for name in ("csv", "json") if options.pop(name)]
    if len(asked) > 1:
        raise click.UsageError("--csv and --json cannot go together: choose one")
    return asked[0] if asked else "table"


def look() -> Look:
    """As wide as the terminal, and coloured if it is one and nobody said no."""
    from dateline.export import Look

    on_terminal = sys.stdout.isatty()
    has_ink = (on_terminal and os.environ.get("TERM") != "dumb") or bool(os.environ.get("FORCE_COLOR"))
    width = shutil.get_terminal_size((_WIDTH_OF_FILES, 24)).columns if on_terminal else _WIDTH_OF_FILES
    return Look(
        width=max(width, 40),
        ink="plain" if not has_ink else "styled" if os.environ.get("NO_COLOR") else "coloured",
    )


def put(text: str) -> None:
    """Text on the standard output, whole."""
    try:
        click.echo(text, nl=False)
        sys.stdout.flush()
    except BrokenPipeError:
        raise NobodyReads from None


def put_lines(form: str, columns: Sequence[str], rows: Iterable[Cells]) -> int:
    """Rows for a program; their number."""
    import msgspec

    from dateline.export.separated import line_of

    number = 0
    if form == "csv":
        put(line_of(columns, ","))
    for row in rows:
        number += 1
        if form == "csv":
            put(line_of(row, ","))
        else:
            put(msgspec.json.encode(dict(zip(columns, row, strict=True))).decode() + "\n")
    return number


def table(columns: Sequence[str], rows: Sequence[Cells], styles: Mapping[str, str] | None = None) -> str:
    """Rows for a person; ``styles`` are how the columns are drawn. A column in which nothing stands is left out."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from dateline.export.terminal import drawn
    from dateline.export.visible import one_line

    how = look()
    grid = Table(
        box=box.SIMPLE_HEAD, padding=(0, _GAP - 1, 0, 0), pad_edge=False, header_style="bold", show_edge=False
    )
    places = [n for n in range(len(columns)) if any(row[n] not in (None, "") for row in rows)]
    shown = [["" if row[n] is None else one_line(str(row[n])) for n in places] for row in rows]
    names = [columns[n] for n in places]
    for name, place, width in zip(names, places, _widths(names, shown, how.width), strict=True):
        is_number = any(isinstance(row[place], int | float) for row in rows)
        grid.add_column(
            name,
            justify="right" if is_number else "left",
            overflow="fold",
            no_wrap=name in _WHOLE,
            width=width,
            style=(styles or {}).get(name, ""),
        )
    for cells in shown:
        grid.add_row(*map(Text, cells))
    return drawn(grid, how)


def _widths(names: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """How wide each column is: as its longest cell where there is room; else the widest give way, first down to their
    longest word, so that no word is broken while there is another way."""
    from rich.cells import cell_len

    columns = [(name, *(row[n] for row in rows)) for n, name in enumerate(names)]
    widest = [max(map(cell_len, cells)) for cells in columns]
    words = [max(cell_len(word) for cell in cells for word in cell.split() or [""]) for cells in columns]
    widths, least = [], []
    for name, longest, word in zip(names, widest, words, strict=True):
        widths.append(max(min(longest, _NAME_WIDTH), word) if name in _NAMES else longest)
        least.append(longest if name in _WHOLE else min(word, _LONGEST_WORD))
    room = width - _GAP * (len(names) - 1)
    for floors in (least, [longest if n in _WHOLE else 1 for n, longest in zip(names, widest, strict=True)]):
        while sum(widths) > room:
            wide = [n for n in range(len(names)) if widths[n] > floors[n]]
            if not wide:
                break
            widths[max(wide, key=lambda n: widths[n])] -= 1
    return widths


def put_list(form: str, columns: Sequence[str], rows: Sequence[Cells], what: str) -> None:
    """Rows in a form, and for a person how many they are."""
    if form != "table":
        put_lines(form, columns, rows)
        return
    if rows:
        put(table(columns, rows) + "\n")
    put(f"{len(rows)} {what}{'' if len(rows) == 1 else 's'}\n")
