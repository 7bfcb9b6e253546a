"""Numbers and parts: "two were killed and *nine* wounded", "guns, *most of them* supplied by Norway"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.reading.events.links import Links


def is_some_of_them(links: Links, word: int) -> bool:
    """Whether a word is for some of what was named before: "guns, *most* of them supplied by Norway"."""
    inner = links.children(word, "nmod", "obl")
    return any(
        links.draft.tokens[each].upos == "PRON" and links.case(each) in links.grammar.of for each in inner
    )


def told_of(links: Links, some: int, head: int) -> int:
    """What "most of them" are some of, told right before: "*the guns* they took from the army, most of them …"; else
    what the parser hung them on."""
    before = next((each for each in range(some - 1, head, -1) if links.is_noun(each)), head)
    while before > head:
        token = links.draft.tokens[before]
        if token.deprel in ("acl", "acl:relcl") and links.is_noun(token.head):
            return token.head
        before = token.head
    return head


def counted(links: Links, word: int) -> int | None:
    """A number right before a participle that is joined to another: "two were killed and *nine* wounded"."""
    token = links.draft.tokens[word]
    if token.deprel != "conj" or token.upos != "VERB":
        return None
    before = links.draft.tokens[word - 1] if word else token
    return word - 1 if before.upos == "NUM" and before.head == word else None
