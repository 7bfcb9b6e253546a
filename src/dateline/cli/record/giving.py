"""``dateline export``: a record as a file that others read."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from dateline.cli.messages import NobodyReads, tell
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
TOLD_BY_ENDING: Final = ("csv", "parquet", "geojson")
"""Formats whose files nothing else ends like."""
LINKED: Final = ("incidents", "members", "incident_claims", "disagreements", "copies", "origins")
"""Those of `dateline.keep.give`, of what was linked."""


@click.command(short_help="Write a record as a file that others read.")
@record_argument
@click.option("-o", "--output", metavar="FILE", help="The file; the standard output if not given.")
@click.option("--format", "form", metavar="FORMAT", type=click.Choice(FORMATS),
              help=f"{', '.join(FORMATS)}; the ending .csv, .parquet or .geojson tells it too.")  # fmt: skip
@click.option("--table", metavar="KIND", type=click.Choice((*FLAT_TABLES, *LINKED)), default="events",
              show_default=True, help=f"For csv and parquet: {', '.join((*FLAT_TABLES, *LINKED))}.")  # fmt: skip
@click.option("--reviewed", is_flag=True, help="Only what a person accepted.")
@click.option("--loss", "loss_file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
              help="Also write what could not be carried, as JSON.")  # fmt: skip
def export(record: str, output: str | None, form: str | None, **options: Any) -> None:
    """Write RECORD as a file of the field, and tell what that format could not carry.

    Everything is marked as a coding by a machine, or as reviewed. What did not happen, or only might have, stays out of
    formats that have no place for a status.
    """
    from dateline.export.files import whole_file
    from dateline.keep.give import give

    table, reviewed, loss_file = options["table"], options["reviewed"], options["loss_file"]
    ending = Path(output or "").suffix.lower().removeprefix(".")
    chosen = form or (ending if ending in TOLD_BY_ENDING else None)
    if chosen is None:
        what = "the file's ending tells no format" if output else "no format is named"
        raise BadInput(what, remedy=f"--format is one of {', '.join(FORMATS)}")
    to_file = output is not None and output != "-"
    try:
        with (
            opened(record) as store,
            whole_file(output or "") if to_file else nullcontext(sys.stdout.buffer) as out,
        ):
            loss = give(store, chosen, out, table=table, reviewed=reviewed)
            out.flush()
    except BrokenPipeError:
        raise NobodyReads from None
    if loss_file is not None:
        with whole_file(loss_file) as out:
            out.write(_as_json(chosen, table, loss, reviewed=reviewed))
    _tell(chosen, table, loss)


def _tell(form: str, table: str, loss: Loss) -> None:
    """What was written, and what could not be, the most frequent first."""
    from dateline.export.records import FORMATS as WRITERS

    s = "s" * (loss.written != 1)
    what = f"{WRITERS[form].unit}{s}" if form in WRITERS else f"row{s} of {table}"
    if not loss.reasons:
        tell(f"{loss.written:,} {what} written; nothing was left out")
        return
    tell(f"{loss.written:,} {what} written; what {form} does not carry:")
    numbers = [(f"{number:,}", reason) for reason, number in _by_number(loss)]
    room = max(len(number) for number, _ in numbers)
    for number, reason in numbers:
        click.echo(f"  {number:>{room}}  {reason}", err=True)


def _by_number(loss: Loss) -> list[tuple[str, int]]:
    return sorted(loss.reasons.items(), key=lambda each: (-each[1], each[0]))


def _as_json(form: str, table: str, loss: Loss, *, reviewed: bool) -> bytes:
    """The loss report for a program."""
    import msgspec

    rows = form in ("csv", "parquet")
    report = {"format": form, **({"table": table} if rows else {}), "reviewed": reviewed, "written": loss.written,
              "not_carried": [{"what": reason, "number": number} for reason, number in _by_number(loss)]}  # fmt: skip
    return msgspec.json.format(msgspec.json.encode(report)) + b"\n"
