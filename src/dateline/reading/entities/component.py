"""Entities: chains of mentions that are one person, group, place or thing, each with its best name."""

from collections.abc import Sequence

from dateline.model import Entity, Mention, Span
from dateline.reading.draft import Component, Draft
from dateline.reading.entities.chains import Chain
from dateline.reading.entities.linking import ENTERING, link
from dateline.reading.entities.naming import kind_of_chain, name_of_chain
from dateline.reading.entities.origins import country_of_chain
from dateline.reading.entities.roles import joined_spans, role_of_chain
from dateline.reading.mentions.lexicon import lexicon
from dateline.reading.mentions.texts import authored, is_text

_PARTS = ("flat", "compound", "appos", "nmod:desc", "amod", "conj", "det", "nummod", "fixed", "dep")
"""Relations by which a word belongs to the name or the description of what is above it."""
RELATIVE_CLAUSES = ("acl:relcl", "acl")


def add_entities(draft: Draft) -> None:
    """The chains that name or point to persons, groups, places and things, and their mentions in the order of the
    text. Chains of times, events and abstract things alone do not enter."""
    found = draft.found
    chains = [
        c
        for c in link(draft, lexicon(draft.language), found)
        if any(found[m].sort in ENTERING for m in c.members)
    ]
    entity = {member: f"e{number}" for number, chain in enumerate(chains, 1) for member in chain.members}
    ids: dict[int, str] = {}
    for index in sorted(entity):
        _add_mention(draft, index, entity[index])
        ids[index] = draft.mentions[-1].id
    names: dict[int, str] = {}
    places = {id(chain): country_of_chain(draft, chain) for chain in chains}
    # who says "we" comes last: he may be named only after what he says
    for chain in sorted(chains, key=lambda chain: chain.persons <= {"1"}):
        name = name_of_chain(draft, chain, names, places[id(chain)][0])
        names |= {draft.found[m].head: name for m in chain.members}
    for chain in chains:
        name, place = names[draft.found[chain.members[0]].head], places[id(chain)]
        draft.entities.append(
            _entity(
                draft, chain, name, place, (entity[chain.members[0]], tuple(ids[m] for m in chain.members))
            )
        )


def _add_mention(draft: Draft, index: int, entity: str) -> None:
    found, number = draft.found[index], len(draft.mentions)
    draft.mentions.append(
        Mention(
            id=f"m{number + 1}",
            span=draft.span(found.first, found.last),
            head=draft.span(found.head, found.head),
            kind=found.kind,
            form=found.form,
            entity=entity,
            by=MENTIONS_BY,
        )
    )
    other = draft.mention_at.get(found.head)
    if other is None or len(draft.mentions[other].span) < len(draft.mentions[number].span):
        draft.mention_at[found.head] = number


def _entity(
    draft: Draft,
    chain: Chain,
    name: str,
    place: tuple[str | None, tuple[Span, ...]],
    ids: tuple[str, tuple[str, ...]],
) -> Entity:
    country, shown = place
    role = role_of_chain(draft, chain)
    forms = {draft.found[m].form for m in chain.members}
    rule = next(form for form in ("name", "nominal", "pronoun") if form in forms)
    return Entity(
        id=ids[0],
        name=name,
        kind=kind_of_chain(draft, chain),
        mentions=ids[1],
        country=country,
        role=role.text if role else None,
        evidence=joined_spans([*shown, *(role.spans if role else ())]),
        by=f"{ENTITIES.by}/{rule}",
    )


def entity_at(draft: Draft, first: int, last: int) -> Entity | None:
    """The entity that the words ``first`` to ``last``, both included, name or point to; None where they name none.

    It is that of the mention carried by the word on which the others hang (of several such words the one that carries the
    widest), or else of the widest mention whose head is among the words. A relative pronoun ("who") stands for what its
    clause is about.
    """
    if first == last and first in draft.mention_at and draft.tokens[first].upos != "PUNCT":
        return _entity_of_mention(draft, first)
    inside = range(first, last + 1)
    tops = [i for i in inside if draft.tokens[i].head not in inside]
    widest = max(
        (i for i in inside if i in draft.mention_at),
        key=lambda i: len(draft.mentions[draft.mention_at[i]].span),
        default=None,
    )
    if widest is not None and not _speaks_for(draft, widest, tops):
        widest = None
    if (
        widest is not None
        and draft.tokens[draft.tokens[widest].head].deprel == "acl"
        and draft.trees is not None
    ):
        owner = draft.trees.child(tops[0], "nmod:poss")
        if owner in inside and owner in draft.mention_at:
            widest = owner  # "*the ministry's* statement, carried by the state news agency"
    carrying = [i for i in tops if draft.tokens[i].upos != "PUNCT" and i in draft.mention_at]
    carrying.sort(key=lambda i: -len(draft.mentions[draft.mention_at[i]].span))
    for word in (*carrying, widest):
        if word is not None and word in draft.mention_at:
            return _entity_of_mention(draft, word)
    above = _antecedent(draft, last)
    return entity_at(draft, above, above) if above is not None else None


def _entity_of_mention(draft: Draft, word: int) -> Entity:
    mention = draft.mentions[draft.mention_at[word]]
    return draft.entities[int(mention.entity.removeprefix("e")) - 1]


def _speaks_for(draft: Draft, word: int, tops: Sequence[int]) -> bool:
    """Whether what a word names, below the word on which a phrase hangs, can stand for the phrase: as a part of its name,
    or as who gave out the text that it is, "a statement (issued) by the ministry"; not as its subject or its place
    ("video from *the scene*")."""
    where = draft.mentions[draft.mention_at[word]].kind in ("place", "facility")
    while word not in tops:
        token = draft.tokens[word]
        if token.head < 0:
            return False
        if token.deprel in _PARTS or token.deprel.partition(":")[0] in _PARTS:
            word = token.head
            continue
        above = draft.tokens[token.head]
        issued = token.deprel.startswith("obl") and above.deprel == "acl"
        text = above.head if issued else token.head
        if not (
            is_text(draft, text) and (token.deprel == "nmod:poss" or (authored(draft, word) and not where))
        ):
            return False
        word = text
    return True


def entity_of(draft: Draft, words: Sequence[int]) -> Entity | None:
    """The entity of words in order, such as a statement's source; None where there are none, or they name none."""
    return entity_at(draft, words[0], words[-1]) if words else None


def _antecedent(draft: Draft, word: int) -> int | None:
    """The noun that a relative pronoun stands for."""
    if draft.small[word] not in lexicon(draft.language).words["relative"]:
        return None
    while word >= 0:
        token = draft.tokens[word]
        if token.deprel in RELATIVE_CLAUSES:
            return token.head
        word = token.head
    return None


ENTITIES = Component(
    "entities",
    "1",
    frozenset({"found", "attributions", "tokens", "sentences", "trees"}),
    frozenset({"mentions", "entities"}),
    add_entities,
)
MENTIONS_BY = "mentions@1"
