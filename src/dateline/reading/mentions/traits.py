"""What a mention says of number, gender and person, and of whether it takes something up or brings something new."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from dateline.lang import Language
from dateline.reading.draft import Draft
from dateline.reading.mentions.doings import doings_of
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.kinds import is_plural, name_text, pronoun_of, singular
from dateline.reading.mentions.lexicon import Lexicon, folded, plain

WEIGHTS = {"nsubj": 1.0, "obj": 0.6, "iobj": 0.6, "obl": 0.5, "appos": 0.4, "nmod:poss": 0.3}
"""How much a mention puts its entity in the centre, by its place in the clause (after Lappin and Leass 1994)."""
LEAST_WEIGHT = 0.4
HYPHENS = ("-", "‐", "‑")


class Traits(NamedTuple):
    """Number (s, p, ?), gender (m, f, n thing, p person, ?) and grammatical person (1, 2, 3) of a mention.

    ``noun`` is the head in the singular, ``string`` the whole without its determiner, ``titles`` the words of a title,
    ``modifiers`` the content words before the head, ``definite`` and ``indefinite`` what the determiner says,
    ``possessor`` the head word of whom it belongs to, ``weight`` how much it puts in the centre what it names,
    ``country`` ISO 3166 alpha-3 where it is one, ``classes`` the classes of institutions that it names, ``inside`` the
    names in it that are not its own, ``origins`` the countries that it is said to be of, ``doings`` what it is told to do
    or undergo; ``leads`` is whether it is the subject of its sentence.
    """

    number: str
    gender: str
    person: str
    noun: str
    string: str
    titles: frozenset[str]
    demonstrative: bool
    modifiers: frozenset[str]
    definite: bool
    indefinite: bool
    reflexive: bool
    possessor: int | None
    weight: float
    country: str | None
    classes: frozenset[str]
    inside: frozenset[str]
    origins: frozenset[str]
    doings: frozenset[str]
    leads: bool


def traits_of(draft: Draft, words: Lexicon, found: Found) -> Traits:
    """The traits of one mention."""
    assert draft.trees is not None
    head, text = found.head, draft.small[found.head]
    pronoun = pronoun_of(draft, words, head) if found.form == "pronoun" else None
    determiner = draft.small[found.first]
    possessor = draft.trees.child(head, "nmod:poss")
    return Traits(
        number=pronoun.number if pronoun else _number(draft, words, found, determiner),
        gender=pronoun.gender if pronoun else _gender(draft, words, found),
        person=pronoun.person if pronoun else "3",
        noun="" if pronoun else singular(draft, words, head),
        string=_string(draft, words, found),
        titles=frozenset(_titles(draft, words, found)),
        demonstrative=not pronoun and determiner in words.words["demonstrative"],
        modifiers=frozenset() if pronoun else _modifiers(draft, found),
        definite=bool(pronoun)
        or found.form == "name"
        or determiner in words.words["definite"]
        or possessor is not None,
        indefinite=not pronoun and found.form != "name" and determiner in words.words["indefinite"],
        reflexive=text in words.words["reflexive"],
        possessor=possessor,
        weight=_weight(draft.tokens[head].deprel),
        country=_country(draft, words, found),
        classes=_classes(draft, words, found),
        origins=frozenset() if pronoun else frozenset(_origins(draft, words, found)),
        inside=frozenset() if pronoun else _inside(draft, found),
        doings=doings_of(draft, words, found),
        leads=_leads(draft, head),
    )


def _leads(draft: Draft, head: int) -> bool:
    token = draft.tokens[head]
    return token.deprel in ("nsubj", "nsubj:pass") and draft.tokens[token.head].deprel == "root"


def _country(draft: Draft, words: Lexicon, found: Found) -> str | None:
    """The country that a name is, or whose government it is by its capital: "Washington urged restraint"."""
    if found.form != "name":
        return None
    name = name_text(draft, found)
    if found.kind == "country":
        return words.countries.get(name)
    if name in words.capitals and (found.sort == "organization" or acts(draft, words, found.head)):
        return None if is_where(draft, words, found.head) else words.capitals[name]
    return None


def is_where(draft: Draft, words: Lexicon, word: int) -> bool:
    """Whether a name is where something is: "in *Dakar*", whatever Dakar itself is told to do elsewhere."""
    assert draft.trees is not None
    case = draft.trees.child(word, "case")
    return case is not None and draft.small[case] in words.words["inside"]


def speaks(draft: Draft, word: int) -> bool:
    """Whether a word is the subject of a verb of saying or its object: what speaks and is spoken to is no town."""
    token = draft.tokens[word]
    relation = token.deprel.partition(":")[0]
    if token.head < 0 or relation not in ("nsubj", "obj", "iobj", "obl"):
        return False
    if relation == "obl" and not _is_asked(draft, word):
        return False
    lemma = draft.tokens[token.head].lemma.lower()
    return lemma in _saying(draft.language)


def _is_asked(draft: Draft, word: int) -> bool:
    """Whether a word after a preposition is who is asked to do something: "called on *Bern* to pay"."""
    assert draft.trees is not None
    verb, case = draft.tokens[word].head, draft.trees.child(word, "case")
    toward = case is not None and draft.small[case] in draft.language.table("entities")["words"]["toward"]
    return toward and word < (draft.trees.child(verb, "xcomp") or -1)


def says(draft: Draft, verb: int) -> bool:
    """Whether a word is a verb of saying."""
    return draft.tokens[verb].lemma.lower() in _saying(draft.language)


@cache
def _saying(language: Language) -> frozenset[str]:
    """Verbs of saying."""
    rows = (row for row in language.table("cues").values() if "verbs" in row)
    return frozenset(verb for row in rows for verb in row["verbs"])


def acts(draft: Draft, words: Lexicon, word: int) -> bool:
    """Whether a town's name is that of those who act there: it speaks, does something to somebody or something, or has
    talks, ties or a policy ("Paris lent the money", "ties between Oslo and Bern", "sanctions on Oslo", "Oslo's stance",
    "Bern, which opposes the pact")."""
    assert draft.trees is not None
    trees = draft.trees
    while draft.tokens[word].deprel == "conj" and draft.tokens[word].head >= 0:
        word = draft.tokens[word].head
    if speaks(draft, word) or any(_does(draft, words, verb) for verb in _told_of(draft, words, word)):
        return True
    token = draft.tokens[word]
    if token.head < 0:
        return False
    if token.deprel == "nsubj":
        return _does(draft, words, token.head)
    above, case = draft.tokens[token.head].lemma.lower(), trees.child(word, "case")
    if token.deprel == "nmod:poss":
        return above in words.words["had_toward"] or above in words.words["held"]
    toward = case is not None and draft.small[case] in words.words["toward"]
    return toward and above in words.words["had_toward"]


def _does(draft: Draft, words: Lexicon, head: int) -> bool:
    """Whether what a subject hangs on is a verb for something done to somebody or something, or a will to do it: "was
    *ready* to pay"."""
    assert draft.trees is not None
    token, lemma = draft.tokens[head], draft.tokens[head].lemma.lower()
    if token.upos == "ADJ":
        return lemma in words.words["willing"] and draft.trees.child(head, "xcomp") is not None
    takes = draft.trees.child(head, "obj", "iobj", "xcomp", "ccomp") is not None
    return token.upos == "VERB" and takes and lemma not in words.words["befalling"]


def _told_of(draft: Draft, words: Lexicon, word: int) -> Iterator[int]:
    """The verbs of relative clauses that a name is the subject of."""
    assert draft.trees is not None
    for verb in draft.trees.children(word, "acl:relcl"):
        subject = draft.trees.child(verb, "nsubj")
        if subject is not None and draft.small[subject] in words.words["relative"]:
            yield verb


def _weight(relation: str) -> float:
    return WEIGHTS.get(relation, WEIGHTS.get(relation.partition(":")[0], LEAST_WEIGHT))


def _number(draft: Draft, words: Lexicon, found: Found, determiner: str) -> str:
    assert draft.trees is not None
    if determiner in words.words["plural_determiners"]:
        return "p"
    if found.form == "name":
        if found.sort != "person":
            return "?"
        if is_plural(draft, words, found.head) and found.first != found.last:
            return "p"
        return "s" if found.kind == "person" else "?"
    if found.form == "pronoun":
        return "?"
    if is_plural(draft, words, found.head):
        return "p"
    if any(
        draft.small[i] not in words.words["single"] and not _is_hyphened(draft, i)
        for i in draft.trees.children(found.head, "nummod")  # an age counts nobody: "a 41-year-old tailor"
    ):
        return "p"
    if found.sort == "organization" or found.kind == "armed_group":
        return "?"
    noun = singular(draft, words, found.head)
    return "?" if any(words.among(name, noun) for name in _OF_MANY) else "s"


_OF_MANY = ("bands", "sides", "households")
"""Sets of nouns for several who are one."""


def _is_hyphened(draft: Draft, word: int) -> bool:
    """Whether a hyphen follows a word: "a *41*-year-old"."""
    return word + 1 < len(draft.forms) and draft.forms[word + 1] in HYPHENS


def _gender(draft: Draft, words: Lexicon, found: Found) -> str:
    if found.sort != "person":
        return "?" if found.form == "pronoun" else "n"
    for word in reversed(found.title):
        gender = words.titles.get(draft.small[word].rstrip("."), "?")
        if gender != "?":
            return gender
    if found.form == "name":
        return words.given.get(draft.small[found.name[0]], "p") if len(found.name) > 1 else "p"
    if found.kind == "armed_group" and is_plural(draft, words, found.head):
        return "?"  # "the rebels" are men, and one body
    noun = singular(draft, words, found.head)
    return "n" if any(words.among(name, noun) for name in _OF_MANY) else words.genders.get(noun, "p")


def _modifiers(draft: Draft, found: Found) -> frozenset[str]:
    """The content words of a mention that stand before its head."""
    open_classes = {"NOUN", "PROPN", "ADJ", "NUM"}
    return frozenset(
        draft.tokens[i].lemma.lower()
        for i in range(found.first, found.head)
        if draft.tokens[i].upos in open_classes
    )


def _string(draft: Draft, words: Lexicon, found: Found) -> str:
    first = found.first
    while first < found.head and (
        draft.small[first] in words.words["definite"] or draft.tokens[first].upos == "DET"
    ):
        first += 1
    return " ".join(draft.small[i] for i in range(first, found.head + 1))


def _title(draft: Draft, found: Found) -> list[int]:
    """The nouns before a person's name: "rebel leader Idris Hamdo", "President Hamdo"."""
    if found.form != "name" or found.sort != "person":
        return []
    before = range(found.first, found.name[0])
    return [
        i
        for i in before
        if (draft.tokens[i].upos in ("NOUN", "PROPN") and _of_name(draft, found, i)) or i in found.title
    ]


def _titles(draft: Draft, words: Lexicon, found: Found) -> Iterator[str]:
    """The words of a title, and what those are who bear it: "Father Amand" is a priest."""
    for word in _title(draft, found):
        title = draft.small[word].rstrip(".")
        yield title
        yield from words.bearers.get(title, ())


def _of_name(draft: Draft, found: Found, word: int) -> bool:
    """Whether a noun hangs on the name after it, or on another word of the title, and owns neither."""
    assert draft.trees is not None
    return draft.tokens[word].head >= found.first and draft.trees.child(word, "case") is None


def _classes(draft: Draft, words: Lexicon, found: Found) -> frozenset[str]:
    if found.form == "pronoun":
        return frozenset()
    if found.kind == "armed_group":
        return frozenset({"armed"})
    if found.kind == "government" and found.form == "name" and name_text(draft, found) in words.known:
        return frozenset({"government", "ministry", "parliament"})
    nouns = {found.head} if not found.name else {found.head, found.name[0], found.name[-1]}
    classes = set(filter(None, (words.classes.get(singular(draft, words, word)) for word in nouns)))
    if (
        found.form == "name"
        and len(found.name) > 1
        and classes == {"army"}
        and not _of_a_state(draft, words, found)
    ):
        return frozenset({"armed"})  # "the Reed Army" is not the army
    return frozenset(classes)


def _of_a_state(draft: Draft, words: Lexicon, found: Found) -> bool:
    """Whether the name of an army says whose: a country's or a people's, or that it is the national one."""
    if any(True for _ in _origins(draft, words, found)):
        return True
    if any(draft.small[word] in words.words["in_arms"] for word in found.name):
        return False  # "the National Liberation Army"
    return any(draft.small[word] in words.words["of_states"] for word in found.name)


def _inside(draft: Draft, found: Found) -> frozenset[str]:
    if found.form == "name":
        return frozenset()
    names = (
        i for i in range(found.first, found.last + 1) if draft.tokens[i].upos == "PROPN" and i != found.head
    )
    return frozenset(folded(draft.word(i)) for i in names)


def _origins(draft: Draft, words: Lexicon, found: Found) -> Iterator[str]:
    """Countries, peoples and capitals before the head of a person or a group, and before a person's name."""
    if found.sort not in ("person", "organization"):
        return
    end = found.name[0] if found.name and found.sort == "person" else found.head
    for word in range(found.first, end):
        for last in (word + 1, word):
            if last < end:
                text = plain(draft.text[draft.words[word][0] : draft.words[last][1]])
                code = words.demonyms.get(text) or words.countries.get(text) or words.capitals.get(text)
                if code:
                    yield code
                    break


def dies(draft: Draft, word: int) -> bool:
    """Whether somebody is said to have been killed, as nobody says of himself: "police said *they* had been killed",
    "will not say who killed *them*"."""
    verb = draft.tokens[word].head
    if verb < 0:
        return False
    killed = draft.tokens[word].deprel == "obj" and draft.small[verb] != draft.tokens[verb].lemma.lower()
    lemma, passive = draft.tokens[verb].lemma.lower(), killed or draft.tokens[word].deprel == "nsubj:pass"
    fatal = draft.language.table("entities")["words"]
    return lemma in (fatal["killing"] if passive else fatal["dying"])


def is_slain(draft: Draft, word: int) -> bool:
    """Whether a possessive is of whom a deed hit of which somebody else is guilty, or not: "denied any part in *his*
    murder"; but not "lived there until *his* murder"."""
    if draft.tokens[word].deprel != "nmod:poss" or draft.trees is None:
        return False
    noun, words = draft.tokens[word].head, draft.language.table("entities")["words"]
    cases = draft.trees.children(noun, "case")
    told = all(draft.small[case] in words["of_guilt"] for case in cases)
    own = any(draft.small[each] in words["own"] for each in draft.trees.children(noun, "amod"))
    return draft.tokens[noun].lemma.lower() in words["slaying"] and told and not own
