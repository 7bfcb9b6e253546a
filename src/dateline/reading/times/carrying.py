"""Whose times are also those of a word: what it hangs on, goes on from, or takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.reading.attribution.cues import lexicon
from dateline.reading.draft import Draft
from dateline.reading.times.tense import tense_of

_ARGUMENT: Final = frozenset({
    "obj", "nsubj", "nsubj:pass", "obl", "obl:agent", "iobj", "nmod", "conj", "appos", "compound", "xcomp", "nmod:poss",
})  # fmt: skip
"""Relations by which a noun or an infinitive shares the times of the verb above it."""
REACH: Final = 6
"""Steps up a tree that are looked at."""


def carriers(draft: Draft, word: int) -> Iterator[int]:
    """The word, and the words whose times are its times too: the nearest first; of what tells of it, asks for it or
    promises it, as its complement (``~``), only times yet to come can be its own."""
    assert draft.trees is not None
    yield word
    at = word
    for _ in range(REACH):
        token = draft.tokens[at]
        if token.head < 0:
            break
        relation, above = token.deprel, token.head
        participle = relation in ("advcl", "acl") and draft.trees.child(at, "mark") is None
        if relation == "acl:relcl" or (relation == "acl" and participle):
            yield above
            break
        if not (relation in _ARGUMENT or (relation == "advcl" and participle)):
            break
        if _apart(draft, at, above):
            if draft.tokens[above].upos == "VERB" and relation != "conj":
                yield ~above
            break
        at = above
        yield at
        if draft.tokens[at].upos == "VERB" and relation not in ("conj", "xcomp", "advcl"):
            break
    if draft.tokens[word].upos == "VERB":
        yield from (w for w in draft.trees.children(word, "conj", "xcomp") if _shares(draft, w, word))
        yield from _beside(draft, word)


def _shares(draft: Draft, word: int, verb: int) -> bool:
    """Whether a verb has the times of one that follows it: not of one with a subject of its own ("demanded money, but the
    talks broke off *on Friday*")."""
    assert draft.trees is not None
    own = draft.tokens[word].deprel == "conj" and draft.trees.child(word, "nsubj", "nsubj:pass") is not None
    return not own and not _apart(draft, word, verb)


def _beside(draft: Draft, verb: int) -> Iterator[int]:
    """The deeds that a verb is told beside, in the same tense: across a semicolon, as in "marched on Monday; police
    *held* nine", and in a clause of when it was: "*died* when a bomb went off on Monday"."""
    assert draft.trees is not None
    token, lists = draft.tokens[verb], draft.language.table("times")["lists"]
    above = token.head
    if token.deprel == "parataxis" and above < verb and draft.tokens[above].upos == "VERB":
        parted = any(draft.small[i] in lists["parting"] for i in range(above, verb))
        later = any(
            draft.small[each] in lists["another_time"] for each in draft.trees.children(verb, "advmod")
        )
        same = tense_of(draft, verb) == tense_of(draft, above)
        if parted and same and not later and not is_said_by(draft, verb, above):
            yield above
    for clause in draft.trees.children(verb, "advcl"):
        marks = {draft.small[mark] for mark in draft.trees.children(clause, "mark", "advmod")}
        if not marks.isdisjoint(lists["while"]) and tense_of(draft, verb) == tense_of(draft, clause):
            yield clause


def _apart(draft: Draft, word: int, above: int) -> bool:
    """Whether what a word tells has times of its own, though it hangs on the word above: what is reported, asked or
    promised; what a report, a letter or an inquiry is about; a deed joined to one of another tense."""
    assert draft.trees is not None
    relation, lemma = draft.tokens[word].deprel, draft.tokens[above].lemma.lower()
    if relation == "conj":
        own = draft.tokens[word].upos == "VERB" and draft.trees.child(word, "aux", "nsubj") is not None
        return own and tense_of(draft, word) != tense_of(draft, above)
    if draft.tokens[above].upos == "VERB":
        return is_said_by(draft, word, above) or (relation == "xcomp" and lemma in lexicon(draft.language))
    table = draft.language.table("times")["topics"]
    if relation.partition(":")[0] != "nmod" or draft.tokens[above].upos == "PROPN":
        return False
    case = draft.trees.child(word, "case")
    if lemma in table["about"]:
        return case is not None and draft.tokens[case].lemma.lower() in table["prepositions"]
    return is_published(draft, above)


def is_said_by(draft: Draft, word: int, cue: int) -> bool:
    """Whether a word belongs to what is said by a cue."""
    said, own = draft.tokens[word].span, draft.tokens[cue].span
    return any(
        any(span.contains(own) for span in statement.cue)
        and any(span.contains(said) for span in statement.content)
        for statement in draft.statements
    )


def is_published(draft: Draft, word: int) -> bool:
    """Whether a word is a noun for what is published or said, which has a time of its own: "Monday's edition"."""
    return draft.tokens[word].lemma.lower() in draft.language.table("times")["topics"]["published"]
