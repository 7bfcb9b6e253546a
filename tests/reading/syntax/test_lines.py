from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.syntax.lines import flowing

WRAPPED = """\
The governor of the province said on Monday that two bridges had been
closed after the flood, and that lorries with food would have to take
the road over the pass until the end of the week.
Officials in the capital promised tents, blankets and clean water for
the families who spent the night on the roofs of their houses."""

PARAGRAPHS = """\
The governor closed two bridges on Monday.
Lorries with food will have to take the road over the pass until the end of the week, he told reporters.
Officials promised tents.
The families had spent the night on the roofs of their houses, where helicopters found them in the morning."""


def test_a_break_that_wraps_a_line_becomes_a_space() -> None:
    lines = flowing(WRAPPED).split("\n")
    assert [line[:12] for line in lines] == ["The governor", "Officials in"]


def test_breaks_between_paragraphs_stay() -> None:
    assert flowing(PARAGRAPHS) == PARAGRAPHS


def test_a_line_that_goes_on_in_small_letters_was_wrapped_even_if_it_is_alone() -> None:
    assert flowing("The rebels took\nthe town.\nNobody fled.") == "The rebels took the town.\nNobody fled."


def test_blank_lines_lists_and_short_lines_stay() -> None:
    text = (
        "The dead, by town:\n- Aram: 12\n- Besh: 4\n- Coll: 1\n\nInjured: 30\nMissing: 2\nFound: 8\nGone: 1"
    )
    assert flowing(text) == text


def test_lines_that_are_all_indented_are_wrapped_too() -> None:
    inside = WRAPPED.replace("\n", "\n            ")
    assert [line.split()[0] for line in flowing(inside).split("\n")] == ["The", "Officials"]


def test_a_line_indented_unlike_the_others_begins_a_paragraph() -> None:
    indented = WRAPPED.replace("closed after", "   Closed after")
    assert [line.split()[0] for line in flowing(indented).split("\n")] == ["The", "Closed", "Officials"]


def test_windows_breaks_are_understood() -> None:
    assert flowing(WRAPPED.replace("\n", "\r\n")).split() == WRAPPED.split()
    assert "been  closed" in flowing(WRAPPED.replace("\n", "\r\n"))


@given(st.text(alphabet="ab .\n\r-A", max_size=200))
def test_only_line_breaks_change_and_the_length_stays(text: str) -> None:
    flow = flowing(text)
    assert len(flow) == len(text)
    assert all(a == b or (a in "\r\n" and b == " ") for a, b in zip(text, flow, strict=True))


PARAGRAPHS_WRAPPED = """\
The governor of the province said on Monday that two bridges had been
closed after the flood, and that lorries with food would have to take the
road over the pass, where drivers had waited since the night in
Karm for help.
Officials promised tents.
Families who had spent the night on the roofs of their houses told the
Observer that nobody had come to fetch them, and that the water of the
Sarn was rising.
Boats were sent."""


def test_paragraphs_of_a_sentence_each_do_not_hide_that_lines_are_wrapped() -> None:
    lines = flowing(PARAGRAPHS_WRAPPED).split("\n")
    assert [line[:8] for line in lines] == ["The gove", "Official", "Families", "Boats we"]


def test_a_line_that_ends_in_a_word_with_which_no_paragraph_ends_goes_on() -> None:
    text = "The charges were like those laid in\nTolva last year.\nThe court rose."
    assert flowing(text, frozenset({"in"})).split("\n") == [
        "The charges were like those laid in Tolva last year.",
        "The court rose.",
    ]
