"""Who wrote a report is a person, whatever else the name may be."""

from dateline.model import document_of
from dateline.reading import Reader

REPORT = (
    "Court bars rally\nBy Marieme Fall and Kent Odo in Orsa\n\nPolice fired tear gas in Orsa on Tuesday.\n"
)


def test_those_who_wrote_are_persons_and_no_places(reader: Reader) -> None:
    reading = reader.read(document_of(REPORT, id="x", published="2024-03-04"))
    kinds = {entity.name: entity.kind for entity in reading.entities}
    assert (kinds["Marieme Fall"], kinds["Kent Odo"]) == ("person", "person")
    assert not {"Marieme Fall", "Kent Odo"} & {place.name for place in reading.places}


def test_a_day_at_the_start_of_a_sentence_is_nobody_who_wrote(reader: Reader) -> None:
    reading = reader.read(document_of("By Monday Kyiv had fallen.", id="x", published="2024-03-04"))
    assert "Kyiv" in {place.name for place in reading.places}
