"""Sentences and syntax: from the network's scores to sentences, parts of speech, lemmas and trees."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

from dateline.lang import Language
from dateline.model import Quotation, Sentence, Span, Token
from dateline.nn import Pairing, Scores
from dateline.reading.draft import Component, Draft
from dateline.reading.statements.turns import FAMILY, among, first_words, turns
from dateline.reading.syntax.arcs import (
    adverbs,
    after_dateline,
    befallen,
    behind,
    charged,
    complements,
    joined,
    leading,
    listed,
    opened,
    participles,
    reduced,
    series,
    side_by_side,
    signs,
    speakers,
    subordinate,
    trailing,
    whole_names,
    within,
)
from dateline.reading.syntax.lemmas import lemma
from dateline.reading.syntax.lines import flowing
from dateline.reading.syntax.offices import Offices, held, titled
from dateline.reading.syntax.outcomes import left_so
from dateline.reading.syntax.owners import owned
from dateline.reading.syntax.punctuation import hang_marks
from dateline.reading.syntax.quotes import quotations, word_states
from dateline.reading.syntax.sentences import sentence_starts
from dateline.reading.syntax.trees import Trees, best_tree
from dateline.reading.syntax.voice import passives, undergone, voiced
from dateline.reading.syntax.words import compile_words, split_words
from dateline.terms import QuoteStyle

_STYLES: dict[str, QuoteStyle] = {"d": "double", "s": "single", "g": "angle", FAMILY: "block"}


def add_words(draft: Draft) -> None:
    """Words and quotations of the text."""
    draft.flow = flowing(draft.text)
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
    starts = sentence_starts(draft.flow, draft.words, draft.quote_states, scores)
    add_trees(draft, sorted({*starts, *first_words(draft)}))


def add_given(draft: Draft, words: Sequence[tuple[int, int]], starts: Sequence[int]) -> None:
    """Tokens and trees over words and sentences that are given, as in a treebank: those that begin with ``starts``."""
    draft.flow = flowing(draft.text)
    _take_words(draft, words)
    add_signals(draft)
    add_trees(draft, starts)


_DASHES = ("-", "--", "–", "—")


@dataclass(frozen=True, slots=True)
class _ArcWords:
    """The words by which arcs are mended: genitive marks, what brings a whole in, what dates a clause, verbs of
    charging, verbs that leave somebody in a state with those states and what joins two, participles of passives by the
    word that follows them, what ends adverbs and which verbs end so, titles with their offices and without, nouns for
    kin, and the forms of "be" with the ending of what they make no passive with."""

    genitives: frozenset[str]
    thats: frozenset[str]
    parts: frozenset[str]
    leads: frozenset[str]
    charges: frozenset[str]
    outcomes: tuple[frozenset[str], frozenset[str], frozenset[str]]
    pairs: Mapping[str, frozenset[str]]
    adverbs: tuple[str, frozenset[str]]
    offices: Offices
    titles: frozenset[str]
    kin: frozenset[str]
    passive: tuple[frozenset[str], str]


@cache
def _words_of_arcs(language: Language) -> _ArcWords:
    """The tables of a language, read once."""
    times, words = language.table("times")["leads"], language.table("words")
    return _ArcWords(
        genitives=frozenset(language.table("entities")["words"]["genitive"]),
        thats=frozenset(language.table("cues")["grammar"]["that"]),
        parts=frozenset(language.table("counts")["grammar"]["of"]),
        leads=frozenset((*times["after"], *times["before"], *times["since"], *times["until"])),
        charges=frozenset(words["charges"]["forms"]),
        outcomes=(
            frozenset(words["outcomes"]["leaving"]),
            frozenset(words["outcomes"]["states"]),
            frozenset(words["outcomes"]["joins"]),
        ),
        pairs={word: frozenset(row) for word, row in words["undergone"].items()},
        offices=_offices(words["offices"]),
        kin=frozenset(words["kin"]["forms"]),
        titles=frozenset(language.table("entities")["titles"]["any"]),
        adverbs=(words["adverbs"]["ending"], frozenset(words["adverbs"]["verbs"])),
        passive=(frozenset(words["passive"]["be"]), words["passive"]["present"]),
    )


def _offices(table: Mapping[str, Sequence[str]]) -> Offices:
    """The offices by their first words, longer ones first."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for office in sorted((tuple(row.split()) for row in table["of"]), key=len, reverse=True):
        by_first.setdefault(office[0], []).append(office)
    return frozenset(table["titles"]), frozenset(table["joins"]), by_first


def add_trees(draft: Draft, starts: Sequence[int]) -> None:
    """Tokens and trees of the sentences that begin with the words ``starts``."""
    signals, labels = draft.signals, draft.network.labels
    assert signals is not None
    words = _words_of_arcs(draft.language)
    upos = (signals.tags["upos"][:, 1:].argmax(1) + 1).tolist() if draft.words else []
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
        relations = signs(relations, tags)
        heads, relations, tags = adverbs(heads, relations, tags, small, words.adverbs)
        heads, relations = owned(heads, relations, tags, [form in words.genitives for form in small])
        heads, relations = within(heads, relations, tags, [form in words.parts for form in small])
        heads, relations = whole_names(heads, relations, tags)
        heads = speakers(heads, relations, tags)
        heads, relations = held(heads, relations, tags, small, words.offices)
        heads, relations = titled(heads, relations, tags, small, words.titles)
        relations = after_dateline(heads, relations, tags, [form in _DASHES for form in forms])
        heads, relations = listed(heads, relations, tags)
        heads = participles(heads, relations, tags, small, words.passive[1])
        relations = series(heads, relations, tags, small)
        heads = opened(side_by_side(heads, relations, tags), relations, tags)
        heads = trailing(heads, relations, tags)
        heads, relations = befallen(heads, relations, tags, small, words.kin)
        heads, relations = complements(heads, relations, tags, [form in words.thats for form in small])
        heads, relations = joined(heads, relations, tags)
        heads, relations = reduced(heads, relations, tags)
        heads = behind(leading(heads, relations), relations, tags)
        heads, relations = subordinate(heads, relations, [form in words.leads for form in small])
        heads, relations = charged(heads, relations, tags, small, (words.charges, words.parts))
        heads, relations, tags = left_so(heads, relations, tags, small, words.outcomes)
        relations = undergone(heads, relations, small, words.pairs)
        relations = passives(heads, relations, tags, small, words.passive)
        relations = voiced(heads, relations)
        heads = hang_marks(heads, forms, [relation == "punct" for relation in relations])
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
