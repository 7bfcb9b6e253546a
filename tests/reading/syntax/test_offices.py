import pytest

from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.syntax.offices import apposed, beside, held, named_beside, titled

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


WORDS = (frozenset({"mayor"}), frozenset({"of"}), frozenset({"new"}))


def test_a_name_between_commas_after_an_office_is_set_beside_the_title() -> None:
    forms = ["the", "mayor", "of", "port", "lowe", ",", "sam", "dodd", ",", "left"]
    tags = ["DET", "NOUN", "ADP", "PROPN", "PROPN", "PUNCT", "PROPN", "PROPN", "PUNCT", "VERB"]
    heads = [1, 9, 3, 1, 3, 6, 3, 6, 1, -1]
    relations = ["det", "nsubj", "case", "nmod", "flat", "punct", "appos", "flat", "punct", "root"]
    after = beside(heads, relations, tags, forms, WORDS)
    assert after[0][6] == 1
    assert after[1][6] == "appos"
    town = [form.replace("sam", "new") for form in forms]
    assert beside(heads, relations, tags, town, WORDS) == (heads, relations)


@pytest.mark.parametrize(
    "text",
    [
        "The head of the UN mission in Halim, Anna Berg, urged restraint.",
        "The commander of the garrison at Dume, Colonel Petr Vasko, surrendered.",
    ],
)
def test_whoever_heads_a_body_somewhere_has_the_name_set_beside_it(reader: Reader, text: str) -> None:
    names = {e.name: e.kind for e in reader.read(document_of(text, id="x")).entities}
    assert {"Anna Berg", "Petr Vasko"} & {name for name, kind in names.items() if kind == "person"}
    assert not any(name.startswith("unnamed head") or "commander" in name for name in names)


def test_a_name_after_a_noun_and_a_comma_is_set_beside_it() -> None:
    heads, tags = [1, -1, 3, 1, 3], ["DET", "NOUN", "PUNCT", "PROPN", "PROPN"]
    relations = ["det", "root", "punct", "flat", "flat"]
    forms = ["a", "spokeswoman", ",", "carla", "nunes"]
    assert apposed(heads, relations, tags, forms)[1][3] == "appos"
    heads, tags, forms = [1, -1, 1], ["DET", "NOUN", "PROPN"], ["a", "general", "dane"]
    assert apposed(heads, ["det", "root", "flat"], tags, forms) == (heads, ["det", "root", "flat"])


def test_a_name_between_commas_after_a_noun_is_no_second_of_a_list_and_no_second_subject() -> None:
    forms, tags = (
        ["its", "leader", ",", "orr", ",", "fled"],
        ["PRON", "NOUN", "PUNCT", "PROPN", "PUNCT", "VERB"],
    )
    joined = ["nmod:poss", "nsubj", "punct", "conj", "punct", "root"]
    assert apposed([1, 5, 3, 1, 1, -1], joined, tags, forms)[1][3] == "appos"
    twice = ["nmod:poss", "nsubj", "punct", "nsubj", "punct", "root"]
    heads, relations = apposed([1, 5, 3, 5, 1, -1], twice, tags, forms)
    assert (heads[3], relations[3]) == (1, "appos")


def test_names_of_a_list_are_joined() -> None:
    forms = ["rebels", ",", "orland", "and", "tessen", "met"]
    tags = ["NOUN", "PUNCT", "PROPN", "CCONJ", "PROPN", "VERB"]
    relations = ["nsubj", "punct", "conj", "cc", "conj", "root"]
    assert apposed([5, 2, 0, 4, 0, -1], relations, tags, forms)[1] == relations


def test_a_word_in_capitals_between_commas_names_the_noun_before_it() -> None:
    # the party , Pasteg , said
    heads, relations = [1, 5, 3, 1, 3, -1], ["det", "nsubj", "punct", "appos", "punct", "root"]
    tags, forms = (
        ["DET", "NOUN", "PUNCT", "NOUN", "PUNCT", "VERB"],
        ["the", "party", ",", "Pasteg", ",", "said"],
    )
    assert named_beside(heads, relations, tags, forms)[3] == "PROPN"
    assert named_beside(heads, relations, tags, [form.lower() for form in forms]) == tags
