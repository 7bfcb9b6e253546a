"""What a mention takes up: a name that several could bear, a description, a pronoun, each resolved to the likeliest chain
that nothing speaks against (see `dateline.reading.entities.likelihood`)."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from dateline.reading.attribution.cues import lexicon
from dateline.reading.attribution.speakers import carried
from dateline.reading.draft import Draft
from dateline.reading.entities.ages import aged
from dateline.reading.entities.bands import band, end_of_noun, foes
from dateline.reading.entities.chains import ORGANS, Chain
from dateline.reading.entities.counted import counted
from dateline.reading.entities.homes import home, owner_first
from dateline.reading.entities.kindred import kindred
from dateline.reading.entities.likelihood import Feature, only_so, score, type_of
from dateline.reading.entities.selves import principals, speaks_for_one
from dateline.reading.entities.workbench import Linking
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.kinds import singular
from dateline.reading.mentions.traits import dies, is_slain, says, speaks

MOST_CHAINS = 50
"""Chains, the latest met, that a mention is compared with."""
LEAST_LEAD = {"the": 0.5}
"""By how much taking up a chain must be likelier than taking up none, by the type of a mention: on stories of the gold
set left out in three folds a definite description took up 265 that were right and 35 that were wrong, without it 297
and 58."""
UNKNOWN = -2.0
"""What stands for the network's logarithm where there is no network."""
TITLE_REACH = 30
"""Sentences after the last mention of a person in which the title alone still stands for him or her."""
_SO_CALLED = ("person", "organization")
_ACCORDING = ("obl", "obl:agent")
"""Where in its clause somebody stands to whom a report refers: "according to *the army*"."""
NEAR = 2
"""Sentences in which the last of those described by one noun is taken up by that noun."""
SURE_BODY = 0.6
"""Least likelihood by the network with which an "it" that it takes for a thing is a body all the same: 5 of 7 in the open
gold set."""
MOST_REPEATED = 6
"""Further chains that it is compared with because they have its noun."""


class Option(NamedTuple):
    """A chain that a mention may take up: its last mention before, how many chains stand nearer, what the network
    says (a logarithm), None where that lies beyond its window."""

    chain: Chain
    last: int
    rank: int
    net: float | None


Choice = Callable[[Linking, int, Sequence[Option]], Chain | None]


def resolve(work: Linking, index: int, choose: Choice) -> None:
    """Join a mention that is still alone to what it takes up, if anything before it."""
    chain, one = work.chains.of[index], work.found[index]
    if one.form == "pronoun" and work.draft.small[one.head] in work.words.words["indefinite"]:
        return
    if one.form == "pronoun" and _points_on(work, one.head):
        return
    if chain.last < 0:
        owner = owner_first(work, index)
        if owner is not None and not (
            owner in work.standing and work.join(work.standing[owner], owner, "self")
        ):
            resolve(work, owner, choose)
        taken = next((found for rule in _RULES if (found := rule(work, index)) is not None), None)
        if taken is not None:
            work.chains.join(chain, taken)
            return
        if _brings_in(work, index):
            return
        chosen = choose(work, index, options(work, index))
        if chosen is not None:
            work.chains.join(chain, chosen)


def _brings_in(work: Linking, index: int) -> bool:
    """Whether a mention brings in somebody new: "*a man* stabbed nine people", whatever men were told of before."""
    one = work.found[index]
    is_one = work.draft.small[one.first] in work.words.words["bringing_in"]
    return is_one and one.form == "nominal" and one.sort == "person"


def _points_on(work: Linking, word: int) -> bool:
    """Whether what follows says who is meant, and nothing before: "*those* responsible", "*those* who fled"."""
    draft = work.draft
    if draft.small[word] not in work.words.words["demonstrative"] or draft.trees is None:
        return False
    if draft.trees.children(word, "acl", "acl:relcl", "nmod", "amod"):
        return True
    return word + 1 < draft.sentence(word).end and draft.tokens[word + 1].upos == "ADJ"


def _titled(work: Linking, index: int) -> Chain | None:
    """The one person met who bears the title that a mention is: "the governor" after "Governor Odo"."""
    one, trait = work.found[index], work.traits[index]
    if (
        one.form != "nominal"
        or one.sort != "person"
        or trait.modifiers
        or one.first + 1 != one.head
        or not _alone(work.draft, one)
    ):
        return None
    if (
        work.draft.small[one.first] not in work.words.words["definite"]
        or trait.noun not in work.words.bearing
    ):
        return None
    here = work.sight.sentence[one.head]
    now = (
        work.chains.of[c.members[0]] for c in work.bearers.get(trait.noun, ())
    )  # some have gone up in others
    bearers = {
        id(c): c
        for c in now
        if here - c.sentence <= TITLE_REACH and work.chains.may_join(work.chains.of[index], c)
    }
    return next(iter(bearers.values())) if len(bearers) == 1 else None


def _of_land(work: Linking, index: int) -> Chain | None:
    """The one person named who heads a country, where a description calls him its leader: "Georgian President Nika Dar …
    *the Georgian leader*"."""
    one, trait = work.found[index], work.traits[index]
    heads = work.words.words["heads_of_state"]
    if one.form != "nominal" or trait.noun not in heads or len(trait.origins) != 1 or not trait.definite:
        return None
    if not _alone(work.draft, one) or one.head - one.first > 2:
        return None
    met = {id(c): c for c in (work.chains.of[chain.members[0]] for chain in work.met.values())}
    fitting = [
        chain
        for chain in met.values()
        if chain.name is not None and chain.sort == "person" and chain.origins == trait.origins
        if not heads.isdisjoint(_called(work, chain))
    ]
    if len(fitting) != 1 or work.sight.sentence[one.head] - fitting[0].sentence > TITLE_REACH:
        return None
    return fitting[0] if work.chains.may_join(work.chains.of[index], fitting[0]) else None


def _of_his_kind(work: Linking, index: int) -> Chain | None:
    """The one person named whose office or trade a noun sums up: "army chief Samuel Odo … *The general*", "Senator Ruun …
    *the lawmaker*"."""
    one, trait, draft = work.found[index], work.traits[index], work.draft
    told: Sequence[str] = draft.language.table("entities")["trades"].get(trait.noun, ())
    if not told or one.form != "nominal" or trait.modifiers:
        return None
    if work.nouns.get(trait.noun) or work.bearers.get(trait.noun):
        return None
    if one.first + 1 != one.head or not _alone(draft, one):
        return None
    if draft.small[one.first] not in work.words.words["the"]:
        return None
    met = {id(c): c for c in (work.chains.of[chain.members[0]] for chain in work.met.values())}
    fitting = [
        chain
        for chain in met.values()
        if chain.name is not None and chain.sort == "person" and not _called(work, chain).isdisjoint(told)
    ]
    if len(fitting) != 1 or work.sight.sentence[one.head] - fitting[0].sentence > TITLE_REACH:
        return None
    return fitting[0] if work.chains.may_join(work.chains.of[index], fitting[0]) else None


def _called(work: Linking, chain: Chain) -> set[str]:
    """The nouns by which a person is titled or described."""
    described = (work.found[m] for m in chain.members if work.found[m].form == "nominal")
    before = {work.draft.small[i] for one in described for i in range(one.first, one.head + 1)}
    return chain.titles | chain.nouns.keys() | before


def _introduced(work: Linking, index: int) -> Chain | None:
    """The one met without a name as the holder of an office whose title a new name bears: "*the mayor* said …, according
    to Mayor Aram Odo", "*the interior minister* … Interior Minister Aram Odo". Where either is said to be of somewhere
    ("Mayor Aram Odo of Brell"), both must be."""
    one, trait = work.found[index], work.traits[index]
    if one.form != "name" or one.sort != "person" or one.kind != "person":
        return None
    chain = work.chains.of[index]
    borne = trait.titles | chain.titles | chain.nouns.keys()
    held = {
        id(c): c
        for noun in borne & (work.words.words["held_by_one"] | work.words.words["held_with_office"])
        for c in (work.chains.of[other] for other in work.nouns.get(noun, ()))
        if c.name is None
        and any(work.traits[m].definite for m in c.members)
        and (work.words.among("held_by_one", noun) or {noun} < _office(c, noun) <= trait.titles)
    }
    if len(held) != 1:
        return None
    (holder,) = held.values()
    of_another = (holder.inside or chain.origins or one.last > one.name[-1]) and not (
        holder.inside & chain.inside or holder.origins & chain.origins
    )
    fits = holder.sort == "person" and not of_another
    return holder if fits and work.chains.may_join(chain, holder) else None


def _office(chain: Chain, noun: str) -> set[str]:
    """The words of an office by which somebody was called: "interior minister"."""
    return {noun}.union(*chain.nouns.get(noun, ()))


def _alone(draft: Draft, one: Found) -> bool:
    """Whether nothing follows the head of a mention that says which one it is: "the governor", "the colonel, 79", "the
    general, who fled"."""
    return one.last <= one.head + 1 or draft.word(one.head + 1) == ","


def _so_called(work: Linking, index: int) -> Chain | None:
    """The one chain met that was called by the noun of a mention that is no more than "the" and it: "51 prisoners …
    *the prisoners*". Of 181 such mentions in the gold set's train part whose entity is annotated 174 took it up."""
    one, trait, draft = work.found[index], work.traits[index], work.draft
    bare = one.form == "nominal" and one.first + 1 == one.head == end_of_noun(work, one)
    if not bare or draft.small[one.first] not in work.words.words["the"] or one.sort not in _SO_CALLED:
        return None
    if not trait.classes.isdisjoint(ORGANS):  # "the army" may be another country's
        return None
    chains = {id(c): c for c in (work.chains.of[other] for other in work.nouns.get(trait.noun, ()))}
    if len(chains) != 1:
        return None
    (chain,) = chains.values()
    near = work.sight.sentence[one.head] - chain.sentence <= TITLE_REACH
    fits = near and chain.sort == one.sort and work.chains.may_join(work.chains.of[index], chain)
    return chain if fits and _may_take_up(work, index, chain) else None


def _speaker(work: Linking, index: int) -> Chain | None:
    """Who says of himself in a clause of saying what he does: "Doran said he would stay"; and who has what he does it
    with: "the rebels showed guns that they had seized"."""
    one, trait, draft = work.found[index], work.traits[index], work.draft
    if one.form != "pronoun" or trait.person != "3" or trait.number == "?":
        return None
    nearer, slain, closer = False, dies(draft, one.head), False
    for subject, relation in work.sight.above[index].items():
        chain = work.chains.of[subject]
        if closer and relation == "ccomp":
            return None  # "the mayor said *Odo* could go if *he* paid"
        fits = work.chains.may_join(work.chains.of[index], chain) and _may_take_up(work, index, chain)
        closer = closer or (relation == "advcl" and chain.number != "p" and fits)
        if nearer and chain.number != "p":
            return None  # "the army said *rebels* had fled and that *they* had burned the bridge"
        nearer = nearer or (trait.number == chain.number == "p" and relation == "conj")
        told = (
            relation == "ccomp"
            and (speaks(draft, work.found[subject].head) or _is_told(draft, one.head))
            and (trait.gender in ("m", "f") or _speaks_as_one(work, subject, trait.number))
        )
        had = relation == "acl" and trait.gender == "?"
        open_ = (told or had) and _is_subject(draft, one.head) and work.sight.quote[one.head] < 0
        principal = _principal(work, index, subject) if told and open_ else None
        if principal is not None or slain:
            return principal
        if open_ and subject > index and _has_nearer(work, index):
            return None  # "*Odo* was held as *he* drove home, his lawyer said"
        if open_ and fits:
            return chain if chain.number == "p" or not _are_others(work, index, chain) else None
    return None


def _accused(work: Linking, index: int) -> Chain | None:
    """Who denies what he is charged with: "charged *two officers* with looting, which *they* deny"."""
    one, draft, words = work.found[index], work.draft, work.words
    verb = draft.tokens[one.head].head
    if one.form != "pronoun" or draft.trees is None or verb < 0 or draft.tokens[one.head].deprel != "nsubj":
        return None
    if draft.tokens[verb].deprel != "acl:relcl" or not words.among("denying", draft.tokens[verb].lemma):
        return None
    above = draft.tokens[verb].head
    while above >= 0 and not words.among("charging", draft.tokens[above].lemma):
        above = draft.tokens[above].head
    charged = draft.trees.child(above, "obj", "nsubj:pass") if above >= 0 else None
    other = None if charged is None else work.sight.heads.get(charged)
    if other is None or not work.chains.may_join(work.chains.of[index], work.chains.of[other]):
        return None
    return work.chains.of[other]


def _has_nearer(work: Linking, index: int) -> bool:
    """Whether a subject that stands before a pronoun in its sentence may be whom it takes up."""
    first, draft = work.draft.sentence(work.found[index].head).first, work.draft
    for other in range(index - 1, -1, -1):
        found = work.found[other]
        if found.first < first:
            return False
        chain = work.chains.of[other]
        subject = found.form != "pronoun" and draft.tokens[found.head].deprel in ("nsubj", "nsubj:pass")
        if (
            subject
            and work.chains.may_join(work.chains.of[index], chain)
            and _may_take_up(work, index, chain)
        ):
            return True
    return False


def _principal(work: Linking, index: int, subject: int) -> Chain | None:
    """Whom a lawyer, a spokesman or a relative speaks of by "he" or "she", his client or kin: "*Ravi Odo*'s lawyer said
    *he* had been beaten"; None where the clause has another "him", of whom "he" is not the same."""
    trait, draft = work.traits[index], work.draft
    assert draft.trees is not None
    if trait.gender not in ("m", "f") or not speaks_for_one(draft, work.found[subject]):
        return None
    owners = principals(draft, work.found[subject])
    clause = draft.tokens[work.found[index].head].head
    if any(_is_object(work, each) for each in draft.trees.subtree(clause)):
        return None
    for other, found in enumerate(work.found):
        chain = work.chains.of[other]
        if found.head in owners and chain.number != "p" and chain.sort == "person" and chain.last >= 0:
            own = (
                work.traits[subject].gender == trait.gender != chain.gender
            )  # "the judge's daughter said *she* …"
            return chain if not own and work.chains.may_join(work.chains.of[index], chain) else None
    return None


def _is_object(work: Linking, word: int) -> bool:
    """Whether a word is "him" or "her" as an object."""
    pronoun = work.words.pronouns.get(work.draft.small[word])
    relation = work.draft.tokens[word].deprel
    return (
        pronoun is not None
        and pronoun.gender in ("m", "f")
        and relation in ("obj", "iobj", "obl", "obl:agent")
    )


def _are_others(work: Linking, index: int, speaker: Chain) -> bool:
    """Whether the network rather takes the "they" of what a body says for those many told of before: "200 people have
    disappeared. The junta says *they* have joined the rebels"."""
    if work.traits[index].number != "p":
        return False
    chances = _network(work, index)
    least = chances.get(speaker, 0.0)
    return any(
        chance > least and chain.number == "p" and work.chains.may_join(work.chains.of[index], chain)
        for chain, chance in chances.items()
    )


def speaks_of_itself(work: Linking, index: int) -> Chain | None:
    """The body that "it" is, whatever sort the network takes "it" for: the one that says what it does ("the army said
    *it* had left", not "said it was *the third* raid"), or one that the network is sure of."""
    one, draft = work.found[index], work.draft
    if one.form != "pronoun" or work.traits[index].gender != "n" or not _is_subject(draft, one.head):
        return None
    clause = draft.tokens[one.head].head
    if clause < 0 or draft.trees is None or _is_what_it_is(draft, clause) or _is_asked_for(draft, clause):
        return None
    speaker = _speaker(work, index)
    if speaker is not None:
        return speaker
    sure = [chain for chain, chance in _network(work, index).items() if chance >= SURE_BODY]
    bodies = (chain for chain in sure if chain.sort == "organization" and chain.last >= 0)
    body = next(bodies, None)
    return body if body is not None and work.chains.may_join(work.chains.of[index], body) else None


def _is_asked_for(draft: Draft, clause: int) -> bool:
    """Whether somebody asks for what a clause tells, which another is to do: "the union demands that *it* pay"."""
    above = draft.tokens[clause].head
    asking = lexicon(draft.language).get(draft.tokens[above].lemma.lower()) if above >= 0 else None
    return asking is not None and asking.act == "request"


def _is_what_it_is(draft: Draft, clause: int) -> bool:
    """Whether a clause says what something is: "it was *the third raid*"; not "it was *in contact*"."""
    assert draft.trees is not None
    noun = draft.tokens[clause].upos != "ADJ" and draft.trees.child(clause, "cop") is not None
    return noun and draft.trees.child(clause, "case") is None


def _is_told(draft: Draft, word: int) -> bool:
    """Whether the clause of a subject is told by a verb of saying that shares its own: "denied it and said *it* …"."""
    clause = draft.tokens[word].head
    above = draft.tokens[clause].head if clause >= 0 else -1
    return above >= 0 and draft.tokens[above].deprel == "conj" and says(draft, above)


def _spoke(work: Linking, index: int) -> Chain | None:
    """Whoever was quoted right before, where "he" or "she" goes on outside the quotation: "“…,” said Ilse Ram. “….” She
    blamed …"."""
    one, trait, sight, draft = work.found[index], work.traits[index], work.sight, work.draft
    if one.form != "pronoun" or trait.gender not in ("m", "f") or sight.quote[one.head] >= 0:
        return None
    first = draft.sentence(one.head).first
    if not _is_subject(draft, one.head):
        return None
    if any(sight.quote[w] >= 0 or _is_subject(draft, w) for w in range(first, one.head)):
        return None
    before = next((w for w in range(first - 1, -1, -1) if draft.tokens[w].upos != "PUNCT"), None)
    if before is None or sight.quote[before] < 0 or sight.paragraph[before] != sight.paragraph[one.head]:
        return None
    sources = {a.source for a in draft.attributions if a.source and before in a.content}
    if len(sources) != 1:
        return None
    (source,) = sources
    there = {found.head: other for other, found in enumerate(work.found[:index]) if found.head in source}
    speaker = carried(work.found, there, source)
    if speaker is None or work.found[speaker].sort != "person":
        return None
    chain = work.chains.of[speaker]
    fits = work.chains.may_join(work.chains.of[index], chain) and _may_take_up(work, index, chain)
    return chain if fits else None


def _speaks_as_one(work: Linking, subject: int, number: str) -> bool:
    """Whether who speaks is an institution, for "it", or many, for "they"."""
    chain = work.chains.of[subject]
    if number == "p":
        return chain.number == "p" or chain.sort == "organization"
    if chain.sort == "place" and work.found[subject].form == "name":
        return True  # a land that speaks
    return chain.sort == "organization" or work.found[subject].kind in ("country", "government")


def _is_subject(draft: Draft, word: int) -> bool:
    return draft.tokens[word].deprel.partition(":")[0] == "nsubj"


def _escaping(work: Linking, index: int) -> Chain | None:
    """Who is attacked while doing what nobody does who attacks: "the jets strafed villagers as *they* fled"."""
    one, draft, words = work.found[index], work.draft, work.words.words
    clause = draft.tokens[one.head].head
    if one.form != "pronoun" or work.traits[index].person != "3" or draft.trees is None or clause < 0:
        return None
    helpless = draft.tokens[clause].lemma.lower() in words["helpless"] and _is_subject(draft, one.head)
    above = draft.tokens[clause].head
    if not helpless or above < 0 or draft.tokens[clause].deprel != "advcl":
        return None
    told = any(
        draft.small[mark] in words["meanwhile"] for mark in draft.trees.children(clause, "mark", "advmod")
    )
    if not told or draft.tokens[above].lemma.lower() not in words["onslaught"]:
        return None
    hit = set(draft.trees.children(above, "obj", "obl", "nsubj:pass"))
    for other in range(index - 1, -1, -1):
        if work.found[other].head in hit and work.found[other].sort == "person":
            chain = work.chains.of[other]
            return chain if work.chains.may_join(work.chains.of[index], chain) else None
    return None


def _topic(work: Linking, index: int) -> Chain | None:
    """The one person whom a paragraph has spoken of so far, where he or she was the subject of the sentence before:
    "President Ruvo is accused of it. His office …", whoever the paragraph above was about, and whoever is in a clause
    that only says when or if ("Orr threatened war if Ruvo came. *His* men …")."""
    one, trait, sight = work.found[index], work.traits[index], work.sight
    if one.form != "pronoun" or trait.gender not in ("m", "f") or sight.quote[one.head] >= 0:
        return None
    here = sight.paragraph[one.head]
    persons: dict[int, Chain] = {}
    subjects: set[int] = set()
    for other in range(index - 1, -1, -1):
        before = work.found[other]
        if sight.paragraph[before.head] != here:
            break
        chain = work.chains.of[other]
        if before.sort == "person" and work.chains.may_join(work.chains.of[index], chain):
            if _is_aside(work.draft, before.head):
                continue
            persons[id(chain)] = chain
            if (
                work.traits[other].weight == 1.0
                and sight.sentence[before.head] == sight.sentence[one.head] - 1
            ):
                subjects.add(id(chain))
    if len(persons) > 1:  # whoever is of the pronoun's gender goes before those of whom none is told
        persons = {
            key: chain for key, chain in persons.items() if chain.gender == trait.gender or key in subjects
        }
        known = [key for key, chain in persons.items() if chain.gender == trait.gender]
        persons = persons if len(known) == len(persons) == 1 else {}
    if len(persons) != 1:
        return None
    ((key, only),) = persons.items()
    return only if key in subjects and _may_take_up(work, index, only) else None


def _spoken_of(work: Linking, index: int) -> Chain | None:
    """Whom a speaker means by the "he" or "she" with which he begins, in a quotation right after a sentence about one
    person: "*Abu Salem* is still at large. “*He* has many friends,” the captain said"."""
    one, trait, sight = work.found[index], work.traits[index], work.sight
    quote, here = sight.quote[one.head], sight.sentence[one.head]
    if one.form != "pronoun" or trait.gender not in ("m", "f") or quote < 0:
        return None
    speakers = {word for a in work.draft.attributions if one.head in a.content for word in a.source}
    alike = any(
        (pronoun := work.words.pronouns.get(work.draft.small[word])) is not None
        and pronoun.gender == trait.gender
        for word in speakers
    )  # "“He lied,” *he* said"
    if alike or not _is_subject(work.draft, one.head):
        return None
    subjects: dict[int, Chain] = {}
    for other in range(index - 1, -1, -1):
        before = work.found[other]
        if sight.quote[before.head] == quote and before.sort == "person":
            return None
        if (
            sight.sentence[before.head] < here - 1
            or sight.paragraph[before.head] != sight.paragraph[one.head]
        ):
            break
        chain = work.chains.of[other]
        if work.traits[other].weight == 1.0 and sight.quote[before.head] < 0 and before.sort == "person":
            subjects[id(chain)] = chain
    if len(subjects) != 1:
        return None
    (only,) = subjects.values()
    fits = only.number != "p" and _may_take_up(work, index, only)
    return only if fits and work.chains.may_join(work.chains.of[index], only) else None


def _is_aside(draft: Draft, word: int) -> bool:
    """Whether a word is the subject of a clause that says when or if something is done."""
    assert draft.trees is not None
    verb = draft.tokens[word].head
    clause = (
        draft.tokens[word].deprel.startswith("nsubj") and verb >= 0 and draft.tokens[verb].deprel == "advcl"
    )
    return clause and draft.trees.child(verb, "mark") is not None


def _speaks_on(work: Linking, index: int) -> Chain | None:
    """Those who spoke in the sentence before, in the same paragraph, where "they" or "it" say more ("Police said …
    They …", "The ministry demands … It warns …")."""
    one, trait, sight, draft = work.found[index], work.traits[index], work.sight, work.draft
    body = trait.gender == "n" and trait.number == "s"
    many = trait.person == "3" and trait.number == "p"
    if one.form != "pronoun" or not (body or many) or sight.quote[one.head] >= 0:
        return None
    sources = {a.source for a in draft.attributions if a.source and a.cue}
    if (one.head,) not in sources or not _is_subject(draft, one.head):
        return None
    here = sight.sentence[one.head]
    before: dict[int, Chain] = {}
    for other in range(index - 1, -1, -1):
        mention = work.found[other]
        if (
            sight.sentence[mention.head] < here - 1
            or sight.paragraph[mention.head] != sight.paragraph[one.head]
        ):
            break
        spoke = sight.sentence[mention.head] == here - 1 and any(mention.head in one for one in sources)
        if spoke and (_is_subject(draft, mention.head) or draft.tokens[mention.head].deprel in _ACCORDING):
            before[id(work.chains.of[other])] = work.chains.of[other]
    if len(before) != 1:
        return None
    (chain,) = before.values()
    fits = (
        chain.sort in ("organization", "place")
        if body
        else chain.number == "p" or chain.sort == "organization"
    )
    return (
        chain
        if fits and work.chains.may_join(work.chains.of[index], chain) and _may_take_up(work, index, chain)
        else None
    )


def _goes_on(work: Linking, index: int) -> Chain | None:
    """The one body or country that the sentence before was about, and there called "it" too, where "it" begins the next
    sentence of a paragraph: "Orland said that *it* would pay. *It* has not paid …"."""
    one, trait, sight, draft = work.found[index], work.traits[index], work.sight, work.draft
    if one.form != "pronoun" or trait.gender != "n" or trait.number != "s" or sight.quote[one.head] >= 0:
        return None
    here = sight.sentence[one.head]
    if not _is_subject(draft, one.head) or one.head - draft.sentence(one.head).first > 1:
        return None
    subjects: dict[int, Chain] = {}
    again: set[int] = set()
    for other in range(index - 1, -1, -1):
        before = work.found[other]
        if (
            sight.sentence[before.head] != here - 1
            or sight.paragraph[before.head] != sight.paragraph[one.head]
        ):
            break
        chain = work.chains.of[other]
        if before.form == "pronoun" and _is_subject(draft, before.head):
            again.add(id(chain))
        if _is_subject(draft, before.head) and draft.tokens[draft.tokens[before.head].head].deprel == "root":
            subjects[id(chain)] = chain
    if len(subjects) != 1:
        return None
    ((key, only),) = subjects.items()
    fits = key in again and only.sort in ("organization", "place") and _may_take_up(work, index, only)
    return only if fits and work.chains.may_join(work.chains.of[index], only) else None


_RULES = (
    _titled,
    _of_land,
    _of_his_kind,
    _introduced,
    aged,
    home,
    kindred,
    band,
    foes,
    counted,
    _so_called,
    _escaping,
    _accused,
    _speaker,
    _topic,
    _spoken_of,
    _spoke,
    _speaks_on,
    _goes_on,
)
"""What settles it alone, in this order."""


def options(work: Linking, index: int) -> list[Option]:
    """The chains that a mention may take up, nearest first."""
    chain = work.chains.of[index]
    near = _latest(work)
    known = set(near)
    for other in reversed(work.nouns.get(work.traits[index].noun, [])[-MOST_REPEATED:]):
        again = work.chains.of[other]
        if again not in known and again.last >= 0:
            known.add(again)
            near.append(again)
    takers = [one for one in near if _may_take_up(work, index, one) and work.chains.may_join(chain, one)]
    net = _network(work, index) if takers else {}
    beyond = None if work.antecedents.known else UNKNOWN
    return [
        Option(one, one.last, rank, math.log(chance) if (chance := net.get(one)) else beyond)
        for rank, one in enumerate(takers)
    ]


def _latest(work: Linking) -> list[Chain]:
    """The chains met last, nearest first; those that have gone up in others are forgotten."""
    found: list[Chain] = []
    gone = []
    for key, chain in reversed(work.met.items()):
        if work.chains.of[chain.members[0]] is chain:
            found.append(chain)
        else:
            gone.append(key)
        if len(found) == MOST_CHAINS:
            break
    for key in gone:
        del work.met[key]
    return found


def _may_take_up(work: Linking, index: int, chain: Chain) -> bool:
    """A name takes up only chains without a name (names have found each other), he and she only persons, and nobody
    speaks of himself in the third person."""
    one, trait = work.found[index], work.traits[index]
    if one.form == "nominal" and len(chain.members) == 1 and _is_nobody(work, chain.members[0]):
        return False
    if one.form == "pronoun" and trait.person == "3" and chain.persons <= {"1", "2"}:
        quote = work.sight.quote
        if quote[one.head] == quote[work.found[chain.last].head] >= 0:
            return False
    if one.form == "name" and (chain.name is not None or (trait.country and not _of_state(chain))):
        return False
    dying = one.form == "pronoun" and trait.person == "3" and dies(work.draft, one.head)
    if (one.form == "name" or dying) and _tells_of(work, chain, one.head):
        return False
    if one.form == "pronoun" and is_slain(work.draft, one.head):
        guilty = [other for other, relation in work.sight.above[index].items() if relation != "acl"]
        if any(work.chains.of[other] is chain for other in guilty):
            return False
    if one.form == "pronoun" and trait.person == "3":
        subject = _own_subject(work, one.head)
        if subject is not None and any(work.found[member].head == subject for member in chain.members):
            return False
    if trait.gender in ("m", "f"):
        return chain.sort in ("person", "animal")
    return not (trait.gender == "n" and chain.sort == "person")


def _is_nobody(work: Linking, member: int) -> bool:
    """Whether a mention says that there is none: "*no group* has claimed it"."""
    return work.draft.small[work.found[member].first] in work.words.words["negations"]


def _tells_of(work: Linking, chain: Chain, word: int) -> bool:
    """Whether one of a chain says what a word stands in: "*the leader* of a party asked that *Abel Osman* be freed"."""
    tellers = work.draft.once(_tellers).get(word, ())
    return any(work.found[member].head in tellers for member in chain.members)


def _tellers(draft: Draft) -> dict[int, set[int]]:
    """For each word that is said, the words of those who say it."""
    tellers: dict[int, set[int]] = defaultdict(set)
    for attribution in draft.attributions:
        for word in attribution.content if attribution.source else ():
            tellers[word].update(attribution.source)
    return tellers


def _own_subject(work: Linking, word: int) -> int | None:
    """The subject of the verb that has a pronoun as its object, or of the verb by which it is done, who are others than
    the pronoun means: "*soldiers* were fighting to hold them back"."""
    draft = work.draft
    assert draft.trees is not None
    if draft.tokens[word].deprel == "nmod:poss":
        noun = draft.tokens[word].head
        return _who_harms(work, word, noun) if _is_harmed(work, noun) else _who_asks(work, noun)
    case = draft.trees.child(word, "case") if draft.tokens[word].deprel == "obl" else None
    other = draft.tokens[word].deprel in ("obj", "iobj") or (
        case is not None
        and (draft.small[case] in work.words.words["at_others"] or _is_aimed(work, word, draft.small[case]))
    )
    if not other or draft.small[word].endswith(("self", "selves")):
        return None
    verb = draft.tokens[word].head
    for _ in range(3):
        subject = draft.trees.child(verb, "nsubj", "nsubj:pass")
        if subject is not None or draft.tokens[verb].deprel not in ("xcomp", "conj"):
            return subject
        led = draft.tokens[verb].deprel == "xcomp"
        verb = draft.tokens[verb].head
        if led and draft.trees.child(verb, "obj") is not None:
            return None
    return None


def _is_aimed(work: Linking, word: int, case: str) -> bool:
    """Whether a blow is aimed at somebody: "fired on *them*"; not "had guns on *them*"."""
    verb = work.draft.tokens[work.draft.tokens[word].head].lemma
    return case in work.words.words["upon"] and work.words.among("onslaught", verb)


def _is_harmed(work: Linking, noun: int) -> bool:
    """Whether a noun is the object of a verb for what is done to others and theirs: "shelled its districts"; not of whom
    one may harm of one's own, or harms as one's enemy: "killed *his* wife", "jailed *its* critics"."""
    draft, words = work.draft, work.words
    verb = draft.tokens[noun].head
    if draft.tokens[noun].deprel != "obj" or not words.among("harming", draft.tokens[verb].lemma):
        return False
    thing = singular(draft, words, noun)
    burned = words.among("burning", draft.tokens[verb].lemma)
    own = words.among("kin", thing) or words.among("opposed", thing)
    return words.kinds.get(thing) == "facility" if burned else not own


def _who_harms(work: Linking, word: int, noun: int) -> int | None:
    """Who harms what is another’s; None where it is said to be his own."""
    draft = work.draft
    assert draft.trees is not None
    verb = draft.tokens[noun].head
    if any(draft.small[i] in work.words.words["own"] for i in range(word + 1, noun)):
        return None
    while (subject := draft.trees.child(verb, "nsubj")) is None:
        if draft.tokens[verb].deprel not in ("conj", "xcomp", "advcl") or draft.tokens[verb].head < 0:
            return None
        verb = draft.tokens[verb].head
    return subject


def _who_asks(work: Linking, noun: int) -> int | None:
    """Who asks for what is another's: "the *union* demanded their release"."""
    draft, words = work.draft, work.words.words
    assert draft.trees is not None
    verb = draft.tokens[noun].head
    if draft.tokens[noun].lemma.lower() not in words["of_others"] or verb < 0:
        return None
    if draft.tokens[verb].lemma.lower() not in words["asked_for"]:
        return None
    subject = draft.trees.child(verb, "nsubj")
    if subject is None and draft.tokens[verb].deprel in ("xcomp", "advcl", "conj"):
        subject = draft.trees.child(draft.tokens[verb].head, "nsubj")  # "marched to demand their release"
    return subject


def _of_state(chain: Chain) -> bool:
    """Whether a chain without a name may be a country or those who govern it."""
    return chain.kinds <= {"country", "government", "place"}


def _network(work: Linking, index: int) -> dict[Chain, float]:
    """How likely the network finds each chain."""
    sums: dict[Chain, float] = defaultdict(float)
    of = work.chains.of
    for other, value in work.antecedents.of(work.found[index].head):
        sums[of[other]] += value
    return sums


def likeliest(work: Linking, index: int, found: Sequence[Option]) -> Chain | None:
    """The model's choice."""
    kind = type_of(work.found[index], work.traits[index])
    best, chosen = score(kind, of_none(work, index), work.weights) + LEAST_LEAD.get(kind, 0.0), None
    for option, seen in zip(found, of_options(work, index, found), strict=True):
        value = score(kind, seen, work.weights)
        if value > best:
            best, chosen = value, option.chain
    return _last_so_called(work, index, chosen) if chosen is not None else None


def _last_so_called(work: Linking, index: int, chosen: Chain) -> Chain:
    """Of several whom the same noun described, the last: "a rebel official … an army official … *the official*"."""
    one, trait = work.found[index], work.traits[index]
    if one.form != "nominal" or not trait.definite or trait.modifiers:
        return chosen
    here, latest = work.sight.sentence[one.head], None
    for other in reversed(work.nouns.get(trait.noun, [])[-MOST_REPEATED:]):
        chain = work.chains.of[other]
        if here - work.sight.sentence[work.found[other].head] <= NEAR and latest is None:
            fits = work.chains.may_join(work.chains.of[index], chain) and _may_take_up(work, index, chain)
            latest = chain if fits else None
        if chain is chosen:
            return latest or chosen
    return chosen


def of_none(work: Linking, index: int) -> Iterator[Feature]:
    """The features of a mention's taking up nothing."""
    return work.sight.of_none(index, repeated=bool(work.nouns.get(work.traits[index].noun)))


def of_options(work: Linking, index: int, found: Sequence[Option]) -> list[list[Feature]]:
    """The features of a mention's taking up each chain."""
    rows = [work.sight.of_chain(index, o.chain, o.last, o.rank, o.net) for o in found]
    if work.found[index].form == "nominal":
        only_so(rows)
    return rows


def resolve_open_name(work: Linking, index: int, longer: Sequence[int]) -> None:
    """A name that several could bear goes to the likeliest of them."""
    here = work.sight.sentence[work.found[index].head]
    net = _network(work, index)
    scores = []
    for other in longer:
        chain = work.chains.of[other]
        chance = net.get(chain)
        scores.append((math.exp(math.log(chance) if chance else -20.0) + chain.seen(here), -other))
    for _, other in sorted(scores, reverse=True):
        if work.join(index, -other, "short-name"):
            return
