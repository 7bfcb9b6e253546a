"""Names of persons, organizations and places: which words are the name, and when two names can be one.

Names that disagree are never one: "Idris Hamdo" and "Idris Karam Hamdo" are two persons. A shorter name stands for a
longer one where it is its surname, its given name, its first words, or the same name with initials.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from dateline.reading.mentions.lexicon import Lexicon, folded


class Fit(IntEnum):
    """How a shorter name fits a longer one, better ones higher."""

    NONE = 0
    HEAD = 1
    GIVEN = 2
    SURNAME = 3
    SAME = 4


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared: ``words`` folded, without articles, full stops and hyphens; ``text`` as written."""

    words: tuple[str, ...]
    text: str
    person: bool
    suffix: str = ""


def name_of(texts: Sequence[str], *, person: bool, lexicon: Lexicon) -> Name:
    """The name that these words make."""
    kept = [folded(text) for text in texts]
    kept = [word for word in kept if any(c.isalnum() for c in word)]
    suffix = ""
    while len(kept) > 1 and kept[-1] in lexicon.words["suffixes"]:
        suffix = kept.pop()
    if person:
        kept = [
            word for i, word in enumerate(kept) if i == len(kept) - 1 or word not in lexicon.words["articles"]
        ]
    elif len(kept) > 1 and kept[0] == "the":
        kept = kept[1:]
    return Name(tuple(kept), " ".join(texts), person, suffix)


def fit(short: Name, long: Name, lexicon: Lexicon) -> Fit:
    """How the first name, not the longer of the two, fits the second."""
    if short.words == long.words:
        return Fit.SAME
    if not short.words or len(short.words) > len(long.words):
        return Fit.NONE
    if short.suffix != long.suffix and len(short.words) > 1:  # George Harlan Jr. is not George W. Harlan
        return Fit.NONE
    return _fit_person(short.words, long.words) if long.person else _fit_other(short, long, lexicon)


def _fit_person(short: tuple[str, ...], long: tuple[str, ...]) -> Fit:
    if len(short) == len(long):
        return Fit.SAME if short[-1] == long[-1] and all(map(_same_given, short, long)) else Fit.NONE
    if long[-len(short) :] == short:
        return Fit.SURNAME
    if long[: len(short)] == short:
        return Fit.GIVEN
    if len(short) == 1:
        return Fit.GIVEN if short[0] in long and len(short[0]) > 2 else Fit.NONE
    middle = long[len(short) - 1 : -1]
    if (
        short[-1] == long[-1]
        and all(map(_same_given, short[:-1], long))
        and all(len(word) == 1 for word in middle)
    ):
        return Fit.SAME
    return Fit.NONE


def _same_given(one: str, other: str) -> bool:
    """Whether two given names are the same, or one is the initial of the other."""
    return one == other or (min(len(one), len(other)) == 1 and one[:1] == other[:1])


def _fit_other(short: Name, long: Name, lexicon: Lexicon) -> Fit:
    """Names of organizations and places: acronyms, and names without the words that any such name may lack."""
    if is_acronym(short.text, long.text):
        return Fit.SAME
    if len(short.words) == len(long.words):
        return Fit.NONE
    extra = list(long.words)
    for word in short.words:
        if word not in extra:
            return Fit.NONE
        extra.remove(word)
    if long.words[: len(short.words)] == short.words and all(
        word in lexicon.words["generic"] for word in extra
    ):
        return Fit.SURNAME
    if long.words[: len(short.words)] == short.words and all(
        word in lexicon.words["generic_places"] for word in extra
    ):
        return Fit.SURNAME
    return Fit.HEAD if _heads(short, long, lexicon) else Fit.NONE


def _heads(short: Name, long: Name, lexicon: Lexicon) -> bool:
    """Whether a name is what the longer one of an organization is at heart, as in "the *Observatory*" after "Orland
    Observatory for Human Rights", "the *Defence Ministry*" after "Orland Defence Ministry"."""
    connectors = lexicon.words["connectors"]
    end = next((i for i, word in enumerate(long.words) if word in connectors), len(long.words))
    return (
        short.words[-1] not in lexicon.words["unlike"]
        and long.words[:end][-len(short.words) :] == short.words
    )


def is_acronym(short: str, long: str) -> bool:
    """Whether a short name of capitals is made of the first letters of a longer one."""
    letters = short.replace(".", "").strip()
    if not (
        2 <= len(letters) <= 8 and letters.isalpha() and sum(c.isupper() for c in letters) > len(letters) / 2
    ):
        return False
    words = [word for word in long.replace("-", " ").split() if word[:1].isalpha()]
    if len(words) < 2:
        return False
    capitals = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0] for word in words)
    return letters.upper() in {capitals.upper(), every.upper(), capitals.upper().removeprefix("T")}


def is_initials(text: str) -> bool:
    """Whether a word looks like an abbreviation: most of its letters are capitals."""
    return len(text) > 1 and text.isalpha() and sum(c.isupper() for c in text) > len(text) / 2


def is_clipped(short: str, long: str) -> bool:
    """Whether a short name of one word is made of letters of a longer one in their order, from its first on: "Banobra"
    of "Banda Nacional Obrera"."""
    letters = iter(long.lower())
    alike = (
        short.isalpha() and len(short) > 1 and short[0].isupper() and short[:1].lower() == long[:1].lower()
    )
    return alike and all(letter in letters for letter in short.lower())
