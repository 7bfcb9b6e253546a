"""A run of ``dateline read``: what is written, how it looks, and where it goes, in whole lines."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from dateline.cli.messages import NobodyReads, tell
from dateline.errors import BadInput

if TYPE_CHECKING:
    from dateline.config import Config
    from dateline.export import Look
    from dateline.ingest import Hints
    from dateline.model import IncidentView, Issue, Reading

_WIDTH_OF_FILES: Final = 100


@dataclass(frozen=True, slots=True)
class Request:
    """What to read, how to show it, and where."""

    paths: tuple[str, ...]
    output: str | None
    format: str
    table: str
    why: int | None
    incidents: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether the output is a folder, for a file a report."""
        return self.output is not None and (self.output.endswith(("/", os.sep)) or Path(self.output).is_dir())


def run(request: Request, hints: Hints, config: Config) -> bool:
    """Read and write everything that is asked for; whether some report failed."""
    from dateline.pipeline import read_files

    tally = _Tally(keeps_failures=request.format == "json")
    on_terminal = request.output is None and sys.stdout.isatty()
    look = _look(request, config, on_terminal=on_terminal)
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


def _texts(found: Iterator[Reading | Issue], request: Request, look: Look) -> Iterator[str]:
    """The output, in pieces of whole lines."""
    from dateline.export import FORMATS
    from dateline.export.json import encode_failure
    from dateline.model import Reading

    form = FORMATS[request.format]
    if request.format == "text" or not form.joins:
        yield from _one_or_many((each for each in found if isinstance(each, Reading)), request, look)
        return
    yield form.head(look)
    for each in found:
        yield form.render(each, look) if isinstance(each, Reading) else encode_failure(each).decode() + "\n"


def _one_or_many(readings: Iterator[Reading], request: Request, look: Look) -> Iterator[str]:
    """One report as it was asked for; of many, a line each, if that was not for one alone."""
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
    if not FORMATS[request.format].joins:
        raise BadInput(
            "a page holds one report, and there are several", remedy="give a folder for them: -o pages/"
        )
    yield from (overview(reading, look) for reading in chain((first, second), readings))


def _look(request: Request, config: Config, *, on_terminal: bool) -> Look:
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
        incidents=_viewer(config) if request.incidents else None,
    )


def _viewer(config: Config) -> Callable[[Reading], Sequence[IncidentView]]:
    """What makes the incidents of a reading, in the language that is configured."""
    from functools import partial

    from dateline import lang
    from dateline.incidents import incidents_of

    return partial(incidents_of, language=lang.load(config.language))


def _write(texts: Iterator[str], request: Request) -> None:
    """Everything to one file, or to the standard output; each piece whole, whatever interrupts."""
    from dateline.engine import uninterrupted
    from dateline.export.files import whole_file

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
        raise NobodyReads from None


def tell_of_part(request: Request, error: BaseException) -> None:
    """Where the lines are that were written before the run broke off."""
    from dateline.export.files import part_of

    if isinstance(error, KeyboardInterrupt) and sys.stderr.isatty():
        click.echo(err=True)  # the terminal has just written ^C
    if request.output is None or request.is_folder:
        return
    part = part_of(Path(request.output).resolve())
    if part.exists():
        tell(f"what was read until then is in {part.name}, in whole lines; {request.output} is as it was")


def _write_folder(found: Iterator[Reading | Issue], request: Request, look: Look) -> None:
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
        entries.append(entry_of(name, reading))
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
