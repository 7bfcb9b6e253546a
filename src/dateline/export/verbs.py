"""The present tense of an English verb, and whether a noun phrase is one or several, from the syntax."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from dateline.model import Token

_MODALS: Final = frozenset({"can", "could", "may", "might", "must", "shall", "should", "will", "would"})
_NEGATIONS: Final = frozenset({"not", "n't", "n’t", "never"})
_SEVERAL: Final = frozenset(
    {
        "they",
        "we",
        "people",
        "police",
        "many",
        "some",
        "several",
        "others",
        "both",
        "men",
        "women",
        "children",
    }
)
_HISSING: Final = re.compile(r"(s|x|z|ch|sh|o)$")
_CONSONANT_Y: Final = re.compile(r"[^aeiou]y$")
_NOT_THE_VERB: Final = frozenset({"case", "mark", "aux", "aux:pass", "fixed"})


def told_with(cue: Collection[Token], *, many: bool) -> tuple[str, str] | None:
    """The cue's own verb in the present tense, and its lemma; None where the cue has no verb to tell with.

    A cue that says what somebody did not or would say keeps that.
    """
    verb = next((token for token in cue if token.upos == "VERB" and token.deprel not in _NOT_THE_VERB), None)
    lemma = verb.lemma.casefold() if verb else ""
    if verb is None or not lemma.isalpha():
        return None
    particle = "".join(f" {token.lemma}" for token in cue if token.deprel == "compound:prt")
    others = {token.lemma.casefold() for token in cue}
    if modal := min(others & _MODALS, default=None):
        start = f"{modal} not" if others & _NEGATIONS else modal
        return f"{start} {lemma}{particle}", lemma
    if others & _NEGATIONS:
        return f"{'do' if many else 'does'} not {lemma}{particle}", lemma
    return f"{lemma if many else third_person(lemma)}{particle}", lemma


def third_person(lemma: str) -> str:
    """What he, she or it does: "say" → "says", "deny" → "denies", "go" → "goes"."""
    if lemma == "have":
        return "has"
    if _CONSONANT_Y.search(lemma):
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if _HISSING.search(lemma) else f"{lemma}s"


def several(tokens: Mapping[int, Token], text: str) -> bool:
    """Whether a noun phrase is more than one, as far as the syntax shows it."""
    for index, token in tokens.items():
        if token.head not in tokens:
            word = token.span.of(text).casefold()
            is_plural = token.upos == "NOUN" and word != token.lemma.casefold()
            joined = any(each.deprel == "conj" and each.head == index for each in tokens.values())
            return joined or is_plural or word in _SEVERAL
    return False
