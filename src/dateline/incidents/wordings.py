"""The words by which a candidate is quoted: its phrases in their several lengths, each a stretch of the text, and which
of them MUC-4's keys would rather have ("guerrillas" or "three FMLN guerrillas", "Ana Paz" or "mayor Ana Paz")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.incidents.candidates import Phrase, Scene, phrase_at
from dateline.model import Span, token_from

_FAR, _GAP = 5, 4
"""Words from a phrase to the head and to the first word of what it takes along ("a group *of armed men*")."""
_MANY, _LONG = 3, 6
_NAMES = (2, 3)
"""Words of a name after a title that the text writes as if it were one ("PRESIDENT ANA PAZ")."""


@dataclass(slots=True)
class Wording:
    """A stretch of text by which a candidate can be quoted: how it was cut, and from phrases with which heads."""

    span: Span
    phrase: Phrase
    cuts: set[str] = field(default_factory=set)
    heads: set[int] = field(default_factory=set)


def wordings(scene: Scene, phrases: Sequence[Phrase]) -> dict[str, Wording]:
    """The wordings of phrases that are one candidate, by their words in small letters without articles and marks."""
    found: dict[str, Wording] = {}
    for phrase in phrases:
        for cut, first, last in _cuts(scene, phrase):
            inside = _trimmed(scene, first, last)
            if inside is None:
                continue
            plain = _plain(scene, *inside)
            tokens = scene.reading.tokens
            whole = Span(tokens[inside[0]].span.start, tokens[inside[1]].span.end)
            wording = found.setdefault(plain, Wording(whole, phrase))
            wording.cuts.add(cut)
            wording.heads.add(phrase.head)
            mention = scene.mention_at.get(phrase.head)
            if mention is not None and scene.entities[mention.entity].name.lower() == words_of_span(
                scene, whole
            ):
                wording.cuts.add("entity")
    return found


def words_of_span(scene: Scene, span: Span) -> str:
    """The words of a stretch of text in small letters, in one line."""
    return " ".join(span.of(scene.reading.document.text).split()).lower()


def features_of_wordings(
    scene: Scene, found: Mapping[str, Wording], *, role: str, near: Phrase, kind: str
) -> dict[str, frozenset[str]]:
    """The features of each wording for a role; ``near`` is the phrase that stands nearest to what is told."""
    if not found:
        return {}
    mention = scene.mention_at.get(near.head)
    named = mention is not None and mention.entity in scene.named
    sizes = [len(plain.split()) for plain in found]
    often = max(len(wording.heads) for wording in found.values())
    features = {}
    for plain, wording in found.items():
        parts = plain.split()
        size = len(parts)
        each = {
            "bias",
            f"cuts={'+'.join(sorted(wording.cuts))}",
            f"size={min(size, _LONG)}:{kind}",
            f"first={parts[0]}",
            f"last={parts[-1]}",
            f"near={near.head in wording.heads}",
            f"times={min(len(wording.heads), _MANY)}",
            f"named={named}:{min(size, 4)}",
            f"one={size == 1}:{parts[-1]}",
            f"all={plain}",
            f"longest={size == max(sizes)}",
            f"shortest={size == min(sizes)}",
            f"most={len(wording.heads) == often}",
            f"digit={parts[0].isdigit()}",
        }
        each |= {f"cut={cut}" for cut in wording.cuts} | {f"named={named}:{cut}" for cut in wording.cuts}
        each |= {f"word={part}" for part in parts}
        features[plain] = frozenset({f"{role}:{name}" for name in each} | {f"first={parts[0]}"})
    return features


def _cuts(scene: Scene, phrase: Phrase) -> Iterator[tuple[str, int, int]]:
    """Stretches of words, by their first and last."""
    tokens = scene.reading.tokens
    yield "bare", phrase.first, phrase.last
    yield "counted", phrase.counted, phrase.last
    yield "head", phrase.head, phrase.last
    first = phrase.last
    while first > phrase.first and tokens[first - 1].upos == "PROPN":
        first -= 1
    yield "proper", first, phrase.last
    if phrase.head > phrase.first:
        yield "two", phrase.head - 1, phrase.last
    for size in _NAMES:
        start = phrase.last - size + 1
        if phrase.first < start and all(each.upos == "PROPN" for each in tokens[start : phrase.last + 1]):
            yield f"last {size}", start, phrase.last
    mention = scene.mention_at.get(phrase.head)
    if mention is not None:
        first = token_from(tokens, mention.span.start)
        last = token_from(tokens, mention.span.end) - 1
        if first <= last:
            yield "mention", first, last
    for child in scene.children[phrase.head]:
        if tokens[child].deprel in ("nmod", "appos") and phrase.last < child <= phrase.last + _FAR:
            below = phrase_at(scene, child)
            if below.first - phrase.last <= _GAP and below.last > phrase.last:
                yield f"with {tokens[child].deprel}", phrase.first, below.last


def _trimmed(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """A stretch without an article and marks at its ends; nothing where nothing else is in it."""
    tokens = scene.reading.tokens
    while first <= last and (tokens[first].upos == "PUNCT" or scene.word(first) in scene.articles):
        first += 1
    while first <= last and tokens[last].upos == "PUNCT":
        last -= 1
    return (first, last) if first <= last else None


def _plain(scene: Scene, first: int, last: int) -> str:
    kept = (scene.word(word) for word in range(first, last + 1) if scene.reading.tokens[word].upos != "PUNCT")
    return " ".join(each for each in kept if each not in scene.articles)
