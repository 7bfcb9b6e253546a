"""Places that are described and not named: "the capital", "the valley northeast of Kabul", "20 km north of Mosul"."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dateline.gazetteer import Entry, bearing, kilometres, moved
from dateline.gazetteer.entry import COUNTRY
from dateline.reading.draft import Draft
from dateline.reading.mentions.lexicon import lexicon

if TYPE_CHECKING:
    from dateline.reading.places.component import Toponym

RECENT = 3
"""Sentences in which a country that is named counts for more when "the capital" is looked for."""
AHEAD = 1.5
"""How many times the weight of the next country the first must have, or the capital is unresolved."""
NEAR, HERE = 4, 2
"""Of how many places named last "the city" must be one; for how many namings it counts to be named in the sentence."""
FAR_KM = 400.0
"""The valley northeast of a town lies no farther from it."""
TURN = 60.0
"""Degrees by which a direction in words may be off."""


@dataclass(frozen=True, slots=True)
class Described:
    """The words of a description, the place that it is, or the places that it could be, and why. ``point`` is where it
    is, if not at the place's own point; ``name`` is its own, if it is not called as the place is."""

    first: int
    last: int
    entry: Entry | None
    reason: str
    losers: tuple[Entry, ...] = ()
    point: tuple[float, float] | None = None
    name: str = ""


def described(draft: Draft) -> list[Described]:
    """All places that are described, in no order; none across a name."""
    table = draft.language.table("places")
    named = {word for t in draft.toponyms for word in range(t.first, t.last + 1)}
    found = [one for word in range(len(draft.tokens)) if (one := _at(draft, table, word, named))]
    found += _distances(draft, table)
    taken: set[int] = set()
    kept = []
    for one in sorted(found, key=lambda d: (d.first - d.last, d.first)):
        words = range(one.first, one.last + 1)
        if taken.isdisjoint(words):
            taken.update(words)
            kept.append(one)
    return kept


def _at(draft: Draft, table: Mapping[str, Any], word: int, named: set[int]) -> Described | None:
    token = draft.tokens[word]
    if token.upos != "NOUN" or word in named:
        return None
    noun, rules = token.lemma.lower(), table["described"]
    if noun in rules["capital"]:
        return _capital(draft, rules, word)
    if noun in rules["nouns"]:
        return _again(draft, table, word, frozenset(rules["nouns"][noun]))
    return None


def _start(draft: Draft, word: int, definite: Sequence[str]) -> int | None:
    """The determiner of a definite description, or None where it is not one."""
    assert draft.trees is not None
    for child in draft.trees.children(word, "det", "nmod:poss"):
        if child < word and draft.small[child] in definite:
            return child
    return None


def _countries(draft: Draft, before: int) -> Counter[str]:
    """The countries that a document names, those named shortly before a word for more."""
    sentence = [s for s in draft.sentences if s.first <= before]
    recent = sentence[max(0, len(sentence) - RECENT)].first if sentence else 0
    weight: Counter[str] = Counter()
    for toponym in draft.toponyms:
        entry = toponym.resolved.entry
        if entry is not None and entry.country and toponym.use != "name":
            weight[entry.country] += 2 if recent <= toponym.first < before else 1
    return weight


def _capital(draft: Draft, rules: Mapping[str, Any], word: int) -> Described | None:
    """The capital of the country beside it, or of the one that the document is about."""
    assert draft.trees is not None
    beside = _beside(draft, rules, word)
    start = _start(draft, word, rules["definite"])
    if any(draft.tokens[c].deprel == "appos" for c in draft.trees.dependents[word]) or draft.tokens[
        word
    ].deprel in ("appos",):
        return None  # it is named right there
    modified = any(
        draft.small[c] in rules["of_division"] or (draft.tokens[c].upos in ("ADJ", "NOUN") and beside is None)
        for c in draft.trees.children(word, "amod", "compound")
    )
    if modified or (start is None and beside is None) or draft.tokens[word].deprel == "compound":
        return None
    if any(draft.tokens[c].deprel == "cop" for c in draft.trees.dependents[word]):
        return None
    if beside is not None:
        first, last, country = beside
        seats = capitals_of(draft, country)
        name = lexicon(draft.language).country_names.get(country, country)
        first, last = min(first, word, start if start is not None else word), max(last, word)
        return Described(first, last, seats[0], f"the capital of {name}, beside it") if seats else None
    assert start is not None
    weight = _countries(draft, word).most_common(3)
    seats = [seat for country, _ in weight for seat in capitals_of(draft, country)[:1]]
    if not seats:
        return Described(start, word, None, "the report names no country before it")
    if len(weight) > 1 and weight[0][1] < AHEAD * weight[1][1]:
        names = " and ".join(seat.name for seat in seats[:2])
        return Described(start, word, None, f"it could be {names}", tuple(seats))
    land = _unlisted_land(draft)
    if land and weight[0][1] - _named_itself(draft, seats[0]) < AHEAD * land:
        return Described(start, word, None, "it could be that of a country that the gazetteer does not have")
    name = lexicon(draft.language).country_names.get(weight[0][0], weight[0][0])
    return Described(
        start, word, seats[0], f"the capital of {name}, of which the report speaks most", tuple(seats[1:])
    )


def _named_itself(draft: Draft, seat: Entry) -> int:
    """The most that a capital that is named adds to the weight of its country: "summoned in Washington"."""
    return 2 * sum(t.resolved.entry is not None and t.resolved.entry.key == seat.key for t in draft.toponyms)


def _unlisted_land(draft: Draft) -> int:
    """How often a country is named that the gazetteer does not have, the one named most: a name with a president or an
    army ("Vardonia's president"), by itself and by its adjective."""
    rules = draft.language.table("places")["described"]
    small, most = draft.small, 0
    names = {small[t.last] for t in draft.toponyms if t.resolved.entry is None and not t.resolved.losers}
    for name in names:
        at = [word for word, form in enumerate(small) if form == name]
        if not any(_governs(draft, rules, word) for word in at):
            continue
        of_it = name[:-1]
        most = max(most, len(at) + sum(f != name and len(of_it) > 2 and f.startswith(of_it) for f in small))
    return most


def _governs(draft: Draft, rules: Mapping[str, Any], word: int) -> bool:
    """Whether a name has what only a country has: "the president of Vardonia", "Vardonia's army"."""
    small = draft.small
    if word > 1 and small[word - 1] in rules["of"] and small[word - 2] in rules["of_country"]:
        return True
    behind = small[word + 1 : word + 4]
    return (
        bool(behind)
        and behind[0] in rules["genitive"]
        and any(form in rules["of_country"] for form in behind[1:])
    )


def _beside(draft: Draft, rules: Mapping[str, Any], word: int) -> tuple[int, int, str] | None:
    """The country that stands with a noun: "the Afghan capital", "Syria's capital", "the capital of Mali"."""
    assert draft.trees is not None
    children = set(draft.trees.dependents[word])
    for toponym in draft.toponyms:
        entry = toponym.resolved.entry
        if entry is None or not any(w in children for w in range(toponym.first, toponym.last + 1)):
            continue
        if entry.feature in COUNTRY and abs(toponym.first - word) < 6:
            return toponym.first, toponym.last, entry.country
    del rules
    return None


def capitals_of(draft: Draft, country: str) -> list[Entry]:
    """The capital of a country in the gazetteer."""
    assert draft.gazetteer is not None
    words = lexicon(draft.language)
    for name, code in words.capitals.items():
        if code == country:
            seats = [e for e in draft.gazetteer.find(name) if e.country == country and e.settled]
            if seats:
                return sorted(seats, key=lambda e: (e.feature != "PPLC", -e.population))
    return []


def _again(draft: Draft, table: Mapping[str, Any], word: int, features: frozenset[str]) -> Described | None:
    """The place of a class that was named last, or for "the valley northeast of Kabul" the one that lies so."""
    assert draft.trees is not None
    rules = table["described"]
    start = _start(draft, word, rules["definite"][:3])
    side = _direction(draft, table, word)
    if start is None or any(
        c != start
        and draft.tokens[c].deprel.partition(":")[0] in ("amod", "compound", "nummod", "appos", "acl")
        for c in draft.trees.dependents[word]
    ):
        return None
    before = [
        t for t in draft.toponyms if t.last < start and t.use == "place" and t.resolved.entry is not None
    ]
    if side is None:
        if word - start > 1 or any(c > word for c in draft.trees.children(word, "nmod")):
            return None
        fitting = [t for t in before if t.resolved.entry is not None and t.resolved.entry.feature in features]
        if not fitting or fitting[-1] not in before[-NEAR:]:
            return None
        named = Counter(t.resolved.entry for t in fitting)
        here = draft.sentence(word).first
        told = max(reversed(fitting), key=lambda t: named[t.resolved.entry] + HERE * (t.first >= here))
        assert told.resolved.entry is not None
        return Described(start, word, told.resolved.entry, f"{_quoted(draft, told)}, named before")
    last, way, anchor = side
    home = anchor.resolved.entry
    if home is None:
        return None
    noun = draft.tokens[word].lemma.lower()
    for toponym in reversed(before):
        entry = toponym.resolved.entry
        fits = entry is not None and (entry.feature in features or noun in draft.small[toponym.last])
        if entry is not None and fits and _lies(home, entry, way):
            return Described(start, last, entry, f"{_quoted(draft, toponym)}, named before, lies so")
    return None


def _lies(home: Entry, entry: Entry, way: float) -> bool:
    off = abs((bearing(home, entry) - way + 180) % 360 - 180)
    return kilometres(home, entry) <= FAR_KM and off <= TURN


def _quoted(draft: Draft, toponym: "Toponym") -> str:
    return " ".join(draft.span(toponym.first, toponym.last).of(draft.text).split())


def _direction(draft: Draft, table: Mapping[str, Any], word: int) -> tuple[int, float, "Toponym"] | None:
    """The direction behind a noun, and of which place: its last word, degrees, and the place."""
    at = word + 1
    way, at = way_at(draft, table, at)
    if way is None or at >= len(draft.words) or draft.small[at] not in table["described"]["of"]:
        return None
    anchor = next((t for t in draft.toponyms if at < t.first <= at + 2), None)
    entry = anchor.resolved.entry if anchor else None
    if anchor is None or anchor.use != "place" or (entry is not None and entry.feature in COUNTRY):
        return None  # nothing is counted from a country's middle
    return anchor.last, way, anchor


def way_at(draft: Draft, table: Mapping[str, Any], at: int) -> tuple[float | None, int]:
    """A direction at a word, which may be cut at its hyphen, and the word behind it."""
    if at >= len(draft.words):
        return None, at
    degrees: Mapping[str, float] = table["degrees"]
    if at + 2 < len(draft.words) and draft.word(at + 1) == "-":
        joined = f"{draft.word(at)}-{draft.word(at + 2)}".lower()
        if joined in degrees:
            return degrees[joined], at + 3
    return degrees.get(draft.small[at]), at + 1


def way_before(draft: Draft, table: Mapping[str, Any], at: int) -> tuple[float | None, int]:
    """A direction that ends right before a word, and its first word."""
    for first in (at - 3, at - 1):
        if first >= 0:
            way, end = way_at(draft, table, first)
            if way is not None and end == at:
                return way, first
    return None, at


def _distances(draft: Draft, table: Mapping[str, Any]) -> Iterator[Described]:
    """ "20 km north of Mosul", "30 miles (48 km) east of Herat"."""
    units: Mapping[str, float] = table["kilometres"]
    small = draft.small
    for at in range(1, len(small) - 2):
        unit = units.get(small[at])
        if unit is None:
            continue
        try:
            number = float(draft.word(at - 1).replace(",", ""))
        except ValueError:
            continue
        behind = at + 1
        if draft.word(behind) == "(":
            behind = next(
                (w + 1 for w in range(behind, min(behind + 6, len(draft.words))) if draft.word(w) == ")"),
                behind,
            )
        side = _direction(draft, table, behind - 1)
        home = side[2].resolved.entry if side else None
        if side and home is not None and number * unit < 1000:
            lat, lon = moved(home.lat, home.lon, side[1], number * unit)
            reason = f"counted from {home.name}: {number * unit:.0f} km, {side[1]:.0f}° from north"
            yield Described(at - 1, side[0], home, reason, point=(round(lat, 4), round(lon, 4)))
