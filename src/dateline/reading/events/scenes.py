"""Who does a deed that another deed of its sentence is about, where only that one says who.

"The junta lifted *the curfew*": whoever ends what he alone could begin did it. "The rebels warned that the town would be
*shelled*": what somebody threatens in the passive is his own. "An attack by bandits in which two men were *beaten*". Each
link is one of syntax: the one word hangs on the other, as its object, its clause or its relative clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from dateline.model import Event, Participant
from dateline.reading.draft import Draft
from dateline.reading.entities.component import entity_at
from dateline.reading.events.conditions import ACTING, LANDS
from dateline.reading.events.grammar import grammar
from dateline.terms import EventType, Role

_HITTING: Final[frozenset[EventType]] = frozenset({"ASSAULT", "COERCE"})
_OWN: Final[Mapping[EventType, frozenset[EventType]]] = {
    "RETREAT": frozenset({"COERCE", "SANCTION", "PROTEST"}),
    "CONCEDE": frozenset({"COERCE", "SANCTION", "CONSULT", "REJECT"}),
    "SANCTION": frozenset({"CONSULT"}),
}
"""What somebody ends or puts off, by the type of doing so, is his own: 9 of 9 in the train and development parts of
`evaluation/gold`. Not a protest that is cancelled, which others may have called."""
TO_WHOM: Final[frozenset[Role]] = frozenset({"recipient", "target", "beneficiary"})
"""The roles of those to whom a deed is done."""
_AGREED: Final[frozenset[EventType]] = frozenset({"RETREAT", "CONSULT", "COOPERATE"})
"""What those do together who agree on it."""
_HELP: Final[frozenset[EventType]] = frozenset({"AID", "MOBILIZE"})
_GIVING_UP: Final[frozenset[EventType]] = frozenset({"RETREAT", "CONCEDE", "REJECT"})
_HARM: Final[frozenset[EventType]] = frozenset({
    "ASSAULT", "COERCE", "SANCTION", "ACCUSE", "PROTEST", "MOBILIZE"
})  # fmt: skip
_REFUSED: Final[frozenset[EventType]] = frozenset({
    "CONSULT", "AID", "COOPERATE", "SUPPORT", "AGREE", "RETREAT", "CONCEDE"
})  # fmt: skip
"""What is refused or called off to whom, or with whom, it would be done."""
_ABOUT: Final[Mapping[EventType, tuple[tuple[str, ...], frozenset[EventType]]]] = {
    "THREATEN": (("xcomp", "ccomp"), _HARM),
    "REJECT": (("xcomp", "obj", "nsubj:pass"), _REFUSED),
    **{ending: (("obj", "nsubj:pass"), deeds) for ending, deeds in _OWN.items()},
    "SANCTION": (("obj", "nsubj:pass"), frozenset({"CONSULT", "AID", "COOPERATE"})),
}
"""Whom a deed of a type is done to, where that is whom another deed would hit: by which relations the other hangs on it,
and its types. In PLV's train part, of sentences with one such event, 37 of 40 are right."""
_MOST = 4
"""Nouns up from a relative clause to the deed that it is about: "an attack on a *post* in the *hills*, in which …"."""


def carried(draft: Draft, events: Sequence[Event]) -> list[Event]:
    """The events, in order, those without a doer with whoever did the deed that they belong to."""
    words = words_of(draft, events)
    at: dict[int, Event] = {}
    for event, word in zip(events, words, strict=True):
        at.setdefault(word, event)
    done: list[Event] = []
    for told, word in zip(events, words, strict=True):
        event = _set_off(draft, told, word, at)
        other = None if _doers(event) else next(_telling(draft, event, word, at), None)
        hit = {each.entity for each in event.participants if each.entity is not None}
        more = _doers(other) if other is not None else ()
        if any(each.entity in hit for each in more):
            more = ()
        if not any(each.role in TO_WHOM for each in event.participants):
            more = (
                *more,
                *(list(_undergoing(draft, event, word, at)) or _conditioned(draft, event, word)),
                *_robbed(event, at),
                *_asking(draft, event, word, at),
                *_hit_by(draft, event, word, at),
            )
        done.append(replace(event, participants=(*event.participants, *more)) if more else event)
    return done


def _set_off(draft: Draft, event: Event, word: int, at: Mapping[int, Event]) -> Event:
    """An event without those whom the deed hit of which it tells the harm, and with what that was done with: "*the truck*
    hit a mine, killing four", "the mayor's car was shelled, killing his driver"."""
    blow = at.get(draft.tokens[word].head) if draft.tokens[word].deprel == "advcl" else None
    if event.type != "ASSAULT" or blow is None or blow.type != "ASSAULT":
        return event
    if not draft.small[word].endswith(grammar(draft.language).present):
        return event
    hit = [part for each in blow.participants if each.role in TO_WHOM for part in each.spans]
    doing = ("actor", "instrument")
    kept = tuple(
        each
        for each in event.participants
        if each.role not in doing or not any(part.overlaps(span) for part in each.spans for span in hit)
    )
    if kept == event.participants:
        return event
    means = (each for each in blow.participants if each.role in doing)
    return replace(event, participants=(*means, *kept))


def _undergoing(draft: Draft, event: Event, word: int, at: Mapping[int, Event]) -> Iterator[Participant]:
    """To whom what the event is about is done: who is threatened with it ("threatened to kill *them*"), with whom or on
    whom was what ends ("called off talks with *them*"), to whom it is refused ("refused to meet *them*"), or who asked
    for it ("refused a request from *them*")."""
    assert draft.trees is not None
    relations, types = _ABOUT.get(event.type, ((), frozenset()))
    kinds = {entity.id: entity.kind for entity in draft.entities} if relations else {}
    own = {each.entity for each in event.participants}
    for told in draft.trees.children(word, *relations) if relations else ():
        deed = at.get(told)
        asked = event.type == "REJECT" and deed is not None and deed.type == "REQUEST"
        if deed is None or not (asked or deed.type in types):
            continue
        if event.type == "THREATEN" and deed.negated:  # "threatened that no lorry would pass"
            continue
        if event.type == "REJECT" and deed.mode == "release":  # "refused to free them": not they asked
            continue
        for each in deed.participants:
            if (
                each.role in (("actor",) if asked else TO_WHOM)
                and kinds.get(each.entity or "") in ACTING | LANDS
                and each.entity not in own
            ):
                yield replace(each, role="recipient" if event.type in _GIVING_UP else "target")


def _conditioned(draft: Draft, event: Event, word: int) -> Iterator[Participant]:
    """Who is threatened, by whose deed it hangs on: "threatened to strike unless *the company* paid"."""
    assert draft.trees is not None
    words, own = grammar(draft.language), {each.entity for each in event.participants}
    told = (word, *draft.trees.children(word, "xcomp", "ccomp")) if event.type == "THREATEN" else ()
    for clause in (each for top in told for each in draft.trees.children(top, "advcl") if each > word):
        marks = draft.trees.children(clause, "mark")
        who = (
            draft.trees.child(clause, "nsubj")
            if marks and draft.small[marks[0]] in words.conditions
            else None
        )
        entity = entity_at(draft, who, who) if who is not None else None
        if who is not None and entity is not None and entity.kind in ACTING | LANDS and entity.id not in own:
            yield Participant("target", entity.id, (draft.span(who, who),))
            return


def _robbed(event: Event, at: Mapping[int, Event]) -> Iterator[Participant]:
    """Who had been given what was then taken from him: "guns seized from *the army*, many of them supplied by Norway"."""
    things = (
        {each.spans for each in event.participants if each.role == "item"} if event.type == "AID" else set()
    )
    for deed in at.values() if things else ():
        had = {each.spans for each in deed.participants} if deed.type == "COERCE" else set()
        for each in deed.participants if had & things else ():
            if each.role == "target" and each.entity is not None and each.spans not in things:
                yield replace(each, role="recipient")


def _hit_by(draft: Draft, event: Event, word: int, at: Mapping[int, Event]) -> Iterator[Participant]:
    """Whom an attack hit, by the harm that is told of it in its clause: "an air raid killed *nine people*", "a bomb went
    off, wounding *two guards*", "*nine people* died in the raid", "a raid that killed *nine people*"."""
    words = grammar(draft.language)
    if (
        event.type != "ASSAULT"
        or event.negated
        or draft.tokens[word].lemma.lower() in words.wars | words.fights
    ):
        return  # of a war and a battle there are two sides
    own = {each.entity for each in event.participants if each.entity is not None}
    for other in _harm(draft, word):
        harm = at.get(other)
        if harm is None or harm.type != "ASSAULT" or harm.negated or harm is event:
            continue
        found = [each for each in harm.participants if each.role in TO_WHOM and each.entity not in own]
        if found:
            yield from found
            return


def _harm(draft: Draft, word: int) -> Iterator[int]:
    """The words that may tell what harm was done in what a word tells."""
    assert draft.trees is not None
    token, trees, words = draft.tokens[word], draft.trees, grammar(draft.language)
    if token.upos in ("NOUN", "PROPN"):
        case = trees.child(word, "case")
        within = token.deprel in ("obl", "nmod") and case is not None and draft.small[case] in words.befalling
        if token.head >= 0 and (token.deprel == "nsubj" or within):
            yield token.head
            yield from (each for each in trees.children(token.head, "conj") if token.deprel == "nsubj")
        yield from trees.children(word, "acl:relcl")
    for child in trees.children(word if token.upos == "VERB" else max(token.head, 0), "advcl"):
        if child > word and draft.small[child].endswith(words.present) and token.upos == "VERB":
            yield child


def _asking(draft: Draft, event: Event, word: int, at: Mapping[int, Event]) -> Iterator[Participant]:
    """Who is to be helped: whoever asks for it, where nobody else is named ("asked them *to send* helicopters"); to whom
    help is promised ("had been promised an escort")."""
    if event.type not in _HELP or event.status not in ("requested", "promised"):
        return
    above, own = word, {each.entity for each in event.participants}
    for _ in range(_MOST):
        above = draft.tokens[above].head
        asked = at.get(above) if above >= 0 else None
        if above < 0 or asked is not None:
            break
    if asked is None or (asked.type != "REQUEST" and event.status != "promised"):
        return
    whose = "actor" if asked.type == "REQUEST" else "recipient"
    for each in asked.participants:
        if each.role == whose and each.entity is not None and each.entity not in own:
            yield replace(each, role="recipient")


def words_of(draft: Draft, events: Sequence[Event]) -> list[int]:
    """The first word of the trigger of each event."""
    starts = {start: word for word, start in enumerate(draft.starts)}
    return [starts[event.trigger.start] for event in events]


def _doers(event: Event) -> tuple[Participant, ...]:
    return tuple(each for each in event.participants if each.role == "actor")


def _telling(draft: Draft, event: Event, word: int, at: Mapping[int, Event]) -> Iterator[Event]:
    """The deeds with a doer that an event hangs on."""
    token, trees = draft.tokens[word], draft.trees
    if token.head < 0 or trees is None:
        return
    agreed = at.get(token.head)
    if (
        agreed is not None
        and agreed.type == "AGREE"
        and event.type in _AGREED
        and token.deprel in ("obj", "obl")
    ):
        yield agreed
        return
    if token.deprel == "obl":
        deed = at.get(token.head)
        if deed is not None and _is_part_of(draft, event, word, deed):
            yield deed
        return
    if token.deprel == "obj":
        ending = at.get(token.head)
        if ending is not None and _doers(ending) and event.type in _OWN.get(ending.type, ()):
            yield ending
        return
    clause = word
    while draft.tokens[clause].deprel == "conj":
        clause = draft.tokens[clause].head
    if not trees.children(word, "aux:pass", "nsubj:pass"):
        return
    if draft.tokens[clause].deprel == "ccomp":
        threat = at.get(draft.tokens[clause].head)
        if threat is not None and threat.type == "THREATEN" and _doers(threat):
            yield threat
    elif draft.tokens[clause].deprel == "acl:relcl" and event.type in _HITTING and _in_which(draft, clause):
        yield from _deed_of(draft, clause, at)


def _is_part_of(draft: Draft, event: Event, word: int, deed: Event) -> bool:
    """Whether somebody did one deed in the other that a noun tells: "police killed two men *in raids* on the port"; in a
    war or a battle others did as much, and who is arrested "in the killing" is held for it."""
    assert draft.trees is not None
    words, trees = grammar(draft.language), draft.trees
    within = any(draft.small[each] in words.befalling for each in trees.children(word, "case"))
    hits = {event.type, deed.type} <= _HITTING and any(each.role in TO_WHOM for each in deed.participants)
    active = not trees.children(draft.tokens[word].head, "nsubj:pass", "aux:pass")
    lemma = draft.tokens[word].lemma.lower()
    told = lemma not in words.wars | words.fights if deed.type == "ASSAULT" else lemma in words.sweeps
    return within and hits and active and told


def _deed_of(draft: Draft, clause: int, at: Mapping[int, Event]) -> Iterator[Event]:
    """The deed with a doer that a relative clause is about."""
    above = draft.tokens[clause].head
    for _ in range(_MOST):
        deed = at.get(above)
        if deed is not None:
            if deed.type in _HITTING and _doers(deed):
                yield deed
            return
        if draft.tokens[above].deprel != "nmod":
            return
        above = draft.tokens[above].head


def _in_which(draft: Draft, clause: int) -> bool:
    """Whether a relative clause says what happened in what it is about."""
    assert draft.trees is not None
    words = grammar(draft.language)
    return any(
        draft.small[each] in words.relatives
        and any(draft.small[case] in words.befalling for case in draft.trees.children(each, "case"))
        for each in draft.trees.children(clause, "obl")
    )
