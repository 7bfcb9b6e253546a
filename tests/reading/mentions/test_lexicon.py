"""The tables of words by which mentions are told apart."""

import pytest

from dateline import lang, terms
from dateline.reading.mentions.lexicon import folded, lexicon, plain

WORDS = lexicon(lang.load("en"))


def test_every_list_of_nouns_and_names_is_of_a_kind_that_a_reading_knows() -> None:
    assert {*WORDS.kinds.values(), *WORDS.known.values(), *WORDS.nouns} <= terms.ENTITY_KINDS


def test_every_country_has_a_code_and_a_usual_name() -> None:
    assert all(
        len(code) == 3 and code.isupper() and WORDS.country_names[code] for code in WORDS.countries.values()
    )


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("the United States", "USA"),
        ("US", "USA"),
        ("U.K.", "GBR"),
        ("Ivory Coast", "CIV"),
        ("Côte d’Ivoire", "CIV"),
    ],
)
def test_a_country_is_known_by_its_names(name: str, code: str) -> None:
    assert WORDS.countries[plain(name)] == code


@pytest.mark.parametrize(
    ("word", "code"), [("Afghan", "AFG"), ("Ukrainians", "UKR"), ("South Korean", "KOR"), ("French", "FRA")]
)
def test_a_people_gives_its_country(word: str, code: str) -> None:
    assert WORDS.demonyms[plain(word)] == code


def test_us_in_small_letters_is_no_country() -> None:
    assert plain("us") not in WORDS.countries


def test_a_demonym_of_two_countries_decides_nothing_by_itself() -> None:
    assert WORDS.demonyms["dominican"] == "DOM"  # the larger one; Dominica is named in full


def test_pronouns_say_person_number_and_gender() -> None:
    assert {(p.person in "123", p.number in "sp?", p.gender in "mfnp?") for p in WORDS.pronouns.values()} == {
        (True, True, True)
    }


@pytest.mark.parametrize(("word", "same"), [("José", "jose"), ("O’Brien", "obrien"), ("U.N.", "un")])
def test_accents_apostrophes_and_stops_do_not_tell_words_apart(word: str, same: str) -> None:
    assert folded(word) == same
