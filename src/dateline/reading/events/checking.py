"""Whether the examples of a codebook are read as they say: each entry's own tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.model import Event, Reading, document_of
from dateline.reading.events.entries import Codebook, Entry, Example

if TYPE_CHECKING:
    from dateline.reading import Reader


@dataclass(frozen=True, slots=True)
class Checked:
    """An example of an entry and what is wrong with what was read; nothing where it is as it should be."""

    entry: Entry
    example: Example
    wrong: str | None


def check(reader: Reader, book: Codebook, *, source: str | None = None) -> Iterator[Checked]:
    """Read every example, of one codebook or of all."""
    for entry in book.entries:
        if source is None or entry.source == source:
            for example in entry.examples:
                reading = reader.read(document_of(example.text))
                yield Checked(entry, example, _wrong(entry, example, reading))


def _wrong(entry: Entry, example: Example, reading: Reading) -> str | None:
    text = example.text
    own = [event for event in reading.events if event.by.partition("/")[2] == entry.rule]
    if example.nothing:
        return f"“{own[0].trigger.of(text)}” was coded by it" if own else None
    at = [event for event in own if example.trigger in (None, event.trigger.of(text))]
    if not at:
        coded = (
            ", ".join(f"“{e.trigger.of(text)}” by {e.by.partition('/')[2]}" for e in reading.events)
            or "nothing"
        )
        return f"it did not code “{example.trigger or text}”; coded was {coded}"
    return _lacks(example, at[0], text)


def _lacks(example: Example, event: Event, text: str) -> str | None:
    if example.status and example.status != event.status:
        return f"its status is {event.status}, not {example.status}"
    for role, words in example.roles.items():
        found = [
            " … ".join(span.of(text) for span in part.spans)
            for part in event.participants
            if part.role == role
        ]
        if not any(words in each for each in found):
            return f"its {role} is {', '.join(found) or 'missing'}, not “{words}”"
    return None
