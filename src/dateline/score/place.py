"""Names of places: predicted toponyms against gold ones, by span and by distance.

``recognition_exact`` and ``recognition_overlap`` compare spans, all gold toponyms counting. ``resolution`` looks at gold
toponyms with coordinates and the prediction on the same span: the share within 161 km (100 miles; Gritta, Pilehvar and
Collier, "A Pragmatic Guide to Geoparsing Evaluation", 2020), and the share of exact GeoNames ids. ``end_to_end_161``
counts a resolved prediction as right if it overlaps a gold toponym with coordinates, each used once in the order of the
text, and lies within 161 km; one that overlaps only a toponym without coordinates is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt
from typing import Any

from dateline.score.tally import Tally, tally

Row = dict[str, Any]

NEAR_KM = 161.0
_EARTH_KM = 6371.0


def score_places(predicted: Sequence[Row], gold: Sequence[Row]) -> dict[str, Any]:
    """The figures over all documents; one that was not predicted counts as empty."""
    found = {row["id"]: row["toponyms"] for row in predicted}
    exact = overlap = end_to_end = Tally()
    near = ids = Tally()
    for row in gold:
        right = sorted(row["toponyms"], key=_span)
        answers = sorted(found.get(row["id"], []), key=_span)
        exact += tally({_span(t) for t in answers}, {_span(t) for t in right})
        overlap += _overlapping([_span(t) for t in answers], [_span(t) for t in right])
        end_to_end += _end_to_end(answers, right)
        at = {_span(t): t for t in answers}
        placed = [(t, at.get(_span(t))) for t in right if _placed(t)]
        near += Tally(sum(_near(t, p) for t, p in placed), len(placed), len(placed))
        named = [(t, at.get(_span(t))) for t in right if t.get("geonames_id")]
        ids += Tally(sum(_same_id(t, p) for t, p in named), len(named), len(named))
    return {
        "documents": len(gold),
        "gold": exact.gold,
        "predicted": exact.predicted,
        "recognition_exact": exact.as_json(),
        "recognition_overlap": overlap.as_json(),
        "resolution": {"acc161": round(near.recall, 2), "id_exact": round(ids.recall, 2)},
        "end_to_end_161": end_to_end.as_json(),
    }


def _span(toponym: Row) -> tuple[int, int]:
    return toponym["start"], toponym["end"]


def _placed(toponym: Row) -> bool:
    return toponym.get("lat") is not None and toponym.get("lon") is not None


def _over(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _near(gold: Row, answer: Row | None) -> bool:
    return answer is not None and _placed(answer) and _kilometres(gold, answer) <= NEAR_KM


def _same_id(gold: Row, answer: Row | None) -> bool:
    return answer is not None and str(answer.get("geonames_id")) == str(gold["geonames_id"])


def _overlapping(answers: Sequence[tuple[int, int]], right: Sequence[tuple[int, int]]) -> Tally:
    used: set[tuple[int, int]] = set()
    for answer in sorted(set(answers)):
        hit = next((g for g in sorted(set(right)) if g not in used and _over(answer, g)), None)
        if hit:
            used.add(hit)
    return Tally(len(used), len(set(answers)), len(set(right)))


def _end_to_end(answers: Sequence[Row], right: Sequence[Row]) -> Tally:
    placed = [t for t in right if _placed(t)]
    unplaced = [t for t in right if not _placed(t)]
    taken: set[int] = set()
    hits = counted = 0
    for answer in filter(_placed, answers):
        hit = next(
            (n for n, t in enumerate(placed) if n not in taken and _over(_span(answer), _span(t))), None
        )
        if hit is None:
            counted += not any(_over(_span(answer), _span(t)) for t in unplaced)
            continue
        taken.add(hit)
        counted += 1
        hits += _near(placed[hit], answer)
    return Tally(hits, counted, len(placed))


def _kilometres(one: Row, other: Row) -> float:
    lat1, lon1, lat2, lon2 = map(radians, (one["lat"], one["lon"], other["lat"], other["lon"]))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))
