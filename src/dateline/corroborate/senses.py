"""How near two words are by a dictionary of senses: what both can be a kind of, or be of one family.

The table ``senses.npz`` of a language comes from WordNet (``training/linking_senses.py``): for each word its groups of
synonyms, the commoner sense the heavier, with those of words derived from it ("shooting" beside "shoot"); for each group
those that it is a kind of, or follows from, and how much it says (1 where nothing is beneath it, near 0 at the top).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Final

import numpy as np

from dateline.lang import Language

STEP: Final = 0.8
"""What is left of a sense with each step up; set beforehand, not tuned."""

Groups = Mapping[int, float]


@dataclass(slots=True)
class Senses:
    """The senses of the words of one language. ``own``: for each word its groups and their weights."""

    own: Mapping[str, Groups]
    above: Mapping[int, tuple[int, ...]]
    says: Mapping[int, float]
    _reach: dict[str, Groups] = field(default_factory=dict)

    def likeness(self, one: str, other: str) -> float:
        """How much the most telling group says that both words can be of, from 0 to 1; 0 where one is not known."""
        a, b = self._reached(one), self._reached(other)
        if len(a) > len(b):
            a, b = b, a
        return max((w * b[group] * self.says[group] for group, w in a.items() if group in b), default=0.0)

    def shared(self, one: str, other: str) -> float:
        """How common a sense both words have, or words derived from them, from 0 to 1."""
        a, b = self.own.get(one, {}), self.own.get(other, {})
        return max((w * b[group] for group, w in a.items() if group in b), default=0.0)

    def _reached(self, word: str) -> Groups:
        if word not in self._reach:
            found: dict[int, float] = {}
            for group, weight in self.own.get(word, {}).items():
                for above, far in self._over(group).items():
                    found[above] = max(found.get(above, 0.0), weight * STEP**far)
            self._reach[word] = found
        return self._reach[word]

    def _over(self, group: int) -> dict[int, int]:
        """The groups above one, each with how many steps it is there."""
        found, row = {group: 0}, [group]
        for step in range(1, len(self.above) + 1):
            row = [up for each in row for up in self.above.get(each, ()) if up not in found]
            found.update(dict.fromkeys(row, step))
            if not row:
                break
        return found


@cache
def _of(code: str) -> Senses:
    with (
        resources.as_file(resources.files("dateline") / "lang" / code / "senses.npz") as path,
        np.load(path) as data,
    ):
        words = str(data["words"]).split("\n")
        own: dict[str, dict[int, float]] = {}
        for word, group, weight in zip(data["word"], data["group"], data["weight"], strict=True):
            own.setdefault(words[int(word)], {})[int(group)] = float(weight) / 255
        above: dict[int, tuple[int, ...]] = {}
        for group, up in zip(data["under"], data["over"], strict=True):
            above[int(group)] = (*above.get(int(group), ()), int(up))
        says = {n: float(each) / 255 for n, each in enumerate(data["says"])}
    return Senses(own, above, says)


def senses_of(language: Language) -> Senses:
    """The senses of a language."""
    return _of(language.code)
