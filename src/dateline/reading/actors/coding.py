"""Country and sector of a phrase, and of an entity from all that its mentions say."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.reading.actors.phrases import (
    DEEPEST,
    LISTED,
    LOCAL,
    LOOSE,
    NOTHING,
    SURE,
    TOLD,
    Coding,
    Phrases,
)
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.kinds import singular
from dateline.reading.mentions.lexicon import plain

MOST_MENTIONS = 12
"""Mentions of an entity that are asked; later ones bring little and a long text has hundreds."""
NAMED = 5
"""The rank of what a dictionary says of the name of a group: better than what the nouns in the name say."""


def coding_of(phrases: Phrases, found: Found, depth: int = 0, *, surname: bool = False) -> Coding:
    """What the words of one mention say; a ``surname`` alone says nothing of itself."""
    person = found.sort in ("person", "animal")
    named = NOTHING
    if not surname:
        named = _named(phrases, found, person=person) if found.name else _acronym(phrases, found)
    if named.country_rank == SURE:  # a country or a people
        return named
    noun = _noun(phrases, found, person=person)
    told = told_of(phrases, found, depth)
    if person and told.sector == "IGO" and named.country_rank <= LISTED:
        named = replace(named, country=None, of_country=(), country_rank=0, code=told.code)
    if person and found.name and told.sector is not None:
        # a title before a name says it best, but a rank of the army says less than an office
        told = replace(told, sector_rank=LISTED if told.sector == "MIL" else NAMED)
    coding = told.over(named) if person else named.over(told)
    bare = coding.country is None and coding.code is None and not person
    of_name = bare and noun is not None and noun in found.name
    if of_name and noun is not None and phrases.actors.among("of_anybody", phrases.draft.word(noun)):
        coding = replace(coding, sector=None, of_sector=(), sector_rank=0)  # "the Hill Guard"
    if found.name and found.head != noun:
        if found.head in found.name and not person:
            coding = coding.over(_of_noun(phrases, found.head, found.first, depth))
        coding = coding.over(_country_around(phrases, found.head, found.first, depth))
    if coding.sector == "IGO" and coding.code is not None:  # "the UN mission in Libya" is no country's
        coding = replace(coding, country=None, of_country=(), country_rank=0)
    return coding


def _acronym(phrases: Phrases, found: Found) -> Coding:
    """What a description says that is a name all the same, by its capitals: "ICE", "al-Shabab"."""
    draft = phrases.draft
    word = draft.word(found.head)
    begins = found.head == draft.sentence(found.head).first
    if (
        found.sort == "person"
        or not word[:1].isupper()
        or (begins and not (word.isupper() and len(word) > 1))
    ):
        return NOTHING
    looked = phrases.lookup(found.first, found.last, found.head)
    if looked is None:
        return NOTHING
    known, span = looked
    return Coding(known.country, (span,), LISTED, known.sector, (span,), LISTED, known.code)


def told_of(phrases: Phrases, found: Found, depth: int = 0) -> Coding:
    """What the words of a mention say apart from its name: its title, or its description."""
    noun = _noun(phrases, found, person=found.sort in ("person", "animal"))
    return _of_noun(phrases, noun, found.first, depth) if noun is not None else NOTHING


def _noun(phrases: Phrases, found: Found, *, person: bool) -> int | None:
    """The noun that says what is named or described: of a person the last word of the title, of a group the last word of
    the name."""
    if not found.name or found.head not in found.name:
        return found.head
    if not person or phrases.draft.tokens[found.head].upos == "NOUN":
        return found.name[-1]
    agent = phrases.agent(found.name[-1], found.name[0])
    if agent is not None and agent[1] == phrases.draft.span(found.name[0], found.name[-1]):
        return found.name[-1]  # "the Special Representative"
    before = found.name[0] - 1
    titled = found.first <= before and phrases.draft.tokens[before].upos in ("NOUN", "PROPN", "ADJ")
    return before if titled else None


def _named(phrases: Phrases, found: Found, *, person: bool) -> Coding:
    """What a name says by itself, as the dictionaries have it on the day of the report."""
    first, last = found.name[0], found.name[-1]
    text = phrases.text(first, last)
    words, key = phrases.words, plain(text)
    span = phrases.draft.span(first, last)
    country = words.demonyms.get(key) or words.countries.get(key)
    if country:
        return Coding(country, (), SURE)
    if person:
        known = phrases.names.known(text, phrases.day)
        if known is None or (first == last and (not known.holds or key in words.given)):
            return NOTHING
        rank = LISTED if known.holds else LOOSE
        return Coding(known.country, (), LISTED, known.sector, (), rank, known.code)
    capital = words.capitals.get(key)
    if capital:
        return Coding(capital, (), TOLD)
    looked = (
        phrases.lookup(first, last, last)
        or phrases.lookup(first, last, first)
        or phrases.lookup(found.first, found.last, found.head)
    )
    if looked is None:
        return NOTHING
    known, at = looked
    whole = len(at) >= len(text.removeprefix("The ").removeprefix("the "))
    if known.sector != "IGO" and len(at) * 2 < len(span):
        return NOTHING
    above = known.sector == "IGO"
    rank = NAMED if whole or above else LISTED
    code = known.code if whole or above else None
    return Coding(known.country, (), LISTED, known.sector, (), rank, code)


def _of_noun(phrases: Phrases, noun: int, first: int, depth: int) -> Coding:
    """What a noun says with what belongs to it."""
    people = phrases.country_at(noun)
    if people is not None:  # "the Ethiopian"
        return Coding(people[0], (people[1],), SURE)
    agent = phrases.followed(noun) or phrases.agent(noun, first)
    text = singular(phrases.draft, phrases.words, noun)
    called = agent[2] if agent is not None and " " in agent[2] else text
    stands = called in phrases.actors.words["represents"] or phrases.draft.tokens[noun].upos == "NUM"
    others = _others(phrases, noun, first, depth, owned=stands) if depth < DEEPEST else NOTHING
    above = others.sector == "IGO" and others.code is not None
    joined = others
    if agent is not None and not above and not (stands and others.sector is not None):
        rank = TOLD if stands else SURE
        joined = replace(others, sector=agent[0], of_sector=(agent[1],), sector_rank=rank, code=None)
    joined = joined.over(_country_around(phrases, noun, first, depth))
    if joined.country is None and not above and (joined.sector in LOCAL or joined.sector is None):
        joined = joined.over(_located(phrases, noun))
    return joined


def _others(phrases: Phrases, noun: int, first: int, depth: int, *, owned: bool) -> Coding:
    """What those say whom a noun stands for: before it ("Taliban fighters"), or after ("a spokesman for the rebels")."""
    coding = NOTHING
    for word in _those(phrases, noun, first, owned=owned):
        told = word_coding(phrases, word, depth + 1)
        rank = min(told.sector_rank, TOLD)
        coding = coding.over(
            Coding(
                told.country,
                told.of_country or (phrases.draft.span(word, word),),
                min(told.country_rank, TOLD),
                told.sector,
                told.of_sector or (phrases.draft.span(word, word),),
                rank,
                told.code,
            )
        )
    return coding


def _those(phrases: Phrases, noun: int, first: int, *, owned: bool) -> Iterator[int]:
    for word in phrases.words_before(noun, first):
        adjective = phrases.draft.tokens[word].deprel == "amod"
        if not (adjective and phrases.actors.among("only_nouns", phrases.draft.word(word))):
            yield word
    if owned:
        yield from phrases.whose(noun, "of")


def word_coding(phrases: Phrases, word: int, depth: int = 0) -> Coding:
    """What a word says that carries a phrase: that of its mention where it is one, or else of the words around it."""
    draft = phrases.draft
    at = phrases.mention_of(word)
    if at is not None and at.form != "pronoun":
        return coding_of(phrases, at, depth)
    country = phrases.country_at(word)  # even of what the tagger takes for a pronoun: "US"
    if country is not None:
        return Coding(country[0], (country[1],), SURE)
    first, last = phrases.bounds(word)
    if draft.tokens[word].upos in ("PROPN", "ADJ", "NOUN") and draft.word(word)[:1].isupper():
        looked = phrases.lookup(first, last, word)
        if looked is not None:
            known, span = looked
            return Coding(known.country, (span,), LISTED, known.sector, (span,), LISTED, known.code)
    return _of_noun(phrases, word, first, depth)


def _country_around(phrases: Phrases, noun: int, first: int, depth: int) -> Coding:
    """The country that a noun is said to be of: "Afghan army", "Chad's president", "the president of Chad"."""
    for word in (*phrases.words_before(noun, first), *phrases.whose(noun, "of")):
        found = phrases.country_at(word)
        if found is not None:
            return NOTHING if _several(phrases, word, found[0]) else Coding(found[0], (found[1],), SURE)
    draft = phrases.draft
    for word in phrases.whose(noun, "of") if depth < DEEPEST else ():
        if draft.tokens[word].upos in ("NOUN", "PROPN") and draft.tokens[word].deprel != "nmod:poss":
            told = word_coding(phrases, word, depth + 1)
            if told.country is not None:
                return Coding(told.country, told.of_country or (draft.span(word, word),), TOLD)
            place = phrases.place_at(word)
            if place is not None:
                return Coding(place[0], (place[1],), TOLD)
    for word in phrases.words_before(noun, first):
        if draft.tokens[word].upos != "PROPN":
            continue
        resolved = draft.tokens[noun].upos != "PROPN"  # a name's own words are no place: "the Orsa League"
        place = phrases.place_at(word, resolved=resolved)
        if place is not None:
            return Coding(place[0], (place[1],), TOLD)
    return NOTHING


def _several(phrases: Phrases, word: int, country: str) -> bool:
    """Whether another country stands beside one: "Iranian and Turkish envoys" are of neither alone."""
    draft = phrases.draft
    assert draft.trees is not None
    token = draft.tokens[word]
    beside = [*draft.trees.children(word, "conj"), *([token.head] if token.deprel == "conj" else [])]
    others = (phrases.country_at(other) for other in beside)
    return any(other is not None and other[0] != country for other in others)


def _located(phrases: Phrases, noun: int) -> Coding:
    """The country of the place where somebody is said to be: "police in Karachi"."""
    for word in phrases.whose(noun, "places"):
        place = phrases.place_at(word)
        if place is not None:
            return Coding(place[0], (place[1],), LOOSE)
    return NOTHING


def coding_of_all(phrases: Phrases, mentions: Sequence[Found]) -> Coding:
    """What the mentions of one entity say together, names and descriptions before each other's doubts."""
    draft = phrases.draft
    full = {draft.small[i] for m in mentions if len(m.name) > 1 for i in m.name}
    coding = NOTHING
    for found in [m for m in mentions if m.form != "pronoun"][:MOST_MENTIONS]:
        if not found.name and found.first == found.last and draft.small[found.head] in full:
            continue  # "*Sheriff* said", of Bulama Sheriff
        short = len(found.name) == 1 and draft.small[found.name[0]] in full
        surname = short and found.sort == "person"  # that of General Dane is no people's name
        coding = coding.over(coding_of(phrases, found, surname=surname))
    return coding
