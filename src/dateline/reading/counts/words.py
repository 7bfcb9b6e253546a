"""The table ``counts.toml`` of a language as sets and lookups: number words, hedges, units, and what befalls people."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from dateline.lang import Language
from dateline.terms import Scope

Hedge = Literal["least", "most", "about"]
"""What a modifier says of its number: no fewer, no more, or not exactly."""
Side = Literal["object", "subject"]


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb says of what is counted with it: the scope, and whether it narrows to people or things."""

    scope: Scope
    only: Literal["people", "things"] | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """``before`` and ``after`` are hedges by their words, longest first; ``verbs`` go by the side that is counted;
    ``presumed`` are nouns that say what befell those counted where nothing else does, ``crowds`` those of which they are
    ("a crowd of"), ``held`` those in which they are ("in custody"), ``marks`` those with which ("with burns")."""

    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    letters: Mapping[str, int]
    vague: Mapping[str, tuple[int, int]]
    few: Mapping[str, tuple[float, float]]
    sets: Mapping[str, frozenset[str]]
    before: tuple[tuple[tuple[str, ...], Hedge], ...]
    after: tuple[tuple[tuple[str, ...], Hedge], ...]
    verbs: Mapping[Side, Mapping[str, tuple[Verb, ...]]]
    nouns: Mapping[str, Scope]
    states: Mapping[str, Scope]
    presumed: Mapping[str, Scope]
    crowds: Mapping[str, Scope]
    held: Mapping[str, Scope]
    marks: Mapping[str, Scope]
    tolls: Mapping[tuple[str, ...], Scope]
    months: frozenset[str]

    def begins(self, form: str) -> bool:
        """Whether a word in small letters may begin a number."""
        return (
            form in self.numbers or form in self.vague or form in self.few or form in self.sets["articles"]
        ) or form[0].isdecimal()

    def among(self, name: str, word: str) -> bool:
        """Whether a word, in any case, is one of a set."""
        return word.lower() in self.sets[name]


@cache
def words_of(language: Language) -> Words:
    """The table of a language, read once."""
    table = language.table("counts")
    scopes = table["scopes"]
    return Words(
        numbers=table["words"],
        scales=table["scales"],
        letters=table["letters"],
        vague={word: (low, high) for word, (low, high) in table["vague"].items()},
        few={word: (low, high) for word, (low, high) in table["few"].items()},
        sets={name: frozenset(row) for part in ("grammar", "units") for name, row in table[part].items()},
        before=_hedges(table["before"]),
        after=_hedges(table["after"]),
        verbs={side: _verbs(scopes, side) for side in ("object", "subject")},
        nouns=_by_word(scopes, "nouns"),
        states=_by_word(scopes, "states"),
        presumed=_by_word(scopes, "presumed"),
        crowds=_by_word(scopes, "of"),
        held=_by_word(scopes, "held"),
        marks=_by_word(scopes, "marks"),
        tolls={tuple(words.split()): scope for words, scope in table["tolls"].items()},
        months=frozenset(word.lower().rstrip(".") for word in language.table("times")["words"]["month"]),
    )


def _by_word(scopes: Mapping[str, Mapping[str, list[str]]], which: str) -> dict[str, Scope]:
    return {word: cast(Scope, scope) for scope, row in scopes.items() for word in row.get(which, ())}


def _hedges(table: Mapping[Hedge, list[str]]) -> tuple[tuple[tuple[str, ...], Hedge], ...]:
    rows = [(tuple(phrase.split()), hedge) for hedge, phrases in table.items() for phrase in phrases]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))


def _verbs(scopes: Mapping[str, Mapping[str, list[str]]], side: Side) -> dict[str, tuple[Verb, ...]]:
    found: dict[str, tuple[Verb, ...]] = {}
    for scope, row in scopes.items():
        for only, lemmas in (
            (None, row.get(side, [])),
            ("people", row.get(f"{side}_people", [])),
            ("things", row.get(f"{side}_things", [])),
        ):
            for lemma in lemmas:
                verb = Verb(cast(Scope, scope), cast("Literal['people', 'things'] | None", only))
                found[lemma] = (*found.get(lemma, ()), verb)
    return found
