"""Counts inside counts: "12 people, including three children", "two of them", "the 12" again; so that nobody is counted
twice."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.reading.counts.scopes import Fate
from dateline.reading.counts.units import Counted, kind_of_unit
from dateline.reading.counts.words import Words, words_of
from dateline.reading.draft import Draft

_SENTENCES_BACK = 2
"""How many sentences before it a whole may stand: "Twelve people died. … Four of the victims were soldiers."""
SAME_FROM = 10
"""From which number on the same number of the same again is taken for the same people; below it only with "the", since a
round-up of several incidents repeats small numbers by chance. A choice, not a measurement."""


_OPENING = 2
_OPENS_LIST = frozenset((":", "(", "–", "—"))
_BEFORE_LIST = 8
"""How many words may stand between a count and the colon after which its parts are listed."""


@dataclass(frozen=True, slots=True)
class Known:
    """A number with what it counts and what befell it."""

    counted: Counted
    fate: Fate | None


def whole_of(draft: Draft, number: int, known: Sequence[Known]) -> int | None:
    """The index among ``known``, all in order, of the count that those of ``number`` are already in; None where none."""
    words = words_of(draft.language)
    one = known[number].counted
    for m, later in enumerate(known):
        if later.counted.number.was is one.number:
            return m
    if _is_additional(draft, words, one):
        return None
    part = _named_as_part(draft, words, known, number)
    if part or one.among is not None:
        return _nearest(draft, known, number)
    above = _apposed_to(draft, known, number)
    above = above if above is not None else _listed_under(draft, known, number)
    return above if above is not None else _repeated(draft, words, known, number)


def _named_as_part(draft: Draft, words: Words, known: Sequence[Known], number: int) -> bool:
    """Whether a count is one of several that "including" or "among them" brings in."""
    assert draft.trees is not None
    one = known[number].counted
    if number and _opens_with_of(draft, words, known[number - 1].counted, one):
        return True
    if _is_among_them(draft, words, one.number.first):
        return True
    word, joined = one.head, False
    while word >= 0:
        if any(draft.small[c] in words.sets["including"] for c in draft.trees.children(word, "case", "mark")):
            return True
        relation = draft.tokens[word].deprel.partition(":")[0]
        if joined and _is_among_them(draft, words, min(draft.trees.subtree(word, without=("conj", "appos")))):
            return True  # "among them a judge and *two guards*"
        if relation not in ("conj", "appos", "nummod", "nmod"):
            break
        joined = joined or relation == "conj"
        word = draft.tokens[word].head
    before = one.number.first - 1
    return before >= 0 and draft.small[before] in words.sets["including"]


def _is_among_them(draft: Draft, words: Words, first: int) -> bool:
    """Whether "among them" stands right before a word."""
    return (
        first > 1
        and draft.small[first - 1] in words.sets["them"]
        and draft.small[first - 2] in words.sets["among"]
    )


def _opens_with_of(draft: Draft, words: Words, whole: Counted, one: Counted) -> bool:
    """ "Of the 40 passengers, 12 were killed"."""
    first = draft.sentence(one.number.first).first
    return (
        first <= whole.number.first <= first + _OPENING
        and draft.small[first] in words.sets["of"]
        and any(draft.word(i) == "," for i in range(whole.number.last, one.number.first))
    )


def _nearest(draft: Draft, known: Sequence[Known], number: int) -> int | None:
    """The count that a part is in: that of its own "of" phrase, or else the last before it, here or in the sentences
    just before, that can hold it."""
    one = known[number].counted
    here = sentence_of(draft, one.head)
    inside = [
        m
        for m in range(number + 1, min(number + 3, len(known)))
        if one.among is not None and one.number.last < known[m].counted.number.first <= one.among
    ]
    for m in (*inside, *reversed(range(number))):
        other = known[m].counted
        there = sentence_of(draft, other.head)
        if here - there > _SENTENCES_BACK or _others_between(draft, one, there, here):
            break
        if _can_hold(known[m], known[number]):
            return m
    return None


def _others_between(draft: Draft, part: Counted, there: int, here: int) -> bool:
    """Whether a part of "them" is one of others, of whom a sentence between tells what they did, and nothing that was
    done to those before: "Twelve soldiers died. *Relatives gathered outside*. Two of them fainted"."""
    assert draft.trees is not None
    words = words_of(draft.language)
    if part.among is None or draft.tokens[part.among].upos != "PRON":
        return False
    said = {i for one in draft.attributions for i in one.cue}
    for sentence in draft.sentences[there + 1 : here]:
        inside = range(sentence.first, sentence.end)
        if any(draft.small[i] in words.sets["them"] and draft.tokens[i].upos == "PRON" for i in inside):
            continue
        root = next((i for i in inside if draft.tokens[i].deprel == "root"), None)
        subject = None if root is None or root in said else draft.trees.child(root, "nsubj")
        if (
            subject is not None
            and draft.tokens[subject].upos == "NOUN"
            and draft.small[subject] != draft.tokens[subject].lemma.lower()
            and kind_of_unit(draft, words, subject) == "people"
        ):
            return True
    return False


def _can_hold(whole: Known, part: Known) -> bool:
    """Whether one count is large enough to have the other in it, and of the same kind and fate."""
    most = whole.counted.number.high
    kinds = {whole.counted.kind, part.counted.kind} - {None}
    fits = most is None or most >= part.counted.number.low
    alike = (
        part.counted.among is not None
        or whole.fate is None
        or part.fate is None
        or part.fate.presumed
        or whole.fate.scope in (part.fate.scope, "casualties", "affected")
    )
    return fits and whole.counted.number.low > 0 and len(kinds) < 2 and alike


def _apposed_to(draft: Draft, known: Sequence[Known], number: int) -> int | None:
    """A count in apposition to another: "12 civilians, three women and nine men"."""
    word = known[number].counted.head
    heads = {other.counted.head: m for m, other in enumerate(known[:number])}
    for _ in range(3):
        relation, above = draft.tokens[word].deprel.partition(":")[0], draft.tokens[word].head
        if relation == "appos" and above in heads and _can_hold(known[heads[above]], known[number]):
            return heads[above]
        if relation not in ("conj", "appos", "nummod"):
            return None
        word = above
    return None


def _listed_under(draft: Draft, known: Sequence[Known], number: int) -> int | None:
    """A count before a colon or a bracket that tells who they were: "eight people: five guards, two drivers and a cook";
    only while the list is not greater than it."""
    one = known[number]
    if (one.fate is not None and not one.fate.presumed) or one.counted.kind != "people":
        return None
    first = draft.sentence(one.counted.number.first).first
    at = one.counted.number.first - 1
    while at > first and draft.word(at) not in _OPENS_LIST:
        if draft.word(at) in (";", ")") or draft.tokens[at].upos in ("VERB", "AUX", "SCONJ"):
            return None
        at -= 1
    if at <= first:
        return None
    listed: int | float = 0
    for m in reversed(range(number)):
        other = known[m].counted.number
        if other.first > at:
            listed += other.low
            continue
        whole = known[m]
        ends = whole.counted.unit[1] if whole.counted.unit else other.last
        fits = other.high is None or listed + one.counted.number.low <= other.high
        near = at - ends <= _BEFORE_LIST and other.first >= first
        told = whole.fate is not None and not whole.fate.presumed
        return m if near and told and fits and _can_hold(whole, one) else None
    return None


def _repeated(draft: Draft, words: Words, known: Sequence[Known], number: int) -> int | None:
    """The first count of the same number of the same, where the report comes back to it."""
    one = known[number]
    if one.fate is None or one.counted.number.low == 0:
        return None
    size = one.counted.number.low, one.counted.number.high
    first = one.counted.number.first
    definite = first > 0 and draft.small[first - 1] in words.sets["definite"]
    if not definite and one.counted.number.low < SAME_FROM:
        return None
    for m in range(number):
        other = known[m]
        same = other.fate is not None and other.fate.scope == one.fate.scope
        if (
            same
            and (other.counted.number.low, other.counted.number.high) == size
            and _same_unit(draft, one, other)
        ):
            return m
    return None


def _same_unit(draft: Draft, one: Known, other: Known) -> bool:
    units = [draft.tokens[k.counted.unit[1]].lemma.lower() for k in (one, other) if k.counted.unit]
    return len(units) < 2 or units[0] == units[1] or {one.counted.kind, other.counted.kind} == {"people"}


def _is_additional(draft: Draft, words: Words, one: Counted) -> bool:
    """ "Another six", "20 others": more than those before."""
    more = words.sets["more"]
    near = [one.number.first - 1] if one.number.first else []
    near += range(one.number.last + 1, (one.unit[1] if one.unit else one.number.last) + 1)
    return any(draft.small[i] in more for i in near if i < len(draft.words)) and one.among is None


def sentence_of(draft: Draft, word: int) -> int:
    """The number of the sentence that a word is in."""
    return bisect_right(draft.sentences, word, key=lambda s: s.first) - 1
