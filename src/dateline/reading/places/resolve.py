"""Which place each name is: weights of features, first for each name alone, then with what the others are taken for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

from dateline.gazetteer import Entry, Gazetteer, kilometres
from dateline.reading.draft import Draft
from dateline.reading.places.context import Named, Scene, own_features, scene_of, shared_features
from dateline.reading.places.model import total
from dateline.reading.places.recognise import weights
from dateline.reading.places.spans import Stretch

ROUNDS = 3
"""How often the names look at each other's winners."""
SAME_KM = 25.0
"""Places of one name that are so near each other are one answer: a town and the district round it."""
SURE = 0.35
"""The least chance of the winner, with what lies beside it; a name with less is unresolved. Set on four fifths of LGL and
TR-News (training/places.py): with it end-to-end F1 is no lower, and fewer names are guessed."""
MOST_SHOWN = 5
"""Losing places that are kept, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A name of a place and what it is taken for. ``chance`` is that of ``entry``; the losers have theirs."""

    stretch: Stretch
    entry: Entry | None
    chance: float
    losers: tuple[tuple[Entry, float], ...] = ()


def resolved(
    draft: Draft, gazetteer: Gazetteer, stretches: Sequence[Stretch]
) -> dict[tuple[int, int], Resolved]:
    """Where each of the names of a document is, by its first and last word."""
    place = draft.document.dateline_place
    scene = scene_of(draft, stretches, gazetteer.find(place.partition(",")[0]) if place else ())
    settle(scene, weights(draft.language, "alone"), weights(draft.language, "together"))
    return {(s.first, s.last): _answer(name, s) for name in scene.named for s in name.stretches}


def settle(scene: Scene, first: Mapping[str, float], later: Mapping[str, float]) -> None:
    """Find the winner of each name, and the chances of all: ``first`` weighs each name alone, ``later`` all together."""
    own = [
        [total(first, own_features(scene, n, e)) for e in name.entries] for n, name in enumerate(scene.named)
    ]
    _take(scene, own)
    if not later:
        return
    own = [
        [total(later, own_features(scene, n, e)) for e in name.entries] for n, name in enumerate(scene.named)
    ]
    for _ in range(ROUNDS if len(scene.named) > 1 else 1):
        before = [name.winner for name in scene.named]
        scores = [
            [
                score + total(later, shared_features(scene, n, e))
                for e, score in zip(name.entries, own[n], strict=True)
            ]
            for n, name in enumerate(scene.named)
        ]
        _take(scene, scores)
        if before == [name.winner for name in scene.named]:
            break


def _take(scene: Scene, scores: Sequence[Sequence[float]]) -> None:
    for name, row in zip(scene.named, scores, strict=True):
        if row:
            top = max(row)
            mass = [exp(score - top) for score in row]
            name.chances = tuple(each / sum(mass) for each in mass)
            name.winner = name.entries[row.index(top)]
    scene.take()


def _answer(name: Named, stretch: Stretch) -> Resolved:
    """The winner, unless the chances are too even."""
    if name.winner is None:
        return Resolved(stretch, None, 0.0)
    winner = name.winner
    ranked = sorted(zip(name.entries, name.chances, strict=True), key=lambda pair: -pair[1])
    beside = sum(chance for entry, chance in ranked if kilometres(entry, winner) <= SAME_KM)
    if beside < SURE:
        return Resolved(stretch, None, 0.0, tuple(ranked[:MOST_SHOWN]))
    losers = tuple((entry, chance) for entry, chance in ranked if entry.key != winner.key and chance >= 0.005)
    return Resolved(stretch, winner, beside, losers[:MOST_SHOWN])
