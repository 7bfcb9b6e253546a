import pytest

from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.syntax.offices import held, titled

OFFICES = (frozenset({"minister"}), frozenset({"of"}), {"foreign": [("foreign", "affairs")]})


def test_a_name_after_an_office_is_that_of_the_title_and_not_of_the_office() -> None:
    forms, tags = (
        ["minister", "of", "foreign", "affairs", "ilse", "ruun", "fled"],
        ["NOUN", "ADP", "ADJ", *["PROPN"] * 3, "VERB"],
    )
    heads, relations = (
        [6, 5, 3, 5, 5, 0, -1],
        ["nsubj", "case", "amod", "compound", "compound", "nmod", "root"],
    )
    assert held(heads, relations, tags, forms, OFFICES) == (
        [6, 3, 3, 0, 0, 4, -1],
        ["nsubj", "case", "amod", "nmod", "flat", "flat", "root"],
    )


def test_a_name_after_a_title_carries_what_stands_before_the_title() -> None:
    forms, tags = ["un", "envoy", "ilse", "ruun", "fled"], [*["PROPN"] * 4, "VERB"]
    heads, relations = [4, 0, 0, 0, -1], ["nsubj", "flat", "flat", "flat", "root"]
    assert titled(heads, relations, tags, forms, {"envoy"}) == (
        [2, 2, 4, 2, -1],
        ["compound", "nmod:desc", "nsubj", "flat", "root"],
    )


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Secretary of State Ilse F. Ruun said the army would help.", "Ilse F. Ruun", "Secretary of State"),
        ("He met Secretary of Defense Lloyd Odo on Monday.", "Lloyd Odo", "Secretary of Defense"),
        ("Chief of Staff Gen. Mark Ruun left on Monday.", "Mark Ruun", "Chief of Staff Gen."),
    ],
)
def test_whoever_holds_an_office_of_several_words_has_a_name(
    reader: Reader, text: str, name: str, role: str
) -> None:
    roles = {entity.name: entity.role for entity in reader.read(document_of(text, id="x")).entities}
    assert roles[name] == role
