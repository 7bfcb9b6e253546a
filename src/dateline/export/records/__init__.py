"""A record out, as files that the field reads: one file a format, and these two tables of them.

To add a format: one file with a ``write``, and one line in `FORMATS` (it gets readings) or `ROW_FORMATS` (it gets the
rows of one table). Each gives back a `Loss`: what was written, and what the format could not carry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import BinaryIO, Final, cast

from dateline.export.records.coded import Coded, Loss
from dateline.tables import Column, Row

__all__ = ["FORMATS", "ROW_FORMATS", "Coded", "Format", "Loss"]

Write = Callable[[Iterable[Coded], BinaryIO], Loss]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is, the usual ending of its files, what it writes one of, and where its function stands."""

    help: str
    ending: str
    unit: str
    module: str
    function: str = "write"

    @property
    def write(self) -> Write:
        """The function that writes it; its packages are loaded now."""
        return cast(Write, getattr(import_module(f"dateline.export.records.{self.module}"), self.function))


FORMATS: Final[Mapping[str, Format]] = {
    "gdelt": Format("GDELT 2.0 events, 61 columns", ".tsv", "event", "gdelt"),
    "plover": Format("PLOVER events, one JSON object a line", ".jsonl", "event", "plover", "write_json"),
    "polecat": Format("PLOVER events in the columns of POLECAT", ".tsv", "event", "plover", "write_tsv"),
    "acled": Format("events in the columns of ACLED, as Dateline codings", ".csv", "event", "acled"),
    "ucdp": Format("lethal events in the columns of UCDP GED, as Dateline codings", ".csv", "event", "ucdp"),
    "geojson": Format("GeoJSON, one feature an event", ".geojson", "feature", "geojson"),
    "timelinejs": Format("TimelineJS 3", ".json", "slide", "timelinejs"),
    "ftm": Format("FollowTheMoney statements (extra ftm)", ".csv", "statement", "ftm"),
    "stix": Format("STIX 2.1 bundle (extra stix)", ".json", "object", "stix"),
    "annotations": Format("W3C Web Annotations, one a line", ".jsonl", "annotation", "annotations"),
    "muc4": Format("MUC-4 templates", ".txt", "template", "muc"),
}


def _csv(columns: Sequence[Column], rows: Iterable[Row], out: BinaryIO) -> Loss:
    from dateline.export.records.separated import write_lines

    loss = Loss(write_lines(out, [column.name for column in columns], rows))
    loss.lose("type of a column: CSV has none", len(columns))
    return loss


def _parquet(columns: Sequence[Column], rows: Iterable[Row], out: BinaryIO) -> Loss:
    from dateline.export.records.arrow import write_parquet

    return Loss(write_parquet(columns, rows, out))


WriteRows = Callable[[Sequence[Column], Iterable[Row], BinaryIO], Loss]
ROW_FORMATS: Final[Mapping[str, WriteRows]] = {"csv": _csv, "parquet": _parquet}
