"""What hangs too low: on an auxiliary, or on the subject before the verb."""

from dateline.reading.syntax.lifting import (
    Persons,
    across_verbs,
    after_first,
    behind_verbs,
    blamed,
    clauses,
    of_blows,
    of_things,
    of_verbs,
    phrases,
    relatives,
    undergoing,
)


def test_a_subject_hangs_on_the_verb_and_not_on_its_auxiliary() -> None:
    # minister has condemned it
    assert of_verbs([1, 2, -1, 2], ["nsubj", "aux", "root", "obj"]) == [2, 2, -1, 2]


def test_a_verb_that_has_a_subject_gets_no_second_one() -> None:
    # if you do would you send it
    heads, relations = [2, 2, 5, 5, 5, -1, 5], ["mark", "nsubj", "aux", "aux", "nsubj", "root", "obj"]
    assert of_verbs(heads, relations) == heads


def test_a_subject_of_an_auxiliary_behind_its_verb_stays() -> None:
    # doing what they can
    heads, relations = [-1, 3, 3, 0], ["root", "obj", "nsubj", "aux"]
    assert of_verbs(heads, relations) == heads


def test_what_stands_behind_a_verb_hangs_on_it_and_not_on_the_subject() -> None:
    # hundreds were freed by rebels
    heads, relations = [2, 2, -1, 4, 0], ["nsubj:pass", "aux:pass", "root", "case", "nmod"]
    tags = ["NOUN", "AUX", "VERB", "ADP", "NOUN"]
    assert behind_verbs(heads, relations, tags, [False] * 5) == (
        [2, 2, -1, 4, 2],
        ["nsubj:pass", "aux:pass", "root", "case", "obl"],
    )


def test_the_whole_of_a_part_stays_with_it() -> None:
    # six died of them
    heads, relations = [1, -1, 3, 0], ["nsubj", "root", "case", "nmod"]
    tags = ["NUM", "VERB", "ADP", "PRON"]
    assert behind_verbs(heads, relations, tags, [False, False, True, False]) == (heads, relations)


def test_whoever_is_joined_to_a_subject_does_it_and_is_not_done_to() -> None:
    # police and soldiers arrested mayors
    heads, relations = [3, 2, 4, -1, 3], ["nsubj", "cc", "conj", "root", "obj"]
    tags = ["NOUN", "CCONJ", "NOUN", "VERB", "NOUN"]
    assert after_first(heads, relations, tags) == ([3, 2, 0, -1, 3], relations)


def test_two_subjects_of_one_verb_are_joined() -> None:
    # he and President Tayir agreed, where "he" hung on the president
    heads, relations = [3, 3, 3, 4, -1], ["nsubj", "cc", "nmod:desc", "nsubj", "root"]
    tags = ["PRON", "CCONJ", "PROPN", "PROPN", "VERB"]
    assert after_first([2, *heads[1:]], relations, tags) == (
        [4, 3, 3, 0, -1],
        ["nsubj", "cc", "nmod:desc", "conj", "root"],
    )


def test_clauses_that_are_joined_keep_their_subjects() -> None:
    # he left and she stayed
    heads, relations = [1, -1, 4, 4, 1], ["nsubj", "root", "cc", "nsubj", "conj"]
    tags = ["PRON", "VERB", "CCONJ", "PRON", "VERB"]
    assert after_first(heads, relations, tags) == (heads, relations)


def test_a_clause_that_begins_with_which_is_one_on_the_noun_before_it() -> None:
    # committee which said so
    heads, relations = [-1, 2, 0, 2], ["root", "nsubj", "parataxis", "advmod"]
    tags = ["NOUN", "PRON", "VERB", "ADV"]
    assert relatives(heads, relations, tags, [False, True, False, False])[2] == "acl:relcl"


def test_what_is_said_before_those_who_say_it_is_a_clause() -> None:
    # troops killed nine officials said
    heads, relations = [1, 4, 1, 4, -1], ["nsubj", "compound", "obj", "nsubj", "root"]
    assert clauses(heads, relations, ["NOUN", "VERB", "NUM", "NOUN", "VERB"])[1] == "ccomp"


def test_whoever_a_relative_clause_accuses_is_the_noun_before_it() -> None:
    # met Oro, whom he accuses
    heads, relations = [-1, 0, 3, 0, 5, 3], ["root", "obj", "punct", "obj", "nsubj", "acl:relcl"]
    tags, opens = ["VERB", "PROPN", "PUNCT", "PRON", "PRON", "VERB"], [False] * 3 + [True, False, False]
    assert undergoing(heads, relations, tags, opens) == (
        [-1, 0, 3, 5, 5, 1],
        ["root", "obj", "punct", "obj", "nsubj", "acl:relcl"],
    )


def test_whoever_does_a_thing_does_not_do_what_the_clause_on_its_subject_tells() -> None:
    # miners kidnapped were rescued by soldiers
    heads, relations = [3, 0, 3, -1, 5, 1], ["nsubj:pass", "acl", "aux:pass", "root", "case", "obl:agent"]
    tags = ["NOUN", "VERB", "AUX", "VERB", "ADP", "NOUN"]
    assert across_verbs(heads, relations, tags) == [3, 0, 3, -1, 5, 3]


def test_whoever_does_what_a_clause_tells_stays_in_it() -> None:
    # miners kidnapped by gunmen were rescued
    heads, relations = [5, 0, 3, 1, 5, -1], ["nsubj:pass", "acl", "case", "obl:agent", "aux:pass", "root"]
    tags = ["NOUN", "VERB", "ADP", "NOUN", "AUX", "VERB"]
    assert across_verbs(heads, relations, tags) == heads


def test_a_noun_behind_a_preposition_is_no_clause() -> None:
    # blamed for the killing
    heads, relations, tags = [-1, 3, 3, 0], ["root", "case", "det", "advcl"], ["VERB", "ADP", "DET", "NOUN"]
    assert phrases(heads, relations, tags) == ["root", "case", "det", "obl"]
    assert phrases(heads, ["root", "mark", "obj", "advcl"], tags) == ["root", "mark", "obj", "advcl"]


def test_what_somebody_is_said_to_have_done_is_said_of_the_noun_right_before_it() -> None:
    # sanctions on officials responsible for raids
    heads, relations = [-1, 2, 0, 0, 5, 3], ["root", "case", "nmod", "acl", "case", "obl"]
    tags = ["NOUN", "ADP", "NOUN", "ADJ", "ADP", "NOUN"]
    small = ["sanctions", "on", "officials", "responsible", "for", "raids"]
    assert blamed(heads, relations, tags, small, frozenset({"responsible"}))[3] == 2
    assert blamed(heads, relations, tags, small, frozenset({"aimed"})) == heads


BLOWS = frozenset({"killed", "left"}), frozenset({"attack", "raid"})


def test_a_blow_and_not_what_it_was_at_did_the_harm() -> None:
    # attack on office of firm that killed five
    heads = [-1, 2, 0, 4, 2, 6, 4, 6]
    relations = ["root", "case", "nmod", "case", "nmod", "nsubj", "acl:relcl", "obj"]
    tags = ["NOUN", "ADP", "NOUN", "ADP", "NOUN", "PRON", "VERB", "NUM"]
    forms = ["attack", "on", "office", "of", "firm", "that", "killed", "five"]
    assert of_blows(heads, relations, tags, forms, BLOWS) == [-1, 2, 0, 4, 2, 6, 0, 6]


def test_who_did_harm_before_keeps_the_clause_that_says_so() -> None:
    # attack on group that had killed him
    heads = [-1, 2, 0, 5, 5, 2, 5]
    relations = ["root", "case", "nmod", "nsubj", "aux", "acl:relcl", "obj"]
    tags = ["NOUN", "ADP", "NOUN", "PRON", "AUX", "VERB", "PRON"]
    forms = ["attack", "on", "group", "that", "had", "killed", "him"]
    assert of_blows(heads, relations, tags, forms, BLOWS) == heads


def test_what_is_denied_is_the_charge_and_not_who_is_charged() -> None:
    # charged officers with looting , which they deny
    heads, relations = (
        [-1, 0, 3, 0, 7, 7, 7, 1],
        ["root", "obj", "case", "obl", "punct", "obj", "nsubj", "acl:relcl"],
    )
    forms = ["charged", "officers", "with", "looting", ",", "which", "they", "deny"]
    persons = Persons(frozenset({"who"}), frozenset({"officers"}), frozenset(), frozenset(), frozenset())
    words = frozenset({"which", "who"}), persons
    assert of_things(heads, relations, forms, words) == [-1, 0, 3, 0, 7, 7, 7, 3]
