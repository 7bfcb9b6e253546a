"""What is known of a candidate for a role: its own words and kind, what the words that govern it tell of, and what its
sentences tell of, as strings. The weights of ``incidents.tsv`` go by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log1p, sqrt

from dateline.incidents.candidates import NAME, Phrase, Scene

_CLIMB = ("conj", "appos", "flat", "nmod:desc", "compound")
TELLS = ("VERB", "NOUN", "ADJ")
_STEPS = 6
"""Arcs that are climbed at most; the second word that tells of something is rarely farther."""
MOST = 12
"""Phrases of one candidate that are looked at: the first dozen say what the others do, and the time stays linear."""
_EARLY = (1, 3, 8)
"""Sentences after which a phrase is no longer first, early, middle."""
_OFTEN = 4


def features_of(scene: Scene, phrases: Sequence[Phrase]) -> frozenset[str]:
    """The features of phrases that are one candidate, each once."""
    found: set[str] = {"bias", f"times={min(len(phrases), _OFTEN)}"}
    for phrase in phrases[:MOST]:
        found.update(_own(scene, phrase))
        found.update(_governed(scene, phrase))
        found.update(_around(scene, phrase))
    first = min(phrase.sentence for phrase in phrases)
    found.add(f"from={sum(first >= border for border in _EARLY)}")
    return frozenset(found)


def kind_of(scene: Scene, phrase: Phrase) -> str:
    """What sort of thing a phrase is for: the kind of its mention, or that it is a weapon."""
    if phrase.head in scene.gear_at:
        return "gear"
    mention = scene.mention_at.get(phrase.head)
    return mention.kind if mention else "none"


def _own(scene: Scene, phrase: Phrase) -> Iterator[str]:
    """Its own words, kind and number."""
    mention = scene.mention_at.get(phrase.head)
    yield f"head={scene.said(phrase.head)}"
    if scene.said(phrase.head) != NAME:
        yield f"end={scene.word(phrase.head)[-3:]}"
    yield f"upos={scene.reading.tokens[phrase.head].upos}"
    yield f"kind={kind_of(scene, phrase)}"
    yield f"form={mention.form if mention else 'none'}"
    if phrase.head in scene.gear_at:
        yield f"gear={scene.gear_at[phrase.head]}"
    for word in range(phrase.first, phrase.last + 1):
        if word != phrase.head:
            yield f"in={scene.said(word)}"
    if phrase.counted < phrase.first:
        yield "counted"
    for scope in scene.counted_at.get(phrase.head, ()):
        yield f"count={scope}"


def _governed(scene: Scene, phrase: Phrase) -> Iterator[str]:
    kind, lemma = kind_of(scene, phrase), scene.said(phrase.head)
    for slot, name in slots(scene, phrase.head):
        yield f"sl={slot}:{name}"
        yield f"ksl={kind}:{slot}:{name}"
        yield f"hsl={lemma}:{slot}:{name}"


def slots(scene: Scene, head: int) -> Iterator[tuple[str, str]]:
    """Where a phrase stands to the words above it that tell of something, and what these tell of."""
    for number, (governor, path) in enumerate(governors(scene, head)):
        step = step_of(path)
        slot = scene.slots.get(step, "other") if number == 0 or ">" not in path else "far"
        for name in scene.classes.get(scene.lemma(governor), ()):
            yield slot, name


def step_of(path: str) -> str:
    """The last arc of a path, with its voice: the surface subject of a passive is what is done to."""
    step = path.rpartition(">")[2].rstrip("^")
    return "nsubj:pass" if step == "nsubj" and path.endswith("^") else step


def governors(scene: Scene, head: int) -> Iterator[tuple[int, str]]:
    """The two words above a phrase that say what happens to it, each with the path to it: relations, cases, voice."""
    tokens = scene.reading.tokens
    word, path, found = head, "", 0
    for _ in range(_STEPS):
        token = tokens[word]
        if token.head < 0 or found == 2:
            return
        if token.deprel in _CLIMB:
            path += "c>" if token.deprel == "compound" else ""
            word = token.head
            continue
        case = "+".join(scene.lemma(c) for c in scene.children[word] if tokens[c].deprel in ("case", "mark"))
        path += f"{token.deprel}{'/' + case if case else ''}"
        if tokens[token.head].upos in TELLS:
            passive = any(tokens[c].deprel in ("aux:pass", "nsubj:pass") for c in scene.children[token.head])
            yield token.head, path + ("^" if passive else "")
            found += 1
        path += ">"
        word = token.head


def _around(scene: Scene, phrase: Phrase) -> Iterator[str]:
    """What the other words of its sentence tell of."""
    kind, lemma = kind_of(scene, phrase), scene.said(phrase.head)
    for name in sorted(told(scene, phrase)):
        yield f"sc={name}"
        yield f"ksc={kind}:{name}"
        yield f"hsc={lemma}:{name}"


def told(scene: Scene, phrase: Phrase) -> set[str]:
    """The classes of what the sentence of a phrase tells of, the phrase itself aside."""
    sentence = scene.reading.sentences[phrase.sentence]
    return {
        name
        for word in range(sentence.first, sentence.end)
        if scene.reading.tokens[word].upos in TELLS and not phrase.counted <= word <= phrase.last
        for name in scene.classes.get(scene.lemma(word), ())
    }


def nearest(scene: Scene, group: Sequence[Phrase]) -> Phrase:
    """The phrase of a candidate that stands nearest to what is told."""
    return max(group, key=lambda p: (len(list(slots(scene, p.head))), len(told(scene, p)), -p.head))


def features_of_report(scene: Scene) -> dict[str, float]:
    """What a report tells of, for the type of an incident: its words and pairs of words, those of its lead, what they
    tell of and of whom, and its coded events; of length one, each by the logarithm of how often."""
    found: Counter[str] = Counter()
    tokens, before, place = scene.reading.tokens, "", 0
    for index, token in enumerate(tokens):
        word = scene.said(index)
        if word != NAME and not word.isalpha():
            before = ""
            continue
        found[f"w={word}"] += 1
        found[f"f={word}"] += place < _LEAD
        if before:
            found[f"b={before}_{word}"] += 1
        found.update(f"n={name}" for name in scene.classes.get(word, ()))
        found.update(_hit(scene, index, token.deprel))
        before = word
        place += 1
    for event in scene.reading.events:
        status = f"{event.status}:{event.negated}:{event.historical}"
        found[f"ev={event.type}"] += 1
        found[f"es={event.type}:{status}"] += 1
        found[f"em={event.type}:{event.mode}:{status}"] += 1
    found.update(f"ent={each.kind}:{each.sector}" for each in scene.reading.entities)
    numbers = {name: log1p(count) for name, count in found.items() if count}
    length = sqrt(sum(number * number for number in numbers.values())) or 1.0
    return {name: number / length for name, number in numbers.items()} | {"bias": 1.0}


def _hit(scene: Scene, index: int, relation: str) -> Iterator[str]:
    """What is done to or by a word, by what the word above it tells of."""
    above = scene.reading.tokens[index].head
    if relation in _PARTS and above >= 0:
        mention = scene.mention_at.get(index)
        for name in scene.classes.get(scene.lemma(above), ()):
            yield f"g={relation}:{name}:{scene.said(index)}"
            yield f"gk={relation}:{name}:{mention.kind if mention else None}"


_PARTS = ("obj", "nsubj:pass", "nsubj")
_LEAD = 100
"""Words of a report that count as its lead."""
