from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.nasty import nasty_text

from dateline import lang
from dateline.reading.syntax.words import compile_words, is_hour, split_words

PATTERN = compile_words(lang.load("en").abbreviations)

any_text = nasty_text() | st.text(alphabet="aZé'’ʼ.-,@#/:0 9n’t\n\u0301\u200d👩🏽م׳漢_", max_size=60)


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in split_words(text, PATTERN)]


@pytest.mark.parametrize("apostrophe", ["'", "’"])
@pytest.mark.parametrize(
    "cut",
    [
        "do|n't", "DO|N'T", "wo|n't", "ca|n't", "is|n't", "they|'re", "we|'ve", "I|'m", "she|'ll", "he|'d", "army|'s",
        "ARMY|'S", "rebels|'", "O'Brien", "O'Brien|'s", "Sana'a", "Sana'a|'s", "Ba'ath", "N'Djamena", "d'Ivoire",
    ],
)  # fmt: skip
def test_clitics_are_split_off_and_apostrophes_inside_names_are_not(cut: str, apostrophe: str) -> None:
    cut = cut.replace("'", apostrophe)
    assert words(f"So {cut.replace('|', '')} there") == ["So", *cut.split("|"), "there"]


@pytest.mark.parametrize(
    "cut", ["can|not", "Can|not", "CAN|NOT", "cannots", "cannotation", "can", "scan", "gon", "nots"]
)
def test_cannot_is_two_words_and_no_other_word_is_cut_so(cut: str) -> None:
    assert words(cut.replace("|", "")) == cut.split("|")


@pytest.mark.parametrize(
    "cut",
    [
        "anti|-|rebel",
        "well|-|known",
        "mid|-|2021",
        "state|-|run|-|media",
        "F|-|16",
        "2020|-|2021",
        "and|/|or",
    ],
)
def test_hyphens_and_slashes_stand_alone(cut: str) -> None:
    assert words(cut.replace("|", "")) == cut.split("|")


@pytest.mark.parametrize(
    "cut",
    [
        "Gen.| Ruun", "Lt.| Gen.| Ruun", "Mr.| Ruun", "on| Aug.| 20", "the| U.S.| army", "at| 5| p.m.| today",
        "Ruun| Ltd.|, a firm", "J.| R.| Ruun", "R.| Ruun",
    ],
)  # fmt: skip
def test_abbreviations_and_initials_keep_their_full_stop(cut: str) -> None:
    parts = [word for part in cut.split("|") for word in part.split()]
    assert words(cut.replace("|", "")) == parts


@pytest.mark.parametrize(
    ("text", "last"),
    [("They left the town.", "town"), ("It was plan B. nobody knew", "B"), ("She is no gen.", "gen")],
)
def test_the_full_stop_of_a_sentence_stands_alone(text: str, last: str) -> None:
    found = words(text)
    assert found[found.index(last) + 1] == "."


def test_a_word_that_only_ends_like_an_abbreviation_loses_its_full_stop() -> None:
    assert words("The Xgen. left") == ["The", "Xgen", ".", "left"]


@pytest.mark.parametrize(
    "cut",
    [
        "6,000",
        "2.5",
        "10:30",
        "1990s",
        "20th",
        "5km",
        "1,250,000.75",
        "$|40m",
        "3|%",
        "12|,| 14",
        "40|.",
        "7|,",
    ],
)
def test_numbers_keep_the_marks_and_letters_inside_them_and_no_mark_after_them(cut: str) -> None:
    assert words(cut.replace("|", "")) == [part.strip() for part in cut.split("|")]


@pytest.mark.parametrize(
    "one",
    [
        "https://example.org/a/b?c=d&e=f#g", "http://example.org", "www.example.org/news", "a.b+c@mail.example.org",
        "@ruun_99", "#Tessel", "U.N.", "snake_case", "Straße", "Кабул", "كابل", "e\u0301te\u0301",
    ],
)  # fmt: skip
def test_addresses_handles_and_words_of_any_script_are_one_word(one: str) -> None:
    assert words(f"see {one} there") == ["see", one, "there"]


@pytest.mark.parametrize("end", [">", "”", "»", '"'])
def test_an_address_ends_before_the_mark_that_closes(end: str) -> None:
    assert words(f"https://example.org/a{end}") == ["https://example.org/a", end]


@pytest.mark.parametrize("run", ["...", "....", "…", "……", "--", "---", "``", "''"])
def test_a_run_of_one_mark_is_one_word(run: str) -> None:
    assert words(f"so {run} he left") == ["so", run, "he", "left"]


@pytest.mark.parametrize("cut", ["“|We| left|,|”| he| said", "(|Marn|)", "‘|We| left|.|’", "!|?|!", "—|we"])
def test_other_marks_stand_alone(cut: str) -> None:
    assert words(cut.replace("|", "")) == [part.strip() for part in cut.split("|")]


@given(any_text)
def test_words_are_in_order_and_never_overlap_or_are_empty(text: str) -> None:
    cut = split_words(text, PATTERN)
    assert all(start < end for start, end in cut)
    assert all(end <= start for (_, end), (start, _) in pairwise(cut))


@given(any_text)
def test_every_character_that_is_no_white_space_is_in_a_word_and_none_that_is(text: str) -> None:
    covered = {i for start, end in split_words(text, PATTERN) for i in range(start, end)}
    assert covered == {i for i, sign in enumerate(text) if not sign.isspace()}


@given(any_text)
def test_cutting_a_text_twice_gives_the_same_words(text: str) -> None:
    assert split_words(text, PATTERN) == split_words(text, compile_words(lang.load("en").abbreviations))


@pytest.mark.parametrize("run", ["a", "'", "a'", "A.", "1,", "can", "n't", "a.b", "@", "a-@", "www.", "."])
def test_a_run_of_thousands_of_signs_without_space_is_covered_too(run: str) -> None:
    hostile = run * 3000
    assert sum(end - start for start, end in split_words(hostile, PATTERN)) == len(hostile)


def test_the_hour_of_an_entry_is_an_hour() -> None:
    assert is_hour("17:55")
    assert not any(is_hour(word) for word in ("17", "17:5", "Minister", "6,000"))
