"""How a reading is to be shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.export.visible import one_line
from dateline.model import Document, IncidentView, Reading

Ink = Literal["plain", "styled", "coloured"]
"""Signs alone; also bold and underlined; also in colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Width and ink of a terminal, the table that is asked for, and how long the reading took.

    ``incidents`` makes the view of a reading as incidents, where that is asked for. ``name`` is what the user
    calls a report that has no id of its own, such as its file. ``for_people``: laid out for reading where the
    format has a closer form too.
    """

    width: int = 100
    ink: Ink = "plain"
    table: str = "statements"
    seconds: float | None = None
    name: str | None = None
    for_people: bool = False
    incidents: Callable[[Reading], Sequence[IncidentView]] | None = None

    def name_of(self, document: Document) -> str:
        """What to call the document: its id, unless that is only the hash of its text."""
        return one_line(self.name if self.name and is_unnamed(document) else document.id)


def is_unnamed(document: Document) -> bool:
    """Whether the document's id is only the beginning of the hash of its text."""
    return document.text_sha256.startswith(document.id)
