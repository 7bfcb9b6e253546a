"""Who plays a role in an event, by name: what several tests of events ask of a reading."""

from dateline.model import document_of
from dateline.reading import Reader


def players(reader: Reader, text: str, trigger: str, role: str) -> list[str]:
    """The names of those who play a role in the events that a word of a text tells; "" where an entity is none."""
    reading = reader.read(document_of(text, published="2023-05-04"))
    names = {entity.id: entity.name for entity in reading.entities}
    events = [event for event in reading.events if event.trigger.of(text) == trigger]
    return [
        names.get(part.entity or "", "")
        for event in events
        for part in event.participants
        if part.role == role
    ]
