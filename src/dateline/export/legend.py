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
UNDONE: Final[Mapping[Status, str]] = {
    "planned": "planned not to",
    "requested": "asked not to",
    "promised": "promised not to",
    "predicted": "expected not to",
    "hypothetical": "if not",
    "threatened": "threatened not to",
}
"""How it is said that somebody asks, promises or expects that a thing does not happen, which is not to say that it did
not."""
HISTORICAL: Final = Mark("▢", "grey", "past", "history that the report recalls")


class Verb(NamedTuple):
    """How a statement is told where its cue has no verb of its own: one speaker, several; and the act as a noun,
    for a cue whose verb does not show it. ``shown_by`` are lemmas that do; ``joins`` may follow without a colon."""

    one: str
    many: str
    noun: str
    colour: Colour
    shown_by: frozenset[str] = frozenset()
    joins: frozenset[str] | None = None


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


VERBS: Final[Mapping[Act, Verb]] = {
    "assert": Verb("says", "say", "statement", "blue"),
    "confirm": Verb("confirms", "confirm", "confirmation", "green", _words("confirm acknowledge admit")),
    "claim_responsibility": Verb(
        "claims responsibility for", "claim responsibility for", "claim of responsibility", "magenta", _words("claim")
    ),
    "deny": Verb("denies", "deny", "denial", "red", _words("deny dispute reject rebut refute")),
    "request": Verb(
        "asks", "ask", "request", "cyan", _words("ask request urge demand appeal beg plead call seek"),
        _words("to not that for if whether"),
    ),
    "promise": Verb("promises", "promise", "promise", "cyan", _words("promise pledge vow swear")),
    "predict": Verb("predicts", "predict", "prediction", "cyan", _words("predict expect forecast")),
    "threaten": Verb(
        "threatens", "threaten", "threat", "red", _words("threaten"), _words("to not that if whether with")
    ),
    "accuse": Verb("accuses", "accuse", "accusation", "red", _words("accuse blame"), _words("of")),
    "criticize": Verb(
        "criticizes", "criticize", "criticism", "yellow",
        _words("criticize criticise condemn denounce blast slam deplore decry"),
    ),
    "praise": Verb("praises", "praise", "praise", "green", _words("praise hail welcome applaud commend laud")),
    "decline_comment": Verb(
        "declines to comment", "decline to comment", "no comment", "grey", _words("decline refuse respond"),
        _words("on about whether"),
    ),
}  # fmt: skip


def status_words(status: Status | str, *, negated: object) -> str:
    """A status in a list, where there is no room for a sentence. "not denied" would be read as its opposite."""
    if not negated or status == "denied":
        return status
    return "did not happen" if status == "occurred" else f"{status}, negated"


def mark_of(event: Event) -> Mark:
    """The mark of an event: that it is denied by the report, or history, comes before its status."""
    return mark(event.status, negated=event.negated, historical=event.historical)


def mark(status: Status, *, negated: object, historical: object) -> Mark:
    """The mark of what has a status, is told as not so, or is told as history."""
    if negated:
        word = UNDONE.get(status)
        return NEGATED if word is None else STATUSES[status]._replace(word=word)
    return HISTORICAL if historical and status == "occurred" else STATUSES[status]
