"""``dateline verify``: whether a record still is what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dateline.cli.messages import FAILED
from dateline.cli.record.opening import opened, record_argument
from dateline.cli.record.rows import look, put

if TYPE_CHECKING:
    from dateline.keep.verify import Report


@click.command(short_help="Check every text, span and row of a record.")
@record_argument
def verify(record: str) -> None:
    """Check all of RECORD: each text and reading against its hash, each cited span, each reference.

    The exit code is 1 where something is not as it was written.
    """
    from dateline.keep.verify import verify as verify_store

    with opened(record) as store:
        report = verify_store(store)
    put(_told(report))
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
    text.append(
        f"{report.documents:,} reports{unkept} · {report.readings:,} readings · {report.spans:,} cited spans · "
        f"{f'{len(report.faults):,} faults' if report.faults else 'nothing was changed'}"
    )
    return drawn(text, look())
