"""Drift: what a rewriting changed between two passages that it left alone: a figure, a name, a date, who says it.

Words between two passages that follow each other in both texts are what was put for what. They are compared as facts,
not as words: ``twelve`` for ``12`` is no drift, and neither is a name for a shorter form of it. Each drift cites the
words on both sides; one side is None where a figure or a source was added or left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final, Literal

from dateline.corroborate.passages import Passage
from dateline.corroborate.report import Report
from dateline.corroborate.written import Lists, Places, dates_in, lists_of, numbers_in
from dateline.lang import Language
from dateline.model import Span

DriftKind = Literal["figure", "name", "date", "attribution"]

STRETCH: Final = 12
"""Words between two passages beyond which they are two parts of a text, not one that was reworded."""
_FLANKS: Final = 8
"""Words of both passages together that must hold such words from left and right: by fewer, two places are easily taken
for one."""
_ALONE: Final = 8
"""The same of a passage at which a sentence begins or ends in other words."""
_SPELLED_ALIKE: Final = 0.6
"""How alike two spellings of one name are at least ("Raqa" and "Raqqa" .89, "Shia" and "Shiite" .6), from 0 to 1."""

_ENDS = re.compile(r"[.!?…][\"”’')\]]*\s|\n")


@dataclass(frozen=True, slots=True)
class Drift:
    """What was changed: the words in the first text and in the second, None where there are none."""

    kind: DriftKind
    a: Span | None
    b: Span | None


def drift_of(a: Report, b: Report, passages: Sequence[Passage], language: Language) -> tuple[Drift, ...]:
    """What differs between the passages of two reports, in the order of the first."""
    words = lists_of(language)
    found: dict[Drift, None] = {}
    held_left, held_right = set(), set()
    for one, other in pairwise(passages):
        gap_a, gap_b = range(one.end_a, other.first_a), range(one.end_b, other.first_b)
        if (
            other.first_b < one.end_b
            or max(len(gap_a), len(gap_b)) > STRETCH
            or one.words + other.words < _FLANKS
        ):
            continue
        held_right.add(one)
        held_left.add(other)
        found |= dict.fromkeys(_between(a, b, gap_a, gap_b, words))
    for passage in passages:
        if passage.words < _ALONE:
            continue
        if passage not in held_left:
            before_a, before_b = _before(a, passage.first_a), _before(b, passage.first_b)
            found |= dict.fromkeys(_figures(a, b, before_a, before_b, words, at_edge=True))
        if passage not in held_right:
            after_a, after_b = _after(a, passage.end_a), _after(b, passage.end_b)
            found |= dict.fromkeys(_figures(a, b, after_a, after_b, words, at_edge=True))
    once = {(one.kind, _as_said(a, one.a), _as_said(b, one.b)): one for one in reversed(found)}
    return tuple(sorted(once.values(), key=lambda one: (one.a or one.b or Span(0, 1), one.kind)))


def _between(a: Report, b: Report, gap_a: Places, gap_b: Places, words: Lists) -> Iterator[Drift]:
    """What differs in words that stand for each other."""
    yield from _figures(a, b, gap_a, gap_b, words)
    dates_a, dates_b = dates_in(a.wording, gap_a, words), dates_in(b.wording, gap_b, words)
    if dates_a and dates_b and _said(a, dates_a) != _said(b, dates_b):
        yield Drift("date", _span(a, dates_a), _span(b, dates_b))
    speaks_a, speaks_b = _speaks(a, gap_a, words), _speaks(b, gap_b, words)
    if speaks_a != speaks_b:
        yield Drift(
            "attribution", _span(a, gap_a) if speaks_a else None, _span(b, gap_b) if speaks_b else None
        )
        return
    names_a, names_b = _names(a, gap_a, words), _names(b, gap_b, words)
    if speaks_a and {*_said(a, gap_a)} - words.sources != {*_said(b, gap_b)} - words.sources:
        yield Drift("attribution", _span(a, gap_a), _span(b, gap_b))
    elif names_a and names_b and not _same_name(_said(a, names_a), _said(b, names_b)):
        yield Drift("name", _span(a, names_a), _span(b, names_b))


def _figures(
    a: Report, b: Report, gap_a: Places, gap_b: Places, words: Lists, *, at_edge: bool = False
) -> Iterator[Drift]:
    """Figures that differ, one by one in the order of the text. At the edge of a passage, where nothing holds the words
    from the other side, only one of each side is compared."""
    ours, theirs = numbers_in(a.wording, gap_a, words), numbers_in(b.wording, gap_b, words)
    if at_edge and (len(ours) != 1 or len(theirs) != 1):
        return
    values_a, values_b = [value for value, _ in ours], [value for value, _ in theirs]
    if len(ours) == len(theirs):
        for (value, place), (other, there) in zip(ours, theirs, strict=True):
            if value != other:
                yield Drift("figure", _span(a, place), _span(b, there))
        return
    for value, place in ours:
        if value not in values_b:
            yield Drift("figure", _span(a, place), None)
    for value, place in theirs:
        if value not in values_a:
            yield Drift("figure", None, _span(b, place))


def _speaks(report: Report, gap: Places, words: Lists) -> bool:
    return any(report.wording.words[k] in words.sources for k in gap)


def _names(report: Report, gap: Places, words: Lists) -> list[int]:
    """Words with a capital that does not begin a sentence, and that are no date."""
    wording, text = report.wording, report.text
    return [
        k
        for k in gap
        if k
        and text[wording.starts[k]].isupper()
        and wording.words[k] not in words.dates
        and not _ENDS.search(text, wording.ends[k - 1], wording.starts[k] + 1)
        and len(wording.words[k]) > 1
    ]


def _same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names are one: a shorter form, another spelling, or the first letters of the other."""
    if set(one) & set(other):
        return True
    short, long = sorted(("".join(one), "".join(other)), key=len)
    initials = "".join(word[0] for word in max(one, other, key=len))
    return short == initials or SequenceMatcher(None, short, long, autojunk=False).ratio() >= _SPELLED_ALIKE


def _before(report: Report, word: int) -> range:
    """The words of the sentence before one of its words."""
    first = word
    while first and word - first < STRETCH and not _ends_between(report, first - 1):
        first -= 1
    return range(first, word)


def _after(report: Report, word: int) -> range:
    """The words of a sentence from one of them on, unless it begins there."""
    end = word
    while end < len(report.wording) and end - word < STRETCH and not (end and _ends_between(report, end - 1)):
        end += 1
    return range(word, end)


def _ends_between(report: Report, word: int) -> bool:
    """Whether a sentence ends after the word."""
    wording = report.wording
    return bool(_ENDS.search(report.text, wording.ends[word], wording.starts[word + 1]))


def _said(report: Report, places: Places) -> tuple[str, ...]:
    return tuple(report.wording.words[k] for k in places)


def _as_said(report: Report, span: Span | None) -> str | None:
    """The words of a drift: what is changed in the same way throughout a text is told once."""
    return span.of(report.text) if span else None


def _span(report: Report, places: Places) -> Span:
    return report.wording.span(places[0], places[-1] + 1)
