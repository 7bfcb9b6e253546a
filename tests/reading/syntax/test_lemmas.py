import pytest

from dateline import lang
from dateline.reading.syntax.lemmas import lemma


def of(word: str, upos: str) -> str:
    return lemma(lang.load("en"), word, upos)


@pytest.mark.parametrize(
    ("words", "upos", "lemmas"),
    [
        ("is was been 're ’s has did", "AUX", "be be be be be have do"),
        ("ca wo ’ll 'd", "AUX", "can will will would"),
        ("n't n’t na", "PART", "not not to"),
        ("said told shot fled struck overthrown", "VERB", "say tell shoot flee strike overthrow"),
        ("seized seizing seizes", "VERB", "seize seize seize"),
        ("stopped planned killing passed", "VERB", "stop plan kill pass"),
        ("naming hoping writing opening", "VERB", "name hope write open"),
        ("denies denied lying died", "VERB", "deny deny lie die"),
        ("urging bringing charged challenged", "VERB", "urge bring charge challenge"),
        ("agreed exceeded fleeing need", "VERB", "agree exceed flee need"),
        ("created treated floating", "VERB", "create treat float"),
        ("men children wives crises allies shoes", "NOUN", "man child wife crisis ally shoe"),
        ("buses houses boxes viruses heroes", "NOUN", "bus house box virus hero"),
        ("news species campus politics 1990s", "NOUN", "news species campus politics 1990s"),
        ("them his whom those", "PRON", "they his who that"),
        ("an these", "DET", "a this"),
        ("bigger largest heaviest worst honest", "ADJ", "big large heavy bad honest"),
    ],
)
def test_a_form_leads_to_its_lemma(words: str, upos: str, lemmas: str) -> None:
    assert [of(word, upos) for word in words.split()] == lemmas.split()


def test_the_same_form_has_the_lemma_of_its_part_of_speech() -> None:
    assert (of("'s", "AUX"), of("'s", "PART"), of("'s", "PRON")) == ("be", "'s", "we")
    assert (of("leaves", "NOUN"), of("leaves", "VERB")) == ("leaf", "leave")


def test_names_keep_their_capitals() -> None:
    assert (of("Kabul", "PROPN"), of("Americans", "PROPN")) == ("Kabul", "American")
    assert (of("Afghan", "ADJ"), of("NGO", "NOUN"), of("UAVs", "NOUN")) == ("Afghan", "NGO", "UAV")


def test_words_that_only_begin_a_sentence_or_shout_lose_their_capitals() -> None:
    assert (of("Human", "ADJ"), of("Rebels", "NOUN"), of("ATTACKED", "VERB"), of("ARMY", "NOUN")) == (
        "human",
        "rebel",
        "attack",
        "army",
    )


def test_numbers_lose_the_marks_that_group_them() -> None:
    assert (of("6,000", "NUM"), of("2.5", "NUM"), of("Two", "NUM")) == ("6000", "2.5", "two")


@pytest.mark.parametrize("upos", ["VERB", "NOUN", "ADJ", "PUNCT", "X"])
@pytest.mark.parametrize("word", ["s", "ed", "ing", "es", "'", "S", "est", "ies", "…", "é"])
def test_no_word_is_left_without_a_lemma(word: str, upos: str) -> None:
    assert of(word, upos)


def test_an_irregular_form_behind_a_prefix_is_one_of_the_verb_with_it() -> None:
    assert [lemma(lang.load("en"), word, "VERB") for word in ("retook", "overran", "outfought", "foresaw")] == [
        "retake", "overrun", "outfight", "foresee"
    ]  # fmt: skip
    assert [lemma(lang.load("en"), word, "VERB") for word in ("overlay", "rebound", "united", "reset")] == [
        "overlay", "rebound", "unite", "reset"
    ]  # fmt: skip
