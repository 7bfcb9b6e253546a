"""Those who are taken up by their number alone."""

import pytest

from dateline.model import document_of
from dateline.reading import Reader


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("A court sentenced four men to death. All four denied the charge.", "All four", "four men"),
        ("Two journalists were held for a week. The two were freed on Friday.", "The two", "two journalists"),
        (
            "Gunmen seized 12 workers and three guards. The guards fled. All 12 are missing.",
            "All 12",
            "12 workers",
        ),
    ],
)
def test_as_many_as_were_told_of_are_those(reader: Reader, text: str, words: str, name: str) -> None:
    reading = reader.read(document_of(text, id="x"))
    (mention,) = (m for m in reading.mentions if m.span.of(text) == words)
    assert next(e.name for e in reading.entities if e.id == mention.entity) == name


def test_as_many_others_are_not_taken_up(reader: Reader) -> None:
    text = "Five men were tried. All four denied the charge."
    reading = reader.read(document_of(text, id="x"))
    of = {m.span.of(text): m.entity for m in reading.mentions}
    assert of["Five men"] != of["All four"]
