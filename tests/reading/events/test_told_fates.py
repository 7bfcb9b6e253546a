"""What befell those who are counted, where only an event tells it."""

import pytest

from dateline.model import document_of
from dateline.reading import Reader


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("About 40 fishermen pelted the gate of the consulate with mackerel.", "demonstrating"),
        ("Police took three of the men to a station in the suburb.", "detained"),
        ("The army delivered two truckloads of blankets to the camp.", "supplied"),
        ("Some 3,500 villagers left the hills on Monday, the relief commission said.", "displaced"),
    ],
)
def test_a_count_has_the_fate_of_the_event_that_its_people_or_things_take_part_in(
    reader: Reader, text: str, scope: str
) -> None:
    assert [count.scope for count in reader.read(document_of(text)).counts] == [scope]


@pytest.mark.parametrize(
    "text",
    [
        "Two men left the hall in anger.",
        "The union urged 300 villagers to leave the hills.",
        "Six rebels attacked three outposts.",
        "Police did not take three of the men to a station.",
    ],
)
def test_a_count_has_no_fate_of_an_event_that_did_not_happen_or_does_not_tell_it(
    reader: Reader, text: str
) -> None:
    scopes = {count.scope for count in reader.read(document_of(text)).counts}
    assert scopes.isdisjoint({"displaced", "detained", "killed"})
