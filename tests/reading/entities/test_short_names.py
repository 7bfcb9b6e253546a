from dateline.model import document_of
from dateline.reading import Reader


def names(reader: Reader, text: str) -> set[str]:
    return {entity.name for entity in reader.read(document_of(text, id="x")).entities}


def test_an_organization_is_called_by_what_it_is_at_heart(reader: Reader) -> None:
    text = "The {} said 31 people were killed on Monday. Officials were silent. The {} said 12 of them were children."
    for whole, heart in (
        ("Orland Observatory for Human Rights", "Observatory"),
        ("Borin Steel Institute", "Institute"),
        ("League for Justice", "League"),
        ("Lantern Foundation", "Foundation"),
    ):
        found = names(reader, text.format(whole, heart))
        assert whole in found
        assert heart not in found


def test_the_house_is_not_the_white_house(reader: Reader) -> None:
    assert "House" in names(
        reader, "The White House said it would veto the bill. The House passed it on Monday."
    )
