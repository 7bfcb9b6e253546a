"""Answers: who is refused or agreed with, where only the request before says it.

"The mayor asked the union to wait. It *refused*": what is refused is left out, and is what was just asked of it, by the
mayor. "The army offered a truce. The rebels rejected *the offer*": the noun takes up the offer. The participant that
comes so cites the words of the answer that take the request up, and the words of who made it, where it was made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.model import Event, Participant, Span
from dateline.reading.draft import Draft
from dateline.reading.events.grammar import grammar

NEAR = 2
"""Sentences back in which a request is that which is answered."""
_ANSWERS = frozenset({"REJECT", "AGREE"})
_ASKED = frozenset({"REQUEST", "AGREE"})
_TO_WHOM = frozenset({"recipient", "target"})
_SAYS_WHAT = ("xcomp", "ccomp", "obj", "obl", "advcl")
_SAME_LETTERS = 4
"""Letters that a noun and the verb of the same word have in common: "offer" and "offered", "proposal" and "proposed"."""


def answered(draft: Draft, events: Sequence[Event]) -> list[Event]:
    """The events, in order, answers with whom they answer."""
    starts = {start: word for word, (start, _) in enumerate(draft.words)}
    done: list[Event] = []
    for event in events:
        word = starts[event.trigger.start]
        open_ = event.type in _ANSWERS and not any(each.role in _TO_WHOM for each in event.participants)
        more = next(_askers(draft, event, word, done, starts), ()) if open_ else ()
        done.append(replace(event, participants=(*event.participants, *more)) if more else event)
    return done


def _askers(
    draft: Draft, event: Event, word: int, done: Sequence[Event], starts: dict[int, int]
) -> Iterator[tuple[Participant, ...]]:
    """Who made the request that an event answers, for each that it can be, the nearest first."""
    actors = {each.entity for each in event.participants if each.role == "actor"} - {None}
    noun = _proposal(draft, event, starts)
    trees = draft.trees
    bare = trees is not None and not trees.children(word, *_SAYS_WHAT) and len(event.participants) == 1
    if not actors or not (bare or noun is not None):
        return
    number = draft.sentences.index(draft.sentence(word))
    first = draft.sentences[max(number - NEAR, 0)].first
    cited = event.trigger if noun is None else draft.span(noun, noun)
    for other in reversed(done):
        at = starts[other.trigger.start]
        if at < first:
            return
        asked = {each.entity for each in other.participants if each.role in _TO_WHOM}
        askers = tuple(
            each for each in other.participants if each.role == "actor" and each.entity is not None
        )
        if actors & {each.entity for each in askers} or not askers:
            continue
        told = {at, draft.tokens[at].head} - {-1}  # "offered a truce" is told by the truce
        is_it = (
            any(_same_word(draft, noun, each) for each in told)
            if noun is not None
            else other.type in _ASKED and bool(actors & asked)
        )
        if is_it:
            yield tuple(Participant("recipient", each.entity, _both(each.spans, cited)) for each in askers)


def _proposal(draft: Draft, event: Event, starts: dict[int, int]) -> int | None:
    """The noun for what was proposed that an event has as its item, with a definite word and nobody whose it is."""
    words, trees = grammar(draft.language), draft.trees
    for each in event.participants:
        for word in range(starts[each.spans[0].start], len(draft.words)):
            if draft.words[word][0] >= each.spans[-1].end or trees is None:
                break
            is_noun = draft.tokens[word].lemma.lower() in words.proposals
            definite = any(draft.small[det] in words.again for det in trees.children(word, "det"))
            if each.role == "item" and is_noun and definite and not trees.children(word, "nmod:poss", "nmod"):
                return word
    return None


def _same_word(draft: Draft, noun: int, trigger: int) -> bool:
    one, other = draft.tokens[noun].lemma.lower(), draft.tokens[trigger].lemma.lower()
    return one[:_SAME_LETTERS] == other[:_SAME_LETTERS]


def _both(spans: Sequence[Span], cited: Span) -> tuple[Span, ...]:
    return tuple(sorted({*spans, cited}))
