"""Which mentions are one, what an entity is called, and what the report says of it."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reading.drafts import at, draft_of, said

from dateline.model import Entity, MadeBy, Reading
from dateline.reading.attribution import Attribution
from dateline.reading.draft import Draft
from dateline.reading.entities import add_entities, entity_at
from dateline.reading.found import Found
from dateline.reading.lexicon import lexicon
from dateline.reading.mentions import describe

PERSON, GROUP, PLACE, THING = "person", "organization", "place", "object"


def read(
    rows: str, mentions: Sequence[tuple[str, str]], attributions: Sequence[tuple[str, str, str]] = ()
) -> Draft:
    """The draft of some rows with their entities.

    A mention is its words and its sort; words that come again stand for their next place, and ``Doran@2`` for the third.
    The word that carries it is that on which the others hang.
    """
    draft = draft_of(rows)
    draft.attributions = [said(draft, *each) for each in attributions]
    words, taken = lexicon(draft.language), dict[str, int]()
    for text, sort in mentions:
        text, _, place = text.partition("@")
        first = _places(draft, text.split())[int(place or taken.get(text, 0))]
        taken[text] = taken.get(text, 0) + 1
        span = range(first, first + len(text.split()))
        head = next(i for i in span if draft.tokens[i].head not in span)
        draft.found.append(describe(draft, words, (span[0], span[-1], head), sort))
    draft.found.sort(key=lambda one: (one.first, -one.last, one.head))
    add_entities(draft)
    Reading(
        document=draft.document, made_by=MadeBy("0", None, "en"), tokens=tuple(draft.tokens),
        sentences=tuple(draft.sentences), mentions=tuple(draft.mentions), entities=tuple(draft.entities),
    )  # fmt: skip
    return draft


def _places(draft: Draft, sought: Sequence[str]) -> Sequence[int]:
    forms = [draft.word(i) for i in range(len(draft.words))]
    return [i for i in range(len(forms)) if forms[i : i + len(sought)] == list(sought)]


def chains(draft: Draft) -> list[str]:
    """Each entity as the words of its mentions."""
    words = {one.id: one.span.of(draft.text) for one in draft.mentions}
    return [" | ".join(words[m] for m in entity.mentions) for entity in draft.entities]


def called(draft: Draft, name: str) -> Entity:
    return next(entity for entity in draft.entities if entity.name == name)


def full(name: str, verb: str) -> str:
    """A sentence in which a name of several words is the subject of a verb."""
    given_name, *rest = name.split()
    parts = [
        f"{given_name} {given_name} PROPN {len(rest) + 2} nsubj",
        *(f"{word} {word} PROPN 1 flat" for word in rest),
    ]
    return " / ".join([*parts, f"{verb} _ VERB 0 root"])


# Names ---------------------------------------------------------------------------------------------


def test_a_surname_is_the_person_named_in_full_before() -> None:
    rows = f"{full('Ilyas Doran', 'spoke')}\n{full('Mr. Doran', 'left')}"
    draft = read(rows, [("Ilyas Doran", PERSON), ("Mr. Doran", PERSON)])
    assert [entity.name for entity in draft.entities] == ["Ilyas Doran"]


def test_two_persons_of_one_family_stay_two_and_each_keeps_the_full_name() -> None:
    rows = f"{full('Ilyas Doran', 'spoke')}\n{full('Karim Doran', 'left')}"
    assert chains(read(rows, [("Ilyas Doran", PERSON), ("Karim Doran", PERSON)])) == [
        "Ilyas Doran",
        "Karim Doran",
    ]


def test_a_longer_name_with_a_further_one_inside_is_another_person() -> None:
    rows = f"{full('Ahmad Odo', 'spoke')}\n{full('Ahmad Karam Odo', 'left')}"
    assert chains(read(rows, [("Ahmad Odo", PERSON), ("Ahmad Karam Odo", PERSON)])) == [
        "Ahmad Odo",
        "Ahmad Karam Odo",
    ]


def test_a_bare_surname_that_two_could_bear_goes_to_the_one_in_the_centre() -> None:
    rows = (
        "Ahmad _ PROPN 3 nsubj / Odo _ PROPN 1 flat / wrote write VERB 0 root\n"
        "He _ PRON 2 nsubj / waited wait VERB 0 root / for _ ADP 7 case / Ahmad _ PROPN 7 nmod:poss / "
        "Karam _ PROPN 4 flat / Odo _ PROPN 4 flat / father _ NOUN 2 obl\n"
        "Odo _ PROPN 2 nsubj / returned return VERB 0 root"
    )
    mentions = [("Ahmad Odo", PERSON), ("He", PERSON), ("Ahmad Karam Odo", PERSON), ("Odo@2", PERSON)]
    draft = read(rows, mentions)
    assert chains(draft) == ["Ahmad Odo | He | Odo", "Ahmad Karam Odo"]


def test_an_acronym_is_the_name_that_it_abbreviates() -> None:
    rows = (
        "The _ DET 4 det / Alian _ PROPN 4 amod / Relief _ PROPN 4 compound / Committee _ PROPN 5 nsubj / "
        "spoke speak VERB 0 root\nThe _ DET 2 det / ARC _ PROPN 3 nsubj / left leave VERB 0 root"
    )
    draft = read(rows, [("The Alian Relief Committee", GROUP), ("The ARC", GROUP)])
    assert [entity.name for entity in draft.entities] == ["Alian Relief Committee"]


def test_names_of_a_country_are_one_and_give_its_code() -> None:
    rows = (
        "The _ DET 3 det / United _ PROPN 3 amod / States _ PROPN 4 nsubj / spoke speak VERB 0 root\n"
        "The _ DET 2 det / US _ PROPN 3 nsubj / left leave VERB 0 root\n"
        "Sudan _ PROPN 2 nsubj / stayed stay VERB 0 root"
    )
    draft = read(rows, [("The United States", PLACE), ("The US", PLACE), ("Sudan", PLACE)])
    assert [(e.name, e.kind, e.country) for e in draft.entities] == [
        ("United States", "country", "USA"),
        ("Sudan", "country", "SDN"),
    ]


# What syntax ties together -----------------------------------------------------------------------


SPOKESMAN = (
    "Ilyas _ PROPN 9 nsubj / Doran _ PROPN 1 flat / , _ PUNCT 5 punct / the _ DET 5 det / "
    "governor _ NOUN 1 appos / "
    "of _ ADP 7 case / Tessel _ PROPN 5 nmod / , _ PUNCT 1 punct / resigned resign VERB 0 root"
)


def test_an_apposition_is_the_person_it_describes_and_gives_the_role() -> None:
    draft = read(SPOKESMAN, [("Ilyas Doran", PERSON), ("the governor of Tessel", PERSON), ("Tessel", PLACE)])
    assert chains(draft) == ["Ilyas Doran | the governor of Tessel", "Tessel"]
    doran = called(draft, "Ilyas Doran")
    assert doran.role == "governor of Tessel"
    assert [span.of(draft.text) for span in doran.evidence] == ["governor of Tessel"]


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


@pytest.mark.parametrize(
    ("between", "one"),
    [
        ("is be AUX 5 cop", True),
        ("may _ AUX 5 aux / be _ AUX 5 cop", False),
        ("is be AUX 5 cop / not _ PART 5 advmod", False),
    ],
)
def test_a_predicate_is_the_subject_where_the_clause_says_so(between: str, one: bool) -> None:  # noqa: FBT001
    extra = between.count("/")
    head = 4 + extra
    words = between.replace(" 5 ", f" {head} ")
    rows = f"Doran _ PROPN {head} nsubj / {words} / the _ DET {head} det / governor _ NOUN 0 root"
    draft = read(rows, [("Doran", PERSON), ("the governor", PERSON)])
    assert (len(draft.entities) == 1) == one


def test_known_as_gives_another_name() -> None:
    rows = (
        "Ilyas _ PROPN 8 nsubj / Doran _ PROPN 1 flat / , _ PUNCT 5 punct / better well ADV 5 advmod / "
        "known know VERB 1 acl / "
        "as _ ADP 7 case / Hamo _ PROPN 5 obl / left leave VERB 0 root\nHamo _ PROPN 2 nsubj / "
        "returned return VERB 0 root"
    )
    draft = read(rows, [("Ilyas Doran", PERSON), ("Hamo", PERSON), ("Hamo", PERSON)])
    assert chains(draft) == ["Ilyas Doran | Hamo | Hamo"]


def test_somebodys_son_is_somebody_else() -> None:
    rows = "Doran _ PROPN 3 nmod:poss / ’s _ PART 1 case / son _ NOUN 4 nsubj / left leave VERB 0 root"
    draft = read(rows, [("Doran ’s son", PERSON), ("Doran", PERSON)])
    assert [entity.name for entity in draft.entities] == ["Doran’s son", "Doran"]


def test_a_subject_and_the_object_of_its_verb_are_two() -> None:
    rows = "Doran _ PROPN 2 nsubj / saw see VERB 0 root / him he PRON 2 obj"
    assert len(read(rows, [("Doran", PERSON), ("him", PERSON)]).entities) == 2


def test_oneself_is_the_subject() -> None:
    rows = "Doran _ PROPN 2 nsubj / saw see VERB 0 root / himself _ PRON 2 obj"
    assert chains(read(rows, [("Doran", PERSON), ("himself", PERSON)])) == ["Doran | himself"]


# Pronouns and descriptions -------------------------------------------------------------------------


def test_he_and_she_are_told_apart_by_names_and_titles() -> None:
    rows = (
        "Mr. _ PROPN 2 nmod:desc / Doran _ PROPN 3 nsubj / met meet VERB 0 root / "
        "Mrs. _ PROPN 5 nmod:desc / Suna _ PROPN 3 obj\n"
        "She _ PRON 2 nsubj / left leave VERB 0 root\nHe _ PRON 2 nsubj / stayed stay VERB 0 root"
    )
    draft = read(rows, [("Mr. Doran", PERSON), ("Mrs. Suna", PERSON), ("She", PERSON), ("He", PERSON)])
    assert chains(draft) == ["Mr. Doran | He", "Mrs. Suna | She"]


def test_it_is_never_a_person() -> None:
    rows = f"{full('Ilyas Doran', 'spoke')}\nIt _ PRON 2 nsubj / shook shake VERB 0 root"
    assert chains(read(rows, [("Ilyas Doran", PERSON), ("It", THING)])) == ["Ilyas Doran", "It"]


def test_he_is_never_a_group_or_a_place() -> None:
    rows = (
        "The _ DET 2 det / army _ NOUN 3 nsubj / took take VERB 0 root / Tessel _ PROPN 3 obj\n"
        "He _ PRON 2 nsubj / fled flee VERB 0 root"
    )
    assert len(read(rows, [("The army", GROUP), ("Tessel", PLACE), ("He", PERSON)]).entities) == 3


def test_the_ministry_is_the_ministry_named_before() -> None:
    rows = (
        "The _ DET 2 det / Ministry _ PROPN 5 nsubj / of _ ADP 4 case / Defence _ PROPN 2 nmod / "
        "spoke speak VERB 0 root\n"
        "The _ DET 2 det / ministry _ NOUN 3 nsubj / denied deny VERB 0 root / it _ PRON 3 obj"
    )
    draft = read(rows, [("The Ministry of Defence", GROUP), ("The ministry", GROUP)])
    assert [(e.name, e.kind) for e in draft.entities] == [("Ministry of Defence", "government")]


@pytest.mark.parametrize("organ", ["army", "government", "police", "court"])
def test_an_organ_of_state_is_no_group_of_another_name(organ: str) -> None:
    rows = (
        "The _ DET 3 det / Northern _ PROPN 3 amod / League _ PROPN 4 nsubj / spoke speak VERB 0 root\n"
        f"The _ DET 2 det / {organ} _ NOUN 3 nsubj / denied deny VERB 0 root"
    )
    assert len(read(rows, [("The Northern League", GROUP), (f"The {organ}", GROUP)]).entities) == 2


def test_the_governor_is_the_one_who_bears_the_title() -> None:
    rows = (
        "Governor _ PROPN 2 nmod:desc / Doran _ PROPN 3 nsubj / met meet VERB 0 root / Suna _ PROPN 3 obj\n"
        "The _ DET 2 det / governor _ NOUN 3 nsubj / left leave VERB 0 root"
    )
    draft = read(rows, [("Governor Doran", PERSON), ("Suna", PERSON), ("The governor", PERSON)])
    assert chains(draft) == ["Governor Doran | The governor", "Suna"]


def test_the_lead_is_about_the_one_who_is_named_next_without_a_description() -> None:
    rows = (
        "The _ DET 2 det / son _ NOUN 7 nsubj / of _ ADP 5 case / a _ DET 5 det / general _ NOUN 2 nmod / "
        "has have AUX 7 aux / asked ask VERB 0 root / for _ ADP 9 case / arms arm NOUN 7 obl\n"
        "Karim _ PROPN 3 nsubj / Odo _ PROPN 1 flat / wrote write VERB 0 root"
    )
    mentions = [("The son of a general", PERSON), ("a general", PERSON), ("Karim Odo", PERSON)]
    assert chains(read(rows, mentions)) == ["The son of a general | Karim Odo", "a general"]
    titled = rows.replace(
        "Karim _ PROPN 3 nsubj / Odo _ PROPN 1 flat / wrote write VERB 0 root",
        "Judge _ PROPN 2 nmod:desc / Karim _ PROPN 4 nsubj / Odo _ PROPN 2 flat / wrote write VERB 0 root",
    )
    mentions[-1] = ("Judge Karim Odo", PERSON)
    assert len(read(titled, mentions).entities) == 3


QUOTED = (
    "“ _ PUNCT 3 punct / I _ PRON 3 nsubj / stayed stay VERB 8 ccomp / with _ ADP 5 case / "
    "him he PRON 3 obl / , _ PUNCT 3 punct / "
    "” _ PUNCT 3 punct / said say VERB 0 root / Doran _ PROPN 8 nsubj"
)


def test_i_in_a_quotation_is_who_is_quoted_and_he_is_not() -> None:
    draft = read(
        QUOTED, [("I", PERSON), ("him", PERSON), ("Doran", PERSON)], [("Doran", "said", "I stayed with him")]
    )
    assert chains(draft) == ["I | Doran", "him"]


def test_i_of_nobody_is_an_unnamed_speaker() -> None:
    assert [entity.name for entity in read(QUOTED, [("I", PERSON)]).entities] == ["unnamed speaker"]


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
