"""``dateline add`` and ``dateline reread``: reports into a record."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.commands.shown import FAULTS, now, opened, record_option
from dateline.config import Config, load

if TYPE_CHECKING:
    from dateline.keep.add import Added, Progress


@click.command()
@record_option
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--published", metavar="DAY", help="When the reports were published, where they do not say it.")
@click.option("--source", metavar="NAME", help="The outlet or agency they are from.")
@click.option("--workers", type=int, help="Processes that read at once.")
def add(
    record: str, paths: tuple[Path, ...], published: str | None, source: str | None, workers: int | None
) -> None:
    """Read files and folders into RECORD, which is made where it is not there.

    RECORD is a file, or the address of a PostgreSQL database (postgresql://…). A run that was stopped goes on where it
    was when it is started again. What cannot be read becomes an issue; the exit code is then 1.
    """

    from dateline.keep.add import add as add_to
    from dateline.keep.reader import reader_of

    config = _config(workers)
    with opened(record, create=True) as store, _bar("Reading") as progress:
        reader = reader_of(config, published=published, source=source)
        added = add_to(store, paths, reader, now=now(), limit=config.max_file_bytes, progress=progress)
    _tell(added)


@click.command()
@record_option
@click.option("--workers", type=int, help="Processes that read at once.")
def reread(record: str, workers: int | None) -> None:
    """Read the reports of RECORD again with this version of Dateline.

    The new readings stand beside the old, and judgements are laid over them.
    """

    from dateline.keep.reader import reader_of
    from dateline.keep.reread import reread as reread_in

    with opened(record) as store, _bar("Reading") as progress:
        added = reread_in(store, reader_of(_config(workers)), now=now(), progress=progress)
    _tell(added)


def _config(workers: int | None) -> Config:
    return load(environment=os.environ, workers=workers)


def _tell(added: Added) -> None:
    known = f", {added.known} known before" if added.known else ""
    left = f", {added.left} judgements that the new reading has no place for" if added.left else ""
    click.echo(f"run {added.run}: {added.read} read{known}, {added.issues} issues{left}")
    if added.issues:
        raise SystemExit(FAULTS)


@contextmanager
def _bar(what: str) -> Iterator[Progress]:
    """A progress bar on a terminal, and nothing elsewhere."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(
        console=Console(stderr=True), transient=True, disable=not Console(stderr=True).is_terminal
    ) as bar:
        task = bar.add_task(what, total=None)

        def progress(done: int, total: int, name: str) -> None:
            bar.update(task, completed=done, total=total, description=f"{what} {name}"[:40])

        yield progress
