"""Whose deed it is, and to whom it is done, where a sentence has several who could be meant."""

import pytest

from dateline.model import document_of
from dateline.reading import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def _players(reader: Reader, text: str, trigger: str, role: str) -> list[str]:
    reading = reader.read(document_of(text, published="2023-05-04"))
    names = {entity.id: entity.name for entity in reading.entities}
    events = [event for event in reading.events if event.trigger.of(text) == trigger]
    return [
        names.get(part.entity or "", "")
        for event in events
        for part in event.participants
        if part.role == role
    ]


def test_helpers_that_are_sent_are_not_those_who_are_helped(reader: Reader) -> None:
    text = "Norway sent divers to the flooded port."
    assert "divers" not in _players(reader, text, "sent", "recipient")
    assert "divers" in _players(reader, text, "sent", "item")


def test_a_name_right_after_its_description_is_who_is_meant(reader: Reader) -> None:
    text = "The body of the mechanic Pedro Rolon, who was injured on Friday, was found."
    assert _players(reader, text, "injured", "target") == ["Pedro Rolon"]


def test_a_death_of_wounds_is_told_as_violence_and_one_of_an_illness_is_not(reader: Reader) -> None:
    assert _players(reader, "Three miners died of their wounds near the dam.", "died", "target") == [
        "three miners"
    ]
    assert _players(reader, "Three miners died of cholera near the dam.", "died", "target") == []
