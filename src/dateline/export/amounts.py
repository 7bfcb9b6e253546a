"""How many, and with what: the counts and the materiel of a reading, each as a line that a person understands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.export.lookup import Lookup
from dateline.export.visible import one_line
from dateline.model import Count, Materiel, Span

_BETWEEN = 6
"""Characters that may stand between a number and its noun: " of ", " of the" do."""


_LONGEST = 48
"""Characters that a number with its noun may take; where it would take more, the noun alone is shown after it."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A count: its number in the reading, its words with what is counted, what befell them, the numbers, how deep it
    lies in others, and whether it is only the one above it again."""

    number: int
    count: Count
    words: str
    scope: str
    numbers: str
    depth: int
    again: bool


@dataclass(frozen=True, slots=True)
class Kit:
    """Materiel: its words, its class, who has it and who gave it; ``all`` are the places where it is told so."""

    all: tuple[Materiel, ...]
    words: str
    kind: str
    holder: str
    supplier: str


def amounts(known: Lookup) -> Iterator[Amount]:
    """The counts of a reading, in its order; the parts of a count follow it, and are deeper than it."""
    parts: dict[str | None, list[tuple[int, Count]]] = {}
    for number, count in enumerate(known.reading.counts, start=1):
        parts.setdefault(count.part_of, []).append((number, count))
    whole = {count.id: (count.low, count.high, count.scope) for count in known.reading.counts}
    todo = [(0, *each) for each in reversed(parts.get(None, []))]
    while todo:
        depth, number, count = todo.pop()
        again = count.part_of is not None and whole[count.part_of] == whole[count.id]
        yield Amount(number, count, _words(known, count), count.scope or "", numbers(count), depth, again)
        todo += [(depth + 1, *each) for each in reversed(parts.get(count.id, []))]


def _words(known: Lookup, count: Count) -> str:
    """The number with what is counted, as the report has them where they stand together ("dozens of families")."""
    words = one_line(known.words([count.span]))
    unit = one_line(count.unit) if count.unit else ""
    whole = _with_noun(known, count)
    if whole and unit in whole:
        return whole
    if not unit or words.endswith(unit):
        return words
    end = count.span.end
    together = one_line(known.reading.document.text[end : end + len(unit) + _BETWEEN])
    at = together.find(unit)
    return f"{words} {together[: at + len(unit)] if at >= 0 else unit}"


def _with_noun(known: Lookup, count: Count) -> str:
    """The number up to the noun that it counts, from the syntax: "40 captured soldiers", "14 home-made rockets"."""
    tokens = known.reading.tokens
    for token in known.tokens([count.span]).values():
        if token.deprel == "nummod" and token.head >= 0 and count.span.end <= tokens[token.head].span.start:
            reach = Span(count.span.start, tokens[token.head].span.end)
            return one_line(known.words([reach])) if len(reach) <= _LONGEST else ""
    return ""


def numbers(count: Count) -> str:
    """The least and the most: "12", "at least 6,000", "24–99", "up to 40"."""
    if count.high is None:
        return f"at least {count.low:,}"
    if count.low == count.high:
        return f"{count.low:,}"
    return f"up to {count.high:,}" if count.low == 0 else f"{count.low:,}–{count.high:,}"


def kits(known: Lookup) -> Iterator[Kit]:
    """The materiel of a reading, in its order; what is told of twice in the same way is one."""
    told: dict[tuple[str, ...], list[Materiel]] = {}
    for each in known.reading.materiel:
        names = [one_line(known.entities[one].name) if one else "" for one in (each.holder, each.supplier)]
        told.setdefault((one_line(known.words([each.span])).casefold(), each.kind or "", *names), []).append(
            each
        )
    for (_, kind, holder, supplier), items in told.items():
        yield Kit(tuple(items), one_line(known.words([items[0].span])), kind, holder, supplier)
