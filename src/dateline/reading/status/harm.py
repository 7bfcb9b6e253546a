"""Harm that a statement tells of: whether whoever speaks threatens it, or says that it was not done."""

from __future__ import annotations

from typing import Final

from dateline.model import Entity, Statement
from dateline.reading.draft import Draft
from dateline.reading.entities import entity_at
from dateline.reading.status.clauses import is_past, lemma, lower, trees_of
from dateline.reading.status.futures import is_speaker, subject_of
from dateline.reading.status.lexicon import Lexicon
from dateline.terms import EventType, Sector

HOSTILE: Final = frozenset(("ASSAULT", "COERCE", "SANCTION", "THREATEN", "PROTEST"))
"""Types of deeds that are threats when somebody vows them, and denials when somebody says that they were not done."""
_ARMED: Final[frozenset[Sector]] = frozenset({"MIL", "REB", "UAF", "CRM"})
"""Sectors whose word that somebody will be harmed is a threat."""
_OBSERVING: Final[frozenset[Sector]] = frozenset({"IGO", "NGO", "MED", "JRN"})
"""Sectors that tell of the harm of others."""


def is_hostile(draft: Draft, word: int, kind: EventType | None) -> bool:
    """Whether a deed does harm: by its type, or by the verbs of harm of the lexicon of statements."""
    if kind is not None:
        return kind in HOSTILE
    return lemma(draft, word) in draft.language.table("cues")["content"]["hostile"]


def by_another(draft: Draft, lex: Lexicon, word: int, voice: Statement) -> bool:
    """Whether what is to come is told as the deed of another side than his who speaks: "the envoy said the rebels would
    shoot if …"; by country and sector, and of those who take no side."""
    subject = subject_of(draft, word)
    if subject is None:
        subject = next(iter(trees_of(draft).children(word, "obl:agent")), None)
    source = speaker(draft, voice)
    if source is not None and source.sector in _OBSERVING:
        return subject is None or not is_speaker(draft, lex, subject, voice)
    if subject is None or source is None or is_speaker(draft, lex, subject, voice):
        return False
    doer = entity_at(draft, subject, subject)
    return doer is not None and (_apart(source.country, doer.country) or _apart(source.sector, doer.sector))


def _apart(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def is_armed(draft: Draft, voice: Statement) -> bool:
    """Whether who speaks has arms."""
    source = speaker(draft, voice)
    return source is not None and (source.kind == "armed_group" or source.sector in _ARMED)


def speaker(draft: Draft, voice: Statement) -> Entity | None:
    """The entity that a statement is by."""
    if voice.source is None or voice.source.entity is None:
        return None
    return draft.entities[int(voice.source.entity.removeprefix("e")) - 1]


def suffered(draft: Draft, word: int) -> bool:
    """Whether a deed is told as what befalls somebody, by nobody who is named: "anyone who stays *will be shot*"."""
    trees = trees_of(draft)
    passive = trees.child(word, "aux:pass", "nsubj:pass") is not None
    return passive and trees.child(word, "obl:agent") is None


def is_own_denial(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether whoever writes the report says that he did not do a deed: "we did not burn the ferry"."""
    subject = subject_of(draft, word)
    if subject is None or not is_past(draft, lex, word):
        return False
    return lower(draft, subject) in lex.small["first_person"]
