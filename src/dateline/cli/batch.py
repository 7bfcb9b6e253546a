"""``dateline batch``: many reports into a data set of Parquet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.messages import FAILED, INTERRUPTED, tell
from dateline.cli.settings import config_of, reading_options

if TYPE_CHECKING:
    from dateline.batch import Result
    from dateline.engine import Progress

_LOCAL = "local"
_EXAMPLES = """\b
Examples:
  dateline batch crawl/ -o data/ --workers 8
  dateline batch CC-NEWS-20250301.warc.gz reports.jsonl.zst -o data/
  dateline batch s3://bucket/2025/*.parquet -o s3://bucket/data --ray head:6379
  dateline add record.db data/
"""


@click.command(short_help="Read millions of reports into a data set of Parquet.", epilog=_EXAMPLES)
@click.argument("inputs", metavar="IN...", nargs=-1, required=True)
@click.option("-o", "--out", metavar="OUT", required=True, help="Folder or address of the data set.")
@reading_options
@click.option(
    "--ray",
    metavar="ADDRESS",
    help="Read on the Ray cluster there, or on a local one.",
    is_flag=False,
    flag_value=_LOCAL,
)
@click.option(
    "--shard", metavar="N", type=click.IntRange(1), help="Reports that are read and kept at once; else 100."
)
@click.option("--published", metavar="DATE", help="The day of publication, over what a report says.")
@click.option("--source", metavar="NAME", help="The outlet or agency, over what a report says.")
@click.option(
    "--config", metavar="FILE", type=click.Path(path_type=Path), help="Settings; else those of dateline.toml."
)
def batch(inputs: tuple[str, ...], out: str, ray: str | None, shard: int | None, **options: Any) -> None:
    """Read files, folders and archives (zip, tar, WARC, Parquet, JSON lines) into OUT, a data set of Parquet with a
    folder for each table and month of publication.

    A run that was stopped goes on where it was when it is started again. More input is added to what is there, and the
    same report is not there twice. What cannot be read is in the table run_issues, and the exit code is 1.
    """
    from dateline.batch import Plan, ReadPieces, in_processes, on_ray
    from dateline.batch import batch as run
    from dateline.ingest import Hints
    from dateline.model import Published

    config = config_of(options)
    published = Published(options["published"]) if options["published"] else None
    hints = Hints(published=published, source=options["source"])
    try:
        with ExitStack() as stack:
            address = None if ray == _LOCAL else ray
            make = (
                stack.enter_context(on_ray(address, workers=config.workers if address is None else None))
                if ray
                else in_processes(config.workers)
            )
            plan = Plan(make=make, tell=stack.enter_context(_bar()))
            plan = replace(plan, reports=shard) if shard else plan
            result = run(list(inputs), out, job=ReadPieces(config, hints), plan=plan)
    except KeyboardInterrupt:
        tell("stopped; what was read is kept, and the same command goes on from there")
        raise SystemExit(INTERRUPTED) from None
    _tell(result, out)


def _tell(result: Result, out: str) -> None:
    """What the run came to, in a few lines, and the exit code."""
    done = result.reading
    from dateline.ingest.notes import ABOUT_INPUT

    readings, issues = result.rows.get("readings", 0), sum(result.failed.values())
    minutes, seconds = divmod(round(result.seconds), 60)
    known = f" · {done.known} shard{'s' * (done.known != 1)} known before" if done.known else ""
    noted = f" · {issues} issue{'s' * (issues != 1)}" if issues else ""
    reports = f"{readings} report{'s' * (readings != 1)}"
    click.echo(
        f"{reports} added to {out}{known}{noted} · {minutes} min {seconds} s in {done.runner}"
        + (f", {done.items / done.seconds:.1f} reports a second" if done.items and done.seconds else "")
    )
    if done.deaths or done.losses or done.late:
        tell(
            f"{done.deaths} workers died, {done.losses} machines were lost, {done.late} shards took too long: "
            "what they were at was read again"
        )
    for each in done.aside[:5]:
        tell(f"a report was set aside: {each.why}")
    if result.failed.keys() - ABOUT_INPUT:
        codes = ", ".join(f"{number} {code}" for code, number in result.failed.items())
        tell(f"not everything could be read: the table run_issues lists why ({codes})")
        raise SystemExit(FAILED)


@contextmanager
def _bar() -> Iterator[Callable[[Progress], None]]:
    """A line of progress on a terminal, and nothing elsewhere."""
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    columns = (BarColumn(), TextColumn("{task.fields[said]}"), TimeElapsedColumn())
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None, said="")

        def advance(progress: Progress) -> None:
            left = progress.left
            said = f"{progress.items:,} reports · {progress.rate:.1f} a second"
            if left is not None:
                said += f" · about {left / 60:.0f} min left"
            total = progress.seconds + left if left is not None else None
            bar.update(task, completed=progress.seconds if total else 0, total=total, said=said)

        yield advance
