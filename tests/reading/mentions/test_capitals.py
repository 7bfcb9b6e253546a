"""A capital is the government that acts there, and the place where something is."""

from dateline.model import document_of
from dateline.reading import Reader


def test_a_capital_that_acts_is_its_country_and_where_something_is_is_the_place(reader: Reader) -> None:
    text = "Police in Dakar fired tear gas on Tuesday. Dakar said the march in Senegal was illegal."
    reading = reader.read(document_of(text, id="x", published="2024-03-04"))
    of = {
        mention.span.start: mention.entity for mention in reading.mentions if mention.span.of(text) == "Dakar"
    }
    where, acting = text.index("Dakar"), text.index("Dakar said")
    entities = {entity.id: entity for entity in reading.entities}
    assert entities[of[where]].kind == "place"
    assert entities[of[acting]].name == "Senegal"


def test_a_body_without_a_name_where_something_is_is_read(reader: Reader) -> None:
    text = "Two councillors were hurt in the council in May."
    assert reader.read(document_of(text, id="x", published="2024-06-04")).mentions
