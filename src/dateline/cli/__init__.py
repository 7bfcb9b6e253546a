"""The command line: flags in, library calls, text out.

Exit codes, for scripts: 0 all went well; 1 some report failed, and the others were read; 2 the command cannot be
meant; 3 the run cannot go on; 130 Ctrl-C; 141 whoever read the output went away.

To add a command: a file beside this one, and its line in `COMMANDS`.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Final, NoReturn

import click

from dateline import __version__
from dateline.cli.batch import batch
from dateline.cli.codebook import codebook
from dateline.cli.evaluate import evaluate
from dateline.cli.gazetteer import gazetteer
from dateline.cli.messages import CANNOT_GO_ON, EXAMPLES, FAILED, INTERRUPTED, PIPE_CLOSED, NobodyReads, tell
from dateline.cli.read import read
from dateline.cli.record import COMMANDS as OF_RECORDS
from dateline.cli.schema import schema
from dateline.errors import DatelineError

__all__ = ["CANNOT_GO_ON", "COMMANDS", "FAILED", "INTERRUPTED", "PIPE_CLOSED", "commands", "main"]

_SETTINGS: Final = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(epilog=EXAMPLES, context_settings=_SETTINGS)
@click.version_option(__version__, message="dateline %(version)s")
def commands() -> None:
    """Read dated news reports and keep a sourced record: who did what to whom, and who says so."""


COMMANDS: Final = (read, batch, schema, codebook, evaluate, gazetteer, *OF_RECORDS)
for _command in COMMANDS:
    commands.add_command(_command)


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit; an error of Dateline's becomes one clear message."""
    try:
        code = commands.main(args, prog_name="dateline", standalone_mode=False) or 0
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except DatelineError as error:
        tell(str(error))
        code = CANNOT_GO_ON
    except (NobodyReads, BrokenPipeError):
        _let_go()
        code = PIPE_CLOSED
    except OSError as error:
        tell(_of_system(error))
        _let_go()
        code = CANNOT_GO_ON
    sys.exit(code)


def _let_go() -> None:
    """What cannot be written to the standard output must not be tried again at exit."""
    with suppress(OSError):
        sys.stdout.flush()
        return
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _of_system(error: OSError) -> str:
    """What the system refused, where it is known, and what to do."""
    where = f"{error.filename}: " if error.filename else ""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"{where}there is no room left on the disk; make room, and start again"
    return f"{where}the system says: {error.strerror or error}"
