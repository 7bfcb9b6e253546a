"""How likely a mention takes up a chain: a log-linear model over what can be seen of both.

Each mention is of one type (he, it, they, I, the, a, name) with weights of its own. The features are words, so that
the table of weights can be read; it was fitted to GUM train (training/coreference.py).
"""

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.reading.chains import Chain
from dateline.reading.found import Found
from dateline.reading.lexicon import Lexicon
from dateline.reading.traits import Traits

DISTANCES = (0, 1, 2, 4, 8, 16, 32)
"""Sentences: the upper ends of the classes of distance."""


def type_of(found: Found, trait: Traits) -> str:
    """The type of a mention, which decides what counts for it."""
    if found.form == "name":
        return "name"
    if found.form == "pronoun":
        if trait.person in ("1", "2"):
            return "I"
        if trait.noun:
            return "a"
        return "he" if trait.gender in ("m", "f") else "they" if trait.number == "p" else "it"
    return "the" if trait.definite else "a"


@dataclass(frozen=True, slots=True)
class Sight:
    """What is seen from one mention: the document's mentions, the sentence, paragraph and quotation of each word, the
    subjects above them, and the chain that each belongs to by now."""

    words: Lexicon
    found: Sequence[Found]
    traits: Sequence[Traits]
    sentence: Sequence[int]
    paragraph: Sequence[int]
    quote: Sequence[int]
    above: Sequence[Mapping[int, str]]
    of: Sequence[Chain]

    def of_none(self, index: int, *, repeated: bool) -> Iterator[tuple[str, float]]:
        """Features of bringing something new."""
        one, trait = self.found[index], self.traits[index]
        yield "new", 1.0
        yield f"new:{one.sort}", 1.0
        if one.form == "pronoun":
            return
        if trait.number == "p":
            yield "new:plural", 1.0
        if trait.demonstrative:
            yield "new:this", 1.0
        elif trait.possessor is not None:
            yield "new:owned", 1.0
        elif trait.indefinite:
            yield "new:indefinite", 1.0
        if one.last - one.head > 0:
            yield "new:followed", 1.0
        if trait.modifiers:
            yield "new:modified", 1.0
        if not trait.modifiers.isdisjoint(self.words.words["different"]):
            yield "new:different", 1.0
        if not repeated:
            yield "new:noun", 1.0

    def of_chain(
        self, index: int, chain: Chain, last: int, rank: int, net: float | None
    ) -> Iterator[tuple[str, float]]:
        """Features of taking up a chain, whose last mention before is ``last`` and which ``rank`` chains stand nearer
        than."""
        one, trait = self.found[index], self.traits[index]
        before = self.found[last]
        here = self.sentence[one.head]
        away = here - self.sentence[before.head]
        yield f"away{DISTANCES[bisect_left(DISTANCES, away)] if away <= DISTANCES[-1] else 99}", 1.0
        yield f"rank{min(rank, 3) if rank < 6 else 6}", 1.0
        yield "salience", math.log1p(chain.seen(here))
        yield "size", math.log(len(chain.members))
        if net is None:
            yield "far", 1.0
        else:
            yield "net", net
        yield from self._agreement(one, trait, chain)
        yield f"last:{before.form}", 1.0
        if self.traits[last].weight == 1.0:
            yield "last:subject", 1.0
            if trait.weight == 1.0:
                yield "both:subject", 1.0
        if self.quote[one.head] == self.quote[before.head]:
            yield "same:quote" if self.quote[one.head] >= 0 else "no:quote", 1.0
        for subject, relation in self.above[index].items():
            if self.of[subject] is chain:
                yield f"above:{relation}", 1.0
        if before.last >= one.first and one.head > before.head:
            yield "inside", 1.0
        if one.form == "pronoun":
            if self.traits[last].string == trait.string or self.traits[last].person == trait.person:
                yield "same:pronoun", 1.0
        else:
            yield from self._wording(one, trait, chain)

    def _agreement(self, one: Found, trait: Traits, chain: Chain) -> Iterator[tuple[str, float]]:
        yield ("same:sort" if one.sort == chain.sort else f"sort:{one.sort}-{chain.sort}"), 1.0
        if "?" not in (trait.number, chain.number):
            yield "same:number", 1.0
        if trait.gender == chain.gender and trait.gender in "mf":
            yield "same:gender", 1.0
        if chain.name is not None:
            yield "named", 1.0
        if trait.person not in chain.persons:
            yield "other:person", 1.0

    def _wording(self, one: Found, trait: Traits, chain: Chain) -> Iterator[tuple[str, float]]:
        if trait.string in chain.strings:
            yield "same:string", 1.0
        rows = chain.nouns.get(trait.noun)
        if rows is not None:
            yield "same:noun", 1.0
            if any(trait.modifiers <= row for row in rows):
                yield "same:modifiers", 1.0
            if trait.modifiers and not any(trait.modifiers & row for row in rows):
                yield "other:modifiers", 1.0
            if trait.inside and chain.inside:
                yield ("other:inside" if trait.inside.isdisjoint(chain.inside) else "same:inside"), 1.0
        elif chain.nouns and one.form != "name":
            yield "other:noun", 1.0
        if one.form == "nominal":
            if trait.noun in chain.titles:
                yield "title", 1.0
            if chain.name is not None and trait.noun in chain.name.words:
                yield "noun:in-name", 1.0
            if one.kind in chain.kinds:
                yield "same:kind", 1.0
            if trait.noun in self.words.words["stand_ins"] and chain.name is not None:
                yield "stand-in", 1.0


def score(
    kind: str, features: Iterator[tuple[str, float]], weights: Mapping[str, Mapping[str, float]]
) -> float:
    """The sum of the weights of features for one type of mention."""
    table = weights[kind]
    total = 0.0
    for name, value in features:
        total += table.get(name, 0.0) * value
    return total
