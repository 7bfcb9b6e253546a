"""The country of names that no list has, or that have a greater namesake, with the real weights.

The names that no list has are invented.
"""

import pytest

from dateline.model import document_of
from dateline.reading import Reader


def lands(reader: Reader, text: str) -> dict[str, str | None]:
    draft = reader.draft(document_of(text, id="d1", published="2024-05-10"))
    return {place.span.of(text): place.country for place in draft.places}


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Fighters shelled the Sudanese sugar town of Wad Orun on Monday.", "Wad Orun", "SDN"),
        ("Two people died in Yemen's Hodaar district on Monday.", "Hodaar", "YEM"),
        ("A bomb went off in Kafr Lozan in northern Syria.", "Kafr Lozan", "SYR"),
        ("French residents of Orun fled.", "Orun", None),
        ("Rockets hit Saida, Tripoli and Nabatieh, and Beirut was calm.", "Tripoli", "LBN"),
        ("KINGSTON, Jamaica, Sept. 20 - The envoy flew in from New York on Monday.", "Jamaica", "JAM"),
        ("PORT ORUN, Sept 10 (Meridian Wire) - The ferry sank.", "PORT ORUN", None),
        ("Shells are still landing in Dayoriile.", "Dayoriile", None),
        ("Students remained on October Square on Tuesday.", "October Square", None),
    ],
)
def test_a_name_lies_where_the_words_beside_it_say(
    reader: Reader, text: str, name: str, country: str | None
) -> None:
    found = lands(reader, text)
    assert name in found
    assert found[name] == country


def test_the_capital_of_an_invented_country_is_not_that_of_the_real_one_that_acts(reader: Reader) -> None:
    text = "The ambassador of Vardonia was summoned in Washington after soldiers fired on a crowd in the capital."
    assert lands(reader, text)["the capital"] is None
