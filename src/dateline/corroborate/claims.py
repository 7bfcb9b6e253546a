"""The claims of an incident: each number, date, place, perpetrator and denial that a report gives, with who says it.

Nothing is overwritten and nothing added up: two claims that differ are two claims. How they differ is told by
`dateline.corroborate.disagreements`, views over them by `dateline.corroborate.rules`. The order of the reports does not
matter, and a claim's id follows from what it says and where.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.corroborate import doers, numbers, whenwhere
from dateline.corroborate.figure import Figure, Told
from dateline.corroborate.scene import Scene, day_of_incident
from dateline.corroborate.voices import UNKNOWN_OUTLET
from dateline.corroborate.words import words_of
from dateline.lang import Language


def claims_of(incident: str, reports: Iterable[Told], language: Language) -> tuple[Figure, ...]:
    """Every claim of the reports about the incident, in the order of the days they hold for."""
    words = words_of(language)
    told = sorted(reports, key=lambda one: one.id)
    originals = {one.id: one for one in told}
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
    return replace(figure, claim=replace(claim, origin=claim.document))  # what the copy changed is its own


def _of_report(scene: Scene) -> list[Figure]:
    """Every claim of one report."""
    counted = numbers.numbers(scene)
    return [
        *counted,
        *doers.denials(scene, counted),
        *whenwhere.dates(scene),
        *whenwhere.places(scene),
        *doers.actors(scene),
        *doers.accused(scene),
        *doers.responsibility(scene),
    ]


def outlet_of(figure: Figure) -> str:
    """The outlet's name, or what stands for it."""
    return figure.outlet or UNKNOWN_OUTLET
