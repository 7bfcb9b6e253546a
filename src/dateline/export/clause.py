"""The words of its sentence that tell an event: the trigger with whole noun phrases, its own subject and object,
and, for a bare noun, what it hangs on.

It follows the dependencies of the syntax; where none were read, it adds nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from dateline.export.lookup import Lookup
from dateline.model import Sentence, Span, Token

_NOUNS: Final = frozenset({"NOUN", "PROPN", "NUM"})
_PREDICATES: Final = frozenset({"VERB", "AUX", "ADJ"})
# What a noun phrase is told without: clauses and asides about it, and what belongs to the clause around it.
_OUTSIDE: Final = frozenset(
    {
        "acl",
        "advcl",
        "appos",
        "aux",
        "case",
        "ccomp",
        "conj",
        "cc",
        "cop",
        "csubj",
        "dep",
        "discourse",
        "dislocated",
        "expl",
        "mark",
        "nsubj",
        "orphan",
        "parataxis",
        "punct",
        "reparandum",
        "root",
        "vocative",
    }
)
# A noun phrase in which something else is kept: all the things that are joined by "and".
_JOINED: Final = frozenset({"conj", "cc"})
_PARTIES: Final = frozenset({"nsubj", "obj", "iobj", "obl:agent"})
_BEGINNING: Final = frozenset({"aux", "aux:pass", "advmod", "cop"})
_LITTLE: Final = frozenset({"aux", "cop", "expl"})
# A noun that tells little alone is told with what it hangs on, if that is no longer than this, in characters.
_LONGEST = 110
_STEPS = 2
# Prepositions that set a noun beside what is told, which is no part of what the noun tells.
_BESIDE: Final = frozenset(
    {"after", "before", "since", "amid", "despite", "during", "until", "following", "because"}
)
_BESIDE_IN: Final = frozenset({"light", "view", "wake", "face", "aftermath", "spite", "course", "midst"})
# Little words of a predicate stand no further from it than this, in words.
_NEAR = 6
_DASHES: Final = frozenset({"-", "--", "–", "—"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence's words as a tree."""

    tokens: Sequence[Token]
    below: Sequence[Sequence[int]]
    sentence: Sentence

    def phrase(self, at: int, *, joined: bool = True) -> Span:
        """The noun phrase that the word at this index carries, without clauses and asides about it."""
        start, end, first, todo = self.tokens[at].span.start, self.tokens[at].span.end, at, [at]
        while todo:
            word = todo.pop()
            for child in self.below[word - self.sentence.first]:
                token = self.tokens[child]
                kind = token.deprel.partition(":")[0]
                if word == at and (kind == "advmod" or self.is_parted(child, at)):
                    continue
                # A preposition belongs to a phrase inside the phrase, and not to the phrase itself.
                inner = word != at and kind == "case"
                nouns = joined and kind in _JOINED and (kind == "cc" or token.upos in _NOUNS)
                if kind in _OUTSIDE and not inner and not nouns:
                    continue
                start, end = min(start, token.span.start), max(end, token.span.end)
                first = min(first, child)
                todo.append(child)
        if first > self.sentence.first and self.tokens[first - 1].upos == "DET":
            start = self.tokens[first - 1].span.start  # an article is sometimes hung on the verb
        return Span(start, end)

    def has(self, at: int) -> bool:
        """Whether the word is one of the sentence."""
        return self.sentence.first <= at < self.sentence.end

    def is_parted(self, before: int, after: int) -> bool:
        """Whether a colon or a dash with space about it stands between two words, as after a dateline; a pair of
        them encloses an aside and parts nothing."""
        signs = [
            token.lemma
            for last, token in pairwise(self.tokens[before : after + 1])
            if token.lemma == ":" or (token.lemma in _DASHES and token.span.start > last.span.end)
        ]
        return len(signs) % 2 == 1

    def has_case(self, at: int) -> bool:
        """Whether a preposition of its own leads to the word."""
        return any(self.tokens[child].deprel == "case" for child in self.below[at - self.sentence.first])

    def _is_beside(self, at: int) -> bool:
        """Whether a preposition only sets the noun beside what is told: "criticised *in light of* the seizures"."""
        cases = [
            child for child in self.below[at - self.sentence.first] if self.tokens[child].deprel == "case"
        ]
        longer = any(
            self.tokens[word].deprel == "fixed"
            for case in cases
            for word in self.below[case - self.sentence.first]
        )
        return longer or any(self.tokens[case].lemma in _BESIDE for case in cases)

    def parties(self, at: int) -> Iterator[Span]:
        """The subject and the objects of a predicate, and its little words; those of the verb that it is joined to
        where it has no subject of its own."""
        has_subject = False
        for child in self.below[at - self.sentence.first]:
            token = self.tokens[child]
            kind = token.deprel.partition(":")[0]
            has_subject = has_subject or kind in ("nsubj", "csubj")
            if child < at and self.is_parted(child, at):
                continue
            if kind in _PARTIES or token.deprel in _PARTIES:
                yield self.phrase(child)
            elif (kind in _LITTLE or token.deprel == "compound:prt") and abs(child - at) <= _NEAR:
                yield token.span
        token = self.tokens[at]
        is_joined = token.deprel == "conj" and not has_subject and self.has(token.head)
        if is_joined and self.tokens[token.head].upos == "VERB":
            for child in self.below[token.head - self.sentence.first]:
                if self.tokens[child].deprel.startswith("nsubj"):
                    yield self.phrase(child)
        if token.deprel == "acl:relcl" and self.has(token.head):
            yield self.phrase(token.head, joined=False)

    def elsewhere(self, at: int) -> Span | None:
        """What a predicate's subject does beside, where several predicates share it: "the front *has asked them for fuel,
        and* threatened to close the road"."""
        while self.tokens[at].deprel == "xcomp" and self.has(self.tokens[at].head):
            at = self.tokens[at].head
        own, first = at, self.tokens[at].head
        while self.tokens[own].deprel == "conj" and self.has(first) and first < own:
            subject = self._subject(own)
            if subject is not None or self.tokens[first].upos != "VERB":
                return None
            shared = self._subject(first)
            if shared is not None:
                begins = [
                    child
                    for child in self.below[at - self.sentence.first]
                    if first < child < at and self.tokens[child].deprel in _BEGINNING
                ]
                start = self.phrase(shared).end
                end = self.tokens[min(begins, default=at)].span.start
                return Span(start, end) if shared < first and start < end else None
            own, first = first, self.tokens[first].head
        return None

    def _subject(self, at: int) -> int | None:
        below = self.below[at - self.sentence.first]
        return next((child for child in below if self.tokens[child].deprel.startswith("nsubj")), None)

    def above(self, at: int) -> Iterator[Span]:
        """The verb that an infinitive without a subject hangs on, with its subject: "the brigade threatened"."""
        token = self.tokens[at]
        if (
            token.deprel != "xcomp"
            or not self.has(token.head)
            or self.tokens[token.head].upos not in _PREDICATES
        ):
            return
        yield self.tokens[token.head].span
        for span in self.parties(token.head):
            if span.start < self.tokens[token.head].span.start:
                yield span

    def around(self, at: int) -> Iterator[Span]:
        """What a bare noun hangs on: the nouns above it, and the predicate that they belong to with its parties."""
        for _ in range(_STEPS):
            token, above = self.tokens[at], self.tokens[at].head
            if not self.has(above):
                return
            if token.deprel in ("obl", "nmod") and (not self.has_case(at) or self._is_beside(at)):
                return  # it hangs on that word for want of a better one, or tells no more than what that is amid
            if self.tokens[above].upos in _PREDICATES:
                yield self.tokens[above].span
                yield from self.parties(above)
                return
            if token.deprel.partition(":")[0] in _OUTSIDE or self.tokens[above].lemma in _BESIDE_IN:
                return
            yield self.phrase(above)
            at = above


def clause_of(known: Lookup, span: Span) -> Clause | None:
    """The tree of the sentence in which the span begins."""
    sentences, tokens = known.reading.sentences, known.reading.tokens
    at = bisect_right(sentences, span.start, key=lambda each: each.span.start) - 1
    if at < 0 or sentences[at].end > len(tokens):
        return None
    sentence = sentences[at]
    below: list[list[int]] = [[] for _ in range(sentence.first, sentence.end)]
    for index in range(sentence.first, sentence.end):
        if sentence.first <= tokens[index].head < sentence.end:
            below[tokens[index].head - sentence.first].append(index)
    return Clause(tokens, below, sentence)


def head_in(known: Lookup, clause: Clause, span: Span) -> int | None:
    """The index of the word that carries the span."""
    inside = {
        index: token
        for index, token in known.tokens([span]).items()
        if clause.sentence.first <= index < clause.sentence.end
    }
    return next((index for index, token in inside.items() if token.head not in inside), None)


def beside(known: Lookup, trigger: Span) -> Span | None:
    """What the subject of the trigger's predicate does beside, between the two; None where it does nothing."""
    clause = clause_of(known, trigger)
    at = head_in(known, clause, trigger) if clause else None
    return clause.elsewhere(at) if clause is not None and at is not None else None


def told_in(
    known: Lookup, trigger: Span, others: Iterable[Span], *, has_actor: bool = True
) -> tuple[Span, ...]:
    """The spans that tell the event: those given, each to the ends of its noun phrase, and what the trigger's
    predicate says beside them. ``others`` are the participants' spans in the trigger's sentence; ``has_actor``
    where one of them is who did it."""
    others = tuple(others)
    clause = clause_of(known, trigger)
    at = head_in(known, clause, trigger) if clause else None
    if clause is None or at is None:
        return (trigger, *others)
    found = [trigger]
    for span in others:
        head = head_in(known, clause, span)
        is_noun = head is not None and clause.tokens[head].upos in _NOUNS
        found += [span, clause.phrase(head)] if head is not None and is_noun else [span]
    if clause.tokens[at].upos in _NOUNS:
        found.append(clause.phrase(at, joined=False))
        if not others:
            wider = [*found, *clause.around(at)]
            if max(span.end for span in wider) - min(span.start for span in wider) <= _LONGEST:
                found = wider
    else:
        found += clause.parties(at)
        found += () if has_actor else clause.above(at)
    return tuple(found)
