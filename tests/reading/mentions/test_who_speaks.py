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


def test_whoever_is_told_something_did_not_say_it(reader: Reader) -> None:
    reading = reader.read(
        document_of(
            "A local official who asked not to be named told the BBC that the road was closed.", id="x"
        )
    )
    said = [s for s in reading.statements if s.act == "assert"]
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names[s.source.entity or ""] for s in said if s.source] == ["unnamed local official"]


def test_a_film_from_a_place_is_not_said_by_the_place(reader: Reader) -> None:
    text = "Video from the scene shows that shards of glass lay across the floor."
    (statement,) = reader.read(document_of(text, id="x")).statements
    assert statement.source is not None
    assert statement.source.entity is None
    assert [span.of(text) for span in statement.source.spans] == ["Video from the scene"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The commander was quoted by state media as saying that the border would stay shut.",
            "unnamed commander",
        ),
        ("The prosecutor alleged that Mr Dorn had paid the gunmen.", "unnamed prosecutor"),
    ],
)
def test_whoever_quotes_or_is_spoken_of_does_not_speak(reader: Reader, text: str, speaker: str) -> None:
    reading = reader.read(document_of(text, id="x"))
    names = {entity.id: entity.name for entity in reading.entities}
    assert [names[s.source.entity or ""] for s in reading.statements if s.source] == [speaker]


def test_it_says_more_of_the_body_that_spoke_in_the_sentence_before(reader: Reader) -> None:
    text = (
        "The Hill Front holds six men. The Front wants the road. The army said the Front had fired on a clinic. "
        "It warned that it would answer."
    )
    reading = reader.read(document_of(text, id="x"))
    names = {entity.id: entity.name for entity in reading.entities}
    said = [s for s in reading.statements if s.source and s.cue and s.cue[0].of(text) == "warned"]
    assert [names[s.source.entity or ""] for s in said if s.source] == ["unnamed army"]


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Kabul Mayor Hamid Odo fled.", "Hamid Odo", "Kabul"),
        ("The court jailed Tbilisi Mayor Kako Kaldez and his aide.", "Kako Kaldez", "Tbilisi"),
        ("Texas Governor Greg Ollin and New York Mayor Erin Adder met.", "Erin Adder", "New York"),
    ],
)
def test_an_office_between_a_place_and_a_name_is_somebodys(
    reader: Reader, text: str, name: str, place: str
) -> None:
    kinds = {entity.name: entity.kind for entity in reader.read(document_of(text)).entities}
    assert (kinds[name], kinds[place]) == ("person", "place")


def test_a_name_goes_on_over_a_small_word_between_hyphens(reader: Reader) -> None:
    reading = reader.read(document_of("The officers arrived in Port-au-Prince on Tuesday."))
    assert ("Port-au-Prince", "place") in {(entity.name, entity.kind) for entity in reading.entities}


def test_a_people_before_the_name_of_a_group_leaves_it_one(reader: Reader) -> None:
    [group] = [
        e for e in reader.read(document_of("The Pakistani Taliban claimed the attack.")).entities if e.name
    ]
    assert (group.name, group.kind) == ("Pakistani Taliban", "armed_group")
