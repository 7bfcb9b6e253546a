"""The commands that work on a record, each a line of `COMMANDS`, which `dateline.cli` adds to its own."""

from __future__ import annotations

from typing import Final

import click

from dateline.commands import adding, judging, looking, taking_out

__all__ = ["COMMANDS"]

COMMANDS: Final[tuple[click.Command, ...]] = (
    adding.add,
    adding.reread,
    looking.query,
    looking.search,
    looking.show_,
    looking.issues,
    looking.runs,
    judging.accept,
    judging.correct,
    judging.reject,
    judging.undo,
    judging.log,
    judging.agreement,
    taking_out.verify,
    taking_out.diff,
    taking_out.export,
    taking_out.bundle,
)
