"""Sentences, words, tags, trees and lemmas on treebanks: GUM's development part, EWT's as another domain, and sixty
sentences of our own with the constructions of short news.

Sentences and words are found in raw text, rebuilt with an empty line between paragraphs; the variants say how well
sentences are found where paragraphs are set apart by a line break or not at all, where lines are wrapped, and in
capitals. Tags, trees and lemmas are those of the treebank's own words and sentences.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from evaluation.attribution import wrapped
from evaluation.measurement import Bench, Figures

from dateline.model import document_of
from dateline.reading import Draft, Reader
from dateline.reading.syntax.component import add_given, add_signals, add_syntax, add_words
from dateline.reading.syntax.lemmas import lemma
from dateline.score import Tally, tally
from dateline.score.tally import share
from evaluation import gum

GUM = "gold/syntax/gum-dev.conllu.gz"
EWT = "gold/syntax/ewt-dev.conllu.gz"
NEWS = "evaluation/constructions.conllu"
ALL = "all"
_MAIN = ("sentences", "words", "upos", "uas", "las", "lemmas")
_VARIANTS = ("lines for paragraphs", "no paragraphs", "wrapped lines", "capitals")
PINNED_EWT = _MAIN
PINNED_NEWS = ("upos", "uas", "las")
PINNED_GUM = (*_MAIN, *(f"{name}, news" for name in _MAIN), *(f"sentences, {name}" for name in _VARIANTS))


def measure_gum(bench: Bench) -> Figures:
    documents = gum.documents(bench.gold(GUM))
    joined = {
        name: gum.documents(bench.gold(GUM), joint=joint)
        for name, joint in (("lines", "\n"), ("spaces", " "))
    }
    variants = {
        "lines for paragraphs": [(d, d.text) for d in joined["lines"]],
        "no paragraphs": [(d, d.text) for d in joined["spaces"]],
        "wrapped lines": [(d, wrapped(d.text)) for d in documents],
        "capitals": [(d, _capitals(d.text)) for d in documents],
    }
    figures = _by_genre(bench.reader, documents)
    return figures | {
        f"sentences, {name}": sum((_found(bench.reader, *each)[0] for each in rows), Tally()).f1
        for name, rows in variants.items()
    }


def measure_ewt(bench: Bench) -> Figures:
    return _by_genre(bench.reader, gum.documents(bench.gold(EWT)))


def measure_news(bench: Bench) -> Figures:
    """Tags and trees of the given words; the sentences have no lemmas and, each alone in its paragraph, are no test."""
    (document,) = gum.documents(bench.gold(NEWS))
    figures = {name: one.f1 for name, one in _given(bench.reader, document)}
    return {name: figures[name] for name in PINNED_NEWS}


def _by_genre(reader: Reader, documents: Iterable[gum.GumDocument]) -> Figures:
    """Every figure over all documents, then for each genre."""
    totals: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    for document in documents:
        sentences, words = _found(reader, document, document.text)
        for name, one in (("sentences", sentences), ("words", words), *_given(reader, document)):
            for genre in (ALL, document.genre):
                totals[genre][name] += one
    return {
        name if genre == ALL else f"{name}, {genre}": one.f1
        for genre in sorted(totals, key=lambda genre: (genre != ALL, genre))
        for name, one in totals[genre].items()
    }


def _found(reader: Reader, document: gum.GumDocument, text: str) -> tuple[Tally, Tally]:
    """Sentences and words that are found in raw text."""
    draft = Draft(document_of(text), reader.language, reader.network)
    for step in (add_words, add_signals, add_syntax):
        step(draft)
    gold = document.words
    sentences = {(gold[first].start, gold[end - 1].end) for first, end in document.sentences}
    found = {(sentence.span.start, sentence.span.end) for sentence in draft.sentences}
    return tally(found, sentences), tally(set(draft.words), {(word.start, word.end) for word in gold})


def _given(reader: Reader, document: gum.GumDocument) -> Iterator[tuple[str, Tally]]:
    """Tags, trees and lemmas over the words and sentences of the treebank."""
    draft = Draft(document_of(document.text), reader.language, reader.network)
    starts = [first for first, _ in document.sentences]
    add_given(draft, [(word.start, word.end) for word in document.words], starts)
    pairs = list(zip(draft.tokens, document.words, strict=True))
    yield "upos", share([token.upos == word.upos for token, word in pairs])
    yield "uas", share([token.head == word.head for token, word in pairs])
    yield "las", share([token.head == word.head and token.deprel == word.deprel for token, word in pairs])
    yield "lemmas", share([token.lemma == word.lemma for token, word in pairs])
    yield (
        "lemmas, given tags",
        share(
            [
                lemma(reader.language, draft.word(i), word.upos) == word.lemma
                for i, word in enumerate(document.words)
            ]
        ),
    )


def _capitals(text: str) -> str:
    return text.upper() if len(text.upper()) == len(text) else text
