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


def test_a_man_is_not_the_man_told_of_before(reader: Reader) -> None:
    text = "A 30-year-old man has been arrested over the stabbing. In January, a man stabbed 11 students in Besh."
    reading = reader.read(document_of(text, id="x"))
    men = {m.entity for m in reading.mentions if m.span.of(text).endswith("man")}
    assert len(men) == 2


def test_a_news_agency_is_no_person(reader: Reader) -> None:
    text = "Xinhua said two people were killed on Monday. Al-Ahram said three were."
    kinds = {e.name: e.kind for e in reader.read(document_of(text, id="x")).entities}
    assert kinds["Xinhua"] == kinds["Al-Ahram"] == "organization"
