"""Reading → Trace: the words, days, places, actors and numbers by which reports are compared."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from math import log
from typing import Final

from dateline.checks import OPEN
from dateline.corroborate.rarity import Wording
from dateline.corroborate.trace import Happening, Number, Spot, Term, Trace
from dateline.model import Event, Place, Reading, Token

TERMS: Final = 120
"""Words of a report that are compared, those that weigh most."""
PAIRS: Final = 60
"""Pairs of words (a noun or name and what stands before it) that are compared."""
LEAD: Final = 2
"""Sentences of the beginning, which says what the report is about."""

_CONTENT: Final = frozenset({"NOUN", "VERB", "PROPN", "ADJ", "NUM"})
_NEAR: Final = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "compound", "amod", "csubj"})
_INSIDE: Final = frozenset({"compound", "flat", "amod", "nummod", "nmod"})
_POINTED: Final = frozenset({"site", "settlement", "district", "region"})
_TARGETS: Final = frozenset({"target", "recipient"})


@dataclass(slots=True)
class Scene:
    """A reading with what is looked up in it often."""

    reading: Reading
    starts: list[int]
    sentence_of: list[int]
    children: list[list[int]]
    names: dict[int, str] = field(default_factory=dict)

    def word(self, index: int) -> str:
        """A word as it is compared: its lemma in small letters, of a number the digits."""
        token = self.reading.tokens[index]
        return (token.span.of(self.reading.document.text) if token.upos == "NUM" else token.lemma).lower()

    def is_content(self, index: int) -> bool:
        """Whether a word says something by itself."""
        return self.reading.tokens[index].upos in _CONTENT and any(c.isalnum() for c in self.word(index))

    def at(self, start: int, end: int) -> list[int]:
        """The words that lie in a span, or the one that it is in."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        return list(range(first, max(bisect_left(self.starts, end), first + 1)))


def scene_of(reading: Reading) -> Scene:
    """The lookups of a reading."""
    scene = Scene(
        reading,
        [token.span.start for token in reading.tokens],
        [n for n, sentence in enumerate(reading.sentences) for _ in range(sentence.first, sentence.end)],
        [[] for _ in reading.tokens],
    )
    for index, token in enumerate(reading.tokens):
        if token.head >= 0:
            scene.children[token.head].append(index)
    called = {entity.id: entity.name for entity in reading.entities}
    for mention in reading.mentions:
        if scene.starts:
            scene.names[scene.at(mention.head.start, mention.head.end)[0]] = called[mention.entity]
    return scene


def trace_of(reading: Reading, wording: Wording) -> Trace:
    """A reading as it is compared with others."""
    scene = scene_of(reading)
    document = reading.document
    happenings = tuple(_of_event(scene, event) for event in reading.events) if reading.tokens else ()
    return Trace(
        document=document.id,
        text=sha256(" ".join(document.text.split()).encode()).hexdigest()[:16],
        day=document.published.day.isoformat() if document.published and document.published.day else None,
        terms=terms_of(scene, wording),
        pairs=_most(_pairs(scene), PAIRS),
        places=_most((place.name.lower() for place in reading.places), PAIRS),
        happenings=happenings,
    )


def terms_of(scene: Scene, wording: Wording) -> tuple[Term, ...]:
    """The words of a report that weigh most, in the order of the alphabet."""
    tokens, often, lead = scene.reading.tokens, Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for index, token in enumerate(tokens):
        if scene.is_content(index):
            key = (scene.word(index), token.upos)
            often[key] += 1
            lead[key] += scene.sentence_of[index] < LEAD
    heaviest = sorted(often, key=lambda key: (-(1 + log(often[key])) * wording.rarity(key[0]), key))[:TERMS]
    return tuple(Term(word=k[0], upos=k[1], often=often[k], lead=lead[k]) for k in sorted(heaviest))


def _pairs(scene: Scene) -> Iterator[str]:
    tokens = scene.reading.tokens
    for index in range(len(tokens) - 1):
        if scene.is_content(index) and tokens[index + 1].upos in ("NOUN", "PROPN"):
            yield f"{scene.word(index)} {scene.word(index + 1)}"


def _most(words: Iterable[str], number: int) -> tuple[tuple[str, int], ...]:
    counted = Counter(words)
    return tuple(sorted(sorted(counted.items(), key=lambda each: (-each[1], each[0]))[:number]))


# One happening ------------------------------------------------------------------------------------


def head_of(scene: Scene, words: Sequence[int]) -> int:
    """The word that carries a trigger: the first of its content words that hangs on none of them."""
    tokens = scene.reading.tokens
    heads = [i for i in words if tokens[i].head not in words]
    return next((i for i in heads if tokens[i].upos in _CONTENT), heads[0] if heads else words[0])


def happening_at(scene: Scene, id: str, start: int, end: int) -> Happening:  # noqa: A002 - the name of the field
    """A trigger by its words alone."""
    words = scene.at(start, end)
    head = head_of(scene, words)
    tokens = scene.reading.tokens
    number = scene.sentence_of[head]
    sentence = scene.reading.sentences[number]
    around = {
        scene.word(i) for i in range(sentence.first, sentence.end) if i not in words and scene.is_content(i)
    }
    return Happening(
        id=id,
        start=start,
        end=end,
        sentence=number,
        lemma=scene.word(head),
        upos=tokens[head].upos,
        words=tuple(sorted(around)),
        near=tuple(sorted(set(_near(scene, head)))),
        aside=_is_aside(scene, head),
    )


def _is_aside(scene: Scene, head: int) -> bool:
    """Whether a verb, or the one it is joined to, is that of a clause about a noun."""
    tokens = scene.reading.tokens
    while _relation(tokens[head]) == "conj" and tokens[head].head >= 0:
        head = tokens[head].head
    return _relation(tokens[head]) == "acl"


def _near(scene: Scene, head: int) -> Iterator[str]:
    """The words that hang on a trigger, or that it hangs on."""
    tokens = scene.reading.tokens
    for child in scene.children[head]:
        if _relation(tokens[child]) in _NEAR:
            yield from _phrase(scene, child)
    above = tokens[head].head
    if above < 0:
        return
    if _relation(tokens[head]) in ("conj", "xcomp", "advcl"):
        for child in scene.children[above]:
            if _relation(tokens[child]) == "nsubj":
                yield from _phrase(scene, child)
    elif _relation(tokens[head]) in ("acl", "amod", "compound"):
        yield from _phrase(scene, above)


def _relation(token: Token) -> str:
    return token.deprel.partition(":")[0]


def _phrase(scene: Scene, head: int) -> Iterator[str]:
    if scene.reading.tokens[head].upos not in _CONTENT and head not in scene.names:
        return
    if scene.is_content(head):
        yield scene.word(head)
    yield from _words_of_name(scene.names.get(head, ""))
    for child in scene.children[head]:
        if _relation(scene.reading.tokens[child]) in _INSIDE and scene.is_content(child):
            yield scene.word(child)


def _words_of_name(name: str) -> list[str]:
    return [word for word in name.lower().split() if len(word) > 2]


def _of_event(scene: Scene, event: Event) -> Happening:
    reading = scene.reading
    plain = happening_at(scene, event.id, event.trigger.start, event.trigger.end)
    counts = {count.id: count for count in reading.counts}
    place = next((place for place in reading.places if place.id == event.place), None)
    return Happening(
        id=event.id,
        start=event.trigger.start,
        end=event.trigger.end,
        sentence=plain.sentence,
        lemma=plain.lemma,
        upos=plain.upos,
        type=event.type,
        mode=event.mode,
        status=event.status,
        negated=event.negated,
        historical=event.historical,
        spoken=event.according_to is not None,
        words=plain.words,
        near=plain.near,
        aside=plain.aside,
        actors=_who(reading, event, frozenset({"actor"})),
        targets=_who(reading, event, _TARGETS),
        days=_days(reading, event),
        place=_spot(place) if place else None,
        counts=tuple(
            Number(scope=c.scope, low=float(c.low), high=None if c.high is None else float(c.high))
            for c in (counts[id] for id in event.counts)  # noqa: A001
        ),
    )


def _spot(place: Place) -> Spot:
    is_pointed = place.precision in _POINTED
    return Spot(
        name=place.name,
        precision=place.precision,
        country=place.country,
        lat=place.lat if is_pointed else None,
        lon=place.lon if is_pointed else None,
        geonames_id=place.geonames_id,
    )


def _who(reading: Reading, event: Event, roles: frozenset[str]) -> tuple[str, ...]:
    """The names of those in a role, in small letters; of whom no entity is known, the words."""
    called = {entity.id: entity.name for entity in reading.entities}
    text = reading.document.text
    found = (
        called[one.entity] if one.entity else " ".join(span.of(text) for span in one.spans)
        for one in event.participants
        if one.role in roles
    )
    return tuple(sorted({" ".join(name.lower().split()) for name in found}))


def _days(reading: Reading, event: Event) -> tuple[str | None, str | None]:
    """The days of an event; an end that is open or not known is None."""
    own = event.time
    when = {time.id: time for time in reading.times}[own] if isinstance(own, str) else own
    if when is None:
        return (None, None)
    earliest, latest = (None if day in (None, OPEN) else day for day in (when.earliest, when.latest))
    return earliest, latest
