"""Subjects and objects that the parser hung on the wrong word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.reading.events.links import Links

_SUBJECTS = ("NOUN", "PROPN", "NUM", "PRON")


def joined_across(links: Links, word: int) -> int | None:
    """The subject of a joined verb that the parser hung on that of the verb before, across that verb: "Thousands
    marched and *about 30* were arrested"."""
    token = links.draft.tokens[word]
    if token.deprel != "conj" or token.head < 0:
        return None
    above = [token.head, *links.children(token.head, "nsubj")]
    found = [child for each in above for child in links.children(each, "conj") if token.head < child < word]
    near = max(found, default=None)
    return near if near is not None and links.draft.tokens[near].upos in _SUBJECTS else None


def unnamed_link(links: Links, word: int) -> int | None:
    """A name before a verb that the parser hung on it as if it were a part of a name."""
    if links.draft.tokens[word].upos != "VERB":
        return None
    names = [
        child
        for child in links.children(word, "flat", "compound", "nmod:desc")
        if child < word and links.draft.tokens[child].upos == "PROPN"
    ]
    return names[-1] if names else None


def is_parted(links: Links, word: int, head: int) -> bool:
    """Whether a verb that hangs on a relative clause in the passive is parted from it by a comma: it goes with the verb
    before ("for the death of Lina Oro, who was shot, and will *punish* the killers")."""
    if links.is_gerund(head) and links.children(word, "aux") and not links.is_gerund(word):
        return True  # "accused them of poisoning it and have *burned* a truck"
    if not links.relation(head).startswith("acl:relcl") or not links.passive(head) or not links.objects(word):
        return False
    joint = next(iter(links.children(word, "cc")), 0)
    return joint > head and links.draft.tokens[joint - 1].upos == "PUNCT"


def is_misjoined(links: Links, word: int, head: int) -> bool:
    """Whether a finite verb hangs on an infinitive as joined to it: it goes with the verb above ("asked them to send
    food and threatened …"), or on its object."""
    is_finite = links.draft.word(word).lower() != links.lemma(word) and not links.is_present(word)
    if links.is_noun(head):  # "shelled a hospital and killed a nurse"
        return is_finite and links.relation(head) in ("obj", "obl")
    if is_finite and links.draft.tokens[head].deprel == "ccomp" and links.children(head, "aux:pass"):
        # "promised that they would be found, and *fined* the town"
        return len(links.children(head, "aux")) > len(links.children(head, "aux:pass")) and bool(
            links.children(word, "obj")
        )
    return is_finite and links.is_infinitive(head) and links.draft.tokens[head].deprel in ("xcomp", "ccomp")


def astray(links: Links, word: int) -> int | None:
    """The subject that the parser hung on the object as its owner, though the verb stands between."""
    if links.draft.tokens[word].upos != "VERB" or links.passive(word):
        return None
    for noun in links.objects(word):
        for child in links.children(noun, "nmod:poss"):
            if (
                child < word < noun
                and links.clitic(child) is None
                and links.draft.tokens[child].upos != "PRON"
            ):
                return child
    return None


def astern(links: Links, word: int) -> list[int]:
    """An object that the parser took for a second subject: "had killed, by the official count, *38 people*"."""
    subjects = links.children(word, "nsubj")
    if len(subjects) < 2 or not subjects[0] < word or links.children(word, "aux:pass", "cop", "ccomp"):
        return []
    return [each for each in subjects[1:] if each > word and links.relation(each) == "nsubj"][:1]


def joined_to_verb(links: Links, verb: int, after: int) -> list[int]:
    """What is joined to an object and hung on its verb: "killed himself and *four policemen*"."""
    trees = links.draft.trees
    last = trees.subtree(after)[-1] if trees is not None else after
    return [
        child
        for child in links.children(verb, "conj")
        if links.draft.tokens[child].upos in ("NOUN", "PROPN")
        and last + 1 in links.children(child, "cc")
        and not links.case(child)
        and not links.children(child, "nsubj", "cop", "aux", "obj", "acl")
    ]
