"""Places that open a sentence without a comma, and conditions that open one without "if"."""

from dateline.reading.syntax.openings import placed, turned

_WORDS = (frozenset({"in"}), ("s",), frozenset({"police"}))


def test_a_place_that_opens_a_sentence_hangs_on_its_verb_and_not_on_the_subject() -> None:
    # In Orsa police arrested students
    heads, relations = [2, 2, 3, -1, 3], ["case", "compound", "obl", "root", "obj"]
    tags = ["ADP", "PROPN", "NOUN", "VERB", "NOUN"]
    assert placed(heads, relations, tags, ["in", "orsa", "police", "arrested", "students"], _WORDS) == (
        [1, 3, 3, -1, 3],
        ["case", "obl", "nsubj", "root", "obj"],
    )


def test_a_noun_in_the_singular_stays_what_the_sentence_opens_with() -> None:
    # In Orsa custody students died
    heads, relations = [2, 2, 4, 4, -1], ["case", "compound", "obl", "nsubj", "root"]
    tags = ["ADP", "PROPN", "NOUN", "NOUN", "VERB"]
    forms = ["in", "orsa", "custody", "students", "died"]
    assert placed(heads, relations, tags, forms, _WORDS) == (heads, relations)


_TURNING = (frozenset({"should", "had", "were"}), frozenset({"to"}))


def test_a_condition_by_the_order_of_words_hangs_on_what_it_is_a_condition_of() -> None:
    # Should they attack, we answer
    heads, relations = [2, 2, -1, 5, 5, 2], ["aux", "nsubj", "root", "punct", "nsubj", "conj"]
    tags = ["AUX", "PRON", "VERB", "PUNCT", "PRON", "VERB"]
    assert turned(heads, relations, tags, ["should", "they", "attack", ",", "we", "answer"], _TURNING) == (
        [2, 2, 5, 5, 5, -1],
        ["aux", "nsubj", "advcl", "punct", "nsubj", "root"],
    )


def test_a_question_is_no_condition() -> None:
    # Should they attack and we answer ?
    heads, relations = [2, 2, -1, 5, 5, 2, 2], ["aux", "nsubj", "root", "cc", "nsubj", "conj", "punct"]
    tags = ["AUX", "PRON", "VERB", "CCONJ", "PRON", "VERB", "PUNCT"]
    small = ["should", "they", "attack", "and", "we", "answer", "?"]
    assert turned(heads, relations, tags, small, _TURNING) == (heads, relations)


def test_a_condition_of_an_infinitive_has_its_subject_before_it() -> None:
    # Were they to attack , we answer
    heads, relations = [1, 6, 3, 1, 6, 6, -1], ["cop", "nsubj", "mark", "acl", "punct", "nsubj", "root"]
    tags = ["AUX", "PRON", "PART", "VERB", "PUNCT", "PRON", "VERB"]
    assert turned(
        heads, relations, tags, ["were", "they", "to", "attack", ",", "we", "answer"], _TURNING
    ) == (
        [3, 3, 3, 6, 6, 6, -1],
        ["aux", "nsubj", "mark", "advcl", "punct", "nsubj", "root"],
    )
