"""The component: every name of a place, found and resolved, and the places that are only described."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.gazetteer import Entry, fold
from dateline.gazetteer.entry import ADMIN1, COUNTRY
from dateline.model import Issue, Place, PlaceCandidate
from dateline.reading.draft import Component, Draft
from dateline.reading.mentions.found import Found
from dateline.reading.places.described import Described, described
from dateline.reading.places.features import surnames
from dateline.reading.places.model import chance
from dateline.reading.places.parts import parts
from dateline.reading.places.recognise import recognised
from dateline.reading.places.resolve import Resolved, resolved
from dateline.reading.places.unlisted import is_class
from dateline.reading.places.uses import Use, precision_of, use_of

HOME_NAMES, HOME_SHARE = 2, 0.5
"""The least names of towns, regions and waters, and their least share, that say in which country a report's other places
lie: on the open gold set's train and dev parts the country of 711 in 895 names that are not found in the gazetteer, or
not clearly, is right with it (or rightly none, as in invented countries); with none at all of 560."""


KNOWN_ELSEWHERE = 150_000
"""People of a town whose name is not that of an unlisted village of the country that a report is about."""
_CALLED = ("nmod", "appos", "compound", "flat")
"""Relations of a name to the noun that says what it is: "the town of Orun", "Orun, a town", "the Orun district"."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """The words ``first`` to ``last`` that name a place, what they do, what they are taken for, and the chance that they
    name a place at all. Demonyms and parts of other names are toponyms, but no places of the reading."""

    first: int
    last: int
    use: Use
    resolved: Resolved
    chance: float


def add_places(draft: Draft) -> None:
    """The toponyms of a document, and the places among them and among the descriptions, in the order of the text."""
    assert draft.gazetteer is not None
    chosen = recognised(draft, draft.gazetteer)
    answers = resolved(draft, draft.gazetteer, [one.stretch for one in chosen])
    covering: dict[int, list[Found]] = {}
    for found in draft.found:
        for word in found.name:
            covering.setdefault(word, []).append(found)
    borne = surnames(draft)
    for one in chosen:
        answer = answers[one.stretch.first, one.stretch.last]
        alone = one.stretch.first == one.stretch.last
        if alone and answer.entry is None and draft.small[one.stretch.last] in borne:
            continue  # a town far away that has somebody's name
        use = use_of(draft, one.stretch, answer.entry, covering.get(one.stretch.last, ()))
        draft.toponyms.append(Toponym(one.stretch.first, one.stretch.last, use, answer, chance(one.score)))
    told = described(draft)
    pieces = list(parts(draft, told))
    inside = {word for piece in pieces for word in range(piece.first, piece.last + 1)}
    places: list[Toponym | Described] = [
        t for t in draft.toponyms if t.use in ("place", "government") and t.first not in inside
    ]
    places += [*pieces, *(one for one in told if inside.isdisjoint(range(one.first, one.last + 1)))]
    places.sort(key=lambda p: (p.first, p.last))
    home, lands = _home(draft.toponyms), _lands(draft, draft.toponyms)
    unclear: dict[tuple[str, str | None], list[Place]] = {}
    for number, shown in enumerate(places, 1):
        place = (
            _described(draft, shown, number)
            if isinstance(shown, Described)
            else _named(draft, shown, number, lands.get(fold(_words(draft, shown)), _can_be(shown, home)))
        )
        draft.places.append(place)
        draft.place_at.update(dict.fromkeys(range(shown.first, shown.last + 1), number - 1))
        if place.precision == "unresolved":
            unclear.setdefault((place.name.casefold(), place.reason), []).append(place)
    for named in unclear.values():
        draft.issues.append(
            Issue(
                step="places", code="unresolved_place", spans=tuple(place.span for place in named),
                message=f"it is not clear where {named[0].name} is: {named[0].reason}",
            )
        )  # fmt: skip


def _home(toponyms: Sequence[Toponym]) -> str | None:
    """The country that a report is about, by the towns, regions and waters that it names: where a village lies that no
    list has. None where as many lie in another, or are too few to tell."""
    countries = {
        fold(one.resolved.entry.name): one.resolved.entry.country
        for one in toponyms
        if one.use == "place" and one.resolved.entry is not None and one.resolved.entry.country
        if precision_of(one.resolved.entry) != "country"
    }
    (home, names), (_, next_names) = [*Counter(countries.values()).most_common(2), (None, 0), (None, 0)][:2]
    told = names >= HOME_NAMES and names >= HOME_SHARE * len(countries) and names > next_names
    return home if told else None


def _can_be(one: Toponym, home: str | None) -> str | None:
    """The country that a report is about, unless a name is that of a large town that lies elsewhere: Geneva is not in
    Libya, although it is not clear which Geneva is meant. Then nothing tells, which the empty string says."""
    losers = [entry for entry, _ in one.resolved.losers]
    known = any(entry.settled and entry.population >= KNOWN_ELSEWHERE for entry in losers)
    return "" if home and known and all(entry.country != home for entry in losers) else home


def _lands(draft: Draft, toponyms: Sequence[Toponym]) -> dict[str, str]:
    """The country that stands behind a name of which it is not clear where it is: "Orun, Sudan"."""
    begins = {one.first: one.resolved.entry for one in toponyms if one.use == "place"}
    at = {
        word: one.resolved.entry.country
        for one in toponyms
        if one.resolved.entry is not None and one.resolved.entry.country and one.use in ("place", "demonym")
        if one.resolved.entry.feature in COUNTRY | ADMIN1
        for word in range(one.first, one.last + 1)
    }
    lands: dict[str, str] = {}
    for one in toponyms:
        if one.resolved.entry is not None:
            continue
        behind = begins.get(one.last + 2)
        if behind and behind.country and draft.word(one.last + 1) == ",":
            lands.setdefault(fold(_words(draft, one)), behind.country)
        elif land := _beside_it(draft, one, at):
            lands.setdefault(fold(_words(draft, one)), land)
    return lands


def _beside_it(draft: Draft, one: Toponym, at: Mapping[int, str]) -> str | None:
    """The country that stands with a name or with what it is called: "Orun in northern Sudan", "the Sudanese town of
    Orun", "Yemen's Orun district"."""
    assert draft.trees is not None
    head = next(
        (
            word
            for word in range(one.last, one.first - 1, -1)
            if not one.first <= draft.tokens[word].head <= one.last
        ),
        one.last,
    )
    below = [word for word in draft.trees.children(head, "nmod") if word > one.last]
    noun, relation = draft.tokens[head].head, draft.tokens[head].deprel.partition(":")[0]
    if noun >= 0 and relation in _CALLED and is_class(draft, noun):
        below += [word for word in draft.trees.dependents[noun] if word not in range(one.first, one.last + 1)]
    for word in below:
        case = draft.trees.child(word, "case")
        inside = case is None or draft.small[case] in ("in", "'s", "’s", "of")
        if word in at and inside:
            return at[word]
    return None


def _words(draft: Draft, one: "Toponym | Described") -> str:
    return " ".join(draft.span(one.first, one.last).of(draft.text).split())


def _named(draft: Draft, toponym: Toponym, number: int, home: str | None) -> Place:
    """The place of a toponym; ``home`` is the country where it lies if nothing else tells."""
    span, answer, words = draft.span(toponym.first, toponym.last), toponym.resolved, _words(draft, toponym)
    entry = answer.entry
    return Place(
        id=f"p{number}", span=span, name=entry.name if entry else words,
        lat=entry.lat if entry else None, lon=entry.lon if entry else None,
        geonames_id=entry.geonames_id if entry else None,
        country=(entry.country or None) if entry else home or (_one_country(answer) if home is None else None),
        precision=precision_of(entry) if entry else "unresolved",
        alternatives=tuple(candidate(loser, share) for loser, share in answer.losers),
        reason=_reason(draft, toponym, home), by=f"{PLACES.by}/{toponym.use}",
    )  # fmt: skip


def _one_country(answer: Resolved) -> str | None:
    """The country that all places of a name lie in, where it is not clear which of them is meant."""
    countries = {entry.country for entry, _ in answer.losers}
    return countries.pop() or None if len(countries) == 1 and len(answer.losers) > 1 else None


def _reason(draft: Draft, toponym: Toponym, home: str | None) -> str:
    """Why a name is taken for its place, or for none."""
    answer = toponym.resolved
    if answer.entry is None:
        beside = f"; by what else the report names it is in {home}" if home else ""
        if len(answer.losers) == 1:
            return f"nothing in the report speaks for the one place of that name in the gazetteer{beside}"
        if answer.losers:
            return f"{len(answer.losers)} places of that name are about as likely{beside}"
        return f"the gazetteer has no such name{beside}"
    losers = len(answer.losers)
    others = f"likelier than {losers} other{'' if losers == 1 else 's'} of that name"
    weighed = others if losers else "the only place of that name"
    government = "; here it stands for its government" if toponym.use == "government" else ""
    return f"{_what(draft, answer.entry)}: {weighed}{government}"


def _what(draft: Draft, entry: Entry) -> str:
    """A place in words: "town in Helmand, AFG"."""
    assert draft.gazetteer is not None
    table: dict[str, str] = draft.language.table("places")["features"]
    code = entry.feature
    word = next((table[code[:n]] for n in range(len(code), 1, -1) if code[:n] in table), table["any"])
    division = draft.gazetteer.get(entry.admin1) if entry.admin1 else None
    inside = [division.name] if division else []
    inside += [entry.country] if entry.country and precision_of(entry) != "country" else []
    return f"{word} in {', '.join(inside)}" if inside else word


def _described(draft: Draft, one: Described, number: int) -> Place:
    span, entry, words = draft.span(one.first, one.last), one.entry, _words(draft, one)
    resolved_here = entry is not None
    return Place(
        id=f"p{number}", span=span, name=one.name or (entry.name if entry else words),
        lat=one.point[0] if one.point else entry.lat if entry else None,
        lon=one.point[1] if one.point else entry.lon if entry else None,
        geonames_id=entry.geonames_id if entry and not one.point else None,
        country=(entry.country or None) if entry else None,
        precision=("area" if one.point else precision_of(entry)) if resolved_here and entry else "unresolved",
        alternatives=tuple(candidate(other, None) for other in one.losers), reason=one.reason,
        by=f"{PLACES.by}/described",
    )  # fmt: skip


def candidate(entry: Entry, share: float | None) -> PlaceCandidate:
    """A losing place."""
    return PlaceCandidate(
        name=entry.name, lat=entry.lat, lon=entry.lon, geonames_id=entry.geonames_id, country=entry.country or None,
        score=None if share is None else round(share, 3),
    )  # fmt: skip


PLACES = Component(
    "places", "1", frozenset({"signals", "tokens", "sentences", "trees", "found"}),
    frozenset({"toponyms", "places", "place_at"}), add_places,
)  # fmt: skip
