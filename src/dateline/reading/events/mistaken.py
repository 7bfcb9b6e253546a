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
    if near is not None and any(joint > near for joint in links.children(word, "cc")):
        return None  # "sent food and *nurses*, but refused …"
    return near if near is not None and links.draft.tokens[near].upos in _SUBJECTS else None


def unnamed_link(links: Links, word: int) -> int | None:
    """What stands before a verb and was hung on it as if it were a part of a name, or by no link that verbs have: "*Some
    8,500* have left"."""
    tokens = links.draft.tokens
    if tokens[word].upos != "VERB":
        return None
    names = [
        child
        for child in links.children(word, "flat", "compound", "nmod:desc")
        if child < word and tokens[child].upos == "PROPN"
    ]
    others = [
        child
        for child in links.children(word, "dep", "nmod")
        if child < word and tokens[child].upos in ("NOUN", "NUM") and not links.case(child)
    ]
    return max((*names, *others), default=None)


def imminent(links: Links, word: int) -> int | None:
    """Who is about to do what an infinitive tells, wherever the parser hung it: "*the bank* is about to freeze"."""
    draft, first = links.draft, links.draft.sentence(word).first
    to, about, verb = word - 1, word - 2, word - 3
    if verb <= first or links.lemma(to) not in links.grammar.infinitive:
        return None
    if draft.small[about] not in links.grammar.imminent or draft.tokens[verb].upos != "AUX":
        return None
    near = verb - 1
    while near > first and draft.tokens[near].upos in ("AUX", "ADV", "PART"):
        near -= 1
    while (
        draft.tokens[near].head >= 0
        and draft.tokens[near].head < verb
        and not links.relation(near).startswith("nsubj")
    ):
        near = draft.tokens[near].head
    return near if draft.tokens[near].upos in _SUBJECTS else None


def is_aside(links: Links, noun: int, verb: int) -> bool:
    """Whether what was taken for a second subject is set between two commas: "The guard, *a suspect*, swore"."""
    trees = links.draft.trees
    phrase = trees.subtree(noun, without=("punct",)) if trees is not None else [noun]
    before, after = phrase[0] - 1, phrase[-1] + 1
    marks = (links.draft.tokens[each].upos == "PUNCT" for each in (before, after))
    return after < verb and before >= 0 and all(marks)


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
    is_finite = links.draft.small[word] != links.lemma(word) and not links.is_present(word)
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
    """An object that the parser took for a second subject ("had killed, by the official count, *38 people*") or joined
    to the verb without a word that joins ("is striking *rebel targets*")."""
    joined = [
        child
        for child in links.children(word, "conj")
        if child > word
        and links.is_noun(child)
        and not links.children(child, "cc", "nsubj", "cop", "case", "punct")
    ]
    active = links.children(word, "nsubj") or links.is_gerund(
        word
    )  # whether it is passive asks for its objects
    if joined and active and links.draft.tokens[word].upos == "VERB" and not links.children(word, "aux:pass"):
        return joined[:1]
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
