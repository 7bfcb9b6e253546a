"""How likely a mention takes up a chain: a log-linear model over what can be seen of both.

Each mention is of one type (he, it, they, I, the, a, name) with weights of its own. The features are words, so that
the table of weights can be read; it was fitted to GUM train (training/coreference.py).
"""

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.reading.entities.chains import Chain
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.lexicon import Lexicon
from dateline.reading.mentions.traits import Traits

DISTANCES = (0, 1, 2, 4, 8, 16, 32)
"""Sentences: the upper ends of the classes of distance."""
_AWAY = tuple(f"away{DISTANCES[bisect_left(DISTANCES, away)]}" for away in range(DISTANCES[-1] + 1))
_RANK = tuple(f"rank{min(rank, 3) if rank < 6 else 6}" for rank in range(7))
_LAST = {form: f"last:{form}" for form in ("name", "nominal", "pronoun")}

Feature = tuple[str, float]
"""A name, by which it has a weight, and a value."""


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

    def of_none(self, index: int, *, repeated: bool) -> Iterator[Feature]:
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

    def of_chain(self, index: int, chain: Chain, last: int, rank: int, net: float | None) -> list[Feature]:
        """Features of taking up a chain, whose last mention before is ``last`` and which ``rank`` chains stand nearer
        than."""
        one, trait = self.found[index], self.traits[index]
        before, trait_before = self.found[last], self.traits[last]
        here = self.sentence[one.head]
        away = here - self.sentence[before.head]
        seen: list[Feature] = [
            (_AWAY[away] if 0 <= away < len(_AWAY) else _AWAY[0] if away < 0 else "away99", 1.0),
            (_RANK[min(rank, 6)], 1.0),
            ("salience", math.log1p(chain.seen(here))),
            ("size", math.log(len(chain.members))),
            ("far", 1.0) if net is None else ("net", net),
            *_agreement(one, trait, chain),
            (_LAST[before.form], 1.0),
        ]
        if trait_before.weight == 1.0:
            seen.append(("last:subject", 1.0))
            if trait.weight == 1.0:
                seen.append(("both:subject", 1.0))
        quote = self.quote[one.head]
        if quote == self.quote[before.head]:
            seen.append(("same:quote" if quote >= 0 else "no:quote", 1.0))
        for subject, relation in self.above[index].items():
            if self.of[subject] is chain:
                seen.append((f"above:{relation}", 1.0))
        if before.last >= one.first and one.head > before.head:
            seen.append(("inside", 1.0))
        if one.form == "pronoun":
            if trait_before.string == trait.string or trait_before.person == trait.person:
                seen.append(("same:pronoun", 1.0))
        else:
            seen += self._wording(one, trait, chain)
        return seen

    def _wording(self, one: Found, trait: Traits, chain: Chain) -> Iterator[Feature]:
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


def _agreement(one: Found, trait: Traits, chain: Chain) -> list[Feature]:
    """Features of what a mention and a chain say of the same."""
    seen: list[Feature] = [("same:sort" if one.sort == chain.sort else f"sort:{one.sort}-{chain.sort}", 1.0)]
    if trait.number != "?" and chain.number != "?":
        seen.append(("same:number", 1.0))
    if trait.gender == chain.gender and trait.gender in "mf":
        seen.append(("same:gender", 1.0))
    if chain.name is not None:
        seen.append(("named", 1.0))
    if trait.person not in chain.persons:
        seen.append(("other:person", 1.0))
    return seen


def score(kind: str, features: Iterable[Feature], weights: Mapping[str, Mapping[str, float]]) -> float:
    """The sum of the weights of features for one type of mention."""
    table = weights[kind]
    total = 0.0
    for name, value in features:
        total += table.get(name, 0.0) * value
    return total
