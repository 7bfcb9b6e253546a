"""What time expressions mean: values, days, anchors and reasons."""

import pytest
from tests.reading.drafts import draft_of, said
from tests.reading.times.saying import left, only, value

from dateline.reading.times import TIMES


@pytest.mark.parametrize(
    ("time", "wanted"),
    [
        ("on 2026-11-20", "2026-11-20"), ("on Friday", "2026-11-20"), ("on Monday", "2026-11-23"),
        ("on Nov. 20", "2026-11-20"), ("on 20 November 2025", "2025-11-20"), ("yesterday", "2026-11-22"),
        ("on November 20 , 2025", "2025-11-20"), ("in March 2020", "2020-03"), ("in March", "2026-03"),
        ("last week", "2026-W47"), ("last month", "2026-10"), ("last year", "2025"), ("in 2001", "2001"),
        ("three days ago", "2026-11-20"), ("two weeks ago", "2026-W46"), ("a decade ago", "2016"),
        ("in the 1990s", "199"), ("in the 19th century", "18"), ("in the third quarter of 2021", "2021-Q3"),
        ("in the first half of 2021", "2021-H1"), ("in the summer of 2021", "2021-SU"), ("this week", "2026-W48"),
        ("Friday night", "2026-11-20TNI"), ("at 9:30 a.m. Friday", "2026-11-20T09:30"), ("last Friday", "2026-11-20"),
        ("for two decades", "P20Y"), ("for six months", "P6M"), ("for several weeks", "PXW"),
        ("every Tuesday", "XXXX-WXX-2"),
        ("for two and a half years", "P2Y6M"), ("recently", "PAST_REF"), ("at Christmas", "2025-12-25"),
        ("on the day before yesterday", "2026-11-21"), ("a year and a half", "P1Y6M"), ("for a hundred years", "P100Y"),
    ],
)  # fmt: skip
def test_a_time_has_its_timex3_value(time: str, wanted: str) -> None:
    assert value(time) == wanted


@pytest.mark.parametrize(
    ("weekday", "day"),
    [
        ("Monday", "2026-11-23"), ("Sunday", "2026-11-22"), ("Saturday", "2026-11-21"), ("Friday", "2026-11-20"),
        ("Thursday", "2026-11-19"), ("Wednesday", "2026-11-18"), ("Tuesday", "2026-11-17"),
    ],
)  # fmt: skip
def test_a_weekday_of_the_past_is_the_latest_up_to_the_reports_date(weekday: str, day: str) -> None:
    assert value(f"on {weekday}") == day


def test_a_weekday_of_the_future_is_the_next() -> None:
    draft = left("on Friday", verb="will will AUX 3 aux / leave leave")
    assert [t.value for t in draft.times] == ["2026-11-27"]


def test_last_monday_is_not_the_monday_of_the_report() -> None:
    assert value("last Monday") == "2026-11-16"
    assert value("last Monday", published="2026-11-24") == "2026-11-23"


def test_a_year_has_no_day() -> None:
    timex = only(left("in 2001"))
    assert (timex.value, timex.earliest, timex.latest) == ("2001", "2001-01-01", "2001-12-31")


@pytest.mark.parametrize(
    ("time", "published", "wanted"),
    [
        ("yesterday", "2024-03-01", "2024-02-29"), ("yesterday", "2026-03-01", "2026-02-28"),
        ("a year ago", "2024-02-29", "2023"), ("a month ago", "2026-03-31", "2026-02"),
        ("last week", "2021-01-05", "2020-W53"), ("on Feb. 29", "2024-03-01", "2024-02-29"),
    ],
)  # fmt: skip
def test_leap_years_long_weeks_and_short_months_are_kept(time: str, published: str, wanted: str) -> None:
    assert value(time, published=published) == wanted


@pytest.mark.parametrize("time", ["on Feb. 30 , 2020", "on June 31 , 2020", "on February 29 , 2021"])
def test_a_day_that_does_not_exist_is_an_issue_and_no_day(time: str) -> None:
    draft = left(time)
    assert [(t.earliest, t.latest) for t in draft.times] == [(None, None)]
    assert [issue.code for issue in draft.issues] == ["no-such-day"]


@pytest.mark.parametrize("time", ["in 218 BC", "in 44 BCE"])
def test_a_year_before_the_common_era_is_an_issue_and_no_day(time: str) -> None:
    draft = left(time)
    assert only(draft).value.startswith("BC0")
    assert only(draft).earliest is None
    assert [issue.code for issue in draft.issues] == ["before-common-era"]


@pytest.mark.parametrize("time", ["on Friday", "yesterday", "in March", "last week"])
def test_without_the_reports_date_nothing_is_counted_from_it(time: str) -> None:
    draft = left(time, published=None)
    assert (only(draft).earliest, only(draft).anchor) == (None, None)
    assert len(draft.issues) == 1


@pytest.mark.parametrize(
    "time",
    ["with M24 rifles", "by 3 - 2", "for $ 2000", "to 2,000 people", "on flight 1820", "with 2000 men",
     "at 6-year-old boys", "over 1990 votes", "may", "the Sunday Times"],
)  # fmt: skip
def test_a_rifle_a_score_a_price_a_crowd_a_flight_an_age_or_a_paper_is_no_time(time: str) -> None:
    assert left(time).times == []


def test_every_time_says_what_it_is_counted_from_and_why() -> None:
    relative, plain = only(left("on Friday")), only(left("in 2001"))
    assert (relative.anchor, plain.anchor) == ("published", None)
    assert relative.reason
    assert plain.reason


def test_today_in_an_article_of_another_day_is_the_day_of_the_article() -> None:
    draft = draft_of(
        "Ruun Ruun PROPN 2 nsubj / wrote write VERB 0 root / in in ADP 5 case / a a DET 5 det / "
        "letter letter NOUN 2 obl / dated date VERB 5 acl / "
        "Wednesday Wednesday PROPN 6 obl:unmarked / : : PUNCT 2 punct / "
        "“ “ PUNCT 11 punct / They they PRON 11 nsubj / left leave VERB 2 ccomp / "
        "today today NOUN 11 obl:unmarked / . . PUNCT 11 punct / ” ” PUNCT 11 punct", published="2026-11-23",
    )  # fmt: skip
    draft.attributions.append(said(draft, "Ruun", "wrote", "They left today"))
    TIMES.run(draft)
    wednesday, today = draft.times
    assert (wednesday.value, today.value, today.anchor) == ("2026-11-18", "2026-11-18", wednesday.id)


def test_today_in_the_report_s_own_words_is_the_day_of_the_report() -> None:
    assert only(left("today")).anchor == "published"


def test_a_story_of_the_past_gives_its_year_and_the_news_does_not() -> None:
    story = "In in ADP 2 case / 1936 1936 NUM 4 obl / they they PRON 4 nsubj / came come VERB 0 root\n"
    draft = left("on 20 July", before=story)
    assert [t.value for t in draft.times] == ["1936", "1936-07-20"]
    assert draft.times[1].anchor == "t1"


def test_a_time_of_day_without_a_day_is_not_dated_by_the_report() -> None:
    timex = only(left("at 9:30 a.m."))
    assert (timex.value, timex.earliest, timex.latest) == ("2026-11-23T09:30", None, "2026-11-23")
    assert "no day is told" in timex.reason


def test_a_time_of_day_belongs_to_the_day_named_just_before() -> None:
    before = "On on ADP 2 case / Friday Friday PROPN 4 obl / they they PRON 4 nsubj / came come VERB 0 root\n"
    draft = left("at noon", before=before)
    assert [t.value for t in draft.times] == ["2026-11-20", "2026-11-20T12:00"]


def test_a_range_begins_before_it_ends() -> None:
    """The exhibition that "will run from November 19 through January 9" has begun, whatever the tense says."""
    draft = left("from November 19 through January 9", verb="will will AUX 3 aux / run run")
    assert [(t.value, t.latest) for t in draft.times] == [
        ("2026-11-19", "2026-11-19"),
        ("2027-01-09", "2027-01-09"),
    ]
    assert draft.times[0].anchor == draft.times[1].id


@pytest.mark.parametrize(
    ("time", "wanted"),
    [
        ("on 12 Nov '89", "1989-11-12"),
        ("on March 6 , '91", "1991-03-06"),
        ("13 Jan 90 ( AFP )", "1990-01-13"),
        ("on 12 May 20 soldiers", "XXXX-05-12"),
    ],
)
def test_a_day_may_have_a_year_of_two_figures_where_no_number_of_things_can_stand(
    time: str, wanted: str
) -> None:
    assert value(time, published=None) == wanted
