"""Words that only say something, though the codebook knows them as deeds: what the statement that they bring in does,
and who makes it, says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dateline.model import Statement
from dateline.reading.draft import Draft
from dateline.reading.events.coding import Coded
from dateline.reading.events.grammar import grammar
from dateline.terms import EntityKind, Sector

_POWERS: Final[frozenset[Sector]] = frozenset(
    {"GOV", "MIL", "REB", "UAF", "CRM", "COP", "SPY", "OPP", "LEG", "LAB", "PTY", "JUD"}
)
_UNSAID: Final = frozenset({"CONSULT", "REJECT"})
"""Types of deeds that somebody does not do who will not comment."""
_POWERFUL: Final[frozenset[EntityKind]] = frozenset({"country", "government", "armed_group"})
"""Sectors and kinds of those whose warning threatens; others warn of what the world will do."""


def only_says(draft: Draft, coded: Coded, said: Sequence[Statement]) -> bool:
    """Whether a coded word is mere speech: a warning of what is to come by those who look on ("doctors *warned* of
    famine"), an assurance of what is or was ("*assured* her that nobody was hurt"), or what somebody will not talk about
    ("declined to *discuss* it")."""
    span = draft.tokens[coded.word].span
    for statement in said:
        cue = any(part.contains(span) for part in statement.cue)
        if cue and coded.entry.type == "THREATEN" and statement.act == "predict":
            return _looks_on(draft, statement)
        if (
            cue
            and coded.entry.type == "AGREE"
            and draft.tokens[coded.word].lemma in grammar(draft.language).assuring
        ):
            return _is_of_the_past(draft, coded.word)
        if statement.act == "decline_comment" and coded.entry.type in _UNSAID:
            return cue or _is_cued(draft, coded.word, statement)
    return False


def _is_cued(draft: Draft, word: int, statement: Statement) -> bool:
    """Whether a word is the infinitive of a cue: "declined *to discuss* it"."""
    token = draft.tokens[word]
    above = draft.tokens[token.head].span if token.deprel == "xcomp" else None
    return above is not None and any(part.contains(above) for part in statement.cue)


def _looks_on(draft: Draft, statement: Statement) -> bool:
    entity = statement.source.entity if statement.source is not None else None
    if entity is None:
        return False
    who = draft.entities[int(entity.removeprefix("e")) - 1]
    return who.sector not in _POWERS and who.kind not in _POWERFUL


def _is_of_the_past(draft: Draft, word: int) -> bool:
    """Whether what a word takes is a clause, and none about the time to come."""
    assert draft.trees is not None
    clauses = draft.trees.children(word, "ccomp")
    later = grammar(draft.language).later
    futures = (aux for clause in clauses for aux in draft.trees.children(clause, "aux"))
    return bool(clauses) and not any(draft.small[aux] in later for aux in futures)
