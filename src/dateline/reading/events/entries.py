"""What a codebook holds: entries that say by which words an event is told, and who plays which part in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from dateline.terms import EventType, Status

WordClass = Literal["verbs", "nouns", "adjectives"]
WORD_CLASSES: Final[tuple[WordClass, ...]] = ("verbs", "nouns", "adjectives")

NOTHING: Final = "none"
"""The type of an entry that says: these words tell no event."""

Roles = Mapping[str, tuple[str, ...]]
"""For a slot of syntax, the roles that its filler may play, the first that fits it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence with what is to be read in it: the word of the trigger and, by role, words of each participant.

    With ``nothing`` the entry must code nothing in it.
    """

    text: str
    trigger: str | None = None
    roles: Mapping[str, str]
    nothing: bool = False
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells an event, as a lemma, and the lemmas that must hang on it ("open" with "fire")."""

    lemma: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One kind of event in a codebook.

    ``where`` and ``unless`` are the words or kinds of which a filler of a slot must be one, or must not (``*``: there
    must be one at all), for nouns ``where_noun``; ``needs`` are roles without which nothing is coded; ``bare``: a noun
    tells the event even where nobody takes part in it; ``weighed``: everyday words, which tell it only where that is
    likely all in all. ``type`` is None where the words tell no event.
    """

    name: str
    source: str
    type: EventType | None
    triggers: Mapping[WordClass, tuple[Trigger, ...]]
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    roles: Roles
    where: Mapping[str, frozenset[str]]
    unless: Mapping[str, frozenset[str]]
    where_noun: Mapping[str, frozenset[str]]
    needs: tuple[str, ...]
    bare: bool
    weighed: bool
    examples: tuple[Example, ...]

    @property
    def rule(self) -> str:
        """How an event names the entry that coded it."""
        name = "-".join(self.name.split())
        return f"{self.source}.{name}" if self.source else name


@dataclass(frozen=True, slots=True)
class Shade:
    """Words in the clause of a trigger that give an event of some types its mode or a context."""

    value: str
    types: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Codebook:
    """Entries, and what all of them share.

    ``index`` finds the entries of a lemma by class of word, in the order in which they are tried, ``everyday`` those that
    are only weighed. ``light`` are verbs
    that lend a noun their subject ("launched an attack"). ``content_modes`` give the mode of an event that is about
    another one, by the type of that one; ``content_types`` in the same way the type of what an entry codes. ``strict``
    are the names of entries whose verbs tell an event only beside the words for which they ask.
    """

    entries: tuple[Entry, ...]
    index: Mapping[WordClass, Mapping[str, tuple[tuple[Trigger, Entry], ...]]]
    everyday: Mapping[WordClass, Mapping[str, tuple[tuple[Trigger, Entry], ...]]]
    general: Roles
    lists: Mapping[str, frozenset[str]]
    weapons: frozenset[str]
    abstract: frozenset[str]
    acting: frozenset[str]
    modes: tuple[Shade, ...]
    contexts: tuple[Shade, ...]
    content_modes: Mapping[str, Mapping[str, str]]
    content_types: Mapping[str, Mapping[str, EventType]]
    light: frozenset[str]
    strict: frozenset[str]
    subject_control: frozenset[str]
    promising: frozenset[str]

    def of(self, word_class: WordClass, lemma: str) -> tuple[tuple[Trigger, Entry], ...]:
        """All entries of a lemma, those last that are only weighed."""
        return self.index[word_class].get(lemma, ()) + self.everyday[word_class].get(lemma, ())
