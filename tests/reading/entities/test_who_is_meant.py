"""Whom a description or a pronoun takes up, by what each is told to do and undergo, and by nouns for the same."""

import pytest

from dateline.model import document_of
from dateline.reading import Reader


def chains(reader: Reader, text: str) -> list[set[str]]:
    """The words of the mentions of each entity."""
    reading = reader.read(document_of(text, id="x"))
    return [
        {m.span.of(text) for m in reading.mentions if m.entity == entity.id} for entity in reading.entities
    ]


def together(reader: Reader, text: str, *words: str) -> bool:
    return any(set(words) <= chain for chain in chains(reader, text))


@pytest.mark.parametrize(
    ("text", "first", "again"),
    [
        (
            "Gunmen kidnapped two engineers on Monday. The kidnappers demanded a ransom.",
            "Gunmen",
            "The kidnappers",
        ),
        (
            "Gunmen kidnapped two engineers on Monday. Police said the captives were alive.",
            "two engineers",
            "the captives",
        ),
        (
            "Railway workers stopped work on Tuesday. The strikers blocked the main station.",
            "Railway workers",
            "The strikers",
        ),
        (
            "Police arrested 14 students after a march. The detainees were taken to a barracks.",
            "14 students",
            "The detainees",
        ),
        (
            "Some 4,000 people fled the fighting. The refugees crossed the river on foot.",
            "Some 4,000 people",
            "The refugees",
        ),
    ],
)
def test_whoever_does_or_undergoes_a_deed_is_called_by_it(
    reader: Reader, text: str, first: str, again: str
) -> None:
    assert together(reader, text, first, again)


def test_a_noun_for_the_same_takes_up_what_another_brought_in(reader: Reader) -> None:
    text = "A trawler sank on Friday. The vessel had left port at night."
    assert together(reader, text, "A trawler", "The vessel")
    text = "Rebels ambushed a convoy on Thursday. The insurgents withdrew before dawn."
    assert together(reader, text, "Rebels", "The insurgents")


def test_whose_houses_are_burned_did_not_burn_them(reader: Reader) -> None:
    text = "Villagers told reporters that soldiers had burned their houses."
    assert together(reader, text, "Villagers", "their")
    assert together(reader, "The junta jailed its critics and closed two papers.", "The junta", "its")


def test_who_fires_on_them_is_not_fired_on(reader: Reader) -> None:
    text = "The refugees crossed the bridge. Soldiers there fired on them."
    assert not together(reader, text, "Soldiers there", "them")


def test_others_who_defend_are_not_those_who_attacked(reader: Reader) -> None:
    text = "Rebels attacked the town on Monday. Troops drove them out. The soldiers lost two men."
    assert not together(reader, text, "Rebels", "The soldiers")
