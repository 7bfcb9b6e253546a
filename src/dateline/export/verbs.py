"""The present tense of an English verb, and whether a noun phrase is one or several, from the syntax."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from dateline.model import Token

_MODALS: Final = frozenset({"can", "could", "may", "might", "must", "shall", "should", "will", "would"})
NEGATIONS: Final = frozenset({"not", "n't", "n’t", "never", "no", "without", "deny"})
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
        "all",
        "both",
        "few",
        "most",
        "these",
        "those",
        "men",
        "women",
        "children",
    }
)
_HISSING: Final = re.compile(r"(s|x|z|ch|sh|o)$")
_CONSONANT_Y: Final = re.compile(r"[^aeiou]y$")
# "according to" names a source and tells nothing; an adverb can be taken for a verb.
_TELL_NOTHING: Final = re.compile(r"accord|\w+ly")
_NOT_THE_VERB: Final = frozenset({"case", "mark", "aux", "aux:pass", "fixed"})


def told_with(cue: Sequence[Token], text: str, *, many: bool) -> tuple[str, str] | None:
    """The cue in the present tense, and the lemma of its verb; None where the cue has no verb to tell with.

    What stands after the verb stays ("did not respond to" → "does not respond to"), and so do adverbs before it ("did
    not immediately respond" → "does not immediately respond").
    """
    verb = next((token for token in cue if _tells(token)), None)
    if verb is None:
        return None
    lemma = verb.lemma.casefold()
    before = [token.lemma.casefold() for token in cue if token.span.start < verb.span.start]
    modal = next((word for word in before if word in _MODALS), None)
    adverbs = [
        token.span.of(text)
        for token in cue
        if token.upos == "ADV"
        and token.span.start < verb.span.start
        and token.lemma.casefold() not in _NEGATIONS
    ]
    negated = bool(_NEGATIONS & set(before))
    if modal or negated:
        helper = modal or ("do" if many else "does")
        told = [helper, *(["not"] if negated else []), *adverbs, lemma]
    else:
        told = [*adverbs, lemma if many else third_person(lemma)]
    return " ".join([*told, *_after(verb, cue, text)]), lemma


def _tells(token: Token) -> bool:
    is_verb = token.upos == "VERB" and token.deprel not in _NOT_THE_VERB and token.lemma.isalpha()
    return is_verb and not _TELL_NOTHING.fullmatch(token.lemma.casefold())


def _after(verb: Token, cue: Sequence[Token], text: str) -> list[str]:
    """The words that follow the verb in the cue without a gap, but not the "by" of a passive."""
    end, words = verb.span.end, []
    for token in cue:
        if token.span.start >= end:
            if text[end : token.span.start].strip():
                break
            words.append(token.span.of(text))
            end = token.span.end
    return [] if words == ["by"] else words


_SINGLE = ("one", "1")


def third_person(lemma: str) -> str:
    """What he, she or it does: "say" → "says", "deny" → "denies", "go" → "goes"."""
    if lemma == "have":
        return "has"
    if _CONSONANT_Y.search(lemma):
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if _HISSING.search(lemma) else f"{lemma}s"


def joined(tokens: Mapping[int, Token]) -> bool:
    """Whether a noun phrase names one beside another: "France and Spain"."""
    heads = {index for index, token in tokens.items() if token.head not in tokens}
    return any(token.deprel == "conj" and token.head in heads for token in tokens.values())


def several(tokens: Mapping[int, Token], text: str) -> bool:
    """Whether a noun phrase is more than one, as far as the syntax shows it."""
    for index, token in tokens.items():
        if token.head not in tokens:
            word = token.span.of(text).casefold()
            is_plural = token.upos == "NOUN" and word != token.lemma.casefold()
            is_plural |= token.upos == "NUM" and word not in _SINGLE
            counted = any(
                each.deprel == "nummod"
                and each.head == index
                and each.span.of(text).casefold() not in _SINGLE
                and word.endswith("s")
                for each in tokens.values()
            )
            return joined(tokens) or is_plural or counted or word in _SEVERAL
    return False
