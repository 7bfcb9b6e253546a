"""Verbs that pass for nouns or adjectives, most of them infinitives and gerunds, and prepositions that belong to them."""

from collections.abc import Callable, Sequence, Set
from itertools import pairwise

from dateline.reading.syntax.owners import SUBJECTS, above

_GERUNDS = ("advcl", "acl", "ccomp")
_PHRASE = ("obj", "obl", "nmod")
_OWN = (*SUBJECTS, "aux", "aux:pass", "mark")
"""What a verb has of its own where it is joined as a clause."""


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


def bare(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    forms: Sequence[str],
    words: tuple[Set[str], Set[str], Callable[[str], str]],
) -> list[int]:
    """The heads of one sentence, with a bare verb that is joined to one in a finite form on the infinitive between: "they
    planned to seize the palace and *kill* the king". ``words`` are the marks of infinitives, verbs whose past is like
    that form, and what gives the base form of a verb.
    """
    to, unchanging, base = words
    heads = list(heads)
    for word, verb in enumerate(heads):
        form = forms[word]
        if relations[word] != "conj" or tags[word] != "VERB" or not 0 <= verb < word or tags[verb] != "VERB":
            continue
        if form in unchanging or base(form) != form or base(forms[verb]) == forms[verb]:
            continue
        if any(head == word and relations[i] in _OWN for i, head in enumerate(heads[:word])):
            continue
        marked = (i for i in range(verb + 1, word) if forms[i] in to and relations[i] == "mark")
        infinitives = [heads[i] for i in marked if i < heads[i] < word and tags[heads[i]] == "VERB"]
        taken = [i for i in infinitives if heads[i] == verb and relations[i] == "xcomp"]
        if taken:
            heads[word] = taken[-1]
    return heads


def taken(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    forms: Sequence[str],
    words: tuple[Set[str], Set[str], Callable[[str], str]],
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, with an infinitive on the verb right before its mark where that takes one, and what
    follows the infinitive on it: "was charged with planning *to bomb the embassy*", "has threatened *to close* it should
    they vote". ``words`` are marks of infinitives, verbs that take one, and what gives the base form of a verb.

    Of 1090 verbs before an infinitive in news texts (PolNeAR and PLV train, MUC-4, ECB+ and others) 132 had none on them,
    nine of ten of these by mistake.
    """
    to, taking, base = words
    heads, relations = list(heads), list(relations)
    for mark in range(1, len(forms) - 1):
        verb, deed = mark - 1, heads[mark]
        if forms[mark] not in to or relations[mark] != "mark" or deed < mark or heads[deed] == verb:
            continue
        if tags[verb] != "VERB" or tags[deed] != "VERB" or base(forms[verb]) not in taking:
            continue
        if relations[verb] in ("aux", "reparandum") or relations[deed] == "conj":
            continue
        if heads[verb] == deed:
            heads[verb], relations[verb] = heads[deed], relations[deed]
        elif deed in above(verb, heads):
            continue
        heads[deed], relations[deed] = verb, "xcomp"
        full = any(head == deed and relations[word] == "obj" for word, head in enumerate(heads))
        for word, head in enumerate(heads):
            if word < verb and head == deed:
                heads[word] = verb
            elif word > deed and head == verb and relations[word] == "obj" and not full:
                heads[word] = deed
    return heads, relations


def of_plans(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    forms: Sequence[str],
    words: tuple[Set[str], Set[str], Set[str]],
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, with what is planned on the noun for the plan where it hangs on the planner, or on the
    verb that takes the plan: "foiled an attempt by rebels *to seize* it". ``words`` are nouns for plans, prepositions
    before planners, and marks of infinitives.
    """
    plans, agents, to = words
    heads, relations = list(heads), list(relations)
    for planner, plan in enumerate(heads):
        if relations[planner] != "nmod" or not 0 <= plan < planner or forms[plan] not in plans:
            continue
        by = any(heads[i] == planner and forms[i] in agents for i in range(plan + 1, planner))
        mark = planner + 1
        if not by or mark >= len(forms) or forms[mark] not in to or relations[mark] != "mark":
            continue
        deed = heads[mark]
        if deed > mark and tags[deed] == "VERB" and heads[deed] in (planner, heads[plan]):
            heads[deed], relations[deed] = plan, "acl"
    return heads, relations


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


def meeting(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], forms: Sequence[str], ending: str
) -> tuple[list[int], list[str], list[str]]:
    """The arcs of one sentence, mended where what somebody is doing passes for a noun whose subject he is, and it for the
    subject of the verb that follows: "ministers *meeting* in Orsa agreed". ``ending`` is that of such forms.
    """
    heads, relations, tags = list(heads), list(relations), list(tags)
    for word in range(1, len(forms)):
        doer, verb = word - 1, heads[word]
        gerund = tags[word] == "NOUN" and forms[word].endswith(ending) and relations[word] in SUBJECTS
        if not gerund or heads[doer] != word or relations[doer] not in SUBJECTS or verb <= word:
            continue
        if "cop" not in _own(word, heads, relations):
            heads[doer], relations[doer] = verb, relations[word]
            heads[word], relations[word], tags[word] = doer, "acl", "VERB"
    return heads, relations, tags


def in_headlines(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    forms: Sequence[str],
    twofold: Set[str],
) -> tuple[list[int], list[str], list[str]]:
    """The arcs of one sentence, mended where a verb that is an adjective too (``twofold``) stands between a noun and a
    number, as no adjective does, and yet has no subject: "Rebels *free* 20 hostages"."""
    heads, relations, tags = list(heads), list(relations), list(tags)
    for verb in range(1, len(forms) - 1):
        if forms[verb] not in twofold or tags[verb + 1] != "NUM" or tags[verb - 1] not in ("NOUN", "PROPN"):
            continue
        thing, doer = heads[verb + 1], verb - 1
        while 0 <= heads[doer] < verb and tags[heads[doer]] in ("NOUN", "PROPN"):
            doer = heads[doer]
        if thing <= verb or tags[thing] != "NOUN" or "case" in _own(doer, heads, relations):
            continue
        three = {doer, thing, verb}
        top = next((each for each in (verb, doer, thing) if three.isdisjoint(above(each, heads))), None)
        if top is None:
            continue
        undergone = heads[thing]
        if undergone > thing and relations[thing] in SUBJECTS:  # "free 20 hostages *taken* in May"
            heads[undergone], relations[undergone] = thing, "acl"
        head, relation = heads[top], relations[top]
        heads[verb], relations[verb], tags[verb] = head, relation, "VERB"
        heads[doer], relations[doer] = verb, "nsubj"
        heads[thing], relations[thing] = verb, "obj"
    return heads, relations, tags


def _own(word: int, heads: Sequence[int], relations: Sequence[str]) -> set[str]:
    """The relations of what hangs on a word."""
    return {relations[each] for each, head in enumerate(heads) if head == word}


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
