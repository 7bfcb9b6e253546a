from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import lang
from dateline.reading.syntax.mending import mended

FORMS = (
    "accuses", "of", "left", "dead", "wounded", "and", ",", "Secretary", "State", "Ruun", "after", "when", "that",
    "relatives", "fatally", "was", "being", "-", "—", "’s", "in", "by", "killed", "shot", "Minister", "the", "22",
    "drones", "said", "charged", "with", "if", "Marn",
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


@st.composite
def sentences(draw: st.DrawFn) -> tuple[list[int], list[str], list[str], list[str]]:
    """A tree of any shape over any words: heads, relations, parts of speech and forms."""
    size = draw(st.integers(2, 12))
    order = draw(st.permutations(range(size)))
    heads = [-1] * size
    for rank, word in enumerate(order[1:], 1):
        heads[word] = order[draw(st.integers(0, rank - 1))]
    relations = ["root" if head < 0 else draw(st.sampled_from(RELATIONS)) for head in heads]
    return (
        heads,
        relations,
        [draw(st.sampled_from(TAGS)) for _ in heads],
        [draw(st.sampled_from(FORMS)) for _ in heads],
    )


@given(sentences())
@settings(max_examples=800, deadline=None)
def test_a_tree_that_is_mended_all_through_is_a_tree(
    sentence: tuple[list[int], list[str], list[str], list[str]],
) -> None:
    heads, relations, tags = mended(lang.load("en"), *sentence)
    assert len(heads) == len(relations) == len(tags) == len(sentence[0])
    assert heads.count(-1) == 1
    for start in range(len(heads)):
        word, steps = start, 0
        while word >= 0:
            word, steps = heads[word], steps + 1
            assert steps <= len(heads)
