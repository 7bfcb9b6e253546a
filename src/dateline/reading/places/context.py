"""What the rest of a document says of where a place is: what is named beside it, and what lies near it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log10

from dateline.gazetteer import Entry, fold, holds, kilometres
from dateline.gazetteer.entry import ADMIN1, ADMIN2, COUNTRY, REGION
from dateline.reading.draft import Draft
from dateline.reading.places.spans import Stretch

MOST_ENTRIES = 40
"""Places of one name that are weighed, the largest ones: of "San José" there are hundreds."""
NEAR_KM, AROUND_KM = 60.0, 200.0
_BORDERS = (20, 50, 100, 200, 400, 1000, 3000)
_AGAIN, _OFTEN = 2, 4
"""How often a name stands in a report that names it again, and often."""
_BEFORE_A_NOUN = ("compound", "nmod:poss", "nmod:desc", "amod")
"""Relations of a name to a noun that it stands before."""


@dataclass(slots=True)
class Named:
    """One name in a document: where it stands, the places that bear it, the largest first, and the names that stand
    behind it after a comma. ``told`` is what the words around it say of the kind of place it is; ``most`` are the people
    of the most populous of the places, ``classes`` the feature codes of all. ``winner`` is the place that it is taken for
    so far, ``chances`` those of all. ``behind`` is whether it stands behind a place that one of its own places holds."""

    text: str
    stretches: list[Stretch]
    entries: tuple[Entry, ...]
    parents: list[Stretch] = field(default_factory=list)
    told: tuple[str, ...] = ()
    winner: Entry | None = None
    chances: tuple[float, ...] = ()
    behind: bool = False
    most: int = field(init=False)
    classes: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.most = max((entry.population for entry in self.entries), default=0)
        self.classes = frozenset(entry.feature for entry in self.entries)


@dataclass(slots=True)
class Scene:
    """All names of a document, with what the winners so far have in common."""

    draft: Draft
    named: list[Named]
    near: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    countries: Counter[str] = field(default_factory=Counter)
    divisions: Counter[int] = field(default_factory=Counter)

    def take(self) -> None:
        """Count the countries and divisions of the winners."""
        self.countries, self.divisions = Counter(), Counter()
        for name in self.named:
            if name.winner is not None:
                self.countries[name.winner.country] += 1
                for key in {name.winner.key, name.winner.admin1, name.winner.admin2} - {0}:
                    self.divisions[key] += 1


def scene_of(draft: Draft, stretches: Sequence[Stretch], filed: tuple[Entry, ...] = ()) -> Scene:
    """The names of a document. Stretches of one name are one, but where it stands before different regions
    ("Paris, Texas … Paris, France"). ``filed`` are the places that the dateline could name."""
    by_first = {s.first: s for s in sorted(stretches, key=lambda s: s.last)}
    groups: dict[tuple[str, str], Named] = {}
    behind: set[int] = set()
    for stretch in stretches:
        text = _text(draft, stretch)
        parent = _after_comma(draft, stretch, by_first)
        held = parent is not None and any(holds(p, e) for p in parent.entries for e in stretch.entries)
        key = text + ("*" if stretch.demonym else ""), _text(draft, parent) if parent and held else ""
        if key not in groups:
            entries = sorted(stretch.entries, key=lambda e: (-_weight(e), e.key))[:MOST_ENTRIES]
            groups[key] = Named(text, [], tuple(entries))
        groups[key].stretches.append(stretch)
        if parent is not None:
            groups[key].parents.append(parent)
            behind |= {parent.first} if held else set()
    scene = Scene(draft, _joined(groups))
    if filed:
        scene.named.append(Named("", [], filed[:MOST_ENTRIES]))
    for name in scene.named:
        name.told = tuple(_told_around(draft, name.stretches))
        name.behind = any(stretch.first in behind for stretch in name.stretches)
    _find_near(scene)
    return scene


def _joined(groups: Mapping[tuple[str, str], Named]) -> list[Named]:
    """The groups, a name without a region joined to the same name with the one region that it has elsewhere."""
    kept: list[Named] = []
    for (text, region), name in groups.items():
        rest = [other for (t, r), other in groups.items() if t == text and r]
        if not region and len(rest) == 1:
            rest[0].stretches += name.stretches
            rest[0].parents += name.parents
        else:
            kept.append(name)
    return kept


def _text(draft: Draft, stretch: Stretch) -> str:
    return fold(draft.flow[draft.words[stretch.first][0] : draft.words[stretch.last][1]])


def _weight(entry: Entry) -> float:
    bonus = (
        1e9
        if entry.feature in COUNTRY
        else 1e7
        if entry.feature in ADMIN1
        else 1e6
        if entry.feature in REGION
        else 0
    )
    return entry.population + bonus + (1e12 if entry.key < 0 else 0)


def _after_comma(draft: Draft, stretch: Stretch, by_first: Mapping[int, Stretch]) -> Stretch | None:
    """The name behind a comma or an opening bracket: Tripoli, Lebanon."""
    after = stretch.last + 1
    if after + 1 < len(draft.words) and draft.word(after) in (",", "("):
        return by_first.get(after + 1)
    return None


def _find_near(scene: Scene) -> None:
    """For each place that a name could be, how many other names have a place near it."""
    cells: dict[tuple[int, int], list[tuple[int, Entry]]] = defaultdict(list)
    for number, name in enumerate(scene.named):
        for entry in name.entries:
            if entry.feature not in COUNTRY and entry.country:
                cells[round(entry.lat / 2), round(entry.lon / 2)].append((number, entry))
    for number, name in enumerate(scene.named):
        for entry in name.entries:
            around: dict[int, float] = {}
            row, column = round(entry.lat / 2), round(entry.lon / 2)
            for cell in ((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
                for other, place in cells.get(cell, ()):
                    if other != number and place.key != entry.key:
                        distance = kilometres(entry, place)
                        around[other] = min(distance, around.get(other, AROUND_KM))
            near = sum(d < NEAR_KM for d in around.values())
            scene.near[number, entry.key] = near, sum(d < AROUND_KM for d in around.values())


def none_features(scene: Scene, number: int) -> Iterator[str]:
    """What speaks for a name being none of the places that bear it: a village that the gazetteer does not have."""
    name = scene.named[number]
    top = name.entries[0]
    yield "none"
    yield f"none, best {kind_of(top)}"
    yield f"none, best of size {int(log10(top.population + 1))}"
    yield f"none of {min(len(name.entries), 5)}"
    if not any(fold(e.name) == name.text for e in name.entries):
        yield "none has the name as its own"
    if name.parents:
        held = any(holds(e, entry) for p in name.parents for e in p.entries for entry in name.entries)
        yield "none, what follows holds one" if held else "none, what follows holds none"
    if len(scene.named) == 1:
        yield "none, alone"


def own_features(scene: Scene, number: int, rank: int) -> Iterator[str]:
    """What speaks for one place of one name, the largest but ``rank``, whatever the others are taken for."""
    name = scene.named[number]
    entry = name.entries[rank]
    kind = kind_of(entry)
    yield f"kind {kind}"
    yield f"{kind} of size {int(2 * log10(entry.population + 1))}"
    yield f"rank {min(rank, 6)}"
    yield f"share {int(2 * log10((name.most + 1) / (entry.population + 1)))}"
    yield "its own name" if fold(entry.name) == name.text else "another name"
    if name.stretches and name.stretches[0].demonym:
        yield f"demonym of {kind}"
    for size, kinds in (("country", COUNTRY), ("admin1", ADMIN1)):
        if not name.classes.isdisjoint(kinds):
            yield f"{kind} beside a {size}"
    if name.parents:
        held = any(holds(e, entry) for p in name.parents for e in p.entries)
        yield "held by what follows" if held else "not held by what follows"
    near, around = scene.near[number, entry.key]
    yield f"near {min(near, 4)}"
    yield f"around {min(around, 6)}"
    times = len(name.stretches)
    yield f"named {'often' if times >= _OFTEN else 'again' if times >= _AGAIN else 'once'}, {kind}"
    for told in name.told:
        yield f"{told}, {kind}"


def shared_features(scene: Scene, number: int, entry: Entry) -> Iterator[str]:
    """What the winners of the other names say for one place of one name."""
    name = scene.named[number]
    winner, country = name.winner, entry.country
    others = [n.winner for n in scene.named if n is not name and n.winner is not None]
    if not others:
        return
    same = scene.countries[country] - (winner is not None and winner.country == country) if country else 0
    yield f"others in its country {min(same, 4)}"
    yield f"share in its country {int(4 * same / len(others))}"
    if entry.admin1:
        own = winner is not None and entry.admin1 in (winner.admin1, winner.key)
        yield f"others in its division {min(scene.divisions[entry.admin1] - own, 4)}"
        if any(other.key == entry.admin1 for other in others):
            yield "its division is named"
    if country and any(other.feature in COUNTRY and other.country == country for other in others):
        yield f"its country is named, {'country' if entry.feature in COUNTRY else 'other'}"
    distances = [kilometres(entry, o) for o in others if o.feature not in COUNTRY and o.key != entry.key]
    if distances:
        nearest = min(distances)
        yield f"nearest {sum(nearest > border for border in _BORDERS)}"


def _told_around(draft: Draft, stretches: Sequence[Stretch]) -> Iterator[str]:
    """What says of which kind the place of a name is: "Idlib province", "the city of Rafah", and whether it stands before
    a noun: a country would be told by its adjective in "a Lebanon woman"."""
    classes = set(draft.language.table("places")["words"]["classes"])
    of = set(draft.language.table("entities")["words"]["of"])
    after = {draft.small[s.last + 1] for s in stretches if s.last + 1 < len(draft.words)}
    two = {
        draft.small[s.first - 2]
        for s in stretches if s.first > 1 and draft.small[s.first - 1] in of
    }  # fmt: skip
    definite = set(draft.language.table("places")["described"]["article"])
    if any(s.first and draft.small[s.first - 1] in definite and _alone(draft, s) for s in stretches):
        yield "with an article"  # the Dnipro is a river
    ends = [draft.tokens[s.last] for s in stretches]
    before = {t.deprel for s, t in zip(stretches, ends, strict=True) if t.head > s.last}
    for relation in sorted(before.intersection(_BEFORE_A_NOUN)):
        yield f"before a noun, {relation}"
    for word in sorted(after & classes):
        yield f"after {word}"
    for word in sorted(two & classes):
        yield f"{word} of"


def _alone(draft: Draft, stretch: Stretch) -> bool:
    """Whether the name is a phrase of its own: "the Dnipro", not "the Dnipro police"."""
    head = draft.tokens[stretch.last]
    inner = stretch.first <= head.head <= stretch.last
    relation = (draft.tokens[head.head] if inner else head).deprel.partition(":")[0]
    return relation in ("nmod", "obl", "obj", "nsubj", "conj")


def kind_of(entry: Entry) -> str:
    """The class of a place, coarser than its feature code."""
    code = entry.feature
    if code in COUNTRY:
        return "country"
    if code in ADMIN1:
        return "admin1"
    if code in ADMIN2:
        return "admin2"
    if code in ("PPLC", "PPLA", "PPLX"):
        return code
    if code in REGION or code in ("OCN", "SEA"):
        return "region"
    return "town" if entry.settled else "nature"
