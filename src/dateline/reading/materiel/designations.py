"""Designations in a text: "M24", "T-72", "AK-47", "S-300", "Mi-8", "F-16s", "Leopard 2", "Bayraktar TB2"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.reading.draft import Draft
from dateline.reading.materiel.words import Designation, Words, beginnings, designations, squeezed, words_of

_PATTERN = re.compile(
    r"(?=[A-Za-z])[A-Za-z]{1,4}(?:[-–‑ ]?\d{1,4})(?:[A-Z]{0,3}\d{0,2})(?:-\d{1,2})?|\d[A-Z]\d{1,3}[A-Z]?\d?"
)
"""What a designation that the table does not have looks like: letters and figures, such as "X-55" or "9K33"."""
_FIGURE = re.compile(r"\d")
_LONGEST = 5
"""Words of the longest: "AN / TPQ - 36" takes five."""


@dataclass(frozen=True, slots=True)
class Named:
    """The words ``first`` to ``last``, both included, of a designation; ``known`` is its row in the table, if any.

    ``sure`` is whether it means a weapon on its own; one that is not needs a word beside it that says so.
    """

    first: int
    last: int
    name: str
    known: Designation | None
    sure: bool


def named(draft: Draft) -> Iterator[Named]:
    """All that may be designations, in order and without overlap."""
    words = words_of(draft.language)
    at = 0
    while at < len(draft.words):
        found = _longest_at(draft, words, at)
        if found is None:
            at += 1
        else:
            yield found
            at = found.last + 1


def is_designation(draft: Draft, first: int, last: int) -> bool:
    """Whether some words are a designation that the table has, such as "M24": no date, and no number of anything."""
    known = designations().get(squeezed(draft.span(first, last).of(draft.text)))
    return known is not None


def _longest_at(draft: Draft, words: Words, at: int) -> Named | None:
    first = draft.forms[at]
    if not (first[0].isupper() or first[0].isdigit()) or (first[0].isdigit() and first.isdigit()):
        return None
    end = min(draft.sentence(at).end, at + _LONGEST)
    text, start = draft.text, draft.words[at][0]
    unknown = beginnings().isdisjoint((squeezed(first), squeezed(first[:-1])))
    if unknown and not _FIGURE.search(text, start, draft.words[min(end, at + 3) - 1][1]):
        return None
    for last in range(end - 1, at - 1, -1):
        name = text[start : draft.words[last][1]]
        if "\n" in name or len(name) > 40:
            continue
        found = _of_table(draft, words, at, last, name)
        if found:
            return found
    for last in range(min(end, at + 3) - 1, at - 1, -1):
        name = text[start : draft.words[last][1]]
        if " " not in name and _PATTERN.fullmatch(name.removesuffix("s")) and any(c.isdigit() for c in name):
            return Named(at, last, name, None, sure=False)
    return None


def _of_table(draft: Draft, words: Words, first: int, last: int, name: str) -> Named | None:
    if not name[-1].isalnum() or (name[1:2] == " " and draft.tokens[first].upos == "DET"):
        return None  # "A 4-wheel drive": an article and a number
    plural = name.endswith("s") and not name.isupper()
    known = designations().get(squeezed(name)) or (
        designations().get(squeezed(name[:-1])) if plural else None
    )
    if known is None:
        return None
    bare = name[:-1] if plural and squeezed(known.name) == squeezed(name[:-1]) else name
    small = known.name.lower()
    if any(c.isdigit() for c in name):
        parts = re.split(r"[-–‑ ]", bare)
        sure = bare.lower() not in words.sets["other_things"] and (len(parts) > 1 or len(bare) > _SHORT)
        sure = sure and parts[0].lower() not in _PLAIN
        return Named(first, last, bare, known, sure)
    if name.islower() or (draft.tokens[last].upos not in ("PROPN", "NOUN", "ADJ", "X")):
        return None
    return Named(first, last, bare, known, small in words.sets["sure"])


_SHORT = 4
"""A letter or two with one or two figures is a road, a gate, a form or a vitamin as often as a weapon."""
_PLAIN = frozenset(("type", "project", "no", "mark", "mk"))
