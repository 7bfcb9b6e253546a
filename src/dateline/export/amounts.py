"""How many, and with what: the counts and the materiel of a reading, each as a line that a person understands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.export.lookup import Lookup
from dateline.export.visible import one_line
from dateline.model import Count, Materiel

_BETWEEN = 6
"""Characters that may stand between a number and its noun: " of ", " of the" do."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A count: its words with what is counted, what befell them, the numbers, and how deep it lies in others."""

    count: Count
    words: str
    scope: str
    numbers: str
    depth: int


@dataclass(frozen=True, slots=True)
class Kit:
    """Materiel: its words, its class, who has it and who gave it."""

    materiel: Materiel
    words: str
    kind: str
    holder: str
    supplier: str


def amounts(known: Lookup) -> Iterator[Amount]:
    """The counts of a reading, in its order; the parts of a count are deeper than it."""
    above = {count.id: count.part_of for count in known.reading.counts}
    for count in known.reading.counts:
        depth, whole = 0, count.part_of
        while whole is not None:
            depth, whole = depth + 1, above[whole]
        yield Amount(count, _words(known, count), count.scope or "", numbers(count), depth)


def _words(known: Lookup, count: Count) -> str:
    """The number with what is counted, as the report has them where they stand together ("dozens of families")."""
    words = one_line(known.words([count.span]))
    unit = one_line(count.unit) if count.unit else ""
    if not unit or words.endswith(unit):
        return words
    end = count.span.end
    together = one_line(known.reading.document.text[end : end + len(unit) + _BETWEEN])
    at = together.find(unit)
    return f"{words} {together[: at + len(unit)] if at >= 0 else unit}"


def numbers(count: Count) -> str:
    """The least and the most: "12", "at least 6,000", "24–99", "up to 40"."""
    if count.high is None:
        return f"at least {count.low:,}"
    if count.low == count.high:
        return f"{count.low:,}"
    return f"up to {count.high:,}" if count.low == 0 else f"{count.low:,}–{count.high:,}"


def kits(known: Lookup) -> Iterator[Kit]:
    """The materiel of a reading, in its order."""
    for each in known.reading.materiel:
        names = [one_line(known.entities[one].name) if one else "" for one in (each.holder, each.supplier)]
        yield Kit(each, one_line(known.words([each.span])), each.kind or "", *names)
