import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.syntax.punctuation import hang_marks


def hung(sentence: str, wrong: int | None = None) -> dict[int, str]:
    """The head of each mark of a sentence written as ``word/number of its head``, marks alone; 0 is the root.

    Marks hang on the root at first, or on the word ``wrong``.
    """
    words = [part.partition("/") for part in sentence.split()]
    forms = [form for form, _, _ in words]
    marks = [not slash for _, slash, _ in words]
    root = next(i for i, (_, _, head) in enumerate(words) if head == "0")
    first = root if wrong is None else wrong - 1
    heads = [int(head) - 1 if slash else first for _, slash, head in words]
    return {i: forms[head] for i, head in enumerate(hang_marks(heads, forms, marks)) if marks[i]}


def test_a_full_stop_hangs_on_the_root() -> None:
    assert hung("Rebels/2 left/0 town/2 .", wrong=3) == {3: "left"}


def test_a_comma_before_a_clause_hangs_on_the_clause() -> None:
    assert hung("They/2 left/0 , since/5 rain/2 fell/5 .")[2] == "rain"


def test_a_comma_after_an_opening_clause_hangs_on_the_clause() -> None:
    assert hung("When/2 came/5 rain/2 , left/0 they/5 .")[3] == "came"


def test_commas_between_coordinated_words_hang_on_what_follows() -> None:
    assert hung("Tanks/0 , trucks/1 and/5 guns/1")[1] == "trucks"


@pytest.mark.parametrize("pair", ["( )", "“ ”", "‘ ’", '" "', "« »", "[ ]"])
def test_two_marks_that_enclose_a_phrase_hang_on_its_head(pair: str) -> None:
    opening, closing = pair.split()
    found = hung(f"Massoud/2 spoke/0 {opening} in/6 the/6 valley/2 {closing} twice/2 .", wrong=1)
    assert (found[2], found[6]) == ("valley", "valley")


def test_a_head_that_the_rules_allow_stays() -> None:
    assert hung("They/3 have/3 left/0 town/3 .", wrong=3)[4] == "left"


def test_a_mark_that_something_hangs_on_stays() -> None:
    heads = [1, -1, 1, 2]
    assert hang_marks(heads, ["a", "b", ",", "c"], [False, False, True, False]) == heads


@given(
    st.integers(1, 12).flatmap(
        lambda n: st.tuples(
            *(st.tuples(st.integers(-1, i - 1), st.sampled_from('ab,.()"')) for i in range(n))
        )
    )
)
def test_words_keep_their_heads_and_no_circle_arises(sentence: tuple[tuple[int, str], ...]) -> None:
    heads = [max(head, 0) if i else -1 for i, (head, _) in enumerate(sentence)]
    forms = [form for _, form in sentence]
    marks = [form not in "ab" for form in forms]
    settled = hang_marks(heads, forms, marks)
    assert all(a == b or marks[i] for i, (a, b) in enumerate(zip(heads, settled, strict=True)))
    for start in range(len(settled)):
        seen = set()
        here = start
        while here >= 0:
            assert here not in seen
            seen.add(here)
            here = settled[here]
