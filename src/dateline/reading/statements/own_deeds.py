"""Whose deed a clause of what is said tells: the speaker's own, or those of others.

A speaker's own are what "I" and "we" do in his words, what he himself does, by name or by a pronoun that can stand for
him, what his own people do, and what the body does that he speaks for.
"""

from dateline.model import Entity
from dateline.nn import OUTSIDE
from dateline.reading.attribution.component import Attribution
from dateline.reading.attribution.cues import grammar
from dateline.reading.attribution.labels import POST
from dateline.reading.draft import Draft
from dateline.reading.entities.component import entity_at, entity_of
from dateline.reading.mentions.kinds import is_plural
from dateline.reading.mentions.lexicon import lexicon
from dateline.reading.statements.performing import ones_own


def own_deed(draft: Draft, attribution: Attribution, verb: int) -> bool | None:
    """Whether a clause is about the speaker or those who are his ("our forces"); None where it has no subject."""
    assert draft.trees is not None
    subject = draft.trees.child(verb, "nsubj")
    while subject is None and draft.tokens[verb].deprel == "conj":
        verb = draft.tokens[verb].head
        subject = draft.trees.child(verb, "nsubj")
    if subject is None:
        return None
    if any(known(draft, attribution, subject) for known in _OWN):
        return True
    owner = draft.trees.child(subject, "nmod:poss")
    for word in (subject, owner):
        if word is None:
            continue
        if draft.quote_states[word] != OUTSIDE or attribution.rule == POST:
            if draft.small[word] in draft.language.table("cues")["content"]["first_person"]:
                return True
        elif attribution.source:
            here = entity_at(draft, word, word)
            there = entity_of(draft, attribution.source)
            if here is not None and there is not None and here.id == there.id:
                return True
            if there is None or not (_fits(draft, word, there) or _are_several(draft, attribution, word)):
                continue
            if _stands_alone(draft, word) or (word == subject and _opens(draft, attribution, verb)):
                return True
    return False


def in_power(draft: Draft, attribution: Attribution) -> bool:
    """Whether who speaks governs or commands, so that what will be done is his to decide: a minister, an army."""
    entity = entity_of(draft, attribution.source)
    if entity is None:
        return False
    governs = entity.sector == "GOV" and not _words_of(draft, attribution).isdisjoint(
        _lists(draft)["governing"]
    )
    return governs or entity.sector == "MIL"


def _lists(draft: Draft) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = draft.language.table("cues")["performing"]
    return lists


def _words_of(draft: Draft, attribution: Attribution) -> set[str]:
    """The words by which the report names and describes who speaks."""
    entity = entity_of(draft, attribution.source)
    told = {draft.tokens[i].lemma.lower() for i in attribution.source}
    return told | (set(f"{entity.role or ''} {entity.name}".lower().split()) if entity is not None else set())


def _spoken_for(draft: Draft, attribution: Attribution, subject: int) -> bool:
    """Whether a subject is the body that a speaker speaks for by his office: "the *rebel* leader said the *rebels*
    would …", "the minister said the *government* would …"."""
    assert draft.trees is not None
    token, lemma = draft.tokens[subject], draft.tokens[subject].lemma.lower()
    owner = draft.trees.child(subject, "nmod:poss", "nmod", "amod", "compound", "nummod")
    if (
        token.upos != "NOUN"
        or owner is not None
        or not attribution.source
        or draft.quote_states[subject] != OUTSIDE
    ):
        return False
    lists, speaker, body = (
        _lists(draft),
        entity_of(draft, attribution.source),
        entity_at(draft, subject, subject),
    )
    abroad = (
        speaker is not None and body is not None and None not in (speaker.country, body.country)
        and speaker.country != body.country
    )  # fmt: skip
    governs = lemma in lists["governments"] and in_power(draft, attribution)
    named = lemma in lists["spoken_for"] and lemma in _words_of(draft, attribution)
    named = named or (lemma in lists["forces"] and speaker is not None and speaker.sector == "MIL")
    return not abroad and (governs or named)


def _ones_land(draft: Draft, attribution: Attribution, subject: int) -> bool:
    """Whether a subject is the country that a speaker governs: "the Chancellor said *Germany* would …"."""
    if draft.quote_states[subject] != OUTSIDE or not attribution.source:
        return False
    speaker, land = entity_of(draft, attribution.source), entity_at(draft, subject, subject)
    if speaker is None or land is None or land.kind not in ("country", "government"):
        return False
    governs = speaker.sector == "GOV" or speaker.kind == "government"
    return governs and land.country is not None and speaker.country == land.country


def _none_of_ones_own(draft: Draft, attribution: Attribution, subject: int) -> bool:
    """Whether a subject is "*none* of its soldiers"."""
    assert draft.trees is not None
    none = draft.small[subject] in grammar(draft.language)["no_one"]
    among = draft.trees.child(subject, "nmod") if none else None
    return among is not None and ones_own(draft, attribution, among)


def _stands_alone(draft: Draft, word: int) -> bool:
    """Whether a pronoun takes up nothing that the report names: in what one says it is then oneself."""
    entity = entity_at(draft, word, word)
    forms = {m.id: m.form for m in draft.mentions} if entity is not None else {}
    return entity is None or all(forms[mention] == "pronoun" for mention in entity.mentions)


def _opens(draft: Draft, attribution: Attribution, verb: int) -> bool:
    """Whether a clause is what the cue governs: a pronoun that is its subject nearly always takes up who speaks."""
    return draft.tokens[verb].deprel == "ccomp" and draft.tokens[verb].head in attribution.cue


def _fits(draft: Draft, word: int, entity: Entity) -> bool:
    """Whether a pronoun of the third person can stand for an entity of its kind."""
    kinds: dict[str, list[str]] = draft.language.table("cues")["oneself"]
    known = kinds.get(draft.small[word])
    return known is not None and (
        entity.kind in known or (entity.kind == "other" and "organization" in known)
    )


def _are_several(draft: Draft, attribution: Attribution, word: int) -> bool:
    """Whether a pronoun of several can stand for who speaks, by the form of the noun: "*dockers* said *they* would"."""
    several = "people" in draft.language.table("cues")["oneself"].get(draft.small[word], ())
    inside = set(attribution.source)
    top = next((i for i in attribution.source if draft.tokens[i].head not in inside), attribution.source[0])
    return several and is_plural(draft, lexicon(draft.language), top)


def _described(draft: Draft, attribution: Attribution, subject: int) -> bool:
    """Whether a subject is the body that the one who speaks is described by ("the head of the *commission* said the
    *commission* would …"), or takes it up ("a spokesman for the firm said *it* would …")."""
    assert draft.trees is not None
    if draft.quote_states[subject] != OUTSIDE or not attribution.source:
        return False
    token = draft.tokens[subject]
    bodies = [
        i
        for i in attribution.source
        if draft.tokens[i].deprel in ("nmod", "nmod:poss", "compound")
        and draft.tokens[i].upos in ("NOUN", "PROPN")
    ]
    if token.upos in ("NOUN", "PROPN"):
        owner = draft.trees.child(subject, "nmod:poss", "nmod", "amod")
        return owner is None and any(draft.tokens[i].lemma.lower() == token.lemma.lower() for i in bodies)
    words = draft.language.table("cues")["performing"]
    speaks = any(draft.tokens[i].lemma.lower() in words["mouths"] for i in attribution.source)
    return speaks and bool(bodies) and draft.small[subject] in words["bodies"]


_OWN = (_none_of_ones_own, ones_own, _described, _spoken_for, _ones_land)
"""Ways in which a subject is the speaker's own."""
