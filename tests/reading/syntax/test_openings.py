"""Places that open a sentence without a comma."""

from dateline.reading.syntax.openings import placed

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
