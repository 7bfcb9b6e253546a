"""Infinitives and gerunds that pass for nouns or adjectives, and prepositions that belong to them."""

from collections.abc import Sequence, Set
from itertools import pairwise

_GERUNDS = ("advcl", "acl", "ccomp")
_PHRASE = ("obj", "obl", "nmod")


def infinitives(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], forms: Sequence[str], to: Set[str]
) -> list[str]:
    """The tags of one sentence, mended where a verb after the mark of an infinitive passes for a noun: "offered to *host*
    talks"."""
    tags = list(tags)
    for mark, word in pairwise(range(len(forms))):
        marked = (
            forms[mark] in to and tags[mark] == "PART" and (heads[mark], relations[mark]) == (word, "mark")
        )
        if marked and tags[word] == "NOUN" and relations[word] in ("xcomp", "advcl", "acl", "ccomp"):
            tags[word] = "VERB"
    return tags


def gerunds(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], forms: Sequence[str], ending: str
) -> tuple[list[int], list[str], list[str]]:
    """The arcs of one sentence, mended where the verb of a clause that has an object passes for a noun, or the
    preposition before it hangs on the object: "accused of *financing* the raid", "*of* burning homes". ``ending`` is
    that of gerunds.
    """
    heads, relations, tags = list(heads), list(relations), list(tags)
    for word, relation in enumerate(relations):
        if relation not in _GERUNDS or not forms[word].endswith(ending) or tags[word] not in ("NOUN", "VERB"):
            continue
        before, own = word - 1, [each for each, head in enumerate(heads) if head == word]
        objects = [each for each in own if relations[each] == "obj" and each > word]
        if before >= 0 and relations[before] == "case" and heads[before] in objects:
            heads[before], relations[before] = word, "mark"
            own.append(before)
        if objects and tags[word] == "NOUN" and any(relations[each] == "mark" for each in own):
            tags[word] = "VERB"
    return heads, relations, tags


def freed(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    forms: Sequence[str],
    words: tuple[Set[str], ...],
) -> tuple[list[int], list[str], list[str]]:
    """The arcs of one sentence, mended where a verb that is an adjective too passes for one after "to":
    "promised to *free* prisoners". ``words`` are the mark, such verbs, and verbs that take an infinitive.
    """
    to, twofold, taking = words
    heads, relations, tags = list(heads), list(relations), list(tags)
    for mark, word in pairwise(range(len(forms))):
        noun, above = heads[word], heads[heads[word]]
        if forms[mark] not in to or forms[word] not in twofold or relations[word] != "amod" or noun <= word:
            continue
        led = heads[mark] == noun and relations[mark] == "case" and relations[noun] in _PHRASE
        if not led or not 0 <= above < mark or forms[above] not in taking:
            continue
        heads[word], relations[word], tags[word] = above, "xcomp", "VERB"
        heads[mark], relations[mark], tags[mark] = word, "mark", "PART"
        heads[noun], relations[noun] = word, "obj"
    return heads, relations, tags
