"""Bodies: by short forms in brackets, by "it", by what their fighters and their speakers are called."""

import pytest
from tests.reading.chained import GROUP, PERSON, PLACE, chains, read

from dateline.model import document_of
from dateline.reading import Reader


def test_letters_in_brackets_after_a_name_are_its_short_form_in_any_language() -> None:
    rows = (
        "The _ DET 4 det / Free _ ADJ 4 amod / Coast _ PROPN 4 compound / Movement _ PROPN 8 nsubj / ( _ PUNCT 6 punct / "
        "HSH _ PROPN 4 appos / ) _ PUNCT 6 punct / spoke speak VERB 0 root\n"
        "The _ DET 2 det / HSH _ PROPN 3 nsubj / left leave VERB 0 root"
    )
    draft = read(rows, [("The Free Coast Movement", GROUP), ("HSH", GROUP), ("The HSH", GROUP)])
    assert [entity.name for entity in draft.entities] == ["Free Coast Movement"]


def test_a_country_in_brackets_is_no_short_form() -> None:
    rows = (
        "The _ DET 4 det / Hill _ PROPN 4 compound / Trading _ PROPN 4 compound / Company _ PROPN 8 nsubj / "
        "( _ PUNCT 6 punct / UK _ PROPN 4 appos / ) _ PUNCT 6 punct / spoke speak VERB 0 root"
    )
    draft = read(rows, [("The Hill Trading Company", GROUP), ("UK", PLACE)])
    assert len(draft.entities) == 2


def test_a_group_whose_name_ends_in_army_has_its_letters() -> None:
    rows = (
        "The _ DET 4 det / Velur _ PROPN 4 compound / National _ PROPN 4 amod / Army _ PROPN 5 nsubj / "
        "spoke speak VERB 0 root\nThe _ DET 2 det / VNA _ PROPN 3 nsubj / left leave VERB 0 root"
    )
    draft = read(rows, [("The Velur National Army", GROUP), ("The VNA", GROUP)])
    assert [entity.name for entity in draft.entities] == ["Velur National Army"]


_SAID = "The _ DET 2 det / army _ NOUN 3 nsubj / said say VERB 0 root / "


def test_it_that_does_what_a_body_says_is_the_body_whatever_sort_it_passes_for() -> None:
    rows = f"{_SAID}it _ PRON 6 nsubj / had have AUX 6 aux / left leave VERB 3 ccomp"
    assert chains(read(rows, [("The army", GROUP), ("it", "event")])) == ["The army | it"]


def test_it_that_is_said_to_be_something_is_not_who_says_so() -> None:
    rows = f"{_SAID}it _ PRON 7 nsubj / was be AUX 7 cop / the _ DET 7 det / worst _ NOUN 3 ccomp"
    assert chains(read(rows, [("The army", GROUP), ("it", "event")])) == ["The army"]


def test_it_that_a_body_asks_to_do_something_is_another() -> None:
    rows = f"{_SAID.replace('said say', 'demands demand')}it _ PRON 5 nsubj / leave _ VERB 3 ccomp"
    assert chains(read(rows, [("The army", GROUP), ("it", "event")])) == ["The army"]


def test_the_rebels_are_the_one_body_that_its_name_puts_in_arms() -> None:
    rows = (
        "Police _ NOUN 2 nsubj / shot shoot VERB 0 root / 118 _ NUM 4 nummod / rebels rebel NOUN 2 obj\n"
        "The _ DET 3 det / Velur _ PROPN 3 compound / Front _ PROPN 4 nsubj / fled flee VERB 0 root\n"
        "The _ DET 2 det / rebels rebel NOUN 3 nsubj / returned return VERB 0 root"
    )
    mentions = [("118 rebels", PERSON), ("The Velur Front", GROUP), ("The rebels", PERSON)]
    assert "The Velur Front | The rebels" in chains(read(rows, mentions))


def test_the_rebels_are_no_body_where_rebels_of_somewhere_are_told_of() -> None:
    rows = (
        "Police _ NOUN 2 nsubj / shot shoot VERB 0 root / Maoist _ ADJ 4 amod / rebels rebel NOUN 2 obj\n"
        "The _ DET 3 det / Velur _ PROPN 3 compound / Front _ PROPN 4 nsubj / fled flee VERB 0 root\n"
        "The _ DET 2 det / rebels rebel NOUN 3 nsubj / returned return VERB 0 root"
    )
    mentions = [("Maoist rebels", PERSON), ("The Velur Front", GROUP), ("The rebels", PERSON)]
    assert "The Velur Front" in chains(read(rows, mentions))


def test_a_group_may_be_set_beside_a_name_in_the_plural() -> None:
    rows = (
        "A _ DET 2 det / group _ NOUN 7 nsubj / , _ PUNCT 5 punct / the _ DET 6 det / Blue _ PROPN 6 amod / "
        "Partisans _ PROPN 2 appos / left leave VERB 0 root"
    )
    draft = read(rows, [("A group", GROUP), ("the Blue Partisans", GROUP)])
    assert [entity.name for entity in draft.entities] == ["Blue Partisans"]


_WE = (
    "“ _ PUNCT 3 punct / We _ PRON 3 nsubj / refuse _ VERB 6 ccomp / , _ PUNCT 3 punct / ” _ PUNCT 3 punct / "
)


def test_we_of_a_speaker_without_a_body_are_named_after_him() -> None:
    rows = f"{_WE}said say VERB 0 root / Dara _ PROPN 6 nsubj / Olin _ PROPN 7 flat"
    draft = read(rows, [("We", PERSON), ("Dara Olin", PERSON)], [("Dara Olin", "said", "We refuse")])
    assert [entity.name for entity in draft.entities] == ["Dara Olin’s side", "Dara Olin"]


def test_we_of_an_officer_are_his_body() -> None:
    rows = (
        f"{_WE}said say VERB 0 root / Dara _ PROPN 6 nsubj / Olin _ PROPN 7 flat / , _ PUNCT 10 punct / "
        "head _ NOUN 7 appos / of _ ADP 13 case / the _ DET 13 det / Dock _ PROPN 10 nmod"
    )
    mentions = [("We", PERSON), ("Dara Olin", PERSON), ("the Dock", GROUP)]
    draft = read(rows, mentions, [("Dara Olin", "said", "We refuse")])
    assert "We | the Dock" in chains(draft)


def test_whom_somebody_did_something_to_is_not_himself() -> None:
    rows = (
        "Doran _ PROPN 2 nsubj / met meet VERB 0 root / a _ DET 4 det / general _ NOUN 2 obj / who _ PRON 6 nsubj / "
        "jailed jail VERB 4 acl:relcl / him he PRON 6 obj"
    )
    mentions = [("Doran", PERSON), ("a general", PERSON), ("him", PERSON)]
    assert "a general | him" not in chains(read(rows, mentions))


def test_who_says_what_is_told_of_somebody_named_is_another() -> None:
    rows = (
        "Doran _ PROPN 3 nsubj / may _ AUX 3 aux / leave _ VERB 7 ccomp / , _ PUNCT 3 punct / "
        "the _ DET 6 det / judge _ NOUN 7 nsubj / ordered order VERB 0 root"
    )
    mentions = [("Doran", PERSON), ("the judge", PERSON)]
    draft = read(rows, mentions, [("the judge", "ordered", "Doran may leave")])
    assert chains(draft) == ["Doran", "the judge"]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Caribbean Community", "CARICOM"),
        ("Ministry of Public Security", "MININT"),
        ("Banda Nacional Obrera", "Banobra"),
    ],
)
def test_a_word_in_brackets_is_a_body_s_short_form_whatever_its_letters(
    reader: Reader, name: str, short: str
) -> None:
    text = f"The {name} ({short}) said it would send observers. {short} asked both sides to talk."
    reading = reader.read(document_of(text))
    (entity,) = (e for e in reading.entities if e.name == name)
    assert sum(m.entity == entity.id and m.span.of(text) == short for m in reading.mentions) == 2


def names_of(reader: Reader, text: str, *phrases: str) -> set[str]:
    """The names of the entities that some phrases are mentions of."""
    reading = reader.read(document_of(text))
    named = {e.id: e.name for e in reading.entities}
    return {named[m.entity] for m in reading.mentions if m.span.of(text) in phrases}


def test_the_firm_and_the_company_are_the_one_company_named(reader: Reader) -> None:
    text = (
        "The mining company Corvex said it would reopen its mine. The firm closed the pit in June. "
        "A union said the company must first pay."
    )
    assert names_of(reader, text, "The firm", "the company") == {"Corvex"}


def test_the_company_is_no_charity_that_protests_against_it(reader: Reader) -> None:
    text = "Save the Children protested outside the plant. The company said it would stay open."
    assert names_of(reader, text, "The company") != {"Save the Children"}


def test_a_body_known_by_a_name_of_several_words_is_one(reader: Reader) -> None:
    text = "Doctors Without Borders said two of its staff were killed. The charity suspended its work."
    assert names_of(reader, text, "Doctors Without Borders", "The charity") == {"Doctors Without Borders"}


def test_the_officer_named_after_an_army_is_its_commander(reader: Reader) -> None:
    text = "The commander of the island's 200-strong army, Colonel Peni Dasoko, said all was calm."
    reading = reader.read(document_of(text))
    (statement,) = reading.statements
    assert statement.source is not None
    assert {e.id: e.name for e in reading.entities}[statement.source.entity or ""] == "Peni Dasoko"


def test_who_gives_his_name_is_called_so(reader: Reader) -> None:
    text = "A soldier, who gave his name only as Sergeant Tomas, said the men wanted their pay."
    reading = reader.read(document_of(text))
    (statement,) = reading.statements
    assert statement.source is not None
    assert {e.id: e.name for e in reading.entities}[statement.source.entity or ""] == "Tomas"
