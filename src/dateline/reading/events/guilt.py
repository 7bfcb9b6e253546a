"""Whose deed it is that somebody is accused of, held, tried or punished for: the accused does it, and not who accuses.

"Police accused *him* of financing rebels", "sentenced *two men* to life for the murder of a judge", "found *her* guilty
of …", "*He* stood trial for …".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.reading.events.links import Links

_STEPS = 4
"""Words from a deed up to the word of guilt: "convicted to *life* in *prison* for the *murder*"."""
_CLIMBED = ("nmod", "obl", "obj", "nsubj:pass", "obl:agent", "acl", "conj")
_UPON = ("ccomp", "xcomp", "obj", "obl", "acl", "advcl", "advmod")
"""How an adjective of guilt hangs on the verb that finds or pleads it."""


def accused(links: Links, deed: int) -> int | None:
    """Who is said to have done a deed, a gerund or a noun, by the word of guilt that it hangs on; None where on none."""
    marks = {links.lemma(each) for each in links.children(deed, "mark", "case")} & links.grammar.guilt
    if not marks or links.case(deed).partition(" ")[2] or links.lemma(deed) in links.grammar.penalties:
        return None  # whoever is sentenced to years in jail jails nobody
    tokens = links.draft.tokens
    above = tokens[deed].head
    for step in range(_STEPS):
        if above < 0:
            return None
        lemma, verbal = links.lemma(above), tokens[above].upos not in ("NOUN", "PROPN")
        of_guilt = lemma in links.grammar.accusing or (
            verbal and bool(marks & links.grammar.cause) and lemma in links.grammar.crediting
        )
        # "accused the victims of the raid": whose raid it was is not said
        near = not step or not links.is_noun(deed) or not marks <= links.grammar.belonging
        if of_guilt and near:
            party = _party(links, above, deed)
            return None if party is None or is_nobody(links, party) else party
        if tokens[above].deprel not in _CLIMBED:
            return None
        above = tokens[above].head
    return None


def _party(links: Links, guilt: int, deed: int) -> int | None:
    """Who is the accused of a word of guilt."""
    token = links.draft.tokens[guilt]
    told = token.deprel == "acl" and links.draft.small[guilt] == links.lemma(
        guilt
    )  # "officials *responsible* for"
    if token.upos in ("VERB", "AUX") and not told:
        return _undergoing(links, guilt, deed, guilt)
    if (
        token.deprel == "acl" and token.head >= 0
    ):  # "a student suspected of", with the participle taken for a noun
        return token.head
    if token.deprel == "amod":  # "held the guards responsible"
        return token.head
    if links.children(guilt, "cop"):
        found = links.subject(guilt)
        return found[0] if found else None
    return _undergoing(links, token.head, deed, guilt) if token.head >= 0 and token.deprel in _UPON else None


def _undergoing(links: Links, verb: int, deed: int, guilt: int) -> int | None:
    """Who undergoes a verb: its object, or its subject in the passive and where a word of guilt is all that it has."""
    before = [
        links.meant(verb, each)[0]
        for each in links.objects(verb)
        if each < deed and each != guilt and links.lemma(each) not in links.grammar.accusing
    ]  # not "stood *trial* on charges of it"
    people = [each for each in before if links.is_somebody(each)]
    if before and not links.passive(verb):
        return (people or before)[0]
    if verb == guilt and not links.passive(verb):
        return links.gap(verb)  # "the *students* it accused of"
    found = links.subject(verb)
    return found[0] if found else None


def is_nobody(links: Links, word: int) -> bool:
    """Whether a word says that it was nobody."""
    return any(links.lemma(each) in links.grammar.nobody for each in (word, *links.children(word, "det")))


def blamed_on(links: Links, deed: int) -> Iterator[int]:
    """On whom a deed that a noun tells is laid: "an attack blamed on *rebels*", "pinned the bombing on *them*"."""
    head = links.draft.tokens[deed].head
    above = [head] if head >= 0 and links.relation(deed) in ("obj", "nsubj:pass") else []
    for verb in (*above, *links.children(deed, "acl", "acl:relcl")):
        if links.lemma(verb) in links.grammar.laying:
            hanging = [*links.children(verb, "obl", "nmod"), *links.children(deed, "nmod")]
            yield from (
                each
                for each in hanging
                if each > verb and links.case(each) in links.grammar.laid and not is_nobody(links, each)
            )
