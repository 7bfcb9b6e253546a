"""Whose deed it is that a statement tells of: his who speaks, or another's."""

from __future__ import annotations

from typing import Final

from dateline.model import Entity, Statement
from dateline.reading.attribution import cues
from dateline.reading.draft import Draft
from dateline.reading.entities.component import entity_at
from dateline.reading.status.clauses import is_clause, lemma, lower, trees_of
from dateline.reading.status.lexicon import Lexicon
from dateline.reading.status.voices import draft_words
from dateline.terms import EntityKind, Sector

_ARMED: Final[frozenset[Sector]] = frozenset({"MIL", "REB", "UAF", "CRM"})
"""Sectors whose word that somebody will be harmed is a threat."""
_OBSERVING: Final[frozenset[Sector]] = frozenset({"IGO", "NGO", "MED", "JRN"})
"""Sectors that tell of the harm of others."""
_STATE: Final[frozenset[Sector]] = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
"""Sectors of one side: what a minister says that soldiers will do is his own side's deed."""
_STANDING_BY: Final[frozenset[Sector]] = frozenset({"CVL", "JRN", "MED", "EDU", "REF", "JUD", "AGR"})
"""Sectors of persons who see what is done by others; of the courts they are mostly lawyers."""
_BODIES: Final[frozenset[EntityKind]] = frozenset({"organization", "armed_group", "government", "country"})
_DOERS: Final[frozenset[EntityKind]] = frozenset({*_BODIES, "person", "people"})
_LANDS: Final[frozenset[EntityKind]] = frozenset({"country", "government"})
_THINKING: Final = frozenset(("think", "predict"))
"""Groups of the lexicon of statements whose words foretell what others do, as their speaker sees it."""
_WARNING: Final = "warn"


def is_own(draft: Draft, lex: Lexicon, word: int, voice: Statement) -> bool:
    """Whether what a statement says will be done is a deed of him who speaks, or of his side.

    It is told as his (`is_speaker`); or it is told plainly ("said", not "expects") by whoever could see to it, and as
    nobody's deed ("the ministry said the road *would be reopened*") or as that of his side ("… that *police* would").
    """
    subject = subject_of(draft, word)
    if subject is not None and is_speaker(draft, lex, subject, voice):
        return True
    source, groups = speaker(draft, voice), _groups(draft, voice)
    if source is None or voice.act == "deny" or not is_clause(draft, word) or groups & _THINKING:
        return False
    doer = entity_at(draft, subject, subject) if subject is not None else None
    if doer is not None and doer.kind in _LANDS and _speaks_for(draft, voice, source, doer):
        return True
    if subject is not None and draft.tokens[subject].upos == "PROPN":
        return False
    if subject is not None and _is_house(draft, lex, subject) and source.kind == "person":
        return source.sector not in _STANDING_BY
    if subject is None or doer is None or doer.kind not in _DOERS:
        by = trees_of(draft).child(word, "obl:agent") is not None
        return not by and _WARNING not in groups and _could(draft, word, source)
    if draft.tokens[subject].upos == "PRON":  # "the commander warned that they would cut the road"
        return source.sector in _ARMED and doer.sector is None
    return source.sector in _STATE and doer.sector in _STATE


def _speaks_for(draft: Draft, voice: Statement, source: Entity, land: Entity) -> bool:
    """Whether who speaks does so for a country: "Germany will send them, *its minister* said"."""
    if source.sector not in _STATE and source.kind != "government":
        return False
    spans = voice.source.spans if voice.source is not None else ()
    words = (w for part in spans for w in draft_words(draft, part) if draft.tokens[w].deprel == "nmod:poss")
    of_it = any((whose := entity_at(draft, w, w)) is not None and whose.id == land.id for w in words)
    if source.country is None and source.kind == "person" and source.sector == "GOV":
        return not any(draft.tokens[w].upos == "PROPN" for part in spans for w in draft_words(draft, part))
    return of_it or (source.country is not None and source.country == land.country)


def _is_house(draft: Draft, lex: Lexicon, subject: int) -> bool:
    """Whether a subject is the house for which whoever speaks does so, with nothing that says which: "the chair said *the
    commission* would ask"."""
    beside = set(trees_of(draft).dependents[subject])
    articles = {d for d in beside if lower(draft, d) in lex.small["definite"]}
    return lemma(draft, subject) in lex.small["houses"] and bool(articles) and beside == articles


def _could(draft: Draft, word: int, source: Entity) -> bool:
    """Whether somebody could see to it that a deed is done which is told as nobody's: no bystander, and of harm nobody
    who only tells of that of others."""
    if (
        source.sector in _OBSERVING
        and lemma(draft, word) in draft.language.table("cues")["content"]["hostile"]
    ):
        return False
    return source.kind in _BODIES or (source.sector is not None and source.sector not in _STANDING_BY)


def is_ours(draft: Draft, lex: Lexicon, subject: int) -> bool:
    """Whether a subject is whoever writes, or his people: "we", "our soldiers", "my party"."""
    if lower(draft, subject) in lex.small["first_person"]:
        return True
    owners = trees_of(draft).children(subject, "nmod:poss")
    return lemma(draft, subject) in lex.small["own_people"] and any(
        lower(draft, o) in lex.small["mine"] for o in owners
    )


def _groups(draft: Draft, voice: Statement) -> set[str]:
    """The groups of the lexicon of statements to which the words of a cue belong."""
    verbs, nouns = cues.lexicon(draft.language), cues.nouns(draft.language)
    words = [lemma(draft, word) for part in voice.cue for word in draft_words(draft, part)]
    return {entry.group for word in words if (entry := verbs.get(word) or nouns.get(word)) is not None}


def by_another(draft: Draft, lex: Lexicon, word: int, voice: Statement) -> bool:
    """Whether what is to come is told as the deed of another side than his who speaks: "the envoy said the rebels would
    shoot if …"; by country and sector, and of those who take no side."""
    subject = subject_of(draft, word)
    if subject is None:
        subject = next(iter(trees_of(draft).children(word, "obl:agent")), None)
    source = speaker(draft, voice)
    if source is not None and source.sector in _OBSERVING:
        return subject is None or not is_speaker(draft, lex, subject, voice)
    if subject is None or source is None or is_speaker(draft, lex, subject, voice):
        return False
    doer = entity_at(draft, subject, subject)
    return doer is not None and (_apart(source.country, doer.country) or _apart(source.sector, doer.sector))


def _apart(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def is_armed(draft: Draft, voice: Statement) -> bool:
    """Whether who speaks has arms."""
    source = speaker(draft, voice)
    return source is not None and (source.kind == "armed_group" or source.sector in _ARMED)


def is_of_state(draft: Draft, voice: Statement) -> bool:
    """Whether who speaks does so for a state."""
    source = speaker(draft, voice)
    return source is not None and (source.kind == "government" or source.sector in _STATE)


def speaker(draft: Draft, voice: Statement) -> Entity | None:
    """The entity that a statement is by."""
    if voice.source is None or voice.source.entity is None:
        return None
    return draft.entities[int(voice.source.entity.removeprefix("e")) - 1]


def subject_of(draft: Draft, verb: int) -> int | None:
    """Who does what a verb says, by the verb itself or by one that it is joined to; None for a passive."""
    trees = trees_of(draft)
    while trees.child(verb, "nsubj", "expl") is None and draft.tokens[verb].deprel == "conj":
        verb = draft.tokens[verb].head
    if trees.child(verb, "nsubj:pass", "aux:pass", "expl") is not None:
        return None
    return max((s for s in trees.children(verb, "nsubj") if s < verb), default=trees.child(verb, "nsubj"))


def is_speaker(draft: Draft, lex: Lexicon, subject: int, voice: Statement) -> bool:
    """Whether a subject is who speaks: by its entity, or a pronoun of which no other entity is known."""
    if lemma(draft, subject) in lex.small["own_people"]:  # "said her men would burn it"
        owner = trees_of(draft).child(subject, "nmod:poss")
        if owner is not None and draft.tokens[owner].upos == "PRON":
            subject = owner
    entity = entity_at(draft, subject, subject)
    if entity is not None and voice.source is not None and voice.source.entity is not None:
        return entity.id == voice.source.entity or _takes_up(draft, subject, voice)
    return lower(draft, subject) in lex.small["speakers"]


def _takes_up(draft: Draft, subject: int, voice: Statement) -> bool:
    """Whether a pronoun, which opens what is said, can stand for who says it: there nearly all do, whatever else they
    could take up ("the charity said *it* would …")."""
    token = draft.tokens[subject]
    governor = draft.tokens[token.head].head if token.head >= 0 else -1
    said = governor >= 0 and any(c.contains(draft.tokens[governor].span) for c in voice.cue)
    if token.upos != "PRON" or not said or draft.tokens[token.head].deprel != "ccomp":
        return False
    kinds = draft.language.table("cues")["oneself"].get(lower(draft, subject), ())
    source = speaker(draft, voice)
    if source is None or voice.source is None:
        return False
    near = {
        governor,
        draft.tokens[governor].head,
    }  # "dockers say *they* will", "denounced it and said *they* would"
    many = "people" in kinds and any(
        lower(draft, w) != lemma(draft, w) and draft.tokens[w].upos == "NOUN"
        for part in voice.source.spans
        for w in draft_words(draft, part)
        if draft.tokens[w].head in near or w in near
    )
    return many or source.kind in (*kinds, "other")
