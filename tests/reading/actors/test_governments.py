"""Governments: by their capital, by their country, and where "government" only says of what kind another is."""

import pytest

from dateline.model import Entity, document_of
from dateline.reading import Reader


def _entity(reader: Reader, text: str, words: str) -> Entity:
    reading = reader.read(document_of(text, published="2023-05-04"))
    start = text.index(words)
    inside = [m for m in reading.mentions if start <= m.head.start < start + len(words)]
    mention = max(inside, key=lambda m: len(m.span))
    return next(e for e in reading.entities if e.id == mention.entity)


def test_a_capital_that_acts_is_its_government(reader: Reader) -> None:
    entity = _entity(reader, "Oslo rejected the offer, and Oslo said so in a letter.", "Oslo")
    assert (entity.country, entity.sector) in (("NOR", "GOV"), ("NOR", None))


def test_a_capital_that_acts_is_one_with_its_country(reader: Reader) -> None:
    text = "The mayor said that the United States had sent blankets. He urged Washington to send more."
    assert _entity(reader, text, "Washington").name == "United States"


@pytest.mark.parametrize(
    ("text", "capital", "country"),
    [
        ("Oslo lent the islands a patrol aircraft.", "Oslo", "Norway"),
        ("Cairo and Khartoum granted the convoy overflight rights.", "Khartoum", "Sudan"),
        ("Talks between Lisbon and Dublin failed on Friday.", "Dublin", "Ireland"),
        ("The council imposed sanctions on Dublin.", "Dublin", "Ireland"),
    ],
)
def test_who_acts_in_a_capital_or_is_treated_with_there_is_named_as_the_country(
    reader: Reader, text: str, capital: str, country: str
) -> None:
    assert _entity(reader, text, capital).name == country


def test_a_town_where_something_happens_is_not_the_government_that_acts_there(reader: Reader) -> None:
    text = "Two people were killed in Oslo on Friday, police said. Oslo recalled its envoy to the islands."
    assert _entity(reader, text, "Oslo on").name == "Oslo"
    assert _entity(reader, text, "Oslo recalled").name == "Norway"


def test_the_government_is_that_of_the_army_beside_it_not_of_the_forces_before(reader: Reader) -> None:
    text = (
        "Rebels routed government forces near Tavo on Sunday. Thousands of people have been flown out by the Danish "
        "military, with the government urging the rebels to allow safe passage."
    )
    assert _entity(reader, text, "the government").country == "DNK"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Judge Karl Ruun retired on Monday.", "Judge Karl Ruun", "Karl Ruun"),
        ("Colonel Davit Orell told reporters that he had left.", "Colonel Davit Orell", "Davit Orell"),
        ("The ship was met by Mayor Tomas Brell on Friday.", "Mayor Tomas Brell", "Tomas Brell"),
    ],
)
def test_a_name_behind_a_title_is_found(reader: Reader, text: str, words: str, name: str) -> None:
    assert _entity(reader, text, words).name == name


def test_a_front_that_is_called_after_a_republic_is_no_country(reader: Reader) -> None:
    text = "A spokesman for the Republic Front denied it. The Corvine Republic closed its border on Monday."
    kinds = {e.name: e.kind for e in reader.read(document_of(text, id="x")).entities}
    assert kinds["Republic Front"] != "country"
    assert kinds["Corvine Republic"] == "country"
