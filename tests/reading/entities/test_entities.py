"""What an entity is called, what the report says of it, and which entity some words name."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.chained import GROUP, PERSON, PLACE, SPOKESMAN, THING, called, full, read
from tests.reading.drafts import at, draft_of

from dateline.reading.attribution.component import Attribution
from dateline.reading.draft import Draft
from dateline.reading.entities.component import add_entities, entity_at
from dateline.reading.mentions.component import describe
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.lexicon import lexicon


def test_the_reporters_adjectives_are_no_part_of_a_role() -> None:
    rows = SPOKESMAN.replace(
        "the _ DET 5 det / governor _ NOUN 1 appos",
        "the _ DET 7 det / weary _ ADJ 7 amod / deputy _ ADJ 7 amod / governor _ NOUN 1 appos",
    ).replace("NOUN 1 appos / of _ ADP 7 case / Tessel Tessel PROPN 5", "NOUN 1 appos / of _ ADP 9 case / "
    "Tessel Tessel PROPN 7").replace(
        "PROPN 9 nsubj", "PROPN 11 nsubj"
    )  # fmt: skip
    draft = read(rows, [("Ilyas Doran", PERSON), ("the weary deputy governor of Tessel", PERSON)])
    assert called(draft, "Ilyas Doran").role == "deputy governor of Tessel"


def test_a_title_is_the_role_and_no_part_of_the_name() -> None:
    rows = (
        "Defence _ PROPN 2 compound / Minister _ PROPN 3 nmod:desc / Ilyas _ PROPN 5 nsubj / "
        "Doran _ PROPN 3 flat / spoke speak VERB 0 root"
    )
    (entity,) = read(rows, [("Defence Minister Ilyas Doran", PERSON)]).entities
    assert (entity.name, entity.role) == ("Ilyas Doran", "Defence Minister")


# Names of those who have none ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "mention", "sort", "name"),
    [
        (
            "An a DET 2 det / official _ NOUN 6 nsubj / of _ ADP 5 case / the _ DET 5 det / "
            "ministry _ NOUN 2 nmod / "
            "spoke speak VERB 0 root",
            "An official of the ministry",
            PERSON,
            "unnamed official of the ministry",
        ),
        (
            "The _ DET 2 det / villagers villager NOUN 3 nsubj / fled flee VERB 0 root",
            "The villagers",
            PERSON,
            "villagers",
        ),
        (
            "the _ DET 3 det / Sudanese _ ADJ 3 amod / army _ NOUN 0 root",
            "the Sudanese army",
            GROUP,
            "Sudanese army",
        ),
        ("a _ DET 2 det / bridge _ NOUN 0 root", "a bridge", THING, "bridge"),
        ("one _ NUM 2 nummod / bailiff _ NOUN 0 root", "one bailiff", PERSON, "unnamed bailiff"),
        (
            "two _ NUM 2 nummod / bailiffs bailiff NOUN 0 root",
            "two bailiffs",
            PERSON,
            "two bailiffs",
        ),
        ("They _ PRON 2 nsubj / fled flee VERB 0 root", "They", PERSON, "unnamed people"),
        ("She _ PRON 2 nsubj / fled flee VERB 0 root", "She", PERSON, "unnamed person"),
    ],
)
def test_whoever_is_not_named_has_a_name_of_his_own(rows: str, mention: str, sort: str, name: str) -> None:
    (entity,) = read(rows, [(mention, sort)]).entities
    assert entity.name == name


def test_what_is_his_is_named_after_him() -> None:
    rows = (
        "Doran _ PROPN 2 nsubj / armed arm VERB 0 root / his _ PRON 4 nmod:poss / fighters fighter NOUN 2 obj"
    )
    draft = read(rows, [("Doran", PERSON), ("his fighters", PERSON), ("his", PERSON)])
    assert [(e.name, e.kind) for e in draft.entities] == [
        ("Doran", "person"),
        ("Doran’s fighters", "armed_group"),
    ]


def test_the_government_beside_an_army_is_that_of_its_country() -> None:
    rows = (
        "The _ DET 3 det / Sudanese _ ADJ 3 amod / army _ NOUN 4 nsubj / fled flee VERB 0 root / "
        ", _ PUNCT 8 punct / "
        "the _ DET 7 det / government _ NOUN 8 nsubj / said say VERB 4 parataxis"
    )
    draft = read(rows, [("The Sudanese army", GROUP), ("the government", GROUP)])
    assert [(e.name, e.country) for e in draft.entities] == [
        ("Sudanese army", "SDN"),
        ("Sudan government", "SDN"),
    ]
    assert [span.of(draft.text) for span in draft.entities[1].evidence] == ["Sudanese"]


def test_what_a_country_backs_is_not_of_that_country() -> None:
    rows = (
        "the _ DET 5 det / Iran _ PROPN 4 obl / - _ PUNCT 4 punct / backed back VERB 5 amod / "
        "militia _ NOUN 0 root"
    )
    (entity,) = read(rows, [("the Iran - backed militia", GROUP)]).entities
    assert entity.country is None


# Asking for the entity at some words --------------------------------------------------------------


def test_the_entity_at_some_words_is_that_of_the_word_on_which_they_hang() -> None:
    draft = read(SPOKESMAN, [("Ilyas Doran", PERSON), ("the governor of Tessel", PERSON), ("Tessel", PLACE)])
    doran = called(draft, "Ilyas Doran")
    whole = at(draft, "Ilyas Doran , the governor of Tessel")
    assert entity_at(draft, whole[0], whole[-1]) == doran
    assert entity_at(draft, *at(draft, "Tessel") * 2) == called(draft, "Tessel")
    assert entity_at(draft, *at(draft, "resigned") * 2) is None


def test_who_stands_for_the_noun_that_its_clause_is_about() -> None:
    rows = (
        "The _ DET 2 det / doctor _ NOUN 5 nsubj / who _ PRON 4 nsubj / stayed stay VERB 2 acl:relcl / "
        "spoke speak VERB 0 root"
    )
    draft = read(rows, [("The doctor who stayed", PERSON)])
    who = at(draft, "who")[0]
    assert entity_at(draft, who, who) == draft.entities[0]


# For every text --------------------------------------------------------------------------------------

SENTENCES = (
    full("Ilyas Doran", "spoke"),
    full("Karim Odo", "left"),
    "He _ PRON 2 nsubj / fled flee VERB 0 root",
    "It _ PRON 2 nsubj / fell fall VERB 0 root",
    "The _ DET 2 det / army _ NOUN 3 nsubj / took take VERB 0 root / Tessel _ PROPN 3 obj",
    "They _ PRON 2 nsubj / denied deny VERB 0 root / it _ PRON 2 obj",
    "“ _ PUNCT 3 punct / We _ PRON 3 nsubj / won win VERB 6 ccomp / , _ PUNCT 3 punct / ” _ PUNCT 3 punct / "
    "said say VERB 0 root / she _ PRON 6 nsubj",
)
SORT_OF: Mapping[str, str] = {"PROPN": PERSON, "NOUN": GROUP}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_every_mention_has_one_entity_and_the_same_text_is_read_the_same(
    sentences: list[str], chance: object
) -> None:
    del chance

    def once() -> Draft:
        draft = draft_of("\n".join(sentences))
        words = lexicon(draft.language)
        found: list[Found] = []
        for word, token in enumerate(draft.tokens):
            if token.deprel in ("nsubj", "obj"):
                sort = (
                    PLACE
                    if draft.word(word) == "Tessel"
                    else SORT_OF.get(token.upos, THING if token.lemma == "it" else PERSON)
                )
                first = word - (
                    word > 0
                    and draft.tokens[word - 1].head == word
                    and draft.tokens[word - 1].deprel == "det"
                )
                found.append(
                    describe(
                        draft,
                        words,
                        (
                            first,
                            word + (draft.tokens[min(word + 1, len(draft.tokens) - 1)].deprel == "flat"),
                            word,
                        ),
                        sort,
                    )
                )
        draft.found = found
        draft.attributions = [
            Attribution((w,), (w + 1,), (w - 4, w - 3), 1.0)
            for w in range(4, len(draft.words))
            if draft.word(w) == "said"
        ]
        add_entities(draft)
        return draft

    one, other = once(), once()
    assert one.mentions == other.mentions
    assert one.entities == other.entities
    assert len(one.mentions) == len(one.found)
    assert sorted(m for e in one.entities for m in e.mentions) == sorted(m.id for m in one.mentions)
    for entity in one.entities:
        kinds = {m.kind for m in one.mentions if m.id in entity.mentions and m.form != "pronoun"}
        assert not ({"person"} <= kinds and kinds & {"place", "organization"})


def test_one_of_some_who_is_described_is_called_by_the_description() -> None:
    rows = (
        "One one NUM 8 nsubj / of _ ADP 4 case / the _ DET 4 det / freed freed NOUN 1 nmod / , _ PUNCT 7 punct / "
        "a _ DET 7 det / conductress _ NOUN 1 appos / spoke speak VERB 0 root"
    )
    draft = read(rows, [("One of the freed", PERSON), ("a conductress", PERSON)])
    assert [entity.name for entity in draft.entities][:1] == ["unnamed conductress"]


REPORT = (
    "The _ DET 2 det / {noun} _ NOUN {verb} nsubj / {case} _ ADP 5 case / the _ DET 5 det / council _ NOUN 2 nmod / "
    "spoke speak VERB 0 root"
)


@pytest.mark.parametrize(
    ("noun", "case", "stands"), [("report", "by", True), ("report", "on", False), ("nurse", "of", False)]
)
def test_who_gave_out_a_text_stands_for_it_and_whom_it_is_about_does_not(
    noun: str, case: str, *, stands: bool
) -> None:
    draft = read(REPORT.format(noun=noun, case=case, verb=6), [("the council", GROUP)])
    assert (entity_at(draft, 0, 4) is not None) == stands


def test_a_name_may_begin_with_a_common_noun_in_the_genitive() -> None:
    rows = (
        "The the DET 4 det / Farmers farmers PROPN 4 compound / ' ' PART 2 case / Union Union PROPN 5 nsubj / "
        "lost lose VERB 0 root"
    )
    (entity,) = read(rows, [("The Farmers ' Union", GROUP)]).entities
    assert entity.name == "Farmers ' Union"


def test_the_owner_of_a_band_is_no_part_of_its_name() -> None:
    rows = "Doran Doran PROPN 3 nmod:poss / 's 's PART 1 case / Guard Guard PROPN 4 nsubj / lost lose VERB 0 root"
    assert called(read(rows, [("Doran 's Guard", GROUP)]), "Guard").kind == "organization"
