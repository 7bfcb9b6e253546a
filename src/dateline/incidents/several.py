"""Several incidents of one type in one report: which of those who have a role in one are in the same. Two are likelier to
be where they stand near each other, at the same words, in the same events, with no new place or day between them.

The likelihoods are learned from MUC-4's templates; those hit and damaged are put together by them, and those who did it
go along with each incident with which they are likely to be one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.incidents.candidates import Phrase, Scene
from dateline.incidents.features import governors, nearest, slots
from dateline.incidents.words import likelihoods

_STEPS = (1, 2, 3, 5, 8, 12)
"""Sentences between two from which more counts as farther."""
_EARLY = (1, 2, 4)
_LONG = (5, 10, 15, 20, 30)
_MOST = 12
"""Phrases of one candidate that are looked at."""
_JOINED = ("conj", "appos")
_HIT = ("Target", "Victim")


@dataclass(frozen=True, slots=True)
class Setting:
    """What each sentence of a report names: places, days, and words for one more ("another", "meanwhile"); and in which
    paragraph it is."""

    scene: Scene
    places: Sequence[Collection[str]]
    days: Sequence[Collection[str]]
    further: Sequence[bool]
    paragraphs: Sequence[int]


@dataclass(frozen=True, slots=True)
class One:
    """A candidate with a role, how likely it is, and what is asked of it for each pair that it is in."""

    role: str
    likelihood: float
    phrases: Sequence[Phrase]
    near: Phrase
    above: frozenset[int]
    told: frozenset[str]
    events: frozenset[str]


def setting_of(scene: Scene, further: Collection[str]) -> Setting:
    """The setting of a report; ``further`` are the lemmas for one more."""
    reading, text = scene.reading, scene.reading.document.text
    starts = [sentence.span.start for sentence in reading.sentences]
    places: list[set[str]] = [set() for _ in starts]
    days: list[set[str]] = [set() for _ in starts]
    for place in reading.places:
        places[max(bisect_right(starts, place.span.start) - 1, 0)].add(place.span.of(text).lower())
    for time in reading.times:
        days[max(bisect_right(starts, time.span.start) - 1, 0)].add(time.earliest or time.value)
    again = [any(scene.lemma(w) in further for w in range(s.first, s.end)) for s in reading.sentences]
    paragraphs = [0] * len(starts)
    for number in range(1, len(starts)):
        gap = text[reading.sentences[number - 1].span.end : starts[number]]
        paragraphs[number] = paragraphs[number - 1] + (gap.count("\n") > 1)
    return Setting(scene, places, days, again, paragraphs)


def one_of(scene: Scene, role: str, phrases: Sequence[Phrase], likelihood: float = 1.0) -> One:
    """A candidate with a role, and what is above it."""
    some = phrases[:_MOST]
    return One(
        role,
        likelihood,
        some,
        nearest(scene, some),
        frozenset(word for phrase in some for word, _ in governors(scene, phrase.head)),
        frozenset(name for phrase in some for _, name in slots(scene, phrase.head)),
        frozenset(event.id for phrase in some for _, event in scene.parts.get(phrase.head, ())),
    )


@dataclass(frozen=True, slots=True)
class Parting:
    """How likely two must be in one incident to be put ``together``, somebody hit to have a role for a further incident
    to be told for him (``worth``), and whoever did one incident to have done another (``shared``)."""

    together: float
    worth: float
    shared: float


def parted(
    setting: Setting, ones: Sequence[One], weights: Mapping[str, tuple[float, ...]], bars: Parting
) -> list[list[int]]:
    """The incidents that candidates with roles are in, by their numbers, the one with most of those hit first."""
    hit = [number for number, one in enumerate(ones) if one.role in _HIT]
    known: dict[tuple[int, int], float] = {}

    def alike(mine: Sequence[int], yours: Sequence[int]) -> float:
        for pair in ((min(a, b), max(a, b)) for a in mine for b in yours):
            if pair not in known:
                known[pair] = likeness(setting, ones[pair[0]], ones[pair[1]], weights)
        return sum(known[min(a, b), max(a, b)] for a in mine for b in yours) / (len(mine) * len(yours))

    found = [[number] for number in hit]
    while len(found) > 1:
        pairs = ((a, b) for a in range(len(found)) for b in range(a + 1, len(found)))
        best = max(pairs, key=lambda pair: alike(found[pair[0]], found[pair[1]]))
        if alike(found[best[0]], found[best[1]]) < bars.together:
            break
        found[best[0]] += found.pop(best[1])
    found.sort(key=lambda some: -sum(ones[number].likelihood for number in some))
    strong = [
        n for n, some in enumerate(found) if not n or max(ones[x].likelihood for x in some) >= bars.worth
    ]
    weak = [x for n, some in enumerate(found) if n not in strong for x in some]
    hits = [found[n] + (weak if not n else []) for n in strong] or [[]]
    whole = [list(some) for some in hits]
    for number in range(len(ones)):
        if number not in hit:
            chances = [alike([number], some) if len(hits) > 1 else 1.0 for some in hits]
            for some, chance in zip(whole, chances, strict=True):
                if chance >= bars.shared or chance == max(chances):
                    some.append(number)
    return [sorted(some) for some in whole]


def likeness(setting: Setting, one: One, other: One, weights: Mapping[str, tuple[float, ...]]) -> float:
    """How likely two are in the same incident; what has two roles is."""
    if one.phrases == other.phrases:
        return 1.0
    return likelihoods(weights, features_of_pair(setting, one, other), 1)[0]


def features_of_pair(setting: Setting, one: One, other: One) -> frozenset[str]:
    """What speaks for and against that two are in the same incident."""
    return frozenset(_features(setting, one, other))


def _features(setting: Setting, one: One, other: One) -> Iterator[str]:
    scene = setting.scene
    far, low, high = min(
        (abs(a.sentence - b.sentence), *sorted((a.sentence, b.sentence)))
        for a in one.phrases
        for b in other.phrases
    )
    roles = "+".join(sorted((one.role, other.role)))
    step = _bucket(far, (1, 2, 3))
    yield "bias"
    yield f"roles={roles}"
    yield f"far={min(far, 6)}"
    yield f"roles far={roles}:{step}"
    yield f"early={_bucket(low, _EARLY)}"
    yield f"early far={_bucket(low, _EARLY)}:{step}"
    yield f"near={_bucket(abs(one.near.sentence - other.near.sentence), _STEPS)}"
    yield f"first={_bucket(abs(one.phrases[0].sentence - other.phrases[0].sentence), _STEPS)}"
    yield f"paragraphs={min(setting.paragraphs[high] - setting.paragraphs[low], 4)}"
    for name, held in (("places", setting.places), ("days", setting.days)):
        mine, yours = set(held[one.near.sentence]), set(held[other.near.sentence])
        same = one.near.sentence == other.near.sentence
        yield f"{name}={'one sentence' if same else _shared(mine, yours)}"
        yield f"new {name}={min(len(set().union(*held[low + 1 : high + 1]) - set(held[low])), 3)}"
    yield f"further={any(setting.further[low + 1 : high + 1])}"
    yield f"further there={high > low and setting.further[high]}"
    yield f"word above={bool(one.above & other.above)}"
    lemmas = [{scene.lemma(word) for word in each.above} for each in (one, other)]
    yield f"lemma above={bool(lemmas[0] & lemmas[1])}"
    yield f"told={_shared(one.told, other.told)}"
    yield f"events={_shared(one.events, other.events)}"
    yield f"joined={_joined(scene, one, other) or _joined(scene, other, one)}"
    yield f"sentences={_bucket(len(scene.reading.sentences), _LONG)}"
    yield f"head={scene.lemma(one.phrases[0].head) == scene.lemma(other.phrases[0].head)}"
    yield f"times={'+'.join(sorted(str(min(len(each.phrases), 3)) for each in (one, other)))}"


def _joined(scene: Scene, one: One, other: One) -> bool:
    """Whether one is named in a row with the other."""
    tokens, heads = scene.reading.tokens, {phrase.head for phrase in other.phrases}
    return any(tokens[p.head].deprel in _JOINED and tokens[p.head].head in heads for p in one.phrases)


def _shared(mine: Collection[object], yours: Collection[object]) -> str:
    if mine and yours:
        return "share" if set(mine) & set(yours) else "differ"
    return "one" if mine or yours else "none"


def _bucket(number: int, steps: Sequence[int]) -> int:
    return sum(number >= step for step in steps)
