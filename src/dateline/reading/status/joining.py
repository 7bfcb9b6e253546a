"""How a clause or a noun that is joined to another one hangs on it, and what of its words the two share."""

from __future__ import annotations

from dateline.reading.draft import Draft
from dateline.reading.status.clauses import (
    Operator,
    is_clause,
    is_gerund,
    is_past,
    lemma,
    lower,
    operators,
    own,
    trees_of,
)
from dateline.reading.status.hanging import instead_of
from dateline.reading.status.lexicon import Lexicon
from dateline.reading.status.steps import Step

_HELPED = frozenset(("future", "past future", "hypothetical", "obliged", "unreal"))
"""Effects of auxiliaries, which joined verbs share."""


def conditioned(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether what the parser takes for a conjunct is a condition: "would withdraw … *if* the front *released* …"."""
    marks = {lower(draft, m) for m in trees_of(draft).children(word, "mark")}
    return bool(marks & lex.clauses["conditions"]) and trees_of(draft).child(word, "cc") is None


def _first_of(draft: Draft, lex: Lexicon, word: int) -> int:
    """What a conjunct is joined to, where the parser joins what cannot be: an infinitive to the infinitive before it
    ("promised to refund what was paid *and to withdraw*"), a bare verb after a noun to the bare verb that has it as its
    object ("would recall its envoy *and close* the port")."""
    first, trees = draft.tokens[word].head, trees_of(draft)
    if trees.child(word, "nsubj", "expl") is not None:
        return first
    if _is_to(draft, lex, word) and not _is_to(draft, lex, first):
        marked = (i for i in range(word - 1, draft.sentence(word).first, -1) if _is_to(draft, lex, i))
        return next((i for i in marked if draft.tokens[i].head < word), first)
    before = [above for above in trees.ancestors(first) if above < first]
    if _is_third(draft, word) and lower(draft, first) == lemma(
        draft, first
    ):  # "asks that they leave, *demands* …"
        return next((verb for verb in before if _is_third(draft, verb)), first)
    if _is_plain_past(draft, lex, word) and _is_unfinished(draft, lex, first):
        finished = (v for v in before if draft.tokens[v].upos == "VERB" and is_past(draft, lex, v))
        return next(finished, first)
    bare = draft.tokens[word].upos == "VERB" and lower(draft, word) == lemma(draft, word)
    if bare and trees.child(word, "aux", "mark") is None and trees.child(first, "aux:pass") is not None:
        for above in trees.ancestors(first):  # "fear that pupils will be recruited, and *appeal* …"
            if draft.tokens[above].upos == "VERB" and lower(draft, above) == lemma(draft, above) != lower(
                draft, first
            ):
                return above
    if bare and not is_clause(draft, first) and trees.child(word, "aux", "mark") is None:
        for above in trees.ancestors(first):
            if is_clause(draft, above):
                return above if above < word and lower(draft, above) == lemma(draft, above) else first
    return first


def _is_third(draft: Draft, word: int) -> bool:
    """Whether a verb stands in the present of the third person."""
    form = lower(draft, word)
    return draft.tokens[word].upos == "VERB" and form.endswith("s") and form != lemma(draft, word)


def _is_plain_past(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether a verb stands in a past form alone, without an auxiliary."""
    alone = trees_of(draft).child(word, "aux", "mark", "obl:agent") is None
    return draft.tokens[word].upos == "VERB" and alone and is_past(draft, lex, word)


def _is_unfinished(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether a verb is an infinitive or a gerund of its own, to which no past form can be joined: "used the truce *to
    regroup* and then attacked", but "to *be* beaten and jailed", "of *having* lied and stolen"."""
    if draft.tokens[word].upos != "VERB" or trees_of(draft).child(word, "aux", "nsubj") is not None:
        return False
    return _is_to(draft, lex, word) or (
        is_gerund(draft, lex, word) and trees_of(draft).child(word, "mark") is not None
    )


def is_infinitive_apart(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether an infinitive joined to a clause that is none is its complement, the parser having missed the one that it
    is joined to: "continues to withhold taxes and *to recruit* guards"."""
    first = draft.tokens[word].head
    return (
        _is_to(draft, lex, word)
        and trees_of(draft).child(word, "aux") is None
        and _first_of(draft, lex, word) == first
        and not _is_to(draft, lex, first)
    )


def _is_to(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether a verb stands in an infinitive with its mark."""
    marks = trees_of(draft).children(word, "mark")
    return draft.tokens[word].upos == "VERB" and any(
        lower(draft, m) in lex.small["infinitive"] for m in marks
    )


def joined(draft: Draft, lex: Lexicon, word: int) -> Step:
    """From a later conjunct to the first, with the auxiliaries and the negation that the two share."""
    first, trees = _first_of(draft, lex, word), trees_of(draft)
    instead = instead_of(draft, lex, word)
    if instead:  # "talked rather than fought"
        return Step(first, operators("not", instead), own=False)
    either = tuple(c for c in trees.children(word, "cc") if lemma(draft, c) in lex.small["or"])
    if either and _or_else(draft, lex, word, first):
        return Step(first, operators("threatened", either[:1]), own=False, polarity=False)
    if not is_clause(draft, word):
        return Step(first, own=True)
    apart = trees.child(word, "nsubj", "aux", "expl") is not None
    if apart or not is_clause(draft, first):
        return Step(first, own=False)
    return Step(first, [o for o in own(draft, lex, first) if _is_shared(draft, lex, word, o)], own=False)


def _is_shared(draft: Draft, lex: Lexicon, word: int, operator: Operator) -> bool:
    """Whether what the words of a clause make of it holds of a verb joined to it too."""
    first, trees = _first_of(draft, lex, word), trees_of(draft)
    bare = lower(draft, word) == lemma(draft, word)
    if operator.effect == "not":
        links = {lemma(draft, c) for c in trees.children(word, "cc")}
        helped = bare and trees.child(first, "aux") is not None
        apart = links & (lex.small["but"] | lex.small["negations"])
        return not apart and (bool(links & lex.small["or"]) or helped)
    if operator.effect == "ongoing":
        return is_gerund(draft, lex, word)
    if operator.effect in _HELPED and operator.words[0] in trees.dependents[first]:
        parallel = draft.tokens[word].upos == "VERB" and lower(draft, first) != lemma(draft, first)
        return bare or parallel
    if operator.effect == "requested" and operator.words == (first,):
        return bare  # "go home and bang your pots"
    return operator.words[0] < first and operator.effect != "almost"


def _or_else(draft: Draft, lex: Lexicon, word: int, first: int) -> bool:
    """Whether a conjunct is what else will befall those who are told to do something: "to leave *or be shot*"."""
    trees = trees_of(draft)
    suffers = trees.child(word, "aux:pass") is not None or lemma(draft, word) in lex.small["suffering"]
    return (
        suffers
        and _is_to(draft, lex, first)
        and trees.child(first, "aux:pass") is None
        and trees.child(word, "nsubj") is None
    )
