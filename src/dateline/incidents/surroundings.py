"""What stands around a candidate for a role: the words beside it and above it, what is told near it, and what its entity
is. Strings as those of `dateline.incidents.features`; the weights of ``incidents.tsv`` go by both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.incidents.candidates import Phrase, Scene
from dateline.incidents.features import MOST, TELLS, governors, kind_of, slots, step_of
from dateline.terms import HAPPENED_STATUSES

_BELOW = ("appos", "nmod", "acl", "acl:relcl", "nmod:poss")
_HUNG = ("appos", "flat", "nmod:desc", "compound", "conj", "nmod")
_MARKS = ("case", "mark")
_BRACKETS = "[("
_BESIDE = 3
"""Words on each side that are looked at, alone, as two and as three."""
_NEAR = ((2, "1"), (4, "2"), (8, "3"))
"""Distances in words up to which a word that tells of something is near."""
_PRONOUNS = 8
"""Pronouns of one entity that are looked at."""
_LONGEST = 4


def surroundings_of(scene: Scene, phrases: Sequence[Phrase]) -> frozenset[str]:
    """The features of what stands around phrases that are one candidate, each once."""
    found: set[str] = set()
    for phrase in phrases[:MOST]:
        found.update(_beside(scene, phrase))
        found.update(_above(scene, phrase))
        found.update(_near(scene, phrase))
        found.update(_neighbours(scene, phrase))
        found.update(_hung(scene, phrase))
    found.update(_entity(scene, phrases[0]))
    found.update(_coded(scene, phrases))
    return frozenset(found)


def words_around(scene: Scene, phrases: Sequence[Phrase]) -> frozenset[str]:
    """The words of the sentences of phrases that are one candidate, alone and with its kind."""
    kind = kind_of(scene, phrases[0])
    said = {word for phrase in phrases[:MOST] for word in said_in(scene, phrase.sentence)}
    return frozenset(feature for word in said for feature in (f"sw={word}", f"ksw={kind}:{word}"))


def said_in(scene: Scene, number: int) -> frozenset[str]:
    """The lemmas of a sentence, without names and marks."""
    if number not in scene.said_in:
        sentence = scene.reading.sentences[number]
        said = (scene.said(word) for word in range(sentence.first, sentence.end))
        scene.said_in[number] = frozenset(word for word in said if word.isalpha())
    return scene.said_in[number]


def _beside(scene: Scene, phrase: Phrase) -> Iterator[str]:
    """The lemmas right before and after."""
    sentence, tokens = scene.reading.sentences[phrase.sentence], scene.reading.tokens
    kind, first = kind_of(scene, phrase), phrase.counted
    if first > sentence.first and tokens[first - 1].upos == "DET":
        first -= 1
        yield f"det={scene.said(first)}"
    before = [scene.said(word) for word in range(max(sentence.first, first - _BESIDE), first)]
    after = [
        scene.said(word) for word in range(phrase.last + 1, min(sentence.end, phrase.last + 1 + _BESIDE))
    ]
    before = ["^"] * (_BESIDE - len(before)) + before
    after += ["$"] * (_BESIDE - len(after))
    for count in range(1, _BESIDE + 1):
        left, right = "_".join(before[-count:]), "_".join(after[:count])
        yield f"b{count}={left}"
        yield f"a{count}={right}"
        if count < _BESIDE:
            yield f"kb{count}={kind}:{left}"
            yield f"ka{count}={kind}:{right}"
    text, start = scene.reading.document.text, tokens[phrase.counted].span.start
    if start and text[start - 1] in _BRACKETS:
        yield "bracket"
    yield f"len={min(phrase.last - phrase.first, _LONGEST)}"


def _above(scene: Scene, phrase: Phrase) -> Iterator[str]:
    """The words above it themselves, each with the arc to it, and what these tell of."""
    kind = kind_of(scene, phrase)
    for number, (governor, path) in enumerate(governors(scene, phrase.head)):
        step, lemma = step_of(path), scene.said(governor)
        yield f"gl{number}={lemma}:{step}"
        yield f"kgl{number}={kind}:{lemma}:{step}"
        yield f"gs{number}={step}:{scene.reading.tokens[governor].upos}"
        for name in scene.classes.get(scene.lemma(governor), ()):
            yield f"gc{number}={kind}:{step}:{name}"


def _near(scene: Scene, phrase: Phrase) -> Iterator[str]:
    """What words of its sentence tell of, by side and distance."""
    sentence, kind = scene.reading.sentences[phrase.sentence], kind_of(scene, phrase)
    reach = _NEAR[-1][0]
    for word in range(
        max(sentence.first, phrase.counted - reach), min(sentence.end, phrase.last + reach + 1)
    ):
        if phrase.counted <= word <= phrase.last or scene.reading.tokens[word].upos not in TELLS:
            continue
        side, gap = ("A", phrase.counted - word) if word < phrase.counted else ("B", word - phrase.last)
        border = next(name for most, name in _NEAR if gap <= most)
        for name in scene.classes.get(scene.lemma(word), ()):
            yield f"nr={side}{border}:{name}"
            yield f"knr={kind}:{side}{border}:{name}"


def _neighbours(scene: Scene, phrase: Phrase) -> Iterator[str]:
    """What the sentences before and after tell of."""
    kind = kind_of(scene, phrase)
    for offset, label in ((-1, "ps"), (1, "ns")):
        if 0 <= phrase.sentence + offset < len(scene.reading.sentences):
            for name in sorted(told_in(scene, phrase.sentence + offset)):
                yield f"{label}={kind}:{name}"


def told_in(scene: Scene, number: int) -> frozenset[str]:
    """What the words of a sentence tell of."""
    if number not in scene.told_in:
        sentence, tokens = scene.reading.sentences[number], scene.reading.tokens
        scene.told_in[number] = frozenset(
            name
            for word in range(sentence.first, sentence.end)
            if tokens[word].upos in TELLS
            for name in scene.classes.get(scene.lemma(word), ())
        )
    return scene.told_in[number]


def _hung(scene: Scene, phrase: Phrase) -> Iterator[str]:
    """What hangs on it, and what noun it hangs on."""
    tokens, kind = scene.reading.tokens, kind_of(scene, phrase)
    for child in scene.children[phrase.head]:
        relation = tokens[child].deprel
        if relation not in _BELOW:
            continue
        case = "+".join(scene.lemma(c) for c in scene.children[child] if tokens[c].deprel in _MARKS)
        yield f"ch={relation}/{case}"
        yield f"chl={relation}/{case}:{scene.said(child)}"
        for name in scene.classes.get(scene.lemma(child), ()):
            yield f"chc={kind}:{relation}:{name}"
        below = scene.mention_at.get(child)
        if below is not None:
            yield f"chk={kind}:{relation}/{case}:{below.kind}"
    relation = tokens[phrase.head].deprel
    if relation in _HUNG:
        above = scene.mention_at.get(tokens[phrase.head].head)
        yield f"par={relation}:{scene.said(tokens[phrase.head].head)}"
        if above is not None:
            yield f"park={kind}:{relation}:{above.kind}"


def _entity(scene: Scene, phrase: Phrase) -> Iterator[str]:
    """What its entity is, and what its pronouns do and suffer."""
    mention = scene.mention_at.get(phrase.head)
    if mention is None:
        return
    entity = scene.entities[mention.entity]
    yield f"ek={entity.kind}"
    yield f"es={entity.sector}"
    yield f"esk={entity.sector}:{entity.kind}"
    yield f"named={entity.id in scene.named}"
    for word in entity.role.lower().split() if entity.role else ():
        yield f"er={word}"
    for pronoun in scene.pronouns.get(entity.id, ())[:_PRONOUNS]:
        for slot, name in slots(scene, pronoun):
            yield f"psl={slot}:{name}"
        for governor, path in list(governors(scene, pronoun))[:1]:
            yield f"pgl={scene.said(governor)}:{step_of(path)}"


def _coded(scene: Scene, phrases: Sequence[Phrase]) -> Iterator[str]:
    """What part it has in which coded events."""
    for phrase in phrases[:MOST]:
        for role, event in scene.parts.get(phrase.head, ()):
            real = event.status in HAPPENED_STATUSES and not (event.negated or event.historical)
            yield f"ev={role}:{event.type}"
            yield f"evr={role}:{event.type}:{real}"
            yield f"evm={role}:{event.mode}:{real}"
