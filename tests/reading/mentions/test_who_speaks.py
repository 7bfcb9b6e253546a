import pytest

from dateline.model import document_of
from dateline.reading import Reader


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "It was his work on corruption that lent credence to his reporting, U.S. officials said.",
            "U.S. officials",
        ),
        ("Emails seen by Reuters indicate that the squad met Ruun in London.", "emails"),
    ],
)
def test_those_speak_who_are_said_to_and_not_whoever_is_named_in_them(
    reader: Reader, text: str, speaker: str
) -> None:
    reading = reader.read(document_of(text, id="x"))
    names = {entity.id: entity.name for entity in reading.entities}
    (statement,) = reading.statements
    assert statement.source is not None
    assert names[statement.source.entity or ""] == speaker
