"""Genitive marks mend arcs that the tree got wrong, and no others."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.syntax.owners import owned

SPLIT = (
    # Tessen 's famous fighter 's son asked
    [5, 0, 3, 6, 0, 6, -1],
    ["nmod:poss", "case", "amod", "nsubj", "case", "nsubj", "root"],
    ["PROPN", "PART", "ADJ", "NOUN", "PART", "NOUN", "VERB"],
    [False, True, False, False, True, False, False],
)


def test_an_owner_beside_what_it_owns_is_hung_on_it_and_takes_its_own_owner_along() -> None:
    heads, relations = owned(*SPLIT)
    assert (heads[3], relations[3]) == (5, "nmod:poss")
    assert heads[0] == 3
    assert heads[4] == 3


def test_arcs_that_show_the_owner_stay_as_they_are() -> None:
    heads = [2, 0, 3, -1]
    relations = ["nmod:poss", "case", "nsubj", "root"]
    tags = ["PROPN", "PART", "NOUN", "VERB"]
    assert owned(heads, relations, tags, [False, True, False, False]) == (heads, relations)


@given(st.data())
def test_the_tree_stays_a_tree(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 9))
    order = data.draw(st.permutations(range(size)))
    heads = [-1] * size
    for place, word in enumerate(order[1:], 1):
        heads[word] = order[data.draw(st.integers(0, place - 1))]
    relations = data.draw(
        st.lists(st.sampled_from(["nsubj", "obj", "nmod:poss"]), min_size=size, max_size=size)
    )
    tags = data.draw(
        st.lists(st.sampled_from(["NOUN", "PROPN", "VERB", "PART"]), min_size=size, max_size=size)
    )
    marks = [tag == "PART" for tag in tags]
    mended, _ = owned(heads, relations, tags, marks)
    for word in range(size):
        seen = set()
        while word >= 0:
            assert word not in seen
            seen.add(word)
            word = mended[word]


def test_a_name_of_several_words_owns_as_one() -> None:
    # karim said 's wife fled
    heads, relations = [4, 0, 0, 4, -1], ["nsubj", "flat", "case", "nsubj", "root"]
    tags, marks = ["PROPN", "PROPN", "PART", "NOUN", "VERB"], [False, False, True, False, False]
    assert owned(heads, relations, tags, marks) == (
        [3, 0, 0, 4, -1],
        ["nmod:poss", "flat", "case", "nsubj", "root"],
    )
