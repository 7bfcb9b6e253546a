"""Which reports are compared: found by an index, and what is found for a pair depends on the pair alone."""

from __future__ import annotations

import numpy as np
from benchmarks.stories import START, Story, reading_of

from dateline import lang
from dateline.corroborate.blocks import ALIKE, index_of, signature
from dateline.corroborate.rarity import wording_of
from dateline.corroborate.sharing import holders_of, packed_marks, unpacked_marks
from dateline.corroborate.trace import packed, unpacked
from dateline.corroborate.tracing import trace_of

WORDING = wording_of(lang.load("en"))
TRACES = [trace_of(reading_of(Story(n // 3, START), n % 3), WORDING) for n in range(12)]


def alike(bodies: list[bytes]) -> dict[tuple[int, int], float]:
    index = index_of(bodies)
    return {(n, m): round(x, 6) for n, body in enumerate(bodies) for m, x in index.alike(body)}


def test_a_trace_is_unpacked_as_it_was() -> None:
    for trace in TRACES:
        assert unpacked(packed(trace)) == trace


def test_reports_of_one_story_are_found_and_each_is_like_itself() -> None:
    found = alike([signature(trace, WORDING) for trace in TRACES])
    for n in range(12):
        assert found[n, n] == 1.0
        assert all(found.get((n, m), 0.0) >= ALIKE for m in range(n - n % 3, n - n % 3 + 3))


def test_what_is_found_of_a_pair_does_not_depend_on_the_others() -> None:
    bodies = [signature(trace, WORDING) for trace in TRACES]
    every = alike(bodies)
    assert alike(bodies[:6]) == {pair: x for pair, x in every.items() if max(pair) < 6}
    assert all(every[b, a] == x for (a, b), x in every.items())


def test_nothing_is_like_an_empty_report() -> None:
    assert alike([b"", signature(TRACES[0], WORDING)]) == {(1, 1): 1.0}
    assert list(index_of([]).alike(signature(TRACES[0], WORDING))) == []


def test_texts_share_where_they_have_two_fingerprints_in_common() -> None:
    marks = [np.array(each, np.uint64) for each in ([1, 2, 3], [2, 3, 4], [3, 9, 10], [7])]
    holders = holders_of(marks)
    assert holders.sharing(marks[0]) == [0, 1]
    assert holders.sharing(marks[3]) == [3]  # it has but one
    # One outlet repeats itself: two of eight are its furniture, two of three are a text.
    marks = [np.array(each, np.uint64) for each in (range(1, 9), range(7, 15), [1, 2, 99])]
    holders = holders_of(marks, ["a", "a", "a"])
    assert holders.sharing(marks[0], "a") == [0, 2]
    assert holders.sharing(marks[0], "b") == [0, 1, 2]
    assert unpacked_marks(packed_marks(np.array([1, 2, 3], np.uint64))).tolist() == [1, 2, 3]
