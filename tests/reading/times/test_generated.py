"""Properties of times over generated expressions and dates of the report."""

import string
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.reading.times.saying import left, only

from dateline import lang
from dateline.checks import OPEN
from dateline.reading.times.expressions import expressions
from dateline.reading.times.lexicon import times_of

TIMES = times_of(lang.load("en"))
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December"]  # fmt: skip
REPORTS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
DAYS = st.dates(date(1500, 1, 1), date(2049, 12, 31))


@given(REPORTS, st.sampled_from(WEEKDAYS))
def test_a_weekday_of_the_past_is_that_weekday_in_the_week_up_to_the_report(
    report: date, weekday: str
) -> None:
    found = date.fromisoformat(only(left(f"on {weekday}", published=report.isoformat())).value)
    assert WEEKDAYS[found.weekday()] == weekday
    assert 0 <= (report - found).days < 7


@given(REPORTS, st.sampled_from(WEEKDAYS))
def test_a_weekday_of_the_future_is_that_weekday_in_the_week_from_the_report_on(
    report: date, weekday: str
) -> None:
    draft = left(f"on {weekday}", verb="will will AUX 3 aux / leave leave", published=report.isoformat())
    found = date.fromisoformat(draft.times[0].value)
    assert WEEKDAYS[found.weekday()] == weekday
    assert 0 <= (found - report).days < 7


@given(REPORTS, DAYS)
def test_a_date_in_full_is_itself_whatever_the_report(report: date, day: date) -> None:
    for written in (
        f"on {MONTHS[day.month - 1]} {day.day} , {day.year}",
        f"on {day.day} {MONTHS[day.month - 1]} {day.year}",
    ):
        timex = only(left(written, published=report.isoformat()))
        assert timex.value == timex.earliest == timex.latest == day.isoformat()
        assert timex.anchor is None


@given(REPORTS, DAYS)
def test_a_day_of_a_month_is_a_day_that_there_is_and_not_after_the_report(report: date, day: date) -> None:
    found = date.fromisoformat(
        only(left(f"on {MONTHS[day.month - 1]} {day.day}", published=report.isoformat())).value
    )
    assert (found.month, found.day) == (day.month, day.day)
    assert found <= report


@given(REPORTS, st.integers(1, 999), st.sampled_from(["days", "weeks", "months", "years"]))
def test_so_many_units_ago_end_before_the_report_and_are_as_fine_as_the_unit(
    report: date, count: int, unit: str
) -> None:
    timex = only(left(f"{count} {unit} ago", published=report.isoformat()))
    if timex.earliest is None:
        return
    first, last = date.fromisoformat(timex.earliest), date.fromisoformat(str(timex.latest))
    assert first <= last
    assert first < report
    lengths = {"days": [0], "weeks": [6], "months": [27, 28, 29, 30], "years": [364, 365]}
    assert (last - first).days in lengths[unit]
    if unit == "days":
        assert first == report - timedelta(count)


@given(REPORTS, st.integers(1000, 2049))
def test_a_year_never_becomes_a_day(report: date, year: int) -> None:
    timex = only(left(f"in {year}", published=report.isoformat()))
    assert (timex.value, timex.earliest, timex.latest) == (str(year), f"{year}-01-01", f"{year}-12-31")


@given(REPORTS, st.integers(1, 999))
def test_years_before_the_common_era_are_refused_with_an_issue(report: date, year: int) -> None:
    draft = left(f"in {year} BC", published=report.isoformat())
    assert [(t.earliest, t.latest) for t in draft.times] == [(None, None)]
    assert [issue.code for issue in draft.issues] == ["before-common-era"]


PIECES = [*WEEKDAYS, *MONTHS, "the", "of", "last", "next", "this", "two", "a", "half", "years", "days", "week", "ago",
          "later", "early", "late", "mid", "1990s", "'80s", "2001", "12", "31st", ",", "-", "to", "9:30", "p.m.", "BC",
          "century", "night", "every", "second", "quarter", "before", "that", "end", "Feb.", "29", "99999",
          "%", "$"]  # fmt: skip


@given(REPORTS | st.none(), st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_whatever_is_said_of_time_is_inside_the_text_in_order_and_has_a_reason(
    report: date | None, pieces: list[str]
) -> None:
    draft = left(" ".join(pieces), published=report.isoformat() if report else None)
    end = 0
    for timex in draft.times:
        assert end <= timex.span.start
        assert timex.span.of(draft.text).strip() == timex.span.of(draft.text)
        assert timex.reason
        if timex.earliest not in (None, OPEN) and timex.latest not in (None, OPEN):
            assert str(timex.earliest) <= str(timex.latest)
        end = timex.span.end


@given(st.text(st.sampled_from(string.printable + "’–½٣年"), max_size=200))
def test_no_text_breaks_the_search_for_times(text: str) -> None:
    for found in expressions(text, TIMES, lambda _: True):
        assert 0 <= found.start < found.end <= len(text)
