from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.corroborate.passages import RUN, passages_of
from dateline.corroborate.wording import wording_of

few_words = st.lists(st.sampled_from(["Tessel,", "port", "14", "the", "fell"]), max_size=40).map(" ".join)


def spans(a: str, b: str) -> list[tuple[str, str]]:
    one, other = wording_of(a), wording_of(b)
    return [(x.of(a), y.of(b)) for x, y in (p.spans(one, other) for p in passages_of(one, other))]


def test_a_passage_runs_as_long_as_the_words_are_the_same() -> None:
    a = "The guns fell silent at noon, the mayor of Tessel said."
    b = "Silence at last: the guns fell silent at noon; officials said."
    assert spans(a, b) == [("The guns fell silent at noon", "the guns fell silent at noon")]


def test_two_words_are_no_passage() -> None:
    assert spans("the guns fell", "the guns fired") == []


def test_a_passage_that_moved_is_found_where_it_is() -> None:
    a, b = "one two three four five six", "four five six one two three"
    assert spans(a, b) == [("one two three", "one two three"), ("four five six", "four five six")]


@given(few_words, few_words)
def test_the_words_of_a_passage_are_equal_one_by_one(a: str, b: str) -> None:
    for one, other in spans(a, b):
        assert wording_of(one).words == wording_of(other).words
        assert len(wording_of(one)) >= RUN


@given(few_words, few_words)
def test_passages_do_not_overlap_in_either_text(a: str, b: str) -> None:
    found = passages_of(wording_of(a), wording_of(b))
    for first, second in (("first_a", "end_a"), ("first_b", "end_b")):
        ordered = sorted((getattr(p, first), getattr(p, second)) for p in found)
        assert all(end <= start for (_, end), (start, _) in pairwise(ordered))


@given(few_words, few_words)
def test_every_run_of_three_that_is_free_in_both_is_in_a_passage(a: str, b: str) -> None:
    one, other = wording_of(a), wording_of(b)
    found = passages_of(one, other)
    taken_a = {k for p in found for k in range(p.first_a, p.end_a)}
    taken_b = {k for p in found for k in range(p.first_b, p.end_b)}
    for i in range(len(one) - RUN + 1):
        for j in range(len(other) - RUN + 1):
            if one.words[i : i + RUN] == other.words[j : j + RUN]:
                assert taken_a & set(range(i, i + RUN)) or taken_b & set(range(j, j + RUN))


@given(few_words)
def test_a_text_is_one_passage_of_itself(text: str) -> None:
    wording = wording_of(text)
    assert [p.words for p in passages_of(wording, wording)] == ([len(wording)] if len(wording) >= RUN else [])
