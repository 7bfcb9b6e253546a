"""Subjects that stand right before a finite verb, wherever the network hung them, with the real weights.

The sentences are invented.
"""

import pytest

from dateline.lang import load
from dateline.model import document_of
from dateline.reading import Reader
from dateline.reading.syntax.subjects import described, lacking

ENGLISH = load("en")


def test_a_noun_hung_on_the_verb_above_is_the_subject_of_the_clause_whose_mark_stands_before_it() -> None:
    small = ["it", "lasts", "until", "the", "curfew", "is", "lifted"]
    tags = ["PRON", "VERB", "SCONJ", "DET", "NOUN", "AUX", "VERB"]
    heads = [1, -1, 6, 4, 1, 6, 1]
    relations = ["nsubj", "root", "mark", "det", "obl", "aux:pass", "advcl"]
    heads, relations = lacking(ENGLISH, heads, relations, tags, small, "ing")
    assert (heads[4], relations[4]) == (6, "nsubj:pass")


def test_the_object_of_a_verb_of_saying_is_the_subject_of_what_is_said_where_that_has_none() -> None:
    small = ["they", "said", "the", "bridge", "had", "fallen"]
    tags = ["PRON", "VERB", "DET", "NOUN", "AUX", "VERB"]
    heads, relations = [1, -1, 3, 1, 5, 1], ["nsubj", "root", "det", "obj", "aux", "ccomp"]
    heads, relations = lacking(ENGLISH, heads, relations, tags, small, "ing")
    assert (heads[3], relations[3]) == (5, "nsubj")


def test_a_noun_with_a_preposition_is_no_subject() -> None:
    small = ["in", "Sarn", "had", "fallen"]
    tags = ["ADP", "PROPN", "AUX", "VERB"]
    arcs = [1, 3, 3, -1], ["case", "obl", "aux", "root"]
    assert lacking(ENGLISH, *arcs, tags, small, "ing") == arcs


def test_what_describes_a_subject_right_behind_it_is_no_second_one() -> None:
    small = ["officers", "loyal", "to", "him", "left"]
    tags = ["NOUN", "ADJ", "ADP", "PRON", "VERB"]
    heads, relations = [4, 4, 3, 1, -1], ["nsubj", "nsubj", "case", "obl", "root"]
    heads, relations = described(heads, relations, tags, small, "ing")
    assert (heads[1], relations[1]) == (0, "amod")


@pytest.mark.parametrize(
    ("text", "deeds"),
    [
        (
            "About 800 soldiers have sealed off the hill, cut the power and turned away supplies.",
            {"sealed": "About 800 soldiers", "cut": "About 800 soldiers"},
        ),
        (
            "Norland, which trains the navy, sent a destroyer to the strait and urged Sarn to yield.",
            {"sent": "Norland", "urged": "Norland"},
        ),
        (
            "Foreign ministers meeting in Oslo failed on Friday to agree on an embargo.",
            {"agree": "Foreign ministers"},
        ),
    ],
)
def test_who_does_a_deed_is_told_where_the_tree_lost_the_subject(
    reader: Reader, text: str, deeds: dict[str, str]
) -> None:
    reading = reader.read(document_of(text))
    doers = {
        event.trigger.of(text): part.spans[0].of(text)
        for event in reading.events
        for part in event.participants
        if part.role == "actor"
    }
    assert {verb: doers.get(verb) for verb in deeds} == deeds
