"""A reading as incidents: who did it, to whom and what, with what, how far it went and how sure the report is.

Nothing is added to the reading. A noun phrase has a role where the weights learned from MUC-4's development part
(``training/incidents.py``) say so from its kind, from where it stands to the words that tell of killing, bombing,
abducting …, from the words around it, and from what its sentences tell of; and then, weighed again, from how it stands
among its rivals. Each role quotes the words of the candidate that are likeliest to name it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, sqrt
from typing import Literal

from dateline.incidents.candidates import Phrase, Scene, grouped, scene_of
from dateline.incidents.features import features_of, features_of_report, kind_of, nearest, slots
from dateline.incidents.meanings import meaning_of
from dateline.incidents.several import Parting, one_of, parted, setting_of
from dateline.incidents.standing import odds, report_again, standings
from dateline.incidents.surroundings import surroundings_of, words_around
from dateline.incidents.told import completed, told_incidents
from dateline.incidents.wordings import features_of_wordings, wordings
from dateline.incidents.words import ROLES, TYPES, Role, Words, likelihoods, words_of
from dateline.lang import Language
from dateline.model import Event, IncidentView, Instrument, Perpetrator, Reading, Span, Target

Stage = Literal["accomplished", "attempted", "threatened"]
_HIT = ("Target", "Victim")


@dataclass(frozen=True, slots=True)
class Bars:
    """How likely it must be that a report tells of an incident at all (``any``), and of one in which nobody and nothing
    has a role (``bare``); that it tells of a further type; that a role is filled, by these words, and where no phrase
    stands at a word that tells of an incident, as its role does (``unlinked``), and there of whoever did
    it (``accused``); and when several incidents of a type are told apart."""

    any: float
    bare: float
    second: float
    least: float
    unlinked: float
    accused: float
    parting: Parting


KEYS = Bars(
    any=0.34,
    bare=0.34,
    second=0.25,
    least=0.22,
    unlinked=0.22,
    accused=0.22,
    parting=Parting(together=0.5, worth=0.3, shared=0.5),
)
"""For MUC-4's keys: micro F1 of its development part, each report weighed by what the other two thirds gave
(`training/incidents.py --check`). With ``least`` from .18 to .27, the same or another for each role, it moves by .2; with
``any`` from .32 to .36 by nothing, .4 loses .3; ``together`` from .4 to .6 by .3; never to part loses 1.8."""
SHOWN = Bars(
    any=0.4,
    bare=1.0,
    second=0.3,
    least=0.25,
    unlinked=0.4,
    accused=1.0,
    parting=Parting(together=0.4, worth=0.4, shared=0.5),
)
"""For readers, who are told less and more of it is right. Nobody is named as having done it who stands at no word that
tells of it: villagers who fled a shelling are not who shelled. An incident of which the weights name nobody and nothing
is left to the report's events: on train and dev of the gold set six of 102 quiet reports had such a one, and one of 342
violent ones has none without it. With ``any`` at .55 two of these more have none."""


SENTENCES = 0.5
"""Of the words of a candidate's sentences beside its other features: by thirds of MUC-4's development part a quarter
gives victims 1.6 points of average precision, a half 3.8, as much as one, which takes from organizations and weapons."""


SURE = 0.9
"""How likely the report must be to tell of an incident for the weights to have the first word. On train and dev of the
gold set the perpetrators that are shown have an F1 of 46 where they always have it, 55 from .8 on, 59 from .9, 61 from
.95, and whom it hit of 43, 52, 56 and 58. On MUC-4's development part, by thirds, by wordings that overlap, perpetrators
have 31 and 30 (persons, organizations) where they always have it, 27 and 27 from .9 on, 25 and 27 where never."""


LIKELY = 0.37
"""How likely the report must be to tell of an incident for events to count that are told in passing: on train and dev of
the gold set .36 to .38 give the same, .4 loses two reports of violence in 81 and leaves quiet ones as they are."""


@dataclass(frozen=True, slots=True)
class Filler:
    """A candidate with a role: its phrases, the one of the words quoted and these, and how likely the role is."""

    role: Role
    phrases: tuple[Phrase, ...]
    best: Phrase
    span: Span
    likelihood: float
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A reading weighed: its candidates, how likely each role of those worth it is, by their place, and how likely the
    report tells of each type and of any."""

    groups: list[list[Phrase]]
    roles: dict[int, list[float]]
    report: list[float]


def incidents_of(reading: Reading, language: Language) -> tuple[IncidentView, ...]:
    """The incidents of a reading: those that the weights find, the likeliest type first, with what its events know of
    them, where the report is surely such as they were learned from or they tell several of one type apart; else those
    that its own events tell of; and where they tell of none, those of the weights again."""
    words = words_of(language)
    scene = scene_of(reading, words.classes, words.slots, words.articles)
    weighed = weigh(scene, words)
    found = completed(scene, words, incidents_in(scene, words, weighed, SHOWN))
    if found and (weighed.report[-1] >= SURE or len({view.type for view in found}) < len(found)):
        return found
    return told_incidents(scene, words, likely=weighed.report[-1] >= LIKELY) or found


def weighed_incidents(reading: Reading, language: Language) -> tuple[IncidentView, ...]:
    """The incidents that the weights alone find: such as MUC-4's keys have."""
    words = words_of(language)
    scene = scene_of(reading, words.classes, words.slots, words.articles)
    return incidents_in(scene, words, weigh(scene, words), KEYS)


def weigh(scene: Scene, words: Words) -> Weighed:
    """How likely a reading tells of incidents, and which roles its candidates have, by given words and weights."""
    report = likelihoods(words.kinds, features_of_report(scene), len(TYPES) + 1)
    groups = list(grouped(scene))
    first = [at_first(scene, group, words) for group in groups]
    numbers = standings(scene, groups, first, report)
    second = {place: at_second(first[place], row, words) for place, row in numbers.items()}
    again = report_again(report, list(second.values()))
    return Weighed(groups, second, likelihoods(words.report, again, len(TYPES) + 1))


def incidents_in(scene: Scene, words: Words, weighed: Weighed, bars: Bars) -> tuple[IncidentView, ...]:
    """The incidents of a reading that are likely enough."""
    chances = weighed.report
    if chances[-1] < bars.any:
        return ()
    ranked = sorted(range(len(TYPES)), key=lambda k: (-chances[k], k))
    types = [TYPES[ranked[0]], *(TYPES[k] for k in ranked[1:] if chances[k] >= bars.second)]
    fillers = [
        f
        for place, row in weighed.roles.items()
        for f in _fillers(scene, words, bars, weighed.groups[place], row)
    ]
    if not fillers and chances[-1] < bars.bare:
        return ()
    return tuple(
        _view(scene, words, name, *part)
        for name in types
        for part in _parts(scene, words, bars, name, [f for f in fillers if _belongs(words, f, name, types)])
    )


def all_features(scene: Scene, group: Sequence[Phrase]) -> dict[str, float]:
    """The features of a candidate and of what stands around it, of length one: some have five, some have five hundred;
    and of the words of its sentences, of length `SENTENCES`."""
    found = features_of(scene, group) | surroundings_of(scene, group)
    around = words_around(scene, group)
    return {
        **dict.fromkeys(found, 1 / sqrt(len(found))),
        **dict.fromkeys(around, SENTENCES / sqrt(len(around) or 1)),
        "bias": 1.0,
    }


def at_first(scene: Scene, group: Sequence[Phrase], words: Words) -> list[float]:
    """How likely each role of a candidate is, by itself."""
    meant = meaning_of(scene, group, words.vectors).astype(float) @ words.meanings
    return likelihoods(words.roles, all_features(scene, group), len(ROLES), more=meant.tolist())


def at_second(first: Sequence[float], numbers: Mapping[str, float], words: Words) -> list[float]:
    """The same where its rivals and the report are known: half way between both weighings, by log odds. By thirds either
    alone has a lower average precision."""
    again = likelihoods(words.again, numbers, len(ROLES))
    middle = ((odds(one) + odds(other)) / 2 for one, other in zip(first, again, strict=True))
    return [1 / (1 + exp(-each)) for each in middle]


def _fillers(
    scene: Scene, words: Words, bars: Bars, group: Sequence[Phrase], chances: Sequence[float]
) -> Iterator[Filler]:
    for role, chance in zip(ROLES, chances, strict=True):
        bare = bars.accused if role in ("PerpInd", "PerpOrg") else bars.unlinked
        if chance < bars.least or not (chance >= bare or _is_linked(scene, words, role, group)):
            continue
        near, found = nearest(scene, group), wordings(scene, group)
        features = features_of_wordings(scene, found, role=role, near=near, kind=kind_of(scene, group[0]))
        rated = {plain: likelihoods(words.wordings, each, 1)[0] for plain, each in features.items()}
        if not rated:
            continue
        plain = min(rated, key=lambda each: (-rated[each], each))
        if chance * rated[plain] >= bars.least:
            chosen = found[plain]
            classes = frozenset(name for p in group for _, name in slots(scene, p.head))
            likelihood = round(chance * rated[plain], 4)
            yield Filler(role, tuple(group), chosen.phrase, chosen.span, likelihood, classes)


def _is_linked(scene: Scene, words: Words, role: Role, group: Sequence[Phrase]) -> bool:
    """Whether a phrase hangs on a word that tells of an incident, where that role stands: no role is taken from a clause
    that tells of nothing. A weapon may be named anywhere."""
    wanted = words.links.get(role)
    if wanted is None:
        return True
    return any(f"{slot}:{name}" in wanted for phrase in group for slot, name in slots(scene, phrase.head))


def _belongs(words: Words, filler: Filler, name: str, types: Sequence[str]) -> bool:
    """Whether a filler is in the incident of a type: where its own words tell of it, and those of which none tells in the
    likeliest."""
    if len(types) == 1:
        return True
    named = [each for each in types if filler.classes & words.types[each]]
    return name in named if named else name == types[0]


def _parts(
    scene: Scene, words: Words, bars: Bars, name: str, fillers: Sequence[Filler]
) -> list[tuple[Sequence[Filler], Sequence[Event]]]:
    """The incidents of one type, each by those with a role in it and by the events that are nearest to those whom it hit;
    the first where several are as near."""
    events = tuple(_events(scene, words, name))
    if sum(each.role in _HIT for each in fillers) < 2:
        return [(fillers, events)]
    setting = setting_of(scene, words.further)
    ones = [one_of(scene, f.role, f.phrases, f.likelihood) for f in fillers]
    found = [[fillers[n] for n in some] for some in parted(setting, ones, words.pairs, bars.parting)]
    held: list[list[Event]] = [[] for _ in found]
    starts = [sentence.span.start for sentence in scene.reading.sentences]
    for event in events:
        there = bisect_right(starts, event.trigger.start) - 1
        far = [
            min(abs(p.sentence - there) for f in some if f.role in _HIT for p in f.phrases) for some in found
        ]
        held[far.index(min(far))].append(event)
    return list(zip(found, held, strict=True))


def _view(
    scene: Scene, words: Words, name: str, fillers: Sequence[Filler], events: Sequence[Event]
) -> IncidentView:
    return IncidentView(
        type=name,
        stage=_stage(scene, words, events, fillers),
        events=tuple(event.id for event in events),
        time=next((event.time for event in events if event.time is not None), None),
        place=next((event.place for event in events if event.place is not None), None),
        perpetrators=tuple(
            _perpetrator(scene, words, f) for f in fillers if f.role in ("PerpInd", "PerpOrg")
        ),
        targets=tuple(_target(scene, words, f) for f in fillers if f.role in _HIT),
        instruments=tuple(_instrument(scene, f) for f in fillers if f.role == "Weapon"),
    )


def _events(scene: Scene, words: Words, name: str) -> Iterable[Event]:
    """The coded events whose triggers tell of this type of incident."""
    starts = {token.span.start: index for index, token in enumerate(scene.reading.tokens)}
    for event in scene.reading.events:
        word = starts.get(event.trigger.start)
        if word is not None and words.types[name] & set(words.classes.get(scene.lemma(word), ())):
            yield event


def _stage(scene: Scene, words: Words, events: Sequence[Event], fillers: Sequence[Filler]) -> Stage:
    """How far it went: by the status of its events, and else by the words around those who have a role in it."""
    if any(e.status in ("occurred", "ongoing", "claimed") and not e.negated for e in events):
        return "accomplished"
    if events and all(e.status in ("threatened", "planned", "promised", "predicted") for e in events):
        return "threatened"
    lemmas = {scene.lemma(word) for f in fillers for word in _sentence(scene, f.best)}
    effects = {name for f in fillers for name in f.classes} & set(words.effects)
    if not effects and lemmas & words.stage["threatened"]:
        return "threatened"
    return "attempted" if not effects and lemmas & words.stage["attempted"] else "accomplished"


def _sentence(scene: Scene, phrase: Phrase) -> range:
    sentence = scene.reading.sentences[phrase.sentence]
    return range(sentence.first, sentence.end)


def _perpetrator(scene: Scene, words: Words, filler: Filler) -> Perpetrator:
    organization = filler.role == "PerpOrg"
    return Perpetrator(
        _entity(scene, filler),
        (filler.span,),
        "organization" if organization else "individual",
        _confidence(scene, words, filler) if organization else None,
    )


def _confidence(scene: Scene, words: Words, filler: Filler) -> str:
    """How sure the report is that an organization did it, in MUC-4's words."""
    names, table = words.names, words.confidence
    around = [{scene.lemma(word) for word in _sentence(scene, phrase)} for phrase in filler.phrases]
    if any(
        slot == "agent" and name == "claim" for p in filler.phrases for slot, name in slots(scene, p.head)
    ):
        return names["claimed"]
    accused = [lemmas for lemmas in around if lemmas & table["accused"]]
    if accused:
        return (
            names["authorities"]
            if any(lemmas & table["authorities"] for lemmas in accused)
            else names["accused"]
        )
    return names["possible"] if all(lemmas & table["possible"] for lemmas in around) else names["fact"]


def _target(scene: Scene, words: Words, filler: Filler) -> Target:
    hit = [name for slot, name in slots(scene, filler.best.head) if slot == "patient"]
    effect = next((words.effects[name] for name in hit if name in words.effects), None)
    return Target(
        _entity(scene, filler),
        (filler.span,),
        "human" if filler.role == "Victim" else "physical",
        effect,
        _count(scene, filler.best),
    )


def _count(scene: Scene, phrase: Phrase) -> str | None:
    """The id of the count that a phrase begins with."""
    tokens = scene.reading.tokens
    whole = Span(tokens[phrase.counted].span.start, tokens[phrase.last].span.end)
    return next((count.id for count in scene.reading.counts if whole.overlaps(count.span)), None)


def _instrument(scene: Scene, filler: Filler) -> Instrument:
    return Instrument((filler.span,), scene.gear_at.get(filler.best.head) or None)


def _entity(scene: Scene, filler: Filler) -> str | None:
    mention = scene.mention_at.get(filler.best.head)
    return mention.entity if mention else None
