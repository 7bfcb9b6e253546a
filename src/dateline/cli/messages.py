"""What the command line tells apart from its output: exit codes, messages, examples."""

from __future__ import annotations

from typing import Final

import click

FAILED: Final = 1
CANNOT_GO_ON: Final = 3
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141

EXAMPLES: Final = """\b
Examples:
  dateline read report.txt --published 2021-08-20
  dateline read report.txt --why 2
  dateline read report.txt -o report.html
  dateline read reports.jsonl -o readings.jsonl --workers 4
  dateline read folder/ --table statements --csv > statements.csv
  cat report.txt | dateline read - --json

\b
Exit codes:
  0  all went well
  1  some report failed; the others were read
  2  the command cannot be meant
  3  the run cannot go on
"""
_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class NobodyReads(Exception):
    """Whoever read the standard output went away."""


def tell(message: str) -> None:
    """A message to the user, apart from the output."""
    from dateline.export.visible import one_line

    click.echo(f"dateline: {one_line(message)}", err=True)
