"""Templates of the Fourth Message Understanding Conference: 25 slots, one template a violent event."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import BinaryIO, Final

from dateline.export.records.coded import Coded, Facts, Loss
from dateline.export.records.countries import name_of
from dateline.model import Entity

SLOTS: Final = (
    "MESSAGE: ID",
    "MESSAGE: TEMPLATE",
    "INCIDENT: DATE",
    "INCIDENT: LOCATION",
    "INCIDENT: TYPE",
    "INCIDENT: STAGE OF EXECUTION",
    "INCIDENT: INSTRUMENT ID",
    "INCIDENT: INSTRUMENT TYPE",
    "PERP: INCIDENT CATEGORY",
    "PERP: INDIVIDUAL ID",
    "PERP: ORGANIZATION ID",
    "PERP: ORGANIZATION CONFIDENCE",
    "PHYS TGT: ID",
    "PHYS TGT: TYPE",
    "PHYS TGT: NUMBER",
    "PHYS TGT: FOREIGN NATION",
    "PHYS TGT: EFFECT OF INCIDENT",
    "PHYS TGT: TOTAL NUMBER",
    "HUM TGT: NAME",
    "HUM TGT: DESCRIPTION",
    "HUM TGT: TYPE",
    "HUM TGT: NUMBER",
    "HUM TGT: FOREIGN NATION",
    "HUM TGT: EFFECT OF INCIDENT",
    "HUM TGT: TOTAL NUMBER",
)
# Modes of PLOVER that MUC-4 has a type for; any other assault is an attack.
_MODES: Final = {"explosives": "BOMBING", "suicide-attack": "BOMBING", "abduct": "KIDNAPPING"}
_STAGES: Final = {
    "occurred": "ACCOMPLISHED",
    "ongoing": "ACCOMPLISHED",
    "claimed": "ACCOMPLISHED",
    "apparent": "ACCOMPLISHED",
    "threatened": "THREATENED",
}
STATE: Final = frozenset({"GOV", "MIL", "COP", "SPY"})
_PHYSICAL: Final = frozenset({"facility", "place", "materiel", "other"})
_EFFECTS: Final = {"killed": "DEATH", "injured": "INJURY"}


def write(readings: Iterable[Coded], out: BinaryIO) -> Loss:
    """Writes the templates, an empty line between two."""
    loss = Loss()
    for coded in readings:
        loss.lose("statement: MUC-4 has incidents alone", len(coded.reading.statements))
        number = 0
        for facts in coded.events(loss):
            event = facts.event
            if event.type not in ("ASSAULT", "COERCE") or (
                event.type == "COERCE" and event.mode not in _MODES
            ):
                loss.lose(f"event of type {event.type}: no incident of MUC-4")
            elif event.status not in _STAGES or event.negated:
                loss.lose(
                    f"event that is {'negated' if event.negated else event.status}: MUC-4 has no such stage"
                )
            else:
                number += 1
                loss.lose("category other than state violence: what is terrorism is for a person to say")
                _put(out, facts, number)
                loss.written += 1
    return loss


def _put(out: BinaryIO, facts: Facts, number: int) -> None:
    out.write(f"# {facts.mark}\n".encode())
    for place, (slot, fills) in enumerate(zip(SLOTS, _fills(facts, number), strict=True)):
        for fill in fills or ["*" if place in (7, 13, 15, 20, 22) else "-"]:
            out.write(f"{place}. {slot:<32} {' '.join(fill.split())}\n".encode())
    out.write(b"\n")


def _fills(facts: Facts, number: int) -> list[list[str]]:
    event, place = facts.event, facts.place
    people: list[tuple[str, Entity | None]] = []
    things: list[tuple[str, Entity | None]] = []
    for one, entity in facts.who("target", "recipient"):
        words = f'"{facts.words(*one.spans).upper()}"'
        (things if entity and entity.kind in _PHYSICAL else people).append((words, entity))
    names = [words for words, entity in people if entity and entity.kind == "person"]
    described = [words for words, entity in people if not (entity and entity.kind == "person")]
    perpetrators = facts.who("actor")
    alone = [facts.words(*one.spans) for one, entity in perpetrators if entity and entity.kind == "person"]
    together = [
        facts.words(*one.spans) for one, entity in perpetrators if not (entity and entity.kind == "person")
    ]
    hurt = facts.counts("killed", "injured", "casualties")
    total = [_number(count.low, count.high) for count in hurt]
    effects = [_EFFECTS[count.scope] for count in hurt if count.scope in _EFFECTS]
    state = any(entity and entity.sector in STATE for _, entity in perpetrators)
    where = f"{name_of(place.country).upper() or '-'}: {place.name.upper()}" if place else ""
    return [
        [facts.document.id.upper()],
        [str(number)],
        [_days(facts)] if facts.day else [],
        [where] if where else [],
        [_MODES.get(event.mode or "", "ATTACK")],
        [_STAGES[event.status]],
        [f'"{facts.words(*one.spans).upper()}"' for one, _ in facts.who("instrument")],
        [],
        ["STATE-SPONSORED VIOLENCE"] if state else [],
        [f'"{words.upper()}"' for words in alone],
        [f'"{words.upper()}"' for words in together],
        [f'{_confidence(facts)}: "{words.upper()}"' for words in together],
        [words for words, _ in things],
        [],
        [str(len(things))] if things else [],
        [],
        [],
        [],
        names,
        described,
        [],
        total,
        [],
        effects,
        total,
    ]


def _confidence(facts: Facts) -> str:
    """MUC-4's word for how the report puts it that an organization did it."""
    if facts.event.status == "apparent":
        return "POSSIBLE"
    statement = facts.statement
    if facts.event.status != "claimed" or statement is None:
        return "REPORTED AS FACT"
    if statement.act == "claim_responsibility":
        return "CLAIMED OR ADMITTED"
    return f"SUSPECTED OR ACCUSED{' BY AUTHORITIES' if facts.says_sector in STATE else ''}"


def _number(low: float, high: float | None) -> str:
    if high is None:
        return f"AT LEAST {low:g}"
    return f"{low:g}" if low == high else f"{low:g} - {high:g}"


def _days(facts: Facts) -> str:
    first, last = (date.fromisoformat(day).strftime("%d %b %y").upper() for day in facts.days if day)
    return first if first == last else f"- {first} - {last}"
