"""The component that gives every entity its kind, country, sector and role, with the words that show them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.model import Entity, Span
from dateline.reading.actors.checks import checks
from dateline.reading.actors.coding import coding_of_all
from dateline.reading.actors.lexicon import actor_words
from dateline.reading.actors.phrases import LISTED, LOOSE, NOTHING, SURE, TOLD, Coding, Phrases
from dateline.reading.draft import Component, Draft
from dateline.reading.entities.component import entity_at
from dateline.reading.entities.roles import described_role, joined_spans
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.kinds import name_text, singular
from dateline.reading.mentions.lexicon import lexicon
from dateline.reading.mentions.traits import acts, speaks
from dateline.terms import EntityKind

ACTING = frozenset(
    {"person", "organization", "armed_group", "government", "country", "people", "place", "facility", "other"}
)
"""Kinds of entities that are asked for country and sector."""
WITH_SECTOR = frozenset({"person", "organization", "armed_group", "government", "people"})
"""Kinds that have a sector; a country acts as a whole, and a place does not."""
ARMED = frozenset({"REB", "UAF"})
INSTITUTIONS = frozenset(
    {"IGO", "NGO", "MED", "MIL", "COP", "SPY", "JUD", "LEG", "BUS", "MNC", "PTY", "GOV", *ARMED}
)
"""Sectors of the dictionaries by which a name taken for a place or a thing is a group's."""


def add_actors(draft: Draft) -> None:
    """Each entity, with what its mentions and the dictionaries say of it."""
    phrases = Phrases.of(draft)
    founds = _founds(draft)
    codings = [_coded(phrases, entity, founds[entity.id]) for entity in draft.entities]
    codings = _by_owner(draft, phrases, founds, codings)
    draft.codings = {entity.id: coding for entity, coding in zip(draft.entities, codings, strict=True)}
    draft.entities = [
        _filled(draft, entity, founds[entity.id], coding)
        for entity, coding in zip(draft.entities, codings, strict=True)
    ]
    draft.issues += checks(phrases, founds, ACTORS.name)


def _founds(draft: Draft) -> dict[str, list[Found]]:
    """What was found of each entity, in the order of the text."""
    at = {
        (draft.words[one.first][0], draft.words[one.last][1], draft.words[one.head][0]): one
        for one in draft.found
    }
    founds: dict[str, list[Found]] = {entity.id: [] for entity in draft.entities}
    for mention in draft.mentions:
        one = at.get((mention.span.start, mention.span.end, mention.head.start))
        if one is not None:
            founds[mention.entity].append(one)
    return founds


def _coded(phrases: Phrases, entity: Entity, founds: Sequence[Found]) -> Coding:
    if entity.kind not in ACTING:
        return NOTHING
    coding = coding_of_all(phrases, founds)
    if entity.kind in WITH_SECTOR:
        return coding.over(Coding(entity.country, country_rank=LOOSE))
    if coding.code and coding.sector in INSTITUTIONS:
        return coding
    if entity.kind == "facility" and coding.country_rank == SURE:  # "an Afghan army base"
        return Coding(coding.country, coding.of_country, SURE)
    places = [place for found in founds if (place := phrases.country_at(found.head)) is not None]
    if places:
        return Coding(places[0][0])
    return Coding(coding.country) if coding.code else NOTHING


def _by_owner(
    draft: Draft, phrases: Phrases, founds: Mapping[str, Sequence[Found]], codings: Sequence[Coding]
) -> list[Coding]:
    """The same codings with what ownership says: "his militia" is of his country, and who has fighters leads rebels."""
    number = {entity.id: index for index, entity in enumerate(draft.entities)}
    done = list(codings)
    for _ in range(2):  # what is owned by what is owned
        for entity in draft.entities:
            index = number[entity.id]
            for found in founds[entity.id]:
                owner = _owner(draft, found)
                if owner is None or owner == entity.id:
                    continue
                above = number[owner]
                span = draft.span(found.first, found.last)
                noun = singular(draft, phrases.words, found.head)
                kin = noun in phrases.words.words["kin"] and noun not in phrases.actors.words["represents"]
                bare = done[index].country is None and entity.kind in WITH_SECTOR and not kin
                if bare and done[above].country is not None:
                    done[index] = replace(
                        done[index],
                        country=done[above].country,
                        of_country=(draft.span(found.first, found.first),),
                        country_rank=LISTED,
                    )
                person = draft.entities[above].kind == "person"
                group = draft.entities[above].kind in ("organization", "armed_group", "people")
                unknown = done[above].sector_rank < TOLD and not done[above].code
                if (person or group) and unknown and noun in phrases.actors.words["following"]:
                    done[above] = replace(done[above], sector="REB", of_sector=(span,), sector_rank=TOLD)
                stands = noun in phrases.actors.words["represents"] and done[index].sector_rank <= TOLD
                serves = person and noun in phrases.actors.words["serving"]
                if (group and stands and done[above].sector not in (None, "GOV")) or (
                    serves and done[above].sector is not None
                ):
                    done[index] = replace(
                        done[index],
                        sector=done[above].sector,
                        of_sector=done[above].of_sector,
                        sector_rank=TOLD,
                    )
    return done


def _owner(draft: Draft, found: Found) -> str | None:
    """The entity that a mention is said to belong to."""
    assert draft.trees is not None
    word = draft.trees.child(found.head, "nmod:poss")
    if word is None or not found.covers(word):
        return None
    owner = entity_at(draft, word, word)
    return owner.id if owner is not None else None


def _filled(draft: Draft, entity: Entity, founds: Sequence[Found], coding: Coding) -> Entity:
    kind = kind_of_actor(draft, entity, founds, coding)
    country = coding.country or entity.country
    if kind == "government" and coding.sector is None and country is not None:
        coding = replace(coding, sector="GOV")  # a capital that acts is its government
    sector = coding.sector if kind in WITH_SECTOR else None
    if kind == "country" and any(speaks(draft, found.head) for found in founds):
        sector = "GOV"  # a country speaks through its government
    if sector == "MED" and kind in ("person", "people"):
        sector = "JRN"
    evidence: list[Span] = list(entity.evidence)
    if country is not None:
        evidence += coding.of_country
    if sector is not None:
        evidence += coding.of_sector
    role = entity.role
    if role is None and kind == "person" and sector is not None:
        role, shown = _role_of_unnamed(draft, founds)
        evidence += shown
    shown = joined_spans(evidence)
    known = (entity.kind, entity.country, entity.sector, entity.role, entity.evidence)
    if (kind, country, sector, role, shown) == known:
        return entity
    return replace(entity, kind=kind, country=country, sector=sector, role=role, evidence=shown)


def _role_of_unnamed(draft: Draft, founds: Sequence[Found]) -> tuple[str | None, tuple[Span, ...]]:
    """What somebody without a name is: the description itself."""
    if any(found.form == "name" for found in founds):
        return None, ()
    words = lexicon(draft.language)
    roles = (described_role(draft, words, found) for found in founds if found.form == "nominal")
    role = next((role for role in roles if role), None)
    return (role.text, role.spans) if role else (None, ())


def kind_of_actor(draft: Draft, entity: Entity, founds: Sequence[Found], coding: Coding) -> EntityKind:
    """The kind, corrected by what is known of the actor: rebels are an armed group, a court is no government, and what a
    dictionary lists as an institution is no place."""
    kind, sector = entity.kind, coding.sector
    words, actors = lexicon(draft.language), actor_words(draft.language)
    named = [found for found in founds if found.form == "name"]
    listed = named and coding.code is not None
    nouns = {singular(draft, words, found.head) for found in founds if found.form == "nominal"}
    if not listed and kind in ("place", "organization", "person") and _is_country(draft, named):
        return "country"
    group = any(len(one.name) > 1 and draft.small[one.name[-1]] in words.words["groups"] for one in named)
    if kind in ("place", "other", "facility") and (group or (listed and sector in INSTITUTIONS)):
        kind = "organization"
    if kind == "person" and nouns & actors.words["collective"]:
        return "people"
    if (
        kind in ("organization", "people")
        and sector in ARMED
        and (kind != "people" or _fights(draft, founds))
    ):
        return "armed_group"
    if kind == "organization" and sector == "GOV" and listed:
        return "government"
    if kind == "government" and sector in ("JUD", "IGO"):
        return "organization"
    if kind in ("organization", "place", "person") and _is_capital(draft, founds):
        acting = kind == "organization" or any(acts(draft, words, found.head) for found in named)
        return "government" if acting else kind
    return kind


def _is_country(draft: Draft, named: Sequence[Found]) -> bool:
    """Whether it has a country's name beside its capital's, or a name that no list has is a country's: "the Corvine
    Republic", or Tessen in "Tessen's prime minister"."""
    words, actors = lexicon(draft.language), actor_words(draft.language)
    names = {name_text(draft, found) for found in named}
    if names & words.countries.keys() and all(words.countries.get(n, words.capitals.get(n)) for n in names):
        return True
    for found in named:
        republic = [word for word in found.name if draft.small[word] in actors.words["republics"]]
        if len(found.name) > 1 and any(
            word == found.name[-1] or draft.small[word + 1] in words.words["of"] for word in republic
        ):  # "the Corvine Republic", "the Republic of Corve", not "the Republic Front"
            return True
        token = draft.tokens[found.head]
        if token.deprel == "nmod:poss" and len(found.name) == 1:
            noun = singular(draft, words, token.head)
            before = draft.small[token.head - 1]
            if actors.words["national"] & {noun, f"{before} {noun}"} and found.sort != "person":
                return True
    return False


def _fights(draft: Draft, founds: Sequence[Found]) -> bool:
    """Whether people are called fighters of some kind themselves, and not only members or relatives of such."""
    words, actors = lexicon(draft.language), actor_words(draft.language)
    nouns = {singular(draft, words, found.head) for found in founds if found.form == "nominal"}
    return any(
        actors.agents.get(noun) in ARMED or words.kinds.get(noun) == "armed_group" for noun in nouns
    ) or any(
        f"{draft.small[found.head - 1]} {singular(draft, words, found.head)}" in actors.agents
        for found in founds
        if found.form == "nominal" and found.head > found.first
    )


def _is_capital(draft: Draft, founds: Sequence[Found]) -> bool:
    """Whether an institution is named by a capital alone: "Washington urged restraint"."""
    words = lexicon(draft.language)
    names = [name_text(draft, found) for found in founds if found.form == "name"]
    return bool(names) and all(name in words.capitals for name in names)


ACTORS = Component(
    "actors",
    "1",
    frozenset({"found", "mentions", "entities", "tokens", "sentences", "trees"}),
    frozenset({"codings"}),
    add_actors,
)
