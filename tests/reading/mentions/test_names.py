"""When two names can be one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import lang
from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.mentions.lexicon import lexicon
from dateline.reading.mentions.names import Fit, fit, is_acronym, name_of

WORDS = lexicon(lang.load("en"))
WORD = (
    st.text(alphabet="abdeiklmnorstuvz", min_size=3, max_size=8)
    .filter(lambda word: word not in WORDS.words["suffixes"] | WORDS.words["articles"])
    .map(str.title)
)
"""A word that can be a part of a name, and not what follows one ("Obe") or stands in it ("del")."""


def fits(short: str, long: str, *, person: bool = True) -> Fit:
    names = [
        name_of(text.replace("-", " - ").split(), person=person, lexicon=WORDS) for text in (short, long)
    ]
    return fit(names[0], names[1], WORDS)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Hamdo", "Idris Hamdo"),
        ("bin Said", "Karim bin Said"),
        ("van der Velde", "Tomas van der Velde"),
        ("Abu Zeid", "Musa Abu Zeid"),
        ("El-Amin", "Osman el-Amin"),
        ("Amin", "Osman el-Amin"),
        ("Hamdan Dakalo", "Mohamed Hamdan Dakalo"),
    ],
)
def test_a_surname_with_its_particles_stands_for_the_longer_name(short: str, long: str) -> None:
    assert fits(short, long) == Fit.SURNAME


@pytest.mark.parametrize(
    ("short", "long"),
    [("Idris", "Idris Hamdo"), ("Suna", "Aye Suna Kai"), ("Mohamed Hamdan", "Mohamed Hamdan Dakalo")],
)
def test_a_given_name_fits_less_well(short: str, long: str) -> None:
    assert fits(short, long) == Fit.GIVEN


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("George Harlan", "George W. Harlan"),
        ("I. Hamdo", "Idris Hamdo"),
        ("José Peña", "Jose Pena"),
        ("Abdel-Fattah al-Burhani", "Abdel Fattah Burhani"),
        ("George Harlan Jr.", "George Harlan"),
    ],
)
def test_initials_accents_articles_and_suffixes_do_not_make_another_name(short: str, long: str) -> None:
    assert fits(short, long) == Fit.SAME


@given(WORD, WORD, WORD)
def test_a_further_name_in_the_middle_makes_another_person(
    given_name: str, middle: str, surname: str
) -> None:
    if len({given_name, middle, surname}) == 3:
        assert fits(f"{given_name} {surname}", f"{given_name} {middle} {surname}") == Fit.NONE


@given(WORD, WORD, WORD)
def test_two_given_names_are_two_persons(one: str, other: str, surname: str) -> None:
    if one != other:
        assert fits(f"{one} {surname}", f"{other} {surname}") == Fit.NONE


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Volga", "Volga Group"),
        ("Northern Front", "Northern Front Movement"),
        ("Tessel", "Tessel Valley"),
        ("RSC", "Rapid Support Corps"),
    ],
)
def test_an_organization_and_a_valley_may_lack_the_word_for_what_they_are(short: str, long: str) -> None:
    assert fits(short, long, person=False) > Fit.NONE


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Alia", "Alia Liberation Army"),
        ("United Councils", "United Councils Security Board"),
        ("Tessel", "Tessel province"),
    ],
)
def test_a_name_inside_another_is_not_that_other(short: str, long: str) -> None:
    assert fits(short, long, person=False) == Fit.NONE


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("ANC", "Alian National Congress"),
        ("U.N.", "United Nations"),
        ("FoA", "Friends of Alia"),
        ("MoD", "Ministry of Defence"),
    ],
)
def test_an_acronym_is_made_of_first_letters(short: str, long: str) -> None:
    assert is_acronym(short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [("ANC", "Alian Congress"), ("Anc", "Alian National Congress"), ("A", "Alia"), ("AN", "Anders")],
)
def test_other_letters_make_no_acronym(short: str, long: str) -> None:
    assert not is_acronym(short, long)


def test_a_saint_after_whom_something_is_called_is_nobody_and_part_of_its_name(reader: Reader) -> None:
    text = "Doctors at St. Luke's Hospital said 30 people had been brought in. Gunmen burned the church of St. Peter."
    names = {e.name: e.kind for e in reader.read(document_of(text, id="x")).entities}
    assert names["St. Luke's Hospital"] == "facility"
    assert "person" not in names.values()


def test_whoever_has_a_saint_in_his_name_or_is_one_is_somebody(reader: Reader) -> None:
    text = "Mr St. John said he would resign. She prayed to Saint Anthony."
    assert [e.kind for e in reader.read(document_of(text, id="x")).entities].count("person") == 3


def test_a_state_of_emergency_is_no_state(reader: Reader) -> None:
    text = "The cabinet lifted the state of emergency. The state of Kano was calm."
    names = [e.name for e in reader.read(document_of(text, id="x")).entities]
    assert not any("emergency" in name for name in names)
    assert any("Kano" in name for name in names)


def test_whoever_has_a_title_and_the_name_of_a_people_is_one_person(reader: Reader) -> None:
    text = "General Dane said the Front had lost 200 men. The Danes were silent."
    kinds = {e.name: e.kind for e in reader.read(document_of(text, id="x")).entities}
    assert (kinds["Dane"], kinds["Danes"]) == ("person", "people")
