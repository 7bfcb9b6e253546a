"""Chains: sets of mentions that are one entity, and what must agree for two of them to be joined."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.reading.mentions.found import Found
from dateline.reading.mentions.lexicon import Lexicon
from dateline.reading.mentions.names import Fit, Name, fit, is_acronym
from dateline.reading.mentions.traits import Traits

MOST_VARIANTS = 12
"""Sets of modifiers that are kept for one noun of a chain."""
ORGANS = frozenset({"army", "police", "government", "ministry", "parliament", "court"})
"""Classes of institutions that no other name stands for."""
_NONE: frozenset[str] = frozenset()
FADING = 0.7
"""What is left of a chain's salience after one more sentence."""


@dataclass(slots=True, eq=False)
class Chain:
    """Mentions that are one entity, and what they say together.

    ``described`` are those that say what it is, by apposition or as a predicate, ``called`` those said to have a name;
    ``last`` is the last one met; ``sort`` is what most of its mentions are, by ``sorts``.
    """

    members: list[int]
    name: Name | None = None
    aliases: dict[tuple[str, ...], Name] = field(default_factory=dict)
    country: str | None = None
    number: str = "?"
    gender: str = "?"
    persons: set[str] = field(default_factory=set)
    sorts: dict[str, int] = field(default_factory=dict)
    sort: str = ""
    nouns: dict[str, list[frozenset[str]]] = field(default_factory=dict)
    strings: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    origins: frozenset[str] = frozenset()
    inside: set[str] = field(default_factory=set)
    alike: set[str] = field(default_factory=set)
    doings: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    classes: frozenset[str] = frozenset()
    salience: float = 0.0
    sentence: int = -1
    last: int = -1
    described: list[int] = field(default_factory=list)
    called: list[int] = field(default_factory=list)

    def seen(self, sentence: int) -> float:
        """The salience in a sentence; 0 for a chain that no mention has been met of yet."""
        return self.salience * FADING ** max(0, sentence - self.sentence) if self.sentence >= 0 else 0.0

    def touch(self, index: int, sentence: int, weight: float) -> None:
        """A mention of it is met."""
        self.last = max(self.last, index)
        self.salience = self.seen(sentence) + weight
        self.sentence = sentence


class Chains:
    """All chains of one document. Two are joined only where nothing that they say conflicts."""

    def __init__(
        self,
        found: Sequence[Found],
        traits: Sequence[Traits],
        names: Sequence[Name | None],
        apart: Sequence[set[int]],
        words: Lexicon,
    ) -> None:
        self._found, self._traits, self._names, self._apart, self._words = found, traits, names, apart, words
        self.of = [self._alone(index) for index in range(len(found))]

    def _alone(self, index: int) -> Chain:
        one, trait, name = self._found[index], self._traits[index], self._names[index]
        chain = Chain(
            [index], name, {name.words: name} if name else {}, number=trait.number, gender=trait.gender
        )
        chain.persons = {trait.person}
        chain.sorts[one.sort] = 3 if name else 0 if one.form == "pronoun" else 1
        chain.sort = one.sort
        chain.country = trait.country
        if one.form != "pronoun":
            chain.nouns[trait.noun] = [trait.modifiers]
            chain.strings.add(trait.string)
            chain.kinds.add(one.kind)
            chain.alike |= self._words.alike.get(trait.noun, _NONE)
        if name is not None and one.sort != "person":
            for word in name.words:
                chain.alike |= self._words.alike.get(word, _NONE)
        chain.titles |= trait.titles
        chain.inside |= trait.inside
        chain.doings |= trait.doings
        chain.classes, chain.origins = trait.classes, trait.origins
        return chain

    def split(self, index: int) -> list[int]:
        """Take a chain apart again: its mentions, each alone."""
        members = list(self.of[index].members)
        for member in members:
            self.of[member] = self._alone(member)
        return members

    def all(self) -> list[Chain]:
        """Each chain once, in the order of their first mentions."""
        return list({id(chain): chain for chain in self.of}.values())

    def may_join(self, one: Chain, other: Chain, *, told: bool = False) -> bool:
        """Whether nothing speaks against the two being one. Where they are ``told`` to be one, a body may be one and many
        ("a group, *the Blue Partisans*"), and a land somebody ("its neighbour, *Krasnia*")."""
        return (
            one is not other
            and (told or one.number == other.number or "?" in (one.number, other.number))
            and (
                one.gender == other.gender
                or agree_in_gender(one.gender, other.gender)
                or (told and {one.gender, other.gender} == {"n", "p"})
            )
            and (not (one.classes or other.classes) or self._classes_agree(one, other))
            and not (one.origins and other.origins and one.origins.isdisjoint(other.origins))
            and (one.name is None or other.name is None or self._names_agree(one, other))
            and not self._kept_apart(one, other)
        )

    def join(self, one: Chain, other: Chain) -> Chain:
        """Make the two one. Callers ask `may_join` first."""
        if len(one.members) < len(other.members):
            one, other = other, one
        for member in other.members:
            self.of[member] = one
        one.members += other.members
        if one.name is None or (other.name is not None and len(other.name.words) > len(one.name.words)):
            one.name = other.name
        one.aliases |= other.aliases
        one.country = one.country or other.country
        one.number = "?" if {one.number, other.number} == {"s", "p"} else narrower(one.number, other.number)
        one.gender = narrower(one.gender, other.gender)
        one.persons |= other.persons
        for sort, count in other.sorts.items():
            one.sorts[sort] = one.sorts.get(sort, 0) + count
        one.sort = max(sorted(one.sorts), key=one.sorts.__getitem__)
        for noun, rows in other.nouns.items():
            mine = one.nouns.setdefault(noun, [])
            mine += [row for row in rows if row not in mine][: MOST_VARIANTS - len(mine)]
        one.strings |= other.strings
        one.titles |= other.titles
        one.kinds |= other.kinds
        one.inside |= other.inside
        one.alike |= other.alike
        one.doings |= other.doings
        one.classes |= other.classes
        one.origins |= other.origins
        one.last = max(one.last, other.last)
        latest = max(one.sentence, other.sentence)
        if latest >= 0:
            one.salience = one.seen(latest) + other.seen(latest)
            one.sentence = latest
        one.described += other.described
        one.called += other.called
        return one

    def _classes_agree(self, one: Chain, other: Chain) -> bool:
        """Institutions of two classes are two; an organ of state is only what is called one, or has its letters ("the
        Hill Army (HA)")."""
        if not one.classes.isdisjoint(other.classes):
            return True
        if one.classes and other.classes:
            return False
        organ, plain = (one, other) if one.classes else (other, one)
        return organ.classes.isdisjoint(ORGANS) or not plain.strings or _shortens(plain, organ)

    def _names_agree(self, one: Chain, other: Chain) -> bool:
        """Names of two: those of one country are one, as are those of which each short one fits a long one."""
        if one.country is not None and one.country == other.country:
            return True
        if one.country is not None and other.country is not None:
            return False
        fits = [
            (fit(short, long, self._words), len(short.words))
            for first in one.aliases.values() for second in other.aliases.values()
            for short, long in [sorted((first, second), key=lambda n: len(n.words))]
        ]  # fmt: skip
        return any(how > Fit.NONE for how, _ in fits) and all(
            how > Fit.NONE or length < 2 for how, length in fits
        )

    def _kept_apart(self, one: Chain, other: Chain) -> bool:
        small, large = (one, other) if len(one.members) <= len(other.members) else (other, one)
        of, apart = self.of, self._apart
        for member in small.members:
            for other_one in apart[member]:
                if of[other_one] is large:
                    return True
        return False


def _shortens(one: Chain, other: Chain) -> bool:
    """Whether the name of the one is made of the first letters of the other's."""
    return one.name is not None and other.name is not None and is_acronym(one.name.text, other.name.text)


def agree_in_number(one: str, other: str) -> bool:
    """Unknown agrees with all."""
    return one == other or "?" in (one, other)


def agree_in_gender(one: str, other: str) -> bool:
    """Unknown agrees with all, a person with a man and with a woman, a thing with none of them."""
    return one == other or "?" in (one, other) or (one + other).replace("p", "", 1) in ("m", "f", "p")


def narrower(one: str, other: str) -> str:
    """The more telling of two values that agree."""
    order = "mfnsp?"
    return min(one, other, key=order.index)
