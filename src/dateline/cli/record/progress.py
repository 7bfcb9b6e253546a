"""A progress bar on a terminal, and nothing elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

_ROOM: Final = 40
"""Characters of the name of what is at hand: its end."""


@contextmanager
def bar(things: str) -> Iterator[Callable[[int, int, str], None]]:
    """What is told how many are done, how many there are, and what is at hand; ``things`` are what is counted."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from dateline.export.visible import one_line

    console = Console(stderr=True)
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(things),
        TimeElapsedColumn(),
        TextColumn("{task.fields[at]}", markup=False),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as drawn:
        task = drawn.add_task("", total=None, at="")

        def progress(done: int, total: int, name: str) -> None:
            drawn.update(task, completed=done, total=total, at=one_line(name)[-_ROOM:])

        yield progress
