"""The mends of a tree in their order: arcs that the words beside them rule out, one after the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.lang import Language
from dateline.reading.syntax.arcs import (
    adverbs,
    after_dateline,
    befallen,
    behind,
    charged,
    complements,
    inverted,
    joined,
    leading,
    listed,
    opened,
    parted,
    participles,
    reduced,
    series,
    side_by_side,
    signs,
    speakers,
    subordinate,
    trailing,
    whole_names,
    within,
)
from dateline.reading.syntax.lifting import after_first, behind_verbs, clauses, of_verbs, relatives
from dateline.reading.syntax.offices import Offices, held, titled
from dateline.reading.syntax.outcomes import counted, left_so, shot_dead, tolls
from dateline.reading.syntax.owners import owned
from dateline.reading.syntax.punctuation import hang_marks
from dateline.reading.syntax.voice import passives, undergone, voiced

_DASHES = ("-", "--", "–", "—")


@dataclass(frozen=True, slots=True)
class _ArcWords:
    """The words by which arcs are mended: genitive marks, relative pronouns, what brings a whole in, what dates a
    clause, verbs of charging, verbs that leave somebody in a state with those states and what joins two, participles of
    harming with what does the harm, participles
    of passives by the word that follows them, what ends adverbs and which verbs end so, titles with their offices and
    without, nouns for kin, verbs of shooting, and the forms of "be" with the ending of what they make no passive
    with, and of verbs that have none."""

    genitives: frozenset[str]
    thats: frozenset[str]
    relatives: frozenset[str]
    parts: frozenset[str]
    leads: frozenset[str]
    charges: frozenset[str]
    outcomes: tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]
    tolls: tuple[frozenset[str], frozenset[str]]
    pairs: Mapping[str, frozenset[str]]
    adverbs: tuple[str, frozenset[str]]
    offices: Offices
    titles: frozenset[str]
    kin: frozenset[str]
    shooting: frozenset[str]
    passive: tuple[frozenset[str], str]
    acting: frozenset[str]


@cache
def _words_of_arcs(language: Language) -> _ArcWords:
    """The tables of a language, read once."""
    times, words = language.table("times")["leads"], language.table("words")
    return _ArcWords(
        genitives=frozenset(language.table("entities")["words"]["genitive"]),
        relatives=frozenset(language.table("entities")["words"]["relative"])
        - frozenset(language.table("cues")["grammar"]["that"]),
        thats=frozenset(language.table("cues")["grammar"]["that"]),
        parts=frozenset(language.table("counts")["grammar"]["of"]),
        leads=frozenset((*times["after"], *times["before"], *times["since"], *times["until"])),
        charges=frozenset(words["charges"]["forms"]),
        outcomes=(
            frozenset(words["outcomes"]["leaving"]),
            frozenset(words["outcomes"]["states"]),
            frozenset(words["outcomes"]["joins"]),
            frozenset(words["outcomes"]["parts"]),
        ),
        tolls=(frozenset(words["outcomes"]["harming"]), frozenset(words["outcomes"]["blows"])),
        pairs={word: frozenset(row) for word, row in words["undergone"].items()},
        offices=_offices(words["offices"]),
        shooting=frozenset(words["outcomes"]["shooting"]),
        kin=frozenset(words["kin"]["forms"]),
        titles=frozenset(language.table("entities")["titles"]["any"]),
        adverbs=(words["adverbs"]["ending"], frozenset(words["adverbs"]["verbs"])),
        passive=(frozenset(words["passive"]["be"]), words["passive"]["present"]),
        acting=frozenset(words["passive"]["never"]),
    )


def _offices(table: Mapping[str, Sequence[str]]) -> Offices:
    """The offices by their first words, longer ones first."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for office in sorted((tuple(row.split()) for row in table["of"]), key=len, reverse=True):
        by_first.setdefault(office[0], []).append(office)
    return frozenset(table["titles"]), frozenset(table["joins"]), by_first


def mended(
    language: Language,
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    forms: Sequence[str],
    small: Sequence[str],
) -> tuple[list[int], list[str], list[str]]:
    """Heads (indices in the sentence, -1 at the root), relations and parts of speech of one sentence, mended by its words
    as they are written and in ``small`` letters. What is a tree stays one.
    """
    words = _words_of_arcs(language)
    relations = signs(relations, tags)
    heads = of_verbs(heads, relations)
    heads, relations = after_first(heads, relations, tags)
    relations = clauses(heads, relations, tags)
    heads, relations, tags = adverbs(heads, relations, tags, small, words.adverbs)
    heads, relations = owned(heads, relations, tags, [form in words.genitives for form in small])
    heads, relations = within(heads, relations, tags, [form in words.parts for form in small])
    heads, relations = whole_names(heads, relations, tags)
    heads, relations = behind_verbs(heads, relations, tags, [form in words.parts for form in small])
    heads = speakers(heads, relations, tags)
    heads, relations = held(heads, relations, tags, small, words.offices)
    heads, relations = titled(heads, relations, tags, small, words.titles)
    relations = after_dateline(heads, relations, tags, [form in _DASHES for form in forms])
    heads, relations = listed(heads, relations, tags)
    heads = participles(heads, relations, tags, small, words.passive[1])
    relations = series(heads, relations, tags, small)
    heads = opened(side_by_side(heads, relations, tags), relations, tags)
    heads = trailing(heads, relations, tags)
    heads, relations = befallen(heads, relations, tags, small, words.kin)
    heads, relations = complements(heads, relations, tags, [form in words.thats for form in small])
    heads, relations = parted(*joined(heads, relations, tags), tags)
    heads, relations = reduced(heads, relations, tags)
    heads = behind(leading(heads, relations), relations, tags)
    heads, relations = subordinate(heads, relations, [form in words.leads for form in small])
    heads, relations = charged(heads, relations, tags, small, (words.charges, words.parts))
    heads, relations = inverted(heads, relations, tags)
    heads, relations = shot_dead(heads, relations, small, words.outcomes[1], words.shooting)
    relations, tags = counted(heads, relations, tags)
    heads, relations, tags = left_so(heads, relations, tags, small, words.outcomes)
    heads, relations = tolls(heads, relations, tags, small, words.tolls)
    relations = relatives(heads, relations, tags, [form in words.relatives for form in small])
    relations = undergone(heads, relations, small, words.pairs)
    relations = passives(heads, relations, tags, small, words.passive)
    relations = voiced(heads, relations, small, words.acting)
    heads = hang_marks(heads, forms, [relation == "punct" for relation in relations])
    return heads, relations, tags
