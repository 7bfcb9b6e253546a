"""Groups and attackers taken up by a noun alone: "the rebels", "the gang", "the attackers", where one alone is meant.

A description of another wording takes up a group only on evidence: the report has told of one such group and of no other.
With less ("whichever group was near") 10 of 48 were right in the train part of `evaluation/gold`.
"""

from collections.abc import Iterable, Sequence, Set

from dateline.reading.entities.chains import Chain
from dateline.reading.entities.workbench import Linking
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.kinds import singular

NEAR = 3
"""Sentences within which "the group" takes up the one body named."""
OFTEN = 3
"""Mentions at least of the one group among several of which "the rebels" tells."""
_BLOWS = frozenset({"attack+"})
_OF_STATE = frozenset(
    {"army", "police", "government", "ministry", "parliament", "court", "press", "business"}
)


def band(work: Linking, index: int) -> Chain | None:
    """The one group that "the rebels", "the attackers" or "the group" can be; None where there are two, or none."""
    one, draft = work.found[index], work.draft
    noun = singular(draft, work.words, one.head)
    bare = one.form == "nominal" and one.head == end_of_noun(work, one)
    if not bare or draft.small[one.first] not in work.words.words["the"] or draft.trees is None:
        return None
    if draft.trees.child(one.head, "acl:relcl", "acl", "nmod") is not None:
        return None
    if one.first + 1 != one.head and not _is_seated(work, index, noun):
        return None
    if work.words.among("assailants", noun) or work.words.kinds.get(noun) == "armed_group":
        found = _fighters(work, index, noun)
    elif work.words.among("bands", noun):
        found = _body(work, index)
    elif work.words.among("firms", noun):
        found = _firm(work)
    elif work.words.among("agencies", noun):
        found = _agency(work, index)
    else:
        return None
    return found if found is not None and work.chains.may_join(work.chains.of[index], found) else None


def end_of_noun(work: Linking, one: Found) -> int:
    """The last word of a mention, without a genitive mark: "the *rebels*' commander"."""
    mark = one.last > one.head and work.draft.small[one.last] in work.words.words["genitive"]
    return one.last - 1 if mark else one.last


def _is_seated(work: Linking, index: int, noun: str) -> bool:
    """Whether a body is called by where it sits, which tells no other apart: "the *Geneva-based* agency"."""
    one, draft = work.found[index], work.draft
    seated = draft.small[one.head - 1].rpartition("-")[2] in work.words.words["seated"]
    return seated and (work.words.among("agencies", noun) or work.words.among("bands", noun))


def foes(work: Linking, index: int) -> Chain | None:
    """The one group of attackers of whom a witness says "they" in a quotation: "They opened fire from both banks"."""
    one, trait, draft = work.found[index], work.traits[index], work.draft
    plural = one.form == "pronoun" and trait.person == "3" and trait.number == "p"
    if not plural or work.sight.quote[one.head] < 0:
        return None
    token = draft.tokens[one.head]
    if token.deprel != "nsubj" or token.head < 0 or not draft.trees:
        return None
    if not work.words.among("onslaught", draft.tokens[token.head].lemma):
        return None
    inside = (
        c
        for c in _met(work, index)
        if work.sight.quote[work.found[c.last].head] == work.sight.quote[one.head]
    )
    if any(chain.number == "p" and work.chains.may_join(work.chains.of[index], chain) for chain in inside):
        return None  # whom the witness speaks of in the same breath
    found = [chain for chain in _met(work, index) if "armed_group" in chain.kinds or _assails(work, chain)]
    whole = _whole(work, found[0]) if len(found) == 1 else None
    return whole if whole is not None and work.chains.may_join(work.chains.of[index], whole) else None


def named_so(work: Linking) -> None:
    """Join bare descriptions of fighters ("rebels", "the rebels") with the one group that the report names and calls so,
    before them or after: "the *rebel* Movement for Redress", "the Hill Front, a *rebel* group". Not where others are
    called so too, with more said of them ("Sarnian rebels")."""
    chains = {id(chain): chain for chain in work.chains.of}.values()
    groups: dict[str, list[Chain]] = {}
    bare: dict[str, list[Chain]] = {}
    others: set[str] = set()
    for chain in chains:
        if chain.name is not None:
            for noun in _called_by(work, chain):
                groups.setdefault(noun, []).append(chain)
            continue
        for noun in {_noun(work, m) for m in chain.members} - {""}:
            if work.words.kinds.get(noun) == "armed_group":
                if all(_is_bare(work, m) for m in chain.members):
                    bare.setdefault(noun, []).append(chain)
                else:
                    others.add(noun)
    for noun, found in bare.items():
        named = groups.get(noun, ())
        if len(named) == 1 and noun not in others:
            for chain in found:
                work.join(named[0].members[0], chain.members[0], "band")


def _called_by(work: Linking, chain: Chain) -> set[str]:
    """The nouns for fighters that stand before the name of a group, or in what it is said to be."""
    found: set[str] = set()
    if chain.sort != "organization" and "armed_group" not in chain.kinds:
        return found
    for member in chain.members:
        one = work.found[member]
        if one.form == "pronoun":
            continue
        until = one.name[0] if one.form == "name" else one.head + 1
        for word in range(one.first, until):
            noun = singular(work.draft, work.words, word)
            if work.words.kinds.get(noun) == "armed_group":
                found.add(noun)
    return found


def _is_bare(work: Linking, member: int) -> bool:
    """Whether a mention is a pronoun, or a plural noun with nothing more said of it than "the"."""
    one, trait = work.found[member], work.traits[member]
    if one.form == "pronoun":
        return True
    alone = one.head == one.last and one.head - one.first <= int(trait.definite)
    return alone and trait.number == "p" and trait.possessor is None and not trait.demonstrative


def _met(work: Linking, index: int) -> list[Chain]:
    """The chains met so far, but for the mention's own."""
    chains = {id(chain): chain for chain in (work.chains.of[c.members[0]] for c in work.met.values())}
    return [chain for chain in chains.values() if chain is not work.chains.of[index]]


def _fighters(work: Linking, index: int, noun: str) -> Chain | None:
    """Whoever is in arms by his name, where that is one and no others are called so; those of the same noun before, or
    else the one armed group of the report; who is called by what he did ("attackers") may be without a name."""
    known = in_arms(work, noun) if not work.words.among("assailants", noun) else None
    own = work.chains.of[index]
    if known is not None and work.chains.may_join(own, known, told=True):
        own.number = known.number = "?"  # a body is one, and many
        return known
    met = _met(work, index)
    same = [chain for chain in met if noun in {_noun(work, m) for m in chain.members}]
    if same:
        return _whole(work, same[0]) if len(same) == 1 else None
    armed = [chain for chain in met if "armed_group" in chain.kinds or _assails(work, chain)]
    if work.words.among("assailants", noun):
        deeds = work.words.called.get(noun, _BLOWS)
        guilty = [chain for chain in met if _has_struck(chain, _BLOWS if deeds >= _BLOWS else deeds)]
        armed = guilty if len(guilty) == 1 else armed  # "*armed men* shot an elder where rebels are active"
    if len(armed) != 1:
        return None
    whole = _whole(work, armed[0])
    return whole if whole.name is not None or work.words.among("assailants", noun) else None


def in_arms(work: Linking, noun: str) -> Chain | None:
    """The one body of the report, named before or after, that is in arms by its name or by what it is called ("the
    People's Liberation Front"), or is told of more often than all such others together; None where others are called by
    the noun and said to be of somewhere or somebody ("Sarnian rebels", "rebels of the coast")."""
    chains = list({id(chain): chain for chain in work.chains.of}.values())
    bodies = [chain for chain in chains if _is_in_arms(work, chain)]
    if not bodies or any(_is_of_another(work, chain, noun, bodies) for chain in chains):
        return None
    most = max(bodies, key=lambda chain: len(chain.members))
    others = sum(len(chain.members) for chain in bodies if chain is not most)
    return most if not others or (len(most.members) > others and len(most.members) >= OFTEN) else None


def _is_in_arms(work: Linking, chain: Chain) -> bool:
    if chain.name is None or chain.country is not None or "government" in chain.kinds:
        return False
    if chain.sort != "organization" and "armed_group" not in chain.kinds:
        return False
    names = {word for name in chain.aliases.values() for word in name.words}
    if not names.isdisjoint(work.words.words["militias"]):
        return False
    return "armed_group" in chain.kinds or not names.isdisjoint(work.words.words["in_arms"])


def _is_of_another(work: Linking, chain: Chain, noun: str, bodies: Sequence[Chain]) -> bool:
    """Whether a chain is called by a noun and said to be of somewhere or of another than the bodies."""
    trees = work.draft.trees
    assert trees is not None
    if chain in bodies:
        return False
    heads = {one.head: i for i, one in enumerate(work.found) if one.form == "name"}
    for member in chain.members:
        if _noun(work, member) != noun:
            continue
        for word in trees.children(work.found[member].head, "amod", "compound", "nmod", "nmod:poss"):
            first = word == work.draft.sentence(word).first
            named = work.draft.tokens[word].upos == "PROPN" or work.draft.word(word)[:1].isupper()
            if (named and not first) or word in heads:
                other = work.chains.of[heads[word]] if word in heads else None
                if other is None or other not in bodies:
                    return True
    return False


def _noun(work: Linking, member: int) -> str:
    one = work.found[member]
    return singular(work.draft, work.words, one.head) if one.form == "nominal" else ""


def _assails(work: Linking, chain: Chain) -> bool:
    return any(work.words.among("assailants", _noun(work, m)) for m in chain.members)


def _has_struck(chain: Chain, deeds: Set[str]) -> bool:
    """Whether a chain is of many, or a body, none of a state, who are told to have done one of some deeds."""
    many = chain.number == "p" or chain.sort == "organization"
    of_state = "soldiers" in chain.alike or not chain.classes.isdisjoint(_OF_STATE)
    return many and not of_state and not chain.doings.isdisjoint(deeds)


def _whole(work: Linking, chain: Chain) -> Chain:
    """The body that fighters are said to be of: "the rebels of *the Hill Front*"; else they themselves."""
    trees = work.draft.trees
    assert trees is not None
    heads = {one.head: i for i, one in enumerate(work.found) if one.form == "name"}
    for member in chain.members:
        for word in trees.children(work.found[member].head, "nmod"):
            case = trees.child(word, "case")
            of = case is not None and work.draft.small[case] in work.words.words["of"]
            if of and word in heads and work.found[heads[word]].sort == "organization":
                return work.chains.of[heads[word]]
    return chain


def _body(work: Linking, index: int) -> Chain | None:
    """The one body with the noun in its name, or the one, not of a state, named in the nearest sentence that names one:
    "the League … *the group*"."""
    if work.traits[index].number == "p":
        return None
    here = work.sight.sentence[work.found[index].head]
    met = _met(work, index)
    noun = work.traits[index].noun
    so_named = [chain for chain in met if chain.name is not None and noun in chain.name.words]
    if so_named:
        return so_named[0] if len(so_named) == 1 else None  # "the Coast *Movement* … the movement"
    for back in range(NEAR):
        bodies = _bodies(c for c in met if c.sentence == here - back)
        if bodies:
            return bodies[0] if len(bodies) == 1 else None
    return None


def _firm(work: Linking) -> Chain | None:
    """The one company told of by name: by what it is called ("the mining company *Corvex*"), or by its name ("*Orsa
    Airlines*")."""
    met = {id(c): c for c in (work.chains.of[chain.members[0]] for chain in work.met.values())}
    firms = [chain for chain in met.values() if _is_firm(work, chain)]
    return firms[0] if len(firms) == 1 and firms[0].name is not None else None


def _is_firm(work: Linking, chain: Chain) -> bool:
    """Whether a body is called a company, or named as one."""
    if chain.sort != "organization" or chain.country is not None:
        return False
    called = {
        singular(work.draft, work.words, word)
        for member in chain.members
        if (one := work.found[member]).form != "pronoun"
        for word in (*range(one.first, one.head + 1), *one.name[-1:])
    }
    return not called.isdisjoint(work.words.words["firms"] | work.words.words["of_firms"])


def _agency(work: Linking, index: int) -> Chain | None:
    """The one body named in the nearest sentence that names one, where nothing shows that it is of another kind: "the
    Red Cross … *the agency*"."""
    found = _body(work, index)
    if found is None or found.kinds & {"armed_group"} or _is_firm(work, found):
        return None
    others = work.words.words["no_agencies"]
    names = {word for name in found.aliases.values() for word in name.words}
    return found if names.isdisjoint(others) and others.isdisjoint(found.nouns) else None


def _bodies(chains: Iterable[Chain]) -> list[Chain]:
    return [
        chain
        for chain in chains
        if chain.name is not None
        and ("armed_group" in chain.kinds or chain.sort == "organization")
        and "government" not in chain.kinds
        and chain.country is None
        and chain.classes.isdisjoint(_OF_STATE)
    ]
