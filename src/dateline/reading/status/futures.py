"""What a future says: a plan of the report, a promise of the speaker's own, or a prediction about others."""

from __future__ import annotations

from dateline.model import Statement
from dateline.nn import OUTSIDE
from dateline.reading.draft import Draft
from dateline.reading.entities import entity_at
from dateline.reading.status.clauses import lemma, lower, trees_of
from dateline.reading.status.lexicon import Lexicon
from dateline.reading.status.path import Path
from dateline.terms import Status

_OWN_ACTS: dict[str, Status] = {"promise": "promised", "threaten": "threatened"}


def future_status(draft: Draft, lex: Lexicon, path: Path, voice: Statement | None, *, past: bool) -> Status:
    """The status of what is told in the future, or in the ``past`` future of what was said ("would go")."""
    if past and (
        voice is None or conditional(draft, lex, path) or draft.quote_states[path.heads[0]] != OUTSIDE
    ):
        return "hypothetical" if voice is None or conditional(draft, lex, path) else "predicted"
    subject = _subject(draft, path.heads[0])
    if voice is None:
        mine = subject is not None and lower(draft, subject) in lex.small["first_person"]
        return "promised" if mine else "planned"
    if voice.act in _OWN_ACTS:
        return _OWN_ACTS[voice.act]
    return "promised" if subject is not None and _is_speaker(draft, lex, subject, voice) else "predicted"


def conditional(draft: Draft, lex: Lexicon, path: Path) -> bool:
    """Whether a clause on the way stands under a condition of its own."""
    trees = trees_of(draft)
    return any(
        lemma(draft, mark) in lex.clauses["conditions"]
        for head in path.heads
        for clause in trees.children(head, "advcl")
        for mark in trees.children(clause, "mark")
    )


def _subject(draft: Draft, verb: int) -> int | None:
    """Who does what a verb says, by the verb itself or by one that it is joined to; None for a passive."""
    trees = trees_of(draft)
    while trees.child(verb, "nsubj", "expl") is None and draft.tokens[verb].deprel == "conj":
        verb = draft.tokens[verb].head
    if trees.child(verb, "nsubj:pass", "aux:pass", "expl") is not None:
        return None
    return trees.child(verb, "nsubj")


def _is_speaker(draft: Draft, lex: Lexicon, subject: int, voice: Statement) -> bool:
    """Whether a subject is who speaks: by its entity, or a pronoun of which no other entity is known."""
    entity = entity_at(draft, subject, subject)
    if entity is not None and voice.source is not None and voice.source.entity is not None:
        return entity.id == voice.source.entity
    return lower(draft, subject) in lex.small["speakers"]
