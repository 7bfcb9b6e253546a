"""Arcs that contradict the words beside them are mended before anything is read from the tree."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import is_tree, sentence_trees

from dateline.reading.syntax.arcs import (
    adverbs,
    after_dateline,
    befallen,
    behind,
    bracketed,
    charged,
    complements,
    compounds,
    foregoing,
    handed_over,
    inverted,
    joined,
    leading,
    listed,
    no_less,
    opened,
    parted,
    participles,
    reduced,
    right_behind,
    series,
    side_by_side,
    signs,
    speakers,
    subordinate,
    summed_up,
    trailing,
    whole_names,
    within,
)
from dateline.reading.syntax.infinitives import freed, gerunds, infinitives, taken
from dateline.reading.syntax.lifting import behind_verbs, of_verbs
from dateline.reading.syntax.offices import held, titled
from dateline.reading.syntax.outcomes import left_so, shot_dead
from dateline.reading.syntax.owners import owned


def test_what_is_done_to_22_of_31_drones_is_done_to_22() -> None:
    # shot 22 of 31 drones
    heads, relations = [-1, 0, 4, 4, 0], ["root", "obj", "case", "nummod", "obj"]
    tags, ofs = ["VERB", "NUM", "ADP", "NUM", "NOUN"], [False, False, True, False, False]
    assert within(heads, relations, tags, ofs) == (
        [-1, 0, 4, 4, 1],
        ["root", "obj", "case", "nummod", "nmod"],
    )


def test_a_noun_right_after_a_joined_verb_is_its_object() -> None:
    # killed six and wounded nine others
    heads, relations = [-1, 0, 3, 0, 5, 0], ["root", "obj", "cc", "conj", "nummod", "conj"]
    tags = ["VERB", "NUM", "CCONJ", "VERB", "NUM", "NOUN"]
    assert joined(heads, relations, tags) == (
        [-1, 0, 3, 0, 5, 3],
        ["root", "obj", "cc", "conj", "nummod", "obj"],
    )


def test_a_joined_verb_that_has_an_object_keeps_it_alone() -> None:
    # killed six and wounded nine , others
    heads, relations = (
        [-1, 0, 3, 0, 3, 6, 0],
        ["root", "obj", "cc", "conj", "obj", "punct", "conj"],
    )
    tags = ["VERB", "NUM", "CCONJ", "VERB", "NUM", "PUNCT", "NOUN"]
    assert joined(heads, relations, tags) == (heads, relations)


def test_two_words_of_a_name_that_are_both_the_subject_are_one_name() -> None:
    # minister Mara Holt said
    heads, relations = [1, 3, 3, -1], ["nmod:desc", "nsubj", "nsubj", "root"]
    tags = ["PROPN", "PROPN", "PROPN", "VERB"]
    assert whole_names(heads, relations, tags) == ([1, 3, 1, -1], ["nmod:desc", "nsubj", "flat", "root"])


def test_a_preposition_says_which_word_carries_a_name() -> None:
    # worked on Wall Street
    heads, relations = [-1, 3, 0, 0], ["root", "case", "obl", "obl"]
    tags = ["VERB", "ADP", "PROPN", "PROPN"]
    assert whole_names(heads, relations, tags) == ([-1, 3, 3, 0], ["root", "case", "compound", "obl"])


def test_a_name_behind_a_verb_is_its_object_and_no_part_of_it() -> None:
    # villagers blamed Brothers
    tags = ["NOUN", "VERB", "PROPN"]
    assert whole_names([1, -1, 1], ["nsubj", "root", "flat"], tags)[1] == ["nsubj", "root", "obj"]


def test_two_names_without_a_comma_are_one() -> None:
    # Orban Hale resigned
    assert whole_names([2, 0, -1], ["nsubj", "appos", "root"], ["PROPN", "PROPN", "VERB"]) == (
        [2, 0, -1],
        ["nsubj", "flat", "root"],
    )


def test_a_clause_with_after_is_not_joined_to_the_one_before() -> None:
    # left after troops came
    heads, relations = [-1, 3, 3, 0], ["root", "mark", "nsubj", "conj"]
    assert subordinate(heads, relations, [False, True, False, False])[1][3] == "advcl"


def test_a_clause_tells_of_the_noun_before_it() -> None:
    # attack , condemned , was sign
    heads, relations = [5, 2, 5, 5, 5, -1], ["nsubj", "punct", "acl", "punct", "cop", "root"]
    tags = ["NOUN", "PUNCT", "VERB", "PUNCT", "AUX", "NOUN"]
    assert trailing(heads, relations, tags)[2] == 0


def test_who_was_shot_is_the_man_and_not_his_relatives() -> None:
    # relatives of man fatally shot fled
    heads, relations = [5, 2, 0, 4, 0, -1], ["nsubj", "case", "nmod", "advmod", "acl:relcl", "root"]
    tags, forms = (
        ["NOUN", "ADP", "NOUN", "ADV", "VERB", "VERB"],
        ["relatives", "of", "man", "fatally", "shot", "fled"],
    )
    assert befallen(heads, relations, tags, forms, frozenset({"relatives"})) == (
        [5, 2, 0, 4, 2, -1],
        ["nsubj", "case", "nmod", "advmod", "acl", "root"],
    )


def test_of_two_verbs_side_by_side_the_second_has_the_subject_of_the_first() -> None:
    # hit and father shot and killed
    heads, relations = [-1, 3, 3, 0, 5, 0], ["root", "cc", "nsubj:pass", "conj", "cc", "conj"]
    assert side_by_side(heads, relations, ["VERB", "CCONJ", "NOUN", "VERB", "CCONJ", "VERB"])[5] == 3


def test_a_clause_before_the_main_one_has_the_subject_before_it() -> None:
    # when clerk tried gunman shot
    heads, relations = [4, 4, 4, 4, -1], ["mark", "nsubj", "advcl", "nsubj", "root"]
    assert opened(heads, relations, ["SCONJ", "NOUN", "VERB", "NOUN", "VERB"]) == [2, 2, 4, 4, -1]


def test_what_stands_before_the_verb_hurts_and_not_who_is_told_of_behind_its_object() -> None:
    # shelling hurt four , two badly
    heads, relations = [1, -1, 1, 4, 1, 1], ["obj", "root", "obj", "punct", "nsubj", "advmod"]
    assert inverted(heads, relations, ["NOUN", "VERB", "NUM", "PUNCT", "NUM", "ADV"]) == (
        [1, -1, 1, 4, 2, 1],
        ["nsubj", "root", "obj", "punct", "appos", "advmod"],
    )


def test_who_is_shot_dead_stands_behind() -> None:
    # forces shot dead three men
    heads, relations = [1, -1, 4, 4, 1], ["nsubj:pass", "root", "amod", "nummod", "obl"]
    forms = ["forces", "shot", "dead", "three", "men"]
    assert shot_dead(heads, relations, forms, frozenset({"dead"}), frozenset({"shot"})) == (
        [1, -1, 1, 4, 1],
        ["nsubj", "root", "xcomp", "nummod", "obj"],
    )


def test_the_second_of_three_is_one_of_them() -> None:
    # mother , father and sister fled
    heads, relations = [5, 2, 0, 4, 0, -1], ["nsubj", "punct", "appos", "cc", "conj", "root"]
    tags, forms = (
        ["NOUN", "PUNCT", "NOUN", "CCONJ", "NOUN", "VERB"],
        ["mother", ",", "father", "and", "sister", "fled"],
    )
    assert series(heads, relations, tags, forms)[2] == "conj"


def test_a_clause_after_a_word_that_opens_it_has_its_own_subject() -> None:
    # came after bombs killed
    heads, relations = [-1, 3, 0, 2], ["root", "mark", "nsubj", "acl"]
    assert subordinate(heads, relations, [False, True, False, False]) == (
        [-1, 3, 3, 0],
        ["root", "mark", "nsubj", "advcl"],
    )


def test_a_word_that_opens_a_clause_hangs_on_the_clause_behind_it() -> None:
    # fires if they come
    heads, relations = [-1, 0, 3, 0], ["root", "mark", "nsubj", "advcl"]
    assert leading(heads, relations) == [-1, 3, 3, 0]


def test_a_phrase_tells_of_the_noun_before_it() -> None:
    # strike on cities killed people
    heads, relations = [3, 2, 4, -1, 3], ["nsubj", "case", "nmod", "root", "obj"]
    assert behind(heads, relations, ["NOUN", "ADP", "NOUN", "VERB", "NOUN"]) == [3, 2, 0, -1, 3]


def test_a_clause_right_after_a_noun_that_nothing_joins_tells_of_the_noun() -> None:
    # They killed clerks I knew
    heads, relations = [1, -1, 4, 4, 1], ["nsubj", "root", "obj", "nsubj", "conj"]
    tags = ["PRON", "VERB", "NOUN", "PRON", "VERB"]
    assert reduced(heads, relations, tags) == (
        [1, -1, 1, 4, 2],
        ["nsubj", "root", "obj", "nsubj", "acl:relcl"],
    )


def test_what_somebody_is_accused_of_hangs_on_the_accusing() -> None:
    # rebels accuse army of attack
    heads, relations = [1, -1, 1, 4, 2], ["nsubj", "root", "obj", "case", "nmod"]
    forms = ["rebels", "accuse", "army", "of", "attack"]
    tags, verbs = ["NOUN", "VERB", "NOUN", "ADP", "NOUN"], ({"accuse"}, {"accuse"}, {"of"})
    found = charged(heads, relations, tags, forms, verbs)
    assert (found[0][4], found[1][4]) == (1, "obl")
    assert charged(heads, relations, [*tags[:4], "PROPN"], forms, verbs) == (heads, relations)
    relations = ["nsubj", "root", "obj", "mark", "acl"]  # rebels accuse army of shelling
    found = charged(heads, relations, [*tags[:4], "VERB"], [*forms[:4], "shelling"], verbs)
    assert (found[0][4], found[1][4]) == (1, "advcl")
    warned = ({"warn"}, {"accuse"}, {"of"})
    forms = ["rebels", "warn", "army", "of", "shelling"]
    assert charged(heads, relations, [*tags[:4], "VERB"], forms, warned) == (heads, relations)


RELATIONS = (
    "nsubj",
    "obj",
    "obl",
    "nmod",
    "case",
    "conj",
    "cc",
    "compound",
    "flat",
    "nummod",
    "mark",
    "amod",
)


def test_of_two_subjects_with_and_between_them_the_second_is_joined_to_the_first() -> None:
    heads, relations = [3, 0, 3, -1], ["nsubj", "cc", "nsubj", "root"]
    assert listed(heads, relations, ["PRON", "CCONJ", "PROPN", "VERB"]) == (
        [3, 2, 0, -1], ["nsubj", "cc", "conj", "root"],
    )  # fmt: skip


def test_a_name_behind_the_noun_for_it_is_no_second_subject() -> None:
    heads, relations = [4, 2, 0, 4, -1], ["nsubj", "case", "nmod", "nsubj", "root"]
    assert listed(heads, relations, ["NOUN", "ADP", "NOUN", "PROPN", "VERB"]) == (
        [4, 2, 0, 2, -1], ["nsubj", "case", "nmod", "appos", "root"],
    )  # fmt: skip


def test_who_says_it_is_not_who_did_it() -> None:
    heads, relations = [1, 4, 3, 1, -1], ["nsubj", "ccomp", "punct", "nsubj", "root"]
    tags = ["NOUN", "VERB", "PUNCT", "NOUN", "VERB"]
    assert speakers(heads, relations, tags) == [1, 4, 3, 4, -1]
    assert speakers([1, 4, 3, 1, -1], ["nsubj", "ccomp", "dep", "nsubj", "root"], ["NOUN"] * 5) == heads


def test_a_participle_goes_with_a_participle() -> None:
    forms = ["fired", "walking", "lay", "kicking"]
    relations = ["root", "advcl", "advcl", "conj"]
    assert participles([-1, 0, 1, 2], relations, ["VERB"] * 4, forms, "ing") == [-1, 0, 1, 1]


def test_a_sign_is_no_subject() -> None:
    assert signs(["nsubj", "nsubj", "root"], ["NOUN", "PUNCT", "VERB"]) == ["nsubj", "punct", "root"]


def test_an_adverb_right_before_a_verb_is_no_verb() -> None:
    words = ("ly", frozenset({"rally"}))
    heads, relations, tags = [1, -1, 1, 1], ["nsubj", "root", "conj", "obj"], ["NOUN", "VERB", "VERB", "NOUN"]
    forms = ["sailor", "fatally", "shot", "consul"]
    assert adverbs(heads, relations, tags, forms, words) == (
        [2, 2, -1, 2], ["nsubj", "advmod", "root", "obj"], ["NOUN", "ADV", "VERB", "NOUN"],
    )  # fmt: skip
    forms[1] = "rally"
    assert adverbs(heads, relations, tags, forms, words) == (heads, relations, tags)


TAGS = ("NOUN", "PROPN", "VERB", "NUM", "PRON", "ADP", "ADJ", "PART")


SENTENCES = sentence_trees(RELATIONS, TAGS, most=9)


@given(SENTENCES, st.lists(st.booleans(), min_size=9, max_size=9))
@settings(max_examples=600)
def test_what_is_mended_stays_a_tree(
    sentence: tuple[list[int], list[str], list[str]], marks: list[bool]
) -> None:
    heads, relations, tags = sentence
    flags = marks[: len(heads)]
    forms = ["accuse" if tag == "VERB" else "of" for tag in tags]
    states = [{"VERB": "left", "ADJ": "dead", "NOUN": "dead"}.get(tag, "and") for tag in tags]
    mended = [
        within(heads, relations, tags, flags)[0],
        whole_names(heads, relations, tags)[0],
        summed_up(heads, relations, tags, forms, {"of"})[0],
        bracketed(heads, relations, tags, ["("] * len(heads))[0],
        foregoing(heads, relations, tags)[0],
        joined(heads, relations, tags)[0],
        behind(heads, relations, tags),
        leading(heads, relations),
        reduced(heads, relations, tags)[0],
        owned(heads, relations, tags, flags)[0],
        listed(heads, relations, tags)[0],
        speakers(heads, relations, tags),
        of_verbs(heads, relations),
        behind_verbs(heads, relations, tags, flags)[0],
        participles(heads, relations, tags, ["walking", "lay"] * len(tags), "ing"),
        adverbs(heads, relations, tags, ["fatally"] * len(tags), ("ly", frozenset()))[0],
        charged(heads, relations, tags, forms, ({"accuse"}, {"accuse"}, {"of"}))[0],
        titled(heads, relations, tags, forms, {"of"})[0],
        trailing(heads, relations, tags),
        opened(heads, relations, tags),
        parted(heads, relations, tags)[0],
        inverted(heads, relations, tags)[0],
        shot_dead(heads, relations, states, frozenset({"dead"}), frozenset({"left"}))[0],
        side_by_side(heads, relations, tags),
        befallen(heads, relations, tags, forms, frozenset({"of"}))[0],
        held(heads, relations, tags, forms, (frozenset({"accuse"}), frozenset({"of"}), {"of": [("of",)]}))[0],
        left_so(
            heads,
            relations,
            tags,
            states,
            (frozenset({"left"}), frozenset({"dead"}), frozenset({"and"}), frozenset({"of"})),
        )[0],
    ]
    for found in mended:
        assert is_tree(found)


def test_the_place_of_a_dateline_is_no_subject() -> None:
    relations = ["nsubj", "punct", "nsubj", "root"]
    tags = ["PROPN", "PUNCT", "NOUN", "VERB"]
    dashes = [False, True, False, False]
    assert after_dateline([3, 0, 3, -1], relations, tags, dashes) == ["dep", "punct", "nsubj", "root"]
    assert after_dateline([3, 0, 3, -1], relations, tags, [False] * 4) == relations


def test_a_that_before_an_article_brings_a_clause_in() -> None:
    # accepted that a log held orders
    relations = ["advcl", "det", "det", "obj", "root", "obj"]
    tags = ["VERB", "SCONJ", "DET", "NOUN", "VERB", "NOUN"]
    heads = [4, 3, 3, 0, -1, 4]
    assert complements(heads, relations, tags, [False, True, False, False, False, False]) == (
        [-1, 4, 3, 4, 0, 4],
        ["root", "mark", "det", "nsubj", "ccomp", "obj"],
    )


def test_the_subject_of_the_second_clause_is_not_left_with_the_first() -> None:
    # two died, and five, among them nurses, were hurt
    tags = ["NUM", "VERB", "PUNCT", "CCONJ", "NUM", "PUNCT", "ADP", "PRON", "NOUN", "PUNCT", "AUX", "VERB"]
    heads = [1, -1, 11, 4, 0, 8, 7, 8, 4, 8, 11, 1]
    relations = [
        "nsubj",
        "root",
        "punct",
        "cc",
        "conj",
        "punct",
        "case",
        "nmod",
        "appos",
        "punct",
        "aux:pass",
        "conj",
    ]
    found, names = parted(heads, relations, tags)
    assert (found[4], names[4], found[3]) == (11, "nsubj:pass", 11)


def test_the_second_of_two_wounds_is_no_subject() -> None:
    # he was hit in the head and neck, was flown off
    tags = ["PRON", "AUX", "VERB", "ADP", "DET", "NOUN", "CCONJ", "NOUN", "PUNCT", "AUX", "VERB", "ADP"]
    heads = [2, 2, -1, 5, 5, 2, 7, 5, 10, 10, 2, 10]
    relations = [
        "nsubj:pass", "aux:pass", "root", "case", "det", "obl", "cc", "conj", "punct", "aux:pass", "conj", "compound:prt",
    ]  # fmt: skip
    assert parted(heads, relations, tags) == (heads, relations)


def test_a_name_does_not_go_on_from_a_word_before_other_words() -> None:
    # the founder , tycoon Mara Holt
    heads, relations = [1, -1, 3, 1, 3, 1], ["det", "root", "punct", "appos", "flat", "flat"]
    tags = ["DET", "NOUN", "PUNCT", "NOUN", "PROPN", "PROPN"]
    assert whole_names(heads, relations, tags) == ([1, -1, 3, 1, 3, 4], relations)


def test_a_noun_that_takes_up_a_clause_is_set_beside_no_noun_of_it() -> None:
    # he shot the guard , a charge
    heads, relations = [1, -1, 3, 1, 6, 6, 3], ["nsubj", "root", "det", "obj", "punct", "det", "appos"]
    tags = ["PRON", "VERB", "DET", "NOUN", "PUNCT", "DET", "NOUN"]
    forms = ["he", "shot", "the", "guard", ",", "a", "charge"]
    mended = summed_up(heads, relations, tags, forms, {"charge"})
    assert (mended[0][6], mended[1][6]) == (1, "parataxis")


def test_a_noun_after_the_mark_of_an_infinitive_is_a_verb() -> None:
    # offered to host talks
    heads, relations = [-1, 2, 0, 2], ["root", "mark", "xcomp", "obj"]
    tags, forms = ["VERB", "PART", "NOUN", "NOUN"], ["offered", "to", "host", "talks"]
    assert infinitives(heads, relations, tags, forms, {"to"}) == ["VERB", "PART", "VERB", "NOUN"]


def test_letters_in_brackets_stand_for_the_name_before_them() -> None:
    # the chair of the Union ( UCR )
    heads = [1, -1, 4, 4, 1, 6, 1, 6]
    relations = ["det", "root", "case", "det", "nmod", "punct", "appos", "punct"]
    tags = ["DET", "NOUN", "ADP", "DET", "PROPN", "PUNCT", "PROPN", "PUNCT"]
    forms = ["the", "chair", "of", "the", "union", "(", "ucr", ")"]
    assert bracketed(heads, relations, tags, forms)[0] == [1, -1, 4, 4, 1, 6, 4, 6]


def test_a_name_in_brackets_is_short_for_the_name_before_it_and_not_for_what_follows() -> None:
    # Party ( PKU ) claimed a firm
    heads, relations = [4, 2, 6, 2, -1, 6, 4], ["nsubj", "punct", "appos", "punct", "root", "det", "obj"]
    tags, forms = (
        ["PROPN", "PUNCT", "PROPN", "PUNCT", "VERB", "DET", "NOUN"],
        ["Party", "(", "PKU", ")", "claimed", "a", "firm"],
    )
    assert bracketed(heads, relations, tags, forms)[0] == [4, 2, 0, 2, -1, 6, 4]


def test_a_name_of_three_words_is_one_subject() -> None:
    # Mara Ilse Holt said
    heads, relations = whole_names(
        [3, 0, 3, -1], ["nsubj", "flat", "nsubj", "root"], ["PROPN"] * 3 + ["VERB"]
    )
    assert (heads, relations) == ([3, 0, 0, -1], ["nsubj", "flat", "flat", "root"])


def test_a_noun_before_an_adverb_and_a_verb_that_nothing_else_joins_is_its_subject() -> None:
    # told that jet dropped bombs and gunship then fired
    heads, relations = (
        [-1, 3, 3, 0, 3, 6, 4, 8, 0],
        ["root", "mark", "nsubj", "ccomp", "obj", "cc", "conj", "advmod", "conj"],
    )
    tags = ["VERB", "SCONJ", "NOUN", "VERB", "NOUN", "CCONJ", "NOUN", "ADV", "VERB"]
    found = foregoing(heads, relations, tags)
    assert (found[0][6], found[1][6], found[0][5], found[0][8]) == (8, "nsubj", 8, 3)


def test_a_noun_right_before_a_verb_is_its_subject_and_not_joined_to_what_follows() -> None:
    # dropped bombs and gunship then fired on those
    heads, relations = (
        [-1, 0, 3, 7, 5, 0, 7, 5],
        ["root", "obj", "cc", "conj", "advmod", "conj", "case", "obl"],
    )
    tags = ["VERB", "NOUN", "CCONJ", "NOUN", "ADV", "VERB", "ADP", "PRON"]
    assert foregoing(heads, relations, tags) == (
        [-1, 0, 5, 5, 5, 0, 7, 5],
        ["root", "obj", "cc", "nsubj", "advmod", "conj", "case", "obl"],
    )


def test_a_verb_that_is_an_adjective_too_is_one_after_a_verb_that_takes_it() -> None:
    # promised to free prisoners
    heads, relations = [-1, 3, 3, 0], ["root", "case", "amod", "obj"]
    tags, forms = ["VERB", "ADP", "ADJ", "NOUN"], ["promised", "to", "free", "prisoners"]
    words = {"to"}, {"free"}, {"promised"}
    assert freed(heads, relations, tags, forms, words) == (
        [-1, 2, 0, 2], ["root", "mark", "xcomp", "obj"], ["VERB", "PART", "VERB", "NOUN"],
    )  # fmt: skip
    spoke = ["gave", *forms[1:]]
    assert freed(heads, relations, tags, spoke, words) == (heads, relations, tags)


def test_the_preposition_before_a_gerund_is_not_of_its_object() -> None:
    # accuses soldiers of burning homes
    heads, relations = [-1, 0, 4, 0, 3], ["root", "obj", "case", "advcl", "obj"]
    tags = ["VERB", "NOUN", "SCONJ", "NOUN", "NOUN"]
    forms = ["accuses", "soldiers", "of", "burning", "homes"]
    assert gerunds(heads, relations, tags, forms, "ing") == (
        [-1, 0, 3, 0, 3], ["root", "obj", "mark", "advcl", "obj"], ["VERB", "NOUN", "SCONJ", "VERB", "NOUN"],
    )  # fmt: skip


def test_an_infinitive_goes_with_the_verb_right_before_it() -> None:
    # charged with planning to bomb banks
    heads, relations = [-1, 2, 0, 4, 0, 2], ["root", "mark", "advcl", "mark", "advcl", "obj"]
    tags = ["VERB", "SCONJ", "VERB", "PART", "VERB", "NOUN"]
    forms = ["charged", "with", "planning", "to", "bomb", "banks"]

    def base(form: str) -> str:
        return "plan" if form == "planning" else form

    assert taken(heads, relations, tags, forms, ({"to"}, {"plan"}, base)) == (
        [-1, 2, 0, 4, 2, 4], ["root", "mark", "advcl", "mark", "xcomp", "obj"],
    )  # fmt: skip
    assert taken(heads, relations, tags, forms, ({"to"}, {"vow"}, base)) == (heads, relations)


def test_what_a_thing_is_nothing_less_than_is_what_it_is_called() -> None:
    # called arrests nothing less than kidnapping
    heads, relations = [-1, 0, 3, 1, 5, 1], ["root", "obj", "advmod", "advmod", "case", "nmod"]
    tags = ["VERB", "NOUN", "PRON", "ADV", "ADP", "NOUN"]
    forms = ["called", "arrests", "nothing", "less", "than", "kidnapping"]
    mended, names = no_less(heads, relations, tags, forms, ({"nothing"}, {"less"}, {"called"}))
    assert (mended[1], mended[5], names[5]) == (0, 0, "xcomp")
    assert no_less(heads, relations, tags, forms, ({"nothing"}, {"less"}, {"saw"})) == (heads, relations)


def test_a_particle_behind_its_verb_is_no_hedge_of_the_number_after_it() -> None:
    # handed over 22 men
    heads, relations = [-1, 2, 3, 0], ["root", "advmod", "nummod", "obj"]
    tags, forms = ["VERB", "ADP", "NUM", "NOUN"], ["handed", "over", "22", "men"]
    mended, names = handed_over(heads, relations, tags, forms, ({"over"}, {"handed"}))
    assert (mended[1], names[1]) == (0, "compound:prt")
    seen = ["saw", *forms[1:]]
    assert handed_over(heads, relations, tags, seen, ({"over"}, {"handed"})) == (heads, relations)


def test_a_second_object_behind_a_joined_verb_is_that_verbs() -> None:
    # free men and drop charges
    heads, relations = [-1, 0, 3, 0, 0], ["root", "obj", "cc", "conj", "obj"]
    tags = ["VERB", "NOUN", "CCONJ", "VERB", "NOUN"]
    assert joined(heads, relations, tags)[0][4] == 3
    shared = ["VERB", "ADV", "CCONJ", "VERB", "NOUN"]
    assert joined(heads, ["root", "advmod", "cc", "conj", "obj"], shared)[0][4] == 0


def test_an_object_right_behind_a_verb_is_that_verbs_and_not_a_later_ones() -> None:
    # they threw stones , injuring four
    heads, relations = [1, -1, 4, 4, 1, 4], ["nsubj", "root", "obj", "punct", "advcl", "obj"]
    tags = ["PRON", "VERB", "NOUN", "PUNCT", "VERB", "NUM"]
    assert right_behind(heads, relations, tags)[0][2] == 1
    said = ["nsubj", "root", "obj", "punct", "ccomp", "obj"]
    assert right_behind(heads, said, tags)[0][2] == 4


def test_two_nouns_side_by_side_that_hang_alike_are_one_phrase() -> None:
    # they fired tear gas shells
    heads, relations = [1, -1, 1, 1, 1], ["nsubj", "root", "obj", "obj", "obj"]
    tags, forms = ["PRON", "VERB", "NOUN", "NOUN", "NOUN"], ["they", "fired", "tear", "gas", "shells"]
    words = {"guards"}, {"hostage"}, "ing"
    assert compounds(heads, relations, tags, forms, words) == (
        [1, -1, 4, 4, 1], ["nsubj", "root", "compound", "compound", "obj"],
    )  # fmt: skip
    two = ["they", "gave", "guards", "food", "parcels"]
    assert compounds(heads, relations, tags, two, words)[0][2] == 1
    held = ["they", "took", "the", "clerk", "hostage"]
    assert compounds([1, -1, 3, 1, 1], relations, tags, held, words)[0][3] == 1
