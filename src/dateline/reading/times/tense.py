"""Tense and aspect of a predicate, from its form and its auxiliaries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.lang import Language
from dateline.reading.draft import Draft

Time = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Tense:
    """When a predicate puts itself; None where its form says nothing.

    ``perfect``: *has fled*; ``progressive``: *is fleeing*; ``open``: a future that is not told as one, as *would flee*,
    *may flee* and *to flee* are; ``current``: a past that is told from the present, as *has fled* is and *had fled* is
    not.
    """

    time: Time | None
    perfect: bool = False
    progressive: bool = False
    open: bool = False
    current: bool = False


@cache
def grammar(language: Language) -> dict[str, frozenset[str]]:
    """The small words and endings of verbs, by what they do."""
    return {name: frozenset(words) for name, words in language.table("times")["verbs"].items()}


def predicate_of(draft: Draft, word: int) -> int | None:
    """The predicate that a word hangs on, or is: a verb, or what a copula or auxiliary goes with."""
    assert draft.trees is not None
    for each in (word, *draft.trees.ancestors(word)):
        if draft.tokens[each].upos == "VERB" or draft.trees.child(each, "cop", "aux") is not None:
            return each
    return None


def tense_of(draft: Draft, predicate: int, *, depth: int = 0) -> Tense:
    """The tense of a predicate; a form without one, such as an infinitive, takes it from what it hangs on."""
    assert draft.trees is not None
    words = grammar(draft.language)
    helpers = [draft.small[c] for c in draft.trees.children(predicate, "aux", "cop")]
    perfect = any(w in words["perfect"] for w in helpers)
    form, lemma = draft.small[predicate], draft.tokens[predicate].lemma.lower()
    going = draft.tokens[predicate].upos == "VERB" and form.endswith(tuple(words["progressive_endings"]))
    marks = {draft.small[c] for c in draft.trees.children(predicate, "mark")}
    if marks & words["infinitive"] and draft.tokens[predicate].upos in ("VERB", "ADJ", "NOUN"):
        above = _above(draft, predicate, depth)
        if perfect and not above.open and above.time != "future":
            return Tense("past", perfect, going)
        head = draft.tokens[predicate].head
        implied = head >= 0 and draft.tokens[head].lemma.lower() in words["implying"]
        return above if implied and above.time else Tense("future", open=above.time == "past")
    if any(w in words["future"] for w in helpers):
        return Tense("future", perfect, going)
    if any(w in words["possible"] for w in helpers):
        return Tense("past" if perfect else "future", perfect, going, open=not perfect)
    if any(w in words["once_possible"] for w in helpers):
        return Tense("past", perfect, going) if perfect else Tense(None, open=True)
    if any(w in words["past"] for w in helpers):
        return Tense("past", perfect, going)
    if any(w in words["present"] for w in helpers):
        return Tense("past" if perfect else "present", perfect, going, current=perfect)
    if draft.tokens[predicate].upos != "VERB":
        return _above(draft, predicate, depth)
    if going:
        return _above(draft, predicate, depth)
    if form.endswith(tuple(words["past_endings"])) or form in words["unchanged"]:
        return Tense("past")
    if form != lemma:
        return Tense("present" if form.endswith(tuple(words["present_endings"])) else "past")
    return Tense("present")


def _above(draft: Draft, predicate: int, depth: int) -> Tense:
    head = draft.tokens[predicate].head
    if head < 0 or depth > 5:
        return Tense(None)
    above = predicate_of(draft, head)
    return Tense(None) if above is None else tense_of(draft, above, depth=depth + 1)
