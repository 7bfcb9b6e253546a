"""What words make of the thing that is told beside them, by the place where it stands (``lang/<code>/status.toml``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.lang import Language
from dateline.terms import Status


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables of status. ``effects`` maps a frame and a word to an effect and the name of its group."""

    effects: dict[tuple[str, str], tuple[str, str]]
    small: dict[str, frozenset[str]]
    auxiliaries: dict[str, frozenset[str]]
    clauses: dict[str, frozenset[str]]
    history: dict[str, frozenset[str]]
    statuses: dict[str, Status]
    most: dict[str, float]

    def effect(self, frame: str, word: str) -> str | None:
        """What the word makes of a thing that stands beside it in the frame, or None."""
        found = self.effects.get((frame, word))
        return found[0] if found else None

    def group(self, frame: str, word: str) -> str | None:
        """The group in which the word stands with the frame, or None."""
        found = self.effects.get((frame, word))
        return found[1] if found else None


@cache
def lexicon(language: Language) -> Lexicon:
    """The lexicon of a language."""
    table = language.table("status")
    effects: dict[tuple[str, str], tuple[str, str]] = {}
    for name, group in table.items():
        for frame, words in group.items() if "effect" in group else ():
            for word in words if frame != "effect" else ():
                effects.setdefault((frame, word), (group["effect"], name))
    return Lexicon(
        effects=effects,
        small=_sets(table["small"]),
        auxiliaries=_sets(table["auxiliaries"]),
        clauses=_sets(table["clauses"]),
        history=_sets(table["history"]),
        statuses=dict(table["effects"]),
        most=dict(table["most"]),
    )


def _sets(table: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table.items() if isinstance(words, list)}
