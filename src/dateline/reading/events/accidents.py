"""Harm that nobody did: what came of a vehicle that crashed, sank or overturned, or of a fire."""

from __future__ import annotations

from typing import Final

from dateline.reading.draft import Draft
from dateline.reading.events.coding import Coded
from dateline.reading.events.entries import Codebook
from dateline.reading.syntax.trees import Trees

ACCIDENT: Final = "an accident did it, and nobody"
"""Why harm of an accident is not coded."""
_CLAUSES: Final = ("advcl", "conj", "parataxis", "acl:relcl")


def by_accident(draft: Draft, book: Codebook, coded: Coded) -> bool:
    """Whether a word for harm tells what came of an accident ("a helicopter crashed, *killing* nine", "nine *died* when
    it sank"), or is the accident's own; not where its sentence tells of a blow or a weapon too."""
    assert draft.trees is not None
    if coded.entry.type != "ASSAULT" or coded.entry.source:
        return False
    lists, word = book.lists, coded.word
    lemma = draft.tokens[word].lemma.lower()
    if lemma == "fire" and draft.tokens[word].upos == "NOUN":
        return any(draft.small[each] in lists["one_of"] for each in draft.trees.children(word, "det"))
    told = _is_accident(draft, book, draft.trees, word) or (
        lemma in lists["harming"]
        and any(_is_accident(draft, book, draft.trees, each) for each in _near(draft, word))
    )
    if not told:
        return False
    sentence = draft.sentence(word)
    others = (draft.tokens[i].lemma.lower() for i in range(sentence.first, sentence.end))
    return not any(each in lists["weapon"] or each in lists["blows"] for each in others)


def _near(draft: Draft, word: int) -> list[int]:
    """The clauses that a clause hangs on, is joined to or takes beside itself."""
    assert draft.trees is not None
    above = [draft.tokens[word].head] if draft.tokens[word].deprel in _CLAUSES else []
    return [*(each for each in above if each >= 0), *draft.trees.children(word, "advcl")]


def _is_accident(draft: Draft, book: Codebook, trees: Trees, word: int) -> bool:
    """Whether a verb tells what befalls a vehicle or a building of itself: "the bus *overturned*", not "they sank it"."""
    token = draft.tokens[word]
    undone = trees.child(word, "obj", "nsubj:pass", "aux:pass") is not None
    return token.upos == "VERB" and token.lemma.lower() in book.lists["accidents"] and not undone
