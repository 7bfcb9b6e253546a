"""Names that no list has are places where the words around them say so, with the real weights.

The names are invented.
"""

import pytest

from dateline.model import document_of
from dateline.reading import Reader

PLACES = [
    ("Troops surrounded the Harvat barracks before dawn and shots were heard.", "Harvat"),
    ("The convoy was stopped on the Tuvala road, twenty kilometres from the front.", "Tuvala"),
    ("Residents of the Orsik valley said the shelling went on all night.", "Orsik"),
    ("Two of the wounded were taken to a clinic at Sidi Marouf, doctors said.", "Sidi Marouf"),
    ("Gunmen burned nine houses in the village of Nor Havan on Sunday.", "Nor Havan"),
    ("The rebels said they had recaptured Dolvesk after a week of fighting.", "Dolvesk"),
    ("Fighting resumed near Tel Zohar on Tuesday.", "Tel Zohar"),
    ("Police arrested two brothers from Lamberry over the bombing.", "Lamberry"),
]
OTHERS = [
    ("Parliament passed a motion of no confidence in Vorlan on Monday.", "Vorlan"),
    ("The union called on Vorlan to resign.", "Vorlan"),
    ("Lawmakers look for a successor in Anna Vorlan, the finance minister.", "Anna Vorlan"),
    ("She teaches at Vorlan High School, police said.", "Vorlan High School"),
    ("Soldiers of the Vorlan Front killed six villagers.", "Vorlan"),
    ("Vorlan, a colonel, met the envoy on Friday.", "Vorlan"),
    ("The rebels attacked Vorlan's convoy near the border.", "Vorlan"),
]


def places(reader: Reader, text: str) -> set[str]:
    draft = reader.draft(document_of(text, id="d1", published="2024-05-10"))
    return {place.span.of(text) for place in draft.places}


@pytest.mark.parametrize(("sentence", "name"), PLACES)
def test_a_name_that_its_words_call_a_place_is_one(reader: Reader, sentence: str, name: str) -> None:
    assert any(name in found for found in places(reader, sentence))


@pytest.mark.parametrize(("sentence", "name"), OTHERS)
def test_a_name_of_somebody_is_no_place(reader: Reader, sentence: str, name: str) -> None:
    assert not any(found in name or name in found for found in places(reader, sentence))


def test_what_stands_before_its_country_lies_there_wherever_it_is_named(reader: Reader) -> None:
    text = "HARVAT, Sudan, May 9 - Shells fell on Harvat on Thursday. Nobody in Harvat was hurt."
    draft = reader.draft(document_of(text, id="d1", published="2024-05-10"))
    assert {p.country for p in draft.places if p.name.lower() == "harvat"} == {"SDN"}


def test_a_village_of_an_invented_country_lies_in_no_other(reader: Reader) -> None:
    text = "Orsika's army shelled the village of Nor Havan. France and Norway called for talks in Geneva."
    draft = reader.draft(document_of(text, id="d1", published="2024-05-10"))
    assert {p.country for p in draft.places if p.name == "Nor Havan"} == {None}
