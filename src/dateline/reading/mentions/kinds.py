"""The kind of a mention, of those that a reading knows, from GUM's kind and word lists."""

from functools import cache

from dateline.lang import Language
from dateline.reading.draft import Draft
from dateline.reading.mentions.found import Found
from dateline.reading.mentions.lexicon import Lexicon, Pronoun, lexicon, plain
from dateline.terms import EntityKind

THINGS = frozenset({"object", "animal", "plant", "substance"})


def kind_of(draft: Draft, words: Lexicon, found: Found) -> EntityKind:
    """The kind of what is found."""
    if found.form == "pronoun":
        return _of_pronoun(draft, words, found)
    if found.form == "name":
        named = _of_name(draft, words, found)
        if named is not None:
            return named
    return _of_noun(draft, words, found)


def name_text(draft: Draft, found: Found) -> str:
    """The name as it is looked up."""
    start, end = draft.words[found.name[0]][0], draft.words[found.name[-1]][1]
    return plain(draft.text[start:end])


def _of_pronoun(draft: Draft, words: Lexicon, found: Found) -> EntityKind:
    pronoun = pronoun_of(draft, words, found.head)
    if found.sort == "person":
        return "people" if pronoun and pronoun.number == "p" else "person"
    return {"organization": "organization", "place": "place"}.get(found.sort, "other")  # type: ignore[return-value]


def _of_name(draft: Draft, words: Lexicon, found: Found) -> EntityKind | None:
    text = name_text(draft, found)
    if text in words.demonyms and not found.title:  # "General Dane" is no people
        return "people"
    if words.known.get(text) == "people" and not found.title:
        return "people"  # "*Yazidis* fled"
    people, _, rest = text.partition(" ")
    if found.sort in ("person", "organization"):
        known = words.known.get(text) or (words.known.get(rest) if people in words.demonyms else None)
        if known is not None:  # "the *Taliban*", "the Pakistani *Taliban*"
            return known
    if text in words.countries and found.sort in ("place", "organization", "person", "abstract"):
        return "country"
    return None


def counted_of(draft: Draft, head: int) -> int:
    """The word that tells the kind of a mention: of a number, or of a noun for one, the noun after it ("22 of 31
    *drones*", "a column of *soldiers*")."""
    assert draft.trees is not None
    words = lexicon(draft.language)
    some = draft.tokens[head].upos == "NOUN" and draft.small[head] in words.words["counting"]
    if draft.tokens[head].upos != "NUM" and not some:
        return head
    of = draft.language.table("counts")["grammar"]["of"]
    for whole in draft.trees.children(head, "nmod"):
        case = draft.trees.child(whole, "case")
        if draft.tokens[whole].upos == "NOUN" and case is not None:
            told = draft.small[case] in of and (not some or is_plural(draft, words, whole))
            return whole if told else head
    return head


def _of_noun(draft: Draft, words: Lexicon, found: Found) -> EntityKind:
    noun = singular(draft, words, counted_of(draft, found.head))
    listed = _listed(draft, words, found, noun)
    many = is_many(draft, words, found.head)
    match found.sort:
        case "person":
            if listed == "armed_group" and (many or noun in words.words["collective"]):
                return "armed_group"
            return "people" if many else "person"
        case "organization":
            return listed if listed in ("armed_group", "government") else "organization"
        case "place":
            settled = bool(found.name) and found.head not in found.name  # the port of Tessel is a town
            return "facility" if listed == "facility" and not settled else "place"
        case sort if sort in THINGS and listed in ("materiel", "facility"):
            return listed
    return "other"


def _is_hyphened(draft: Draft, found: Found) -> bool:
    """Whether a name goes on after its head with a hyphen: "Port-au-Prince"."""
    after = found.head + 1
    return after in found.name and draft.forms[after] in "-–"


def _listed(draft: Draft, words: Lexicon, found: Found, noun: str) -> EntityKind | None:
    """The kind of a noun, or of a name by the nouns in it ("Hosan Airport", "Ministry of Defence")."""
    if _is_hyphened(draft, found):
        return None
    if noun in words.kinds:
        return words.kinds[noun]
    if found.form == "name" and len(found.name) > 1:
        for word in (found.name[-1], found.name[0]):
            kind = words.kinds.get(singular(draft, words, word))
            if kind is not None:
                return kind
    return None


def pronoun_of(draft: Draft, words: Lexicon, word: int) -> Pronoun | None:
    """What the table says of a word that is a pronoun; "US", "IT" and "a mine" are none."""
    text = draft.word(word)
    if draft.tokens[word].upos == "NOUN" and text.lower() in words.kinds:
        return None
    if text.isupper() and len(text) > 1 and draft.tokens[word].upos != "PRON":
        return None
    return words.pronouns.get(text.lower())


def is_many(draft: Draft, words: Lexicon, head: int) -> bool:
    """Whether a noun stands in the plural, or for a number of such: "a column of soldiers"."""
    counts = draft.tokens[head].upos == "NOUN" and counted_of(draft, head) != head
    return counts or is_plural(draft, words, head)


def is_plural(draft: Draft, words: Lexicon, word: int) -> bool:
    """Whether a noun stands in the plural; of a part, what it is a part of ("60 *%* of voters")."""
    whole = whole_of(draft, words, word)
    if whole is not None:
        return is_plural(draft, words, whole)
    token, text = draft.tokens[word], draft.small[word]
    number = token.upos == "NUM" or (token.upos == "NOUN" and text in _numbers(draft.language))
    if token.upos == "ADJ" and text in words.words["the_many"]:
        return True
    if text in words.words["plural"] or (number and text not in words.words["single"]):
        return True
    if text in words.words["singular"] or token.upos not in ("NOUN", "PROPN", "ADJ"):
        return False
    if token.upos == "PROPN" and plain(draft.word(word)) in words.demonyms:
        return text.endswith("s") and plain(text[:-1]) in words.demonyms
    if _is_given_name(draft, word):
        return False
    if token.lemma.lower() != text:
        return True
    if token.upos == "PROPN":
        known = (words.kinds, words.genders, words.titles, _agents(draft.language))
        return text.endswith("s") and any(text[:-1] in nouns for nouns in known)
    return text.endswith("s") and not text.endswith(("ss", "us", "is"))


def whole_of(draft: Draft, words: Lexicon, word: int) -> int | None:
    """What a word for a part is a part of: "80 *%* of Orsa", "half of the men"; None where it is no such word."""
    if draft.small[word] not in words.words["parts"] or draft.trees is None:
        return None
    for child in draft.trees.children(word, "nmod"):
        case = draft.trees.child(child, "case")
        if child > word and case is not None and draft.small[case] in words.words["of"]:
            return child
    return None


def _is_given_name(draft: Draft, word: int) -> bool:
    """Whether a name goes on right after a word, as after a given name: "*Piers* Lavington"."""
    if draft.trees is None or draft.tokens[word].upos != "PROPN":
        return False
    return any(part == word + 1 for part in draft.trees.children(word, "flat"))


@cache
def _agents(language: Language) -> frozenset[str]:
    """Nouns for those who act, as the table of actors has them, in small letters."""
    return frozenset(noun for nouns in language.table("actors")["agents"].values() for noun in nouns)


@cache
def _numbers(language: Language) -> frozenset[str]:
    """Numbers in letters: "the *three* were freed"."""
    return frozenset(language.table("counts")["words"])


def singular(draft: Draft, words: Lexicon, word: int) -> str:
    """A noun in the singular, in small letters."""
    text, lemma = draft.small[word], draft.tokens[word].lemma.lower()
    if lemma != text or not text.endswith("s") or text in words.words["singular"]:
        return lemma
    if text.endswith("ies") and len(text) > 4:
        return text[:-3] + "y"
    return text[:-1] if not text.endswith(("ss", "us", "is")) else text
