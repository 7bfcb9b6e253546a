"""Times of day: in words, at the head of lines, at the turn of a day."""

import pytest
from tests.reading.drafts import draft_of
from tests.reading.times.saying import left, value

from dateline.reading.times import TIMES


@pytest.mark.parametrize(
    ("time", "wanted"),
    [
        ("at six o’clock", "2026-11-23T06:00"), ("at half past ten at night", "2026-11-23T22:30"),
        ("at four in the morning", "2026-11-23T04:00"), ("Friday noon", "2026-11-20T12:00"),
        ("at 21:00 on Friday", "2026-11-20T21:00"), ("at dawn", "2026-11-23TMO"),
        ("in the evening", "2026-11-23TEV"), ("within the hour", "PT1H"), ("at midnight", "2026-11-22T24:00"),
    ],
)  # fmt: skip
def test_a_time_of_day_is_read_as_it_is_spoken(time: str, wanted: str) -> None:
    assert value(time) == wanted


@pytest.mark.parametrize("time", ["by the Sixth of May", "for the hour"])
def test_a_group_and_the_hour_are_no_time(time: str) -> None:
    assert not left(time).times


def test_clock_times_that_begin_lines_are_those_of_the_report_s_day() -> None:
    line = "{} {} NUM 3 nmod:unmarked / They they PRON 3 nsubj / left leave VERB 0 root / . . PUNCT 3 punct"
    stamps = ("13:10", "12:44", "09:05")
    draft = draft_of("\n\n".join(line.format(s, s) for s in stamps), published="2026-11-23")
    TIMES.run(draft)
    assert [t.value for t in draft.times] == [f"2026-11-23T{s}" for s in stamps]
    assert all(t.latest == "2026-11-23" for t in draft.times)


def test_one_line_that_begins_with_figures_has_no_stamp() -> None:
    assert not left("2:1").times
    draft = draft_of(
        "13:10 13:10 NUM 3 nmod / They they PRON 3 nsubj / left leave VERB 0 root", published="2026-11-23"
    )
    TIMES.run(draft)
    assert not draft.times


def test_a_month_that_ends_a_sentence_takes_nothing_of_the_next() -> None:
    before = (
        "They they PRON 2 nsubj / came come VERB 0 root / in in ADP 4 case / March March PROPN 2 obl / "
        ". . PUNCT 2 punct\n"
    )
    draft = left(
        "on Friday", before=before + "Next next ADJ 2 amod / year year NOUN 0 root / . . PUNCT 2 punct\n"
    )
    assert [t.value for t in draft.times] == ["2026-03", "2027", "2026-11-20"]


def test_a_long_march_is_no_month() -> None:
    draft = draft_of(
        "They they PRON 2 nsubj / joined join VERB 0 root / the the DET 5 det / Long Long PROPN 5 amod / "
        "March March PROPN 2 obj / . . PUNCT 2 punct", published="2026-11-23",
    )  # fmt: skip
    TIMES.run(draft)
    assert not draft.times
