"""Which words of a mention are its name, and which the title before the name."""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.reading.draft import Draft
from dateline.reading.mentions.kinds import singular
from dateline.reading.mentions.lexicon import Lexicon, plain

NAME_RELATIONS = frozenset({
    "flat", "compound", "amod", "nmod:desc", "punct", "goeswith", "nummod", "dep", "list", "case", "det", "nmod:unmarked",
    "fixed",
})  # fmt: skip
"""Relations between the words of a name."""
NO_NAMES = frozenset({"PRON", "DET", "AUX", "ADP"})
"""Parts of speech whose capitals come from elsewhere: the beginning of a sentence, a headline."""


class _Names(NamedTuple):
    """What decides whether words belong to the name that a head begins, ends or stands in."""

    draft: Draft
    words: Lexicon
    place: tuple[int, int, int]
    of_person: bool

    def capital(self, word: int) -> bool:
        text, upos = self.draft.word(word), self.draft.tokens[word].upos
        if upos == "DET" and text[:1].isupper():  # "the *All* Farmers Congress"
            return (
                word > 0
                and self.words.among("the", self.draft.word(word - 1))
                and not _is_headline(self.draft, word)
            )
        return (text[:1].isupper() or (text[:1].isdigit() and upos == "PROPN")) and upos not in NO_NAMES

    def hangs(self, word: int, also: frozenset[str] = frozenset()) -> bool:
        """Whether only relations inside names lead from the word up to the head."""
        head = self.place[2]
        for _ in range(8):
            if word == head:
                return True
            token = self.draft.tokens[word]
            relation = token.deprel
            if (
                relation not in NAME_RELATIONS
                and relation.partition(":")[0] not in {"flat", "compound"} | also
            ):
                return False
            word = token.head
            if word < 0:
                return False
        return False

    def beside(self, word: int) -> bool:
        """Whether a word hangs on what the head hangs on, as part of one name: "West Bank town"."""
        token, head = self.draft.tokens[word], self.draft.tokens[self.place[2]]
        return (
            token.head == head.head >= 0
            and token.deprel == head.deprel == "compound"
            and token.upos == "PROPN"
        )

    def belongs(self, word: int, step: int, also: frozenset[str]) -> bool:
        """Whether a word is one of the name: a capital that hangs together with the head, a number glued to one
        ("M-12"), and what follows a person's name, whatever the tree says."""
        if self.draft.word(word)[:1].isdigit() and step > 0 and self.draft.word(word - 1) in "-–":
            return self.glued(word - 1, word)
        follows = step > 0 and self.of_person and self.draft.tokens[word].upos == "PROPN"
        return self.capital(word) and (follows or self.hangs(word, also) or self.beside(word))

    def glued(self, left: int, right: int) -> bool:
        return self.draft.words[left][1] == self.draft.words[right][0]

    def extend(self, step: int, also: frozenset[str]) -> int:
        """How far the name reaches from its head in one direction."""
        first, last, head = self.place
        reached = word = head
        while first <= word + step <= last:
            word += step
            text = self.draft.word(word)
            if self.belongs(word, step, also):
                reached = word
            elif step < 0 and not self.of_person and self._owns(word):
                reached = word = word - (2 if self._is_saint(word - 1) else 1)
            elif text in "-–/" or text in "'’":
                if not (self.glued(word - 1, word) and word < last and self.glued(word, word + 1)):
                    break
                if step > 0 and self._ends_double(word + 1):
                    reached = word = word + 1
                elif first <= word + 3 * step <= last and self._goes_on(word, step):
                    reached = word = word + 3 * step
            elif self._is_particle(word) and self.hangs(word, also):
                if step < 0 and not self.capital(reached):
                    break
                if step < 0:
                    reached = word if self._starts(word, reached) else reached
            elif not (also and self.words.among("of_persons" if self.of_person else "connectors", text)):
                break
        return reached

    def _goes_on(self, mark: int, step: int) -> bool:
        """Whether a small word between two hyphens joins what a name has before and after them: "Port-*au*-Prince"."""
        small, other, end = (mark + n * step for n in (1, 2, 3))
        glued = all(self.glued(min(i, i + step), max(i, i + step)) for i in (mark, small, other))
        small_word = self.draft.word(small)
        return (
            glued
            and small_word.isalpha()
            and (small_word.islower() or self.draft.word(end).isupper())
            and (self.draft.word(other) in "-–" and self.draft.word(end)[:1].isupper())
        )

    def _ends_double(self, word: int) -> bool:
        """Whether a word after a hyphen is the second half of a person's given name: "Kim Yo-*jong*"."""
        token = self.draft.tokens[word]
        in_name = (
            token.upos == "PROPN" and self.draft.word(word).isalpha() and self.draft.word(word).islower()
        )
        return self.of_person and in_name and self.capital(word - 2)

    def _owns(self, mark: int) -> bool:
        """Whether a genitive mark ends the common noun or the saint with which a name begins: "the *People's* Defence
        Forces", "*St. Luke's* Hospital"."""
        owner = mark - 1
        if not self.words.among("genitive", self.draft.word(mark)) or owner < self.place[0]:
            return False
        noun = singular(self.draft, self.words, owner)
        known = noun in self.words.kinds or noun in self.words.genders or noun in self.words.words["owners"]
        token, after = self.draft.tokens[owner], self.draft.word(mark + 1)
        return (
            (known or self._is_saint(owner))
            and token.deprel in ("nmod:poss", "compound")
            and self.capital(owner)
            and after[:1].isupper()
        )

    def _is_saint(self, word: int) -> bool:
        """Whether a name has a saint's title right before it."""
        return word > self.place[0] and is_saint(self.draft, self.words, word)

    def _is_particle(self, word: int) -> bool:
        """Whether a word is a particle of names; some are one before a hyphen alone: "*at*-Tayyib", not "*at* Brell"."""
        text = self.draft.small[word]
        if text not in self.words.words["particles"]:
            return False
        after = self.draft.word(word + 1) if word + 1 < len(self.draft.words) else ""
        return text not in self.words.words["hyphened"] or after in ("-", "–")

    def with_both(self, first: int) -> int:
        """The first word of a name that joins two things, from its first word after "and": "the *Legal and* Human Rights
        Centre"."""
        head = self.place[2]
        if self.of_person or first == head:
            return first
        for word in range(first - 1, self.place[0], -1):
            if self.draft.tokens[word].upos != "CCONJ":
                continue
            other = word - 1
            token = self.draft.tokens[other]
            joins = token.head == head and token.deprel in ("amod", "compound") and self.capital(other)
            between = all(self.capital(i) for i in range(word + 1, first))
            if joins and between and any(self.draft.tokens[i].head == other for i in range(word + 1, head)):
                return other
            break
        return first

    def _starts(self, word: int, reached: int) -> bool:
        """A particle before a name is part of it: "al-Rashid", "van Dijk", "bin Said", not the article "an"."""
        text = self.draft.word(word)
        return (
            word + 1 == reached
            or (word + 2 == reached and self.draft.word(word + 1) in "-–")
            or text.islower()
        )


def name_words(
    draft: Draft, words: Lexicon, place: tuple[int, int, int], sort: str
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The words of the name that a mention's head stands in, and those of the title before it; none, where it names
    nothing."""
    head = place[2]
    person = sort in ("person", "animal")
    names = _Names(draft, words, place, person)
    if not person and _generic(draft, words, place):
        return (*_before_generic(draft, words, names, place, sort), head), ()
    called = _body_named(draft, words, place)
    if called:
        return called, ()
    settled = _settled(draft, words, place, sort)
    if settled is not None:
        return _run(draft, words, (settled, place[1], settled), sort), ()
    if person and draft.tokens[head].upos == "NOUN" and not names.capital(head):
        return _named_after(draft, words, place), ()
    if draft.tokens[head].upos not in ("PROPN", "NOUN", "ADJ", "X", "NUM", "VERB") or not names.capital(head):
        return (), ()
    if draft.small[head] in words.words["single"]:  # "One of the president's sons"
        return (), ()
    run = _run(draft, words, place, sort)
    left = run[0]
    begun = head == left and draft.tokens[head].upos == "NOUN" and _starts_sentence(draft, left)
    of = begun and len(run) > 1 and draft.small[run[1]] in words.words["of"]
    if of and not any(_is_flat(draft, word, left) for word in run):  # "Members of the Fijian navy"
        return (), ()
    if len(run) == 1 and _starts_sentence(draft, left) and singular(draft, words, left) in words.kinds:
        return (), ()
    if all(draft.tokens[i].upos != "PROPN" for i in run):
        capitals = [i for i in run if names.capital(i)]
        if (
            (len(capitals) < 2 and person)
            or (head == left and _starts_sentence(draft, left))
            or _is_headline(draft, left)
        ):
            return (), ()
    title: tuple[int, ...] = ()
    if person:
        run, title = _without_title(draft, words, run)
    return run, title


def _named_after(draft: Draft, words: Lexicon, place: tuple[int, int, int]) -> tuple[int, ...]:
    """The name right after the noun for a person: "his cousin Karim Said", "rebel leader Said"."""
    _, last, head = place
    if head == last or draft.tokens[head + 1].upos != "PROPN":
        return ()
    names = _Names(draft, words, (head + 1, last, head + 1), of_person=True)
    if not names.capital(head + 1):
        return ()
    return _without_title(draft, words, tuple(range(head + 1, names.extend(1, frozenset({"nmod"})) + 1)))[0]


def _body_named(draft: Draft, words: Lexicon, place: tuple[int, int, int]) -> tuple[int, ...]:
    """The name right after the noun for a body: "the militant group *Ansar Dawa*", "the oil company *Petro Sur*"."""
    _, last, head = place
    if head == last or draft.tokens[head].upos != "NOUN" or draft.tokens[head + 1].upos != "PROPN":
        return ()
    noun = draft.small[head]
    body = words.classes.get(noun) or any(noun in words.words[name] for name in ("generic", "bands", "sides"))
    names = _Names(draft, words, (head + 1, last, head + 1), of_person=False)
    if not body or not names.capital(head + 1):
        return ()
    end = names.extend(1, frozenset({"nmod"})) + 1
    while end <= last and draft.tokens[end].upos == "PROPN" and head <= draft.tokens[end].head < end:
        end += 1
    beside = (draft.tokens[word] for word in range(head + 1, end))
    told = any(one.head == head and one.deprel in _BESIDE for one in beside)
    return tuple(range(head + 1, end)) if told else ()


_BESIDE = ("appos", "flat", "compound")


def _before_generic(
    draft: Draft, words: Lexicon, names: _Names, place: tuple[int, int, int], sort: str
) -> tuple[int, ...]:
    """The name before a common word for a group, with an adjective in capitals that the tree hangs on that word: "the
    *Civic* Path party"; none of a people's."""
    first, _, head = place
    run = _run(draft, words, (first, head - 1, head - 1), sort)
    while run[0] > first and names.capital(run[0] - 1) and draft.tokens[run[0] - 1].head == head:
        if _of_people(words, plain(draft.word(run[0] - 1))) or _starts_sentence(draft, run[0] - 1):
            break
        run = (run[0] - 1, *run)
    return run


def _run(draft: Draft, words: Lexicon, place: tuple[int, int, int], sort: str) -> tuple[int, ...]:
    """The capitals that hang together with a head, and what joins them."""
    names = _Names(draft, words, place, sort in ("person", "animal"))
    first = names.extend(-1, frozenset())
    return tuple(range(names.with_both(first), names.extend(1, frozenset({"nmod"})) + 1))


def _generic(draft: Draft, words: Lexicon, place: tuple[int, int, int]) -> bool:
    """Whether a head is a common word for a group right after its name: "the Janjo militia"."""
    first, _, head = place
    if head == first or draft.word(head) not in words.words["generic"]:
        return False
    before, name = draft.tokens[head - 1], plain(draft.word(head - 1))
    return (
        before.upos == "PROPN"
        and before.head == head
        and name not in words.countries
        and name not in words.demonyms
    )


def _settled(draft: Draft, words: Lexicon, place: tuple[int, int, int], sort: str) -> int | None:
    """The head of the name in "the town of Kormali" and "Kormali village": a noun for a place and its name."""
    assert draft.trees is not None
    first, last, head = place
    noun = draft.small[head]
    body = sort == "organization" and draft.word(head).islower()  # "the West African state of Tessen"
    if not (sort == "place" or body) or noun not in words.words["settled"]:
        return None
    named = draft.trees.children(head, "nmod", "compound", "appos")
    for name in sorted(named, key=lambda i: (i < head, i)):
        case = draft.trees.child(name, "case")
        joined = (case is not None and draft.small[case] in words.words["of"]) or (
            case is None and noun in words.words["settlements"]
        )
        if (
            joined
            and first <= name <= last
            and draft.tokens[name].upos == "PROPN"
            and (case is not None or name < head)
        ):
            return name
    return None


def _starts_sentence(draft: Draft, word: int) -> bool:
    return word == draft.sentences[sentence_at(draft, word)].first


def sentence_at(draft: Draft, word: int) -> int:
    """The index of the sentence of one word."""
    low, high = 0, len(draft.sentences)
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (middle, high) if draft.sentences[middle].first <= word else (low, middle)
    return low


def _is_headline(draft: Draft, word: int) -> bool:
    """Whether the sentence of a word is a headline: hardly a word of it begins with a small letter."""
    sentence = draft.sentences[sentence_at(draft, word)]
    letters = [
        w
        for w in (draft.word(i) for i in range(sentence.first, sentence.end))
        if w[:1].isalpha() and len(w) > 3
    ]
    return sum(w[0].islower() for w in letters) * 4 < len(letters)


def _without_title(
    draft: Draft, words: Lexicon, run: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """A run of capitals as name and title: "Defence Minister Oleh Havryl" is named Oleh Havryl, and "Ines Roe of the
    Harvest Party" Ines Roe, but not "Hanno of Brell". Titles alone name nobody ("the President", "the Sudanese Prime
    Minister")."""
    plain = [draft.small[i].rstrip(".") for i in run]
    if all(_of_title(words, word) or _of_people(words, word) for word in plain) and plain[-1] in words.titles:
        return (), run
    held = next(
        (k for k in range(2, len(run)) if any(_is_flat(draft, run[k], run[i]) for i in range(k - 1))), None
    )
    if held is not None and not words.words["connectors"].isdisjoint(plain[:held]):
        name, title = _without_title(draft, words, run[held:])
        return name, run[:held] + title
    if (
        len(plain) > 1 and plain[0] in words.titles and plain[1] in words.words["connectors"]
    ):  # President of Alia
        return (), ()
    at = max(
        (k for k, word in enumerate(plain[:-1]) if word in words.titles and not _inside(words, plain, k)),
        default=-1,
    )
    if at >= 0 and plain[at + 1] in words.words["connectors"]:
        return (), ()
    if at >= 0 and plain[at + 1] == "-":  # "the UN Secretary-General"
        at += 2
    name = run[at + 1 :]
    if not name:
        return (), run
    of = next((k for k in range(at + 2, len(plain)) if plain[k] in words.words["of"]), len(plain)) - at - 1
    return (name[:of] if of > 1 else name), run[: at + 1]


def _inside(words: Lexicon, plain: Sequence[str], at: int) -> bool:
    """Whether a style stands inside a name, as a second given name does: "President Hassan *Sheikh* Mahmud"."""
    if at == 0 or plain[at] not in words.words["styles"]:
        return False
    return not _of_title(words, plain[at - 1]) and not _of_people(words, plain[at - 1])


def is_saint(draft: Draft, words: Lexicon, word: int) -> bool:
    """Whether the title of a saint stands right before a name: "St. *Luke*"."""
    return word > 0 and draft.small[word - 1].rstrip(".") in words.words["saints"]


def _is_flat(draft: Draft, word: int, title: int) -> bool:
    """Whether a name follows a title of several words, as "Secretary of State *Ruun*" after the secretary."""
    token = draft.tokens[word]
    return token.head == title and token.upos == "PROPN" and token.deprel == "flat"


def _of_title(words: Lexicon, word: str) -> bool:
    return word in words.titles or word in words.words["of_persons"] or word == "-"


def _of_people(words: Lexicon, word: str) -> bool:
    """Whether a word is a country's or a people's."""
    return word in words.demonyms or word in words.countries or word.upper() in words.countries
