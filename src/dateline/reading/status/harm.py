"""Harm that a statement tells of: whether whoever speaks threatens it, or says that it was not done."""

from __future__ import annotations

from typing import Final

from dateline.model import Statement
from dateline.reading.draft import Draft
from dateline.reading.status.clauses import is_past, lemma, trees_of
from dateline.reading.status.lexicon import Lexicon
from dateline.reading.status.sides import is_ours, subject_of
from dateline.reading.status.voices import draft_words
from dateline.terms import EventType

HOSTILE: Final = frozenset(("ASSAULT", "COERCE", "SANCTION", "THREATEN", "PROTEST"))
"""Types of deeds that are threats when somebody vows them, and denials when somebody says that they were not done."""


def is_hostile(draft: Draft, word: int, kind: EventType | None) -> bool:
    """Whether a deed does harm: by its type, or by the verbs of harm of the lexicon of statements."""
    if kind is not None and kind != "ACCUSE":  # "will sue them if …"
        return kind in HOSTILE
    return lemma(draft, word) in draft.language.table("cues")["content"]["hostile"]


def suffered(draft: Draft, word: int) -> bool:
    """Whether a deed is told as what befalls somebody, by nobody who is named: "anyone who stays *will be shot*"."""
    trees = trees_of(draft)
    passive = trees.child(word, "aux:pass", "nsubj:pass") is not None
    return passive and trees.child(word, "obl:agent") is None


def is_own_denial(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether whoever writes the report says that he, or his people, did not do a deed: "we did not burn the ferry"."""
    subject = subject_of(draft, word)
    return subject is not None and is_past(draft, lex, word) and is_ours(draft, lex, subject)


def insists(draft: Draft, lex: Lexicon, voice: Statement) -> bool:
    """Whether who speaks insists, so that what he says was not done is denied: "insists that nobody was touched"."""
    return any(
        lemma(draft, w) in lex.small["insisting"] for part in voice.cue for w in draft_words(draft, part)
    )
