"""Incidents as the coded events of a report tell of them, for reports that are nothing like those of the weights: events
of violence that happened, by type, with those whom they hit, how many, when and where.

What is negated, past history, planned, asked for or only possible makes no incident; nor does an event of which the
report names nobody, nothing and no number, nor one that it only calls to mind (`dateline.incidents.firm`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.incidents.candidates import Scene
from dateline.incidents.firm import VIOLENT, is_old, is_past, is_told
from dateline.incidents.where import place_of
from dateline.incidents.words import TYPES, Words
from dateline.model import (
    Count,
    Event,
    IncidentView,
    Instrument,
    Participant,
    Perpetrator,
    Target,
    token_from,
)
from dateline.terms import HAPPENED_STATUSES

_HIT = ("recipient", "target")
_PLACES = ("place", "country")
_THINGS = ("facility", "materiel", "other")
_GROUPS = ("organization", "government", "armed_group")


def told_incidents(scene: Scene, words: Words, *, likely: bool = False) -> tuple[IncidentView, ...]:
    """One incident for each type that the events of a reading tell of, the type of the first event first; where weights
    say that the report is likely to tell of one, even if it is told in passing, or by the dead alone."""
    events = list(violent(scene, words))
    tolls = tolls_of(scene, words)
    if is_past(scene.reading, events) or not (tolls or any(_is_plain(scene, words, e) for e in events)):
        return ()
    groups: dict[str, list[Event]] = {}
    for event in events:
        name = type_of(scene, words, event)
        if name is not None and (likely or _deliberate(scene, words, event)):
            groups.setdefault(name, []).append(event)
    if not likely and not is_told(
        scene.reading, [event for events in groups.values() for event in events], tolls
    ):
        return ()
    whole = {name: _view(scene, words, name, events) for name, events in groups.items()}
    views = [view for view in whole.values() if view.targets or view.perpetrators]
    if not views and tolls and whole:
        views = list(whole.values())[:1]
    return tuple(_with_tolls(scene, views, tolls))


def completed(scene: Scene, words: Words, views: Sequence[IncidentView]) -> tuple[IncidentView, ...]:
    """Incidents with what the events know beside their weights: when, where, and how many were hit; those of which
    neither weights nor events know anything are left out."""
    told: dict[str, list[Event]] = {}
    for event in violent(scene, words):
        told.setdefault(type_of(scene, words, event) or "", []).append(event)
    every = [event for events in told.values() for event in events]
    found = []
    for view in views:
        own = told.get(view.type) or (every if len(views) == 1 else [])
        if sum(each.type == view.type for each in views) > 1:
            own = [event for event in own if event.id in view.events]
        first = next(each for each in views if each.type == view.type) is view
        where = place_of(scene, words, own) or (place_of(scene, words, every) if first else None)
        ids = (*view.events, *(event.id for event in own if event.id not in view.events))
        found.append(
            replace(
                view,
                perpetrators=tuple(_believed(scene, words, who) for who in _once(view.perpetrators)),
                events=ids,
                time=view.time or next((e.time for e in own if e.time is not None), None),
                place=where,
            )
        )
    whole = [v for v in found if v.perpetrators or v.targets or v.instruments or v.events]
    return tuple(_with_tolls(scene, whole, tolls_of(scene, words)))


def violent(scene: Scene, words: Words) -> Iterator[Event]:
    """The events of violence that the report says happened; shots that only warn are none."""
    for event in scene.reading.events:
        warns = any(e.role == "instrument" and _harmless(scene, words, e) for e in event.participants)
        happened = event.status in HAPPENED_STATUSES and not (event.negated or event.historical)
        if event.type == VIOLENT and happened and not warns and not is_old(scene.reading, event):
            yield event


def _harmless(scene: Scene, words: Words, means: Participant) -> bool:
    """Whether these are means that hit nobody, by a word for them ("warning shots")."""
    at = (range(_word_at(scene, span.start), _word_at(scene, span.end - 1) + 1) for span in means.spans)
    return any(scene.lemma(word) in words.harmless for each in at for word in each)


def type_of(scene: Scene, words: Words, event: Event) -> str | None:
    """The type of incident that an event is: by its mode, and else by what its trigger tells of; an attack where neither
    says one, unless it is against what is nobody ("fought the rebels", not "fought the infection")."""
    if event.mode is not None and event.mode in words.modes:
        return words.modes[event.mode]
    word = _word_at(scene, event.trigger.start)
    classes = set(words.classes.get(scene.lemma(word), ()))
    kinds = [name for name in TYPES if words.types[name] & classes]
    hit = [_kind(scene, each) for each in event.participants if each.role in _HIT]
    nobody = event.mode is None and bool(hit) and all(kind == "other" for kind in hit)
    return kinds[0] if kinds else (None if nobody else "attack")


def _is_plain(scene: Scene, words: Words, event: Event) -> bool:
    """Whether it is told in a word of violence or done with arms: a house is swept and news is greeted too."""
    lemma = scene.lemma(_word_at(scene, event.trigger.start))
    return lemma in words.classes or lemma in words.fights or event.mode in words.armed


def _deliberate(scene: Scene, words: Words, event: Event) -> bool:
    """Whether more than an effect is told: a crane that falls kills too."""
    classes = set(words.classes.get(scene.lemma(_word_at(scene, event.trigger.start)), ()))
    done = any(
        e.role == "actor" and _kind(scene, e) not in (None, *_PLACES, *_THINGS) for e in event.participants
    )
    return done or event.mode is not None or not classes <= set(words.effects)


def tolls_of(scene: Scene, words: Words) -> list[Count]:
    """The counts of those killed, injured or abducted that are in no other, told in no sentence of something that did not
    happen or is history."""
    starts = [sentence.span.start for sentence in scene.reading.sentences]
    shut = {
        bisect_right(starts, event.trigger.start)
        for event in scene.reading.events
        if event.historical or event.negated or event.status not in HAPPENED_STATUSES
    }
    return [
        count
        for count in scene.reading.counts
        if count.scope in words.tolls
        and count.part_of is None
        and count.high != 0
        and bisect_right(starts, count.span.start) not in shut
    ]


def _with_tolls(scene: Scene, views: Sequence[IncidentView], tolls: Sequence[Count]) -> list[IncidentView]:
    """Incidents with the counts of a report: where there are several, each with those that stand in a sentence of it and
    of no other."""
    near = [_sentences(scene, view) for view in views]
    found = []
    for view, own in zip(views, near, strict=True):
        held = {target.count for target in view.targets}
        more = [
            Target(None, (count.span,), "human", _EFFECTS.get(count.scope or ""), count.id)
            for count in tolls
            if count.id not in held and (len(views) == 1 or _is_alone(scene, count, own, near))
        ]
        found.append(replace(view, targets=(*view.targets, *more)))
    return found


def _is_alone(scene: Scene, count: Count, own: frozenset[int], near: Sequence[frozenset[int]]) -> bool:
    sentence = scene.sentence_of[_word_at(scene, count.span.start)]
    return sentence in own and sum(sentence in each for each in near) == 1


def _sentences(scene: Scene, view: IncidentView) -> frozenset[int]:
    """The sentences of an incident's events and of those whom it hit."""
    starts = [event.trigger.start for event in scene.reading.events if event.id in view.events]
    starts += [span.start for target in view.targets for span in target.spans]
    return frozenset(scene.sentence_of[_word_at(scene, start)] for start in starts)


_EFFECTS = {"killed": "death", "injured": "injury", "abducted": "abduction"}


def _view(scene: Scene, words: Words, name: str, events: Sequence[Event]) -> IncidentView:
    who: dict[object, Participant] = {}
    hit: dict[object, tuple[Event, Participant]] = {}
    means: dict[object, Participant] = {}
    sure: dict[object, str] = {}
    for event in events:
        for each in event.participants:
            key = each.entity or each.spans
            if each.role == "actor" and _kind(scene, each) not in _PLACES:
                who.setdefault(key, each)
                sure[key] = event.status if sure.get(key, "claimed") == "claimed" else sure[key]
            elif each.role in _HIT and _kind(scene, each) not in _PLACES and not _nothing(scene, each):
                hit.setdefault(key, (event, each))
            elif each.role == "instrument":
                means.setdefault(key, each)
    return IncidentView(
        type=name,
        stage="accomplished",
        events=tuple(event.id for event in events),
        time=next((event.time for event in events if event.time is not None), None),
        place=place_of(scene, words, events),
        perpetrators=tuple(
            Perpetrator(
                e.entity,
                e.spans,
                "organization" if _kind(scene, e) in _GROUPS else "individual",
                words.names["accused"] if sure[key] == "claimed" else None,
            )
            for key, e in who.items()
        ),
        targets=tuple(_target(scene, words, *each) for each in hit.values()),
        instruments=tuple(Instrument(each.spans, None) for each in means.values()),
    )


def _once(whoever: Sequence[Perpetrator]) -> Iterator[Perpetrator]:
    """Whoever did it, nobody both as somebody and as an organization: a reader is told the latter."""
    groups = {who.entity or who.spans for who in whoever if who.kind == "organization"}
    seen: set[object] = set()
    for who in whoever:
        key = who.entity or who.spans
        if key not in seen and (who.kind == "organization" or key not in groups):
            seen.add(key)
            yield who


def _believed(scene: Scene, words: Words, who: Perpetrator) -> Perpetrator:
    """Somebody of whom nothing is said yet is accused where the words around say so."""
    sentence = scene.reading.sentences[scene.sentence_of[_word_at(scene, who.spans[0].start)]]
    around = {scene.lemma(word) for word in range(sentence.first, sentence.end)}
    accused = who.confidence is None and bool(around & words.confidence["accused"])
    return replace(who, confidence=words.names["accused"]) if accused else who


def _target(scene: Scene, words: Words, event: Event, hit: Participant) -> Target:
    number = next((c for c in scene.reading.counts if any(c.span.overlaps(span) for span in hit.spans)), None)
    classes = words.classes.get(scene.lemma(_word_at(scene, event.trigger.start)), ())
    effect = next((words.effects[name] for name in classes if name in words.effects), None)
    kind = _kind(scene, hit)
    human = kind not in _THINGS and (kind is not None or number is not None)
    return Target(
        hit.entity, hit.spans, "human" if human else "physical", effect, number.id if number else None
    )


def _nothing(scene: Scene, hit: Participant) -> bool:
    """Whether this is a thing of which the report has no more than a pronoun: a reader learns nothing of it."""
    if hit.entity is None or _kind(scene, hit) not in _THINGS:
        return False
    return all(each.form == "pronoun" for each in scene.reading.mentions if each.entity == hit.entity)


def _kind(scene: Scene, who: Participant) -> str | None:
    return scene.entities[who.entity].kind if who.entity else None


def _word_at(scene: Scene, start: int) -> int:
    return max(token_from(scene.reading.tokens, start + 1) - 1, 0)
