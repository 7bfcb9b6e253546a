"""Which mentions are one: by their names, by what the syntax says, by what a pronoun or a description takes up."""

import pytest
from tests.reading.chained import GROUP, PERSON, PLACE, SPOKESMAN, THING, called, chains, full, read

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


def test_an_apposition_is_the_person_it_describes_and_gives_the_role() -> None:
    draft = read(SPOKESMAN, [("Ilyas Doran", PERSON), ("the governor of Tessel", PERSON), ("Tessel", PLACE)])
    assert chains(draft) == ["Ilyas Doran | the governor of Tessel", "Tessel"]
    doran = called(draft, "Ilyas Doran")
    assert doran.role == "governor of Tessel"
    assert [span.of(draft.text) for span in doran.evidence] == ["governor of Tessel"]


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


def test_they_in_a_quotation_are_not_those_who_speak() -> None:
    rows = (
        "Villagers villager NOUN 2 nsubj / said say VERB 0 root / “ _ PUNCT 5 punct / They _ PRON 5 nsubj / "
        "came come VERB 2 ccomp / ” _ PUNCT 5 punct"
    )
    mentions = [("Villagers", PERSON), ("They", PERSON)]
    assert chains(read(rows, mentions, [("Villagers", "said", "They came")])) == ["Villagers", "They"]


def test_who_calls_himself_by_a_name_is_the_one_so_named() -> None:
    rows = (
        "A _ DET 2 det / man _ NOUN 8 nsubj / who _ PRON 4 nsubj / calls call VERB 2 acl:relcl / "
        "himself himself PRON 4 obj / Commander _ PROPN 7 compound / Zef _ PROPN 4 xcomp / spoke speak VERB 0 root"
    )
    draft = read(rows, [("A man who calls himself Commander Zef", PERSON), ("Commander Zef", PERSON)])
    assert len({mention.entity for mention in draft.mentions}) == 1


def test_the_army_is_no_group_whose_name_ends_in_army() -> None:
    rows = (
        "Reed _ PROPN 2 compound / Army _ PROPN 3 nsubj / fled flee VERB 0 root\n"
        "The _ DET 2 det / army _ NOUN 3 nsubj / waited wait VERB 0 root"
    )
    assert chains(read(rows, [("Reed Army", GROUP), ("The army", GROUP)])) == ["Reed Army", "The army"]


def test_they_who_say_more_are_those_who_spoke_in_the_sentence_before() -> None:
    rows = (
        "Workers worker NOUN 2 nsubj / said say VERB 0 root / nine _ NUM 4 nsubj / "
        "fell fall VERB 2 ccomp / of _ ADP 7 case / the _ DET 7 det / prisoners prisoner NOUN 4 obl\n"
        "They _ PRON 2 nsubj / said say VERB 0 root / two _ NUM 4 nsubj / died die VERB 2 ccomp"
    )
    mentions = [("Workers", PERSON), ("the prisoners", PERSON), ("They", PERSON)]
    told = [("Workers", "said", "nine fell of the prisoners"), ("They", "said", "two died")]
    draft = read(rows, mentions, told)
    assert "Workers | They" in chains(draft)


def test_a_description_that_ends_in_a_comma_and_a_name_is_of_who_bears_it_whatever_the_tree() -> None:
    rows = (
        "A _ DET 2 det / spokesman _ NOUN 7 nsubj / , _ PUNCT 4 punct / Ivo _ PROPN 2 compound / Brand _ PROPN 2 flat / "
        ", _ PUNCT 2 punct / spoke speak VERB 0 root"
    )
    draft = read(rows, [("A spokesman , Ivo Brand", PERSON), ("Ivo Brand", PERSON)])
    assert [entity.name for entity in draft.entities] == ["Ivo Brand"]
