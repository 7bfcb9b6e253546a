import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.nasty import nasty_text

from dateline.nn import CLOSING, INSIDE, INSIDE_INNER, INSIDE_UNCLOSED, OPENING, OUTSIDE
from dateline.reading.syntax.quotes import quotations, word_states

any_text = (
    st.text(alphabet="\"“”‘’'«»„‚`´as9 .,\n", max_size=60)
    | st.lists(
        st.sampled_from(
            ["“", "”", '"', "‘", "’", "'", "«", "»", "``", "''", "we left", "rebels", " ", ", ", ". ", "\n\n", "90", "n"]
        ),
        max_size=30,
    ).map("".join)
    | nasty_text()
)  # fmt: skip


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


STYLES = [
    '" "',
    "“ ”",
    "‘ ’",
    "' '",
    "’ ’",
    "« »",
    "» «",
    "‹ ›",
    "„ “",
    "„ ”",
    "‚ ‘",
    "`` ''",
    "'' ''",
    '“ "',
    "` '",
]


@pytest.mark.parametrize("style", STYLES)
def test_a_quotation_in_every_style_is_found(style: str) -> None:
    opening, closing = style.split()
    sentence = f"{opening}We left the town in May,{closing}"
    assert quoted(f"{sentence} Ruun said.") == [sentence]
    assert quoted(f"Ruun said: {sentence} and sat down.") == [sentence]


@pytest.mark.parametrize("style", ['" "', "“ ”", "‘ ’", "' '", "« »", "„ “", "`` ''"])
def test_two_quotations_in_one_paragraph_stay_two(style: str) -> None:
    opening, closing = style.split()
    parts = [f"{opening}We left the town,{closing}", f"{opening}and nobody came.{closing}"]
    assert quoted(f"{parts[0]} Ruun said, {parts[1]}") == parts


def test_words_in_marks_inside_a_sentence_are_a_quotation() -> None:
    assert quoted("The army called it “a mistake” and ‘a pity’.") == ["“a mistake”", "‘a pity’"]


def test_a_quotation_without_its_closing_mark_ends_with_its_paragraph() -> None:
    text = "Ruun said: “We left the town. \n\nNobody came."
    [one] = quotations(text)
    assert (text[one.start : one.end], one.closed) == ("“We left the town.", False)


@pytest.mark.parametrize("mark", ["“ ”", '" "', "‘ ’", "« »"])
def test_each_paragraph_of_a_long_quotation_opens_anew_and_only_the_last_closes(mark: str) -> None:
    opening, closing = mark.split()
    parts = [
        f"{opening}We left the town.",
        f"{opening}Nobody came to help us.",
        f"{opening}It was over.{closing}",
    ]
    text = "\n\n".join(parts) + " He sat down."
    assert quoted(text) == parts
    assert [q.closed for q in quotations(text)] == [False, False, True]


def test_a_quotation_that_is_not_closed_ends_before_the_next_one_opens() -> None:
    assert quoted("“We left the town, Ruun said. “Nobody came,” he added.") == [
        "“We left the town, Ruun said.",
        "“Nobody came,”",
    ]


@pytest.mark.parametrize("apostrophe", ["'", "’"])
@pytest.mark.parametrize(
    "text",
    [
        "The fighters' families left the rebels' camp.", "It's the army's town, and they don't know O'Brien of Sana'a.",
        "In the '90s rock 'n' roll was banned.", "It began in '98 and ended in the 2000s.", "Tell 'em to go 'til May.",
        "They were goin' home and fightin' on.", "He stood 6' 2 tall.", "The wall is 5'10 high.",
        "The 1990s' wars were long.", "The Red Herons' leader left.", "All the families', said Ruun.",
    ],
)  # fmt: skip
def test_an_apostrophe_is_no_quotation_mark(text: str, apostrophe: str) -> None:
    assert quoted(text.replace("'", apostrophe)) == []


@pytest.mark.parametrize(
    "text", ["The wall was 6' 2\" high.", 'A 12" pipe and a 6" pipe broke.', "It fell 5'10\"."]
)
def test_feet_and_inches_are_no_quotation_marks(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    "said",
    [
        "‘The fighters’ families left,’", "'The fighters' families left,'", "‘It’s the army’s town,’",
        "'We don't know,'", "‘In the ’90s we left,’", "“The wall was 6' high,”", "“They took the rebels’ camp,”",
    ],
)  # fmt: skip
def test_an_apostrophe_inside_a_quotation_does_not_end_it(said: str) -> None:
    assert quoted(f"{said} Ruun said.") == [said]


def test_the_marks_of_a_leftover_attribute_are_no_quotation_marks() -> None:
    assert quoted('<q cite="they left the town at dawn">We stayed.') == []


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("“He told us ‘go home’ and left,”", "‘go home’"), ("\"He told us 'go home' and left,\"", "'go home'"),
        ("‘He told us “go home” and left,’", "“go home”"), ("“He told us ‘go home.’”", "‘go home.’"),
        ("“‘Go home’ is what he told us,”", "‘Go home’"), ("«He told us “go home” and left,»", "“go home”"),
    ],
)  # fmt: skip
def test_a_quotation_inside_another_is_found_inside_it(outer: str, inner: str) -> None:
    found = quotations(f"{outer} Ruun said.")
    text = f"{outer} Ruun said."
    assert [(text[q.start : q.end], q.depth) for q in found] == [(outer, 0), (inner, 1)]


def states(text: str) -> list[int]:
    words = [found.span() for found in re.finditer(r"\w+|\S", text)]
    return word_states(quotations(text), words)


def test_each_word_knows_how_it_stands_in_a_quotation() -> None:
    assert states("Ruun said “we left” twice") == [
        OUTSIDE,
        OUTSIDE,
        OPENING,
        INSIDE,
        INSIDE,
        CLOSING,
        OUTSIDE,
    ]
    assert states("“Go ‘home’ now”") == [OPENING, INSIDE, OPENING, INSIDE_INNER, CLOSING, INSIDE, CLOSING]
    assert states("Ruun: “We left") == [OUTSIDE, OUTSIDE, OPENING, INSIDE_UNCLOSED, INSIDE_UNCLOSED]
    assert states("We left") == [OUTSIDE, OUTSIDE]
    assert states("") == []


@given(any_text)
def test_quotations_lie_inside_the_text_and_hold_words_between_their_marks(text: str) -> None:
    for q in quotations(text):
        assert 0 <= q.start < q.inner_start < q.inner_end <= q.end <= len(text)
        assert q.closed == (q.inner_end < q.end)
        assert text[q.inner_start : q.inner_end].strip()


@given(any_text)
def test_quotations_come_in_order_outer_before_inner(text: str) -> None:
    places = [(q.start, -q.end) for q in quotations(text)]
    assert places == sorted(set(places))


@given(any_text)
def test_quotations_are_at_most_two_deep_and_those_of_one_depth_never_overlap(text: str) -> None:
    found = quotations(text)
    assert {q.depth for q in found} <= {0, 1}
    for depth in (0, 1):
        for one, other in pairwise(q for q in found if q.depth == depth):
            assert one.end <= other.start


@given(any_text)
def test_an_inner_quotation_lies_between_the_marks_of_an_outer_one(text: str) -> None:
    found = quotations(text)
    for inner in found:
        assert inner.depth == 0 or any(
            outer.depth == 0 and outer.inner_start <= inner.start and inner.end <= outer.inner_end
            for outer in found
        )


@given(any_text)
def test_no_quotation_runs_over_the_end_of_a_paragraph(text: str) -> None:
    assert not any(re.search(r"[\r\n\u2028\u2029]", one) for one in quoted(text))


@pytest.mark.parametrize("unit", ['"', "“‘", "s' ", "“a”"])
def test_a_paragraph_of_ten_thousand_marks_is_decided(unit: str) -> None:
    assert isinstance(quotations(unit * (10_000 // sum(not c.isalnum() and c != " " for c in unit))), list)
