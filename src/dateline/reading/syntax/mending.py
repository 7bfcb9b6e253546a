"""The mends of a tree in their order: arcs that the words beside them rule out, one after the other."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from dateline.lang import Language
from dateline.reading.syntax.arcs import (
    adverbs,
    after_dateline,
    befallen,
    behind,
    bracketed,
    charged,
    complements,
    compounds,
    foregoing,
    handed_over,
    inverted,
    joined,
    leading,
    listed,
    no_less,
    opened,
    parted,
    participles,
    reduced,
    right_behind,
    series,
    side_by_side,
    signs,
    speakers,
    subordinate,
    summed_up,
    trailing,
    whole_names,
    within,
)
from dateline.reading.syntax.infinitives import (
    bare,
    freed,
    gerunds,
    in_headlines,
    infinitives,
    meeting,
    of_plans,
    taken,
)
from dateline.reading.syntax.lemmas import lemma
from dateline.reading.syntax.lifting import (
    Persons,
    across_verbs,
    after_first,
    behind_verbs,
    blamed,
    clauses,
    of_blows,
    of_persons,
    of_things,
    of_verbs,
    phrases,
    relatives,
    undergoing,
)
from dateline.reading.syntax.offices import Offices, apposed, beside, held, named_beside, titled
from dateline.reading.syntax.openings import placed, turned
from dateline.reading.syntax.outcomes import counted, held_so, left_so, shot_dead, to_death, tolls
from dateline.reading.syntax.owners import goes_round, owned
from dateline.reading.syntax.participles import after_commas, finite, parted_from_verbs
from dateline.reading.syntax.punctuation import hang_marks
from dateline.reading.syntax.reciprocals import reciprocals
from dateline.reading.syntax.rows import after_subjects, beside_reports, reduced_on_rows, rows, two_sides
from dateline.reading.syntax.subjects import described, lacking
from dateline.reading.syntax.voice import not_by, passives, undergone, voiced

_Arcs = tuple[list[int], list[str], list[str]]
"""Heads, relations and parts of speech of one sentence."""
_DASHES = ("-", "--", "–", "—")


@dataclass(frozen=True, slots=True)
class _ArcWords:
    """The words by which arcs are mended: the mark of an infinitive, nouns that take up a clause, genitive marks,
    relative pronouns, what brings a whole in, what dates a clause, verbs of charging and those that do with a deed,
    verbs that leave somebody in a state with those states and what joins two, participles of harming with what does
    the harm, harm done with nouns for blows, participles of passives by the word that follows them and all of those,
    what ends adverbs and which verbs end so, titles with their offices and without, first words of lands, nouns for
    kin, verbs of shooting, what somebody is held as, the forms of "be" with the ending of what they make no passive
    with, and of verbs that have none, what opens a sentence before a place, with the signs of the plural,
    prepositions of two sides, joints of contrast, auxiliaries that open a condition, nouns for plans, what brings
    planners in, what two do to each other, verbs with one form, what says that somebody has done something, verbs
    that keep an object in the passive, particles with the verbs that have them, the words of "nothing less" with the
    verbs of calling, verbs that take an infinitive, and what gives the base form of a verb."""

    to: frozenset[str]
    summing: frozenset[str]
    genitives: frozenset[str]
    thats: frozenset[str]
    relatives: frozenset[str]
    parts: frozenset[str]
    leads: frozenset[str]
    charges: tuple[frozenset[str], frozenset[str]]
    outcomes: tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]
    tolls: tuple[frozenset[str], frozenset[str]]
    harm: tuple[frozenset[str], frozenset[str]]
    pairs: Mapping[str, frozenset[str]]
    undergone: frozenset[str]
    adverbs: tuple[str, frozenset[str]]
    offices: Offices
    titles: frozenset[str]
    lands: frozenset[str]
    kin: frozenset[str]
    shooting: frozenset[str]
    death: tuple[str, ...]
    held: frozenset[str]
    passive: tuple[frozenset[str], str]
    acting: frozenset[str]
    persons: Persons
    twofold: tuple[frozenset[str], frozenset[str]]
    opening: tuple[frozenset[str], tuple[str, ...], frozenset[str]]
    betweens: frozenset[str]
    contrasting: frozenset[str]
    turning: frozenset[str]
    plans: frozenset[str]
    agents: frozenset[str]
    reciprocal: frozenset[tuple[str, str]]
    unchanging: frozenset[str]
    blamed: frozenset[str]
    lent: frozenset[str]
    handing: tuple[frozenset[str], frozenset[str]]
    belittling: tuple[frozenset[str], frozenset[str], frozenset[str]]
    taking: frozenset[str]
    base: Callable[[str], str]


@cache
def _words_of_arcs(language: Language) -> _ArcWords:
    """The tables of a language, read once."""
    times, words = language.table("times")["leads"], language.table("words")
    return _ArcWords(
        to=frozenset(language.table("status")["small"]["infinitive"]),
        summing=frozenset(words["summing"]["forms"]),
        genitives=frozenset(language.table("entities")["words"]["genitive"]),
        relatives=frozenset(language.table("entities")["words"]["relative"])
        - frozenset(language.table("cues")["grammar"]["that"]),
        thats=frozenset(language.table("cues")["grammar"]["that"]),
        parts=frozenset(language.table("counts")["grammar"]["of"]),
        leads=frozenset((*times["after"], *times["before"], *times["since"], *times["until"])),
        charges=(frozenset(words["charges"]["forms"]), frozenset(words["charges"]["deeds"])),
        outcomes=(
            frozenset(words["outcomes"]["leaving"]),
            frozenset(words["outcomes"]["states"]),
            frozenset(words["outcomes"]["joins"]),
            frozenset(words["outcomes"]["parts"]),
        ),
        harm=(frozenset(words["outcomes"]["harmed"]), frozenset(words["outcomes"]["blow_nouns"])),
        tolls=(frozenset(words["outcomes"]["harming"]), frozenset(words["outcomes"]["blows"])),
        pairs={word: frozenset(row) for word, row in words["undergone"].items()},
        undergone=frozenset(form for row in words["undergone"].values() for form in row),
        offices=_offices(words["offices"]),
        shooting=frozenset(words["outcomes"]["shooting"]),
        death=tuple(words["outcomes"]["death"]),
        held=frozenset(words["outcomes"]["held"]),
        kin=frozenset(words["kin"]["forms"]),
        titles=frozenset(language.table("entities")["titles"]["any"]),
        lands=frozenset(words["offices"]["lands"]),
        adverbs=(words["adverbs"]["ending"], frozenset(words["adverbs"]["verbs"])),
        passive=(frozenset(words["passive"]["be"]), words["passive"]["present"]),
        acting=frozenset(words["passive"]["never"]),
        persons=_persons(language),
        twofold=(frozenset(words["twofold"]["forms"]), frozenset(words["twofold"]["after"])),
        opening=(
            frozenset(words["opening"]["places"]),
            tuple(words["opening"]["endings"]),
            frozenset(words["opening"]["plurals"]),
        ),
        betweens=frozenset(words["sides"]["between"]),
        contrasting=frozenset(words["sides"]["but"]),
        turning=frozenset(language.table("status")["auxiliaries"]["inverted"]),
        plans=frozenset(words["plans"]["nouns"]),
        agents=frozenset(words["plans"]["by"]),
        reciprocal=frozenset((first, second) for first, second in words["reciprocal"]["pairs"]),
        unchanging=frozenset(language.table("status")["small"]["unchanging"]),
        blamed=frozenset(words["persons"]["blamed"]),
        lent=frozenset(words["persons"]["lent"]),
        handing=(frozenset(words["handing"]["particles"]), frozenset(words["handing"]["verbs"])),
        belittling=(
            frozenset(words["belittling"]["first"]),
            frozenset(words["belittling"]["second"]),
            frozenset(words["belittling"]["calling"]),
        ),
        taking=_taking(language),
        base=lambda form: lemma(language, form, "VERB"),
    )


def _taking(language: Language) -> frozenset[str]:
    """Verbs that take an infinitive: those which make something of it, and what only carries it."""
    groups = (group for group in language.table("status").values() if isinstance(group, dict))
    told = (verb for group in groups if "effect" in group for verb in group.get("inf", ()))
    return frozenset((*told, *language.table("words")["infinitives"]["further"]))


def _persons(language: Language) -> Persons:
    """The forms of nouns for persons, from those by which entities get their kind."""
    table, rows = language.table("entities"), language.table("words")["persons"]
    kinds, many = table["kinds"], frozenset((*table["words"]["collective"], *rows["bodies"]))
    nouns = {*kinds["people"], *kinds["armed_group"], *table["gender"]["m"], *table["gender"]["f"]}
    nouns |= {
        *table["titles"]["any"],
        *table["words"]["assailants"],
        *table["kin"]["words"],
        *rows["further"],
    }
    forms = {form for noun in nouns for form in (noun, _plural(noun, rows["plurals"]))}
    return Persons(
        frozenset(rows["who"]), frozenset(forms | many), frozenset(forms - many), frozenset(rows["places"]),
        frozenset(rows["dwellers"]),
    )  # fmt: skip


def _plural(noun: str, endings: Mapping[str, str]) -> str:
    """A noun in the plural, by the first of the endings that it has."""
    ending = next(each for each in endings if noun.endswith(each))
    return noun[: len(noun) - len(ending)] + endings[ending]


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
    as they are written and in ``small`` letters. What is a tree stays one: arcs that would run in a circle are left as
    they were, all of the sentence.
    """
    words, there = _words_of_arcs(language), frozenset(small)
    told = list(heads), signs(relations, tags), list(tags)
    arcs = _phrases(told, small, there, words)
    if tags[:1] == ["PROPN"]:
        dashes = [form in _DASHES for form in forms]
        arcs = arcs[0], after_dateline(*arcs, dashes), arcs[2]
    if "," in there:
        arcs = *after_commas(*arcs, small), arcs[2]
    arcs = _plans(_joints(arcs, small, there, words), small, there, words)
    heads, relations, tags = _clauses(arcs, small, there, words)
    heads, relations = described(heads, relations, tags, small, words.passive[1])
    arcs = *lacking(language, heads, relations, tags, small, words.passive[1]), tags
    arcs = _voices(_outcomes(arcs, small, there, words), small, there, words)
    if goes_round(arcs[0]):
        arcs = told
    heads, relations, tags = arcs
    if "," in there and "appos" in relations:
        tags = named_beside(heads, relations, tags, forms)
    heads = hang_marks(heads, forms, [relation == "punct" for relation in relations])
    return heads, relations, tags


# Of many mends a sentence has nothing for most: it lacks a relation or a word that they look for. Such are left out,
# since to look for that takes a tenth of going through the words.


def _phrases(arcs: _Arcs, small: Sequence[str], there: Set[str], words: _ArcWords) -> _Arcs:
    """Arcs inside of phrases: owners, wholes, names, offices."""
    heads, relations, tags = arcs
    heads = of_verbs(heads, relations)
    if "cc" in relations:
        heads, relations = after_first(heads, relations, tags)
    if "obl:agent" in relations:
        heads = across_verbs(heads, relations, tags)
    relations = clauses(heads, relations, tags)
    heads, relations, tags = adverbs(heads, relations, tags, small, words.adverbs)
    heads, relations, tags = _verbs((heads, relations, tags), small, there, words)
    if not words.genitives.isdisjoint(there):
        heads, relations = owned(heads, relations, tags, [form in words.genitives for form in small])
    if not words.parts.isdisjoint(there):
        heads, relations = within(heads, relations, tags, [form in words.parts for form in small])
    if "PROPN" in tags or "flat" in relations:
        heads, relations = whole_names(heads, relations, tags)
    sides = words.persons.bodies, words.held, words.passive[1]
    heads, relations = compounds(heads, relations, tags, small, sides)
    if "nmod" in relations:
        heads, relations = behind_verbs(heads, relations, tags, [form in words.parts for form in small])
    if tags[:2] == ["ADP", "PROPN"]:
        heads, relations = placed(heads, relations, tags, small, words.opening)
    heads = speakers(heads, relations, tags)
    if "," in there and "PROPN" in tags:
        heads, relations = apposed(heads, relations, tags, small)
    if not words.offices[0].isdisjoint(there):
        heads, relations = held(heads, relations, tags, small, words.offices)
    if not words.titles.isdisjoint(there):
        heads, relations = titled(heads, relations, tags, small, words.titles)
        if "," in there and not words.offices[1].isdisjoint(there):
            joins = words.titles, words.offices[1], words.lands
            heads, relations = beside(heads, relations, tags, small, joins)
    return heads, relations, tags


def _verbs(arcs: _Arcs, small: Sequence[str], there: Set[str], words: _ArcWords) -> _Arcs:
    """Arcs of verbs that pass for nouns or adjectives, and of nouns that pass for clauses."""
    heads, relations, tags = arcs
    if "advcl" in relations and "case" in relations:
        relations = phrases(heads, relations, tags)
    if not words.to.isdisjoint(there):
        tags = infinitives(heads, relations, tags, small, words.to)
        heads, relations = taken(heads, relations, tags, small, (words.to, words.taking, words.base))
        heads, relations, tags = freed(heads, relations, tags, small, (words.to, *words.twofold))
    if "NUM" in tags and not words.handing[1].isdisjoint(there):
        heads, relations = handed_over(heads, relations, tags, small, words.handing)
    if "NUM" in tags and not words.twofold[0].isdisjoint(there):
        heads, relations, tags = in_headlines(heads, relations, tags, small, words.twofold[0])
    if relations.count("nsubj") > 1:
        heads, relations, tags = meeting(heads, relations, tags, small, words.passive[1])
    return heads, relations, tags


def _joints(arcs: _Arcs, small: Sequence[str], there: Set[str], words: _ArcWords) -> _Arcs:
    """Arcs of what is joined."""
    heads, relations, tags = arcs
    heads, relations = listed(heads, relations, tags)
    if "conj" in relations and "advcl" in relations:
        heads = participles(heads, relations, tags, small, words.passive[1])
    if "(" in there:
        heads, relations = bracketed(heads, relations, tags, small)
    if not words.belittling[0].isdisjoint(there):
        heads, relations = no_less(heads, relations, tags, small, words.belittling)
    if not words.summing.isdisjoint(there):
        heads, relations = summed_up(heads, relations, tags, small, words.summing)
    if "appos" in relations:
        relations = series(heads, relations, tags, small)
    if "acl" in relations:
        heads, relations = finite(heads, relations, tags, small, words.lent)
    if "aux" in relations or "aux:pass" in relations or "cop" in relations:
        heads, relations = parted_from_verbs(heads, relations, tags, small)
    if "conj" in relations:
        heads, relations = rows(heads, relations, tags, small)
    heads, relations = after_subjects(heads, relations, tags)
    if "cc" in relations:
        heads, relations = _sides(heads, relations, tags, small, words)
    return _told_of(heads, relations, tags, small, words)


def _told_of(
    heads: list[int], relations: list[str], tags: list[str], small: Sequence[str], words: _ArcWords
) -> _Arcs:
    """Arcs of clauses before the main one, and of what tells of nouns."""
    if "advcl" in relations:
        heads = opened(heads, relations, tags)
    if "acl" in relations:
        heads = trailing(heads, relations, tags)
    if not words.blamed.isdisjoint(small):
        heads = blamed(heads, relations, tags, small, words.blamed)
    if not words.kin.isdisjoint(small):
        heads, relations = befallen(heads, relations, tags, small, words.kin)
    return heads, relations, tags


def _sides(
    heads: list[int], relations: list[str], tags: Sequence[str], small: Sequence[str], words: _ArcWords
) -> tuple[list[int], list[str]]:
    """Arcs of nouns side by side."""
    if not words.betweens.isdisjoint(small):
        heads, relations = two_sides(heads, relations, tags, [form in words.betweens for form in small])
    heads = side_by_side(heads, relations, tags)
    if "acl:relcl" in relations:
        heads, relations = reduced_on_rows(heads, relations, tags)
    return heads, relations


def _clauses(arcs: _Arcs, small: Sequence[str], there: Set[str], words: _ArcWords) -> _Arcs:
    """Arcs of clauses: what opens them, what they hang on, what they take."""
    heads, relations, tags = arcs
    if "advcl" in relations and not words.thats.isdisjoint(there):
        heads, relations = complements(heads, relations, tags, [form in words.thats for form in small])
    if "conj" in relations:
        heads, relations = joined(heads, relations, tags)
    if "cc" in relations:
        heads, relations = foregoing(heads, relations, tags)
        heads, relations = parted(heads, relations, tags)
    if "conj" in relations:
        heads, relations = reduced(heads, relations, tags)
        if not words.contrasting.isdisjoint(there):
            heads = beside_reports(heads, relations, tags, small, (words.contrasting, words.passive[1]))
    if "mark" in relations:
        heads = leading(heads, relations)
    if "nmod" in relations:
        heads = behind(heads, relations, tags)
    if not words.leads.isdisjoint(there):
        heads, relations = subordinate(heads, relations, [form in words.leads for form in small])
    if "obj" in relations:
        heads, relations = right_behind(heads, relations, tags)
        heads, relations, tags = gerunds(heads, relations, tags, small, words.passive[1])
        heads, relations = inverted(heads, relations, tags)
    if not words.charges[0].isdisjoint(there):
        heads, relations = charged(heads, relations, tags, small, (*words.charges, words.parts))
    return heads, relations, tags


def _plans(arcs: _Arcs, small: Sequence[str], there: Set[str], words: _ArcWords) -> _Arcs:
    """Arcs of what is done to each other, and of what may come: conditions without "if", infinitives that share their
    mark, plans of others."""
    heads, relations, tags = arcs
    if any(second in there for _, second in words.reciprocal):
        heads, relations = reciprocals(heads, relations, tags, small, words.reciprocal)
    if not words.turning.isdisjoint(there):
        heads, relations = turned(heads, relations, tags, small, (words.turning, words.to))
    if words.to.isdisjoint(there):
        return heads, relations, tags
    if "conj" in relations:
        heads = bare(heads, relations, tags, small, (words.to, words.unchanging, words.base))
    if not words.plans.isdisjoint(there):
        heads, relations = of_plans(heads, relations, tags, small, (words.plans, words.agents, words.to))
    return heads, relations, tags


def _outcomes(arcs: _Arcs, small: Sequence[str], there: Set[str], words: _ArcWords) -> _Arcs:
    """Arcs of deeds and of what came of them."""
    heads, relations, tags = arcs
    if not words.shooting.isdisjoint(there):
        heads, relations = shot_dead(heads, relations, small, words.outcomes[1], words.shooting)
    if frozenset(words.death) <= there:
        relations = to_death(heads, relations, small, words.death)
    if not words.held.isdisjoint(there):
        relations = held_so(heads, relations, small, (words.held, words.passive[1]))
    if "xcomp" in relations and "nummod" in relations:
        relations, tags = counted(heads, relations, tags)
    if not words.outcomes[0].isdisjoint(there):
        heads, relations, tags = left_so(heads, relations, tags, small, words.outcomes)
    if not words.tolls[0].isdisjoint(there):
        heads, relations = tolls(heads, relations, tags, small, words.tolls)
    return heads, relations, tags


def _voices(arcs: _Arcs, small: Sequence[str], there: Set[str], words: _ArcWords) -> _Arcs:
    """Relations of relative clauses and of subjects, by the voice of their verbs."""
    heads, relations, tags = arcs
    if not words.relatives.isdisjoint(there):
        opens = [form in words.relatives for form in small]
        relations = relatives(heads, relations, tags, opens)
        if "acl:relcl" in relations:
            heads, relations = undergoing(heads, relations, tags, opens)
            heads = of_things(heads, relations, small, (words.relatives, words.persons))
        if not words.persons.who.isdisjoint(there):
            heads = of_persons(heads, relations, tags, small, words.persons)
    if "acl:relcl" in relations and not words.harm[0].isdisjoint(there):
        heads = of_blows(heads, relations, tags, small, words.harm)
    if not words.undergone.isdisjoint(there):
        relations = undergone(heads, relations, small, words.pairs)
    if "aux" in relations:
        relations = passives(heads, relations, tags, small, words.passive)
    if "obl:agent" in relations:
        relations = not_by(heads, relations, small, words.agents)
    return heads, voiced(heads, relations, small, words.acting), tags
