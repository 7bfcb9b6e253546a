"""Drafts written by hand: words with their syntax as rows, for the rules that work on trees.

A row is "form lemma upos head deprel", as in CoNLL-U: heads count from 1 in their sentence, 0 is the root, and a lemma
of _ is the form in small letters. Rows are parted by " / ", a line is a sentence, a blank line begins a paragraph.
"""

from collections.abc import Iterable
from typing import cast

from dateline import lang
from dateline.model import Entity, Mention, Sentence, Span, Token, document_of
from dateline.nn import Network
from dateline.reading.attribution.component import Attribution
from dateline.reading.draft import Draft
from dateline.reading.syntax.quotes import quotations, word_states
from dateline.reading.syntax.trees import Trees
from dateline.terms import EntityKind

_NO_SPACE_BEFORE = frozenset((".", ",", ":", ";", "!", "?", "”", "’", ")", "n't", "’s"))
_NO_SPACE_AFTER = frozenset("“‘(")


def draft_of(rows: str, *, published: str | None = None, source: str | None = None) -> Draft:
    """The draft of some rows, with words, quotations, tokens, sentences and trees."""
    paragraphs = [
        [[row.split() for row in line.split(" / ")] for line in paragraph.strip().splitlines()]
        for paragraph in rows.strip().split("\n\n")
    ]
    text, words, tokens, sentences = "", list[tuple[int, int]](), list[Token](), list[Sentence]()
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        for sentence in paragraph:
            first = len(tokens)
            for form, lemma, upos, head, deprel in sentence:
                if text and not text.endswith(("\n", *_NO_SPACE_AFTER)) and form not in _NO_SPACE_BEFORE:
                    text += " "
                start = len(text)
                text += form
                words.append((start, len(text)))
                above = first + int(head) - 1 if int(head) else -1
                tokens.append(
                    Token(Span(*words[-1]), form.lower() if lemma == "_" else lemma, upos, above, deprel)
                )
            sentences.append(Sentence(Span(words[first][0], len(text)), first, len(tokens)))
    quoted = quotations(text)
    return Draft(
        document_of(text, published=published, source=source), lang.load("en"), cast(Network, None), flow=text,
        words=words, quoted=quoted, quote_states=word_states(quoted, words), tokens=tokens,
        sentences=sentences, trees=Trees(tokens),
    )  # fmt: skip


def at(draft: Draft, *phrases: str) -> tuple[int, ...]:
    """The words of the first place where each of some phrases stands."""
    forms = [draft.word(i) for i in range(len(draft.words))]
    found: list[int] = []
    for phrase in phrases:
        sought = phrase.split()
        first = next(i for i in range(len(forms)) if forms[i : i + len(sought)] == sought)
        found += range(first, first + len(sought))
    return tuple(found)


def said(draft: Draft, source: str, cue: str, *content: str) -> Attribution:
    """An attribution by its words; of nobody where the source is empty."""
    return Attribution(at(draft, cue), at(draft, source) if source else (), at(draft, *content), 1.0)


def know(draft: Draft, kind: EntityKind, *places: int) -> Entity:
    """An entity of the draft whose mentions are single words."""
    entity = f"e{len(draft.entities) + 1}"
    ids = []
    for word in places:
        draft.mention_at[word] = len(draft.mentions)
        ids.append(f"m{len(draft.mentions) + 1}")
        span = draft.span(word, word)
        draft.mentions.append(
            Mention(id=ids[-1], span=span, head=span, kind=kind, form="name", entity=entity, by="hand@1")
        )
    draft.entities.append(
        Entity(id=entity, name=draft.word(places[0]), kind=kind, mentions=tuple(ids), by="hand@1")
    )
    return draft.entities[-1]


def forms(draft: Draft, words: Iterable[int]) -> str:
    """Words as they are written, parted by spaces."""
    return " ".join(draft.word(i) for i in words)
