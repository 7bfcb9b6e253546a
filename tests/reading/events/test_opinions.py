"""To whom an event is done where the rules name nobody: what the network says of it."""

from dataclasses import replace

import numpy as np
import pytest

from dateline.model import document_of
from dateline.reading import Draft, Reader
from dateline.reading.events.opinions import LEAST, seconded

TEXT = "The raid on Monday was a shock to the miners, residents said."


def pointed(reader: Reader, likely: float) -> list[tuple[str, str]]:
    """The participants that are added where the head points to "miners" with a likelihood."""
    draft: Draft = reader.draft(document_of(TEXT, id="x"))
    assert draft.signals is not None
    event = replace(next(e for e in draft.events if e.trigger.of(TEXT) == "raid"), participants=())
    word, miners = draft.forms.index("raid"), draft.forms.index("miners")
    start, row = draft.signals.pairs["target"].row(word)
    told = np.full_like(row, np.log(1e-6))
    told[miners - start + 1], told[0] = np.log(likely), np.log(1 - likely)
    row[:] = told
    (found,) = seconded(draft, [event])
    return [(each.role, each.spans[0].of(TEXT)) for each in found.participants]


@pytest.mark.parametrize(
    ("likely", "added"), [(LEAST + 0.1, [("recipient", "the miners")]), (LEAST - 0.1, [])]
)
def test_whom_the_network_is_sure_of_is_added_where_nobody_is_named(
    reader: Reader, likely: float, added: list[tuple[str, str]]
) -> None:
    assert pointed(reader, likely) == added


def test_nobody_is_added_beside_whom_the_words_name(reader: Reader) -> None:
    draft = reader.draft(document_of("Police arrested two miners on Monday.", id="x"))
    assert seconded(draft, draft.events) == draft.events
