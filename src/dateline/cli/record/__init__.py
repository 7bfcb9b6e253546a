"""The commands that work on a record, each a line of `COMMANDS`, which `dateline.cli` adds to its own."""

from __future__ import annotations

from typing import Final

import click

from dateline.cli.record import (
    adding,
    checking,
    claiming,
    copying,
    giving,
    judging,
    linking,
    looking,
    serving,
    showing,
    watching,
)

__all__ = ["COMMANDS"]

COMMANDS: Final[tuple[click.Command, ...]] = (
    adding.add,
    adding.reread,
    looking.query,
    looking.search,
    showing.show,
    serving.serve,
    looking.issues,
    looking.runs,
    judging.accept,
    judging.correct,
    judging.reject,
    judging.undo,
    judging.log,
    judging.agreement,
    linking.link,
    copying.copies,
    linking.incidents,
    linking.merge,
    linking.split,
    checking.verify,
    checking.diff,
    checking.bundle,
    claiming.claims,
    claiming.timeline,
    giving.export,
    watching.watch,
    watching.versions,
)
