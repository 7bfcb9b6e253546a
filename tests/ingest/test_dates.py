"""A date is read where it is certain, and refused where it is not."""

import pytest

from dateline.errors import BadValue
from dateline.ingest.dates import dates_of
from dateline.model import Published

ENGLISH = dates_of("en")


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2021-08-20", "2021-08-20"),
        ("20 August 2021", "2021-08-20"),
        ("20-Aug-2021", "2021-08-20"),
        ("August 20, 2021", "2021-08-20"),
        ("Aug. 20 2021", "2021-08-20"),
        ("Sept 3rd, 2021", "2021-09-03"),
        ("the 20th", None),
        ("20\xa0August\xa02021", "2021-08-20"),
        ("Friday 20 August 2021", "2021-08-20"),
        ("20/08/2021", "2021-08-20"),
        ("08/20/2021", "2021-08-20"),
        ("2021/08/20", "2021-08-20"),
        ("20.08.2021", "2021-08-20"),
        ("07.10.2016", "2016-10-07"),
        ("7/7/2016", "2016-07-07"),
        ("7/10/2016", None),
        ("Aug. 20", "--08-20"),
        ("20 August", "--08-20"),
        ("August 2021", "2021-08"),
        ("August", None),
        ("31 February 2021", None),
        ("29 February 2023", None),
        ("29 February", "--02-29"),
        ("5 JUL 89", "--07-05"),
        ("mayor 5", None),
        ("Marchers 5 2021", None),
        ("20 August 2021 10:15", "2021-08-20T10:15"),
        ("20 August 2021, 10:15 GMT", "2021-08-20T10:15Z"),
        ("2021-08-20 10:15:30 +0430", "2021-08-20T10:15:30+04:30"),
        ("20 August 2021 10:15 pm", "2021-08-20"),
        ("20 August 2021 10:15 EDT", "2021-08-20"),
    ],
)
def test_a_date_is_read_no_further_than_it_is_certain(written: str, iso: str | None) -> None:
    found = ENGLISH.at(written + " ", 0)
    assert (found and found.iso) == iso


def test_years_of_two_figures_are_read_where_that_is_the_custom() -> None:
    found = ENGLISH.at("5 JUL 89 (AFP)", 0, short_year=True)
    assert found
    assert found.iso == "1989-07-05"


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2021", "2021"),
        ("2021-08", "2021-08"),
        ("20210820", "2021-08-20"),
        ("20210820101500", "2021-08-20T10:15:00"),
        ("20210820T101500Z", "2021-08-20T10:15:00Z"),
        ("2021-08-20T10:15:00.000Z", "2021-08-20T10:15:00.000Z"),
        ("2021-08-20 10:15:00+00:00", "2021-08-20T10:15:00+00:00"),
        ("Fri, 20 Aug 2021 10:15:00 GMT", "2021-08-20T10:15:00Z"),
        (" August 20, 2021 ", "2021-08-20"),
    ],
)
def test_a_field_may_be_written_as_machines_write_it(value: str, iso: str) -> None:
    assert ENGLISH.field(value) == Published(iso)


@pytest.mark.parametrize("value", ["2021-08-20 00:00:00", "2021-08-20T00:00:00Z", "20210820000000"])
def test_a_midnight_that_an_exporter_wrote_is_a_day(value: str) -> None:
    assert ENGLISH.field(value).precision == "day"


@pytest.mark.parametrize(
    "value",
    ["", "yesterday", "7/10/2016", "1629453600", "2021-13-01", "20210231", "Aug. 20", "20 August 2021 or so"],
)
def test_a_field_that_is_no_certain_date_is_refused(value: str) -> None:
    with pytest.raises(BadValue):
        ENGLISH.field(value)


@pytest.mark.parametrize(
    ("known", "day"),
    [
        ("2021", "2021-12-31"),
        ("2022-01-02", "2021-12-31"),
        ("2021-12-30", "2021-12-31"),
        ("2021-06-01", "2020-12-31"),
    ],
)
def test_a_day_without_a_year_is_the_last_one_before_a_known_date(known: str, day: str) -> None:
    found = ENGLISH.at("Dec. 31", 0)
    assert found
    assert str(found.in_year_of(Published(known))) == day


def test_a_leap_day_is_in_no_other_year() -> None:
    found = ENGLISH.at("Feb. 29", 0)
    assert found
    assert found.in_year_of(Published("2021")) is None


@pytest.mark.parametrize("year", ["0024", "0001", "1066", "2999", "9999"])
def test_a_year_in_which_nothing_is_published_is_no_date_of_publication(year: str) -> None:
    for written in (f"{year}-01-01", f"{year}0101", f"{year}-01-01T00:00:00Z"):
        with pytest.raises(BadValue, match=f"no report is published in the year {year}"):
            ENGLISH.field(written)
    assert ENGLISH.field("1605-06-01").iso == "1605-06-01"
