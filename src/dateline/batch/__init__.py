"""Millions of reports: files, folders and archives in, a data set of Parquet out, by whatever runner there is.

    batch(["crawl/"], "out", plan=Plan(make=in_processes(8)))

The data set is partitioned by month of publication; `taken` gives its readings back, for a record.
"""

from dateline.batch.fleet import Make, Plan, Result, batch, in_processes, on_ray, within
from dateline.batch.taking import is_data_set, take, taken
from dateline.batch.work import ReadPieces

__all__ = [
    "Make",
    "Plan",
    "ReadPieces",
    "Result",
    "batch",
    "in_processes",
    "is_data_set",
    "on_ray",
    "take",
    "taken",
    "within",
]
