"""Days as a person writes them."""

import pytest

from dateline.export.dates import days


@pytest.mark.parametrize(
    ("earliest", "latest", "shown"),
    [
        ("2021-08-18", "2021-08-18", "18 Aug 2021"),
        ("2021-08-15", "2021-08-20", "15–20 Aug 2021"),
        ("2021-08-15", "2021-09-03", "15 Aug – 3 Sep 2021"),
        ("2020-12-15", "2021-01-03", "15 Dec 2020 – 3 Jan 2021"),
        ("2021-08-01", "2021-08-31", "Aug 2021"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("1998-01-01", "1998-12-31", "1998"),
        ("1990-01-01", "1999-12-31", "1 Jan 1990 – 31 Dec 1999"),
        (None, "2021-08-20", "by 20 Aug 2021"),
        ("2021-08-15", None, "from 15 Aug 2021"),
        ("..", "2021-08-20", "until 20 Aug 2021"),
        ("2021-08-15", "..", "since 15 Aug 2021"),
        (None, None, ""),
        ("..", None, ""),
    ],
)
def test_an_interval_is_written_as_shortly_as_it_can_be(
    earliest: str | None, latest: str | None, shown: str
) -> None:
    assert days(earliest, latest) == shown


def test_a_year_that_goes_without_saying_is_not_said() -> None:
    assert days("2021-08-18", "2021-08-18", year=2021) == "18 Aug"
    assert days("2020-08-18", "2020-08-18", year=2021) == "18 Aug 2020"
