"""Arithmetic of the calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.times.holidays import easter, hijri_day, nth_weekday, orthodox_easter
from dateline.reading.times.stretches import UNITS, around, moved, season_of, week_of

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))
CALENDAR = [unit for unit in UNITS if unit != "hour"]


@given(DAYS, st.sampled_from([unit for unit in CALENDAR if unit != "weekend"]))
def test_the_stretch_around_a_day_holds_the_day(day: date, unit: str) -> None:
    stretch = around(day, unit)
    assert stretch.first <= day <= stretch.last


@given(DAYS, st.integers(-500, 500), st.sampled_from([u for u in CALENDAR if u not in ("weekend",)]))
def test_so_many_units_on_are_in_the_stretch_so_many_on(day: date, count: int, unit: str) -> None:
    target = moved(day, count, unit)
    if target is not None and unit not in ("season", "half", "quarter", "decade", "century"):
        assert moved(around(day, unit).first, count, unit) == around(target, unit).first


@given(DAYS)
def test_a_week_is_named_as_iso_names_it(day: date) -> None:
    week = week_of(day)
    assert week.value == f"{day.isocalendar().year}-W{day.isocalendar().week:02}"
    assert (week.first.isoweekday(), (week.last - week.first).days) == (1, 6)


def test_the_last_day_of_2020_is_in_week_53() -> None:
    assert week_of(date(2021, 1, 3)).value == "2020-W53"


def test_beyond_the_calendar_there_is_no_day() -> None:
    assert moved(date(1, 1, 1), -1, "day") is None
    assert moved(date(9999, 12, 31), 1, "century") is None


def test_a_month_on_from_the_31st_is_the_end_of_a_shorter_month() -> None:
    assert moved(date(2024, 1, 31), 1, "month") == date(2024, 2, 29)


def test_a_winter_may_be_that_at_either_end_of_its_year() -> None:
    winter = season_of(1995, "WI")
    assert (winter.first, winter.last) == (date(1994, 12, 1), date(1996, 2, 29))


@pytest.mark.parametrize(
    ("year", "west", "east"),
    [(2019, (4, 21), (4, 28)), (2024, (3, 31), (5, 5)), (2025, (4, 20), (4, 20))],
)
def test_easter_is_on_its_sunday(year: int, west: tuple[int, int], east: tuple[int, int]) -> None:
    assert (easter(year), orthodox_easter(year)) == (date(year, *west), date(year, *east))


@pytest.mark.parametrize(
    ("hijri", "day"), [((1445, 9, 1), date(2024, 3, 11)), ((1444, 10, 1), date(2023, 4, 21))]
)
def test_a_muslim_date_is_computed_to_a_day(hijri: tuple[int, int, int], day: date) -> None:
    assert abs((hijri_day(*hijri) - day).days) <= 1


def test_thanksgiving_is_the_fourth_thursday() -> None:
    assert nth_weekday(2026, 11, 4, 4) == date(2026, 11, 26)
    assert nth_weekday(2026, 5, 1, -1) == date(2026, 5, 25)
