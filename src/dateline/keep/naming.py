"""What an incident is called: the event that tells it best, in the words of its report."""

from __future__ import annotations

from typing import Final

from dateline.export.happened import happened
from dateline.export.lookup import lookup
from dateline.export.visible import shortened
from dateline.keep.decided import reading_at
from dateline.store.protocol import View

LONGEST: Final = 120
"""Characters of a name."""


def name_of(view: View, reading: str, event: str) -> str:
    """The words of an event, in whole phrases."""
    read = reading_at(view, reading)
    if read is not None:
        for line in happened(lookup(read)):
            if line.event.id == event:
                return shortened(line.what, LONGEST)
    return event
