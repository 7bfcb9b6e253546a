"""Pronouns that stand for the subject of the clause above."""

from dateline.model import document_of
from dateline.reading import Reader


def entity_of(reader: Reader, text: str, word: str) -> str:
    reading = reader.read(document_of(text))
    start = text.index(f" {word} ") + 1
    (mention,) = (m for m in reading.mentions if m.span.start == start and m.form == "pronoun")
    return next(entity.name for entity in reading.entities if entity.id == mention.entity)


def test_he_in_what_somebody_is_reported_to_say_is_that_somebody(reader: Reader) -> None:
    text = "Odo Marn led the men. The prefect, Ilyas Ruun, said that he had been joined by six officers."
    assert entity_of(reader, text, "he") == "Ilyas Ruun"


def test_they_in_a_clause_on_what_a_group_does_something_with_are_the_group(reader: Reader) -> None:
    text = "The army fled. The Ostrel Brigade showed the guns they had taken from the depot."
    assert entity_of(reader, text, "they") == "Ostrel Brigade"


def test_its_in_what_a_body_denies_is_of_that_body(reader: Reader) -> None:
    text = "The Ministry of Ports told its staff to stay at home. Ostrel denied that its special forces took part."
    assert entity_of(reader, text.replace("told its", "told the"), "its") == "Ostrel"


def test_nobody_says_that_he_himself_was_killed(reader: Reader) -> None:
    text = "Two miners died on Monday. Police said they had been killed in a stampede."
    assert entity_of(reader, text, "they") != "police"


def test_a_company_whose_workers_they_attacked_is_not_they(reader: Reader) -> None:
    text = "The villagers say guards beat them; the company says that they attacked its workers with stones."
    reading = reader.read(document_of(text, id="x"))
    of = {m.span.of(text): m.entity for m in reading.mentions}
    assert of["they"] != of["the company"] == of["its"]


def test_they_in_what_a_body_says_are_those_it_tells_of_right_before(reader: Reader) -> None:
    for text, who in (
        ("The army said rebels had fled and that they had burned the bridge.", "rebels"),
        ("The miners came up on Sunday. The company said they would be paid.", "miners"),
        ("The army said they had taken the town.", "unnamed army"),
        ("Police said the rebels had attacked and that they had fired back.", "police"),
    ):
        assert entity_of(reader, text, "they") == who


def test_he_in_what_his_lawyer_or_his_kin_say_is_whose_they_are(reader: Reader) -> None:
    for speaker in ("His lawyer", "His brother", "His lawyer, Ilyas Ruun,"):
        text = f"Karim Marn was held on Monday. {speaker} said that he had not eaten for two days."
        assert entity_of(reader, text, "he") == "Karim Marn"
    text = "The lawyer for Karim Marn said he had been beaten in prison."
    assert entity_of(reader, text, "he") == "Karim Marn"


def test_he_beside_him_in_what_a_lawyer_says_is_the_lawyer(reader: Reader) -> None:
    text = "Karim Marn was held on Monday. His lawyer, Ilyas Ruun, said he had not been allowed to see him."
    assert entity_of(reader, text, "he") == "Ilyas Ruun"


def test_she_in_what_a_daughter_says_is_the_daughter(reader: Reader) -> None:
    assert "daughter" in entity_of(reader, "The president's daughter said she would run for office.", "she")
