"""Report text in a terminal: it can show anything and command nothing."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from tests.nasty import nasty_text

from dateline.export.visible import one_line, printable, shortened, visible


@given(nasty_text())
def test_no_sign_that_a_terminal_obeys_is_left(text: str) -> None:
    kept = set(visible(text))
    assert not {sign for sign in kept if unicodedata.category(sign) == "Cc"} - {"\n", "\t"}
    assert not kept & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


@given(nasty_text())
def test_no_word_on_a_page_is_turned_into_another(text: str) -> None:
    assert not set(printable(text)) & set("\u202d\u202e")


@given(nasty_text())
def test_offsets_stay_what_they_were(text: str) -> None:
    assert len(visible(text)) == len(printable(text)) == len(text)


@given(nasty_text())
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


def test_words_in_other_scripts_are_left_alone() -> None:
    text = "مرحبا שלום 漢字 👩🏽‍🚒 e\u0301"
    assert visible(text) == text


@given(text=nasty_text().map(one_line), room=st.integers(3, 40))
def test_a_shortened_text_fits(text: str, room: int) -> None:
    assert len(shortened(text, room)) <= room


def test_a_text_is_shortened_between_words_with_an_ellipsis() -> None:
    assert shortened("to supply weapons and ammunition", 20) == "to supply weapons…"


def test_a_quotation_that_is_cut_keeps_its_closing_mark() -> None:
    assert shortened("“We have the men, but not the rifles”", 24) == "“We have the men, but…”"


def test_a_text_that_fits_is_left_as_it_is() -> None:
    assert shortened("the town fell,", 14) == "the town fell,"
