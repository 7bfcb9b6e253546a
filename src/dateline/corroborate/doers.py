"""Who is said to have done it, who claims it, who is blamed, and what is denied, in one report."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dateline.corroborate.figure import Counted, Figure
from dateline.corroborate.scene import UNREAL, Draft, Scene
from dateline.corroborate.voices import Chain, chain_of, innermost_of, key_of, name_of
from dateline.model import Entity, Event, Party, Span, Voice
from dateline.terms import Stance

_HARM = frozenset({"ASSAULT", "COERCE"})
"""Types of event that somebody is held responsible for."""
_DOERS = frozenset({"person", "people", "organization", "armed_group", "government", "country"})
_BESIDE = 2
"""Sentences around a member in which blame is about it."""


def denials(
    scene: Scene, of_numbers: Collection[str | None], of_doers: Collection[str | None]
) -> list[Figure]:
    """A denied event denies what its verb does, or else that it happened, unless its denial is already that of a number,
    or, where the verb does nothing that is counted, of a doer."""
    found: list[Figure] = []
    for event in scene.members:
        if event.status != "denied" or event.id in of_numbers:
            continue
        befell = scene.words.verbs.get(scene.lemma(event.trigger))
        if befell is None and event.id in of_doers:
            continue
        group = _group_of_target(scene, event)
        ever = _at_any_time(scene, event)
        draft = Draft(
            attribute=befell or "event",
            value=" ".join(event.trigger.of(scene.text).split()),
            spans=(event.trigger,),
            stance="denies",
            status=event.status,
            event=event.id,
            extent="wider" if ever else "all",
            note=group[1] or ever,
            rule="denial",
        )
        day = scene.day_of(innermost_of(scene.reading.statements, event.trigger))
        counted_as = Counted(who=group[0], who_words=group[1])
        found.append(scene.figure(draft, chain_of(scene.told, event.trigger, scene.words), day, counted_as))
    return found


def _at_any_time(scene: Scene, event: Event) -> str | None:
    """A word that says that it never happened, rather than that it did not on this day: "denied that they had ever …"."""
    if event.time is not None:
        return None
    index = scene.grammar.at(event.trigger.start)
    below = scene.grammar.children(index, "advmod") if index is not None else ()
    return next(
        (word for each in below if (word := scene.grammar.word(each)) in scene.words.rejected["at_any_time"]),
        None,
    )


def _group_of_target(scene: Scene, event: Event) -> tuple[str | None, str | None]:
    """The group that a denied event would have befallen: "did not kill any *civilians*"."""
    for one in event.participants:
        if one.role in ("target", "recipient"):
            for span in one.spans:
                head = scene.grammar.head_of(span)
                lemma = scene.grammar.tokens[head].lemma.lower() if head is not None else ""
                if lemma in scene.words.who:
                    return scene.words.who[lemma], " ".join(span.of(scene.text).split())
    return None, None


def actors(scene: Scene) -> list[Figure]:
    """Who is said to have done it, and who is said, by a denial, not to have."""
    found: dict[tuple[str, str, str], Figure] = {}
    entities = {one.id: one for one in scene.reading.entities}
    for event in scene.members:
        if event.type not in _HARM or event.historical or event.status in UNREAL or scene.is_apart(event):
            continue
        for one in event.participants:
            entity = entities.get(one.entity or "")
            if one.role != "actor" or entity is None:
                continue
            is_self = entity.name == scene.words.speaker and scene.document.source
            if entity.kind not in _DOERS and not is_self:
                continue
            name = (scene.document.source or "") if is_self else _short(entity.name)
            if not (is_self or _is_named(scene, entity)):
                continue
            is_denied = event.status == "denied" or event.negated
            stance: Stance = "denies" if is_denied else "asserts"
            draft = Draft(
                "perpetrator", name, _named(scene, one.spans), stance=stance, status=event.status, event=event.id,
                rule="actor",
            )  # fmt: skip
            chain = chain_of(scene.told, event.trigger, scene.words)
            figure = scene.figure(draft, chain, scene.published)
            found.setdefault((name, chain.last, stance), figure)
    return list(found.values())


def accused(scene: Scene) -> list[Figure]:
    """Whom somebody blames, beside the incident: "the army blamed the Brigades"."""
    found: dict[tuple[str, str], Figure] = {}
    entities = {one.id: one for one in scene.reading.entities}
    if not any(event.type in _HARM for event in scene.members):
        return []
    mine = set(scene.told.events)
    for event in scene.reading.events:
        near = event.id in mine or (event.id not in scene.told.elsewhere and _is_beside(scene, event))
        if (
            event.type != "ACCUSE"
            or event.mode not in (None, "allege")
            or event.negated
            or event.historical
            or not near
        ):
            continue
        if event.status not in ("occurred", "ongoing", "claimed", "apparent"):
            continue
        who = [one for one in event.participants if one.role == "actor"]
        for one in event.participants:
            entity = entities.get(one.entity or "")
            if one.role not in ("target", "recipient") or entity is None or entity.kind not in _DOERS:
                continue
            if not _is_named(scene, entity):
                continue
            draft = Draft(
                "perpetrator",
                _short(entity.name),
                _named(scene, one.spans),
                status="claimed",
                event=event.id,
                rule="accused",
            )
            chain = chain_of(scene.told, event.trigger, scene.words)
            if who:
                chain = _with_last(
                    scene,
                    chain,
                    name_of(Party(who[0].entity, who[0].spans), scene.reading, scene.words),
                    who[0].spans,
                )
            figure = scene.figure(draft, chain, scene.published)
            found.setdefault((entity.name, chain.last), figure)
    return list(found.values())


def _is_beside(scene: Scene, event: Event) -> bool:
    """Whether an event stands within two sentences of a member, and nearer to it than to another incident's."""
    here = scene.grammar.sentence(event.trigger.start)
    away = set(scene.told.elsewhere)

    def least(ids: Iterable[Event]) -> int:
        return min((abs(scene.grammar.sentence(one.trigger.start) - here) for one in ids), default=999)

    mine = least(scene.members)
    other = least(one for one in scene.reading.events if one.id in away and one.type in _HARM)
    return mine <= _BESIDE and mine <= other


def responsibility(scene: Scene) -> list[Figure]:
    """Who claims responsibility in a statement beside the incident."""
    if not any(event.type in _HARM for event in scene.members):
        return []
    found: list[Figure] = []
    for statement in scene.reading.statements:
        if statement.act != "claim_responsibility" or statement.source is None:
            continue
        span = statement.act_evidence[0]
        event = min(
            scene.reading.events,
            key=lambda one: (abs(one.trigger.start - span.start), one.trigger.start),
            default=None,
        )
        here = scene.grammar.sentence(span.start)
        near = min(
            (abs(scene.grammar.sentence(one.trigger.start) - here) for one in scene.members), default=999
        )
        if event is None or near > _BESIDE * 2 or (event.id in scene.told.elsewhere and near > 0):
            continue
        name = name_of(statement.source, scene.reading, scene.words)
        draft = Draft(
            "responsibility", name, (span,), status="claimed", statement=statement, rule="responsibility"
        )
        chain = _with_last(scene, chain_of(scene.told, span, scene.words), name, statement.source.spans)
        found.append(scene.figure(draft, chain, scene.published))
    return found


def _named(scene: Scene, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The words of a doer without what follows on a comma: "the Brigades, whose guns are near"."""
    first, _, rest = spans[0].of(scene.text).partition(",")
    return (Span(spans[0].start, spans[0].start + len(first)),) if first.strip() and rest else spans


def _short(name: str) -> str:
    return name.partition(",")[0].strip() or name


def _with_last(scene: Scene, chain: Chain, name: str, spans: tuple[Span, ...]) -> Chain:
    """The chain with one more voice at its end."""
    if chain.last == name:
        return chain
    key = key_of(name, scene.words)
    voices = (*chain.voices, Voice(name, "source", spans))
    return Chain(voices, chain.statement, chain.sources | ({key} - {""}), key or None)


def _is_named(scene: Scene, entity: Entity) -> bool:
    """Whether a name says who it is: "gunmen" and "somebody" blame nobody, with a capital at the beginning of a
    sentence either."""
    if entity.name.startswith(f"{scene.words.unnamed} "):
        return False
    if any(letter.isupper() for letter in entity.name[1:]):
        return True
    return any(
        one.form == "name"
        or any(letter.isupper() for letter in one.span.of(scene.text)[1 : len(entity.name)])
        for one in scene.reading.mentions
        if one.entity == entity.id and one.form != "pronoun"
    )
