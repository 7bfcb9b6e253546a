"""The table ``claims.toml`` of a language as lookups: whom a toll counts, how numbers move, and how a why is put."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.lang import Language


@dataclass(frozen=True, slots=True)
class Words:
    """``who`` and ``who_before`` give the group of a word; ``verbs`` what befalls those a verb acts on."""

    who: Mapping[str, str]
    who_before: Mapping[str, str]
    extent: Mapping[str, frozenset[str]]
    change: Mapping[str, tuple[str, ...]]
    verbs: Mapping[str, str]
    rejected: Mapping[str, frozenset[str]]
    plain: frozenset[str]
    articles: frozenset[str]
    speaking: frozenset[str]
    unnamed: str
    speaker: str
    same: Mapping[str, str]
    why: Mapping[str, str]
    least: frozenset[str]
    about: frozenset[str]

    def because(self, name: str, **values: object) -> str:
        """A reason in words."""
        return self.why[name].format(**values)


@cache
def words_of(language: Language) -> Words:
    """The table of a language, read once."""
    table, counts = language.table("claims"), language.table("counts")
    hedges = {
        name: frozenset((*counts["before"].get(name, ()), *counts["after"].get(name, ())))
        for name in ("least", "about")
    }
    return Words(
        who={word: group for group, row in table["who"].items() for word in row},
        who_before={word: group for group, row in table["who_before"].items() for word in row},
        extent={name: frozenset(row) for name, row in table["extent"].items()},
        change={name: tuple(row) for name, row in table["change"].items()},
        verbs={verb: scope for scope, row in table["verbs"].items() for verb in row},
        rejected={name: frozenset(row) for name, row in table["rejected"].items()},
        plain=frozenset(table["sources"]["plain"]),
        articles=frozenset(table["sources"]["articles"]),
        speaking=frozenset(table["sources"]["speaking"]),
        unnamed=table["sources"]["unnamed"],
        why=table["why"],
        speaker=table["sources"]["speaker"],
        same=table["sources"]["same"],
        least=hedges["least"],
        about=hedges["about"],
    )
