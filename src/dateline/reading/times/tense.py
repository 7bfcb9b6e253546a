"""Tense and aspect of a predicate, from its form and its auxiliaries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from dateline.lang import Language
from dateline.reading.draft import Draft

Time = Literal["past", "present", "future"]
_FAR: Final = 5
"""Steps up a tree that a tense is taken over."""


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
    words, token = grammar(draft.language), draft.tokens[predicate]
    marks = {draft.small[c] for c in draft.trees.children(predicate, "mark")}
    if marks & words["infinitive"] and token.upos in ("VERB", "ADJ", "NOUN"):
        return _of_infinitive(draft, predicate, depth)
    helpers = [draft.small[c] for c in draft.trees.children(predicate, "aux", "cop")]
    above = shared_with(draft, predicate) if not helpers and not marks and depth <= _FAR else None
    if above is not None:
        return tense_of(draft, above, depth=depth + 1)
    return _by_helpers(draft, predicate, helpers) or _by_form(draft, predicate, depth)


def _of_infinitive(draft: Draft, predicate: int, depth: int) -> Tense:
    assert draft.trees is not None
    words, head = grammar(draft.language), draft.tokens[predicate].head
    perfect = any(draft.small[c] in words["perfect"] for c in draft.trees.children(predicate, "aux", "cop"))
    if is_going(draft, predicate):
        return Tense("future", perfect)
    above = _above(draft, predicate, depth)
    if perfect and not above.open and above.time != "future":
        return Tense("past", perfect, _goes_on(draft, predicate))
    implied = head >= 0 and draft.tokens[head].lemma.lower() in words["implying"]
    return above if implied and above.time else Tense("future", open=above.time == "past")


def _by_helpers(draft: Draft, predicate: int, helpers: list[str]) -> Tense | None:
    """The tense that auxiliaries and copulas give; None where none does."""
    words, form = grammar(draft.language), draft.small[predicate]
    if helpers and words["gerund"].issuperset(helpers):  # "shot after *being* taken"
        return None
    perfect, going = any(w in words["perfect"] for w in helpers), _goes_on(draft, predicate)

    def has(name: str) -> bool:
        return any(w in words[name] for w in helpers)

    if has("future"):
        return Tense("future", perfect, going)
    bare = form == draft.tokens[predicate].lemma.lower() and form not in words["unchanged"]
    if bare and has("shortened"):  # "he'd go"; "he'd gone" is a perfect
        return Tense("future", open=True)
    if has("possible"):
        return Tense("past" if perfect else "future", perfect, going, open=not perfect)
    if has("once_possible"):
        return Tense("past", perfect, going) if perfect else Tense(None, open=True)
    if has("past"):
        return Tense("past", perfect, going)
    if has("present"):
        return Tense("past" if perfect else "present", perfect, going, current=perfect)
    return None


def _by_form(draft: Draft, predicate: int, depth: int) -> Tense:
    words, token = grammar(draft.language), draft.tokens[predicate]
    if token.upos != "VERB" or _goes_on(draft, predicate):
        return _above(draft, predicate, depth)
    form, lemma = draft.small[predicate], token.lemma.lower()
    bare = form == lemma and form.endswith(tuple(words["bare_endings"]))  # "need"
    if (form.endswith(tuple(words["past_endings"])) and not bare) or form in words["unchanged"]:
        return Tense("past")
    if form != lemma:
        return Tense("present" if form.endswith(tuple(words["present_endings"])) else "past")
    return Tense("present")


def _goes_on(draft: Draft, predicate: int) -> bool:
    """Whether a predicate has the form of what is going on: "*fleeing*"."""
    endings = tuple(grammar(draft.language)["progressive_endings"])
    return draft.tokens[predicate].upos == "VERB" and draft.small[predicate].endswith(endings)


def shared_with(draft: Draft, predicate: int) -> int | None:
    """The verb whose small words are those of a verb joined to it, too: "will be tried and *hanged*", "to stop and
    *search*"."""
    assert draft.trees is not None
    token, above = draft.tokens[predicate], draft.tokens[predicate].head
    if (
        token.deprel != "conj"
        or token.upos != "VERB"
        or draft.tokens[above].upos != "VERB"
        or above > predicate
    ):
        return None
    if draft.trees.child(predicate, "nsubj", "nsubj:pass") is not None:
        return None
    bare = draft.small[predicate] == token.lemma.lower()
    if bare != (draft.small[above] == draft.tokens[above].lemma.lower()):
        return None
    if bare:
        return above
    words = grammar(draft.language)
    put_off = words["future"] | words["possible"] | words["once_possible"] | words["infinitive"]
    return (
        above if any(draft.small[c] in put_off for c in draft.trees.children(above, "aux", "mark")) else None
    )


def is_going(draft: Draft, predicate: int) -> bool:
    """Whether what a predicate tells is yet to come by the verb above it: "they are *going* to attack"."""
    assert draft.trees is not None
    token, words = draft.tokens[predicate], grammar(draft.language)
    if token.deprel != "xcomp" or draft.small[token.head] not in words["going"]:
        return False
    return not any(draft.small[c] in words["past"] for c in draft.trees.children(token.head, "aux"))


def _above(draft: Draft, predicate: int, depth: int) -> Tense:
    head = draft.tokens[predicate].head
    if head < 0 or depth > _FAR:
        return Tense(None)
    above = predicate_of(draft, head)
    return Tense(None) if above is None else tense_of(draft, above, depth=depth + 1)
