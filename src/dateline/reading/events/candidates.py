"""Which words may tell an event: those of the codebook, with those whose class the network mistook."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.reading.draft import Draft
from dateline.reading.events.conditions import kind_at
from dateline.reading.events.entries import Codebook, Entry, Trigger, WordClass
from dateline.reading.events.grammar import grammar, is_manner
from dateline.reading.mentions.traits import HYPHENS
from dateline.reading.syntax.lemmas import lemma as lemma_of
from dateline.reading.times import time_at

_BEGINS = ("DET", "NUM", "ADJ", "PUNCT", "X", "SYM")
_CLAUSES = ("acl", "acl:relcl", "xcomp", "ccomp", "advcl")
_NOUN_PLACES = ("nsubj", "nsubj:pass", "obj", "obl", "nmod")
_TELLING = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "ADV", "ADP"})
"""Parts of speech of words that can tell an event; one of another can only be a part of such ("*cease*-fire")."""
_OF_CLASS: dict[str, WordClass] = {"VERB": "verbs", "NOUN": "nouns", "ADJ": "adjectives"}


def candidates(
    draft: Draft, book: Codebook, word: int
) -> tuple[WordClass, Sequence[tuple[Trigger, Entry]]] | None:
    """The entries that a word may be a trigger of; None where it is no trigger at all, or a month ("pleaded guilty on
    *March* 24")."""
    found = _entries_of(draft, book, word)
    if found is not None and (is_manner(draft, word) or _ends_a_noun(draft, book, word)):
        return None
    if found is None or draft.small[word] not in draft.language.table("times")["words"]["month"]:
        return found
    return found if time_at(draft, word) is None else None


def _entries_of(
    draft: Draft, book: Codebook, word: int
) -> tuple[WordClass, Sequence[tuple[Trigger, Entry]]] | None:
    """The entries of a word by its lemma and class, or those of the class that the network mistook."""
    token, after = draft.tokens[word], word + 1
    if token.upos not in _TELLING and (after == len(draft.forms) or draft.forms[after] not in HYPHENS):
        return None
    verb = _as_verb(draft, word)
    if token.deprel in ("case", "compound", "amod") and verb and (found := book.of("verbs", verb)):
        return "verbs", found
    if token.deprel in ("flat", "fixed", "aux", "cop", "case") or _of_a_compound(draft, word):
        return None
    lemma = token.lemma.lower()
    if token.deprel in ("compound", "amod") and not _told_before(draft, word):
        return None
    if (
        _leaves_so(draft, word)
        or _is_slated(draft, word)
        or _is_envoy(draft, word)
        or _heads_for(draft, word)
    ):
        return None
    word_class = _OF_CLASS.get(token.upos)
    if word_class is None and token.upos == "PROPN" and draft.in_capitals(word):
        word_class = "nouns"
    tried: list[tuple[WordClass, str]] = [(word_class, lemma)] if word_class is not None else []
    if word_class == "adjectives":
        tried.append(("verbs", lemma))
    for each, name in tried:
        if found := book.of(each, name):
            return each, found
    noun = _as_noun(draft, word)
    if noun and (found := book.of("nouns", noun)):
        return "nouns", found
    if verb and (found := book.of("verbs", verb)):
        return "verbs", found
    return None


def _leaves_so(draft: Draft, verb: int) -> bool:
    """Whether a verb of leaving says in what state it leaves somebody, and so of nobody who goes."""
    assert draft.trees is not None
    if draft.tokens[verb].lemma.lower() not in grammar(draft.language).leaving:
        return False
    return any(child > verb for child in draft.trees.children(verb, "xcomp"))


def _is_envoy(draft: Draft, word: int) -> bool:
    """Whether a charge is that of affairs, and so somebody: "the *charge* d'affaires"."""
    after = draft.small[word + 1] if word + 1 < len(draft.small) else ""
    return after in draft.language.table("entities")["words"]["in_charge"]


def _heads_for(draft: Draft, word: int) -> bool:
    """Whether a participle says where something is going, or who goes in it: "weapons *bound* for the rebels", "a bus
    *taking* clerks to work"."""
    words, token = grammar(draft.language), draft.tokens[word]
    if " ".join(draft.small[word : word + 2]) in words.headed:
        return True
    beside = token.deprel == "acl" and draft.small[word].endswith(words.present)
    carries = beside and token.lemma.lower() in words.conveying
    return carries and draft.tokens[token.head].lemma.lower() in words.vehicles


def _is_slated(draft: Draft, word: int) -> bool:
    """Whether a participle only says that what follows is to come: "are *set* to meet"."""
    assert draft.trees is not None
    if draft.small[word] not in grammar(draft.language).slated:
        return False
    told = draft.trees.child(word, "nsubj:pass", "aux:pass", "cop") is not None
    infinitive = word + 1 < len(draft.small) and draft.small[word + 1] in grammar(draft.language).infinitive
    return told and infinitive and any(child > word for child in draft.trees.children(word, "xcomp", "advcl"))


def _of_a_compound(draft: Draft, word: int) -> bool:
    """Whether a participle is the end of an adjective in parts: "rebel-*held*"."""
    if word < 2 or draft.tokens[word].upos not in ("VERB", "ADJ") or draft.forms[word - 1] not in HYPHENS:
        return False
    glued = (draft.words[i][1] == draft.words[i + 1][0] for i in (word - 2, word - 1))
    return draft.tokens[word - 2].upos in ("NOUN", "PROPN") and all(glued)


def _ends_a_noun(draft: Draft, book: Codebook, word: int) -> bool:
    """Whether a word is the end of a noun in parts that tells an event as a whole: "a cease-*fire*"."""
    if word < 2 or draft.forms[word - 1] not in HYPHENS:
        return False
    return bool(book.of("nouns", _as_noun(draft, word - 2)))


def _as_noun(draft: Draft, word: int) -> str:
    """The lemma of a noun whose class was mistaken; the empty string for others.

    It begins a sentence and was taken for a name ("Shots were heard"), or has a noun's place and was taken for an
    adjective or verb ("prepared an offensive", "Fighting spread"), or is two words with a hyphen ("a cease-fire").
    """
    token, after = draft.tokens[word], word + 2
    if after < len(draft.tokens) and draft.forms[word + 1] in HYPHENS:
        joined = draft.span(word, after).of(draft.text)
        if joined == draft.word(word) + draft.word(word + 1) + draft.word(after):
            name = f"{draft.small[word]}-{lemma_of(draft.language, draft.word(after), 'NOUN')}"
            return name if time_at(draft, word) is None else ""
    if token.upos == "PROPN":
        first = draft.sentence(word).first
        begins = word == first or (word == first + 1 and draft.tokens[first].upos in _BEGINS)
        named = token.deprel in ("compound", "nmod:poss") or (
            word + 1 < len(draft.tokens) and draft.tokens[word + 1].upos == "PROPN"
        )
        if begins and not named and time_at(draft, word) is None:
            return lemma_of(draft.language, draft.small[word], "NOUN")
        return ""
    if token.upos in ("VERB", "ADJ") and token.deprel in _NOUN_PLACES and time_at(draft, word) is None:
        return draft.small[word]
    return ""


def _as_verb(draft: Draft, word: int) -> str:
    """The lemma of a verb whose class was mistaken: one with a clause's place in the tree or after the sign of an
    infinitive ("continues to withhold fuel"); the empty string for others."""
    assert draft.trees is not None
    token = draft.tokens[word]
    if token.upos not in ("NOUN", "ADP", "ADV", "ADJ"):
        return ""
    to = word > 0 and draft.small[word - 1] in grammar(draft.language).infinitive
    clause = token.upos == "NOUN" and token.deprel in _CLAUSES and not draft.trees.children(word, "det")
    if not to and not clause:
        return ""
    form = draft.small[word]
    lemma = lemma_of(draft.language, form, "VERB")
    return lemma if (to and form == lemma) or (clause and form != lemma) else ""


def _told_before(draft: Draft, word: int) -> bool:
    """Whether a word hung as a mere modifier tells a deed: one hung on a verb by mistake, or the participle of somebody
    to whom it was done ("the arrested journalist")."""
    head, token = draft.tokens[draft.tokens[word].head], draft.tokens[word]
    if token.deprel == "compound":
        return head.upos == "VERB" and token.upos == "NOUN"
    return token.upos == "VERB" and kind_at(draft, token.head) in ("person", "people", "armed_group")
