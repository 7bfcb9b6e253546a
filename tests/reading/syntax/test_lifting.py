"""What hangs too low: on an auxiliary, or on the subject before the verb."""

from dateline.reading.syntax.lifting import behind_verbs, of_verbs


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
