import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies import is_tree, sentence_trees

from dateline import lang
from dateline.reading.syntax.mending import mended
from dateline.reading.syntax.owners import goes_round

FORMS = (
    "accuses", "of", "left", "dead", "wounded", "and", ",", "Secretary", "State", "Ruun", "after", "when", "that",
    "relatives", "fatally", "was", "being", "-", "—", "’s", "in", "by", "killed", "shot", "Minister", "the", "22",
    "drones", "said", "charged", "with", "if", "Marn", "who", "gunmen", "residents",
    "Should", "had", "to", "planned", "kill",
)  # fmt: skip
RELATIONS = (
    "nsubj", "nsubj:pass", "obj", "obl", "nmod", "nmod:poss", "appos", "flat", "compound", "case", "cc", "conj", "mark",
    "acl", "acl:relcl", "advcl", "ccomp", "xcomp", "punct", "nummod", "amod", "advmod", "aux", "det", "parataxis", "dep",
)  # fmt: skip
TAGS = (
    "NOUN",
    "PROPN",
    "VERB",
    "AUX",
    "ADP",
    "ADJ",
    "ADV",
    "NUM",
    "PRON",
    "DET",
    "CCONJ",
    "SCONJ",
    "PUNCT",
    "PART",
)


LONGEST = 12


@given(
    sentence_trees(RELATIONS, TAGS, most=LONGEST),
    st.lists(st.sampled_from(FORMS), min_size=LONGEST, max_size=LONGEST),
)
@settings(max_examples=800, deadline=None)
def test_a_tree_that_is_mended_all_through_is_a_tree(
    sentence: tuple[list[int], list[str], list[str]], words: list[str]
) -> None:
    forms = words[: len(sentence[0])]
    heads, relations, tags = mended(lang.load("en"), *sentence, forms, [form.lower() for form in forms])
    assert len(heads) == len(relations) == len(tags) == len(forms)
    assert is_tree(heads)


def test_arcs_that_would_run_in_a_circle_are_left_as_they_were() -> None:
    # "Marn said his sons, who do not live in Orsa, called": the clause on the sons hangs on "called"
    forms = ["Marn", "said", "sons", ",", "who", "live", "in", "Orsa", ",", "called"]
    heads = [1, -1, 1, 5, 5, 9, 7, 5, 9, 1]
    relations = ["nsubj", "root", "obj", "punct", "nsubj", "acl:relcl", "case", "obl", "punct", "ccomp"]
    tags = ["PROPN", "VERB", "NOUN", "PUNCT", "PRON", "VERB", "ADP", "PROPN", "PUNCT", "VERB"]
    assert is_tree(
        mended(lang.load("en"), heads, relations, tags, forms, [form.lower() for form in forms])[0]
    )


@pytest.mark.parametrize(
    ("heads", "round_"),
    [([1, -1, 1], False), ([1, 2, 0], True), ([-1, 2, 1], True), ([], False), ([0], True)],
)
def test_a_way_that_comes_back_is_found(heads: list[int], round_: bool) -> None:  # noqa: FBT001
    assert goes_round(heads) is round_
