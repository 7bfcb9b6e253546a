"""Inputs for the tests of batch, the reader that reads them, and what a data set holds."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polars
import zstandard
from tests.ingest.archives import packed, record, table
from tests.ingest.reports import PAGE
from tests.readers import load

from dateline.batch import Plan, ReadPieces, Result, batch
from dateline.batch.layout import COLUMNS

JOB = ReadPieces(load=load)


def row(number: int, **more: Any) -> dict[str, Any]:
    month = 1 + number % 3
    return {
        "text": f"Anna said go {number}. Ben said no.",
        "published": f"2025-{month:02}-03",
        "source": "Post",
        **more,
    }


def lines(rows: Iterable[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(each).encode() + b"\n" for each in rows)


def page(town: str) -> bytes:
    return record(PAGE.replace("Orsa", town).encode(), url=f"https://post.example/{town}")


def write_inputs(folder: Path) -> Path:
    """A folder with every kind of input: 32 reports, one that is broken in each of two files, and one that is none."""
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(lines(map(row, range(10))) + b"broken\n")
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(lines(map(row, range(10, 15)))))
    (folder / "c.jsonl.zst").write_bytes(zstandard.compress(lines(map(row, range(15, 20)))))
    (folder / "d.parquet").write_bytes(table([row(number) for number in range(20, 27)]))
    (folder / "e.warc.gz").write_bytes(packed(page("Amra"), page("Belt"), b"broken"[:3], page("Corin")))
    (folder / "f.txt").write_text("Carla said nothing about it.")
    (folder / "g.csv").write_text(
        'text,published\n"Dan said, twice,\nthat",2025-02-01\n' * 1 + "Eve said yes,2024\n"
    )
    (folder / "h.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "i.txt").write_bytes(b"")
    return folder


def done(inputs: Path, out: Path | str, plan: Plan | None = None, job: ReadPieces = JOB) -> Result:
    return batch([str(inputs)], str(out), job=job, plan=plan or Plan(reports=4))


def parquet(out: Path) -> dict[str, bytes]:
    """Every file of a data set that is Parquet, by its name."""
    return {str(each.relative_to(out)): each.read_bytes() for each in sorted(out.rglob("*.parquet"))}


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    assert table in COLUMNS
    return polars.read_parquet(out / table, hive_partitioning=True).to_dicts()
