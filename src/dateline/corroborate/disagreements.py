"""The disagreements of an incident: the pairs of its claims that a reader could take for rivals, and what they are.

`dateline.corroborate.relations` says how two claims stand to each other; here it is decided which pairs are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import cast

from dateline.corroborate.claims import in_time, outlet_of
from dateline.corroborate.figure import Figure
from dateline.corroborate.relations import Relation, relation, who
from dateline.corroborate.voices import are_one, key_of
from dateline.corroborate.words import Words, words_of
from dateline.lang import Language
from dateline.model import Disagreement
from dateline.terms import DISAGREEMENT_KINDS, DisagreementKind


def disagreements(figures: Iterable[Figure], language: Language) -> tuple[Disagreement, ...]:
    """Every disagreement between claims of one attribute, the earlier claim first, in the order of the claims.

    Echoes, claims of a text that another report is the origin of, disagree with nobody: their origin does. Of claims of
    one value by one source the first stands for all, and between sources the first source that gives a value: that forty
    papers say nine and forty say ten is one disagreement. Of a series of updates each follows the one before it.
    """
    words = words_of(language)
    figures = sorted(figures, key=in_time)
    own = _first_of_each([one for one in figures if not one.is_echo], voice_of)
    found = [(a, b, relation(a, b, words, among=own)) for a, b in _pairs(own) if _are_comparable(a, b)]
    found = [row for row in found if row[2].kind in DISAGREEMENT_KINDS]
    found += _denied_events(own, words)
    found += _changed(figures, words)
    order = {one.claim.id: number for number, one in enumerate(figures)}
    found.sort(key=lambda row: (order[row[0].claim.id], order[row[1].claim.id]))
    found = _nearest_scopes(found, order)
    steps = {(a.claim.id, b.claim.id) for a, b, told in found if told.kind == "update"}
    return tuple(
        Disagreement(
            a.claim.incident, b.claim.attribute, a.claim.id, b.claim.id, cast(DisagreementKind, told.kind), told.why
        )
        for a, b, told in found
        if told.kind != "update" or not _is_bridged(a, b, own, steps)
    )  # fmt: skip


def _pairs(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """The pairs of one topic to compare, in order: all of one voice, and of different voices the first of each value."""
    topics: dict[str, list[Figure]] = {}
    for one in figures:
        topics.setdefault(topic_of(one), []).append(one)
    for same in topics.values():
        first = {one.claim.id for one in _first_of_each(same, _denier_of)}
        voices: dict[str, list[Figure]] = {}
        for one in same:
            voices.setdefault(voice_of(one), []).append(one)
        for said in voices.values():
            yield from ((a, b) for a, b in combinations(said, 2) if not first >= {a.claim.id, b.claim.id})
        yield from combinations([one for one in same if one.claim.id in first], 2)


def voice_of(figure: Figure) -> str:
    """Who says a claim: the source that is cited, or else the outlet."""
    return figure.speaker or f"\x1f{figure.outlet}"


def _denier_of(figure: Figure) -> str:
    """Who denies; nobody where it is asserted: every denial is shown, whoever else denies the same."""
    return voice_of(figure) if figure.claim.stance == "denies" else ""


def _are_comparable(a: Figure, b: Figure) -> bool:
    """Whether two claims can be taken for rivals: not one that says itself that it counts some of those of a number
    beside it, unless the other counts the same some."""
    if any(one.claim.stance == "denies" and one.claim.extent == "wider" for one in (a, b)):
        return False  # that they ever did is denied, and not that they did it then
    extents = {a.claim.extent, b.claim.extent}
    if a.counted.beside or b.counted.beside or (extents & {"more", "wider"} and "all" not in extents):
        return False
    part = any(one.claim.whole for one in (a, b))
    return not part or (a.counted.who is not None and a.counted.who == b.counted.who)


def _denied_events(figures: Sequence[Figure], words: Words) -> list[tuple[Figure, Figure, Relation]]:
    """Each denial that it happened at all, against what it denies: that who denies did it, or else the first who is said
    to have done it, or else the first of whatever was asserted by somebody else."""
    found: list[tuple[Figure, Figure, Relation]] = []
    for one in figures:
        if one.claim.attribute != "event" or one.claim.stance != "denies":
            continue
        others = [
            each
            for each in figures
            if each.claim.stance == "asserts" and each.claim.asserted_by != one.claim.asserted_by
        ]
        own = one.speaker or key_of(outlet_of(one), words)
        others.sort(key=lambda each: (not are_one(each.name or "", own), topic_of(each) != "perpetrator"))
        for other in others[:1]:
            why = words.because("denial_of", who=who(one), other=who(other))
            found.append((other, one, Relation("denial", why)))
    return found


def _changed(figures: Sequence[Figure], words: Words) -> list[tuple[Figure, Figure, Relation]]:
    """Each number that a copy prints otherwise than the text it is of: a conflict of two prints, whoever is cited."""
    by_id = {one.claim.id: one for one in figures}
    found: list[tuple[Figure, Figure, Relation]] = []
    for one in figures:
        first = by_id.get(one.changed or "")
        if first is not None:
            values = {"a": first.claim.value.value, "b": one.claim.value.value}
            why = words.because("conflict_copy", who_a=outlet_of(first), who_b=outlet_of(one), **values)
            found.append((first, one, Relation("conflict", why)))
    return found


def _nearest_scopes(
    found: Sequence[tuple[Figure, Figure, Relation]], order: Mapping[str, int]
) -> list[tuple[Figure, Figure, Relation]]:
    """Of the pairs that count others, for each claim that does not count all the nearest before it and after it: that
    seven were soldiers need not be said of every number of all."""
    best: dict[tuple[str, bool], tuple[int, int]] = {}
    for at, (a, b, told) in enumerate(found):
        if told.kind == "scope":
            part = a if b.claim.extent == "all" else b
            key = (part.claim.id, part is a)
            away = abs(order[a.claim.id] - order[b.claim.id])
            best[key] = min(best.get(key, (away, at)), (away, at))
    kept = {at for _, at in best.values()}
    return [row for at, row in enumerate(found) if row[2].kind != "scope" or at in kept]


def topic_of(figure: Figure) -> str:
    """What a claim is about: claims of one topic can disagree. Who did it and who says he did are one topic."""
    attribute = figure.claim.attribute
    return "perpetrator" if attribute == "responsibility" else attribute


def _first_of_each(figures: Sequence[Figure], said_by: Callable[[Figure], str]) -> list[Figure]:
    """The first claim of each value of the same people, by each of those who are told apart."""
    found: dict[tuple[object, ...], Figure] = {}
    for one in figures:
        claim, counted = one.claim, one.counted
        value = (one.name or claim.value.value) if claim.low is None else claim.modifier
        what = (claim.attribute, one.value, value, claim.stance, claim.extent, one.earlier)
        found.setdefault(
            (*what, said_by(one), counted.who, counted.wide, counted.apart, counted.since, counted.partly),
            one,
        )
    return list(found.values())


def _is_bridged(a: Figure, b: Figure, figures: Sequence[Figure], steps: set[tuple[str, str]]) -> bool:
    """Whether an update from a to b is made of two smaller ones."""
    return any((a.claim.id, one.claim.id) in steps and (one.claim.id, b.claim.id) in steps for one in figures)
