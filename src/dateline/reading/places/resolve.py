"""Which place each name is: weights of features, first for each name alone, then with what the others are taken for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp

from dateline.gazetteer import Entry, Gazetteer, fold, holds, kilometres
from dateline.gazetteer.entry import ADMIN1, ADMIN2, COUNTRY, REGION
from dateline.reading.draft import Draft
from dateline.reading.places.context import (
    Named,
    Scene,
    kind_of,
    none_features,
    own_features,
    scene_of,
    shared_features,
)
from dateline.reading.places.model import total
from dateline.reading.places.recognise import stands_after, weights
from dateline.reading.places.spans import Stretch

ROUNDS = 3
"""How often the names look at each other's winners."""
SAME_KM = 25.0
"""Places of one name that are so near each other are one answer: a town and the district round it."""
SURE = 0.35
"""The least chance of the winner, with what lies beside it; a name with less is unresolved. Set on four fifths of LGL and
TR-News (training/places.py): with it end-to-end F1 is no lower, and fewer names are guessed."""
WELL_KNOWN, WELL_KNOWN_ALIAS = 15_000, 500_000
"""People of a town that is meant wherever its own name stands, however its vowels are spelt, or another of its names; a
smaller one needs something else that the report names in its country. It costs 0.4 of end-to-end F1 on LGL, whose
readers know their own villages, and nothing on TR-News."""
OWN_SHARE = 0.15
"""The least share of a division's people that live in the town of its name, for the town to be meant where something is
in, at or near it, or goes there: 16 of 17 of which the weights took the division, in TR-News and the open
gold set's train part. LGL's counties are named for small towns."""
OF_MANY = 1.5
"""What is added to the score of a region of several countries (the Sahel, Kurdistan, the Middle East): LGL and TR-News
have hardly any, and a province of the same name is seldom meant."""
OF_THE_WORLD, CAPITAL, METROPOLIS = 2.5, 500_000, 2_000_000
"""What is added to the score of a large capital or a metropolis, and the people it has at least: in a report of two or
three of them, LGL's weights look for a Paris in Texas. It costs 1.3 of end-to-end F1 on LGL's held-out documents and
gains 0.3 on TR-News'."""
OF_SOME_SIZE = 10_000
"""People of a place whose own name is not given to a metropolis that has it as another name."""
OF_THIS_SCENE, SCENE_NAMES = 150_000, 2
"""People of a town that is meant in the stead of a capital of its name, where so many other names lie in its country and
none in the capital's."""
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
    draft: Draft, gazetteer: Gazetteer, stretches: Sequence[Stretch], *, least: float = SURE
) -> dict[tuple[int, int], Resolved]:
    """Where each of the names of a document is, by its first and last word; with ``least`` 0 the best guess of all."""
    place = draft.document.dateline_place
    scene = scene_of(draft, stretches, gazetteer.find(place.partition(",")[0]) if place else ())
    settle(scene, weights(draft.language, "alone"), weights(draft.language, "together"))
    answers = {}
    for name in scene.named:
        town = _is_a_town(draft, name.stretches)
        for s in name.stretches:
            called = "division" if _is_divided(draft, s) else "town" if town else ""
            answers[s.first, s.last] = _answer(scene, name, s, least, called)
    return answers


def _is_divided(draft: Draft, stretch: Stretch) -> bool:
    """Whether a name stands before or after what calls it a province or county."""
    described = draft.language.table("places")["described"]
    near = [stretch.last + 1] if stretch.last + 1 < len(draft.tokens) else []
    if stretch.first > 1 and draft.small[stretch.first - 1] in described["of"]:
        near.append(stretch.first - 2)
    nouns = [described["nouns"].get(draft.tokens[word].lemma.lower(), ()) for word in near]
    return any(not (ADMIN1 | ADMIN2).isdisjoint(features) for features in nouns)


def _is_a_town(draft: Draft, stretches: Sequence[Stretch]) -> bool:
    """Whether something is in, at or near what bears a name, or goes there, and nothing calls it a province or county."""
    if any(_is_divided(draft, one) for one in stretches):
        return False
    of = draft.language.table("places")["described"]["of"]
    return any(
        stands_after(draft, one, which)
        for one in stretches
        if not (one.first > 1 and draft.small[one.first - 1] in of)
        for which in ("where", "to", "from")
    )


def settle(scene: Scene, first: Mapping[str, float], later: Mapping[str, float]) -> None:
    """Find the winner of each name, and the chances of all: ``first`` weighs each name alone, ``later`` all together."""
    own_seen = [
        [list(own_features(scene, n, rank)) for rank in range(len(name.entries))]
        for n, name in enumerate(scene.named)
    ]
    none_seen = [list(none_features(scene, n)) if name.entries else [] for n, name in enumerate(scene.named)]
    _take(scene, *_alone(scene, first, own_seen, none_seen))
    if not later:
        return
    own, none = _alone(scene, later, own_seen, none_seen)
    for _ in range(ROUNDS if len(scene.named) > 1 else 1):
        before = [name.winner for name in scene.named]
        scores = [
            [
                score + total(later, shared_features(scene, n, e))
                for e, score in zip(name.entries, own[n], strict=True)
            ]
            for n, name in enumerate(scene.named)
        ]
        _take(scene, scores, none)
        if before == [name.winner for name in scene.named]:
            break


def _alone(
    scene: Scene, table: Mapping[str, float], own: Sequence[Sequence[list[str]]], none: Sequence[list[str]]
) -> tuple[list[list[float]], list[float]]:
    """The scores of the places of each name by features that do not change, and that of none of them."""
    scores = [
        [
            total(table, seen) + _of_many(entry) + _of_the_world(name, entry)
            for entry, seen in zip(name.entries, row, strict=True)
        ]
        for name, row in zip(scene.named, own, strict=True)
    ]
    return scores, [total(table, seen) for seen in none]


def _of_many(entry: Entry) -> float:
    return OF_MANY if entry.feature in REGION and not entry.country else 0.0


def _of_the_world(name: Named, entry: Entry) -> float:
    if name.parents:  # "Tripoli, Lebanon"
        return 0.0
    if entry.feature in COUNTRY and name.behind:  # the Jamaica of "Kingston, Jamaica"
        return OF_THE_WORLD
    least = CAPITAL if entry.feature == "PPLC" else METROPOLIS
    return OF_THE_WORLD if entry.settled and entry.population >= least and not _is_lent(name, entry) else 0.0


def _is_lent(name: Named, entry: Entry) -> bool:
    """Whether a name is another name of a place, and the own one of a place of some size: Victoria is no Hong Kong."""
    if fold(entry.name) == name.text:
        return False
    return any(each.population >= OF_SOME_SIZE and fold(each.name) == name.text for each in name.entries)


def _take(scene: Scene, scores: Sequence[Sequence[float]], none: Sequence[float]) -> None:
    for name, row, nothing in zip(scene.named, scores, none, strict=True):
        if row:
            top = max(*row, nothing)
            mass = [exp(score - top) for score in row]
            whole = sum(mass) + exp(nothing - top)
            name.chances = tuple(each / whole for each in mass)
            best = max(row)
            name.winner = name.entries[row.index(best)] if best >= nothing else None
    scene.take()


def _answer(scene: Scene, name: Named, stretch: Stretch, least: float, called: str) -> Resolved:
    """The winner, unless none of the places is as likely, the chances are too even, or nothing else speaks for it; what
    is called a town is the chief town of a division, or that beside a mountain, in its stead."""
    ranked = sorted(zip(name.entries, name.chances, strict=True), key=lambda pair: -pair[1])
    winner = ranked[0][0] if ranked and not least else name.winner
    if winner is not None and called:
        winner = _town_of(name, winner) if called == "town" else _division_of(name, winner)
    if winner is None:
        return Resolved(stretch, None, 0.0, tuple(ranked[:MOST_SHOWN]))
    winner = _of_this_scene(scene, name, winner)
    beside = sum(
        chance for entry, chance in ranked if kilometres(entry, winner) <= SAME_KM or entry is name.winner
    )
    if beside < least or (least and not _supported(scene, name, winner)):
        return Resolved(stretch, None, 0.0, tuple(ranked[:MOST_SHOWN]))
    losers = tuple((entry, chance) for entry, chance in ranked if entry.key != winner.key and chance >= 0.005)
    return Resolved(stretch, winner, beside, losers[:MOST_SHOWN])


def _of_this_scene(scene: Scene, name: Named, winner: Entry) -> Entry:
    """A large town where the report is, in the stead of a capital or metropolis where nothing else that it names lies:
    Tripoli beside Sidon and Beirut is not that of Libya."""
    if (
        not winner.settled
        or winner.population < CAPITAL
        or name.parents
        or _others_in(scene, name, winner.country)
    ):
        return winner
    own = [
        e for e in name.entries if e.settled and e.population >= OF_THIS_SCENE and fold(e.name) == name.text
    ]
    near = [e for e in own if _others_in(scene, name, e.country) >= SCENE_NAMES]
    return max(near, key=lambda e: e.population, default=winner)


def _others_in(scene: Scene, name: Named, country: str) -> int:
    """How many other names lie in a country."""
    return sum(
        each is not name and each.winner is not None and each.winner.country == country
        for each in scene.named
    )


def _town_of(name: Named, winner: Entry) -> Entry:
    """The town of a division that has its name and a good part of its people, or that beside a mountain or water of its
    name; else the winner itself."""
    if winner.feature in ADMIN1 | ADMIN2:
        least = OWN_SHARE * max(winner.population, 1)
        towns = [e for e in name.entries if e.settled and holds(winner, e) and e.population >= least]
    elif kind_of(winner) == "nature" and "with an article" not in name.told:
        towns = [e for e in name.entries if e.settled and e.population and kilometres(e, winner) <= SAME_KM]
    else:
        return winner
    return max(towns, key=lambda e: e.population, default=winner)


def _division_of(name: Named, winner: Entry) -> Entry:
    """The division of a town that has its name, or the winner itself."""
    if not winner.settled:
        return winner
    divisions = [e for e in name.entries if e.feature in ADMIN1 | ADMIN2 and holds(e, winner)]
    return max(divisions, key=lambda e: e.population, default=winner)


def _supported(scene: Scene, name: Named, winner: Entry) -> bool:
    """Whether a small town is where something else that the report names is: not "Merrow" in a report on Yemen."""
    part = winner.feature in ADMIN2 and " " not in name.text  # "Sund", but "Pine County" is one anywhere
    if winner.key < 0 or winner.feature == "PPLC" or not (winner.settled or part):
        return True
    own = _consonants(fold(winner.name)) == _consonants(name.text)
    if winner.population >= (WELL_KNOWN if own else WELL_KNOWN_ALIAS):
        return True
    if any(holds(holder, winner) for parent in name.parents for holder in parent.entries):
        return True
    return any(
        other is not name and other.winner is not None and other.winner.country == winner.country
        for other in scene.named
    )


def _consonants(folded: str) -> str:
    """A folded name without its vowels: Wad Medani and Wad Madani are one name."""
    return folded.translate(_VOWELS)


_VOWELS = str.maketrans("", "", "aeiouy ")
