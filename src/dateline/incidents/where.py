"""Where an incident was: where its events were, else where the words that tell of it name a place. A country is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.incidents.candidates import Scene
from dateline.incidents.words import Words
from dateline.model import Event, Place, token_from

_WIDE = ("country",)
_HIT = ("recipient", "target")


def place_of(scene: Scene, words: Words, events: Sequence[Event]) -> str | None:
    """The place that most of the events have, the first where several have as many; else one that stands in the words for
    those whom they hit ("a ferry on Lake Ilm"); else one in or at which something is, in the sentence of one of them.
    """
    held = {place.id: place for place in scene.reading.places}
    told = Counter(event.place for event in events if event.place is not None)
    narrow = [place for place in told if held[place].precision not in _WIDE]
    if narrow:
        return max(narrow, key=lambda place: told[place])
    found = (
        *_inside(scene, events),
        *_beside(scene, words, events, (0,)),
        *_beside(scene, words, events, (1, -1)),
    )
    return found[0].id if found else next(iter(told), None)


def _inside(scene: Scene, events: Sequence[Event]) -> Iterator[Place]:
    hit = [span for e in events for each in e.participants if each.role in _HIT for span in each.spans]
    for place in scene.reading.places:
        if place.precision not in _WIDE and any(span.overlaps(place.span) for span in hit):
            yield place


def _beside(scene: Scene, words: Words, events: Sequence[Event], steps: Sequence[int]) -> Iterator[Place]:
    tokens = scene.reading.tokens
    own = [scene.sentence_of[max(token_from(tokens, event.trigger.start + 1) - 1, 0)] for event in events]
    told = {sentence + step for sentence in own for step in steps}
    for place in scene.reading.places:
        first, end = token_from(tokens, place.span.start), token_from(tokens, place.span.end)
        if place.precision in _WIDE or first >= end or scene.sentence_of[first] not in told:
            continue
        if any(_is_spot(scene, words, word) for word in range(first, end)):
            yield place


def _is_spot(scene: Scene, words: Words, word: int) -> bool:
    """Whether something is in, at or near what a word names."""
    tokens = scene.reading.tokens
    cases = (child for child in scene.children[word] if tokens[child].deprel == "case")
    return any(scene.lemma(child) in words.spots for child in cases)
