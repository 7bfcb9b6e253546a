"""What befell those who are counted, where only an event in which they take part says so.

The lists by which counts are read name the common verbs; the codebook names many more. "Police *bundled* 12 students into
a van", "About 30 fishermen *pelted* the gate", "8,500 villagers *crossed over*": who is counted is the whole participant
of one event that happened, and the type of that says what befell them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from dateline.model import Count, Event
from dateline.reading.counts.words import words_of
from dateline.reading.draft import Draft
from dateline.reading.events.scenes import TO_WHOM
from dateline.terms import EventType, Role, Scope, Status

_HAPPENED: Final[frozenset[Status]] = frozenset({"occurred", "ongoing", "claimed", "apparent"})
_Kind = Literal["people", "things", "civilians"]
_PROTESTS: Final = (None, "demo", "riot", "strike", "hunger", "vandalize")
_TOLD: Final[Mapping[tuple[EventType, str | None], tuple[frozenset[Role], _Kind, Scope]]] = {
    ("COERCE", "arrest"): (TO_WHOM, "people", "detained"),
    **{("PROTEST", mode): (frozenset({"actor"}), "people", "demonstrating") for mode in _PROTESTS},
    ("AID", None): (frozenset({"item"}), "things", "supplied"),
    ("RETREAT", "disarm"): (frozenset({"item"}), "things", "surrendered"),
    ("COERCE", "seize"): (frozenset({"item"}), "things", "seized"),
    ("RETREAT", None): (frozenset({"actor"}), "civilians", "displaced"),
    ("RETREAT", "withdraw"): (frozenset({"actor"}), "civilians", "displaced"),
}
"""By type and mode: the role of those counted, what they must be, and what befell them. In the train and development
parts of `evaluation/gold`, of counts without another word for it, 23 of 26 are right. Not whom an attack or a kidnapping
is told of, who may be killed, hurt or held."""


def with_told_fates(draft: Draft) -> list[Count]:
    """The counts, in order, those without a word for what befell them with what an event tells."""
    told = [each for each in draft.events if each.status in _HAPPENED and not each.negated]
    told = [each for each in told if (each.type, each.mode) in _TOLD and not _goes_home(draft, each)]
    if not told:
        return draft.counts
    counts = []
    for number, count in enumerate(draft.counts):
        scope = None if count.scope is not None else _told(draft, told, number)
        counts.append(count if scope is None else replace(count, scope=scope))
    return counts


def _goes_home(draft: Draft, event: Event) -> bool:
    """Whether an event tells of people who come back: they are driven out no more."""
    start = bisect_left(draft.starts, event.trigger.start)
    return draft.tokens[start].lemma.lower() in words_of(draft.language).sets["returns"]


def _told(draft: Draft, events: Sequence[Event], number: int) -> Scope | None:
    """What befell those of one count by the events that they are the whole of a participant in."""
    head, at = draft.counted[number].counted.head, draft.counts[number].span
    for event in events:
        roles, kind, scope = _TOLD[(event.type, event.mode)]
        for each in event.participants:
            span = each.spans[0]
            if each.role in roles and span.start <= at.start and at.end <= span.end:
                top = draft.tokens[head].head
                whole = span.contains(draft.span(head, head))
                above = top >= 0 and span.contains(draft.span(top, top))
                if whole and not above and _is(draft, number, kind):
                    return scope
    return None


def _is(draft: Draft, number: int, kind: _Kind) -> bool:
    """Whether what is counted is of a kind; civilians are people who are no side, by their noun."""
    known = draft.counted[number].counted
    if kind == "things":
        return known.kind != "people" and known.unit is not None
    if kind == "civilians":
        noun = draft.tokens[known.unit[1]].lemma.lower() if known.unit is not None else ""
        return noun in words_of(draft.language).sets["dwellers"]
    return known.kind == "people"
