"""Who or what can play a part in an event, its words, and the entity that it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.reading.draft import Draft
from dateline.reading.entities.component import entity_at
from dateline.reading.events.arguments import Filler, dative, owners
from dateline.reading.events.conditions import ACTING, kind_at
from dateline.reading.events.entries import Codebook
from dateline.reading.events.grammar import grammar
from dateline.reading.events.peoples import people_of
from dateline.reading.times import time_at
from dateline.terms import EntityKind, Role

STANDING: frozenset[EntityKind] = frozenset({"place", "country", "facility"})

_BESIDE = (
    "case", "conj", "cc", "appos", "acl", "parataxis", "mark", "cop", "nsubj", "aux", "advmod:emph", "discourse", "ccomp",
    "advcl", "dislocated", "cc:preconj", "obl",
)  # fmt: skip
_NOT_FIRST, _NOT_LAST = frozenset({"PUNCT", "CCONJ", "PART"}), frozenset({"PUNCT", "CCONJ", "ADP"})
OF_LIST = "$"
"""In the role of a slot: for words of a list alone, "item$force"."""
SOMEBODY = "somebody"
"""In the place of a list: those who can act, and places, which often stand for them."""
_CORE = ("nsubj", "nsubj:pass", "obj")
"""Where an adjective stands for somebody: "two *more* were killed"."""


@dataclass(frozen=True, slots=True)
class Part:
    """A participant: its role, the word that carries it, and the words of it."""

    role: Role
    head: int
    words: tuple[int, ...]


def names(draft: Draft, part: Part) -> bool:
    """Whether a participant is more than a pronoun that points to nobody."""
    return draft.tokens[part.head].upos != "PRON" or entity_of(draft, part) is not None


def fits(draft: Draft, book: Codebook, filler: Filler, role: str) -> bool:
    """Whether a filler can play a part."""
    if time_at(draft, filler.word) is not None:
        return False
    kind, token = kind_at(draft, filler.word), draft.tokens[filler.word]
    if (
        draft.small[filler.word] in book.abstract
        and kind != "armed_group"
        and not _is_some(draft, filler.word)
    ):
        named = token.upos == "PROPN" and (kind in ACTING or _is_joined(draft, filler.word))
        if not named:  # but "the National Front"
            return False
    if token.deprel in ("obl:unmarked", "nmod:unmarked") or _is_infinitive(draft, book, filler):
        return False
    role, _, listed = role.partition(OF_LIST)
    if listed == SOMEBODY:
        return may_act(draft, book, filler.word) or kind in ("place", "facility")
    if listed:
        return token.lemma.lower() in book.lists[listed] or draft.small[filler.word] in book.lists[listed]
    match role:
        case "actor":
            return may_act(draft, book, filler.word)
        case "instrument":
            return is_weapon(draft, book, filler.word)
        case "item":
            return not may_act(draft, book, filler.word) and kind not in ("place", "country", "facility")
        case "place_of" | "origin" | "destination":
            return kind in STANDING or (
                kind == "organization" and token.upos == "PROPN" and role != "place_of"
            )
    if filler.slot == "modifier":
        return kind in ACTING or (kind in STANDING and token.upos == "PROPN")
    named = token.upos in ("NOUN", "PROPN", "PRON", "NUM") or kind is not None
    return named or (token.deprel in _CORE and token.upos != "ADV")  # not "investigate *how* he died"


def _is_some(draft: Draft, word: int) -> bool:
    """Whether a word says how many of others it were: "was rejected by *all* of them"."""
    assert draft.trees is not None
    return draft.tokens[word].upos in ("DET", "PRON") and bool(draft.trees.children(word, "nmod"))


def _is_infinitive(draft: Draft, book: Codebook, filler: Filler) -> bool:
    """Whether a bare noun after "to" is a verb alone in the codebook: "offered to *mediate*"."""
    lemma = draft.tokens[filler.word].lemma.lower()
    if filler.slot not in grammar(draft.language).infinitive or draft.tokens[filler.word].upos != "NOUN":
        return False
    assert draft.trees is not None
    bare = len(draft.trees.dependents[filler.word]) == 1 and draft.small[filler.word] == lemma
    return bare and lemma in book.index["verbs"] and lemma not in book.index["nouns"]


def _is_joined(draft: Draft, word: int) -> bool:
    """Whether a name has more words than the one."""
    assert draft.trees is not None
    return any(draft.tokens[each].upos == "PROPN" for each in draft.trees.children(word, "compound", "flat"))


def may_act(draft: Draft, book: Codebook, word: int) -> bool:
    """Whether a word names or points to somebody who can act."""
    kind, token = kind_at(draft, word), draft.tokens[word]
    if token.upos == "ADV" or is_weapon(draft, book, word):
        return False
    of_time = kind not in ACTING and draft.small[word] in book.abstract
    if token.upos == "PROPN" and of_time and not _is_joined(draft, word):
        return False  # "killed in *Sunday*'s ambush"
    if kind in ACTING:
        return True
    if token.upos == "ADJ" and token.deprel in ("amod", "compound"):  # of names of peoples alone
        first = draft.sentence(word).first == word and kind is None
        return token.lemma[:1].isupper() and not (first and people_of(draft, word) is None)
    if token.lemma.lower() in book.acting:
        return True
    if token.upos == "PROPN":
        named = kind in ("place", "facility") or (kind is None and not draft.in_capitals(word))
        return named and not token.lemma.isdigit()
    return False


def is_weapon(draft: Draft, book: Codebook, word: int) -> bool:
    """Whether a word is something to hit with."""
    if draft.tokens[word].lemma.lower() in book.weapons or kind_at(draft, word) == "materiel":
        return True
    two = tuple(draft.small[word : word + 2])
    return two in grammar(draft.language).two_worded  # "tear gas and *water* cannon", with "water" apart


def words_of(draft: Draft, head: int, without: Sequence[int]) -> tuple[int, ...]:
    """The words of a participant: its noun with what describes it, unbroken, without what is joined to it, the clauses
    on it and the trigger."""
    assert draft.trees is not None
    if draft.tokens[head].upos == "PRON":
        return (head,)
    words = set(draft.trees.subtree(head, without=_BESIDE))
    for child in draft.trees.dependents[
        head
    ]:  # "a colonel over the killing": without what leads to the trigger
        below = set(draft.trees.subtree(child)) if child > head else set()
        words -= below if below & set(without) else set()
    given = dative(draft, head)
    words -= set(draft.trees.subtree(given)) if given is not None else set()
    for owner in owners(draft, head):
        if head in draft.trees.subtree(owner):
            continue  # "the driver, *whose* release"
        words.update(range(min(draft.trees.subtree(owner, without=_BESIDE)), head))
    words -= set(without) - {head}
    first = last = head
    while first - 1 in words:
        first -= 1
    while last + 1 in words:
        last += 1
    while first < head and (draft.tokens[first].upos in _NOT_FIRST or time_at(draft, first) is not None):
        first += 1  # without a time before the noun: "14:05 *Police*", "on the 9th *soldiers*"
    while last > head and draft.tokens[last].upos in _NOT_LAST:
        last -= 1
    return tuple(range(first, last + 1))


def entity_of(draft: Draft, part: Part) -> str | None:
    """The id of the entity that a participant is."""
    assert draft.trees is not None
    named = (
        child for child in draft.trees.children(part.head, "appos", "flat") if child == part.words[-1] + 1
    )
    entity = (
        entity_at(draft, part.head, part.head)
        or entity_at(draft, part.words[0], part.words[-1])
        or next((entity_at(draft, name, name) for name in named), None)  # "the mechanic Pedro Rolon"
    )
    return entity.id if entity else None
