"""The way from a thing that is told up to the root of its sentence, and what the words on it make of the thing.

At each step the words of a clause are asked first (`clauses.own`), then how the clause hangs on the next: as a
complement, by a preposition, beside it, as a condition, a purpose, a relative clause. The way ends where the outer
clause has no more say: at a report of speech, a relative clause, a time clause, a definite noun.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from dateline.reading.draft import Draft
from dateline.reading.status.clauses import Operator, is_clause, lemma, lower, operators, own, trees_of
from dateline.reading.status.complements import complement, fled
from dateline.reading.status.governing import governed
from dateline.reading.status.hanging import (
    adverbial,
    asked,
    headed,
    opens_time,
    relative,
    to_come,
    told_by_noun,
    voices,
)
from dateline.reading.status.joining import conditioned, is_infinitive_apart, joined
from dateline.reading.status.lexicon import Lexicon
from dateline.reading.status.nominal import nominal
from dateline.reading.status.steps import END, GIVEN, Step

LONGEST = 40
"""Steps after which the way ends, whatever the tree."""
_OPEN: Final = frozenset((
    "future", "past future", "hypothetical", "obliged", "planned", "promised", "threatened", "predicted", "requested",
    "condition", "purpose",
))  # fmt: skip
"""Effects under which a relative clause in the present tells of anybody who may come to be such: "will shoot looters
who come back"."""
_TIMES: Final = ("advcl", "conj", "nmod", "obl", "acl")
"""How a time clause may hang, wherever the parser puts it."""
_POLAR: Final = frozenset(("not", "fail", "almost", "fact"))


@dataclass(slots=True)
class Path:
    """The operators from the inside out, and where the way led.

    ``heads`` are the clauses and nouns passed, from the trigger on. ``given``: the head from which on the thing is not
    told but taken as known: a relative clause, a time clause or a definite noun; None where there is none. ``finite``:
    the head of the innermost finite clause.
    """

    operators: list[Operator] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    given: int | None = None
    finite: int | None = None


def path_of(draft: Draft, lex: Lexicon, word: int) -> Path:
    """The way from a word up, with what lies on it."""
    path, here, bears, polarity = Path(), word, True, True
    while len(path.heads) < LONGEST:
        path.heads.append(here)
        found = own(draft, lex, here) if bears else []
        if not polarity:
            found = [o for o in found if o.effect not in ("apparent", "ongoing")]
        if path.finite is None and _is_finite(draft, lex, here):
            path.finite = here
        step = _up(draft, lex, here)
        for operator in (*found, *step.operators):
            if (polarity or operator.effect not in _POLAR) and operator not in path.operators:
                path.operators.append(operator)
        if step.given and path.given is None:
            path.given = here
        if step.head is None:
            break
        bears, polarity, here = step.own, polarity and step.polarity, step.head
    return path


def _is_finite(draft: Draft, lex: Lexicon, word: int) -> bool:
    """Whether a clause has a tense: a subject or an auxiliary that is not infinitive, or it is the root."""
    if not is_clause(draft, word):
        return False
    trees = trees_of(draft)
    marks = {lower(draft, m) for m in trees.children(word, "mark")}
    if marks & lex.small["infinitive"]:
        return False
    relation = draft.tokens[word].deprel
    return trees.child(word, "nsubj", "aux", "expl", "cop") is not None or relation in (
        "root",
        "parataxis",
        "acl:relcl",
    )


def _beside(draft: Draft, lex: Lexicon, word: int, relation: str) -> Step | None:
    """The step from a clause beside another; None from one that the other takes."""
    head = draft.tokens[word].head
    spoken = relation in ("advcl", "obl", "xcomp") and voices(draft, lex, word)
    if spoken and (lemma(draft, head) in lex.small["gathering"] or governed(draft, lex, word, head) is None):
        return Step(head)
    step = adverbial(draft, lex, word) if relation in ("advcl", "conj") else None
    if step in (None, GIVEN) and relation in _TIMES and opens_time(draft, lex, word):
        return to_come(draft, lex, word, path_of(draft, lex, head).operators) or step
    return step


def _up(draft: Draft, lex: Lexicon, word: int) -> Step:
    """One step up from a head, by its relation."""
    token = draft.tokens[word]
    if token.head < 0:
        return asked(draft, lex, word)
    relation = token.deprel.partition(":")[0]
    if relation == "conj" and is_infinitive_apart(draft, lex, word):
        return complement(draft, lex, word)
    if relation == "conj" and not conditioned(draft, lex, word):
        return joined(draft, lex, word)
    if token.deprel == "acl:relcl" and not told_by_noun(draft, lex, word):
        step = relative(draft, lex, word)
        anyone = step == GIVEN and lower(draft, token.head) in lex.small["anyone"]
        if step == END or anyone:
            beyond = path_of(draft, lex, token.head).operators
            open_ = next((o for o in beyond if o.effect in _OPEN), None)
            if anyone and open_ is None:
                return step
            step = Step(None, operators("hypothetical", open_.words, weak=True) if open_ else (), given=True)
        return step
    if relation == "xcomp" and token.upos == "NOUN" and not is_clause(draft, word):
        return nominal(draft, lex, word, "obj")  # "expect fighting"
    if (
        is_clause(draft, word)
        or trees_of(draft).child(word, "mark") is not None
        or relation in ("xcomp", "ccomp", "advcl", "acl", "csubj")
    ):
        beside = fled(draft, lex, word) or _beside(draft, lex, word, relation)
        if beside is not None:
            return beside
        if relation == "parataxis":
            return headed(draft, lex, word)
        after = relation == "amod" and (word > token.head or trees_of(draft).child(word, "mark") is not None)
        after |= (
            relation == "appos" and trees_of(draft).child(word, "mark") is not None
        )  # "the charge that he fled"
        if after or relation in ("xcomp", "ccomp", "csubj", "acl", "obj", "obl", "nsubj", "nmod"):
            return complement(draft, lex, word)
        return END
    return nominal(draft, lex, word, relation)
