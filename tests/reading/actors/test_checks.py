"""Designations that contradict the reference data get a check; those that agree with it get none."""

from dataclasses import replace

import pytest

from dateline.model import Issue, document_of
from dateline.reading import Reader
from dateline.reading.actors.checks import epithets
from dateline.reading.actors.names import Names, actors_of


def _checks(reader: Reader, text: str, names: Names | None = None) -> list[Issue]:
    own = replace(reader, actors=names or reader.actors)
    reading = own.read(document_of(text, published="2012-06-01"))
    return [issue for issue in reading.issues if issue.code == "check"]


@pytest.mark.parametrize(
    "text",
    [
        "The Lion of Panjshir, Ahmad Shah Massoud's father, led the resistance.",
        "The Desert Fox, Erwin Rommel's brother, wrote to the town.",
        "The Desert Fox, Bernard Montgomery, wrote to the town.",
    ],
)
def test_a_name_by_which_somebody_is_known_is_checked_where_the_report_gives_it_to_another(
    reader: Reader, text: str
) -> None:
    (check,) = _checks(reader, text)
    assert check.step == "actors"
    assert [span.of(text) for span in check.spans]


@pytest.mark.parametrize(
    "text",
    [
        "The Lion of Panjshir, Ahmad Shah Massoud, led the resistance.",
        "Erwin Rommel, the Desert Fox, wrote to the town.",
        "The Lion of Tessel, Karam Odo's father, led the resistance.",
        "Ahmad Shah Massoud's father led the resistance.",
    ],
)
def test_a_name_that_is_its_bearers_or_that_no_list_has_is_not_checked(reader: Reader, text: str) -> None:
    assert _checks(reader, text) == []


LISTED = Names(
    actors_of(
        "Alva Brandt\tISLGOV\t2010-01-01\t2014-01-01\nOto Greel\tISLGOV\t2001-01-01\t2002-01-01", where="here"
    )
)


def test_an_office_of_another_country_than_the_dictionary_has_for_the_day_is_checked(reader: Reader) -> None:
    (check,) = _checks(reader, "Danish President Alva Brandt met the miners on Monday.", LISTED)
    assert "ISL" in check.message
    assert "DNK" in check.message


@pytest.mark.parametrize(
    "text",
    [
        "Icelandic President Alva Brandt met the miners on Monday.",
        "President Alva Brandt met the miners on Monday.",
        "Danish writer Alva Brandt met the miners on Monday.",
        "Danish President Oto Greel met the miners on Monday.",
    ],
)
def test_an_office_that_fits_or_that_did_not_hold_on_the_day_is_not_checked(
    reader: Reader, text: str
) -> None:
    assert _checks(reader, text, LISTED) == []


def test_every_name_of_the_list_has_a_bearer_and_a_source() -> None:
    assert all(row.bearer and row.source for row in epithets().values())
