"""GDELT 2.0 events: 61 columns, tab-separated, no header; countries of places by FIPS 10-4.

GDELT counts what is said as done and has no status, so only what the report says happened goes out. Tone and
Goldstein scale are not computed, and stay empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from typing import BinaryIO, Final

from dateline.export.records.coded import Coded, Facts, Loss
from dateline.export.records.countries import fips_of, name_of
from dateline.export.records.separated import write_tabs
from dateline.model import Entity, Place

_ACTOR = (
    *("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode"),
    *("Religion1Code", "Religion2Code", "Type1Code", "Type2Code", "Type3Code"),
)
_GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()  # noqa: SIM905
COLUMNS: Final = (
    *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),  # noqa: SIM905
    *(f"Actor1{name}" for name in _ACTOR),
    *(f"Actor2{name}" for name in _ACTOR),
    *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale".split(),  # noqa: SIM905
    *"NumMentions NumSources NumArticles AvgTone".split(),  # noqa: SIM905
    *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED",
    "SOURCEURL",
)

QUADS: Final = {
    "verbal cooperation": 1,
    "material cooperation": 2,
    "verbal conflict": 3,
    "material conflict": 4,
}

# The root of CAMEO that a type of PLOVER took the place of, after PLOVER's own manual; where it took the place
# of several, the first.
CAMEO_ROOTS: Final = {
    "AGREE": "03",
    "CONSULT": "04",
    "SUPPORT": "05",
    "COOPERATE": "06",
    "AID": "07",
    "CONCEDE": "08",
    "RETREAT": "08",
    "REQUEST": "10",
    "ACCUSE": "11",
    "REJECT": "12",
    "THREATEN": "13",
    "PROTEST": "14",
    "MOBILIZE": "15",
    "SANCTION": "16",
    "COERCE": "17",
    "ASSAULT": "19",
}
# GDELT's type of a place: a country, a US state, a US city, a city of the world, a state of the world.
_GEO_TYPES: Final = {"country": 1, "region": 5, "district": 5, "settlement": 4, "site": 4}


def write(readings: Iterable[Coded], out: BinaryIO) -> Loss:
    """Writes the events that happened, one a line."""
    loss = Loss()

    def rows() -> Iterator[tuple[object, ...]]:
        for coded in readings:
            loss.lose("statement: GDELT has events alone", len(coded.reading.statements))
            for facts in coded.happened(loss, "GDELT"):
                row = _row(facts, loss)
                if row:
                    yield row

    loss.written = write_tabs(out, None, rows())
    return loss


def _row(facts: Facts, loss: Loss) -> tuple[object, ...] | None:
    event, day = facts.event, facts.day
    if day is None:
        loss.lose("event without a date")
        return None
    if (facts.length or 1) > 1:
        loss.lose("interval of days: GDELT has one day, the first is written")
    if event.according_to:
        loss.lose("who says so: GDELT has no attribution")
    if event.counts:
        loss.lose("number: GDELT has none", len(event.counts))
    if len(facts.who("actor")) > 1 or len(facts.who("recipient", "target")) > 1:
        loss.lose("further actor: GDELT has two")
    if event.cameo is None:
        loss.lose("CAMEO code: none was read, the root of the PLOVER type is written")
    code = event.cameo or CAMEO_ROOTS[event.type]
    published = facts.document.published
    added = published.day.strftime("%Y%m%d000000") if published and published.day else ""
    place = _geo(facts.place, loss)
    return (
        int(sha256(facts.id.encode()).hexdigest()[:8], 16),
        day.strftime("%Y%m%d"),
        day.strftime("%Y%m"),
        day.year,
        f"{day.year + (day - date(day.year, 1, 1)).days / 365:.4f}",
        *_actor(facts, "actor"),
        *_actor(facts, "recipient", "target"),
        1,
        code,
        code[:3],
        code[:2],
        QUADS[event.quad],
        None,
        1,
        1,
        1,
        None,
        *(None,) * 16,
        *place,
        added,
        facts.document.url or f"dateline:{facts.id}",
    )


def _actor(facts: Facts, *roles: str) -> tuple[object, ...]:
    found = facts.who(*roles)
    if not found:
        return (None,) * 10
    participant, entity = found[0]
    name = (entity.name if entity else facts.words(*participant.spans)).upper()
    country = entity.country if entity else None
    sector = entity.sector if entity else None
    return (_code(entity), name, country, None, None, None, None, sector, None, None)


def _code(entity: Entity | None) -> str | None:
    """CAMEO's actor code: country, then sector."""
    return ((entity.country or "") + (entity.sector or "") or None) if entity else None


def _geo(place: Place | None, loss: Loss) -> tuple[object, ...]:
    if place is None or place.precision not in _GEO_TYPES:
        loss.lose("place: none that was resolved")
        return (0, *(None,) * 7)
    fips = fips_of(place.country)
    whole = f"{place.name}, {name_of(place.country)}" if place.precision != "country" else place.name
    point = (None, None) if place.precision == "country" else (place.lat, place.lon)
    if place.precision == "country":
        loss.lose("point of a country: its centre is no place of an event, and is not written")
    return (_GEO_TYPES[place.precision], whole.strip(", "), fips, fips, None, *point, place.geonames_id)
