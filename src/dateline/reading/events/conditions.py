"""Whether what fills the slots of a trigger is such as an entry of the codebook asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.reading.draft import Draft
from dateline.reading.events.arguments import Filler
from dateline.reading.events.entries import Codebook, Entry, WordClass
from dateline.reading.events.grammar import grammar
from dateline.reading.mentions.lexicon import lexicon, plain
from dateline.reading.times import time_at
from dateline.terms import EntityKind

ACTING: frozenset[EntityKind] = frozenset(
    {"person", "organization", "armed_group", "government", "country", "people"}
)
SOMEBODY: frozenset[EntityKind] = frozenset({"person", "people"})
LANDS: frozenset[EntityKind] = frozenset({"place", "country"})
ANY = "*"
"""In a condition: the slot is filled, by whatever."""
LIKELY = 0.5
"""Least probability of what a pronoun takes up."""
Things = Mapping[str, Sequence[int]]
"""The words that fill each slot, but for times."""
_A_NUMBER = ":number"
_FLAMES = "a fire"
"""In a list: a fire that is no shots."""
_A_PERSON = ":person"


def is_met(
    draft: Draft,
    book: Codebook,
    entry: Entry,
    things: Things,
    word_class: WordClass,
    meant: Mapping[int, int],
) -> bool:
    """Whether the fillers are such as an entry asks for; of a pronoun, that what it takes up is."""
    where = entry.where_noun if word_class == "nouns" else entry.where
    for slot, words in where.items():
        here = _filling(things, slot)
        here += [meant[word] for word in here if word in meant]
        if not any(
            ANY in words or _is_one(draft, word, words) or _is_some(draft, book, word, words) for word in here
        ):
            return False
    return not bars(draft, entry, things, meant)


def bars(draft: Draft, entry: Entry, things: Things, meant: Mapping[int, int]) -> bool:
    """Whether a filler is such as an entry bars."""
    for slot, words in entry.unless.items():
        here = _filling(things, slot)
        if any(ANY in words or (_is_one(draft, word, words) and not _is_known(draft, word)) for word in here):
            return True
        if any(_is_one(draft, meant[word], words) for word in here if word in meant):
            return True
    return False


def things_of(draft: Draft, filled: Sequence[Filler]) -> Things:
    """What fills each slot, but for times."""
    units = draft.language.table("times")["words"]["unit"]
    things: dict[str, list[int]] = {}
    for each in filled:
        if time_at(draft, each.word) is None and draft.small[each.word] not in units:
            things.setdefault(each.slot, []).append(each.word)
    return things


def _filling(things: Things, slots: str) -> list[int]:
    """What fills one of some slots."""
    names = things if slots == "any" else slots.split()
    return [word for name in names for word in things.get(name, ())]


def meant_by(draft: Draft, filled: Sequence[Filler]) -> Iterator[tuple[int, int]]:
    """The nouns that pronouns take up, by the network's account ("they burned it")."""
    pronouns = [each.word for each in filled if draft.small[each.word] in grammar(draft.language).taking_up]
    before = draft.antecedents
    if not pronouns or before is None:
        return
    for word in pronouns:
        best = max(before.of(word), key=lambda pair: pair[1], default=None)
        while best is not None and best[1] >= LIKELY:
            head = draft.found[best[0]].head
            if draft.tokens[head].upos != "PRON":
                yield word, head
                break
            best = max(before.of(head), key=lambda pair: pair[1], default=None)


def _is_some(draft: Draft, book: Codebook, word: int, words: frozenset[str]) -> bool:
    """Whether a filler is a mere number or the like ("forty were freed") where people are asked for."""
    token = draft.tokens[word]
    is_number = token.upos == "NUM" or token.lemma.lower() in book.lists["some"]
    return is_number and not words.isdisjoint((_A_PERSON, _A_NUMBER))


def _is_known(draft: Draft, word: int) -> bool:
    """Whether a pronoun points to somebody who can act, whom no list of things may bar; whoever is spoken to is nobody
    of the report."""
    return (
        draft.tokens[word].upos == "PRON"
        and draft.small[word] not in grammar(draft.language).hearers
        and draft.mention_at.get(word) is not None
        and kind_at(draft, word) in ACTING
    )


def _is_one(draft: Draft, word: int, words: frozenset[str]) -> bool:
    """Whether a filler is one of some words or kinds; of "tons of food" and "arms factory", any of its nouns, but of no
    people what they are called by ("aid workers" are no aid)."""
    assert draft.trees is not None
    if time_at(draft, word) is not None:
        return False
    kind = kind_at(draft, word)
    if kind is not None and f":{kind}" in words:
        return True
    lemma = draft.tokens[word].lemma.lower()
    if lemma in words or draft.small[word] in words:
        return True
    if _FLAMES in words and lemma in grammar(draft.language).fire:
        return not _is_fired(draft, word)
    if kind is None and draft.tokens[word].upos == "PROPN" and not draft.in_capitals(word):
        return _A_PERSON in words  # a name that no mention carries
    inside = ("nmod", "compound", "amod", "conj") if kind not in SOMEBODY else ("nmod", "amod", "conj")
    return any(
        draft.tokens[inner].lemma.lower() in words or draft.small[inner] in words
        for inner in draft.trees.children(word, *inside)
        if draft.tokens[inner].deprel != "nmod:poss"
    )


def _is_fired(draft: Draft, word: int) -> bool:
    """Whether a fire is shots and no flames: "killed by *Israeli fire*", "by sniper fire"."""
    assert draft.trees is not None
    firing = grammar(draft.language).firing
    return any(
        draft.tokens[child].lemma.lower() in firing or kind_at(draft, child) in ACTING
        for child in draft.trees.children(word, "amod", "compound", "nmod:poss")
    )


def kind_at(draft: Draft, word: int) -> EntityKind | None:
    """The kind of the mention that a word carries; of "blogger Anna Roe", that of the name where the noun has none. A
    noun before another ("rebel attack", "Soviet occupation") has that of the word."""
    assert draft.trees is not None
    number = draft.mention_at.get(word)
    if number is not None:
        return draft.mentions[number].kind
    for here in draft.trees.children(word, "flat", "appos", "nmod:desc"):
        number = draft.mention_at.get(here)
        if number is not None:
            return draft.mentions[number].kind
    words, name = lexicon(draft.language), plain(draft.word(word))
    if name in words.demonyms:
        return "people"
    if name in words.countries:
        return "country"
    return words.kinds.get(draft.tokens[word].lemma.lower())
