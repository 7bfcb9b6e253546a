"""What a future says: a plan of the report, a promise of the speaker's own, or a prediction about others."""

from __future__ import annotations

from dateline.model import Statement
from dateline.nn import OUTSIDE
from dateline.reading.draft import Draft
from dateline.reading.status.clauses import lemma, lower, trees_of
from dateline.reading.status.lexicon import Lexicon
from dateline.reading.status.path import Path
from dateline.reading.status.sides import is_ours, is_own, subject_of
from dateline.reading.status.voices import draft_words
from dateline.terms import Status

_OWN_ACTS: dict[str, Status] = {"promise": "promised", "threaten": "threatened"}


def future_status(draft: Draft, lex: Lexicon, path: Path, voice: Statement | None, *, past: bool) -> Status:
    """The status of what is told in the future, or in the ``past`` future of what was said ("would go")."""
    quoted = draft.quote_states[path.heads[0]] != OUTSIDE and not (
        voice is not None and _within(draft, voice)
    )
    if any(operator.effect == "condition" for operator in path.operators):
        return "hypothetical"  # "did not say *whether he would agree*"
    if past and (voice is None or conditional(draft, lex, path) or quoted):
        return "hypothetical" if voice is None or conditional(draft, lex, path) else "predicted"
    subject = subject_of(draft, path.heads[0])
    if past and _of_a_draft(draft, lex, path.heads[0]):
        return "hypothetical"
    if voice is None:
        beside = draft.tokens[path.heads[0]]  # "we shall shoot, and the road will be shut"
        if subject is None and beside.deprel == "conj" and beside.head >= 0:
            subject = subject_of(draft, beside.head)
        if subject is not None and is_ours(draft, lex, subject):
            return "promised"
        if conditional(draft, lex, path, but=lex.small["unless"]):
            return "hypothetical"
        if subject is None and conditional(draft, lex, path):
            return "predicted"  # "unless it acts, more people will be killed"
        return "predicted" if foretells(draft, lex) else "planned"
    if voice.act in _OWN_ACTS:
        return _OWN_ACTS[voice.act]
    if _of_a_plan(draft, lex, voice):
        return "planned"
    return (
        "promised"
        if is_own(draft, lex, path.heads[0] if path.finite is None else path.finite, voice)
        else "predicted"
    )


def _of_a_draft(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether it is a law or a plan, and no one, that would do what a relative clause tells: "a bill *that would
    ban* it"."""
    token = draft.tokens[word]
    return token.deprel == "acl:relcl" and token.head >= 0 and lemma(draft, token.head) in lex.small["drafts"]


def _within(draft: Draft, voice: Statement) -> bool:
    """Whether a statement is told within a quotation: "‘They said that they would burn it,’ she said"."""
    words = [word for part in voice.cue for word in draft_words(draft, part)]
    return bool(words) and all(draft.quote_states[word] != OUTSIDE for word in words)


def foretells(draft: Draft, lex: Lexicon) -> bool:
    """Whether whoever writes the report foretells in it, on his own word: "we expect", "in our judgement"."""
    trees, mine = trees_of(draft), lex.small["forecasters"]
    for word, form in enumerate(draft.small):
        if form not in mine or draft.quote_states[word] != OUTSIDE:
            continue
        token = draft.tokens[word]
        head = lemma(draft, token.head) if token.head >= 0 else ""
        if (
            token.deprel == "nsubj"
            and lex.effect("that", head) == "predicted"
            and head not in lex.small["warning"]
        ):
            helpers = {lower(draft, h) for h in trees.children(token.head, "aux", "advmod")}
            if not helpers & (lex.auxiliaries["past"] | lex.auxiliaries["have"]):
                return True
        if token.deprel == "nmod:poss" and head in lex.small["forecasts"]:
            return True
    return False


def _of_a_plan(draft: Draft, lex: Lexicon, voice: Statement) -> bool:
    """Whether a statement is that of a writing that lays down what will be done ("according to a memorandum")."""
    return voice.source is not None and any(
        lemma(draft, word) in lex.small["schedules"]
        for part in voice.source.spans
        for word in draft_words(draft, part)[:3]
    )


def conditional(draft: Draft, lex: Lexicon, path: Path, but: frozenset[str] = frozenset()) -> bool:
    """Whether a clause on the way stands under a condition of its own, with another mark than those of ``but``."""
    trees = trees_of(draft)
    return any(
        lemma(draft, mark) in lex.clauses["conditions"] - but
        for head in path.heads
        for clause in trees.children(head, "advcl", "conj")
        for mark in trees.children(clause, "mark")
    )
