"""What a sentence is about, as PLOVER's root types: a logistic regression over its events, its syntax and its lemmas.

A sentence often tells several events; whoever codes one sentence as one event (PLV, most event data sets) keeps what
it is about, and calls what is only promised or threatened by the promise or threat. The weights (``data/events``) are
fitted by ``training/roots.py`` on PLV's training sentences, once with the spans of two actors given and once without.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from dateline.lang import Language
from dateline.model import Event, Span, Token
from dateline.reading.attribution.cues import lexicon
from dateline.reading.draft import Draft
from dateline.reading.events.codebook import codebook_of
from dateline.reading.events.entries import WORD_CLASSES
from dateline.reading.syntax.trees import Trees
from dateline.terms import Status

Root = str
"""A PLOVER type, with YIELD for CONCEDE and RETREAT, as PLV has it."""
YIELD: Final = "YIELD"
_FOLDED: Final = {"CONCEDE": YIELD, "RETREAT": YIELD}

Given = Literal["actors", "text"]

_GROUPS: Final[dict[Status, str]] = {
    "occurred": "did", "ongoing": "did", "claimed": "did", "apparent": "did", "planned": "will", "promised": "will",
    "predicted": "will", "threatened": "will", "requested": "ask", "hypothetical": "if", "denied": "not",
}  # fmt: skip
_OPEN_CLASSES: Final = frozenset({"VERB", "NOUN", "ADJ", "AUX", "ADV"})
_LEMMA, _PAIR, _KIND = 0.8, 0.575, 0.8
"""Weight of a lemma, of two lemmas in a row and of what the codebook can make of a lemma, beside the 1 of what syntax
shows; set on PLV's folds."""
_KINDS: Final = frozenset({"LT", "PT", "LOT", "RT", "ROT", "RTT"})
_DEPTH, _INSIDE = 0.15, 2.0
"""What it costs an event, in the choice of the main one, to be a link deeper in the tree, or to lie in a given actor;
that it has an actor gives 2, its target 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A text with its syntax and its events."""

    tokens: Sequence[Token]
    events: Sequence[Event]
    language: Language
    trees: Trees


def told_in(draft: Draft) -> Told:
    """What a draft tells."""
    assert draft.trees is not None
    return Told(draft.tokens, draft.events, draft.language, draft.trees)


@dataclass(frozen=True, slots=True)
class Actors:
    """The words of source and target where they are given."""

    source: frozenset[int] = frozenset()
    target: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Features, labels, and one row of weights for each feature, the last for none."""

    features: dict[str, int]
    labels: tuple[Root, ...]
    rows: NDArray[np.float32]

    def likelihoods(self, features: dict[str, float]) -> NDArray[np.float32]:
        """The logarithm of the likelihood of each label."""
        score: NDArray[np.float32] = self.rows[-1].copy()
        for name, value in sorted(features.items()):
            row = self.features.get(name)
            if row is not None:
                score += value * self.rows[row]
        score -= score.max()
        score -= np.log(np.exp(score).sum())
        return score


@cache
def weights(given: Given) -> Weights:
    """The weights that come with Dateline."""
    file = resources.files("dateline") / "data" / "events" / f"roots-{given}.npz"
    arrays = np.load(BytesIO(file.read_bytes()), allow_pickle=False)
    names = str(arrays["features"]).split("\n")
    labels = tuple(str(arrays["labels"]).split("\n"))
    return Weights({name: row for row, name in enumerate(names)}, labels, arrays["rows"].astype(np.float32))


def root_of(told: Told, actors: Actors | None = None) -> Root:
    """The root type of a text of one sentence; with actors given, what both weights together find likeliest."""
    alone = weights("text")
    score = alone.likelihoods(features(told, None))
    if actors is not None:
        score += weights("actors").likelihoods(features(told, actors))
    return alone.labels[int(score.argmax())]


def folded(kind: str) -> Root:
    """A type as PLV has it."""
    return _FOLDED.get(kind, kind)


def words_in(told: Told, spans: Sequence[Span]) -> frozenset[int]:
    """The words that lie in some spans."""
    return frozenset(
        word for word, token in enumerate(told.tokens) if any(token.span.overlaps(span) for span in spans)
    )


def actors_in(told: Told, source: Sequence[Sequence[int]], target: Sequence[Sequence[int]]) -> Actors:
    """Given actors, from pairs of offsets."""
    return Actors(*(words_in(told, [Span(start, end) for start, end in pairs]) for pairs in (source, target)))


def main_event(told: Told, actors: Actors | None = None) -> Event | None:
    """The event that a sentence is most likely about: that of the given actors, else the one nearest to the root."""
    ranked = [(_rank(told, event, actors), -number, event) for number, event in enumerate(told.events)]
    return max(ranked)[2] if ranked else None


def features(told: Told, actors: Actors | None) -> dict[str, float]:
    """Names of what is seen, each with its weight."""
    seen = {name: _KIND if name.partition(":")[0] in _KINDS else 1.0 for name in _seen(told, actors)}
    return seen | _words(told, actors)


def _rank(told: Told, event: Event, actors: Actors | None) -> float:
    word = _trigger(told, event)
    depth = 1 + sum(1 for _ in _above(told, word))
    if actors is None:
        return bool(event.participants) - _DEPTH * depth
    acts, undergoes, inside = _match(told, event, actors)
    either = any(words_in(told, part.spans) & (actors.source | actors.target) for part in event.participants)
    return 2 * acts + undergoes + 0.5 * either - _DEPTH * depth - _INSIDE * inside


def _trigger(told: Told, event: Event) -> int:
    return min(words_in(told, (event.trigger,)))


def _above(told: Told, word: int) -> Iterator[int]:
    return told.trees.ancestors(word)


def _match(told: Told, event: Event, actors: Actors) -> tuple[bool, bool, bool]:
    """Whether the actor of an event is the source, another participant the target, its trigger in one of them."""
    acts = undergoes = False
    for part in event.participants:
        words = words_in(told, part.spans)
        if part.role == "actor":
            acts |= bool(words & actors.source)
        else:
            undergoes |= bool(words & actors.target)
    return acts, undergoes, _trigger(told, event) in actors.source | actors.target


def _seen(told: Told, actors: Actors | None) -> Iterator[str]:
    main = main_event(told, actors)
    if main is None:
        yield "none"
    for event in told.events:
        group = "neg" if event.negated else _GROUPS[event.status]
        kind, rule = folded(event.type), event.by.rpartition("/")[2]
        yield from (f"E:{kind}", f"E:{kind}:{group}", f"N:{rule}")
        if actors is not None:
            acts, undergoes, inside = _match(told, event, actors)
            yield f"EA:{kind}:{acts:d}{undergoes:d}{inside:d}"
            yield f"EG:{kind}:{group}:{acts:d}{undergoes:d}"
        if event is main:
            yield from (f"M:{kind}", f"M:{kind}:{group}", f"MN:{rule}", f"MN:{rule}:{group}")
            yield f"ML:{_lemma(told, _trigger(told, event))}"
    if actors is not None:
        yield from _between(told, actors)
    yield from _predicate(told)


def _lemma(told: Told, word: int) -> str:
    return told.tokens[word].lemma.lower()


def _kinds(told: Told, word: int) -> list[Root]:
    """The types that the shipped codebook has for a lemma, whatever else it asks for."""
    index = codebook_of(told.language).index
    found = {
        folded(entry.type)
        for word_class in WORD_CLASSES
        for _, entry in index[word_class].get(_lemma(told, word), ())
        if entry.type is not None
    }
    return sorted(found)


def _between(told: Told, actors: Actors) -> Iterator[str]:
    """What stands between the source and the target in the tree, and what governs both."""
    source, target = _top(told, actors.source), _top(told, actors.target)
    if source is None or target is None:
        return
    up, down = [source, *_above(told, source)], [target, *_above(told, target)]
    joint = next((word for word in up if word in down), None)
    if joint is None:
        return
    path = (*up[1 : up.index(joint) + 1], *down[1 : down.index(joint)])
    yield f"L:{_lemma(told, joint)}"
    yield from (f"LT:{kind}" for kind in _kinds(told, joint))
    for word in path:
        yield f"P:{_lemma(told, word)}"
        yield from (f"PT:{kind}" for kind in _kinds(told, word))
        yield from (f"PA:{_lemma(told, child)}" for child in told.trees.children(word, "aux"))
    for word in down[: down.index(joint)]:
        yield from (f"PC:{_lemma(told, child)}" for child in told.trees.children(word, "case"))
    yield from (f"LA:{_lemma(told, child)}" for child in told.trees.children(joint, "aux", "advmod"))
    for child in told.trees.children(joint, "obj", "xcomp", "ccomp"):
        yield f"LO:{_lemma(told, child)}"
        yield from (f"LOT:{kind}" for kind in _kinds(told, child))
        yield f"LL:{_lemma(told, joint)}_{_lemma(told, child)}"


def _top(told: Told, words: Set[int]) -> int | None:
    tops = [w for w in sorted(words) if told.tokens[w].head not in words and told.tokens[w].upos != "PUNCT"]
    return tops[0] if tops else min(words, default=None)


def _predicate(told: Told) -> Iterator[str]:
    """The main verb, or that of what is said."""
    word = next((i for i, token in enumerate(told.tokens) if token.head == -1), None)
    while word is not None:
        entry = lexicon(told.language).get(_lemma(told, word))
        content = told.trees.child(word, "ccomp", "parataxis") if entry and entry.group == "assert" else None
        if content is None:
            break
        word = content
    if word is None:
        return
    yield f"R:{_lemma(told, word)}"
    kinds = _kinds(told, word)
    auxiliaries = [_lemma(told, child) for child in told.trees.children(word, "aux")]
    yield from (f"RT:{kind}" for kind in kinds)
    yield from (f"RT:{kind}:{auxiliary}" for kind in kinds for auxiliary in auxiliaries)
    for child in told.trees.children(word, "obj", "xcomp", "ccomp", "obl"):
        for about in _kinds(told, child):
            yield f"ROT:{about}"
            yield from (f"RTT:{kind}:{about}" for kind in kinds)
    yield from (f"RA:{_lemma(told, child)}" for child in told.trees.children(word, "aux"))
    yield from (
        f"RO:{_lemma(told, child)}" for child in told.trees.children(word, "obj", "xcomp", "ccomp", "obl")
    )
    yield from (f"RX:{_lemma(told, child)}" for child in told.trees.children(word, "xcomp"))


def _words(told: Told, actors: Actors | None) -> dict[str, float]:
    """Lemmas and pairs of them, but those of given actors: who they are is not what they do."""
    left_out = actors.source | actors.target if actors else frozenset()
    tokens, seen = told.tokens, dict[str, float]()
    for word, token in enumerate(tokens):
        if word in left_out:
            continue
        if token.upos in _OPEN_CLASSES:
            seen[f"B:{_lemma(told, word)}"] = _LEMMA
        after = tokens[word + 1] if word + 1 < len(tokens) else None
        if after is not None and "PUNCT" not in (token.upos, after.upos):
            seen[f"BB:{_lemma(told, word)}_{after.lemma.lower()}"] = _PAIR
    return seen
