"""The two who are meant by "both", "the two sides", "both governments": who did something or was named together."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import Entity
from dateline.reading.draft import Draft
from dateline.reading.entities.component import entity_at
from dateline.reading.events.conditions import ACTING, LANDS
from dateline.reading.events.grammar import grammar
from dateline.reading.events.playing import Part

NEAR = 3
"""Sentences back in which one pair, and no other, must have been told of; else it must be the only one of the report."""
_BODIES = frozenset({"country", "government", "organization", "armed_group"})
_DOING = ("actor", "recipient", "target")
_TWO = 2

Pair = tuple[str, str]


def both_meant(draft: Draft, part: Part) -> Pair | None:
    """The two entities that a participant is; None where it is no word for two, or they can't be told."""
    words, lemma = grammar(draft.language), draft.tokens[part.head].lemma.lower()
    told = {draft.small[word] for word in part.words}
    bodies = lemma in words.sides and bool(told & words.two)
    few = lemma in words.two and (lemma in words.both or bool(told & words.definite))
    if (not bodies and not few) or _is_more(draft, part.head):
        return None
    own = entity_at(
        draft, part.head, part.head
    )  # nobody is one of two that he is: "appealed to *both sides* to talk"
    pairs = [
        pair for pair in _pairs(draft, part.words[0], bodies=bodies) if own is None or own.id not in pair[1]
    ]
    if lemma in words.lands:
        lands = {entity.id for entity in draft.entities if entity.kind in LANDS}
        pairs = [(at, pair) for at, pair in pairs if lands.issuperset(pair)]
    here = _sentence(draft, part.head)
    near = list(dict.fromkeys(pair for at, pair in pairs if here - _sentence(draft, at) < NEAR))
    every = list(dict.fromkeys(pair for _, pair in pairs))
    if not bodies and near:  # "both": those named last
        return near[-1]
    return next((found[0] for found in (near, every) if len(found) == 1), None)


def _is_more(draft: Draft, word: int) -> bool:
    """Whether more is said of a word for two: "the two of them who fled", "both sides in Muscat"."""
    return draft.trees is not None and bool(draft.trees.children(word, "nmod", "acl", "acl:relcl"))


def _sentence(draft: Draft, word: int) -> int:
    return next(number for number, sentence in enumerate(draft.sentences) if word < sentence.end)


def _pairs(draft: Draft, before: int, *, bodies: bool) -> Iterator[tuple[int, Pair]]:
    """The pairs told of before a word, in order, each with the word that tells it: two joined by "and", and the two who
    alone take part in an event."""
    found: list[tuple[int, Pair]] = []
    for word in range(before):
        if draft.tokens[word].deprel == "conj":
            joined = draft.trees.children(draft.tokens[word].head, "conj") if draft.trees is not None else ()
            named = [entity_at(draft, each, each) for each in (draft.tokens[word].head, word)]
            if len(joined) == 1:
                found += ((word, pair) for pair in _pair(named, bodies=bodies))
    names = {entity.id: entity for entity in draft.entities}
    for event in draft.events:
        taking = (each for each in event.participants if each.role in _DOING and each.entity is not None)
        takers = dict.fromkeys(each.entity for each in taking if each.entity is not None)
        acting = [
            names[each] for each in takers if names[each].kind in ACTING | (LANDS if bodies else frozenset())
        ]
        at = _word_at(draft, event.trigger.start)
        if len(acting) == _TWO and at < before:
            found += ((at, pair) for pair in _pair(acting, bodies=bodies))
    named_ones = {mention.entity for mention in draft.mentions if mention.form == "name"}
    lands = {entity.id for entity in draft.entities if entity.kind in LANDS}
    yield from sorted((at, pair) for at, pair in found if named_ones.issuperset(lands.intersection(pair)))


def _pair(two: list[Entity | None] | list[Entity], *, bodies: bool) -> Iterator[Pair]:
    """Two entities as a pair, if they are of one sort: bodies where sides are asked for, else whoever can act."""
    one, other = two
    if one is None or other is None or one.id == other.id:
        return
    kinds = {one.kind, other.kind}
    if kinds <= LANDS or kinds <= _BODIES if bodies else kinds <= ACTING:
        first, second = sorted((one.id, other.id), key=lambda each: int(each.removeprefix("e")))
        yield first, second


def _word_at(draft: Draft, start: int) -> int:
    return next(word for word, (begin, end) in enumerate(draft.words) if begin <= start < end)
