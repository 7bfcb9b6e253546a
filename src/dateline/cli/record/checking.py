"""``dateline verify``, ``diff`` and ``bundle``: whether a record still is what was written, and what became of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.messages import FAILED
from dateline.cli.record.opening import opened, record_argument
from dateline.cli.record.progress import bar
from dateline.cli.record.rows import chosen, form_option, look, put, put_list

if TYPE_CHECKING:
    from dateline.keep.verify import Report


@click.command(short_help="Check every text, span and row of a record.")
@record_argument
def verify(record: str) -> None:
    """Check all of RECORD, or of a package that `dateline bundle` made.

    Each text and reading against its hash, each cited span, each reference, and the log's chain. The exit code is 1 where
    something is not as it was written.
    """
    from dateline.keep.bundle import opened as package_opened
    from dateline.keep.verify import verify as verify_store

    is_package = Path(record).suffix == ".zip"
    with package_opened(Path(record)) if is_package else opened(record) as store, bar("readings") as told:
        total = dict(store.view.sizes())["readings"]
        report = verify_store(store, progress=lambda done: told(done, total, ""))
    put(_told(report))
    if is_package:
        put("every file of the package has the hash of its manifest\n")
    if report.faults:
        raise SystemExit(FAILED)


def _told(report: Report) -> str:
    from rich.text import Text

    from dateline.export.terminal import drawn
    from dateline.export.visible import one_line

    text = Text()
    for fault in report.faults:
        text.append("✗ ", "bold red").append(one_line(str(fault))).append("\n")
    if not report.faults:
        text.append("✓ ", "bold green")
    unkept = f", {report.unkept_raws} without their raw bytes" if report.unkept_raws else ""
    judged = f"{report.judgements:,} judgement{'s' * (report.judgements > 1)} · " if report.judgements else ""
    text.append(
        f"{report.documents:,} reports{unkept} · {report.readings:,} readings · {report.spans:,} cited spans · "
        f"{judged}{f'{len(report.faults):,} faults' if report.faults else 'nothing was changed'}"
    )
    if report.judgements:
        text.append(f"\nhead of the log: {report.head}", "dim")
    return drawn(text, look())


@click.command(short_help="What changed from one run to another.")
@record_argument
@click.argument("before", metavar="RUN")
@click.argument("after", metavar="RUN")
@click.option("--summary", is_flag=True, help="How many rows and fields changed, table by table.")
@form_option
def diff(record: str, before: str, after: str, *, summary: bool, **options: Any) -> None:
    """What changed from one RUN of RECORD to another, over the reports that both read: rows and fields.

    A run is named by the beginning of its id: dateline runs RECORD lists them.
    """
    from dateline.keep.diff import diff as diff_of

    form = chosen(options)
    with opened(record) as store:
        compared = diff_of(store.view, before, after)
        found = list(compared.changes)
    if summary:
        counted = Counter((one.table, one.kind, one.field) for one in found)
        sums = [
            (table, kind, field or None, number) for (table, kind, field), number in sorted(counted.items())
        ]
        put_list(form, ("table", "change", "field", "number"), sums, "kind")
    else:
        rows = [
            (one.document, one.kind, one.table, one.words, one.field, one.before, one.after) for one in found
        ]
        put_list(form, ("report", "change", "table", "words", "field", "before", "after"), rows, "change")
    if form == "table":
        several = compared.reports != 1
        put(
            f"of {compared.reports:,} report{'s' * several} that both runs read, {compared.changed:,} "
            f"{'have' if several else 'has'} another reading\n"
        )


@click.command(short_help="Pack a record as evidence.")
@record_argument
@click.option("-o", "--output", metavar="FILE.zip", required=True, type=click.Path(path_type=Path, dir_okay=False),
              help="The package.")  # fmt: skip
def bundle(record: str, output: Path) -> None:
    """Write RECORD as an evidence package: raw bytes, texts, record, log, and a manifest of hashes."""
    from dateline.keep.bundle import bundle as bundle_of

    with opened(record) as store:
        number = bundle_of(store, output)
    click.echo(f"{number} files in {output} · check it with: dateline verify {output}")
