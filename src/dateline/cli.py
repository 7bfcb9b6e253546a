"""The command line: flags in, library calls, text out.

Exit codes, for scripts: 0 all went well; 1 some report failed, and the others were read; 2 the command cannot be
meant; 3 the run cannot go on; 130 Ctrl-C; 141 whoever read the output went away.

To add a command: a function here or in a file beside this one, and its name in `COMMANDS`.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn

import click

from dateline import __version__
from dateline.commands import COMMANDS as commands_of_records  # noqa: N811 - this module has its own
from dateline.errors import BadInput, BadValue, DatelineError

if TYPE_CHECKING:
    from dateline.config import Config
    from dateline.export import Look
    from dateline.ingest import Hints
    from dateline.model import Issue, Reading

FAILED: Final = 1
CANNOT_GO_ON: Final = 3
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141

_FORMATS = ("json", "html", "csv", "tsv")
_TABLES = ("statements", "events", "times", "places", "entities", "mentions", "counts", "materiel", "issues")
_WIDTH_OF_FILES = 100

_EXAMPLES = """\b
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


@click.group(epilog=_EXAMPLES, context_settings=_SETTINGS)
@click.version_option(__version__, message="dateline %(version)s")
def commands() -> None:
    """Read dated news reports and keep a sourced record: who did what to whom, and who says so."""


@click.command(short_help="Read reports; show or write what they say.", epilog=_EXAMPLES)
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
    type=click.Choice(_TABLES),
    help=f"One table of the record, drawn: {', '.join(_TABLES)}.",
)
@click.option("--csv", is_flag=True, help="The table, separated by commas.")
@click.option("--tsv", is_flag=True, help="The table, separated by tabs.")
@click.option("--why", metavar="N", type=int, help="The words that line N of the record rests on.")
@click.option("--published", metavar="DATE", help="The day of publication, such as 2021-08-20.")
@click.option("--source", metavar="NAME", help="The outlet or agency.")
@click.option("--title", metavar="TEXT", help="The headline.")
@click.option(
    "--from",
    "format",
    metavar="FORMAT",
    help="What the input is, if its name does not tell: text, html, jsonl, csv.",
)
@click.option("--encoding", metavar="NAME", help="The encoding of the input, if it is guessed wrong.")
@click.option("--workers", metavar="N", type=int, help="Processes that read at once.")
@click.option(
    "--config", metavar="FILE", type=click.Path(path_type=Path), help="Settings; else those of dateline.toml."
)
def read(paths: tuple[str, ...], **options: Any) -> None:
    """Read reports: files, folders, JSON lines with a report in each, or - for the standard input.

    One report is shown with its record beneath it; of many, a line each. What cannot be read is told, and the
    rest is read all the same.
    """
    if not paths and sys.stdin.isatty():
        raise click.UsageError("give the path of a report, or - for the standard input")
    request = _request(paths or ("-",), options)
    hints, config = _hints(options), _config(options)
    try:
        failed = _run(request, hints, config)
    except BaseException as error:
        _tell_of_part(request, error)
        if isinstance(error, KeyboardInterrupt):
            raise SystemExit(INTERRUPTED) from None
        raise
    if failed:
        raise SystemExit(FAILED)


@click.command(short_help="Print the JSON Schema of a reading.")
def schema() -> None:
    """Print the JSON Schema of what `dateline read --json` writes."""
    import json

    from dateline.export.json import schema as of_types

    click.echo(json.dumps(of_types(), indent=1, ensure_ascii=False))


@click.command(short_help="Measure an area against a gold file.")
@click.argument("area")
@click.argument("gold", metavar="GOLD.jsonl[.gz]", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    required=True,
    help="Write the predictions here, in the gold file's own format.",
)
@click.option("--json", is_flag=True, help="The score as one JSON object.")
@click.option("--workers", metavar="N", type=int, help="Processes that read at once.")
@click.option(
    "--config", metavar="FILE", type=click.Path(path_type=Path), help="Settings; else those of dateline.toml."
)
def evaluate(area: str, gold: Path, output: Path, **options: Any) -> None:
    """Read the texts of a gold file, never its answers, write predictions, and score them.

    AREA is what to measure; without a known one, the areas that there are are named.
    """
    from dateline.evaluate import evaluate as measure

    done = measure(area, gold, output, config=_config(options))
    for issue in done.issues:
        tell(f"{issue.where}: {issue.message}" if issue.where else issue.message)
    if options["json"]:
        import json

        click.echo(json.dumps(done.score))
    else:
        for name, value in done.score.items():
            shown = value.items() if isinstance(value, dict) else [("", value)]
            click.echo(f"{name:24}" + "  ".join(f"{key} {number}".strip() for key, number in shown))
    if done.issues:
        raise SystemExit(FAILED)


COMMANDS: Final = (read, schema, evaluate, *commands_of_records)
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
    except _NobodyReads:
        # What is still in the buffer must not be tried again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = PIPE_CLOSED
    sys.exit(code)


class _NobodyReads(Exception):
    """Whoever read the standard output went away."""


def tell(message: str) -> None:
    """A message to the user, apart from the output."""
    from dateline.export.visible import one_line

    click.echo(f"dateline: {one_line(message)}", err=True)


# What is asked for --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Request:
    """What to read, how to show it, and where."""

    paths: tuple[str, ...]
    output: str | None
    format: str
    table: str
    why: int | None

    @property
    def is_folder(self) -> bool:
        return self.output is not None and (self.output.endswith(("/", os.sep)) or Path(self.output).is_dir())


def _request(paths: tuple[str, ...], options: dict[str, Any]) -> _Request:
    """What the flags mean together; what they cannot mean is told."""
    asked = [name for name in _FORMATS if options[name]]
    asked += ["table"] if options["table"] and not {"csv", "tsv"} & set(asked) else []
    asked += ["why"] if options["why"] else []
    if len(asked) > 1:
        raise click.UsageError(f"--{asked[0]} and --{asked[1]} cannot go together: choose one")
    output = None if options["output"] == "-" else options["output"]
    if output and any(_same_file(output, path) for path in paths):
        raise click.UsageError(f"{output} is what is to be read: give another file with -o")
    form = asked[0] if asked else _by_ending(output, options["table"])
    request = _Request(
        paths, output, "text" if form == "why" else form, options["table"] or "statements", options["why"]
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


def _config(options: dict[str, Any]) -> Config:
    from dateline.config import load

    return load(options["config"], environment=os.environ, workers=options["workers"])


# The run ------------------------------------------------------------------------------------------


def _run(request: _Request, hints: Hints, config: Config) -> bool:
    """Read and write everything that is asked for; whether some report failed."""
    from dateline.pipeline import read_files

    tally = _Tally(keeps_failures=request.format == "json")
    on_terminal = request.output is None and sys.stdout.isatty()
    look = _look(request, on_terminal=on_terminal)
    results = read_files(*request.paths, hints=hints, config=config)
    with closing(results), _progress(wanted=sys.stderr.isatty() and not on_terminal) as advance:
        found = tally.of(results, advance)
        if request.is_folder:
            _write_folder(found, request, look)
        else:
            _write(_texts(found, request, look), request)
    if not tally.read and not tally.failed:
        tell(f"there is no report in {' '.join(request.paths)}")
    return tally.failed > 0


class _Tally:
    """Counts readings and failures as they pass, and tells of each failure."""

    def __init__(self, *, keeps_failures: bool) -> None:
        self.read = 0
        self.failed = 0
        self._keeps_failures = keeps_failures

    def of(
        self, results: Iterator[Reading | Issue], advance: Callable[[], None]
    ) -> Iterator[Reading | Issue]:
        """The readings, and the failures too where the format has a place for them."""
        from dateline.model import Reading
        from dateline.pipeline import is_failure

        for result in results:
            if isinstance(result, Reading):
                self.read += 1
                advance()
                yield result
                continue
            tell(f"{result.where}: {result.message}" if result.where else result.message)
            if is_failure(result):
                self.failed += 1
                if self._keeps_failures:
                    yield result


def _texts(found: Iterator[Reading | Issue], request: _Request, look: Look) -> Iterator[str]:
    """The output, in pieces of whole lines."""
    from dateline.export import FORMATS
    from dateline.export.json import encode_failure
    from dateline.model import Reading

    form = FORMATS[request.format]
    if request.format in ("text", "html"):
        yield from _one_or_many((each for each in found if isinstance(each, Reading)), request, look)
        return
    yield form.head(look)
    for each in found:
        yield form.render(each, look) if isinstance(each, Reading) else encode_failure(each).decode() + "\n"


def _one_or_many(readings: Iterator[Reading], request: _Request, look: Look) -> Iterator[str]:
    """One report as it was asked for; of many, a line each, if that was not for one alone."""
    from dataclasses import replace

    from dateline.export import FORMATS
    from dateline.export.terminal import overview
    from dateline.export.why import why

    start = time.perf_counter()
    first = next(readings, None)
    second = next(readings, None)
    if first is None:
        return
    if second is None:
        look = replace(look, seconds=time.perf_counter() - start)
        yield why(first, request.why, look) if request.why else FORMATS[request.format].render(first, look)
        return
    if request.why:
        raise BadInput("--why is about one report, and there are several", remedy="give it alone")
    if request.format == "html":
        raise BadInput(
            "a page holds one report, and there are several", remedy="give a folder for them: -o pages/"
        )
    yield from (overview(reading, look) for reading in chain((first, second), readings))


def _look(request: _Request, *, on_terminal: bool) -> Look:
    """As wide as the terminal, and coloured if it is one and nobody said no."""
    from dateline.export import Look

    has_ink = (on_terminal and os.environ.get("TERM") != "dumb") or bool(os.environ.get("FORCE_COLOR"))
    name = request.paths[0]
    is_file = len(request.paths) == 1 and Path(name).is_file()
    return Look(
        width=max(shutil.get_terminal_size((_WIDTH_OF_FILES, 24)).columns, 40)
        if on_terminal
        else _WIDTH_OF_FILES,
        ink="plain" if not has_ink else "styled" if os.environ.get("NO_COLOR") else "coloured",
        table=request.table,
        name=Path(name).name if is_file else None,
        for_people=on_terminal,
    )


# Where it goes ------------------------------------------------------------------------------------


def _write(texts: Iterator[str], request: _Request) -> None:
    """Everything to one file, or to the standard output; each piece whole, whatever interrupts."""
    from dateline.export.files import whole_file
    from dateline.pipeline import uninterrupted

    if request.output is None:
        for text in texts:
            with uninterrupted():
                _print(text)
        return
    with whole_file(request.output) as file:
        for text in texts:
            with uninterrupted():
                file.write(text.encode())
                file.flush()


def _print(text: str) -> None:
    try:
        if sys.stdout.isatty():
            click.echo(text, nl=False)
        else:
            sys.stdout.buffer.write(text.encode())
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise _NobodyReads from None


def _tell_of_part(request: _Request, error: BaseException) -> None:
    """Where the lines are that were written before the run broke off."""
    from dateline.export.files import part_of

    if isinstance(error, KeyboardInterrupt) and sys.stderr.isatty():
        click.echo(err=True)  # the terminal has just written ^C
    if request.output is None or request.is_folder:
        return
    part = part_of(Path(request.output).resolve())
    if part.exists():
        tell(f"what was read until then is in {part.name}, in whole lines; {request.output} is as it was")


def _write_folder(found: Iterator[Reading | Issue], request: _Request, look: Look) -> None:
    """A file a report, named for its id, and for pages a list of them."""
    from dateline.export import FORMATS
    from dateline.export.files import Names, whole_file
    from dateline.export.pages import entry_of, page_of
    from dateline.model import Reading

    form = FORMATS[request.format]
    folder = Path(request.output or "")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"the folder cannot be made: {error.strerror}", where=str(folder)) from error
    names, entries = Names(form.endings[0] if form.endings else ".txt"), []
    for reading in (each for each in found if isinstance(each, Reading)):
        name = names.name(reading.document.id)
        with whole_file(folder / name) as file:
            file.write((form.head(look) + form.render(reading, look)).encode())
        entries.append(entry_of(name, reading, look))
    if request.format == "html":
        with whole_file(folder / "index.html") as file:
            file.write(page_of(entries).encode())


@contextmanager
def _progress(*, wanted: bool) -> Iterator[Callable[[], None]]:
    """A bar on the terminal while the output goes elsewhere; call what it gives for each report."""
    if not wanted:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} read"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda: bar.advance(task)
