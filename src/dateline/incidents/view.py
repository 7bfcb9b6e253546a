"""A reading as incidents: who did it, to whom and what, with what, how far it went and how sure the report is.

Nothing is added to the reading. A noun phrase has a role where the weights learned from MUC-4's development part
(``training/incidents.py``) say so from its kind, from where it stands to the words that tell of killing, bombing,
abducting …, and from what its sentences tell of. Each role quotes the phrase that stands nearest to such a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.incidents.candidates import Phrase, Scene, grouped, scene_of
from dateline.incidents.features import features_of, features_of_report, slots, told
from dateline.incidents.words import ROLES, TYPES, Role, Words, likelihoods, words_of
from dateline.lang import Language
from dateline.model import Event, IncidentView, Instrument, Perpetrator, Reading, Span, Target

Stage = Literal["accomplished", "attempted", "threatened"]

ANY = 0.3
"""How likely it must be that a report tells of an incident at all. Micro F1 of MUC-4's roles on tst1 and tst2: .30 gave
30.5 and 34.3, .40 gave 30.8 and 32.4, with weights of 320 documents and without `_is_linked`."""
SURE = 0.5
"""How likely it must be where nobody and nothing has a role in it."""
SECOND = 0.6
"""How likely a further type must be to make an incident of its own."""
LEAST: dict[Role, float] = dict.fromkeys(ROLES, 0.25)
"""How likely a role must be to be filled. Micro F1 on tst1 and tst2, with weights of 480 documents: .10 gave 29.9 and
32.0, .15 gave 30.0 and 32.6, .20 gave 30.8 and 33.0, .25 gave 31.2 and 32.7; of those alike the one that fills less."""


@dataclass(frozen=True, slots=True)
class Filler:
    """A candidate with a role: its phrases, the one that is quoted, and how likely the role is."""

    role: Role
    phrases: tuple[Phrase, ...]
    best: Phrase
    likelihood: float
    classes: frozenset[str]


def incidents_of(reading: Reading, language: Language) -> tuple[IncidentView, ...]:
    """The incidents of a reading, the likeliest type first; none where it tells of none."""
    words = words_of(language)
    scene = scene_of(reading, words.classes, words.slots)
    told_of = ((scene.word(i), words.classes.get(scene.lemma(i), ())) for i in range(len(reading.tokens)))
    chances = likelihoods(words.kinds, features_of_report(told_of), len(TYPES) + 1)
    if chances[-1] < ANY:
        return ()
    ranked = sorted(range(len(TYPES)), key=lambda k: (-chances[k], k))
    types = [TYPES[ranked[0]], *(TYPES[k] for k in ranked[1:] if chances[k] >= SECOND)]
    fillers = [filler for group in grouped(scene) for filler in _fillers(scene, words, group)]
    if not fillers and chances[-1] < SURE:
        return ()
    return tuple(
        _view(scene, words, name, [f for f in fillers if _belongs(words, f, name, types)]) for name in types
    )


def _fillers(scene: Scene, words: Words, group: Sequence[Phrase]) -> Iterable[Filler]:
    chances = likelihoods(words.roles, features_of(scene, group), len(ROLES))
    for role, chance in zip(ROLES, chances, strict=True):
        if chance >= LEAST[role] and _is_linked(scene, words, role, group):
            near = max(group, key=lambda p: (len(list(slots(scene, p.head))), len(told(scene, p)), -p.head))
            classes = frozenset(name for p in group for _, name in slots(scene, p.head))
            yield Filler(role, tuple(group), near, round(chance, 4), classes)


def _is_linked(scene: Scene, words: Words, role: Role, group: Sequence[Phrase]) -> bool:
    """Whether a phrase hangs on a word that tells of an incident, where that role stands: no role is taken from a clause
    that tells of nothing. A weapon may be named anywhere."""
    wanted = words.links.get(role)
    if wanted is None:
        return True
    return any(f"{slot}:{name}" in wanted for phrase in group for slot, name in slots(scene, phrase.head))


def _belongs(words: Words, filler: Filler, name: str, types: Sequence[str]) -> bool:
    """Whether a filler is in the incident of a type: perpetrators in all, others where their own words tell of it, and
    those of which none tells in the likeliest."""
    if len(types) == 1 or filler.role in ("PerpInd", "PerpOrg"):
        return True
    named = [each for each in types if filler.classes & words.types[each]]
    return name in named if named else name == types[0]


def _view(scene: Scene, words: Words, name: str, fillers: Sequence[Filler]) -> IncidentView:
    events = tuple(_events(scene, words, name))
    return IncidentView(
        type=name,
        stage=_stage(scene, words, events, fillers),
        events=tuple(event.id for event in events),
        time=next((event.time for event in events if event.time is not None), None),
        place=next((event.place for event in events if event.place is not None), None),
        perpetrators=tuple(
            _perpetrator(scene, words, f) for f in fillers if f.role in ("PerpInd", "PerpOrg")
        ),
        targets=tuple(_target(scene, words, f) for f in fillers if f.role in ("Target", "Victim")),
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
        (_span(scene, filler.best),),
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
        (_span(scene, filler.best),),
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
    return Instrument((_span(scene, filler.best),), scene.gear_at.get(filler.best.head) or None)


def _entity(scene: Scene, filler: Filler) -> str | None:
    mention = scene.mention_at.get(filler.best.head)
    return mention.entity if mention else None


def _span(scene: Scene, phrase: Phrase) -> Span:
    tokens = scene.reading.tokens
    return Span(tokens[phrase.first].span.start, tokens[phrase.last].span.end)
