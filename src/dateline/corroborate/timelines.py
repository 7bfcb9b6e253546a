"""Timelines: how the figures of an incident moved and who said what when; what an actor did; what befell a place.

A `Moment` is one line of a timeline, the same value for the terminal, the page and JSON. When it was stays an interval:
a day that is known within a week is drawn as a week.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.corroborate.rows import Held
from dateline.corroborate.rules import in_time
from dateline.model import Disagreement, Support

MomentKind = Literal["happened", "told"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Something that happened, or was told: ``earliest`` and ``latest`` are its days, None where an end is not known.

    Of a claim: ``attribute``, ``value``, ``low`` and ``high``, ``claimant`` and ``chain`` (names, the outlet first),
    ``stance``, ``extent``; ``change`` and ``why`` say how it stands to the last of the same attribute that it does not
    agree with. ``quote`` are the words, in ``document`` from ``start`` on. ``again`` are the documents that print the
    same text. Of a happening: its ``type``, ``status``, ``place`` and ``incident``, and how many stand behind it.
    """

    kind: MomentKind
    earliest: str | None
    latest: str | None
    text: str
    document: str | None = None
    outlet: str | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    incident: str | None = None
    claim: str | None = None
    attribute: str | None = None
    value: str | None = None
    low: float | None = None
    high: float | None = None
    claimant: str | None = None
    chain: tuple[str, ...] = ()
    stance: str | None = None
    extent: str | None = None
    change: str | None = None
    why: str | None = None
    again: tuple[str, ...] = ()
    type: str | None = None
    status: str | None = None
    place: str | None = None
    support: Support | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One number of a series: the day it was said to hold, its ends, and the claim."""

    day: str | None
    low: float
    high: float | None
    claim: str


@dataclass(frozen=True, slots=True)
class Series:
    """How one attribute moved in the words of one claimant; what an echo repeats is left out."""

    attribute: str
    claimant: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The moments in order, and for an incident how its numbers moved."""

    of: str
    title: str
    moments: tuple[Moment, ...]
    series: tuple[Series, ...] = ()


def moments_of(
    claims: Iterable[Held], disagreements: Iterable[Disagreement], outlets: Mapping[str, str | None]
) -> tuple[Moment, ...]:
    """What was said of an incident, in the order of the days it holds for; ``outlets`` are those of the documents.

    Dates and places are no moments. Echoes stand with the claim that they echo, and by themselves where that is not of
    the incident.
    """
    every = sorted(claims, key=in_time)
    changes: dict[str, Disagreement] = {}
    order = {one.claim.id: number for number, one in enumerate(every)}
    for each in disagreements:
        known = changes.get(each.b)
        if known is None or order.get(known.a, -1) < order.get(each.a, -1):
            changes[each.b] = each
    own = {_content(one): one.claim.id for one in reversed(every) if not one.is_echo}
    again: dict[str, list[str]] = {}
    for one in every:
        if one.is_echo and _content(one) in own:
            again.setdefault(own[_content(one)], []).append(one.claim.document)
    return tuple(
        _moment(one, changes.get(one.claim.id), outlets, tuple(sorted(set(again.get(one.claim.id, ())))))
        for one in every
        if one.claim.attribute not in ("date", "place") and not (one.is_echo and _content(one) in own)
    )


def _content(held: Held) -> tuple[object, ...]:
    """What a claim says and in whose text, so that an echo finds its origin."""
    claim = held.claim
    return (
        claim.origin or claim.document,
        claim.attribute,
        claim.value.value.casefold(),
        claim.stance,
        claim.extent,
    )


def _moment(
    held: Held, change: Disagreement | None, outlets: Mapping[str, str | None], again: tuple[str, ...]
) -> Moment:
    claim = held.claim
    span = claim.value.evidence[0]
    return Moment(
        kind="told",
        earliest=claim.as_of,
        latest=claim.as_of,
        text=told(held),
        document=claim.document,
        outlet=outlets.get(claim.document),
        quote=held.quote,
        start=span.start,
        end=span.end,
        incident=claim.incident,
        claim=claim.id,
        attribute=claim.attribute,
        value=claim.value.value,
        low=claim.low,
        high=claim.high,
        claimant=claim.asserted_by,
        chain=tuple(one.name for one in claim.chain),
        stance=claim.stance,
        extent=claim.extent,
        change=change.kind if change else None,
        why=change.why if change else None,
        again=again,
        status=claim.status,
        support=held.support,
    )


def told(held: Held) -> str:
    """A claim in a few words: "killed: at least 17"."""
    claim = held.claim
    if claim.attribute == "event":
        return f"denied: that it happened, “{held.quote}”"
    note = f" ({claim.scope_note})" if claim.scope_note else ""
    denied = "denied: " if claim.stance == "denies" else ""
    value = "" if denied and claim.low is None else f": {claim.value.value}"
    if denied and claim.attribute in ("perpetrator", "responsibility"):
        value = f": {claim.value.value}"
    return f"{denied}{claim.attribute}{value}{note}"


def series_of(claims: Iterable[Held]) -> tuple[Series, ...]:
    """How each attribute moved, a series a claimant: numbers that count the whole of the incident, denials left out."""
    groups: dict[tuple[str, str], list[Point]] = {}
    for one in sorted(claims, key=in_time):
        claim = one.claim
        if claim.low is None or claim.stance == "denies" or one.is_echo or claim.extent != "all":
            continue
        points = groups.setdefault((claim.attribute, claim.asserted_by), [])
        if not any(
            (point.day, point.low, point.high) == (claim.as_of, claim.low, claim.high) for point in points
        ):
            points.append(Point(claim.as_of, claim.low, claim.high, claim.id))
    return tuple(Series(name, who, tuple(points)) for (name, who), points in sorted(groups.items()))


def in_order(moments: Sequence[Moment]) -> tuple[Moment, ...]:
    """Moments by their first day, those without any at the end; of one day, what happened before what was told."""
    return tuple(
        sorted(
            moments,
            key=lambda one: (
                one.earliest or one.latest or "9999",
                one.latest or "9999",
                one.kind,
                one.text,
                one.document or "",
                one.start or 0,
            ),
        )
    )
