"""Which words of a mention are its name, and which the title before the name."""

from dataclasses import dataclass

from dateline.reading.draft import Draft
from dateline.reading.lexicon import Lexicon

NAME_RELATIONS = frozenset(
    {
        "flat",
        "compound",
        "amod",
        "nmod:desc",
        "punct",
        "goeswith",
        "nummod",
        "dep",
        "list",
        "case",
        "det",
        "nmod:unmarked",
        "fixed",
    }
)
NO_NAMES = frozenset({"PRON", "DET", "AUX", "ADP"})
"""Parts of speech whose capitals come from elsewhere: the beginning of a sentence, a headline."""
CONNECTORS = frozenset({"of", "for", "and", "the", "&", "in", "on", "to"})


@dataclass(frozen=True, slots=True)
class _Names:
    """What decides whether words belong to the name that a head begins, ends or stands in."""

    draft: Draft
    words: Lexicon
    place: tuple[int, int, int]
    of_person: bool

    def capital(self, word: int) -> bool:
        text, upos = self.draft.word(word), self.draft.tokens[word].upos
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

    def glued(self, left: int, right: int) -> bool:
        return self.draft.words[left][1] == self.draft.words[right][0]

    def extend(self, step: int, also: frozenset[str]) -> int:
        """How far the name reaches from its head in one direction."""
        first, last, head = self.place
        reached = word = head
        while first <= word + step <= last:
            word += step
            text = self.draft.word(word)
            if self.capital(word) and self.hangs(word, also):
                reached = word
            elif text in "-–/" or text in "'’":
                if not (self.glued(word - 1, word) and word < last and self.glued(word, word + 1)):
                    break
            elif text.lower() in self.words.words["particles"] and self.hangs(word, also):
                if step < 0 and not self.capital(reached):
                    break
                if step < 0:
                    reached = word if self._starts(word, reached) else reached
            elif not (text.lower() in CONNECTORS and also):
                break
        return reached

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
    if draft.tokens[head].upos not in ("PROPN", "NOUN", "ADJ", "X", "NUM", "VERB") or not names.capital(head):
        return (), ()
    left = names.extend(-1, frozenset())
    right = names.extend(1, frozenset({"nmod"}))
    run = tuple(range(left, right + 1))
    if draft.tokens[head].upos != "PROPN":
        capitals = [i for i in run if names.capital(i)]
        at_start = head == left and (left == 0 or left == draft.sentences[_sentence_at(draft, left)].first)
        if (len(capitals) < 2 and person) or at_start or _all_capitals(draft, left):
            return (), ()
    title: tuple[int, ...] = ()
    if person:
        run, title = _without_title(draft, words, run)
    return run, title


def _sentence_at(draft: Draft, word: int) -> int:
    low, high = 0, len(draft.sentences)
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (middle, high) if draft.sentences[middle].first <= word else (low, middle)
    return low


def _all_capitals(draft: Draft, word: int) -> bool:
    """Whether the sentence of a word is a headline: hardly a word of it begins with a small letter."""
    sentence = draft.sentences[_sentence_at(draft, word)]
    letters = [
        w
        for w in (draft.word(i) for i in range(sentence.first, sentence.end))
        if w[:1].isalpha() and len(w) > 3
    ]
    return sum(w[0].islower() for w in letters) * 4 < len(letters)


def _without_title(
    draft: Draft, words: Lexicon, run: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """A run of capitals as name and title: "Defence Minister Oleh Havryl" is named Oleh Havryl. Titles alone name
    nobody ("the President")."""
    plain = [draft.word(i).lower().rstrip(".") for i in run]
    if all(word in words.titles or word in ("of", "the", "-") for word in plain):
        return (), run
    if plain[0] in words.titles and len(plain) > 1 and plain[1] in CONNECTORS:  # President of Alia
        return (), ()
    at = max((k for k, word in enumerate(plain[:-1]) if word in words.titles), default=-1)
    if at >= 0 and plain[at + 1] in CONNECTORS:
        return (), ()
    return run[at + 1 :], run[: at + 1]
