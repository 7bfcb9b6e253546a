"""Parts of countries: "northern Syria", "the south-east of Mali", "Nigeria's north-east"."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dateline.gazetteer import bearing
from dateline.gazetteer.entry import COUNTRY
from dateline.reading.draft import Draft
from dateline.reading.places.described import Described, way_at, way_before

SECTOR = 45.0
"""Degrees on either side of a direction in which the divisions of that part lie, seen from the country's middle."""


def parts(draft: Draft, described: Sequence[Described]) -> Iterator[Described]:
    """Each country with a direction, by its name or as "the country", as an area in the middle of the divisions that lie
    there: nothing that is told of "northern Syria" happened at the centre of Syria."""
    assert draft.gazetteer is not None
    table = draft.language.table("places")
    anchors = [(t.first, t.last, t.resolved.entry) for t in draft.toponyms if t.use == "place"]
    names_of = {anchor[:2] for anchor in anchors}
    for first, last, entry in (*anchors, *((d.first, d.last, d.entry) for d in described)):
        if entry is None or entry.feature not in COUNTRY:
            continue
        found = _direction(draft, table, first, last)
        if found is None:
            continue
        begin, close, way = found
        there = [
            e for e in draft.gazetteer.divisions(entry.country) if _apart(bearing(entry, e), way) <= SECTOR
        ]
        if there:
            names = sorted(e.name for e in there)
            told = ", ".join(names[:MOST_NAMED]) + (" …" if len(there) > MOST_NAMED else "")
            reason = f"the part of {entry.name} at {way:.0f}° from north, seen from its middle: among {told}"
            words = " ".join(draft.span(begin, close).of(draft.text).split())
            point = (_mean([e.lat for e in there]), _mean([e.lon for e in there]))
            named = words if (first, last) in names_of else f"{words} ({entry.name})"
            yield Described(begin, close, entry, reason, point=point, name=named)


MOST_NAMED = 3
"""Divisions that the reason names."""


def _direction(
    draft: Draft, table: Mapping[str, Any], country: int, end: int
) -> tuple[int, int, float] | None:
    """First and last word of a country, ``country`` to ``end``, with its direction, and degrees from north."""
    rules = table["described"]
    way, first = way_before(draft, table, country)
    if way is not None:
        capital = draft.forms[first][0].isupper() and draft.small[first] in table["parts"]["bare"]
        return None if capital else (first, end, way)
    if country >= _LEAST and draft.small[country - 1] in rules["of"]:
        way, first = way_before(draft, table, country - 1)
        if way is not None and draft.small[first - 1] in rules["article"]:
            return first, end, way
    behind = end + 1
    if behind < len(draft.words) and draft.small[behind] in rules["genitive"]:
        way, after = way_at(draft, table, behind + 1)
        if way is not None and (after >= len(draft.words) or not _goes_on(draft, after)):
            return country, after - 1, way
    return None


def _goes_on(draft: Draft, word: int) -> bool:
    """Whether a direction belongs to what follows: "Somalia's south-central Hiran", "the country's north coast"."""
    return draft.word(word) in _HYPHENS or draft.tokens[word].upos in ("NOUN", "PROPN", "ADJ")


_HYPHENS = ("-", "–", "‑")
_LEAST = 3
"""Words before a country in "the north of": an article, a direction, a preposition."""


def _apart(one: float, other: float) -> float:
    return abs((one - other + 180) % 360 - 180)


def _mean(values: list[float]) -> float:
    return round(sum(values) / len(values), 4)
