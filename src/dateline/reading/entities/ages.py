"""Somebody taken up by his age alone: "the 41-year-old"."""

from __future__ import annotations

from dateline.reading.draft import Draft
from dateline.reading.entities.chains import Chain
from dateline.reading.entities.workbench import Linking
from dateline.reading.mentions.found import Found

_AFTER = 2
"""Words after a name among which its age stands: "Ilse Ram, 41,"."""


def aged(work: Linking, index: int) -> Chain | None:
    """The person whose age was told, or else whoever the text is about."""
    one, draft = work.found[index], work.draft
    age = _age(draft, one)
    bare = one.form == "nominal" and age is not None and draft.small[one.head] in work.words.words["aged"]
    if not bare or one.last != one.head or draft.small[one.first] not in work.words.words["definite"]:
        return None
    here, clause = work.sight.sentence[one.head], draft.tokens[one.head].head
    persons = [
        chain
        for chain in work.met.values()
        if chain.sort == "person"
        and chain.number != "p"
        and work.chains.of[chain.members[0]] is chain
        and work.chains.may_join(work.chains.of[index], chain)
        and not any(draft.tokens[work.found[m].head].head == clause for m in chain.members)
    ]
    told = [c for c in persons if any(_tells(draft, work.found[m], str(age)) for m in c.members)]
    return max(told or persons, key=lambda chain: chain.seen(here), default=None)


def _age(draft: Draft, found: Found) -> str | None:
    """The number before a word: "the *41*-year-old"."""
    numbers = (draft.small[w] for w in range(found.first, found.head) if draft.tokens[w].upos == "NUM")
    return next(numbers, None)


def _tells(draft: Draft, found: Found, age: str) -> bool:
    """Whether a mention, or what stands right after it, has a number."""
    end = min(found.last + 1 + _AFTER, len(draft.tokens))
    return age in draft.small[found.first : end]
