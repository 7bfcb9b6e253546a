"""What is counted, what befell them, what is part of what, and which event a count belongs to."""

import pytest
from tests.reading.drafts import at, draft_of

from dateline.reading.counts import COUNTS, counts_of
from dateline.reading.draft import Draft


def counted(rows: str) -> Draft:
    draft = draft_of(rows)
    COUNTS.run(draft)
    return draft


def shown(draft: Draft) -> list[tuple[object, ...]]:
    return [(c.low, c.high, c.unit, c.scope, c.part_of) for c in draft.counts]


KILLED = (
    "The _ DET 2 det / shelling _ NOUN 3 nsubj / killed kill VERB 0 root / 12 _ NUM 5 nummod / people person NOUN 3 obj /"
    " , _ PUNCT 9 punct / including include VERB 9 case / three _ NUM 9 nummod / children child NOUN 5 nmod /"
    " and _ CCONJ 11 cc / wounded wound VERB 3 conj / 20 _ NUM 13 nummod / others other NOUN 11 obj / . _ PUNCT 3 punct"
)


def test_the_verb_says_what_befell_its_object() -> None:
    assert shown(counted(KILLED)) == [
        (12, 12, "people", "killed", None),
        (3, 3, "children", "killed", "c1"),
        (20, 20, "others", "injured", None),
    ]


def test_those_who_kill_are_not_counted_as_killed() -> None:
    draft = counted(
        "Six _ NUM 2 nummod / soldiers soldier NOUN 3 nsubj / killed kill VERB 0 root / three _ NUM 5 nummod /"
        " men man NOUN 3 obj / . _ PUNCT 3 punct"
    )
    assert [(c.low, c.scope) for c in draft.counts] == [(6, None), (3, "killed")]


def test_a_passive_counts_its_subject() -> None:
    draft = counted(
        "Some _ DET 2 det / 300 _ NUM 4 nsubj:pass / were be AUX 4 aux:pass / arrested arrest VERB 0 root /"
        " . _ PUNCT 4 punct"
    )
    assert [(c.low, c.unit, c.scope) for c in draft.counts] == [(300, None, "detained")]


def test_a_word_after_the_number_says_what_befell_them() -> None:
    draft = counted(
        "It _ PRON 2 nsubj / left leave VERB 0 root / nine _ NUM 4 nummod / dead _ ADJ 2 xcomp / and _ CCONJ 6 cc /"
        " 14 _ NUM 4 conj / wounded wound VERB 6 acl / . _ PUNCT 2 punct"
    )
    assert [(c.low, c.scope) for c in draft.counts] == [(9, "killed"), (14, "injured")]


def test_a_toll_and_what_it_was_before_are_not_added_up() -> None:
    draft = counted(
        "The _ DET 3 det / death _ NOUN 3 compound / toll _ NOUN 4 nsubj / rose rise VERB 0 root /"
        " from _ ADP 6 case /"
        " 12 _ NUM 4 obl / to _ ADP 8 case / 31 _ NUM 6 nmod / . _ PUNCT 4 punct"
    )
    assert [(c.low, c.scope, c.part_of) for c in draft.counts] == [(12, "killed", "c2"), (31, "killed", None)]


def test_a_noun_of_effect_says_what_befell_them() -> None:
    draft = counted(
        "The _ DET 2 det / arrest _ NOUN 6 nsubj / of _ ADP 5 case / 14 _ NUM 5 nummod /"
        " students student NOUN 2 nmod /"
        " angered anger VERB 0 root / people person NOUN 6 obj / . _ PUNCT 6 punct"
    )
    assert [(c.low, c.unit, c.scope) for c in draft.counts] == [(14, "students", "detained")]


def test_one_person_whom_a_fate_befalls_is_a_count_of_one() -> None:
    draft = counted(
        "A _ DET 2 det / man _ NOUN 4 nsubj:pass / was be AUX 4 aux:pass / shot kill VERB 0 root / by _ ADP 7 case /"
        " a _ DET 7 det / guard _ NOUN 4 obl:agent / . _ PUNCT 4 punct"
    )
    assert [(c.low, c.high, c.unit, c.scope) for c in draft.counts] == [(1, 1, "man", "killed")]


def test_nobody_is_a_count_of_nought() -> None:
    draft = counted(
        "No _ DET 2 det / one _ PRON 4 nsubj:pass / was be AUX 4 aux:pass / hurt _ VERB 0 root / . _ PUNCT 4 punct"
    )
    assert [(c.low, c.high, c.scope) for c in draft.counts] == [(0, 0, "injured")]


def test_the_same_number_of_the_same_again_is_part_of_the_first() -> None:
    line = "The _ DET 3 det / 12 _ NUM 3 nummod / men man NOUN 4 nsubj / died die VERB 0 root / . _ PUNCT 4 punct"
    draft = counted(f"{line.replace('The _ DET 3 det', 'Then _ ADV 4 advmod')}\n{line}")
    assert [(c.low, c.part_of) for c in draft.counts] == [(12, None), (12, "c1")]


def test_another_six_are_not_the_same_six() -> None:
    line = (
        "{} _ DET 3 det / 16 _ NUM 3 nummod / men man NOUN 4 nsubj / died die VERB 0 root / . _ PUNCT 4 punct"
    )
    draft = counted(f"{line.format('Some')}\n{line.format('Another')}")
    assert [c.part_of for c in draft.counts] == [None, None]


@pytest.mark.parametrize(
    "rows",
    [
        "$ _ SYM 0 root / 4,000 _ NUM 1 nummod / . _ PUNCT 1 punct",
        "14 _ NUM 2 nummod / percent _ NOUN 3 obl / of _ ADP 0 root / . _ PUNCT 3 punct",
        "12 _ NUM 2 nummod / kilometres kilometre NOUN 0 root / . _ PUNCT 2 punct",
        "on _ ADP 2 case / 12 _ NUM 4 obl / May _ PROPN 2 nmod:unmarked / killed kill VERB 0 root /"
        " . _ PUNCT 4 punct",
        "in _ ADP 2 case / 2001 _ NUM 3 obl / died die VERB 0 root / . _ PUNCT 3 punct",
        "Doran _ PROPN 5 nsubj / , _ PUNCT 3 punct / 32 _ NUM 1 nummod / , _ PUNCT 3 punct / died die VERB 0 root",
        "aged _ ADJ 0 root / 20 _ NUM 1 obj / . _ PUNCT 1 punct",
        "Highway _ PROPN 0 root / 4 _ NUM 1 nummod / . _ PUNCT 1 punct",
        "two _ NUM 3 nummod / - _ PUNCT 1 punct / thirds third NOUN 0 root / . _ PUNCT 3 punct",
    ],
)
def test_prices_rates_distances_dates_ages_and_labels_are_no_counts(rows: str) -> None:
    assert counted(rows).counts == []


def test_a_designation_is_no_number() -> None:
    draft = draft_of("M-16 _ NOUN 2 compound / rifles rifle NOUN 0 root / . _ PUNCT 2 punct")
    COUNTS.run(draft)
    assert draft.counts == []


def test_an_event_has_the_counts_of_its_trigger_and_participants_and_their_parts() -> None:
    draft = counted(KILLED)
    assert counts_of(draft, at(draft, "killed")[0], at(draft, "people")) == ("c1", "c2")
    assert counts_of(draft, at(draft, "wounded")[0], at(draft, "others")) == ("c3",)


def test_an_event_that_says_what_befell_some_has_no_count_of_those_whom_something_else_befell() -> None:
    draft = counted(
        "Nine _ NUM 2 nummod / people person NOUN 4 nsubj:pass / were be AUX 4 aux:pass / killed kill VERB 0 root /"
        " and _ CCONJ 7 cc / 20 _ NUM 7 nsubj:pass / wounded wound VERB 4 conj / . _ PUNCT 4 punct"
    )
    people = at(draft, "people")[0]
    assert counts_of(draft, at(draft, "killed")[0], [people]) == ("c1",)
    assert counts_of(draft, at(draft, "wounded")[0], [people]) == ("c2",)


def test_a_blast_has_the_counts_of_those_whom_it_left_dead_and_wounded() -> None:
    draft = counted(
        "A _ DET 2 det / blast _ NOUN 3 nsubj / left leave VERB 0 root / 14 _ NUM 5 nummod / people person NOUN 3 obj /"
        " dead _ ADJ 5 amod / and _ CCONJ 9 cc / 30 _ NUM 6 conj / wounded wound VERB 6 conj / . _ PUNCT 3 punct"
    )
    assert counts_of(draft, at(draft, "blast")[0], []) == ("c1", "c2")


def test_an_event_has_no_count_of_another_clause() -> None:
    draft = counted(
        "Rebels rebel NOUN 4 nsubj / who _ PRON 3 nsubj / died die VERB 1 acl:relcl /"
        " attacked attack VERB 0 root / a _ DET 6 det /"
        " base _ NOUN 4 obj / where _ ADV 9 advmod / 12 _ NUM 9 nsubj / slept sleep VERB 6 acl:relcl /"
        " . _ PUNCT 4 punct"
    )
    assert counts_of(draft, 3, [0, 5]) == ()


def test_every_count_quotes_the_words_of_its_number() -> None:
    draft = counted(KILLED)
    assert [c.span.of(draft.text) for c in draft.counts] == ["12", "three", "20"]


def test_what_kills_is_not_counted_as_killed_where_the_tree_makes_it_a_participle() -> None:
    draft = counted(
        "Two _ NUM 2 nummod / mines mine NOUN 0 root / killed kill VERB 2 acl / six _ NUM 5 nummod /"
        " nurses nurse NOUN 3 obj / . _ PUNCT 2 punct"
    )
    assert [(c.low, c.scope) for c in draft.counts] == [(2, None), (6, "killed")]
