"""Which of GUM's kinds a mention has: the network's likeliest of those that its words allow, one for all mentions of a
name."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dateline.nn import Scores
from dateline.reading.draft import Draft
from dateline.reading.found import Found
from dateline.reading.kinds import pronoun_of, singular
from dateline.reading.lexicon import Lexicon, folded, plain

ALLOWED = {
    "armed_group": ("person", "organization"),
    "government": ("organization", "place"),
    "facility": ("place", "object", "organization"),
    "materiel": ("object", "substance", "event"),
    "people": ("person", "organization"),
}
"""The sorts that a noun of a kind can be (``kinds`` in entities.toml)."""


def allowed(draft: Draft, words: Lexicon, head: int) -> tuple[str, ...]:
    """The sorts that a head word can be; empty where it can be any."""
    token = draft.tokens[head]
    pronoun = pronoun_of(draft, words, head)
    if token.upos != "PROPN" and pronoun is not None:
        if pronoun.gender in ("m", "f"):
            return ("person", "animal")
        if pronoun.person in ("1", "2"):
            return ("person", "organization")
        return NOT_PERSONS if pronoun.gender == "n" else ()
    if plain(draft.word(head)) in words.countries or plain(draft.word(head)) in words.capitals:
        return ("place", "organization")
    if plain(draft.word(head)) in words.demonyms:
        return ("person", "organization")
    noun = singular(draft, words, head)
    if noun in words.genders or noun in words.words["kin"]:
        return ("person",)
    return ALLOWED.get(words.kinds.get(noun, ""), ())


NOT_PERSONS = ("place", "organization", "object", "event", "time", "abstract", "animal", "plant", "substance")


def choose(scores: Scores, sorts: Sequence[str], among: Sequence[str]) -> str:
    """The likeliest sort of one word that carries a mention."""
    best = max(range(1, len(sorts)), key=lambda k: (not among or sorts[k] in among, float(scores[k])))
    return sorts[best]


def agreed(draft: Draft, found: Sequence[Found], sorts: Sequence[str]) -> list[Found]:
    """The same mentions, those of one name of one sort: the likeliest over all of them. A single word that is the
    surname of a person's longer name counts with it."""
    assert draft.signals is not None
    scores = draft.signals.tags["kind"]
    keys = [tuple(folded(draft.word(i)) for i in one.name) for one in found]
    sums: dict[tuple[str, ...], Scores] = defaultdict(lambda: np.zeros(len(sorts), np.float32))
    for one, key in zip(found, keys, strict=True):
        if key:
            sums[key] = sums[key] + scores[one.head]
    surnames: dict[tuple[str, ...], Scores] = {}
    for key, total in sums.items():
        if len(key) > 1 and sorts[int(total[1:].argmax()) + 1] == "person":
            surnames[key[-1:]] = surnames.get(key[-1:], 0) + total
    done = []
    for one, key in zip(found, keys, strict=True):
        if key:
            total = sums[key] + surnames.get(key, 0)
            one = replace(one, sort=choose(total, sorts, ())) if one.sort in NAMED else one
        done.append(one)
    return done


NAMED = frozenset({"person", "place", "organization"})
"""Sorts between which the mentions of one name are made to agree."""
