from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import texts

from dateline.corroborate.wording import compared, grams, wording_of


def test_case_apostrophes_accents_and_commas_in_numbers_do_not_matter() -> None:
    one = wording_of("Veldoria’s army killed 1,200 in São Brás.")
    other = wording_of("VELDORIA'S ARMY KILLED 1200 IN SAO BRAS")
    assert one.words == other.words == ("veldorias", "army", "killed", "1200", "in", "sao", "bras")


def test_a_full_stop_in_a_number_matters() -> None:
    assert wording_of("1.5 million").words != wording_of("15 million").words


@given(texts)
def test_each_word_is_what_stands_at_its_place(text: str) -> None:
    wording = wording_of(text)
    assert all(
        compared(text[start:end]) == word
        for word, start, end in zip(wording.words, wording.starts, wording.ends, strict=True)
    )


@given(st.lists(st.sampled_from("abc"), max_size=12), st.integers(1, 4))
def test_runs_have_one_hash_where_their_words_are_the_same(words: list[str], n: int) -> None:
    hashes = grams(wording_of(" ".join(words)).hashes, n).tolist()
    runs = [tuple(words[k : k + n]) for k in range(len(words) - n + 1)]
    assert len(hashes) == len(runs)
    assert len(set(hashes)) == len(set(runs)) == len(set(zip(hashes, runs, strict=True)))
