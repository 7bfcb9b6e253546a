"""Whose country, side or party it is, where that of somebody is spoken of: "Orland's minister … *her country*" is Orland.

And the one group with a name that a noun for such groups takes up: "the Hill Front … *the rebels*".
"""

from collections.abc import Iterator

from dateline.reading.entities.chains import Chain
from dateline.reading.entities.workbench import Linking
from dateline.reading.mentions.kinds import singular

_OF_PERSON = ("appos", "compound", "nmod:desc", "flat")


def owner_first(work: Linking, index: int) -> int | None:
    """The pronoun to be resolved before what it owns: "*her* country", "*her* husband"; None where none waits."""
    one, trait = work.found[index], work.traits[index]
    if one.form != "nominal" or trait.possessor is None:
        return None
    if not _is_home(work, index) and trait.noun not in work.draft.language.table("entities")["kindred"]:
        return None
    owner = next((i for i in _at(work, trait.possessor) if work.traits[i].person != "2"), None)
    if owner is not None and work.traits[owner].person == "1":
        owner = work.standing.get(owner)
    waits = owner is not None and work.found[owner].form == "pronoun" and work.chains.of[owner].last < 0
    return owner if waits else None


def _is_home(work: Linking, index: int) -> bool:
    """Whether a mention is no more than "her country", "his side"."""
    one, trait = work.found[index], work.traits[index]
    if trait.possessor is None or one.head - trait.possessor != 1 or one.last != one.head:
        return False
    noun = singular(work.draft, work.words, one.head)
    return work.words.among("homes", noun) or work.words.among("sides", noun)


def home(work: Linking, index: int) -> Chain | None:
    """The one country or body to which the owner of a "country" or "side" is said to belong; None where none is."""
    one, trait, draft = work.found[index], work.traits[index], work.draft
    if one.form != "nominal" or trait.possessor is None or draft.trees is None:
        return None
    if not _is_home(work, index):
        return None
    noun = singular(draft, work.words, one.head)
    owner = _chain_at(work, trait.possessor)
    if owner is None or owner.sort != "person":
        return None
    bodies = {
        id(chain): chain
        for member in owner.members
        for chain in _bodies(work, member)
        if chain is not owner and (_is_land(chain) or work.words.among("sides", noun))
    }
    if len(bodies) != 1:
        return None
    (body,) = bodies.values()
    return body if work.chains.may_join(work.chains.of[index], body) else None


def _is_land(chain: Chain) -> bool:
    """Whether a chain is a country, as far as its names tell."""
    return chain.country is not None or chain.sort == "place" or "country" in chain.kinds


def _bodies(work: Linking, member: int) -> Iterator[Chain]:
    """The named places and institutions of which a mention of a person says that it is theirs: "Orland's minister"."""
    trees = work.draft.trees
    assert trees is not None
    head = work.found[member].head
    for noun in (head, *trees.children(head, *_OF_PERSON)):
        for word in trees.children(noun, "nmod:poss", "nmod", "compound", "amod"):
            case = trees.child(word, "case") if work.draft.tokens[word].deprel == "nmod" else None
            if case is not None and work.draft.small[case] not in work.words.words["for_whom"]:
                continue
            chain = _chain_at(work, word)
            if chain is not None and chain.name is not None and chain.sort in ("place", "organization"):
                yield chain


def _chain_at(work: Linking, word: int) -> Chain | None:
    """The chain of the mention that a word carries."""
    found = _at(work, word)
    return work.chains.of[found[-1]] if found else None


def _at(work: Linking, word: int) -> list[int]:
    """The mentions that a word carries, the widest last."""
    found = (i for i, one in enumerate(work.found) if one.head == word)
    return sorted(found, key=lambda i: work.found[i].last - work.found[i].first)
