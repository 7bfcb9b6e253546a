"""Past, present or future: which way a time looks from the day on which it is told, by what it goes with."""

from __future__ import annotations

from typing import Final

from dateline.reading.attribution.cues import lexicon
from dateline.reading.draft import Draft
from dateline.reading.times.lexicon import Times
from dateline.reading.times.placing import head_of
from dateline.reading.times.tense import Tense, grammar, predicate_of, tense_of

Direction = str | None
"""``past``, ``present`` or ``future``: the tense beside an expression; None where nothing shows it."""
LOOSELY_PAST: Final = "past, loosely"
"""The direction of a time that hangs on a noun in the past tense: "set a Jan. 14 deadline", "payable Dec. 15"."""
CURRENT: Final = "past, from the present"
"""That of a time in the present perfect: it is told from the report's day, whatever story stands around it."""
LOOSELY_CURRENT: Final = "past, loosely, from the present"
"""That of a time that hangs on a noun in the present perfect: "has offered a ship for a week in May"."""
LOOSELY: Final = (LOOSELY_PAST, LOOSELY_CURRENT)
COMING: Final = "present, of what is done"
"""That of a time in the simple present: "flies to Rome on Monday", "unless he is free by Friday"."""
AHEAD: Final = ("future", "open", COMING)
_PARTICIPLE_REACH: Final = 10
"""A participle's own time follows it within so many words, """
_BESIDE: Final = 2
"""and within so many where the predicate stands before both."""


def told_in_past(tense: Direction) -> bool:
    """Whether what a time goes with is told in the past tense."""
    return tense in ("past", CURRENT, *LOOSELY)


def direction_of(draft: Draft, times: Times, words: tuple[int, int]) -> str | None:
    """Past, present or future, by the tense of the predicate that an expression goes with, and its preposition."""
    assert draft.trees is not None
    head = head_of(draft, *words)
    cases = {draft.tokens[c].lemma.lower() for c in draft.trees.children(head, "case")}
    beside = words[0] - 1
    cases |= {draft.small[beside]} if beside >= 0 else set()
    above = draft.tokens[head].head
    predicate = predicate_of(draft, above) if above >= 0 else predicate_of(draft, head)
    if cases & times.lists["ahead"]:
        return "future"
    tense = tense_of(draft, predicate) if predicate is not None else Tense(None)
    if cases & times.lists["behind"] or _follows_participle(draft, words[0], predicate):
        return CURRENT if tense.current else "past"
    toward = bool(cases & times.lists["toward"])
    if predicate is None:
        return "open" if toward else None
    if draft.tokens[head].deprel in ("nmod:poss", "compound") and not toward:
        beside_past = LOOSELY_PAST if draft.tokens[head].deprel == "compound" else "past"
        return beside_past if tense.time == "past" else None if tense.time == "future" else tense.time
    if _looks_ahead(draft, predicate, words[0], tense, toward=toward and above == predicate):
        return "open"
    if tense.time == "past":
        if toward:
            return None
        named = beside >= 0 and draft.tokens[beside].upos in ("NOUN", "ADJ")
        appointed = draft.tokens[predicate].lemma.lower() in grammar(draft.language)["appointing"]
        if above == predicate and not named and not (appointed and words[0] > predicate):
            return CURRENT if tense.current else "past"
        return LOOSELY_CURRENT if tense.current else LOOSELY_PAST
    if tense.time == "present" and (toward or above == predicate) and draft.tokens[predicate].upos == "VERB":
        return "present" if draft.tokens[predicate].lemma.lower() in lexicon(draft.language) else COMING
    return "open" if tense.open and tense.time else tense.time


def _looks_ahead(draft: Draft, predicate: int, first: int, tense: Tense, *, toward: bool) -> bool:
    """Whether a verb sets a time ahead: "plans a vigil on Thursday", "put off until Friday", "set to meet Sunday",
    "called for a rally on Saturday"."""
    assert draft.trees is not None
    verbs, lemma = grammar(draft.language), draft.tokens[predicate].lemma.lower()
    if lemma in verbs["calling"] and first > predicate + 1:
        noun = first - 1 if draft.tokens[first - 1].upos == "NOUN" else first - 2
        off = draft.trees.child(predicate, "compound:prt") is not None
        if noun > predicate and not off and draft.tokens[noun].lemma.lower() in verbs["called"]:
            article = draft.trees.child(noun, "det")
            return article is None or draft.small[article] in verbs["one"]
    if lemma in verbs["planning"]:
        return first > predicate or tense.time == "present"
    if lemma not in verbs["appointing"] or first < predicate or tense.time != "past":
        return False
    return toward or any(predicate < each < first for each in draft.trees.children(predicate, "xcomp"))


def _follows_participle(draft: Draft, first: int, predicate: int | None) -> bool:
    """Whether an expression goes with a past verb just before it, whatever the tree says: "the order issued Thursday",
    "the paper signed in town on Tuesday will end the war"."""
    assert draft.trees is not None
    verbs = grammar(draft.language)
    for word in range(first - 1, max(draft.sentence(first).first, first - _PARTICIPLE_REACH) - 1, -1):
        token = draft.tokens[word]
        if token.upos == "PUNCT":
            return False
        if token.upos not in ("VERB", "AUX"):
            continue
        if word == predicate or token.upos == "AUX" or token.lemma.lower() in verbs["planning"]:
            return False
        if predicate is not None and predicate > first:
            return word not in draft.trees.ancestors(predicate) and tense_of(draft, word).time == "past"
        participle = draft.small[word].endswith(tuple(verbs["past_endings"]))
        return first - word <= _BESIDE and token.deprel == "acl" and participle
    return False
