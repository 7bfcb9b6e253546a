"""Actor codes of CAMEO and PLOVER for an entity or for given words, as an event's source and target need them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.model import Entity, Span
from dateline.reading.actors.codes import code_of
from dateline.reading.actors.coding import word_coding
from dateline.reading.actors.phrases import LOOSE, Coding, Phrases
from dateline.reading.draft import Draft
from dateline.terms import Sector


@dataclass(frozen=True, slots=True)
class ActorCode:
    """Country (ISO 3166 alpha-3), PLOVER sector and the words that show them; ``code`` puts them together as CAMEO does
    ("AFGREB", "USA", "IGOUNO"), empty where nothing is known. ``near`` says that the country is only that of the place or
    of the others in the sentence."""

    country: str | None
    sector: Sector | None
    code: str
    evidence: tuple[Span, ...] = ()
    near: bool = False


def actor_codes(draft: Draft, who: Entity | Span, *, guess: bool = False) -> tuple[ActorCode, ...]:
    """The codes of an entity, or of the words of a span: one for each part of a list ("India and Pakistan").

    With ``guess``, an actor whose country nothing shows gets that of its sentence or report, marked ``near``.
    """
    phrases = Phrases.of(draft)
    if isinstance(who, Entity):
        return (_code(phrases, _of_entity(draft, who), None, guess=guess),)
    words = [i for i, (start, end) in enumerate(draft.words) if start < who.end and end > who.start]
    if not words:
        return ()
    codes = [
        _code(phrases, _coding(phrases, word, words), word, guess=guess) for word in _parts(draft, words)
    ]
    return tuple(dict.fromkeys(codes))


def _parts(draft: Draft, words: list[int]) -> Iterator[int]:
    """The heads of what the words name, those of a list one by one."""
    assert draft.trees is not None
    inside = set(words)
    tops = [
        i
        for i in words
        if draft.tokens[i].head not in inside and draft.tokens[i].upos not in ("PUNCT", "ADP", "DET")
    ]
    todo = tops[:1] or words[-1:]
    while todo:
        word = todo.pop(0)
        yield word
        todo += [other for other in draft.trees.children(word, "conj") if other in inside]


def _coding(phrases: Phrases, word: int, inside: Sequence[int]) -> Coding:
    """What a word says by its phrase, by what stands beside it in apposition, and by the entity that it names or points
    to; where it is no actor's ("the army's shelling of Dume"), what its owner or the first actor in the words says."""
    draft = phrases.draft
    assert draft.trees is not None
    coding = word_coding(phrases, word)
    for other in draft.trees.children(word, "appos", "flat", "nmod:desc"):
        if other in inside and draft.tokens[other].upos in ("NOUN", "PROPN"):
            coding = coding.over(word_coding(phrases, other))
    at = draft.mention_at.get(word)
    if at is not None:
        entity = draft.entities[int(draft.mentions[at].entity.removeprefix("e")) - 1]
        coding = coding.over(_of_entity(draft, entity))
    if coding.country is None and coding.sector is None:
        owners = [i for i in draft.trees.children(word, "nmod:poss") if i in inside]
        for other in (
            *owners,
            *(i for i in inside if i != word and draft.tokens[i].upos in ("NOUN", "PROPN", "ADJ")),
        ):
            told = word_coding(phrases, other)
            if told.country is not None or told.code:
                return told
    return coding


def _of_entity(draft: Draft, entity: Entity) -> Coding:
    """What is known of an entity, all of it weaker than what given words say themselves."""
    known = draft.codings.get(entity.id, Coding())
    return replace(known, country=entity.country, country_rank=LOOSE, sector=entity.sector, sector_rank=LOOSE)


def _code(phrases: Phrases, coding: Coding, word: int | None, *, guess: bool) -> ActorCode:
    near = False
    country, evidence = coding.country, coding.of_country
    if country is None and guess and coding.code is None:
        found = _nearest(phrases, word)
        if found is not None:
            (country, span), near = found, True
            evidence = (span,)
    code = coding.code if coding.code and country is None else code_of(country, coding.sector)
    return ActorCode(country, coding.sector, code, (*evidence, *coding.of_sector), near)


def _nearest(phrases: Phrases, word: int | None) -> tuple[str, Span] | None:
    """The country named nearest to a word in its sentence, or else first in the report."""
    draft = phrases.draft
    here = draft.sentence(word) if word is not None else None
    found = [
        (
            abs(i - word)
            if word is not None and here is not None and here.first <= i < here.end
            else 10**6 + i,
            place,
        )
        for i, token in enumerate(draft.tokens)
        if token.upos in ("PROPN", "ADJ") and (place := phrases.place_at(i)) is not None
    ]
    return min(found, key=lambda f: f[0])[1] if found else None
