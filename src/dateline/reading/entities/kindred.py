"""Whose wife or son somebody is, told from the other side: "the *widow* of the chief … *her husband*" is the chief."""

from collections.abc import Iterator

from dateline.reading.entities.chains import Chain
from dateline.reading.entities.workbench import Linking
from dateline.reading.mentions.kinds import singular


def kindred(work: Linking, index: int) -> Chain | None:
    """The one whose kin the owner of a noun for kin was said to be, where that noun is the other side of it; None where
    none is, or several are."""
    one, trait = work.found[index], work.traits[index]
    if one.form != "nominal" or trait.possessor is None or trait.number == "p" or one.last != one.head:
        return None
    others = work.draft.language.table("entities")["kindred"].get(trait.noun)
    owner = _chain_at(work, trait.possessor) if others else None
    if owner is None or not others:
        return None
    fitting = {
        id(c): c for c in _kin_of(work, owner, frozenset(others)) if c.number != "p" and c is not owner
    }
    if len(fitting) != 1:
        return None
    (kin,) = fitting.values()
    return kin if kin.last >= 0 and work.chains.may_join(work.chains.of[index], kin) else None


def _kin_of(work: Linking, owner: Chain, nouns: frozenset[str]) -> Iterator[Chain]:
    """Whose kin somebody was said to be, by one of some nouns: "*Aram’s* wife", "the widow of *Aram*"."""
    trees = work.draft.trees
    assert trees is not None
    for member in owner.members:
        head = work.found[member].head
        if work.found[member].form == "pronoun":
            continue
        for noun in (head, *trees.children(head, "appos", "nmod:desc", "compound")):
            if singular(work.draft, work.words, noun) not in nouns:
                continue
            for whose in trees.children(noun, "nmod:poss", "nmod"):
                case = trees.child(whose, "case") if work.draft.tokens[whose].deprel == "nmod" else None
                of = case is None or work.draft.small[case] in work.words.words["of"]
                chain = _chain_at(work, whose) if of else None
                if chain is not None and chain.sort == "person":
                    yield chain


def _chain_at(work: Linking, word: int) -> Chain | None:
    """The chain of the widest mention that a word carries."""
    found = [i for i, one in enumerate(work.found) if one.head == word]
    widest = max(found, key=lambda i: work.found[i].last - work.found[i].first, default=None)
    if widest is None:
        return None
    speaker = work.standing.get(widest) if work.traits[widest].person == "1" else None
    return work.chains.of[widest if speaker is None else speaker]
