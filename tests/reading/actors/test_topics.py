"""Whom "he", "her" and "his" mean at the beginning of a paragraph's second sentence, in invented reports."""

import pytest

from dateline.model import document_of
from dateline.reading import Reader

OTHER = """\
Colonel Davit Orell told reporters that no unit had been near Dume. He accused the front of having mortars in the school.

"""
REPORTS = [
    ("President Anselm Ruvo is accused of breaking a truce. His office did not respond.", "His", "Anselm Ruvo"),
    ("Governor Tomas Brell was sworn in on Monday. His first order closed the port.", "His", "Tomas Brell"),
    ("Prime Minister Osk Tarn has lost two votes this month. He faces a third on Friday.", "He", "Osk Tarn"),
    ("Judge Karl Ruun retired on Monday. His house was searched the same night.", "His", "Karl Ruun"),
    ("Jorn Orr threatened a war if Tomas Brell came back. His men seized a port.", "His", "Jorn Orr"),
    ("Mayor Ivo Kant fled on Sunday. His deputy runs the town.", "His", "Ivo Kant"),
    ("The mayor of Tessel was freed in March. His guards were never found.", "His", "mayor of Tessel"),
]  # fmt: skip


@pytest.mark.parametrize(("paragraph", "pronoun", "name"), REPORTS)
def test_a_pronoun_means_the_one_person_of_its_paragraph_not_of_the_one_above(
    reader: Reader, paragraph: str, pronoun: str, name: str
) -> None:
    text = OTHER + paragraph
    reading = reader.read(document_of(text, published="2023-05-04"))
    start = text.index(f" {pronoun} ", len(OTHER)) + 1
    mention = next(m for m in reading.mentions if m.span.start == start and m.form == "pronoun")
    entity = next(e for e in reading.entities if e.id == mention.entity)
    assert name in entity.name


def test_where_a_paragraph_has_two_persons_the_pronoun_is_weighed_as_ever(reader: Reader) -> None:
    text = "General Oto Brell met Minister Karl Venn in Marn on Monday. He left the same night."
    reading = reader.read(document_of(text, published="2023-05-04"))
    start = text.index("He left")
    mention = next(m for m in reading.mentions if m.span.start == start)
    entity = next(e for e in reading.entities if e.id == mention.entity)
    assert entity.name in ("Oto Brell", "Karl Venn", "unnamed person")


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        (
            "The Old Lion, Karam Odo, led the hill men until his death. Ilyas Doran said he had been joined by soldiers.",
            "he had",
            "Ilyas Doran",
        ),
        (
            "The Hill Rebels showed reporters the guns that they had taken from the army.",
            "they had",
            "Hill Rebels",
        ),
        ("Minister Osk Tarn told parliament he would not resign.", "he would", "Osk Tarn"),
    ],
)
def test_a_pronoun_in_what_is_said_or_had_means_who_says_or_has_it(
    reader: Reader, text: str, pronoun: str, name: str
) -> None:
    reading = reader.read(document_of(text, published="2023-05-04"))
    start = text.index(f" {pronoun}") + 1
    mention = next(m for m in reading.mentions if m.span.start == start and m.form == "pronoun")
    entity = next(e for e in reading.entities if e.id == mention.entity)
    assert name in entity.name
