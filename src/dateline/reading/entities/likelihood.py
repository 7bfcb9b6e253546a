"""How likely a mention takes up a chain: a log-linear model over what can be seen of both.

Each mention is of one type (he, it, they, I, the, a, name) with weights of its own. The features are words, so that
the table of weights can be read; it was fitted to GUM train (training/coreference.py).
"""

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.reading.entities.chains import Chain
from dateline.reading.mentions.doings import DOES, UNDERGOES
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.lexicon import Lexicon
from dateline.reading.mentions.traits import Traits

DISTANCES = (0, 1, 2, 4, 8, 16, 32)
"""Sentences: the upper ends of the classes of distance."""
_AWAY = tuple(f"away{DISTANCES[bisect_left(DISTANCES, away)]}" for away in range(DISTANCES[-1] + 1))
_RANK = tuple(f"rank{min(rank, 3) if rank < 6 else 6}" for rank in range(7))
_LAST = {form: f"last:{form}" for form in ("name", "nominal", "pronoun")}

_NONE: frozenset[str] = frozenset()
_VIOLENT = frozenset({"attack+", "attack-", "kidnap+", "kidnap-"})
"""Deeds of those in arms, of which it tells something whether a chain is of them."""
_SIDES = str.maketrans({DOES: UNDERGOES, UNDERGOES: DOES})
_PLACES = {1.0: "subject", 0.6: "object", 0.5: "oblique", 0.3: "owner"}
"""The place in its clause of a mention, by its weight."""

Feature = tuple[str, float]
"""A name, by which it has a weight, and a value."""
_TELLING = (("same:noun", 1.0), ("alike", 1.0), ("called", 1.0), ("noun:in-name", 1.0))
"""What tells much of whom a description means where it is true of one alone."""


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
    heads: Mapping[int, int]

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
        if trait.doings or (chain.doings and one.form == "nominal"):
            seen += self._doings(one, trait, chain)
        seen += self._places(one, trait, last, away)
        return seen

    def _places(self, one: Found, trait: Traits, last: int, away: int) -> Iterator[Feature]:
        """Features of where in their clauses, and in the text, both stand."""
        before, trait_before = self.found[last], self.traits[last]
        place = _PLACES.get(trait_before.weight, "other")
        yield f"last:{place}", 1.0
        if away <= 1 and one.form == "pronoun" and trait.number == "s":
            own = _PLACES.get(trait.weight, "other")
            yield f"{own}<{place}:{'same' if away < 1 else 'next'}", 1.0
        if trait_before.leads and away == 1:
            yield "last:leads", 1.0
            if trait.leads:
                yield "both:lead", 1.0
        if trait_before.weight == trait.weight == 1.0:
            yield "both:subject", 1.0
        if trait_before.indefinite:
            yield "last:indefinite", 1.0
        if before.form == "pronoun" and trait_before.string in self.words.words["indefinite"]:
            yield "last:nobody", 1.0
        if self.paragraph[one.head] != self.paragraph[before.head]:
            yield "other:paragraph", 1.0

    def _doings(self, one: Found, trait: Traits, chain: Chain) -> Iterator[Feature]:
        """Features of what both are told to do and undergo."""
        if one.form == "pronoun":
            for doing in sorted(_VIOLENT & trait.doings):
                force = self.words.words["in_force"]
                armed = "armed_group" in chain.kinds or not chain.alike.isdisjoint(force)
                yield f"{doing}:{'armed' if armed else 'others'}", 1.0
        elif one.form == "nominal":
            called = self.words.called.get(trait.noun)
            if called is not None and not called.isdisjoint(chain.doings):
                yield "called", 1.0
        if trait.doings and chain.doings:
            same = trait.doings & chain.doings
            if same:
                yield "same:doing", 1.0
                for doing in sorted(same):
                    yield f"same:{doing}", 1.0
            elif any(doing.translate(_SIDES) in chain.doings for doing in trait.doings):
                yield "other:side", 1.0

    def _owners(self, trait: Traits, chain: Chain) -> Iterator[Feature]:
        """Features of whose both are: "*his* men", "the commander’s men"."""
        owner = self._owner(trait)
        owners = [self._owner(t) for m in chain.members if (t := self.traits[m]).possessor is not None]
        if owner is None or not owners:
            yield "owned:open", 1.0
        else:
            yield ("same:owner" if owner in owners else "other:owner"), 1.0

    def _owner(self, trait: Traits) -> Chain | None:
        assert trait.possessor is not None
        owner = self.heads.get(trait.possessor)
        return self.of[owner] if owner is not None else None

    def _wording(self, one: Found, trait: Traits, chain: Chain) -> Iterator[Feature]:
        if trait.possessor is not None:
            yield from self._owners(trait, chain)
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
            yield from self._alike(one, trait, chain)
        if one.form == "nominal":
            yield from self._naming(one, trait, chain)

    def _naming(self, one: Found, trait: Traits, chain: Chain) -> Iterator[Feature]:
        """Features of a description that may say what somebody or something is who has a name."""
        if trait.noun in chain.titles:
            yield "title", 1.0
        if chain.name is not None and trait.noun in chain.name.words:
            yield "noun:in-name", 1.0
        if one.kind in chain.kinds:
            yield "same:kind", 1.0
        if trait.noun in self.words.words["stand_ins"] and chain.name is not None:
            yield "stand-in", 1.0

    def _alike(self, one: Found, trait: Traits, chain: Chain) -> Iterator[Feature]:
        """Features of a noun for the same as another of the chain, or as a word of its name."""
        rows = self.words.alike.get(trait.noun, _NONE) & chain.alike
        if not rows:
            return
        yield "alike", 1.0
        if one.first + 1 == one.head == one.last:
            yield "alike:bare", 1.0
        elif trait.modifiers:
            yield "alike:modified", 1.0
        elif one.last > one.head:
            yield "alike:followed", 1.0
        for row in sorted(rows):
            yield f"alike:{row}", 1.0


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


def only_so(rows: Sequence[list[Feature]]) -> None:
    """Add to the features of several chains where one alone has one of those that tell most."""
    for telling in _TELLING:
        having = [row for row in rows if telling in row]
        if len(having) == 1:
            having[0].append((f"{telling[0]}:only", 1.0))


def score(kind: str, features: Iterable[Feature], weights: Mapping[str, Mapping[str, float]]) -> float:
    """The sum of the weights of features for one type of mention."""
    table = weights[kind]
    total = 0.0
    for name, value in features:
        total += table.get(name, 0.0) * value
    return total
