"""Time expressions and times of events, predicted against gold.

Time expressions are scored as in TempEval-3 (UzZaman et al., SemEval-2013 task 1), pooled over documents: ``strict`` is
an equal span, ``relaxed`` any overlap; type and value are right among the gold expressions that were found, and their F1
is that share of the relaxed F1. Gold with days instead of values (GUM) asks for both ends of the interval. The time of
an event is right where it is the gold's string (Reimers et al., ACL 2016), whatever the order of the parts of a bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.score.tally import f1

Times = Sequence[Mapping[str, Any]]
"""Rows with ``start`` and ``end`` and, by the kind of gold, ``type`` and ``value`` or ``earliest`` and ``latest``."""

_BOUNDS = re.compile(r"beginPoint=(.*?)endPoint=(.*)$")
_PART = re.compile(r"(?:after|before)?[\dx]{4}-[\dx]{2}-[\dx]{2}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(slots=True)
class _Count:
    gold: int = 0
    predicted: int = 0
    exact: int = 0
    found: int = 0
    touching: int = 0
    typed: int = 0
    valued: int = 0
    dated: int = 0


def score_timexes(rows: Iterable[tuple[Times, Times]]) -> dict[str, Any]:
    """Scores of predicted and gold expressions of some documents, in per cent."""
    count, by_days = _Count(), False
    for predicted, gold in rows:
        count.gold += len(gold)
        count.predicted += len(predicted)
        count.touching += sum(any(_overlap(p, g) for g in gold) for p in predicted)
        for wanted in gold:
            by_days |= "earliest" in wanted
            near = [p for p in predicted if _overlap(p, wanted)]
            if near:
                _compare(count, wanted, _best(wanted, near))
    return _days(count) if by_days else _timex3(count)


def score_event_times(rows: Iterable[tuple[Mapping[str, str], Mapping[str, str]]]) -> dict[str, Any]:
    """The share of events whose time is right: predicted and gold times of some documents, by the event's id."""
    events = right = days = right_days = 0
    for predicted, gold in rows:
        for event, time in gold.items():
            found = predicted.get(event, "")
            hit = found == time or (any(_bounds(time)) and _bounds(found) == _bounds(time))
            day = _DAY.fullmatch(time) is not None
            events, right = events + 1, right + hit
            days, right_days = days + day, right_days + (hit and day)
    return {
        "events": events,
        "accuracy": _per_cent(right, events),
        "exact_day_events": days,
        "exact_day_accuracy": _per_cent(right_days, days),
    }


def _compare(count: _Count, wanted: Mapping[str, Any], got: Mapping[str, Any]) -> None:
    count.found += 1
    count.exact += (got["start"], got["end"]) == (wanted["start"], wanted["end"])
    count.typed += "type" in wanted and got.get("type") == wanted["type"]
    count.valued += "value" in wanted and got.get("value") == wanted["value"]
    count.dated += "earliest" in wanted and all(
        wanted[end] is None or got.get(end) == wanted[end] for end in ("earliest", "latest")
    )


def _timex3(count: _Count) -> dict[str, Any]:
    relaxed = f1(_share(count.touching, count.predicted), _share(count.found, count.gold))
    strict = f1(_share(count.exact, count.predicted), _share(count.exact, count.gold))
    return {
        "gold": count.gold,
        "predicted": count.predicted,
        "strict": round(100 * strict, 2),
        "relaxed": round(100 * relaxed, 2),
        "relaxed_precision": _per_cent(count.touching, count.predicted),
        "relaxed_recall": _per_cent(count.found, count.gold),
        "type": round(100 * relaxed * _share(count.typed, count.found), 2),
        "value": round(100 * relaxed * _share(count.valued, count.found), 2),
    }


def _days(count: _Count) -> dict[str, Any]:
    return {
        "gold": count.gold,
        "predicted": count.predicted,
        "found": _per_cent(count.found, count.gold),
        "exact_span": _per_cent(count.exact, count.gold),
        "interval_right": _per_cent(count.dated, count.gold),
    }


def _overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _best(wanted: Mapping[str, Any], near: Times) -> Mapping[str, Any]:
    """The expression with the very span, else that with the longest overlap, the first among equals."""

    def rank(one: Mapping[str, Any]) -> tuple[bool, int, int]:
        same = (one["start"], one["end"]) == (wanted["start"], wanted["end"])
        overlap = min(one["end"], wanted["end"]) - max(one["start"], wanted["start"])
        return same, overlap, -one["start"]

    return max(near, key=rank)


def _bounds(time: str) -> tuple[tuple[str, ...], ...]:
    match = _BOUNDS.match(time)
    return tuple(tuple(sorted(_PART.findall(part))) for part in (match.groups() if match else (time,)))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _per_cent(part: int, whole: int) -> float:
    return round(100 * _share(part, whole), 2)
