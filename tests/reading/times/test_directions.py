"""Which way a time without its year or week looks, by what it goes with."""

import pytest
from tests.reading.drafts import draft_of
from tests.reading.times.saying import left, value

from dateline.reading.times import TIMES


@pytest.mark.parametrize(
    ("verb", "time"),
    [
        ("leave leave", "on Friday"), ("plan plan", "on Friday"), ("postponed postpone", "until Friday"),
        ("leave leave", "by Friday"), ("will will AUX 3 aux / leave leave", "before Friday"),
    ],
)  # fmt: skip
def test_a_weekday_of_what_is_set_or_to_come_is_the_next(verb: str, time: str) -> None:
    assert [t.value for t in left(time, verb=verb).times] == ["2026-11-27"]


@pytest.mark.parametrize(
    ("verb", "time"),
    [
        ("promised promise", "on Friday"), ("postponed postpone", "on Friday"), ("say say", "on Friday"),
        ("leave leave", "since Friday"),
    ],
)  # fmt: skip
def test_a_weekday_of_what_was_said_or_done_is_the_latest(verb: str, time: str) -> None:
    assert value(time, verb=verb) == "2026-11-20"


def test_a_participle_keeps_its_weekday_before_a_verb_that_looks_ahead() -> None:
    draft = draft_of(
        "The the DET 2 det / accord accord NOUN 7 nsubj / signed sign VERB 2 acl / "
        "on on ADP 5 case / Friday Friday PROPN 7 obl / will will AUX 7 aux / end end VERB 0 root / "
        "it it PRON 7 obj / . . PUNCT 7 punct", published="2026-11-23",
    )  # fmt: skip
    TIMES.run(draft)
    assert [t.value for t in draft.times] == ["2026-11-20"]


def test_what_is_said_to_have_happened_is_past() -> None:
    draft = draft_of(
        "They they PRON 3 nsubj:pass / are be AUX 3 aux:pass / known know VERB 0 root / to to PART 6 mark / "
        "have have AUX 6 aux / left leave VERB 3 xcomp / on on ADP 8 case / Friday Friday PROPN 6 obl / "
        ". . PUNCT 3 punct", published="2026-11-23",
    )  # fmt: skip
    TIMES.run(draft)
    assert [t.value for t in draft.times] == ["2026-11-20"]


def test_the_present_perfect_tells_from_the_report_within_a_story() -> None:
    story = "In in ADP 2 case / 1936 1936 NUM 4 obl / they they PRON 4 nsubj / came come VERB 0 root\n"
    draft = left("in July", verb="have have AUX 3 aux / left leave", before=story)
    assert [t.value for t in draft.times] == ["1936", "2026-07"]


def test_one_date_with_its_year_is_no_story_for_the_paragraphs_after_it() -> None:
    story = "In in ADP 2 case / 1936 1936 NUM 4 obl / they they PRON 4 nsubj / came come VERB 0 root\n\n"
    assert [t.value for t in left("in July", before=story).times] == ["1936", "2026-07"]


@pytest.mark.parametrize(
    ("time", "verb", "wanted"),
    [
        ("on the 15th", "left leave", "2026-11-15"),
        ("on the 27th", "left leave", "2026-10-27"),
        ("on the 15th", "will will AUX 3 aux / leave leave", "2026-12-15"),
    ],
)
def test_a_day_of_a_month_that_is_not_told_is_near_the_report(time: str, verb: str, wanted: str) -> None:
    assert [t.value for t in left(time, verb=verb).times] == [wanted]


def test_the_next_day_of_what_was_done_is_not_counted_from_a_day_to_come() -> None:
    before = (
        "On on ADP 2 case / Friday Friday PROPN 4 obl / they they PRON 4 nsubj / came come VERB 0 root\n"
        "Talks talk NOUN 3 nsubj / will will AUX 3 aux / begin begin VERB 0 root / on on ADP 6 case / "
        "December December PROPN 3 obl / 5 5 NUM 5 nummod\n"
    )
    draft = left("the next day", before=before)
    assert [t.value for t in draft.times] == ["2026-11-20", "2026-12-05", "2026-11-21"]
