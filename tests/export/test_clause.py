"""An event is told in whole phrases of its sentence, as far as the syntax was read."""

from typing import Any

import pytest
from tests.invented import BY, MADE_BY

from dateline.export.happened import happened
from dateline.export.lookup import lookup
from dateline.model import Event, Participant, Reading, Sentence, Span, Token, document_of

# A word, its part of speech, the place of its head counted from 0, and its relation.
_Word = tuple[str, str, int, str]


def told(words: list[_Word], trigger: str, *participants: tuple[Any, str], **event: Any) -> str:
    """What the line of the event says, for a report of one sentence."""
    text = " ".join(word for word, *_ in words)
    tokens, at = [], 0
    for word, upos, head, deprel in words:
        tokens.append(Token(Span(at, at + len(word)), word.casefold(), upos, head, deprel))
        at += len(word) + 1

    def where(part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    fields: dict[str, Any] = {"type": "ASSAULT", "quad": "material conflict", "status": "occurred"} | event
    fields["status_evidence"] = tuple(where(each) for each in fields.get("status_evidence", ()))
    coded = Event(
        id="e1", by=BY, trigger=where(trigger),
        participants=tuple(Participant(role, None, (where(part),)) for role, part in participants), **fields,
    )  # fmt: skip
    sentences = (Sentence(Span(0, len(text)), 0, len(tokens)),)
    reading = Reading(
        document=document_of(text),
        made_by=MADE_BY,
        tokens=tuple(tokens),
        sentences=sentences,
        events=(coded,),
    )
    return next(happened(lookup(reading))).what


NURSES: list[_Word] = [
    ("Eleven", "NUM", 1, "nummod"), ("people", "NOUN", 8, "nsubj:pass"), (",", "PUNCT", 1, "punct"),
    ("among", "ADP", 4, "case"), ("them", "PRON", 8, "obl"), ("two", "NUM", 6, "nummod"),
    ("nurses", "NOUN", 1, "appos"), ("were", "AUX", 8, "aux:pass"), ("killed", "VERB", -1, "root"),
]  # fmt: skip


def test_the_line_begins_at_a_whole_noun_phrase() -> None:
    assert told(NURSES, "killed", ("target", "nurses")) == "Eleven people , among them two nurses were killed"


def test_a_bare_noun_is_told_with_what_it_hangs_on() -> None:
    words: list[_Word] = [
        ("The", "DET", 1, "det"), ("guards", "NOUN", 2, "nsubj"), ("came", "VERB", -1, "root"),
        ("under", "ADP", 4, "case"), ("fire", "NOUN", 2, "obl"), ("today", "NOUN", 2, "obl"),
    ]  # fmt: skip
    assert told(words, "fire") == "The guards came under fire"


def test_a_verb_is_told_with_its_own_subject_and_object() -> None:
    words: list[_Word] = [
        ("The", "DET", 1, "det"), ("front", "NOUN", 2, "nsubj"), ("freed", "VERB", -1, "root"),
        ("ten", "NUM", 5, "nummod"), ("tired", "ADJ", 5, "amod"), ("captives", "NOUN", 2, "obj"),
    ]  # fmt: skip
    assert told(words, "freed") == "The front freed ten tired captives"


LONG: list[_Word] = [
    ("Ilves", "PROPN", 13, "nsubj:pass"), (",", "PUNCT", 0, "punct"), ("mayor", "NOUN", 0, "appos"),
    ("of", "ADP", 6, "case"), ("the", "DET", 6, "det"), ("northern", "ADJ", 6, "amod"),
    ("harbour", "NOUN", 2, "nmod"), ("in", "ADP", 10, "case"), ("the", "DET", 10, "det"),
    ("contested", "ADJ", 10, "amod"), ("frontier-district", "NOUN", 6, "nmod"), (",", "PUNCT", 0, "punct"),
    ("was", "AUX", 13, "aux:pass"), ("killed", "VERB", -1, "root"),
]  # fmt: skip


def test_a_long_aside_gives_way_to_an_ellipsis() -> None:
    assert told(LONG, "killed", ("target", "Ilves")) == "Ilves … was killed"


def test_words_that_show_the_status_are_never_left_out() -> None:
    whole = " ".join(word for word, *_ in LONG)
    shown = told(LONG, "killed", ("target", "Ilves"), status="apparent", status_evidence=("contested",))
    assert shown == whole


def test_a_negation_is_never_left_out() -> None:
    words = [("not", "PART", 10, "advmod") if each[0] == "contested" else each for each in LONG]
    assert "not" in told(words, "killed", ("target", "Ilves"))


SHARED: list[_Word] = [
    ("Rebels", "NOUN", 1, "nsubj"), ("stormed", "VERB", -1, "root"), ("towns", "NOUN", 1, "obj"),
    ("and", "CCONJ", 5, "cc"), ("have", "AUX", 5, "aux"), ("threatened", "VERB", 1, "conj"),
    ("to", "PART", 7, "mark"), ("burn", "VERB", 5, "xcomp"), ("mills", "NOUN", 7, "obj"),
]  # fmt: skip


def test_what_a_subject_does_beside_is_left_out() -> None:
    assert told(SHARED, "burn", ("target", "mills")) == "Rebels … have threatened to burn mills"
    assert told(SHARED, "stormed", ("target", "towns")) == "Rebels stormed towns"


def test_what_a_subject_does_beside_stays_where_it_shows_the_status() -> None:
    shown = told(SHARED, "burn", ("target", "mills"), status="hypothetical", status_evidence=("stormed",))
    assert shown == " ".join(word for word, *_ in SHARED)


@pytest.mark.parametrize("lead", [["after"], ["amid"]])
def test_a_noun_is_not_told_by_what_it_only_stands_beside(lead: list[str]) -> None:
    words: list[_Word] = [
        ("Ruvo", "PROPN", 1, "nsubj"), ("resigned", "VERB", -1, "root"), (lead[0], "ADP", 4, "case"),
        ("the", "DET", 4, "det"), ("seizures", "NOUN", 1, "obl"),
    ]  # fmt: skip
    assert told(words, "seizures") == "the seizures"


def test_a_noun_is_not_told_by_what_is_judged_in_its_light() -> None:
    words: list[_Word] = [
        ("Ruvo", "PROPN", 1, "nsubj"), ("resigned", "VERB", -1, "root"), ("in", "ADP", 3, "case"),
        ("light", "NOUN", 1, "obl"), ("of", "ADP", 5, "case"), ("seizures", "NOUN", 3, "nmod"),
    ]  # fmt: skip
    assert told(words, "seizures") == "seizures"
