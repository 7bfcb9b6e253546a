"""What a noun phrase says of an actor: country and sector, with the words that say so.

A phrase says it by its name, by the noun that carries it, by what stands before that ("Afghan", "rebel"), by whose it is
("Tessen's minister", "a spokesman for the rebels") and by where it is ("villagers in Mali"). Nouns for those who stand
for others ("spokesman", "member", "fighter") take the sector of the others.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dateline.model import Span
from dateline.reading.actors.lexicon import ActorWords, actor_words, last_of
from dateline.reading.actors.names import Known, Names, load_names
from dateline.reading.draft import Draft
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.kinds import singular
from dateline.reading.mentions.lexicon import Lexicon, lexicon, plain
from dateline.terms import Sector

DASHES = ("-", "–", "‑")
DEEPEST = 3
"""How many phrases inside each other are asked: "the leader of the party of the farmers"."""
MOST_NAME = 8
"""Words of the longest name that is looked up."""
SURE, TOLD, LISTED, LOOSE = 4, 3, 2, 1
"""How well a sector or country is shown: by the noun itself, by those it stands for, by a dictionary, by a place."""
BREAKS = ("ADP", "PART", "VERB", "AUX", "CCONJ", "SCONJ", "PUNCT", "PRON", "DET")
"""Parts of speech that end what stands before a noun."""
LOCAL = frozenset({"CVL", "COP", "HLH", "JUD", "EDU", "LAB", "AGR", "REL", "CRM", "GOV", "LEG", "BUS", "REF"})
"""Sectors of those who are, as a rule, of the country that they are in."""


@dataclass(frozen=True, slots=True)
class Coding:
    """Country (ISO 3166 alpha-3) and sector of an actor, the words that show each, and how well they do. ``code`` is the
    whole code where a dictionary gave it."""

    country: str | None = None
    of_country: tuple[Span, ...] = ()
    country_rank: int = 0
    sector: Sector | None = None
    of_sector: tuple[Span, ...] = ()
    sector_rank: int = 0
    code: str | None = None

    def over(self, other: "Coding") -> "Coding":
        """This coding, with what the other shows better or alone."""
        country = other if other.country is not None and other.country_rank > self.country_rank else self
        sector = other if other.sector is not None and other.sector_rank > self.sector_rank else self
        code = self.code or other.code
        if country is self and sector is self and code == self.code:
            return self
        return Coding(
            country.country,
            country.of_country,
            country.country_rank,
            sector.sector,
            sector.of_sector,
            sector.sector_rank,
            code,
        )


NOTHING = Coding()


@dataclass(frozen=True, slots=True)
class Phrases:
    """What phrases of one draft are asked with. ``day`` is the day of the report, as ISO, where it is known."""

    draft: Draft
    words: Lexicon
    actors: ActorWords
    names: Names
    day: str | None
    carried: Mapping[int, Found]
    _countries: dict[int, tuple[str, Span] | None] = field(default_factory=dict)

    @classmethod
    def of(cls, draft: Draft) -> "Phrases":
        """Those of a draft."""
        published = draft.document.published
        day = published.iso[:10] if published else None
        if day is not None and len(day) < 10:
            day = (day + "-12-31")[:10] if len(day) == 4 else day + "-28"
        return cls(
            draft,
            lexicon(draft.language),
            actor_words(draft.language),
            draft.actors or load_names(),
            day,
            carried_by(draft),
        )

    def mention_of(self, word: int) -> Found | None:
        """The narrowest mention that a word carries."""
        return self.carried.get(word)

    # the words of a phrase

    def bounds(self, head: int) -> tuple[int, int]:
        """The words before and after a head that hang on it without a break and belong to its name or description."""
        draft = self.draft
        assert draft.trees is not None
        first, sentence = head, draft.sentence(head)
        below = set(draft.trees.subtree(head))
        while first > sentence.first and (first - 1 in below or draft.word(first - 1) in "-–"):
            if draft.tokens[first - 1].upos == "PUNCT" and draft.word(first - 1) not in "-–.":
                break
            first -= 1
        last = head
        while last + 1 < sentence.end and draft.tokens[last + 1].deprel in ("flat", "goeswith"):
            last += 1
        return first, last

    def text(self, first: int, last: int) -> str:
        """Words as they stand."""
        return self.draft.text[self.draft.words[first][0] : self.draft.words[last][1]]

    # sectors

    def agent(self, head: int, first: int) -> tuple[Sector, Span, str] | None:
        """The longest agent that ends at a noun and begins at ``first`` or later, with its words and its text."""
        noun = singular(self.draft, self.words, head)
        surface = self.draft.small[head].rstrip(".")
        if self.actors.lasts.isdisjoint((last_of(noun), last_of(surface))):
            return None
        for start in range(max(first, head - self.actors.longest + 1), head + 1):
            if self.against(start):
                continue
            before = self.draft.text[self.draft.words[start][0] : self.draft.words[head][0]].lower()
            for last in dict.fromkeys((noun, surface)):
                text = " ".join((before + last).split())
                for form in dict.fromkeys((text, text.replace("-", " "))):
                    if form in self.actors.agents:
                        return self.actors.agents[form], self.draft.span(start, head), form
        return None

    def followed(self, head: int) -> tuple[Sector, Span, str] | None:
        """An agent of which a noun is the first word: "member of parliament", "chief of staff", "Ministry of Defence"."""
        noun, sentence = singular(self.draft, self.words, head), self.draft.sentence(head)
        if head + 2 >= sentence.end or not self.words.among("of", self.draft.word(head + 1)):
            return None
        for last in range(min(head + 4, sentence.end - 1), head + 1, -1):
            after = self.draft.text[self.draft.words[head][1] : self.draft.words[last][1]].lower()
            text = " ".join((noun + after).split()).replace(" the ", " ")
            if text in self.actors.agents:
                return self.actors.agents[text], self.draft.span(head, last), text
        return None

    def against(self, word: int) -> bool:
        """Whether a word is only part of what somebody is for or against, or is done by: "anti-Taliban", "rebel-held"."""
        draft, small = self.draft, self.draft.small
        if word >= 2 and small[word - 1] in DASHES and small[word - 2] in self.actors.words["against"]:
            return True
        first, dash, last = small[word].partition("-")
        if dash and first in self.actors.words["against"]:
            return True
        if not dash and word + 2 < len(small) and small[word + 1] in DASHES:
            after = draft.tokens[word + 2]
            glued = draft.words[word + 1][0] == draft.words[word][1]
            last = draft.word(word + 2) if glued and after.upos in ("VERB", "ADJ") else ""
        done = last.islower() and last.endswith(self.actors.suffixes)
        return done and last not in self.actors.words["glued"]

    # countries

    def country_at(self, word: int) -> tuple[str, Span] | None:
        """The country that a word, with those that make one name with it, is or is the people or the capital of."""
        if word not in self._countries:
            self._countries[word] = self._country_at(word)
        return self._countries[word]

    def _country_at(self, word: int) -> tuple[str, Span] | None:
        draft, words = self.draft, self.words
        if not draft.word(word)[:1].isupper():
            return None
        sentence = draft.sentence(word)
        for first in range(max(sentence.first, word - 3), word + 1):
            if not draft.word(first)[:1].isupper() or draft.tokens[first].upos == "DET":
                continue
            for last in range(min(sentence.end - 1, word + 3), word - 1, -1):
                text = plain(self.text(first, last))
                code = words.demonyms.get(text) or words.countries.get(text) or words.capitals.get(text)
                if code and text in words.words["with_article"] and not self._has_article(first):
                    code = None  # "Member States"
                if code is None and last == word and "-" in text:
                    code = self._joined(text)
                if code:
                    return code, draft.span(first, last)
        return None

    def _has_article(self, word: int) -> bool:
        return word > 0 and self.words.among("definite", self.draft.word(word - 1))

    def _joined(self, text: str) -> str | None:
        """The country in "US-led"."""
        first, _, last = text.rpartition("-")
        if last not in self.actors.words["glued"]:
            return None
        return (
            self.words.demonyms.get(first)
            or self.words.countries.get(first)
            or self.words.countries.get(first.upper())
        )

    def place_at(self, word: int, *, resolved: bool = True) -> tuple[str, Span] | None:
        """The country that a place is in: a country, a capital, a town of the dictionary, or a place that is resolved,
        where these are asked too."""
        for part in (word, *self.words_before(word, self.draft.sentence(word).first)):
            found = self.country_at(part)
            if found is not None:
                return found
        span = self.draft.span(word, word)
        for place in self.draft.places if resolved else ():
            if place.span.overlaps(span) and place.country is not None:
                return place.country, place.span
        if self.draft.tokens[word].upos != "PROPN":
            return None
        first, last = self.bounds(word)
        known = self.lookup(first, last, word)
        if known is not None and known[0].country is not None and known[0].sector is None:
            return known[0].country, known[1]
        return None

    # names

    def lookup(self, first: int, last: int, head: int) -> tuple[Known, Span] | None:
        """What the dictionaries know of the longest run of words in a phrase that holds its head."""
        first, last = max(first, head - MOST_NAME), min(last, head + MOST_NAME)
        spans = [(a, b) for a in range(first, head + 1) for b in range(last, head - 1, -1)]
        for start, end in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
            if self.draft.word(start)[:1].islower() and start != end:
                continue
            known = self.names.known(self.text(start, end), self.day)
            if known is not None:
                return known, self.draft.span(start, end)
        return None

    def words_before(self, head: int, first: int) -> Iterator[int]:
        """What stands before a noun and says what it is of, the nearest first: a run of nouns and adjectives."""
        draft = self.draft
        for word in range(head - 1, first - 1, -1):
            token = draft.tokens[word]
            glued = word > first and draft.word(word - 1) in DASHES
            if token.upos in BREAKS and draft.word(word) not in DASHES and not glued:
                return
            if token.upos in ("NOUN", "PROPN", "ADJ") and not self.against(word):
                yield word

    def whose(self, head: int, relations: str) -> Iterator[int]:
        """Nouns that hang on a noun by one of the prepositions of a set, or that own it."""
        draft = self.draft
        assert draft.trees is not None
        for word in draft.trees.children(head, "nmod", "obl"):
            case = draft.trees.child(word, "case")
            after = case is not None and word > head and self.actors.among(relations, draft.word(case))
            if after or (draft.tokens[word].deprel == "nmod:poss" and relations == "of"):
                yield word


def carried_by(draft: Draft) -> dict[int, Found]:
    """The narrowest mention that each head word carries."""
    carried: dict[int, Found] = {}
    for one in draft.found:
        other = carried.get(one.head)
        if other is None or one.last - one.first <= other.last - other.first:
            carried[one.head] = one
    return carried
