import pytest

from dateline.model import document_of
from dateline.reading import Reader


@pytest.mark.parametrize("war", ["civil war", "conflict"])
def test_the_war_of_a_land_is_in_it_and_not_its_deed(reader: Reader, war: str) -> None:
    text = f"The Syrian {war} has killed thousands of people."
    events = reader.read(document_of(text, id="x")).events
    assert {event.trigger.of(text) for event in events} == {war.rsplit(maxsplit=1)[-1], "killed"}
    assert not [part for event in events for part in event.participants if part.role == "actor"]


def test_a_strike_of_a_country_is_its_deed(reader: Reader) -> None:
    text = "A Syrian strike killed six people."
    events = reader.read(document_of(text, id="x")).events
    assert [part for event in events for part in event.participants if part.role == "actor"]
