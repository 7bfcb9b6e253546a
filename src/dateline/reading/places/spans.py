"""Where a name of a place could stand: stretches of words that the gazetteer, the countries or the mentions know."""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from dateline.gazetteer import Entry, Gazetteer, fold
from dateline.gazetteer.entry import COUNTRY
from dateline.reading.draft import Draft
from dateline.reading.mentions.lexicon import Lexicon, lexicon, plain
from dateline.reading.mentions.writers import writers_of

LONGEST = 6
"""Words of the longest name that is looked for."""
MOST_SPANS = 20_000
"""Stretches of one document that are looked at; a report of a hundred pages has fewer."""


class Stretch(NamedTuple):
    """The words ``first`` to ``last``, both included, the places they could name, and of whom they are a demonym."""

    first: int
    last: int
    entries: tuple[Entry, ...]
    demonym: str = ""

    def overlaps(self, other: "Stretch") -> bool:
        """Whether the two share a word."""
        return self.first <= other.last and other.first <= self.last


def stretches(draft: Draft, gazetteer: Gazetteer, told: Set[tuple[int, int]] = frozenset()) -> list[Stretch]:
    """All stretches that could be a toponym, in order, longer ones first; ``told`` are called places by their words."""
    words = lexicon(draft.language)
    table = draft.language.table("places")
    streets = frozenset(table["words"]["streets"])
    named = {(f.name[0], f.name[-1]) for f in draft.found if f.name} | told
    writers = draft.once(writers_of)
    found: list[Stretch] = []
    for first, last in _pairs(draft):
        if first in writers:
            continue
        stretch = look(draft, gazetteer, (first, last), words, table)
        stopped = draft.forms[last] == "." and _text(draft, first, last) not in table["short"]
        is_place = ((stretch.entries or stretch.demonym) and not stopped) or (
            _street(draft, first, last, streets)
            or ((first, last) in named and not _of_a_country(first, found))
        )
        # the UN is no town
        if is_place and plain(_text(draft, first, last)).lower() not in words.known:
            found.append(stretch)
            if len(found) >= MOST_SPANS:
                break
    whole = _uncut(draft, found) if "-" in draft.forms else found
    return sorted(whole, key=lambda s: (s.first, -s.last))


def _uncut(draft: Draft, found: Sequence[Stretch]) -> list[Stretch]:
    """Those that do not begin a name with a hyphen whose other part is no place: not "Champs" in "Champs-Elysees", but
    both of "the Kandahar-Herat highway"."""
    firsts = {s.first for s in found if s.entries or s.demonym}

    def is_cut(hyphen: int) -> bool:
        joined = hyphen < len(draft.words) - 1 and draft.word(hyphen) == "-" and _is_tight(draft, hyphen)
        return joined and hyphen + 1 not in firsts and draft.word(hyphen + 1)[0].isupper()

    return [s for s in found if not is_cut(s.last + 1)]


def _is_tight(draft: Draft, hyphen: int) -> bool:
    """Whether a hyphen stands between two words without a space."""
    before, here, after = draft.words[hyphen - 1 : hyphen + 2]
    return before[1] == here[0] and here[1] == after[0]


def look(
    draft: Draft,
    gazetteer: Gazetteer,
    place: tuple[int, int],
    words: Lexicon,
    table: Mapping[str, Mapping[str, str]],
) -> Stretch:
    """What the words could name."""
    first, last = place
    short, adjectives = table["short"], table["adjectives"]
    text = _text(draft, first, last)
    demonym = words.demonyms.get(plain(text), "")
    folded = fold(text)
    far = adjectives.get(folded)
    if far is not None:
        return Stretch(first, last, gazetteer.find(far), far)
    named = short.get(text)
    if named is not None:
        return Stretch(first, last, gazetteer.find(named))
    if text.isupper() and len(text) <= 3 and "." not in text:
        country = words.countries.get(text)  # US, UK, UAE
        entries = gazetteer.find(words.country_names[country]) if country else ()
        return Stretch(first, last, tuple(e for e in entries if e.feature == "PCLI"), demonym)
    if demonym:
        return Stretch(first, last, country_entries(gazetteer, words, demonym), demonym)
    return Stretch(first, last, gazetteer.find_folded(folded))


def _text(draft: Draft, first: int, last: int) -> str:
    return " ".join(draft.flow[draft.words[first][0] : draft.words[last][1]].split())


def country_entries(gazetteer: Gazetteer, words: Lexicon, code: str) -> tuple[Entry, ...]:
    """The place of a country."""
    name = words.country_names.get(code)
    return tuple(e for e in gazetteer.find(name) if e.feature == "PCLI" and e.country == code) if name else ()


def _pairs(draft: Draft) -> Iterator[tuple[int, int]]:
    """First and last words of stretches that look like a name: capitals at both ends, inside one sentence."""
    for sentence in draft.sentences:
        capital = [_opens(form) for form in draft.forms[sentence.first : sentence.end]]
        for first in range(sentence.first, sentence.end):
            if not capital[first - sentence.first]:
                continue
            small, longest = 0, first + LONGEST
            for last in range(first, sentence.end):
                if last >= longest:
                    break
                if capital[last - sentence.first]:
                    yield first, last
                    small = 0
                    continue
                text = draft.word(last)
                if text == "-":  # "Port-au-Prince" is three words
                    longest += 1
                    continue
                if text == ".":
                    yield first, last
                small += 1
                if small > 2 or text in ',;:!?()[]“”"…':
                    break


def _of_a_country(first: int, found: Sequence[Stretch]) -> bool:
    """Whether the words begin with a country or a demonym: "US Humvees" is no place, however they look."""
    return any(
        s.first == first and (s.demonym or any(e.feature in COUNTRY for e in s.entries)) for s in found
    )


def _street(draft: Draft, first: int, last: int, streets: frozenset[str]) -> bool:
    """Whether the words look like a street's name, from its first word to its last."""
    ends = last - 1 if draft.word(last) == "." else last
    if first >= ends or draft.small[ends] not in streets:
        return False
    begins = first == draft.sentence(first).first or not draft.word(first - 1)[0].isupper()
    return begins and all(_opens(draft.word(i)) for i in range(first, ends + 1))


def _opens(word: str) -> bool:
    return (
        word[0].isupper() or word[0].isdigit() or (word[0] in "'’ʻʿ" and len(word) > 1 and word[1].isupper())
    )
