"""Overlapping words are cut into stretches that each know all they belong to."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.export.segments import Mark, segments
from dateline.model import Span

LENGTH = 30
spans = st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH)).filter(lambda ends: ends[0] < ends[1])
marks = st.lists(
    st.builds(
        lambda key, part, ends: Mark(key, part, Span(*ends)),
        st.sampled_from("abc"),
        st.sampled_from("xy"),
        spans,
    ),
    max_size=8,
)


@given(marks)
def test_segments_follow_each_other_over_the_whole_text(marked: list[Mark]) -> None:
    found = list(segments(LENGTH, marked))
    assert [each.start for each in found] == [0, *(each.end for each in found[:-1])]
    assert found[-1].end == LENGTH


@given(marks)
def test_each_segment_knows_what_it_belongs_to(marked: list[Mark]) -> None:
    for segment in segments(LENGTH, marked):
        over = [mark for mark in marked if mark.span.start <= segment.start and segment.end <= mark.span.end]
        assert set(segment.keys) == {mark.key for mark in over}
        assert sorted(segment.parts) == sorted(mark.part for mark in over)


def test_the_narrowest_comes_last() -> None:
    outer, inner = Mark("outer", "said", Span(0, 9)), Mark("inner", "said", Span(3, 5))
    assert [each.keys for each in segments(9, [inner, outer])] == [("outer",), ("outer", "inner"), ("outer",)]
