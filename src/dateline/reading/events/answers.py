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
    """The events, in order, answers with whom they answer, and what they answer with whom it was told to."""
    starts = {start: word for word, (start, _) in enumerate(draft.words)}
    done: list[Event] = []
    for event in events:
        answer = event
        if event.type in _ANSWERS and not _is_told(draft, event, starts):
            word = starts[event.trigger.start]
            asked = list(_asked(draft, event, word, done, starts))
            for number, cited in asked[:1]:
                kept = (each for each in event.participants if each.role not in _TO_WHOM)
                answer = replace(event, participants=(*kept, *_to_whom(_actors(done[number]), cited)))
            for number, cited in asked[:2]:  # "*offered* to *pay*" are two
                alike = _actors(done[number]) == _actors(done[asked[0][0]])
                if alike and not any(each.role in _TO_WHOM for each in done[number].participants):
                    done[number] = _with(done[number], _to_whom(_actors(event), cited))
        done.append(answer)
    return done


def _with(event: Event, more: Iterator[Participant]) -> Event:
    return replace(event, participants=(*event.participants, *more))


def _to_whom(actors: Sequence[Participant], cited: Span) -> Iterator[Participant]:
    return (Participant("recipient", each.entity, _both(each.spans, cited)) for each in actors)


def _actors(event: Event) -> tuple[Participant, ...]:
    return tuple(each for each in event.participants if each.role == "actor" and each.entity is not None)


def _is_told(draft: Draft, event: Event, starts: dict[int, int]) -> bool:
    """Whether it says whom it answers; "it" says nobody."""
    return any(
        each.role in _TO_WHOM and not _is_it(draft, each, starts[each.spans[0].start])
        for each in event.participants
    )


def _is_it(draft: Draft, participant: Participant, word: int) -> bool:
    """Whether a participant is a pronoun for what was said: "We refuse *it*"."""
    pronoun = draft.tokens[word].upos == "PRON" and participant.entity is None
    return pronoun and draft.small[word] in grammar(draft.language).taking_up


def _asked(
    draft: Draft, event: Event, word: int, done: Sequence[Event], starts: dict[int, int]
) -> Iterator[tuple[int, Span]]:
    """The requests and offers that an event can answer, by their number, and the words that take them up, the nearest
    first."""
    actors = {each.entity for each in _actors(event)}
    noun = _proposal(draft, event, starts)
    it = next(
        (each.spans[0] for each in event.participants if _is_it(draft, each, starts[each.spans[0].start])),
        None,
    )
    trees = draft.trees
    says_what = trees is not None and bool(trees.children(word, *_SAYS_WHAT))
    bare = not says_what and len(event.participants) == 1
    if not actors or not (bare or noun is not None or it is not None):
        return
    number = draft.sentences.index(draft.sentence(word))
    first = draft.sentences[max(number - NEAR, 0)].first
    cited = draft.span(noun, noun) if noun is not None else it or event.trigger
    for index in range(len(done) - 1, -1, -1):
        other = done[index]
        at = starts[other.trigger.start]
        if at < first:
            return
        asked = {each.entity for each in other.participants if each.role in _TO_WHOM}
        askers = {each.entity for each in _actors(other)}
        if actors & askers or not askers:
            continue
        told = {at, draft.tokens[at].head} - {-1}  # "offered a truce" is told by the truce
        is_it = (
            any(_same_word(draft, noun, each) for each in told)
            if noun is not None
            else other.type in _ASKED and bool(actors & asked)
        )
        if is_it:
            yield index, cited


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
