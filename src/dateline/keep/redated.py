"""Reports that state another day of publication than the one that they were given: nothing is dated anew in silence."""

from __future__ import annotations

from typing import Final

from dateline.store.protocol import Query, View
from dateline.tables import PRODUCED

CODE: Final = "date-conflict"
"""The code of what ingest notes of such a report: both days stand in its message."""


def redated(view: View, run: str) -> int:
    """How many reports that a run read state another day, in a field or at their head, than the one that is used."""
    read = {str(PRODUCED.cells(row)["document"]) for row in view.rows("produced", run=run)}
    noted = (str(row[0]) for row in view.flat("issues", Query(code=CODE)))
    return len(read.intersection(noted))
