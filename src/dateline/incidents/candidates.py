"""Who and what a report names that could have a role in an incident: its noun phrases, those that are one together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dateline.model import Entity, Event, Mention, Reading, Span

_NAMES = ("compound", "flat", "nmod:desc", "goeswith")
_MODIFIERS = ("compound", "flat", "nmod:desc", "goeswith", "amod", "acl")
_NO_HEAD = ("flat", "amod", "nummod", "goeswith", "fixed", "det", "case", "punct")
_PLACES = ("place", "country")
_PEOPLE = ("person", "people", "armed_group", "organization")
NAME = "*"
"""What stands for every name."""
_COUNTED = 5
"""Words from a count on that are taken for what it counts."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase by its words: the head, the first and last without article, possessor and number, and the first with
    them."""

    head: int
    first: int
    last: int
    counted: int
    sentence: int


@dataclass(slots=True)
class Scene:
    """A reading with what is looked up in it often, by the index of a word; ``classes`` are those of a lemma; entities by
    id, which of them have a name, and the pronouns that point to each; ``parts`` are those in coded events, by their last
    word that no other is above."""

    reading: Reading
    classes: Mapping[str, tuple[str, ...]]
    slots: Mapping[str, str]
    children: list[list[int]]
    sentence_of: list[int]
    mention_at: dict[int, Mention] = field(default_factory=dict)
    gear_at: dict[int, str] = field(default_factory=dict)
    counted_at: dict[int, tuple[str, ...]] = field(default_factory=dict)
    entities: dict[str, Entity] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    pronouns: dict[str, list[int]] = field(default_factory=dict)
    articles: frozenset[str] = frozenset()
    told_in: dict[int, frozenset[str]] = field(default_factory=dict)
    said_in: dict[int, frozenset[str]] = field(default_factory=dict)
    meant_in: dict[int, NDArray[np.float32]] = field(default_factory=dict)
    parts: dict[int, list[tuple[str, Event]]] = field(default_factory=dict)

    def word(self, index: int) -> str:
        """The characters of a word, in small letters."""
        return self.reading.tokens[index].span.of(self.reading.document.text).lower()

    def lemma(self, index: int) -> str:
        """The lemma of a word, in small letters."""
        return self.reading.tokens[index].lemma.lower()

    def said(self, index: int) -> str:
        """The lemma of a word, and of a name only that it is one: what is learned of the guerrillas of one war must hold
        for another."""
        return NAME if self.reading.tokens[index].upos == "PROPN" else self.lemma(index)


def scene_of(
    reading: Reading,
    classes: Mapping[str, tuple[str, ...]],
    slots: Mapping[str, str],
    articles: frozenset[str] = frozenset(),
) -> Scene:
    """The lookups of a reading."""
    scene = Scene(
        reading,
        classes,
        slots,
        [[] for _ in reading.tokens],
        [n for n, sentence in enumerate(reading.sentences) for _ in range(sentence.first, sentence.end)],
        articles=articles,
    )
    for index, token in enumerate(reading.tokens):
        if token.head >= 0:
            scene.children[token.head].append(index)
    starts = [token.span.start for token in reading.tokens]
    for mention in reading.mentions:
        word = bisect_left(starts, mention.head.start)
        old = scene.mention_at.get(word)
        if old is None or len(old.span) < len(mention.span):
            scene.mention_at[word] = mention
        if mention.form == "name":
            scene.named.add(mention.entity)
        elif word < len(starts) and reading.tokens[word].upos == "PRON":
            scene.pronouns.setdefault(mention.entity, []).append(word)
    scene.entities.update((entity.id, entity) for entity in reading.entities)
    for each in reading.materiel:
        for word in range(bisect_left(starts, each.span.start), bisect_left(starts, each.span.end)):
            scene.gear_at[word] = each.kind or ""
    for count in reading.counts:
        first = bisect_left(starts, count.span.start)
        for word in range(first, min(first + _COUNTED, len(starts))):
            scene.counted_at.setdefault(word, ())
            scene.counted_at[word] = (*scene.counted_at[word], count.scope or "")
    _take_parts(scene, starts)
    return scene


def _take_parts(scene: Scene, starts: Sequence[int]) -> None:
    for event in scene.reading.events:
        for part in event.participants:
            for span in part.spans:
                scene.parts.setdefault(_top(scene, starts, span), []).append((part.role, event))


def _top(scene: Scene, starts: Sequence[int], span: Span) -> int:
    """The word of a stretch of text that hangs on none of it."""
    first, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
    heads = (n for n in range(first, end) if not first <= scene.reading.tokens[n].head < end)
    return next(heads, first)


def phrases(scene: Scene) -> Iterator[Phrase]:
    """Every noun phrase of a reading, and what stands before a noun where it is somebody or something: names ("FMLN
    guerrillas"), weapons and whoever is before a word that tells of an incident ("bomb attack") or of people."""
    for index, token in enumerate(scene.reading.tokens):
        if token.upos not in ("NOUN", "PROPN") or token.deprel in _NO_HEAD:
            continue
        if token.deprel != "compound" or token.upos == "PROPN" or _is_named_before(scene, index, token.head):
            yield phrase_at(scene, index)


def _is_named_before(scene: Scene, index: int, head: int) -> bool:
    if index in scene.mention_at or index in scene.gear_at or scene.classes.get(scene.lemma(head)):
        return True
    above = scene.mention_at.get(head)
    return above is not None and above.kind in _PEOPLE


def phrase_at(scene: Scene, head: int) -> Phrase:
    """The phrase that a noun carries."""
    sentence = scene.reading.sentences[scene.sentence_of[head]]
    first = _leftmost(scene, head, _MODIFIERS, sentence.first)
    counted = _leftmost(scene, head, (*_MODIFIERS, "nummod", "nmod:poss"), sentence.first)
    last = _rightmost(scene, head, _NAMES, sentence.end)
    return Phrase(head, first, last, counted, scene.sentence_of[head])


def grouped(scene: Scene) -> list[list[Phrase]]:
    """The phrases of a reading, those that are one entity together, and those of no entity by their words."""
    groups: dict[tuple[str, str], list[Phrase]] = {}
    for phrase in phrases(scene):
        mention = scene.mention_at.get(phrase.head)
        if mention is not None and scene.entities[mention.entity].kind not in _PLACES:
            key = "entity", mention.entity
        else:
            key = "words", words(scene, phrase).lower()
        groups.setdefault(key, []).append(phrase)
    return list(groups.values())


def words(scene: Scene, phrase: Phrase) -> str:
    """A phrase without article and number, in one line."""
    tokens, text = scene.reading.tokens, scene.reading.document.text
    return " ".join(text[tokens[phrase.first].span.start : tokens[phrase.last].span.end].split())


def _leftmost(scene: Scene, head: int, relations: tuple[str, ...], floor: int) -> int:
    below = _below(scene, head, relations)
    first = head
    for word in range(head - 1, floor - 1, -1):
        if word in below:
            first = word
        elif scene.word(word) not in ("-", "'s", "’s", '"', "'", "."):
            break
    return first


def _rightmost(scene: Scene, head: int, relations: tuple[str, ...], end: int) -> int:
    below = _below(scene, head, relations)
    last = head
    for word in range(head + 1, end):
        if word in below:
            last = word
        elif scene.word(word) not in ("-", "'s", "’s"):
            break
    return last


def _below(scene: Scene, head: int, relations: tuple[str, ...]) -> set[int]:
    found, todo = set(), [head]
    while todo:
        for child in scene.children[todo.pop()]:
            if scene.reading.tokens[child].deprel in relations:
                found.add(child)
                todo.append(child)
    return found
