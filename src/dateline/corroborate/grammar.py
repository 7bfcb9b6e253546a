"""Questions to the syntax of one reading: which word stands where, what hangs on it, what governs it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from dateline.model import Reading, Span, Token

_LONGEST = 12
"""Words of a phrase that are quoted in a note; a longer one is cut."""


class Grammar:
    """The tokens of a reading with their dependents."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.document.text
        self.tokens = reading.tokens
        self.sentences = reading.sentences
        self._starts = [token.span.start for token in reading.tokens]
        self._sentence_starts = [sentence.span.start for sentence in reading.sentences]

    @cached_property
    def _below(self) -> list[list[int]]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head >= 0:
                below[token.head].append(index)
        return below

    def word(self, index: int) -> str:
        """A word in small letters."""
        return self.tokens[index].span.of(self.text).lower()

    def at(self, position: int) -> int | None:
        """The token at a code point, or the one before it; None in a reading without tokens."""
        index = bisect_right(self._starts, position) - 1
        return index if index >= 0 else None

    def inside(self, span: Span) -> range:
        """The tokens that begin in a span."""
        first = bisect_right(self._starts, span.start - 1)
        return range(first, bisect_right(self._starts, span.end - 1))

    def sentence(self, position: int) -> int:
        """The index of the sentence at a code point; of readings without any it is 0."""
        return max(bisect_right(self._sentence_starts, position) - 1, 0)

    def sentence_words(self, position: int) -> str:
        """The words of the sentence at a code point, on one line."""
        if not self.sentences:
            return ""
        return " ".join(self.sentences[self.sentence(position)].span.of(self.text).split())

    def children(self, index: int, *relations: str) -> Iterator[int]:
        """The dependents of a word; with relations only those, with or without a subtype."""
        for below in self._below[index]:
            relation = self.tokens[below].deprel
            if not relations or relation in relations or relation.partition(":")[0] in relations:
                yield below

    def head_of(self, span: Span) -> int | None:
        """The word of a span that the others in it hang on."""
        inside = self.inside(span)
        for index in inside:
            if self.tokens[index].head not in inside:
                return index
        return None

    def above(self, index: int) -> Iterator[Token]:
        """The words that govern a word, the nearest first."""
        head = self.tokens[index].head
        while head >= 0:
            yield self.tokens[head]
            head = self.tokens[head].head

    def subtree(self, index: int) -> list[int]:
        """A word and all that hangs on it, in order."""
        found, todo = [], [index]
        while todo:
            here = todo.pop()
            found.append(here)
            todo += self._below[here]
        return sorted(found)

    def phrase(self, index: int) -> str:
        """The words of a phrase on one line, as far as they fit a note."""
        tree = self.subtree(index)[:_LONGEST]
        words = self.text[self.tokens[tree[0]].span.start : self.tokens[tree[-1]].span.end]
        return " ".join(words.split()).strip(" ,;:.")
