"""``dateline verify``, ``diff``, ``export`` and ``bundle``: checking a record and handing it on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.commands.shown import FAULTS, form_option, opened, record_option, show
from dateline.errors import BadInput
from dateline.export.records import FORMATS, ROW_FORMATS
from dateline.export.visible import one_line
from dateline.store.protocol import FLAT_TABLES

if TYPE_CHECKING:
    from dateline.keep.verify import Report


@click.command()
@record_option
def verify(record: str) -> None:
    """Check all of RECORD, or of a package that `bundle` made.

    Every text and row against its hash, every cited span, every reference, and the log's chain. The exit code is 1
    where something is not as it was written.
    """

    from dateline.keep.bundle import opened as package_opened
    from dateline.keep.verify import verify as verify_store

    if Path(record).suffix == ".zip":
        with package_opened(Path(record)) as store:
            report = verify_store(store)
    else:
        with opened(record) as store:
            report = verify_store(store)
    _tell(report)


def _tell(report: Report) -> None:
    for fault in report.faults:
        click.echo(one_line(str(fault)))
    unkept = f" ({report.unkept_raws} without their raw bytes)" if report.unkept_raws else ""
    click.echo(
        f"{report.documents} reports{unkept}, {report.readings} readings, {report.spans} spans, "
        f"{report.judgements} judgements: {len(report.faults) or 'no'} faults"
    )
    click.echo(f"log head {report.head}")
    if report.faults:
        raise SystemExit(FAULTS)


@click.command()
@record_option
@click.argument("before", metavar="RUN")
@click.argument("after", metavar="RUN")
@form_option
def diff(record: str, before: str, after: str, form: str) -> None:
    """What changed from one RUN of RECORD to another, over the reports that both read."""

    from dateline.keep.diff import diff as diff_of

    columns = ("report", "change", "table", "words", "column", "before", "after")
    with opened(record) as store:
        rows = (
            (one.document, one.kind, one.table, one.words, one.column, one.before, one.after)
            for one in diff_of(store.view, before, after)
        )
        number = show(form, columns, rows)
    if form == "table":
        click.echo(f"{number} changes")


@click.command()
@record_option
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write.",
)
@click.option(
    "--format", "form", type=click.Choice([*ROW_FORMATS, *FORMATS]), help="By the ending where not given."
)
@click.option(
    "--table",
    type=click.Choice(FLAT_TABLES),
    default="events",
    show_default=True,
    help="For CSV and Parquet.",
)
@click.option("--reviewed", is_flag=True, help="Only what a person accepted.")
def export(record: str, output: Path, form: str | None, table: str, reviewed: bool) -> None:  # noqa: FBT001
    """Write RECORD as a file that others read, and tell what that format could not carry."""

    from dateline.keep.give import form_of, give

    chosen = form or form_of(output)
    if chosen is None:
        raise BadInput("the file's ending names no format", remedy=f"--format is one of {', '.join(FORMATS)}")
    with opened(record) as store, output.open("wb") as out:
        loss = give(store, chosen, out, table=table, reviewed=reviewed)
    click.echo(str(loss))


@click.command()
@record_option
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The zip file."
)
def bundle(record: str, output: Path) -> None:
    """Write RECORD as an evidence package: raw bytes, texts, record, log, and a manifest of hashes."""

    from dateline.keep.bundle import bundle as bundle_of

    with opened(record) as store:
        number = bundle_of(store, output)
    click.echo(f"{number} files in {output}; check it with: dateline verify {output}")
