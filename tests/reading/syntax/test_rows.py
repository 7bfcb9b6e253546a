"""Rows of verbs, and participles that pass for verbs, are mended before anything is read from the tree."""

from hypothesis import given, settings
from tests.strategies import is_tree, sentence_trees

from dateline.reading.syntax.participles import finite, parted_from_verbs
from dateline.reading.syntax.rows import after_subjects, reduced_on_rows, rows


def test_the_first_of_a_row_of_verbs_is_above_the_others() -> None:
    # the band robbed banks , burned mills and fled
    forms = ["the", "band", "robbed", "banks", ",", "burned", "mills", "and", "fled"]
    heads = [1, 2, 5, 2, 2, -1, 5, 8, 5]
    relations = ["det", "nsubj", "advcl", "obj", "punct", "root", "obj", "cc", "conj"]
    tags = ["DET", "NOUN", "VERB", "NOUN", "PUNCT", "VERB", "NOUN", "CCONJ", "VERB"]
    mended, names = rows(heads, relations, tags, forms)
    assert [(mended[word], names[word]) for word in (2, 5, 8)] == [(-1, "root"), (2, "conj"), (2, "conj")]


def test_what_tells_of_a_noun_between_commas_leads_no_row() -> None:
    # a clerk , reached yesterday , denied it and left
    forms = ["a", "clerk", ",", "reached", "yesterday", ",", "denied", "it", "and", "left"]
    heads = [1, 3, 3, 6, 3, 3, -1, 6, 9, 6]
    relations = ["det", "nsubj", "punct", "advcl", "advmod", "punct", "root", "obj", "cc", "conj"]
    tags = ["DET", "NOUN", "PUNCT", "VERB", "ADV", "PUNCT", "VERB", "PRON", "CCONJ", "VERB"]
    assert rows(heads, relations, tags, forms) == (heads, relations)


def test_a_verb_right_behind_a_noun_that_has_an_object_is_the_first_of_its_row() -> None:
    # blocs suspended Sarno , expelled envoys and left
    forms = ["blocs", "suspended", "sarno", ",", "expelled", "envoys", "and", "left"]
    heads, tags = (
        [4, 0, 1, 1, -1, 4, 7, 4],
        ["NOUN", "VERB", "PROPN", "PUNCT", "VERB", "NOUN", "CCONJ", "VERB"],
    )
    relations = ["nsubj", "acl", "obj", "punct", "root", "obj", "cc", "conj"]
    mended, names = rows(heads, relations, tags, forms)
    assert [(mended[word], names[word]) for word in (0, 1, 4)] == [(1, "nsubj"), (-1, "root"), (1, "conj")]


def test_the_first_of_two_verbs_has_the_subject_before_it_and_the_object_behind_it() -> None:
    # they rang clerks , shot ten
    forms = ["they", "rang", "clerks", ",", "shot", "ten"]
    heads, relations = [4, -1, 4, 1, 1, 4], ["nsubj", "root", "obj", "punct", "conj", "obj"]
    tags = ["PRON", "VERB", "NOUN", "PUNCT", "VERB", "NUM"]
    mended, _ = rows(heads, relations, tags, forms)
    assert mended[0] == mended[2] == 1


def test_a_finite_verb_without_a_subject_has_that_of_the_participle_before_it() -> None:
    # clerks sacked in June could apply
    forms = ["clerks", "sacked", "in", "june", "could", "apply"]
    heads, relations = [1, -1, 3, 1, 5, 1], ["nsubj", "root", "case", "obl", "aux", "xcomp"]
    tags = ["NOUN", "VERB", "ADP", "PROPN", "AUX", "VERB"]
    mended, names = parted_from_verbs(heads, relations, tags, forms)
    assert [(mended[word], names[word]) for word in (0, 1, 5)] == [(5, "nsubj"), (0, "acl"), (-1, "root")]


def test_a_clause_between_commas_does_not_part_a_verb_from_its_subject() -> None:
    # rebels led by ode , who left , were seen
    forms = ["rebels", "led", "by", "ode", ",", "who", "left", ",", "were", "seen"]
    heads = [1, -1, 3, 1, 6, 6, 3, 6, 9, 1]
    relations = ["nsubj", "root", "case", "obl", "punct", "nsubj", "acl:relcl", "punct", "aux:pass", "advcl"]
    tags = ["NOUN", "VERB", "ADP", "PROPN", "PUNCT", "PRON", "VERB", "PUNCT", "AUX", "VERB"]
    mended, names = parted_from_verbs(heads, relations, tags, forms)
    assert [(mended[word], names[word]) for word in (0, 1, 9)] == [
        (9, "nsubj:pass"),
        (0, "acl"),
        (-1, "root"),
    ]


def test_a_noun_between_that_has_no_preposition_is_the_subject_itself() -> None:
    # officials warned roads were closed
    forms = ["officials", "warned", "roads", "were", "closed"]
    heads, relations = [1, -1, 1, 4, 1], ["nsubj", "root", "obl", "aux", "ccomp"]
    tags = ["NOUN", "VERB", "NOUN", "AUX", "VERB"]
    assert parted_from_verbs(heads, relations, tags, forms) == (heads, relations)


SENTENCES = sentence_trees(
    ["nsubj", "obj", "acl", "advcl", "ccomp", "conj", "cc", "aux", "aux:pass", "obl", "case", "punct"],
    ["NOUN", "VERB", "PUNCT", "AUX", "CCONJ", "ADP"],
    most=9,
)


@given(SENTENCES)
@settings(max_examples=600)
def test_what_is_a_tree_stays_one(tree: tuple[list[int], list[str], list[str]]) -> None:
    heads, relations, tags = tree
    forms = [("left", ",", "has", "and")[word % 4] for word in range(len(heads))]
    assert is_tree(rows(heads, relations, tags, forms)[0])
    assert is_tree(parted_from_verbs(heads, relations, tags, forms)[0])


def test_a_participle_of_two_has_neither_for_its_subject() -> None:
    # Guards and workers held hostage were freed
    heads, relations = (
        [6, 2, 3, 0, 3, 6, -1],
        ["nsubj:pass", "cc", "nsubj", "acl:relcl", "obj", "aux:pass", "root"],
    )
    tags = ["NOUN", "CCONJ", "NOUN", "VERB", "NOUN", "AUX", "VERB"]
    assert reduced_on_rows(heads, relations, tags) == (
        [6, 2, 0, 0, 3, 6, -1],
        ["nsubj:pass", "cc", "conj", "acl", "obj", "aux:pass", "root"],
    )


def test_a_participle_is_no_subject_of_the_verb_behind_it() -> None:
    # Workers held hostage were freed
    heads, relations = [1, 4, 1, 4, -1], ["nsubj", "nsubj:pass", "obj", "aux:pass", "root"]
    tags = ["NOUN", "VERB", "NOUN", "AUX", "VERB"]
    assert after_subjects(heads, relations, tags) == (
        [4, 0, 1, 4, -1],
        ["nsubj:pass", "acl", "obj", "aux:pass", "root"],
    )


def test_a_participle_with_an_object_is_the_verb_of_a_sentence_that_has_no_other() -> None:
    # troops in blue charged students .
    forms = ["troops", "in", "blue", "charged", "students", "."]
    heads, relations = [-1, 2, 0, 2, 3, 0], ["root", "case", "nmod", "acl", "obj", "punct"]
    tags = ["NOUN", "ADP", "NOUN", "VERB", "NOUN", "PUNCT"]
    mended, names = finite(heads, relations, tags, forms, set())
    assert [(mended[word], names[word]) for word in (0, 3, 5)] == [(3, "nsubj"), (-1, "root"), (3, "punct")]
    assert finite(heads, relations, tags, forms, {"charged"}) == (heads, relations)
