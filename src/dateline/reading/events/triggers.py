"""The triggers of a sentence: its words that tell an event, verbs first, since they may rest on its nouns."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from dateline.model import Sentence, Statement
from dateline.reading.draft import Draft
from dateline.reading.events.accidents import ACCIDENT, by_accident
from dateline.reading.events.candidates import candidates
from dateline.reading.events.chances import LEAST, guessed, retyped, said_in, weigh
from dateline.reading.events.coding import Asked, Coded, Silent, Uncoded, ask, code
from dateline.reading.events.entries import Codebook, Entry, Trigger, WordClass
from dateline.reading.events.grammar import grammar
from dateline.reading.events.speech import only_says

_OFFERED: Final = frozenset({"AGREE", "REQUEST"})
"""Types of what is done by offering or ordering a deed, whatever becomes of that one."""
_WORDS: Final = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""Types of nouns that are words themselves: "offered *criticism*", "ordered *an inquiry*"."""
HARDLY: Final = "it hardly tells an event there"
"""Why what the codebook would code is not coded."""


def coded_in(draft: Draft, book: Codebook, sentence: Sentence) -> tuple[list[Coded], list[Uncoded]]:
    """What is coded in a sentence, in order, and the triggers that came to nothing. No word tells two events, and a thing
    that a deed is done with is no deed of its own ("a bomb hit the bus")."""
    found = {
        word: pair
        for word in range(sentence.first, sentence.end)
        if (pair := candidates(draft, book, word)) is not None
    }
    said = said_in(draft, sentence) if found else []
    coded: list[Coded] = []
    left: list[Uncoded] = []
    taken: set[int] = set()
    for word in sorted(found, key=lambda word: (found[word][0] == "nouns", word)):
        if word in taken:
            continue
        word_class, entries = found[word]
        asked = ask(draft, book, word, entries, word_class)
        if asked is None:
            continue
        result = _weighed(draft, book, asked, said)
        if isinstance(result, Coded) and by_accident(draft, book, result):
            result = Uncoded(word, ACCIDENT)
        if isinstance(result, Coded):
            bare = word_class == "verbs" and (not result.rests or result.entry.weighed)
            lent = bare and carries(draft, book, word, telling(found))
            if lent and not _offers(draft, book, result, found):
                continue
            if word_class == "nouns" and _is_cut(result, coded):
                continue
            coded.append(result)
            taken.update(result.rests)
        elif isinstance(result, Silent):
            taken.update(result.rests)
        elif result.reason and (word_class == "verbs" or result.reason == HARDLY):
            left.append(result)
    wielded = {part.head for each in coded for part in each.parts if part.role == "instrument"}
    kept = (each for each in coded if each.word not in wielded or not _is_means(draft, book, each))
    return sorted(kept, key=lambda each: each.word), sorted(left, key=lambda each: each.word)


def _offers(
    draft: Draft,
    book: Codebook,
    coded: Coded,
    found: Mapping[int, tuple[WordClass, Sequence[tuple[Trigger, Entry]]]],
) -> bool:
    """Whether a verb that carries a noun tells a deed beside it: who *offered* a truce or *ordered* a raid did that."""
    assert draft.trees is not None
    lemma = draft.tokens[coded.word].lemma.lower()
    if coded.entry.type not in _OFFERED or lemma not in book.lists["offering"]:
        return False
    nouns = (
        found[noun][1] for noun in draft.trees.children(coded.word, "obj", "nsubj:pass") if noun in found
    )
    return all(entry.type not in _WORDS for entries in nouns for _, entry in entries)


def _is_cut(noun: Coded, coded: Sequence[Coded]) -> bool:
    """Whether help that a noun tells is what another deed cuts off: "suspended *aid* worth a million"."""
    cuts = (each for each in coded if each.entry.type == "SANCTION") if noun.entry.type == "AID" else ()
    return any(part.head == noun.word for each in cuts for part in each.parts)


def _is_means(draft: Draft, book: Codebook, coded: Coded) -> bool:
    """Whether a noun is only what another deed is done with: "a *bomb* hit the bus", "hit by small-arms *fire*"."""
    lemma = draft.tokens[coded.word].lemma.lower()
    arms = lemma in book.weapons and bool(coded.entry.where_noun)
    return (arms or lemma in grammar(draft.language).fire) and not _aims(draft, coded)


def _aims(draft: Draft, coded: Coded) -> bool:
    """Whether the noun for a blow says itself what it hit: "*a strike* on the depot killed two" tells of that too."""
    assert draft.trees is not None
    own = set(draft.trees.subtree(coded.word))
    return any(part.role == "target" and part.head in own for part in coded.parts)


def _weighed(
    draft: Draft, book: Codebook, asked: Asked, said: Sequence[Statement]
) -> Coded | Uncoded | Silent:
    """What a word comes to by the codebook, unless it is unlikely to tell an event there; what meets no condition of the
    codebook and yet is likely to tell one is coded all the same. A user's own entries are not weighed."""
    result = code(draft, book, asked)
    if isinstance(result, Silent) or (isinstance(result, Coded) and result.entry.source):
        return result
    weighed = weigh(draft, book, asked, result, said)
    if weighed is None:
        return result
    if isinstance(result, Coded):
        told = weighed.likely >= LEAST and not only_says(draft, result, said)
        return retyped(draft, book, asked, weighed, result) if told else Uncoded(asked.word, HARDLY)
    return guessed(draft, book, asked, weighed, lacking=bool(result.reason)) or result


def telling(found: Mapping[int, tuple[WordClass, Sequence[tuple[Trigger, Entry]]]]) -> set[int]:
    """The words of some candidates that are more than weighed."""
    return {
        word
        for word, (_, entries) in found.items()
        if any(entry.type is not None and not entry.weighed for _, entry in entries)
    }


def carries(draft: Draft, book: Codebook, verb: int, found: Collection[int]) -> bool:
    """Whether a verb only carries a noun that tells the event itself ("launched an attack")."""
    assert draft.trees is not None
    return draft.tokens[verb].lemma.lower() in book.light and any(
        child in found for child in draft.trees.children(verb, "obj", "nsubj:pass")
    )
