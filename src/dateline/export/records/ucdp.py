"""Events in the 49 columns of UCDP's Georeferenced Event Dataset: Dateline's codings, and each line says so.

The columns are those of the yearly and candidate releases in their order, as public readers of the file have them.
UCDP's events are of lethal violence, so assaults with a number of killed go out. Tolls are ``low``, ``best`` and
``high`` by the rules of these names; in a record that was linked, a line stands for an incident, its tolls are those of
the rule ``latest`` over all claims, and its number of sources is that of independent lines. Ids of UCDP's conflicts,
dyads and sides cannot be known, and stay empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import BinaryIO, Final

from dateline.export.records.coded import Coded, Facts, Loss, fatalities, toll_of
from dateline.export.records.countries import name_of
from dateline.export.records.separated import write_lines

COLUMNS: Final = (
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
)
OVER_CLAIMS: Final = "latest"
_STATE: Final = frozenset({"GOV", "MIL", "COP", "SPY"})
_CIVILIANS: Final = frozenset({"CVL", "REF", "JRN", "EDU", "LAB", "REL", "NGO", "MED"})
_WHERE: Final = {"site": 1, "settlement": 1, "district": 3, "region": 4, "country": 6, "area": 7}


def write(readings: Iterable[Coded], out: BinaryIO) -> Loss:
    """Writes the lethal events that happened, one a line."""
    loss = Loss()

    def rows() -> Iterator[tuple[object, ...]]:
        for coded in readings:
            loss.lose("statement: UCDP has events alone", len(coded.reading.statements))
            for facts in coded.once(loss, "UCDP"):
                if facts.event.type != "ASSAULT":
                    loss.lose(f"event of type {facts.event.type}: UCDP has lethal violence alone")
                elif not any(_tolls(facts)[:2]) and not _tolls(facts)[2]:
                    loss.lose("assault without a number of killed: UCDP has lethal violence alone")
                elif facts.day is None:
                    loss.lose("event without a date")
                else:
                    yield _row(facts, loss)

    loss.written = write_lines(out, COLUMNS, rows())
    return loss


def _row(facts: Facts, loss: Loss) -> tuple[object, ...]:
    place, point, document, day = facts.place, facts.point, facts.document, facts.day
    assert day is not None  # the caller looked
    low, best, high = _tolls(facts)
    incident = facts.incident
    if high is None:
        loss.lose("toll that is open above: the cell high is left empty")
    if point is None:
        loss.lose("point: none, or only a country's; the cells are left empty")
    loss.lose("ids of conflict, dyad and sides: UCDP's own, left empty")
    one, other = facts.names("actor"), facts.names("recipient", "target")
    if facts.is_disputed:
        loss.lose("doer who is disputed: the cell is left empty")
        one = ""
    first, last = facts.days
    kind = _violence(facts)
    wkt = f"POINT ({point.lon:.6f} {point.lat:.6f})" if point else None
    civilians = best if kind == 3 else None
    return (
        int(sha256(facts.name.encode()).hexdigest()[:8], 16),
        f"DTL-{facts.name}",
        day.year,
        None,
        facts.mark,
        kind,
        *(None,) * 5,
        f"{one or 'XXX'} - {other or 'XXX'}",
        *(None, None, one or None),
        *(None, None, other or None),
        incident.support.lines if incident else 1,
        f'"{document.source or ""}, {document.published or ""}, {document.title or ""}"',
        "; ".join(incident.outlets) if incident else document.source,
        str(document.published or ""),
        document.title,
        facts.speaker,
        _WHERE.get(place.precision) if place else None,
        point.name if point else None,
        place.name if place else None,
        point.name if point and point.precision == "region" else None,
        point.name if point and point.precision == "district" else None,
        point.lat if point else None,
        point.lon if point else None,
        wkt,
        None,
        name_of(place.country) if place else None,
        None,
        None,
        1 if (facts.length or 1) == 1 else 2,
        _date_precision(facts.length or 1),
        first,
        last,
        None,
        None,
        civilians,
        None if civilians is not None else best,
        best,
        high,
        low,
        None,
        None,
    )


def _tolls(facts: Facts) -> tuple[int | None, int | None, int | None]:
    """Low, best and high of the killed: over all claims of the incident, or of the event's own numbers."""
    claimed = toll_of(facts, OVER_CLAIMS)
    if claimed is None:
        low, best, high = (fatalities(facts, rule) for rule in ("lowest", "best", "highest"))
        return low, best, high
    return int(claimed[0]), int(claimed[1]), None if claimed[2] is None else int(claimed[2])


def _violence(facts: Facts) -> int | None:
    """State-based, non-state or one-sided, from the sectors of the two sides; None where one is not known."""
    sides = [
        {entity.sector for _, entity in facts.who(*roles) if entity and entity.sector}
        for roles in (("actor",), ("recipient", "target"))
    ]
    if not all(sides) or facts.is_disputed:
        return None
    if sides[1] <= _CIVILIANS:
        return 3
    return 1 if any(side & _STATE for side in sides) else 2


def _date_precision(length: int) -> int:
    """UCDP's: the day, 2 to 6 days, a week, a month, more."""
    return 1 if length == 1 else 2 if length < 7 else 3 if length == 7 else 4 if length <= 31 else 5
