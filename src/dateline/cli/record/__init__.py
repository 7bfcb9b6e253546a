"""The commands that work on a record, each a line of `COMMANDS`, which `dateline.cli` adds to its own."""

from __future__ import annotations

from typing import Final

import click

from dateline.cli.record import adding, checking, looking, showing

__all__ = ["COMMANDS"]

COMMANDS: Final[tuple[click.Command, ...]] = (
    adding.add,
    looking.query,
    looking.search,
    showing.show,
    looking.issues,
    looking.runs,
    checking.verify,
)
