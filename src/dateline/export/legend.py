"""The signs of the record: one glyph, one colour and one word a status, the same in the terminal and in pages.

A colour never stands alone: the glyph and the word say the same. Colours are named as a terminal names its
sixteen; a page gives each a light and a dark shade (``templates/reading.css``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from dateline.model import Event
from dateline.terms import Act, Status

Colour = Literal["green", "cyan", "blue", "yellow", "magenta", "red", "grey"]


class Mark(NamedTuple):
    """How a status is drawn and named, and what it means."""

    glyph: str
    colour: Colour
    word: str
    meaning: str


STATUSES: Final[Mapping[Status, Mark]] = {
    "occurred": Mark("■", "green", "occurred", "the report says that it happened"),
    "ongoing": Mark("◧", "green", "ongoing", "the report says that it goes on"),
    "claimed": Mark("◪", "magenta", "claimed", "only a named source says that it happened"),
    "apparent": Mark("◌", "grey", "apparent", "the report itself hedges"),
    "planned": Mark("△", "cyan", "planned", "somebody means to do it"),
    "requested": Mark("□", "cyan", "requested", "somebody asks for it"),
    "promised": Mark("◇", "cyan", "promised", "somebody says that they will do it"),
    "predicted": Mark("○", "cyan", "predicted", "somebody expects it"),
    "hypothetical": Mark("◐", "grey", "hypothetical", "it would be so under a condition"),
    "threatened": Mark("▲", "red", "threatened", "somebody threatens with it"),
    "denied": Mark("×", "red", "denied", "somebody says that it did not happen"),
}
NEGATED: Final = Mark("⊘", "red", "not so", "the report says that it did not happen")
HISTORICAL: Final = Mark("▢", "grey", "past", "history that the report recalls")


class Verb(NamedTuple):
    """How a statement is told: one speaker, several, and the words that may follow without a colon."""

    one: str
    many: str
    colour: Colour
    joins: frozenset[str] | None = None


# What may follow the verb directly; None: anything may.
_TO = frozenset({"to", "not", "that", "for", "if", "whether"})

VERBS: Final[Mapping[Act, Verb]] = {
    "assert": Verb("says", "say", "blue"),
    "confirm": Verb("confirms", "confirm", "green"),
    "claim_responsibility": Verb("claims responsibility for", "claim responsibility for", "magenta"),
    "deny": Verb("denies", "deny", "red"),
    "request": Verb("asks", "ask", "cyan", _TO),
    "promise": Verb("promises", "promise", "cyan"),
    "predict": Verb("predicts", "predict", "cyan"),
    "threaten": Verb("threatens", "threaten", "red", _TO | {"with"}),
    "accuse": Verb("accuses", "accuse", "red", frozenset({"of"})),
    "criticize": Verb("criticizes", "criticize", "yellow"),
    "praise": Verb("praises", "praise", "green"),
    "decline_comment": Verb(
        "declines to comment", "decline to comment", "grey", frozenset({"on", "about", "whether"})
    ),
}


def mark_of(event: Event) -> Mark:
    """The mark of an event: that it is denied by the report, or history, comes before its status."""
    if event.negated:
        return NEGATED
    if event.historical and event.status == "occurred":
        return HISTORICAL
    return STATUSES[event.status]
