"""Lines of separated values that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import BinaryIO, Final

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a cell begins with that a spreadsheet would run, as OWASP's "CSV Injection" lists it."""

Cell = str | int | float | None


def safe(cell: object) -> object:
    """A cell with an apostrophe before it where a spreadsheet would run it; numbers are left alone."""
    if isinstance(cell, str):
        cell = cell.replace("\0", "")
        if cell.startswith(FORMULA_STARTS):
            return f"'{cell}"
    return cell


def write_lines(
    out: BinaryIO, columns: Sequence[str], rows: Iterable[Sequence[object]], *, escape: bool = True
) -> int:
    """Comma-separated values as RFC 4180 has them, in UTF-8; the number of rows."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(columns)
        number = 0
        for row in rows:
            writer.writerow([safe(cell) for cell in row] if escape else row)
            number += 1
        return number
    finally:
        text.detach()


def write_tabs(out: BinaryIO, columns: Sequence[str] | None, rows: Iterable[Sequence[object]]) -> int:
    """Tab-separated values without quotes: a tab or a line end inside a cell is a space."""
    number = 0
    if columns is not None:
        out.write(("\t".join(columns) + "\n").encode())
    for row in rows:
        out.write(
            (
                "\t".join(" ".join(str("" if cell is None else safe(cell)).split()) for cell in row) + "\n"
            ).encode()
        )
        number += 1
    return number
