"""The country or body that an adjective for its people stands for."""

from __future__ import annotations

from typing import Final

from dateline.reading.draft import Draft
from dateline.reading.entities.lands import derived_from
from dateline.reading.mentions.lexicon import folded, lexicon, plain
from dateline.terms import EntityKind

_NAMED: Final[frozenset[EntityKind]] = frozenset(
    {"country", "place", "government", "organization", "armed_group"}
)
_BODIES: Final[frozenset[EntityKind]] = frozenset({"government", "organization", "armed_group"})


def names_land(draft: Draft, word: int) -> bool:
    """Whether a word is the name of a country or the adjective for its people."""
    words, text = lexicon(draft.language), plain(draft.word(word))
    return text in words.demonyms or text in words.countries


def people_of(draft: Draft, word: int) -> str | None:
    """The country of the report that an adjective for its people stands for, "a *Norwegian* offer", or the body that a
    name before a noun is that of, "a *PKK* attack"; None for others."""
    if draft.tokens[word].deprel not in ("amod", "compound") or not draft.word(word)[:1].isupper():
        return None
    words, text = lexicon(draft.language), plain(draft.word(word))
    code, stems = words.demonyms.get(text), derived_from(words, draft.word(word))
    for entity in draft.entities:
        if entity.kind == "country" and code is not None and entity.country == code:
            return entity.id
        if entity.kind in _NAMED and code is None and folded(entity.name) in stems:
            return entity.id
    return _named(draft, word)


def _named(draft: Draft, word: int) -> str | None:
    """The body that the report has called by the one word, as a name."""
    name = draft.word(word)
    for mention in draft.mentions if draft.tokens[word].upos == "PROPN" else ():
        if mention.form == "name" and mention.kind in _BODIES and mention.span.of(draft.text) == name:
            return mention.entity
    return None
