"""``dateline read``: its flags, and what they mean together."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from dateline.cli.messages import EXAMPLES, FAILED, INTERRUPTED
from dateline.cli.output import Request, run, tell_of_part
from dateline.cli.settings import config_of, reading_options
from dateline.errors import BadInput, BadValue

if TYPE_CHECKING:
    from dateline.ingest import Hints

TABLES: Final = (
    "statements",
    "events",
    "times",
    "places",
    "entities",
    "mentions",
    "counts",
    "materiel",
    "issues",
)
"""Those of `dateline.export.tables`, named here so that help need not load them."""

_FORMATS = ("json", "html", "csv", "tsv")


@click.command(short_help="Read reports; show or write what they say.", epilog=EXAMPLES)
@click.argument("paths", metavar="PATH...", nargs=-1)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="Write here; the ending tells the format. FOLDER/ takes a file a report.",
)
@click.option("--json", is_flag=True, help="One JSON object a line.")
@click.option("--html", is_flag=True, help="A page that stands alone.")
@click.option(
    "--table",
    metavar="KIND",
    type=click.Choice(TABLES),
    help=f"One table of the record, drawn: {', '.join(TABLES)}.",
)
@click.option("--csv", is_flag=True, help="The table, separated by commas.")
@click.option("--tsv", is_flag=True, help="The table, separated by tabs.")
@click.option(
    "--why", metavar="N", type=click.IntRange(min=1), help="The words that line N of the record rests on."
)
@click.option(
    "--incidents",
    is_flag=True,
    help="Also as incidents: who did what to whom, with what.",
)
@click.option("--published", metavar="DATE", help="The day of publication, such as 2021-08-20.")
@click.option("--source", metavar="NAME", help="The outlet or agency.")
@click.option("--title", metavar="TEXT", help="The headline.")
@click.option(
    "--from",
    "format",
    metavar="FORMAT",
    help="What the input is, if its name does not tell: text, html, pdf, jsonl, csv, warc, parquet, zip, tar.",
)
@click.option("--encoding", metavar="NAME", help="The encoding of the input, if it is guessed wrong.")
@reading_options
@click.option(
    "--config", metavar="FILE", type=click.Path(path_type=Path), help="Settings; else those of dateline.toml."
)
def read(paths: tuple[str, ...], **options: Any) -> None:
    """Read reports: files, folders and archives of them, JSON lines with a report in each, or - for the standard input.

    One report is shown with its record beneath it; of many, a line each. What cannot be read is told, and the
    rest is read all the same.
    """
    if not paths and sys.stdin.isatty():
        raise click.UsageError("give the path of a report, or - for the standard input")
    request = _request(paths or ("-",), options)
    hints, config = _hints(options), config_of(options)
    try:
        failed = run(request, hints, config)
    except BaseException as error:
        tell_of_part(request, error)
        if isinstance(error, KeyboardInterrupt):
            raise SystemExit(INTERRUPTED) from None
        raise
    if failed:
        raise SystemExit(FAILED)


# What the flags mean together ---------------------------------------------------------------------


def _request(paths: tuple[str, ...], options: dict[str, Any]) -> Request:
    """What the flags mean together; what they cannot mean is told."""
    asked = [name for name in _FORMATS if options[name]]
    asked += ["table"] if options["table"] and not {"csv", "tsv"} & set(asked) else []
    asked += ["why"] if options["why"] else []
    if len(asked) > 1:
        raise click.UsageError(f"--{asked[0]} and --{asked[1]} cannot go together: choose one")
    if options["incidents"] and set(asked) - {"json"}:
        raise click.UsageError(f"--incidents goes with the text and with --json, not with --{asked[0]}")
    output = None if options["output"] == "-" else options["output"]
    if output and any(_same_file(output, path) for path in paths):
        raise click.UsageError(f"{output} is what is to be read: give another file with -o")
    form = asked[0] if asked else _by_ending(output, options["table"])
    request = Request(
        paths,
        output,
        "text" if form == "why" else form,
        options["table"] or "statements",
        options["why"],
        options["incidents"],
    )
    if request.is_folder and not asked:
        raise click.UsageError(f"{output} is a folder: say what to write into it, such as --html")
    return request


def _by_ending(output: str | None, table: str | None) -> str:
    from dateline.export import FORMATS

    if output is None or output.endswith(("/", os.sep)) or Path(output).is_dir():
        return "text"
    suffix = Path(output).suffix.lower()
    for name, form in FORMATS.items():
        if suffix in form.endings:
            return "table" if table and name == "text" else name
    known = " ".join(ending for form in FORMATS.values() for ending in form.endings)
    raise click.UsageError(
        f"the ending of {output} tells no format: say --json, --html or --csv, or use one of {known}"
    )


def _same_file(one: str, other: str) -> bool:
    try:
        return Path(one).samefile(other)
    except OSError:
        return False


def _hints(options: dict[str, Any]) -> Hints:
    from dateline.ingest import Hints
    from dateline.model import Published

    for name in ("source", "title"):
        if not (options[name] or "").isprintable():
            raise click.BadParameter("it holds signs that cannot be shown", param_hint=f"--{name}")
    try:
        published = Published(options["published"]) if options["published"] else None
    except BadValue as error:
        raise click.BadParameter(str(error), param_hint="--published") from None
    names = ("source", "title", "encoding", "format")
    try:
        return Hints(published=published, **{name: options[name] or None for name in names})
    except BadInput as error:
        raise click.UsageError(str(error)) from None
