"""Events in the 31 columns of ACLED's data: Dateline's codings, not ACLED's, and each line says so.

The columns are those of ACLED's export since 2023, in its order, as its codebook and public readers of the file have
them; ``inter1`` and ``inter2`` are its words of 2024 ("State forces"), and ``sub_event_type`` is left empty where no
mode of PLOVER's is one of its own.

ACLED codes one event a line, what happened, with the most conservative toll; so only what the report says
happened goes out. In a record that was linked, a line stands for an incident: its toll is the low of the rule
``conservative`` over all claims, its source all outlets, and ``tags`` hold its id and how many stand behind it. An event
of no incident has the ``lowest`` toll of its own numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from dateline.export.records.coded import Coded, Facts, Loss, fatalities, toll_of
from dateline.export.records.countries import countries, name_of
from dateline.export.records.separated import write_lines
from dateline.model import Place

COLUMNS: Final = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
)
RULE: Final = "lowest"
OVER_CLAIMS: Final = "conservative"

# What of PLOVER is an event of ACLED: disorder type, event type. Other types are no event of theirs.
_TYPES: Final = {
    "ASSAULT": ("Political violence", "Battles"),
    "PROTEST": ("Demonstrations", "Protests"),
    "COERCE": ("Strategic developments", "Strategic developments"),
    "MOBILIZE": ("Strategic developments", "Strategic developments"),
    "RETREAT": ("Strategic developments", "Strategic developments"),
    "AGREE": ("Strategic developments", "Strategic developments"),
}
_REMOTE: Final = ("Political violence", "Explosions/Remote violence")
_CIVILIANS: Final = ("Political violence", "Violence against civilians")
_STRATEGIC: Final = ("Strategic developments", "Strategic developments")
# Types and modes of PLOVER that are a sub-event of ACLED: disorder type, event type, sub-event type.
_MODES: Final = {
    ("PROTEST", "riot"): ("Demonstrations", "Riots", "Violent demonstration"),
    ("PROTEST", "demo"): ("Demonstrations", "Protests", "Peaceful protest"),
    ("ASSAULT", "explosives"): (*_REMOTE, "Remote explosive/landmine/IED"),
    ("ASSAULT", "suicide-attack"): (*_REMOTE, "Suicide bomb"),
    ("ASSAULT", "heavy-weapons"): (*_REMOTE, "Shelling/artillery/missile attack"),
    ("ASSAULT", "abduct"): (*_CIVILIANS, "Abduction/forced disappearance"),
    ("ASSAULT", "sexual"): (*_CIVILIANS, "Sexual violence"),
    ("COERCE", "arrest"): (*_STRATEGIC, "Arrests"),
    ("COERCE", "seize"): (*_STRATEGIC, "Looting/property destruction"),
}
_INTER: Final = {
    "GOV": "State forces",
    "MIL": "State forces",
    "COP": "State forces",
    "SPY": "State forces",
    "REB": "Rebel group",
    "UAF": "Political militia",
    "PRM": "Political militia",
    "CVL": "Civilians",
    "REF": "Civilians",
    "JRN": "Civilians",
    "EDU": "Civilians",
    "LAB": "Civilians",
    "REL": "Civilians",
    "NGO": "Civilians",
    "OPP": "Protesters",
}
_GEO_PRECISION: Final = {"site": 1, "settlement": 1, "district": 2, "region": 3}


def write(readings: Iterable[Coded], out: BinaryIO) -> Loss:
    """Writes the events that happened, one a line."""
    loss = Loss()

    def rows() -> Iterator[tuple[object, ...]]:
        for coded in readings:
            loss.lose("statement: ACLED has events alone", len(coded.reading.statements))
            for facts in coded.once(loss, "ACLED"):
                if facts.event.type not in _TYPES:
                    loss.lose(f"event of type {facts.event.type}: none of ACLED's")
                elif facts.day is None:
                    loss.lose("event without a date")
                else:
                    yield _row(facts, loss)

    loss.written = write_lines(out, COLUMNS, rows())
    return loss


def _row(facts: Facts, loss: Loss) -> tuple[object, ...]:
    event, day, place = facts.event, facts.day, facts.place
    assert day is not None  # the caller looked
    one, other = _side(facts, "actor"), _side(facts, "recipient", "target")
    if facts.is_disputed:
        loss.lose("doer who is disputed: the cell is left empty, the notes say who blames whom")
        one = (None, None, None)
    disorder, kind, sub_kind = _MODES.get((event.type, event.mode or ""), (*_TYPES[event.type], None))
    if kind == "Battles" and other[2] == "Civilians":
        kind, sub_kind = "Violence against civilians", "Attack"
    if event.mode and sub_kind is None:
        loss.lose("mode of PLOVER: no sub-event of ACLED's")
    claimed = toll_of(facts, OVER_CLAIMS)
    toll = int(claimed[0]) if claimed else fatalities(facts, RULE)
    incident = facts.incident
    if toll is None and event.type == "ASSAULT":
        loss.lose("toll: none was read, the cell is left empty and is not zero")
    if others := [
        count for count in event.counts if count not in {each.id for each in facts.counts("killed")}
    ]:
        loss.lose("number that is no toll of killed: in the notes alone", len(others))
    if place is None or facts.point is None:
        loss.lose("point: none, or only a country's; the cells are left empty")
    point = facts.point
    known = countries().get(place.country or "") if place else None
    says = f" According to {facts.speaker}." if facts.speaker else ""
    return (
        f"DTL-{facts.name}",
        day.isoformat(),
        day.year,
        _time_precision(facts.length or 1),
        disorder,
        kind,
        sub_kind,
        *one[:2],
        one[2],
        *other[:2],
        other[2],
        "-".join(filter(None, (one[2], other[2]))),
        "Civilian targeting" if other[2] == "Civilians" and disorder == "Political violence" else None,
        known.number if known else None,
        None,
        name_of(place.country) if place else None,
        _at(point, "region"),
        _at(point, "district"),
        None,
        _at(point, "settlement", "site"),
        point.lat if point else None,
        point.lon if point else None,
        _GEO_PRECISION[point.precision] if point else None,
        "; ".join(incident.outlets) if incident else facts.document.source,
        None,
        " ".join(
            (
                f"{facts.sentence}{says}",
                *(f"Disputed: {why}." for why in (incident.disputed if incident else ())),
            )
        ),
        toll,
        "; ".join(
            (
                facts.mark,
                f"fatalities by the rule {OVER_CLAIMS if claimed else RULE}",
                *((f"incident {incident.id}: {incident.behind}",) if incident else ()),
            )
        ),
        str(facts.document.published or ""),
    )


def _side(facts: Facts, *roles: str) -> tuple[str | None, str | None, str | None]:
    """The first of a side, its other members, and ACLED's word for its kind."""
    found = facts.who(*roles)
    if not found:
        return None, None, None
    names = [entity.name if entity else facts.words(*one.spans) for one, entity in found]
    entity = found[0][1]
    return names[0], "; ".join(names[1:]) or None, _INTER.get(entity.sector or "") if entity else None


def _time_precision(length: int) -> int:
    return 1 if length == 1 else 2 if length <= 7 else 3


def _at(place: Place | None, *precisions: str) -> str | None:
    return place.name if place and place.precision in precisions else None
