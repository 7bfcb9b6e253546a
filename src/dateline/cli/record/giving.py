"""``dateline export``: a record as a file that others read."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from dateline.cli.messages import tell
from dateline.cli.record.opening import opened, record_argument
from dateline.errors import BadInput
from dateline.store import FLAT_TABLES

if TYPE_CHECKING:
    from dateline.export.records import Loss

FORMATS: Final = (
    "csv", "parquet", "gdelt", "plover", "polecat", "acled", "ucdp", "geojson", "timelinejs", "ftm", "stix",
    "annotations", "muc4",
)  # fmt: skip
"""Those of `dateline.export.records`, named here so that help need not load them."""
LINKED: Final = ("incidents", "members", "incident_claims", "disagreements", "copies", "origins")
"""Those of `dateline.keep.give`, of what was linked."""


@click.command(short_help="Write a record as a file that others read.")
@record_argument
@click.option("-o", "--output", metavar="FILE", help="The file; the standard output if not given.")
@click.option("--format", "form", metavar="FORMAT", type=click.Choice(FORMATS),
              help=f"{', '.join(FORMATS)}; the ending .csv or .parquet tells it too.")  # fmt: skip
@click.option("--table", metavar="KIND", type=click.Choice((*FLAT_TABLES, *LINKED)), default="events",
              show_default=True, help=f"For csv and parquet: {', '.join((*FLAT_TABLES, *LINKED))}.")  # fmt: skip
@click.option("--reviewed", is_flag=True, help="Only what a person accepted.")
def export(record: str, output: str | None, form: str | None, table: str, reviewed: bool) -> None:  # noqa: FBT001
    """Write RECORD as a file of the field, and tell what that format could not carry.

    Everything is marked as a coding by a machine, or as reviewed. What did not happen, or only might have, stays out of
    formats that have no place for a status.
    """
    from dateline.export.files import whole_file
    from dateline.keep.give import give

    ending = Path(output or "").suffix.lower().removeprefix(".")
    chosen = form or (ending if ending in ("csv", "parquet") else None)
    if chosen is None:
        raise BadInput("the file's ending tells no format", remedy=f"--format is one of {', '.join(FORMATS)}")
    to_file = output is not None and output != "-"
    with (
        opened(record) as store,
        whole_file(output or "") if to_file else nullcontext(sys.stdout.buffer) as out,
    ):
        loss = give(store, chosen, out, table=table, reviewed=reviewed)
    _tell(loss)


def _tell(loss: Loss) -> None:
    tell(f"{loss.written:,} written")
    for reason, number in sorted(loss.reasons.items()):
        tell(f"not carried: {number:,} × {reason}")
