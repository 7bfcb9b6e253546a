"""A data set of readings: where its files are, and which columns its tables have.

    OUT/events/month=2025-03/part-0123456789abcdef.parquet     a folder a table, a folder a month of publication
    OUT/_dateline/about.json                                   what made it
    OUT/_dateline/shards/…  parts/…  round.json                what is done, and what is under way

Readers of Parquet leave out what begins with an underscore.
"""

from __future__ import annotations

from typing import Final

import msgspec

from dateline.batch.place import Place
from dateline.errors import BadInput
from dateline.store.protocol import FLAT, FLAT_TABLES, flat_columns
from dateline.tables import BY_NAME, DOCUMENTS, READING_TABLES, READINGS, Column

ABOUT: Final = "_dateline/about.json"
SHARDS: Final = "_dateline/shards"
PARTS: Final = "_dateline/parts"
ROUND: Final = "_dateline/round.json"

_FOUND: Final = (Column("file"), Column("number", "whole"))
"""Where in the input a report was: the file, and the line, row or record of it."""
_RUN_ISSUES: Final = (
    Column("id"), Column("step"), Column("code"), Column("message"), Column("at", empty=True), *_FOUND,
)  # fmt: skip


def _of_reading(name: str) -> tuple[Column, ...]:
    """The columns of a table of readings: those that `dateline export --format parquet` gives where it can."""
    if name in FLAT_TABLES:
        return flat_columns(name)
    may_be_empty = {"published", "outlet", "url"}
    return (*(Column(each, empty=each in may_be_empty) for each in FLAT), *BY_NAME[name].columns)


COLUMNS: Final = {
    "documents": (*DOCUMENTS.columns, *_FOUND),
    "readings": READINGS.columns,
    **{table.name: _of_reading(table.name) for table in READING_TABLES},
    "run_issues": _RUN_ISSUES,
}
"""Every table of a data set, and its columns; beside them stands ``month``, in the names of the folders."""


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What made a data set."""

    form: str = "dateline data set 1"
    version: str
    dateline: str
    weights: str | None
    language: str


def file_of(table: str, month: str, part: str) -> str:
    """The name of a file of a table."""
    return f"{table}/month={month}/part-{part}.parquet"


def about_of(place: Place) -> About | None:
    """What made the data set at a place; None where there is none."""
    if not place.exists(ABOUT):
        return None
    try:
        return msgspec.json.decode(place.read(ABOUT), type=About)
    except msgspec.MsgspecError as error:
        raise BadInput(
            f"it is no data set of Dateline's: {error}", where=f"{place.address}/{ABOUT}"
        ) from error
