"""A table of the record as comma- or tab-separated values."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Final

from dateline.export.lookup import lookup
from dateline.export.records.separated import safe
from dateline.export.tables import TABLES, Value
from dateline.export.visible import visible
from dateline.model import Reading

COMMA: Final = ","
TAB: Final = "\t"


def head(table: str, delimiter: str) -> str:
    """The line of column names."""
    return line_of(("document", *TABLES[table].columns), delimiter)


def rows(reading: Reading, table: str, delimiter: str) -> str:
    """A line for each item of the reading."""
    known = lookup(reading)
    lines = ((reading.document.id, *row) for row in TABLES[table].rows(known))
    return "".join(line_of(line, delimiter) for line in lines)


def line_of(values: Iterable[Value], delimiter: str) -> str:
    """One line of values, none of which a spreadsheet takes for a formula."""
    file = StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator="\n").writerow(_cell(value) for value in values)
    return file.getvalue()


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    return str(safe(" ".join(visible(value).split())))
