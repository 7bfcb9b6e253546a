"""What somebody does next, where the tree joins it to what he says or to what his deed is about.

A verb without a subject of its own that is joined by "and" or "but" shares the subject of a verb before it. The network
weighs every arc for itself and mostly takes the nearest: in "denied that anyone was hurt and *opened* an inquiry",
"called it a farce and *left*", "said it would not go but *sent* food" the deed would be that of anyone, of nobody, and
not done. The forms of the two verbs rule the nearer one out, or the network's own border of what is said does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.lang import Language
from dateline.reading.syntax.lemmas import lemma

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl")
_OWN = (*_SUBJECTS, "aux", "aux:pass", "cop", "mark", "obl:agent")
_TAKEN = ("obj", "xcomp", "ccomp", "compound:prt")
_NOUNS = ("NOUN", "PROPN", "PRON", "ADJ", "NUM")
_MODALS = ("future", "past_future", "possible", "obliged")
_ON_VERBS = ("obj", "iobj", "obl", "xcomp", "nmod", "advmod")


@dataclass(frozen=True, slots=True)
class _Words:
    """Auxiliaries after which a verb stands in its plain form, the mark of an infinitive, auxiliaries of tenses that
    reported speech shifts back to, the ending of a participle that tells what somebody does, verbs that take two objects,
    verbs by which whoever is cited speaks again, those of them by which others speak as well in what he tells, verbs,
    "no" and nouns by which he does not ("gave no date"), and what joins a verb to the one beside it alone."""

    plain: frozenset[str]
    to: frozenset[str]
    shifted: frozenset[str]
    doing: str
    giving: frozenset[str]
    speaking: frozenset[str]
    done_by_all: frozenset[str]
    telling: frozenset[str]
    no: frozenset[str]
    told: frozenset[str]
    either: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    """The tables of a language, read once."""
    status, words = language.table("status"), language.table("words")
    modals = (form for name in _MODALS for form in status["auxiliaries"][name])
    return _Words(
        plain=frozenset((*words["shared"]["plain"], *modals)),
        to=frozenset(status["small"]["infinitive"]),
        shifted=frozenset(language.table("cues")["grammar"]["shifted"]),
        doing=words["passive"]["present"],
        giving=frozenset(words["shared"]["giving"]),
        speaking=frozenset(words["shared"]["speaking"]),
        done_by_all=frozenset(words["shared"]["done_by_all"]),
        telling=frozenset(words["shared"]["telling"]),
        no=frozenset(words["shared"]["no"]),
        told=frozenset(words["shared"]["told"]),
        either=frozenset(words["shared"]["either"]),
    )


def joined_higher(
    language: Language,
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    small: Sequence[str],
    said: Sequence[bool],
) -> list[int]:
    """The heads of one sentence, with a joined verb on the verb whose subject it shares, and a participle that goes on
    with what was said before its speaker on the verb of that. ``said`` are the words that the network takes for what
    somebody says. What is a tree stays one: a verb is moved to one above, or beside it."""
    heads = list(heads)
    sentence = _Sentence(language, heads, relations, tags, small, _words(language))
    for verb, relation in enumerate(relations):
        if relation in ("advcl", "ccomp") and tags[verb] == "VERB" and said[verb]:
            deed = sentence.cited_before(verb, said)
            heads[verb] = heads[verb] if deed is None else deed
        if relation != "conj" or tags[verb] != "VERB" or not 0 <= heads[verb] < verb:
            continue
        mark = sentence.below(verb, "cc")
        either = mark is not None and small[mark] in sentence.words.either
        if (
            mark is not None
            and mark < verb
            and not either
            and sentence.below(verb, *_SUBJECTS, "mark") is None
        ):
            above = sentence.shared(verb, said)
            heads[verb] = heads[verb] if above is None else above
    return heads


@dataclass(slots=True)
class _Sentence:
    """One sentence while its joined verbs are looked at; ``heads`` change under it."""

    language: Language
    heads: list[int]
    relations: Sequence[str]
    tags: Sequence[str]
    small: Sequence[str]
    words: _Words

    def below(self, word: int, *relations: str) -> int | None:
        """The first word that hangs on one by one of the relations, or None."""
        return next(
            (i for i, head in enumerate(self.heads) if head == word and self.relations[i] in relations), None
        )

    def cited_before(self, verb: int, said: Sequence[bool]) -> int | None:
        """The verb of what was said before its speaker, from which a participle after him goes on: "Police *retook* the
        jail, officials said, *seizing* two guns"; None for others."""
        above = self.heads[verb]
        doing = self.small[verb].endswith(self.words.doing) and self.below(verb, *_OWN) is None
        if not doing or not 0 <= above < verb or said[above] or self.tags[above] != "VERB":
            return None
        cited = self.below(above, "ccomp", "parataxis")
        return cited if cited is not None and cited < above and said[cited] else None

    def shared(self, verb: int, said: Sequence[bool]) -> int | None:
        """The verb further out that a joined verb goes on from; None where it may well go on from where it hangs."""
        first = self.first(verb)
        above = self.heads[first]
        cited = self.relations[first] == "ccomp" and 0 <= above < first and self.tags[above] == "VERB"
        if cited and (self.below(first, *_SUBJECTS) or above) < above:
            return None  # "the rebels, he said, had fed them and let them go"
        speaks = lemma(self.language, self.small[verb], "VERB") in self.words.speaking
        tense = self.below(verb, "aux")
        told = tense is not None and self.small[tense] in self.words.shifted  # "and *had* fled": as he tells
        apart = said[first] and not (said[verb] or said[above] or told)
        if cited and apart and (speaks or not self.describes(verb)):
            return above
        if self.below(verb, *_OWN) is not None:
            return None
        if cited and ((speaks and self.speaks_again(above, first, verb)) or self.keeps_silent(verb)):
            return above
        if not self.is_past(verb):
            return None
        here: int | None = first
        while here is not None and self.clashes(here, verb):
            here = self.above(here)
        return None if here == first else here

    def speaks_again(self, above: int, first: int, verb: int) -> bool:
        """Whether whoever is cited by a verb speaks again by one that is joined to what he says, in the same tense: where
        that is about himself, or in a tense of its own ("said he had not been told and *urged* them to stop")."""
        form, base = self.small[verb], lemma(self.language, self.small[verb], "VERB")
        alike = self.is_past(verb) == self.is_past(above) and self.below(above, "aux") is None
        if not alike or form == base or form.endswith(self.words.doing):
            return False
        if self.below(first, "aux:pass", "nsubj:pass") is not None:
            return self.below(verb, "xcomp", "ccomp", "compound:prt") is not None or self.gives_not(verb)
        subject = self.below(first, *_SUBJECTS)
        if subject is not None and self.tags[subject] == "PRON":
            return True
        acting = self.tags[first] == "VERB" and base in self.words.done_by_all
        return not acting and self.below(first, "aux", "cop") is not None

    def keeps_silent(self, verb: int) -> bool:
        """Whether a verb says that whoever is cited leaves it at that: "said the decision was temporary, but *gave no
        date*"."""
        if self.small[verb] not in self.words.telling:
            return False
        thing = self.below(verb, "obj")
        no = self.below(thing, "det") if thing is not None else None
        return (
            thing is not None
            and no is not None
            and self.small[no] in self.words.no
            and lemma(self.language, self.small[thing], "NOUN") in self.words.told
        )

    def describes(self, verb: int) -> bool:
        """Whether a verb may be no verb but tell of the noun right after it: "farmers and *expelled* students"."""
        after = verb + 1
        return after < len(self.heads) and self.heads[after] == verb and self.relations[after] == "obj"

    def first(self, verb: int) -> int:
        """The word that a joined verb is joined to, or the one which that is joined to in turn."""
        word = self.heads[verb]
        while (
            self.relations[word] == "conj"
            and self.tags[word] == "VERB"
            and 0 <= self.heads[word] < word
            and self.below(word, *_OWN) is None
        ):
            word = self.heads[word]
        return word

    def above(self, word: int) -> int | None:
        """The nearest verb before a word that it hangs under, or the first of those that are joined to that."""
        seen, here = 0, self.heads[word]
        while here >= 0 and (self.tags[here] != "VERB" or here > word):
            here, seen = self.heads[here], seen + 1
        if here < 0:
            return None
        return (
            self.first(here) if self.relations[here] == "conj" and self.below(here, *_OWN) is None else here
        )

    def is_past(self, verb: int) -> bool:
        """Whether a verb has the form of a past or of a participle of the past."""
        form = self.small[verb]
        base = lemma(self.language, form, "VERB")
        return form != base and not form.endswith((self.words.doing, "s"))

    def clashes(self, word: int, verb: int) -> bool:
        """Whether a verb in the past cannot go on from a word: that is no clause, or one without a tense, or what an
        auxiliary leaves in its plain form ("would not *go* but sent")."""
        takes = self.below(verb, *_TAKEN) is not None
        if self.tags[word] in _NOUNS:
            bare = self.below(word, *_SUBJECTS, "cop") is None
            noun = self.tags[word] != "ADJ"
            return (
                bare and takes and self.relations[word] in _ON_VERBS and not (noun and self.describes(verb))
            )
        if self.tags[word] != "VERB":
            return False
        auxiliaries = [
            self.small[i]
            for i, head in enumerate(self.heads)
            if head == word and self.relations[i] in ("aux", "aux:pass", "cop")
        ]
        passive = self.below(word, "aux:pass", "nsubj:pass") is not None
        marks = [
            self.small[i] for i, head in enumerate(self.heads) if head == word and self.relations[i] == "mark"
        ]
        form = self.small[word]
        plain = form == lemma(self.language, form, "VERB")
        if any(form in self.words.plain for form in auxiliaries) or not self.words.to.isdisjoint(marks):
            if passive or len(auxiliaries) > 1:  # "would be tried and *jailed*"
                return self.below(verb, "xcomp", "ccomp") is not None or self.gives_not(verb)
            return plain
        if auxiliaries:
            return False
        doing = form.endswith(self.words.doing) and self.relations[word] in (
            "xcomp",
            "advcl",
            "acl",
            "ccomp",
        )
        return doing or (plain and self.relations[word] == "xcomp")

    def gives_not(self, verb: int) -> bool:
        """Whether a verb has an object and is none of giving, which keeps one as a passive ("was *handed* a note")."""
        return (
            self.below(verb, "obj") is not None
            and lemma(self.language, self.small[verb], "VERB") not in self.words.giving
        )
