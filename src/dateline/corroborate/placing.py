"""Which numbers of a report are an incident's: those of its events, and those that no event holds but that stand by one.

"The toll rose to 31" hangs on no event; it is told of the happening that the sentence, or the one before, is about. A
number that an event of another incident holds, or one of history, is never taken.
"""

from __future__ import annotations

from dateline.corroborate.figure import Told
from dateline.corroborate.grammar import Grammar
from dateline.model import Count, Event

_FITS = {
    "PROTEST": frozenset({"demonstrating", "detained", "injured", "killed"}),
    "COERCE": frozenset({"detained", "abducted", "released", "displaced", "evacuated", "seized", "destroyed", "damaged",
                         "missing"}),
    "RETREAT": frozenset({"displaced", "evacuated", "surrendered", "released"}),
    "CONCEDE": frozenset({"released", "surrendered"}),
    "MOBILIZE": frozenset({"deployed"}),
    "AID": frozenset({"supplied", "evacuated"}),
}  # fmt: skip
"""What can befall people in an event of a type; an assault brings about anything but these three."""
_NOT_OF_ASSAULT = frozenset({"demonstrating", "deployed", "supplied"})
AFTER = 3
"""What a sentence after counts for, in sentences before: a report names what happened before it counts the victims."""


def counts_of(told: Told) -> dict[str, Event | None]:
    """The ids of the counts that are the incident's, each with the event that holds it, if one does."""
    members, away = set(told.events), set(told.elsewhere)
    grammar = Grammar(told.reading)
    holders: dict[str, list[Event]] = {}
    for event in told.reading.events:
        for name in event.counts:
            holders.setdefault(name, []).append(event)
    linked = [one for one in told.reading.events if one.id in members | away]
    found: dict[str, Event | None] = {}
    for count in told.reading.counts:
        holding = holders.get(count.id, [])
        mine = [one for one in holding if one.id in members]
        if mine:
            found[count.id] = mine[0]
        elif any(one.id in away or one.historical for one in holding):
            continue
        elif count.part_of in found:
            found[count.id] = found[count.part_of]
        else:
            near = _nearest(count, told, linked, grammar)
            if (near is not None and near.id in members) or (
                near is None and _is_alone(count, told, grammar)
            ):
                found[count.id] = holding[0] if holding else None
    return found


def _nearest(count: Count, told: Told, linked: list[Event], grammar: Grammar) -> Event | None:
    """The linked event that a number is told of: in its sentence, or else in one before, or else after."""
    if count.scope is None:
        return None
    here = grammar.sentence(count.span.start)
    around = [one for one in told.reading.events if grammar.sentence(one.trigger.start) == here]
    if any(one.historical for one in around) and not any(
        one in linked and not one.historical for one in around
    ):
        return None

    def away(event: Event) -> tuple[int, int, int]:
        there = grammar.sentence(event.trigger.start)
        distance = here - there if there <= here else (there - here) * AFTER
        return distance, abs(event.trigger.start - count.span.start), event.trigger.start

    fitting = [one for one in linked if _fits(one, count) and not one.historical]
    return min(fitting, key=away, default=None)


def _is_alone(count: Count, told: Told, grammar: Grammar) -> bool:
    """Whether a report tells of this incident alone, so that a number beside no event is its."""
    here = grammar.sentence(count.span.start)
    return (
        count.scope is not None
        and not told.elsewhere
        and not any(
            one.historical for one in told.reading.events if grammar.sentence(one.trigger.start) == here
        )
    )


def _fits(event: Event, count: Count) -> bool:
    if event.type == "ASSAULT":
        return count.scope not in _NOT_OF_ASSAULT
    return count.scope in _FITS.get(event.type, frozenset())
