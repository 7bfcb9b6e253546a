"""The claims of an incident: each number, date, place, perpetrator and denial that a report gives, with who says it.

Nothing is overwritten and nothing added up: two claims that differ are two claims. How they differ is told by
`dateline.corroborate.disagreements`, views over them by `dateline.corroborate.rules`. The order of the reports does not
matter, and a claim's id follows from what it says and where.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dateline.corroborate import doers, numbers, whenwhere
from dateline.corroborate.figure import Figure, Told
from dateline.corroborate.scene import Scene, day_of_incident
from dateline.corroborate.voices import UNKNOWN_OUTLET
from dateline.corroborate.words import words_of
from dateline.lang import Language

_WORD = re.compile(r"\w+")


def claims_of(incident: str, reports: Iterable[Told], language: Language) -> tuple[Figure, ...]:
    """Every claim of the reports about the incident, in the order of the days they hold for."""
    words = words_of(language)
    told = sorted(reports, key=lambda one: one.id)
    originals = {one.id: one for one in told}
    told = [_credited(one, originals) for one in told]
    began = day_of_incident(told)
    found: dict[str, Figure] = {}
    for one in told:
        for figure in _of_report(Scene(incident, one, words, began)):
            found.setdefault(figure.claim.id, figure)
    settled = (_as_first_told(figure, found.values(), originals) for figure in found.values())
    return tuple(sorted(settled, key=in_time))


def in_time(figure: Figure) -> tuple[str, str, str, int, str]:
    """The order of claims: by the day they hold for, then as they were told."""
    claim = figure.claim
    start = claim.value.evidence[0].start
    return (figure.day or "", figure.told, claim.document, start, claim.id)


def _as_first_told(figure: Figure, figures: Iterable[Figure], originals: dict[str, Told]) -> Figure:
    """An echo holds for the day that its text was first told: what a paper prints two days later is no news of then."""
    claim = figure.claim
    if not figure.is_echo or claim.origin not in originals:
        return figure
    for other in figures:
        same = (claim.attribute, claim.low, claim.high, claim.value.value, claim.stance)
        of = other.claim
        if of.document == claim.origin and same == (of.attribute, of.low, of.high, of.value.value, of.stance):
            return replace(figure, claim=replace(claim, as_of=of.as_of), day=other.day, told=other.told)
    own = _words(figure.words)
    if own and own in _words(originals[claim.origin or ""].reading.document.text):
        return _as_read_there(figure, figures, originals)
    for other in figures:
        if other.claim.document == claim.origin and _is_changed(other, figure):
            as_of = replace(claim, as_of=other.claim.as_of)
            return replace(figure, claim=as_of, day=other.day, changed=other.claim.id)
    return replace(figure, claim=replace(claim, origin=claim.document))  # what the copy changed is its own


def _is_changed(other: Figure, figure: Figure) -> bool:
    """Whether a sentence of a copy is one of its origin but for the number in it: a slip, or a hand on the text."""
    both = (other, figure)
    if other.claim.attribute != figure.claim.attribute or None in {one.claim.low for one in both}:
        return False
    rest = [_words(one.words.replace(one.claim.value.value, " ", 1)) for one in both]
    return bool(rest[1]) and rest[1] in rest[0]


def _as_read_there(figure: Figure, figures: Iterable[Figure], originals: dict[str, Told]) -> Figure:
    """An echo whose very words were read otherwise in the origin is taken as they were read there."""
    claim, first = figure.claim, originals[figure.claim.origin or ""].reading.document.published
    day = first.day.isoformat() if first and first.day else figure.day
    figure = replace(figure, claim=replace(claim, as_of=day), day=day)
    if claim.low is None:
        return figure
    for other in figures:
        of = other.claim
        if (
            of.document == claim.origin
            and (of.low, of.high, of.value.value) == (claim.low, claim.high, claim.value.value)
            and _words(figure.words) in _words(other.words)
        ):
            same = replace(
                figure.claim, attribute=of.attribute, extent=of.extent, stance=of.stance, as_of=of.as_of
            )
            return replace(figure, claim=same, counted=other.counted, day=other.day, told=other.told)
    return figure


def _words(text: str) -> str:
    """The letters and figures of a text alone, in small letters, one space between words."""
    return " ".join(_WORD.findall(text.casefold()))


def _credited(told: Told, originals: dict[str, Told]) -> Told:
    """A copy that credits nobody with the outlet that its text is from."""
    origin = originals.get(told.text_of)
    outlet = origin.reading.document.source if origin is not None and origin is not told else None
    return replace(told, agency=outlet) if outlet and told.agency is None else told


def _of_report(scene: Scene) -> list[Figure]:
    """Every claim of one report."""
    counted = numbers.numbers(scene)
    done = doers.actors(scene)
    return [
        *counted,
        *doers.denials(scene, denied_in(counted), denied_in(done)),
        *whenwhere.dates(scene),
        *whenwhere.places(scene),
        *done,
        *doers.accused(scene),
        *doers.responsibility(scene),
    ]


def denied_in(figures: Iterable[Figure]) -> set[str | None]:
    """The events that some claims deny."""
    return {one.claim.event for one in figures if one.claim.stance == "denies"}


def outlet_of(figure: Figure) -> str:
    """The outlet's name, or what stands for it."""
    return figure.outlet or UNKNOWN_OUTLET
