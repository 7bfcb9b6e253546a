import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.wires import BACKGROUND, CUT, MERGED, OTHER, REWRITTEN, WIRE

from dateline.corroborate.fingerprints import SURE, candidates, fingerprints
from dateline.corroborate.wording import wording_of

words = st.lists(st.integers(0, 500).map(str), min_size=1, max_size=60)


@given(words, words, st.lists(st.integers(0, 500).map(str), min_size=SURE, max_size=SURE))
def test_a_run_that_is_long_enough_is_never_missed(
    before: list[str], after: list[str], run: list[str]
) -> None:
    one = fingerprints(wording_of(" ".join([*before, *run, *after])))
    other = fingerprints(wording_of(" ".join([*after, *run, *before])))
    assert len(np.intersect1d(one, other))


def test_copies_are_candidates_and_other_reports_are_not() -> None:
    texts = [WIRE, CUT, OTHER, REWRITTEN, MERGED]
    found = candidates([fingerprints(wording_of(text)) for text in texts], list("abcde"))
    assert [set(each) for each in found] == [set(), {0}, set(), {0, 1}, {0, 1, 2, 3}]


@given(st.lists(words, min_size=1, max_size=8), st.data())
def test_reports_that_come_later_change_nothing_for_earlier_ones(
    reports: list[list[str]], data: st.DataObject
) -> None:
    marks = [fingerprints(wording_of(" ".join(each))) for each in reports]
    first = data.draw(st.integers(0, len(marks)))
    outlets = [None] * len(marks)
    whole = candidates(marks, outlets)
    assert candidates(marks[:first], outlets[:first]) == whole[:first]
    assert candidates(marks, outlets, first) == whole[first:]


def test_only_the_likeliest_candidates_are_given() -> None:
    marks = [fingerprints(wording_of(text)) for text in [CUT, *[WIRE] * 5, WIRE]]
    assert candidates(marks, [None] * 7, 6, most=3) == [[1, 2, 3]]


def test_an_outlet_that_repeats_its_background_is_no_candidate_and_one_that_repeats_a_report_is() -> None:
    marks = [fingerprints(wording_of(text)) for text in (WIRE, BACKGROUND, CUT)]
    assert candidates(marks, ["a", "a", "a"]) == [[], [], [0]]
    assert candidates(marks, ["a", "b", "a"]) == [[], [0], [0]]
