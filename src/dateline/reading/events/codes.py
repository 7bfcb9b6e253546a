"""What follows from the type of an event: its quad class, its mode and contexts by the words beside it, its CAMEO code.

The quad classes and the table of codes are data of the field (``data/plover``), the same in every language.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.reading.events.entries import Codebook
from dateline.terms import EventType, Quad


@dataclass(frozen=True, slots=True)
class Code:
    """One row of CAMEO as PLOVER has it."""

    cameo: str
    type: str
    mode: str
    contexts: frozenset[str]


@cache
def _quads() -> dict[str, Quad]:
    file = resources.files("dateline") / "data" / "plover" / "quads.csv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    return {row["type"]: row["quad"] for row in rows}  # type: ignore[misc]  # a test holds them to terms.QUADS


@cache
def _codes() -> tuple[Code, ...]:
    file = resources.files("dateline") / "data" / "plover" / "cameo.csv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    return tuple(
        Code(row["cameo"], row["type"], row["mode"], frozenset(filter(None, row["contexts"].split(";"))))
        for row in rows
    )


def quad_of(kind: EventType) -> Quad:
    """The quad class of a type."""
    return _quads()[kind]


@cache
def cameo_of(kind: EventType, mode: str | None, contexts: tuple[str, ...]) -> str | None:
    """The code that says most about an event and nothing that is not known of it."""
    best: tuple[int, int, str] | None = None
    for code in _codes():
        if code.type != kind or (code.mode and code.mode != mode) or not code.contexts <= set(contexts):
            continue
        rank = (2 * bool(code.mode) + len(code.contexts), -len(code.cameo), code.cameo)
        if best is None or (rank[0], rank[1]) > best[:2] or (rank[:2] == best[:2] and rank[2] < best[2]):
            best = rank
    return best[2] if best else None


def mode_of(book: Codebook, kind: EventType, lemmas: Sequence[str]) -> str | None:
    """The mode that a word among the participants gives: a strike by drones is of the mode drone."""
    for shade in book.modes:
        if kind in shade.types and not shade.words.isdisjoint(lemmas):
            return shade.value
    return None


def contexts_of(book: Codebook, lemmas: Set[str]) -> tuple[str, ...]:
    """The contexts that words of the clause give, in the order of the codebook."""
    return tuple(shade.value for shade in book.contexts if not shade.words.isdisjoint(lemmas))
