"""The component: every trigger of the text is coded, judged, and given its time, place and counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import Final, TypeVar

from dateline.model import Event, Issue, Participant, Span, When
from dateline.reading.counts import counts_of
from dateline.reading.draft import Component, Draft
from dateline.reading.events.answers import answered
from dateline.reading.events.codebook import codebook_of
from dateline.reading.events.codes import cameo_of, contexts_of, mode_of, quad_of
from dateline.reading.events.coding import Coded, Uncoded, ask
from dateline.reading.events.entries import Codebook
from dateline.reading.events.grammar import grammar
from dateline.reading.events.opinions import seconded
from dateline.reading.events.parties import both_meant
from dateline.reading.events.peoples import people_of
from dateline.reading.events.playing import Part, entity_of
from dateline.reading.events.scenes import carried
from dateline.reading.events.told_fates import with_told_fates
from dateline.reading.events.triggers import coded_in
from dateline.reading.places import where_of
from dateline.reading.statements.component import spans
from dateline.reading.statements.issuing import RULE as ISSUED
from dateline.reading.status import Judged, judge
from dateline.reading.times import begins_later, named_time, time_ahead, when_of
from dateline.terms import PLAIN_STATUSES, EventType, Status

_OWN_DEED = frozenset({"conj", "obj", "xcomp", "ccomp", "nmod", "obl"})
_T = TypeVar("_T")
_TOLD_AS_PAST: Final[frozenset[Status]] = frozenset({"occurred", "ongoing", "claimed", "apparent"})
_ASKED: Final[frozenset[Status]] = frozenset({"requested", "promised", "threatened"})
_ALLEGED: Final[frozenset[Status]] = frozenset({"claimed", "apparent"})
_MOST_ISSUES = 3
"""Triggers of a sentence that came to nothing and are named in its issue."""


def add_events(draft: Draft) -> None:
    """All events of the document, in the order of their triggers; a sentence that looks eventful and codes to nothing
    becomes an issue."""
    book = draft.codebook or codebook_of(draft.language)
    for sentence in draft.sentences:
        coded, left = coded_in(draft, book, sentence)
        for each in sorted(coded, key=lambda each: _trigger(draft, book, each).start):
            if each.entry.type == "REQUEST" and _is_question(draft, each.word):
                continue
            event = _event(draft, book, each, coded)
            if not (event.negated and event.type == "ACCUSE" and _names(draft, each.word)):
                draft.events.append(event)
        if left and not coded:
            draft.issues.append(_issue(draft, left))
    draft.events[:] = seconded(draft, carried(draft, answered(draft, draft.events)))
    draft.counts[:] = with_told_fates(draft)


def _event(draft: Draft, book: Codebook, coded: Coded, beside: Sequence[Coded]) -> Event:
    entry = coded.entry
    assert entry.type is not None
    contexts = tuple(dict.fromkeys((*entry.contexts, *contexts_of(book, frozenset(coded.lemmas)))))
    kind = _by_content(draft, book.content_types.get(entry.name), coded, beside) or entry.type
    by_content = _by_content(draft, book.content_modes.get(kind), coded, beside)
    mode = entry.mode or by_content or mode_of(book, kind, coded.lemmas)
    judged = judge(draft, coded.word, type=kind)
    judged, parts = _as_lent(draft, book, coded, judged)
    return Event(
        id=f"v{len(draft.events) + 1}",
        trigger=_trigger(draft, book, coded),
        type=kind,
        mode=mode,
        contexts=contexts,
        cameo=entry.cameo or cameo_of(kind, mode, contexts),
        quad=quad_of(kind),
        status=judged.status,
        status_evidence=judged.evidence,
        negated=judged.negated,
        historical=judged.historical,
        according_to=judged.according_to,
        participants=_spoken(draft, coded, _participants(draft, parts, kind)),
        time=_time(draft, coded, judged),
        place=where_of(draft, coded.word),
        counts=counts_of(draft, coded.word, [part.head for part in coded.parts]),
        by=f"{EVENTS.by}/{entry.rule}",
    )


def _as_lent(draft: Draft, book: Codebook, coded: Coded, judged: Judged) -> tuple[Judged, Sequence[Part]]:
    """The judgement and the participants of a deed told as the object of a verb that lends it a doer ("he *ordered* the
    killing"). Where that is alleged, so is who did it ("accused him of *ordering* the killing"); where it is denied or
    open, there was a deed, and nobody says that he did it ("denied that he *had ordered* the killing")."""
    assert draft.trees is not None
    verb = draft.tokens[coded.word].head
    told = draft.tokens[coded.word].deprel == "obj" and judged.status in _TOLD_AS_PAST and not judged.negated
    if not told or draft.tokens[verb].lemma.lower() not in book.light:
        return judged, coded.parts
    own = set(draft.trees.subtree(coded.word))
    if all(part.role != "actor" or part.head in own for part in coded.parts):
        return judged, coded.parts
    lent = judge(draft, verb, type=coded.entry.type)
    if lent.status in _ALLEGED and not lent.negated and judged.status in PLAIN_STATUSES:
        return replace(lent, historical=judged.historical), coded.parts
    known = _TOLD_AS_PAST if judged.status == "apparent" else _TOLD_AS_PAST - {"apparent"}
    if lent.status in known and not lent.negated:
        return judged, coded.parts
    return judged, [part for part in coded.parts if part.role != "actor" or part.head in own]


def _is_question(draft: Draft, word: int) -> bool:
    """Whether what is asked by a word is a question alone: "“Did you fire?” the judge *asked*"."""
    at = draft.span(word, word)
    asking = draft.tokens[word].lemma.lower() in draft.language.table("cues")["content"]["asking"]
    said = (s.content[-1].end for s in draft.statements if at in s.cue) if asking else ()
    return any(draft.text[end : end + 1] == "?" for end in said)


def _names(draft: Draft, word: int) -> bool:
    """Whether a word tells of naming somebody, which accuses nobody where it is not done: "asked not to be *named*"."""
    return draft.tokens[word].lemma.lower() in grammar(draft.language).naming


def _trigger(draft: Draft, book: Codebook, coded: Coded) -> Span:
    """The word that tells the event: where a verb only carries a noun that tells it too, the noun ("opened an
    *investigation*")."""
    if draft.tokens[coded.word].lemma.lower() in book.light:
        for noun in coded.rests:
            lemma = draft.tokens[noun].lemma.lower()
            known = book.index["nouns"].get(lemma) if draft.tokens[noun].upos == "NOUN" else None
            asked = ask(draft, book, noun, known, "nouns") if known and lemma not in book.weapons else None
            if asked is not None and any(entry.type == coded.entry.type for entry, _ in asked.hung):
                return draft.span(noun, noun)
    return draft.span(coded.word, coded.word)


def _spoken(draft: Draft, coded: Coded, participants: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """The participants; what is done by saying it, by a verb without a subject of its own, is done by whoever says it and
    not by who did what he told before ("said police had shut the shop and *appealed* …")."""
    assert draft.trees is not None
    token, at = draft.tokens[coded.word], draft.span(coded.word, coded.word)
    cited = (s for s in draft.statements if s.source is not None)
    said = next((s for s in cited if any(part.contains(at) for part in s.cue)), None)
    own = draft.trees.child(coded.word, "nsubj", "nsubj:pass", "obl:agent", "aux:pass") is not None
    own = own and (said is None or not said.by.endswith(f"/{ISSUED}"))
    source = said.source if said is not None else None
    if token.upos != "VERB" or own or source is None or source.entity is None:
        return participants
    goes_on = (
        token.deprel == "conj" and token.lemma.lower() in draft.language.table("cues")["grammar"]["publicly"]
    )
    told = any(
        each.entity == source.entity
        or (each.role == "actor" and (not goes_on or source.spans[0].overlaps(each.spans[0])))
        for each in participants
    )
    others = (each for each in participants if each.role != "actor")
    return participants if told else (Participant("actor", source.entity, source.spans), *others)


def _participants(draft: Draft, parts: Sequence[Part], kind: EventType) -> tuple[Participant, ...]:
    """The participants; of what somebody owns, no owner who is the doer himself ("withdrew *their* demands"), nor he
    again but where he is hurt ("gave *himself* up")."""
    meant = [(part, tuple(_entities(draft, part))) for part in parts]
    doers = {
        entity
        for part, entities in meant
        if part.role == "actor"
        for entity in entities
        if entity is not None
    }
    meant = [(part, _others(draft, part, entities, doers)) for part, entities in meant]
    words = grammar(draft.language)
    they = {entity for part, entities in meant if _is_pronoun(draft, part) for entity in entities} & doers
    told: dict[tuple[str, str | int], Participant] = {}
    for part, entities in meant:
        for entity in entities:
            if part.role != "actor" and entity in doers and draft.tokens[part.head].deprel == "nmod:poss":
                continue
            if part.role != "actor" and kind != "ASSAULT" and draft.small[part.head] in words.selves:
                continue
            if part.role != "actor" and entity in doers and _is_another(draft, part):
                continue  # "she alleged *she* was hounded", "he was jailed for insulting *him*"
            if part.role == "target" and entity in they and not _is_pronoun(draft, part):
                continue  # "Rebels showed the guns that *they* seized": not from the rebels
            if entity is not None or not _is_bare_relative(draft, part.head):
                # nobody twice in a role: "the union called off *its* strike"
                key = (part.role, entity if entity is not None else part.head)
                told.setdefault(key, Participant(part.role, entity, spans(draft, part.words)))
    return tuple(told.values())


def _others(
    draft: Draft, part: Part, entities: tuple[str | None, ...], doers: Set[str | None]
) -> tuple[str | None, ...]:
    """Whom a participant is; "both sides" to whom two do something are two others, whoever they are."""
    two = part.role != "actor" and len(entities) > 1 and not doers.isdisjoint(entities)
    return (entity_of(draft, part),) if two else entities


def _is_pronoun(draft: Draft, part: Part) -> bool:
    return draft.tokens[part.head].upos == "PRON"


def _is_another(draft: Draft, part: Part) -> bool:
    """Whether a participant is a pronoun that a clause is about, or one that means another than its subject, and so no
    second part of who does it."""
    token, words = draft.tokens[part.head], grammar(draft.language)
    if not _is_pronoun(draft, part):
        return False
    return token.deprel.startswith("nsubj") or (
        token.deprel == "obj" and draft.small[part.head] in words.others
    )


def _is_bare_relative(draft: Draft, word: int) -> bool:
    """Whether a word is a relative pronoun, which alone says nobody: "of *whom* forty were freed"."""
    pronoun = draft.tokens[word].upos == "PRON"
    return pronoun and draft.small[word] in grammar(draft.language).relatives


def _entities(draft: Draft, part: Part) -> Sequence[str | None]:
    """The entity of a participant; of "the two", those who take part in the event before, where they are two."""
    both = both_meant(draft, part)
    if both is not None:
        return both
    return (entity_of(draft, part) or people_of(draft, part.head),)


def _time(draft: Draft, coded: Coded, judged: Judged) -> When:
    """When it was, or, of what has not happened, only the time that its clause names."""
    if judged.status in _TOLD_AS_PAST and not judged.negated:
        found = when_of(draft, coded.word, statement=judged.according_to)
        return None if judged.status != "ongoing" and begins_later(draft, found) else found
    asked = judged.status in _ASKED and not judged.negated
    return (time_ahead if asked else named_time)(draft, coded.word)


def _by_content(
    draft: Draft, table: Mapping[str, _T] | None, coded: Coded, beside: Sequence[Coded]
) -> _T | None:
    """What a table gives for the type of the event that another one is about; None where it is about none."""
    if table is None:
        return None
    for top in (*coded.content, *(part.head for part in coded.parts)):
        for other in sorted(
            beside, key=lambda each: each.word != top
        ):  # the clause's own deed before what is done to
            if other.word == top and other.entry.type not in table:
                return None
            kind = other.entry.type
            if (
                kind is not None
                and kind in table
                and other.word != coded.word
                and _is_in(draft, other.word, top)
                and not judge(draft, other.word, type=kind).negated
            ):
                return table[kind]
    return None


def _is_in(draft: Draft, word: int, top: int) -> bool:
    """Whether a word is a clause's own deed: its head, or joined to it, its object or its infinitive."""
    while word != top:
        token = draft.tokens[word]
        if token.head < 0 or token.deprel not in _OWN_DEED:
            return False
        word = token.head
    return True


def _issue(draft: Draft, left: Sequence[Uncoded]) -> Issue:
    told = "; ".join(f"“{draft.word(each.word)}”: {each.reason}" for each in left[:_MOST_ISSUES])
    return Issue(
        step=EVENTS.name,
        code="nothing-coded",
        message=f"nothing is coded, though words tell of events: {told}",
        spans=tuple(draft.span(each.word, each.word) for each in left),
    )


EVENTS = Component(
    "events", "1",
    frozenset({
        "tokens", "sentences", "trees", "times", "places", "place_at", "mentions", "entities", "statements", "counts",
        "counted",
    }),
    frozenset({"events"}), add_events,
)  # fmt: skip
