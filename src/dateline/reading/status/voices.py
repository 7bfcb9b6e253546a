"""On whose word: the statements that a word stands in, from the innermost out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dateline.model import Span, Statement
from dateline.reading.draft import Draft


def voices(draft: Draft, word: int) -> list[Statement]:
    """The statements whose content holds the word, the shortest first: each is reported in the next."""
    span = draft.tokens[word].span
    holding = [s for s in draft.statements if any(part.contains(span) for part in s.content)]
    return sorted(holding, key=lambda s: (sum(map(len, s.content)), s.id))


def cue_holds(draft: Draft, statement: Statement, words: Sequence[int]) -> bool:
    """Whether one of some words is of the statement's cue."""
    return any(part.contains(draft.tokens[w].span) for w in words for part in statement.cue)


def joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in the order of the text, those that overlap made one."""
    found: list[Span] = []
    for span in sorted(set(spans)):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            found.append(span)
    return tuple(found)


def draft_words(draft: Draft, span: Span) -> range:
    """The words that lie in a span."""
    first = bisect_left(draft.words, (span.start, 0))
    return range(first, bisect_left(draft.words, (span.end, 0)))
