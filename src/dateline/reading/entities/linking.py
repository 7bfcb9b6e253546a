"""From mentions to chains, in passes: names first, then what the syntax says is one, then, in the order of the text, all
that is still alone; last who says "I" in a quotation."""

from collections.abc import Iterator, Mapping, Sequence

from dateline.reading.attribution.speakers import speakers
from dateline.reading.draft import Draft
from dateline.reading.entities.antecedents import Antecedents
from dateline.reading.entities.bands import named_so
from dateline.reading.entities.chains import ORGANS, Chain, Chains
from dateline.reading.entities.leads import identified
from dateline.reading.entities.likelihood import Sight
from dateline.reading.entities.namesakes import join_names
from dateline.reading.entities.ours import ours
from dateline.reading.entities.resolving import (
    Choice,
    likeliest,
    resolve,
    resolve_open_name,
    speaks_of_itself,
)
from dateline.reading.entities.selves import selves
from dateline.reading.entities.ties import by_head, joined, kept_apart, subjects_above
from dateline.reading.entities.workbench import Linking
from dateline.reading.mentions.component import sentence_of
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.lexicon import Lexicon
from dateline.reading.mentions.names import name_of
from dateline.reading.mentions.traits import Traits, traits_of

ENTERING = frozenset({"person", "place", "organization", "object", "animal"})
"""Sorts of mentions that make an entity; times, events and abstract things are read by other components."""


def link(draft: Draft, words: Lexicon, found: Sequence[Found], choose: Choice = likeliest) -> list[Chain]:
    """The chains of all mentions, each in the order of the text. In training a teacher chooses."""
    traits = [traits_of(draft, words, one) for one in found]
    names = [
        name_of([draft.word(i) for i in one.name], person=one.sort in ("person", "animal"), lexicon=words)
        if one.name
        else None
        for one in found
    ]
    heads = by_head(found)
    apart = kept_apart(draft, words, found, traits, heads)
    said_by = _speakers_of_pronouns(draft, words, found, traits, heads, apart)
    chains = Chains(found, traits, names, apart, words)
    above = subjects_above(draft, found, heads)
    draft.antecedents = Antecedents(
        found, draft.signals, draft.network.labels.distance if draft.signals is not None else ()
    )
    work = Linking(
        draft, words, found, traits, names, chains, draft.antecedents,
        Sight(words, found, traits, sentence_of(draft), paragraph_of(draft), quote_of(draft), above, chains.of, heads),
        draft.language.table("coreference"),
    )  # fmt: skip
    open_names = join_names(work)
    for first, second, rule in joined(draft, words, found):
        work.join(first, second, rule)
    said_by |= {k: v for k, v in ours(draft, found, traits, work.sight.paragraph).items() if k not in said_by}
    own = selves(draft, found, traits, heads)
    work.standing.update(said_by | own)
    lead = identified(draft, words, found, traits)
    if lead is not None:
        work.join(*lead, "lead")
    for index, one in enumerate(found):
        if one.sort in ENTERING and not _modifies(draft, one, traits[index]):
            if index in open_names:
                resolve_open_name(work, index, open_names[index])
            elif index not in said_by and not (index in own and work.join(own[index], index, "self")):
                resolve(work, index, choose)
            work.meet(index)
        elif (body := speaks_of_itself(work, index)) is not None:
            chains.join(chains.of[index], body)
            work.meet(index)
    for index, speaker in said_by.items():
        work.join(speaker, index, "speaker")
    named_so(work)
    for chain in chains.all():
        chain.members.sort()
    return sorted(chains.all(), key=lambda c: c.members[0])


def _speakers_of_pronouns(
    draft: Draft,
    words: Lexicon,
    found: Sequence[Found],
    traits: Sequence[Traits],
    heads: Mapping[int, int],
    apart: Sequence[set[int]],
) -> dict[int, int]:
    """For each quoted "I", and each "we" of an organization, the mention of its speaker; for the "we" of a group's
    spokesman or leader that of the group. Quoted pronouns of the third person are kept apart from their speakers."""
    speaking: dict[int, int] = {}
    said = speakers(draft, found, heads)
    for index, (one, trait) in enumerate(zip(found, traits, strict=True)):
        speaker = said.get(one.head)
        if one.form != "pronoun" or speaker is None or speaker == index:
            continue
        if trait.person == "1" and (trait.number == "s" or found[speaker].sort == "organization"):
            speaking[index] = speaker
            for owned in (k for k in _owned_by(traits, one.head) if k != speaker):
                apart[owned].add(speaker)  # "*my brother*"
                apart[speaker].add(owned)
        elif trait.person == "1":
            group = _group_of(draft, words, found, heads, found[speaker].head)
            if group is not None and group != index:
                speaking[index] = group
        elif trait.person == "3":
            apart[index].add(speaker)
            apart[speaker].add(index)
    return speaking


def _owned_by(traits: Sequence[Traits], owner: int) -> Iterator[int]:
    """The mentions of what a word owns."""
    return (index for index, trait in enumerate(traits) if trait.possessor == owner)


def _group_of(
    draft: Draft, words: Lexicon, found: Sequence[Found], heads: Mapping[int, int], speaker: int
) -> int | None:
    """The organization that somebody speaks for, or whose officer he is: "a spokesman for X", "X's leader", "X spokesman
    Dara Olin", "its secretary, Dara Olin"; of a minister or a president also the country."""
    assert draft.trees is not None
    for noun in (speaker, *draft.trees.children(speaker, "appos", "compound", "nmod:desc", "flat")):
        lemma = draft.tokens[noun].lemma.lower()
        ruling = lemma in words.words["ruling"]
        if lemma not in words.words["speaking_for"] and not ruling:
            continue
        sorts = ("organization", "place") if ruling else ("organization",)
        for word in draft.trees.children(noun, "nmod", "nmod:poss", "compound"):
            case = draft.trees.child(word, "case")
            joined = draft.tokens[word].deprel != "nmod" or (
                case is not None and draft.small[case] in words.words["for_whom"]
            )
            named = heads.get(word, _so_named(draft, found, word))
            if joined and named is not None and found[named].sort in sorts:
                return named
    return None


def _so_named(draft: Draft, found: Sequence[Found], word: int) -> int | None:
    """The first mention that is the one name which a word is without being a mention: "*ANC* leader Dara Olin"."""
    form = draft.forms[word] if draft.tokens[word].upos == "PROPN" else ""
    same = (k for k, one in enumerate(found) if len(one.name) == 1 and draft.forms[one.name[0]] == form)
    return next(same, None)


def _modifies(draft: Draft, one: Found, trait: Traits) -> bool:
    """Whether a bare noun for an organ of state only says whose another is: "government forces" names no government."""
    token = draft.tokens[one.head]
    bare = one.form == "nominal" and one.first == one.last and not trait.classes.isdisjoint(ORGANS)
    return bare and token.deprel == "compound" and token.head > one.head


def paragraph_of(draft: Draft) -> list[int]:
    """The number of the paragraph of each word."""
    numbers, number, flow = [], 0, draft.flow
    ends = flow.find("\n")
    for start, stop in draft.words:
        if 0 <= ends < start:
            number += 1
            ends = flow.find("\n", stop)
        numbers.append(number)
    return numbers


def quote_of(draft: Draft) -> list[int]:
    """The outermost quotation of each word, -1 outside."""
    quotes = [-1] * len(draft.words)
    outer = [(number, q) for number, q in enumerate(draft.quoted) if q.depth == 0]
    at = 0
    for word, (start, _) in enumerate(draft.words):
        while at < len(outer) and outer[at][1].end <= start:
            at += 1
        if at < len(outer) and outer[at][1].start <= start:
            quotes[word] = outer[at][0]
    return quotes
