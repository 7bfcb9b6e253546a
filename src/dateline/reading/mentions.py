"""Mentions: which words name or point to somebody or something, how far each reaches, and of what kind it is.

The network says of each word whether it carries a mention and where that begins and ends; the tree corrects the ends
where the two are close. The kinds follow from word lists.
"""

from dataclasses import replace

import numpy as np

from dateline.nn import Pairing
from dateline.reading.draft import Component, Draft
from dateline.reading.found import Found
from dateline.reading.kinds import kind_of, pronoun_of
from dateline.reading.lexicon import Lexicon, lexicon
from dateline.reading.named import name_words
from dateline.reading.sorts import agreed, allowed, choose
from dateline.terms import MentionForm

TREE_MARGIN = 1.0
"""How much less likely, as a logarithm, an end may be where the tree has it than where the network has it, and still
be chosen: exact F1 on GUM dev is .732 with it, .723 with the network alone, .686 with the tree alone
(evaluation/coreference.py)."""

OUTSIDE = (
    "case", "cc", "punct", "mark", "cop", "nsubj", "csubj", "advcl", "aux", "parataxis", "conj", "expl", "discourse",
    "vocative", "dislocated", "orphan",
)  # fmt: skip
"""Relations by which a word hangs on a mention's head without being part of the mention."""


def add_mentions(draft: Draft) -> None:
    """Everything that the text names or points to, in the order of the first words, wider ones first."""
    assert draft.signals is not None
    scores = draft.signals.tags["kind"]
    sorts = draft.network.labels.kind
    words = lexicon(draft.language)
    sentence = sentence_of(draft)
    for head in np.flatnonzero(scores.argmax(1)).tolist():
        sort = choose(scores[head], sorts, allowed(draft, words, head))
        low, end = draft.sentences[sentence[head]].first, draft.sentences[sentence[head]].end
        first = _reach(draft.signals.pairs["begin"], head, low, head + 1, default=head)
        last = _reach(draft.signals.pairs["end"], head, head, end, default=head)
        first, last = _by_tree(draft, head, first, last, (low, end))
        draft.found.append(describe(draft, words, (first, last, head), sort))
    draft.found = [
        describe(draft, words, (one.first, one.last, one.head), again.sort) if again.sort != one.sort else one
        for one, again in zip(draft.found, agreed(draft, draft.found, sorts), strict=True)
    ]
    draft.found.sort(key=lambda f: (f.first, -f.last, f.head))


def describe(draft: Draft, words: Lexicon, place: tuple[int, int, int], sort: str) -> Found:
    """What is found at the words ``first`` to ``last`` with a ``head``, of one of GUM's kinds."""
    first, last, head = place
    name: tuple[int, ...] = ()
    title: tuple[int, ...] = ()
    form: MentionForm = "nominal"
    token = draft.tokens[head]
    if token.upos == "PRON" or pronoun_of(draft, words, head) is not None:
        form = "pronoun"
    else:
        name, title = name_words(draft, words, place, sort)
        form = "name" if name else "nominal"
    found = Found(first, last, head, sort, "other", form, name, title)
    return replace(found, kind=kind_of(draft, words, found))


def sentence_of(draft: Draft) -> list[int]:
    """The index of the sentence of each word."""
    return [
        number for number, sentence in enumerate(draft.sentences) for _ in range(sentence.first, sentence.end)
    ]


def _reach(pairing: Pairing, head: int, low: int, end: int, *, default: int) -> int:
    """The best of the words ``low:end`` that the window of the head holds."""
    start, row = pairing.row(head)
    low, end = max(low, start), min(end, start + len(row) - 1)
    return low + int(row[1 + low - start : 1 + end - start].argmax()) if low < end else default


def _by_tree(draft: Draft, head: int, first: int, last: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """The ends as the tree has them, where the network finds that nearly as likely."""
    assert draft.signals is not None
    tree_first, tree_last = tree_ends(draft, head, sentence)
    begin, end = draft.signals.pairs["begin"], draft.signals.pairs["end"]
    if _score(begin, head, tree_first) > _score(begin, head, first) - TREE_MARGIN:
        first = tree_first
    if _score(end, head, tree_last) > _score(end, head, last) - TREE_MARGIN:
        last = tree_last
    return first, last


def _score(pairing: Pairing, head: int, word: int) -> float:
    start, row = pairing.row(head)
    return float(row[1 + word - start]) if 0 <= word - start < len(row) - 1 else -np.inf


def tree_ends(draft: Draft, head: int, sentence: tuple[int, int]) -> tuple[int, int]:
    """First and last word of the unbroken stretch around a head that hangs on it."""
    assert draft.trees is not None
    below = set(draft.trees.subtree(head, without=OUTSIDE))
    ends = []
    for step in (-1, 1):
        reached, word = head, head + step
        while sentence[0] <= word < sentence[1] and (word in below or draft.tokens[word].upos == "PUNCT"):
            reached = word if word in below else reached
            word += step
        ends.append(reached)
    return ends[0], ends[1]


MENTIONS = Component(
    "mentions",
    "1",
    frozenset({"signals", "tokens", "sentences", "trees"}),
    frozenset({"found"}),
    add_mentions,
)
