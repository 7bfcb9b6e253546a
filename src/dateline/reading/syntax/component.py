"""Sentences and syntax: from the network's scores to sentences, parts of speech, lemmas and trees."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from dateline.model import Quotation, Sentence, Span, Token
from dateline.nn import Pairing, Scores
from dateline.reading.draft import Component, Draft
from dateline.reading.statements.turns import FAMILY, among, first_words, turns
from dateline.reading.syntax.lemmas import lemma
from dateline.reading.syntax.lines import flowing
from dateline.reading.syntax.mending import mended
from dateline.reading.syntax.next_deeds import joined_higher
from dateline.reading.syntax.quotes import quotations, word_states
from dateline.reading.syntax.sentences import sentence_starts
from dateline.reading.syntax.trees import Trees, best_tree
from dateline.reading.syntax.words import compile_words, split_words
from dateline.terms import QuoteStyle

_STYLES: dict[str, QuoteStyle] = {"d": "double", "s": "single", "g": "angle", FAMILY: "block"}


def add_words(draft: Draft) -> None:
    """Words and quotations of the text."""
    draft.flow = flowing(draft.text, frozenset(draft.language.table("words")["leading_on"]))
    _take_words(draft, split_words(draft.flow, compile_words(draft.language.abbreviations)))


def _take_words(draft: Draft, words: Sequence[tuple[int, int]]) -> None:
    draft.take_words(list(words))
    draft.quoted = among(quotations(draft.flow), turns(draft.flow))
    draft.quote_states = word_states(draft.quoted, draft.words)
    draft.quotations = [
        Quotation(
            id=f"q{number}", span=Span(q.start, q.end), inner=Span(q.inner_start, q.inner_end), style=_STYLES[q.family],
            closed=q.closed, by=WORDS.by,
        )
        for number, q in enumerate(draft.quoted, 1)
    ]  # fmt: skip


def add_signals(draft: Draft) -> None:
    """The network reads the text, once."""
    draft.signals = draft.network.analyse(draft.flow, draft.words, draft.quote_states)


def add_syntax(draft: Draft) -> None:
    """Sentences, and in each a tree over its tokens."""
    assert draft.signals is not None
    scores = draft.signals.tags["sentence"]
    words = draft.language.table("times")["words"]
    starts = sentence_starts(
        draft.forms,
        draft.spacing,
        draft.quote_states,
        scores,
        days=words["weekday"].keys(),
        clocks=words["half_day"].keys(),
    )
    add_trees(draft, sorted({*starts, *first_words(draft)}))


def add_given(draft: Draft, words: Sequence[tuple[int, int]], starts: Sequence[int]) -> None:
    """Tokens and trees over words and sentences that are given, as in a treebank: those that begin with ``starts``."""
    draft.flow = flowing(draft.text, frozenset(draft.language.table("words")["leading_on"]))
    _take_words(draft, words)
    add_signals(draft)
    add_trees(draft, starts)


def add_trees(draft: Draft, starts: Sequence[int]) -> None:
    """Tokens and trees of the sentences that begin with the words ``starts``."""
    signals, labels = draft.signals, draft.network.labels
    assert signals is not None
    upos = (signals.tags["upos"][:, 1:].argmax(1) + 1).tolist() if draft.words else []
    said = (signals.tags["content"].argmax(1) > 0).tolist() if draft.words else []
    named = signals.relation.tolist()
    for first, end in pairwise([*starts, len(draft.words)]):
        heads = best_tree(_arcs(draft, first, end))
        relations = []
        for i in range(first, end):
            one, other = named[i]
            if one != other and _rank(signals.pairs["head"], i, heads[i - first] + first):
                one = other
            relations.append(_relation(labels.relation[one], heads[i - first]))
        forms, small = draft.forms[first:end], draft.small[first:end]
        tags = [labels.upos[tag] for tag in upos[first:end]]
        heads, relations, tags = mended(draft.language, heads, relations, tags, forms, small)
        heads = joined_higher(draft.language, heads, relations, tags, small, said[first:end])
        draft.tokens += [
            Token(
                Span(start, stop),
                lemma(draft.language, form, tag),
                tag,
                head + first if head >= 0 else -1,
                relation,
            )
            for (start, stop), form, tag, head, relation in zip(
                draft.words[first:end], forms, tags, heads, relations, strict=True
            )
        ]
        draft.sentences.append(Sentence(draft.span(first, end - 1), first, end))
    draft.trees = Trees(draft.tokens)


def _relation(name: str, head: int) -> str:
    """The relation, which is that of a root where the tree has one, and nowhere else."""
    return "root" if head < 0 else "dep" if name == "root" else name


def _rank(heads: Pairing, word: int, head: int) -> int:
    """0 where the tree keeps the word's best head, 1 where it takes another."""
    start, row = heads.row(word)
    return int(row.argmax() != head - start + 1)


def _arcs(draft: Draft, first: int, end: int) -> Scores:
    """Scores of the heads inside one sentence, words × (1 + words)."""
    assert draft.signals is not None
    heads = draft.signals.pairs["head"]
    scores = np.full((end - first, end - first + 1), -1e4, np.float32)
    start, row = heads.row(first)
    if start <= first and end < start + len(row) and heads.starts[end - 1] == start:  # all in one window
        block = np.concatenate(heads.rows[first:end]).reshape(end - first, len(row))
        scores[:, 0] = block[:, 0]
        scores[:, 1:] = block[:, 1 + first - start : 1 + end - start]
        return scores
    for i in range(first, end):
        start, row = heads.row(i)
        low, high = max(first, start), min(end, start + len(row) - 1)
        scores[i - first, 0] = row[0]
        scores[i - first, 1 + low - first : 1 + high - first] = row[1 + low - start : 1 + high - start]
    return scores


WORDS = Component(
    "words",
    "1",
    frozenset(),
    frozenset({"flow", "words", "quoted", "quote_states", "quotations"}),
    add_words,
)
SIGNALS = Component(
    "network", "1", frozenset({"flow", "words", "quote_states"}), frozenset({"signals"}), add_signals
)
SYNTAX = Component(
    "syntax", "1", frozenset({"words", "signals"}), frozenset({"tokens", "sentences", "trees"}), add_syntax
)
