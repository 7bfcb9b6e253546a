"""What befell those who are counted, and what did not, in whole readings."""

import pytest

from dateline.model import document_of
from dateline.reading import Reader


@pytest.mark.parametrize(
    ("text", "words", "scope"),
    [
        ("A shooting at a club in Besh sent four men to the hospital on Monday.", "four", "injured"),
        ("Police in Besh nabbed 26 pirates on Monday.", "26", "detained"),
        ("The charges include one count of murder and three counts of vehicular homicide.", "three", None),
        (
            "Holiday shopping turned traumatic for dozens of people in Bloomington Wednesday night after a woman was"
            " killed right in front of them, while her husband struggled to keep her alive.",
            "dozens",
            None,
        ),
    ],
)
def test_a_toll_is_of_those_alone_whom_it_befell(
    reader: Reader, text: str, words: str, scope: str | None
) -> None:
    counts = {count.span.of(text): count for count in reader.read(document_of(text, id="x")).counts}
    found = counts.get(words)
    assert (found.scope if found is not None else None) == scope


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("Twelve soldiers died in the ambush. Two of them were officers.", ["killed", "killed"]),
        (
            "Twelve soldiers died in the ambush. Relatives gathered outside the base. Two of them fainted.",
            ["killed"],
        ),
    ],
)
def test_some_of_them_are_some_of_those_who_were_told_of_last(
    reader: Reader, text: str, scopes: list[str]
) -> None:
    assert [count.scope for count in reader.read(document_of(text)).counts] == scopes


def test_soldiers_among_the_dead_are_dead_and_not_deployed(reader: Reader) -> None:
    text = "Nine people, including six soldiers, have died on the Israeli side."
    counts = reader.read(document_of(text)).counts
    assert [(count.low, count.scope) for count in counts] == [(9, "killed"), (6, "killed")]
    assert counts[1].part_of == counts[0].id


@pytest.mark.parametrize(
    ("text", "words", "scope"),
    [
        ("Norland handed over 37 servicemen at the crossing.", "37", "released"),
        ("The court asked Norland to hand over two officers.", "two", None),
        ("Raiders made off with four trawlers.", "four", "seized"),
        ("The frigate sailed off with four sailors.", "four", None),
        ("A trader was robbed of two lorries.", "two", "seized"),
        ("Power was cut to 9,000 homes.", "9,000", "affected"),
        ("Power was brought to 9,000 homes.", "9,000", None),
        ("A force of 620 men holds the valley.", "620", "deployed"),
        ("A column of 2,000 people reached the border.", "2,000", None),
        ("Several companies have threatened to leave.", "Several", None),
        ("The lynching of two shepherds led to the raid.", "two", "killed"),
    ],
)
def test_what_befell_some_is_told_by_how_they_hang_on_the_verb(
    reader: Reader, text: str, words: str, scope: str | None
) -> None:
    counts = {count.span.of(text): count for count in reader.read(document_of(text, id="x")).counts}
    assert (counts[words].scope if words in counts else None) == scope


def test_over_belongs_to_a_verb_of_handing_and_is_no_hedge(reader: Reader) -> None:
    (count,) = reader.read(document_of("Norland handed over 37 servicemen.", id="x")).counts
    assert (count.low, count.high) == (37, 37)
    (count,) = reader.read(document_of("Norland freed over 37 servicemen.", id="x")).counts
    assert (count.low, count.high) == (37, None)
