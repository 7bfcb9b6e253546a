"""The country of a chain, where its own words say it: a country, a people, "the Sudanese army", "Chad's president"."""

from dateline.model import Span
from dateline.reading.draft import Draft
from dateline.reading.entities.chains import ORGANS, Chain
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.kinds import name_text, singular
from dateline.reading.mentions.lexicon import Lexicon, lexicon, plain
from dateline.reading.mentions.named import sentence_at

DASHES = ("-", "‑", "–")
MOST_MENTIONS = 8
"""Mentions of a chain that are asked for a country."""


def country_of_chain(draft: Draft, chain: Chain) -> tuple[str | None, tuple[Span, ...]]:
    """ISO 3166 alpha-3, and the words that show it where they are not a name of the chain itself."""
    if chain.country is not None:
        return chain.country, ()
    if chain.sort not in ("person", "organization"):
        return None, ()
    words = lexicon(draft.language)
    telling = [draft.found[m] for m in chain.members if draft.found[m].form != "pronoun"][:MOST_MENTIONS]
    full = chain.name is not None and len(chain.name.words) > 1  # a surname may be a people's name
    for found in telling:
        if not full and found.form == "name" and name_text(draft, found) in words.demonyms:
            return words.demonyms[name_text(draft, found)], ()
    for found in telling:
        word = next(iter(_country_words(draft, words, found)), None)
        if word is not None:
            return word
    beside = (
        _of_other_organ(draft, words, found) for found in telling if not ORGANS.isdisjoint(chain.classes)
    )
    return next((country for country in beside if country), (None, ()))


def _of_other_organ(draft: Draft, words: Lexicon, found: Found) -> tuple[str, tuple[Span, ...]] | None:
    """A bare "the government" after "the Sudanese army" in its sentence is that of the same country: the nearest
    before it that is said of an organ or a servant of a state."""
    for word in range(found.first - 1, draft.sentences[sentence_at(draft, found.first)].first - 1, -1):
        above = draft.tokens[word].head
        code = _code(draft, words, word)
        if (
            code
            and above >= 0
            and above < found.first
            and singular(draft, words, above) in words.words["of_state"]
        ):
            return code, (draft.span(*_extent(draft, words, word)),)
    return None


def _country_words(draft: Draft, words: Lexicon, found: Found) -> list[tuple[str, tuple[Span, ...]]]:
    """Countries and peoples that hang on a mention's head or on the title before it."""
    assert draft.trees is not None
    heads = [found.head, *(i for i in range(found.first, found.head) if draft.tokens[i].head == found.head)]
    shown: list[tuple[str, tuple[Span, ...]]] = []
    for head in heads:
        for word in (head, *draft.trees.children(head, "amod", "compound", "nmod")):
            if not found.covers(word) or (word == head and head == found.head):
                continue
            start, end = draft.words[word]
            if draft.text[end : end + 1] in DASHES or (start and draft.text[start - 1] in DASHES):
                continue  # Alia-backed, pro-Alian
            code = _code(draft, words, word)
            case = draft.trees.child(word, "case")
            if code and (
                case is None or any(words.among(name, draft.word(case)) for name in ("of", "genitive"))
            ):
                beside = (_code(draft, words, other) for other in draft.trees.children(word, "conj"))
                if any(other not in (None, code) for other in beside):  # "Iranian and Turkish envoys"
                    return []
                shown.append((code, (draft.span(*_extent(draft, words, word)),)))
    return shown


def _code(draft: Draft, words: Lexicon, word: int) -> str | None:
    first, last = _extent(draft, words, word)
    start, end = draft.words[first][0], draft.words[last][1]
    text = plain(draft.text[start:end])
    return words.demonyms.get(text) or words.countries.get(text) or words.capitals.get(text)


def _extent(draft: Draft, words: Lexicon, word: int) -> tuple[int, int]:
    """A country's name of several words around one of them."""
    assert draft.trees is not None
    parts = [word, *draft.trees.children(word, "compound", "flat", "amod")]
    for first in range(min(parts), word + 1):
        for last in range(max(parts), word - 1, -1):
            text = plain(draft.text[draft.words[first][0] : draft.words[last][1]])
            if text in words.countries or text in words.demonyms or text in words.capitals:
                return first, last
    return word, word
