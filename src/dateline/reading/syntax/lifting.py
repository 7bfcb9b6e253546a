"""What hangs too low: on an auxiliary instead of its verb, or on the subject though it stands behind the verb.

In Universal Dependencies an auxiliary has no subject of its own; the network weighs every arc for itself, and in "the
minister *has* condemned it" may take the auxiliary for the verb. Each arc is moved to a word above, so that what is a
tree stays one.
"""

from collections.abc import Sequence, Set
from typing import NamedTuple

from dateline.reading.syntax.owners import SUBJECTS, above

_AUXILIARIES = ("aux", "aux:pass", "cop")
_OF_WORDS = ("compound", "amod", "flat", "nmod", "nmod:desc", "case", "cop", "aux")
_OF_CLAUSES = ("mark", "nsubj", "nsubj:pass", "cop", "aux", "aux:pass", "obj", "expl")
"""What clauses have, and phrases have not."""
_LOOSE = ("acl", "advcl", "parataxis")
_LEADS = ("ADP", "SCONJ", "PART")
_BEFORE_NOUN = ("nmod:poss", "nmod:desc", "compound", "amod")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_FURTHEST = 3
"""Phrases between a clause and the person whom it is about, at most: "residents of villages near the border who fled"."""


class Persons(NamedTuple):
    """Forms by which a clause of a person is told: relative pronouns for persons, nouns for persons and bodies of them,
    those of them for single persons, and what puts persons at a place, by preposition and by noun ("*residents* of")."""

    who: frozenset[str]
    bodies: frozenset[str]
    single: frozenset[str]
    places: frozenset[str]
    dwellers: frozenset[str]


def of_verbs(heads: Sequence[int], relations: Sequence[str]) -> list[int]:
    """The heads of one sentence, with the subject before an auxiliary on its verb: "*the minister* has condemned it".

    ``heads`` are indices in the sentence, -1 at the root.
    """
    heads = list(heads)
    acting = {head for head, relation in zip(heads, relations, strict=True) if relation in SUBJECTS}
    for word, head in enumerate(heads):
        if relations[word] not in SUBJECTS or not word < head or relations[head] not in _AUXILIARIES:
            continue
        verb = heads[head]
        if head < verb and verb not in acting:
            heads[word] = verb
    return heads


def behind_verbs(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], ofs: Sequence[bool]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, with a phrase behind a verb on the verb where it hangs on the subject before it: "many
    were freed *by rebels*"; not where ``ofs`` say that its preposition brings a whole in.
    """
    heads, relations = list(heads), list(relations)
    brings = {heads[word]: word for word in reversed(range(len(heads))) if relations[word] == "case"}
    for word, subject in enumerate(heads):
        if subject < 0 or relations[word] != "nmod" or relations[subject] not in SUBJECTS:
            continue
        verb, case = heads[subject], brings.get(word)
        if subject < verb < word and tags[verb] == "VERB" and case is not None and not ofs[case]:
            heads[word], relations[word] = verb, "obl"
    return heads, relations


def across_verbs(heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]) -> list[int]:
    """The heads of one sentence, with whoever does a thing on the verb that stands between him and a clause on its
    subject, where the network hangs him on that: "miners kidnapped in May were *rescued* in a raid *by the army*".
    """
    heads = list(heads)
    for agent, word in enumerate(heads):
        if relations[agent] != "obl:agent" or not word < agent:
            continue
        while heads[word] >= 0 and not word < heads[word] < agent:
            word = heads[word]
        verb = heads[word]
        if verb >= 0 and tags[verb] == "VERB" and relations[word] in SUBJECTS:
            heads[agent] = verb
    return heads


def clauses(heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The relations of one sentence, with a verb that has a subject of its own and hangs on another verb as a clause, not
    as a part of a word ("*troops killed nine*, officials said"), and on a noun before it as a relative clause, not as a
    participle ("the men *it accused*").
    """
    relations = list(relations)
    acting = {head for head, relation in zip(heads, relations, strict=True) if relation in SUBJECTS}
    marked = {head for head, relation in zip(heads, relations, strict=True) if relation == "mark"}
    for verb in acting:
        if verb < 0 or tags[verb] != "VERB" or heads[verb] < 0:
            continue
        if relations[verb] in _OF_WORDS and tags[heads[verb]] == "VERB":
            relations[verb] = "ccomp" if verb < heads[verb] else "parataxis"
        elif relations[verb] == "acl" and heads[verb] < verb - 1 and verb not in marked:
            contact = "PUNCT" not in tags[heads[verb] : verb]  # not "…, many of them supplied by the union"
            relations[verb] = "acl:relcl" if contact else "acl"
    return relations


def phrases(heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The relations of one sentence, with a noun that a preposition brings in as a phrase where it passes for a clause
    though it has nothing of one: "were blamed for *the killing* of nurses".
    """
    relations = list(relations)
    own: dict[int, set[str]] = {}
    for head, relation in zip(heads, relations, strict=True):
        own.setdefault(head, set()).add(relation)
    for word, relation in enumerate(relations):
        below = own.get(word, set())
        led = relation == "advcl" and tags[word] in ("NOUN", "PROPN") and "case" in below
        if led and below.isdisjoint(_OF_CLAUSES):
            relations[word] = "nmod" if tags[heads[word]] in _NOMINAL else "obl"
    return relations


def relatives(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], opens: Sequence[bool]
) -> list[str]:
    """The relations of one sentence, with a clause on a noun before it that begins with a relative pronoun as a relative
    one: "the committee, *which said* …". ``opens`` say which words are such pronouns.
    """
    relations = list(relations)
    for pronoun, verb in enumerate(heads):
        if (
            not opens[pronoun]
            or tags[pronoun] != "PRON"
            or relations[pronoun] not in SUBJECTS
            or verb <= pronoun
        ):
            continue
        noun = heads[verb]
        if relations[verb] in _LOOSE and 0 <= noun < pronoun and tags[noun] in _NOMINAL:
            relations[verb] = "acl:relcl"
    return relations


def of_persons(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    small: Sequence[str],
    persons: Persons,
) -> list[int]:
    """The heads of one sentence, with a clause of who somebody is on the noun for a person, where it hangs on what stands
    beside that: in "*gunmen* on motorcycles *who opened fire*" no motorcycles do.
    """
    heads = list(heads)
    for pronoun, verb in enumerate(heads):
        if small[pronoun] in persons.who and pronoun < verb and relations[verb].startswith("acl"):
            heads[verb] = _person_of(heads[verb], heads, relations, tags, small, persons)
    return heads


def blamed(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    small: Sequence[str],
    words: frozenset[str],
) -> list[int]:
    """The heads of one sentence, with what says that somebody has done something on the noun right before it and not on
    one further off: in "sanctions on *officials responsible* for the raid" no sanctions are. ``words`` are such words.
    """
    heads = list(heads)
    for word in range(2, len(small) - 1):
        if small[word] not in words or relations[word] not in ("acl", "amod") or tags[word + 1] not in _LEADS:
            continue
        noun = word - 1
        while 0 <= heads[noun] < word - 1 and relations[noun] in ("flat", "compound"):
            noun = heads[noun]
        if tags[noun] in _NOMINAL and 0 <= heads[word] < noun and heads[word] in above(noun, heads):
            heads[word] = noun
    return heads


def _person_of(
    noun: int, heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], small: Sequence[str],
    persons: Persons,
) -> int:  # fmt: skip
    """The noun for a person that a noun for a place or a thing stands beside; the noun itself where it is a person's."""
    beside = noun
    for _ in range(_FURTHEST):
        if beside < 0 or relations[beside] != "nmod" or tags[beside] not in _NOMINAL:
            return noun
        if small[beside] in persons.single or heads[beside] < 0:
            return noun
        case = next((i for i in range(beside) if heads[i] == beside and relations[i] == "case"), beside)
        above = heads[beside]
        if (
            tags[beside] == "PROPN"
            and small[case] not in persons.places
            and small[above] not in persons.dwellers
        ):
            return noun  # "supporters of *Ruun*, who resigned"
        if small[above] in persons.bodies:
            return above
        beside = above
    return noun


def of_things(
    heads: Sequence[int],
    relations: Sequence[str],
    small: Sequence[str],
    words: tuple[Set[str], Persons],
) -> list[int]:
    """The heads of one sentence, with a clause that begins with a pronoun for things on what stands right before it,
    where it hangs on persons: "charged two officers with *looting, which they deny*". ``words``: relative pronouns, and
    persons.
    """
    relatives, persons = words
    heads = list(heads)
    for pronoun, verb in enumerate(heads):
        thing = pronoun - 2 if pronoun > 1 and small[pronoun - 1] == "," else pronoun - 1
        if small[pronoun] not in relatives or small[pronoun] in persons.who or relations[pronoun] != "obj":
            continue
        noun = heads[verb]
        own_subject = verb > pronoun + 1 and (heads[pronoun + 1], relations[pronoun + 1]) == (verb, "nsubj")
        if not own_subject or relations[verb] != "acl:relcl" or not 0 <= noun < thing:
            continue
        if (
            small[noun] in persons.bodies
            and small[thing] not in persons.bodies
            and verb not in above(thing, heads)
        ):
            heads[verb] = thing
    return heads


def of_blows(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    small: Sequence[str],
    words: tuple[Set[str], Set[str]],
) -> list[int]:
    """The heads of one sentence, with a clause of what a blow did on the noun for the blow, where it hangs on what the
    blow was at: in "an *attack* on the office of a firm *that killed* five" no firm does. What such a noun had done
    before, who can do harm and what is told apart by a comma keep theirs. ``words``: forms of harm done, nouns for blows.
    """
    harmed, blows = words
    heads = list(heads)
    for verb, noun in enumerate(heads):
        if small[verb] not in harmed or relations[verb] != "acl:relcl" or not 0 < noun < verb - 1:
            continue
        if relations[verb - 1] not in SUBJECTS or heads[verb - 1] != verb or tags[verb - 1] != "PRON":
            continue
        above = noun
        for _ in range(_FURTHEST):
            if small[above] in blows or relations[above] != "nmod" or tags[above] not in _NOMINAL:
                break
            above = heads[above]
        if 0 <= above < noun and small[above] in blows and "," not in small[noun:verb]:
            heads[verb] = above
    return heads


def after_first(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, with a noun that is joined to what only comes after it on the noun before its "and":
    "police *and soldiers* arrested the mayor", "*he* and the mayor agreed".
    """
    heads, relations = list(heads), list(relations)
    for mark, noun in enumerate(heads):
        first = mark - 1
        while noun >= 0 and relations[noun] in _BEFORE_NOUN:
            noun = heads[noun]
        if relations[mark] != "cc" or not 0 <= first < mark < noun or tags[first] not in _NOMINAL:
            continue
        if tags[noun] not in _NOMINAL or heads[first] == noun:
            continue
        late = relations[noun] == "conj" and heads[noun] > noun and relations[first] in SUBJECTS
        verb = heads[noun]
        shared = relations[noun] in SUBJECTS and relations[first] in SUBJECTS and heads[first] != verb > noun
        if late and noun not in above(first, heads):
            heads[noun], heads[mark] = first, noun
        elif shared and first not in above(verb, heads):
            heads[first], relations[first] = verb, relations[noun]
            heads[noun], relations[noun], heads[mark] = first, "conj", noun
    return heads, relations


def undergoing(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], opens: Sequence[bool]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, with a clause that hangs on the relative pronoun before it on the noun of which it tells,
    and the pronoun as its object: "talked to Oro, *whom he accuses* of theft"; so too where the pronoun hangs on a deed
    below it ("whom he accuses of *stealing*").
    """
    heads, relations = list(heads), list(relations)
    for verb, head in enumerate(heads):
        if relations[verb] != "acl:relcl" or head < 0 or _has_object(relations, heads, verb):
            continue
        opening = [each for each in range(head, verb) if opens[each] and tags[each] == "PRON"]
        astray = bool(opening) and _is_astray(heads, relations, opening[-1], verb)
        pronoun = 0 if not opening else opening[-1] if astray else opening[0]
        below = heads[pronoun]
        if pronoun and pronoun != head and below > verb and relations[below] in _LOOSE:
            if relations[pronoun] == "obj" and verb in above(below, heads):
                heads[pronoun] = verb
            continue
        noun = pronoun - 2 if tags[pronoun - 1] == "PUNCT" else pronoun - 1
        if not (pronoun == head or astray) or noun < 0 or tags[noun] not in _NOMINAL:
            continue
        while relations[noun] in ("flat", "compound") and 0 <= heads[noun] < pronoun:
            noun = heads[noun]
        if pronoun not in above(noun, heads):
            heads[verb], heads[pronoun], relations[pronoun] = noun, verb, "obj"
    return heads, relations


def _is_astray(heads: Sequence[int], relations: Sequence[str], pronoun: int, verb: int) -> bool:
    """Whether a pronoun before the subject of a clause hangs on a deed before it: "charges of fraud and of *making*
    threats, *which* he denies"."""
    before_subject = (heads[pronoun + 1], relations[pronoun + 1]) == (verb, "nsubj")
    return before_subject and heads[pronoun] < pronoun and heads[pronoun] not in (heads[verb], -1)


def _has_object(relations: Sequence[str], heads: Sequence[int], verb: int) -> bool:
    return any(head == verb and relations[word] == "obj" for word, head in enumerate(heads))
