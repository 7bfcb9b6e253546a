"""Arcs that the words beside them rule out: the network weighs every arc for itself, and two of them may contradict."""

from collections.abc import Sequence, Set
from itertools import pairwise

from dateline.reading.syntax.owners import NOUNS, SUBJECTS, above

_SAME = ("nsubj", "nsubj:pass", "obj", "obl", "nmod", "appos", "iobj", "root")
"""Relations that a verb or noun has to one phrase of a kind, so that two words side by side are one phrase."""
_PARTS = (*NOUNS, "NUM", "PRON")
_BEFORE_NOUN = ("det", "nummod", "amod", "compound", "nmod:poss", "advmod", "case")
_CLAUSES = ("advcl", "ccomp", "xcomp", "conj")
_FILLED = ("obj", "ccomp", "xcomp")
_NO_CLAUSE = ("aux", "cop", "amod", "mark", "case", "compound", "reparandum", "nsubj", "fixed")
"""Relations of what passes for a verb and heads no clause."""
_SHORT = 3
"""Letters of a noun whose last may be an "s" and no sign of the plural: "gas"."""
_LONGEST_DATELINE = 12
"""Words before the dash that ends a dateline, at most."""


def within(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], ofs: Sequence[bool]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where a whole hangs beside the part before it or above it: what is done to "22 of
    31 drones" or to "cells of radicals" is done to 22, or to the cells.

    ``heads`` are indices in the sentence, -1 at the root; ``ofs`` say which words bring a whole in.
    """
    heads, relations = list(heads), list(relations)
    for of, is_of in enumerate(ofs):
        part, whole = of - 1, heads[of]
        if not is_of or part < 0 or relations[of] != "case" or whole <= of or tags[part] not in _PARTS:
            continue
        if relations[whole] == "nummod" and heads[whole] > whole:
            whole = heads[whole]
        if heads[part] == whole and tags[part] == "NUM":
            for word in range(part):
                heads[word] = part if heads[word] == whole else heads[word]
            heads[part], relations[part] = heads[whole], relations[whole]
            heads[whole], relations[whole] = part, "nmod"
            continue
        beside = heads[part] == heads[whole] >= 0 and relations[whole] in _SAME
        if beside and tags[whole] in NOUNS and (relations[part] in _SAME or tags[part] == "NUM"):
            heads[whole], relations[whole] = part, "nmod"
    return heads, relations


def whole_names(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where two words of a name hang side by side, each as the subject of one verb, or
    the object: "Vice-president *Mara Holt* said". The first carries the name, or the second where the preposition of
    both hangs on it ("on *Wall Street*"). No name goes on from a word before other words ("the *founder*, Mara *Holt*").
    """
    heads, relations = list(heads), list(relations)
    for first, second in pairwise(range(len(heads))):
        if tags[first] != "PROPN" or tags[second] != "PROPN":
            continue
        if (heads[second], relations[second]) == (
            first,
            "appos",
        ):  # without a comma no name is set beside another
            relations[second] = "flat"
        if relations[second] == "flat" and heads[second] < first and relations[first] in ("flat", "appos"):
            apart = relations[first] == "appos" or heads[first] > heads[second]
            if apart and second not in above(first, heads):
                heads[second] = first
        if relations[first] not in _SAME:
            continue
        if heads[first] != heads[second] or heads[first] < 0 or relations[first] != relations[second]:
            continue
        before = [word for word in range(first) if heads[word] == second]
        if any(relations[word] == "case" for word in before):
            heads[first], relations[first] = second, "compound"
        else:
            heads[second], relations[second] = first, "flat"
            for word in before:
                heads[word] = first
    _joined_thirds(heads, relations, tags)
    for word, head in enumerate(heads):  # "blamed *the Salt Brothers*": no name goes on from a verb
        if (
            relations[word] == "flat"
            and 0 <= head < word
            and tags[head] == "VERB"
            and tags[word] in ("NOUN", "PROPN")
        ):
            relations[word] = "obl:unmarked" if (head, "obj") in zip(heads, relations, strict=True) else "obj"
    return heads, relations


def _joined_thirds(heads: list[int], relations: list[str], tags: Sequence[str]) -> None:
    """Hang the last word of a name on the first where both hang on one verb: "*Mara* Ilse *Holt* said"."""
    for first, last in pairwise(range(len(heads))):
        lead = heads[first]
        if relations[first] != "flat" or not 0 <= lead < first or {tags[lead], tags[last]} != {"PROPN"}:
            continue
        if relations[lead] in _SAME and (heads[lead], relations[lead]) == (heads[last], relations[last]):
            heads[last], relations[last] = lead, "flat"


def compounds(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    forms: Sequence[str],
    words: tuple[Set[str], Set[str], str],
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where a noun and the one right behind it hang side by side, each as the object of
    one verb, or the subject: who fires "*tear gas*" fires at no tear. ``words`` are nouns for persons, what somebody is
    held as, and the ending of participles: who is told something and what he is held as are two.

    Nouns stand side by side so in 230 of 8690 sentences of news (PLV and PolNeAR train, MUC-4, ECB+ and others); more
    than nine of ten are one phrase.
    """
    persons, held, present = words
    heads, relations = list(heads), list(relations)
    for first in range(len(forms) - 2, -1, -1):
        last = first + 1
        while relations[last] == "compound" and heads[last] == last + 1 < len(forms):
            last += 1
        if (heads[first], relations[first]) != (heads[last], relations[last]) or relations[
            first
        ] not in _SAME:
            continue
        nouns = tags[first] == tags[last] == "NOUN" and heads[first] not in (-1, first, last)
        many = (forms[first].endswith("s") and len(forms[first]) > _SHORT) or forms[first] in persons
        if not nouns or many or forms[last] in held or forms[last].endswith((present, "ed")):
            continue
        for word in range(first):
            heads[word] = last if heads[word] == first else heads[word]
        heads[first], relations[first] = last, "compound"
    return heads, relations


def after_dateline(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], dashes: Sequence[bool]
) -> list[str]:
    """The relations of one sentence, with the place of a dateline as none of its subjects: "*ORSA*, 4 May – Two officials
    said …" has two, of which the one before the dash says nothing. ``dashes`` say which words are dashes.
    """
    relations = list(relations)
    if tags[:1] != ["PROPN"] or not relations[0].startswith("nsubj"):
        return relations
    dash = next((word for word, is_dash in enumerate(dashes[:_LONGEST_DATELINE]) if is_dash), None)
    others = (
        word for word, (head, name) in enumerate(zip(heads, relations, strict=True))
        if word and head == heads[0] and name.startswith("nsubj")
    )  # fmt: skip
    if dash is not None and any(dash < word < heads[0] for word in others):
        relations[0] = "dep"
    return relations


def complements(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], thats: Sequence[bool]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where a "that" before an article hangs as an article itself: "he accepted *that a
    log*, shown in May, *held* an order" has a clause, on whose verb what is accepted was taken to hang. ``thats`` say
    which words may bring a clause in.
    """
    heads, relations = list(heads), list(relations)
    for mark, is_that in enumerate(thats[:-1]):
        noun = heads[mark]
        if not is_that or relations[mark] != "det" or tags[mark + 1] != "DET" or noun <= mark + 1:
            continue
        verb = heads[noun]
        if (
            heads[mark + 1] != noun
            or relations[noun] != "obj"
            or not 0 <= verb < mark
            or relations[verb] != "advcl"
        ):
            continue
        told = heads[verb]
        subjects = (
            word for word, head in enumerate(heads) if head == told and relations[word].startswith("nsubj")
        )
        if told <= noun or any(subjects):
            continue
        heads[verb], relations[verb] = heads[told], relations[told]
        heads[told], relations[told] = verb, "ccomp"
        heads[noun], relations[noun] = told, "nsubj"
        heads[mark], relations[mark] = told, "mark"
    return heads, relations


def joined(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where a noun right after a joined verb is itself joined to what stands before that
    verb, which then has no object: "killed six and wounded nine *others*" wounds nine others; or where it passes for a
    second object of the first: "free the men and drop *all charges*".
    """
    heads, relations = list(heads), list(relations)
    for verb, (first, relation) in enumerate(zip(heads, relations, strict=True)):
        if relation != "conj" or tags[verb] != "VERB" or first < 0:
            continue
        noun = verb + 1
        while noun < len(heads) and heads[noun] > noun and relations[noun] in _BEFORE_NOUN:
            noun += 1
        if noun == len(heads) or tags[noun] not in _PARTS:
            continue
        arcs = set(zip(heads, relations, strict=True))
        second = (heads[noun], relations[noun]) == (first, "obj") and (first, "obj") in zip(
            heads[:verb], relations[:verb], strict=True
        )
        if relations[noun] != "conj" and not second:
            continue
        filled = (noun, "case") in arcs or any((verb, name) in arcs for name in _FILLED)
        if first <= heads[noun] < verb and not filled and noun not in above(verb, heads):
            heads[noun], relations[noun] = verb, "obj"
    return heads, relations


def charged(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    forms: Sequence[str],
    words: tuple[Set[str], Set[str], Set[str]],
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where what somebody is accused of hangs on him: "accuses the army *of an attack*"
    is about no army of attacks, nor "accuses it *of shelling* a town" about one that shells, while "the rebels of the
    Hill Front" are those of a name. ``words`` are the forms of such verbs, of those of them that charge with a deed, and
    what brings the charge in.
    """
    charges, deeds, ofs = words
    hung = {"case": ("nmod", "obl", charges), "mark": ("acl", "advcl", deeds)}
    heads, relations = list(heads), list(relations)
    for case, form in enumerate(forms):
        charge = heads[case]
        if form not in ofs or relations[case] not in hung or charge <= case or tags[charge] == "PROPN":
            continue
        on_whom, on_verb, verbs = hung[relations[case]]
        whom = heads[charge]
        verb = heads[whom] if whom >= 0 and relations[whom] in ("obj", "iobj") else -1
        if relations[charge] == on_whom and verb >= 0 and forms[verb] in verbs and verb < whom < case:
            heads[charge], relations[charge] = verb, on_verb
    return heads, relations


def subordinate(
    heads: Sequence[int], relations: Sequence[str], leads: Sequence[bool]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, with the clauses that a word such as "after" brings in as adverbial ones: where they hang
    as if joined to the clause before ("left, a day *after* the raid killed six"), and where they hang on their own
    subject ("two days *after* two bombs killed six").
    """
    heads, relations = list(heads), list(relations)
    for mark, is_lead in enumerate(leads):
        clause = heads[mark]
        if not is_lead or relations[mark] != "mark" or clause < mark:
            continue
        noun = heads[clause]
        if relations[clause] == "conj":
            joined_by = any(
                head == clause and name == "cc" for head, name in zip(heads, relations, strict=True)
            )
            if not joined_by and noun < mark:
                relations[clause] = "advcl"
        elif relations[clause] == "acl" and mark < noun < clause and heads[noun] >= 0:
            heads[clause], relations[clause] = heads[noun], "advcl"
            heads[noun], relations[noun] = clause, "nsubj"
    return heads, relations


def leading(heads: Sequence[int], relations: Sequence[str]) -> list[int]:
    """The heads of one sentence, where a word that opens a clause hangs on one before it: in "nobody dies *if* they pay"
    it opens the clause beside that one, which comes after it.
    """
    heads = list(heads)
    for mark, relation in enumerate(relations):
        head = heads[mark]
        if relation != "mark" or not 0 <= head < mark:
            continue
        clauses = (i for i in range(mark + 1, len(heads)) if heads[i] == head and relations[i] in _CLAUSES)
        heads[mark] = next(clauses, head)
    return heads


def behind(heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]) -> list[int]:
    """The heads of one sentence, where a phrase that tells of the noun before it hangs on one behind the verb: "the
    strike *on the city* killed six people" is no city of people.
    """
    heads = list(heads)
    for case, relation in enumerate(relations):
        noun = heads[case]
        if (
            relation != "case"
            or noun <= case
            or relations[noun] != "nmod"
            or heads[noun] <= noun
            or case == 0
        ):
            continue
        free = noun not in above(case - 1, heads)
        if free and tags[case - 1] in _PARTS and "VERB" in tags[noun : heads[noun]]:
            heads[noun] = case - 1
    return heads


def reduced(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where a clause without a "that" right after a noun hangs as a clause joined to the
    one before: in "they killed two clerks *I knew*" nothing joins the two verbs, and the clerks are killed.
    """
    heads, relations = list(heads), list(relations)
    for subject in range(1, len(heads) - 1):
        verb, noun = subject + 1, subject - 1
        if (
            tags[subject] != "PRON"
            or relations[subject] != "nsubj"
            or heads[subject] != verb
            or relations[verb] != "conj"
            or tags[noun] not in NOUNS
            or not 0 <= heads[verb] < noun
            or heads[noun] not in (verb, heads[verb])
            or any(heads[word] == verb for word in range(noun) if relations[word] in ("cc", "punct"))
        ):
            continue
        if heads[noun] == verb:
            heads[noun], relations[noun] = heads[verb], "obj"
        heads[verb], relations[verb] = noun, "acl:relcl"
    return heads, relations


def signs(relations: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The relations of one sentence, with every sign as punctuation: no quotation mark is a subject."""
    return ["punct" if tag == "PUNCT" else name for name, tag in zip(relations, tags, strict=True)]


def adverbs(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    forms: Sequence[str],
    words: tuple[str, Set[str]],
) -> tuple[list[int], list[str], list[str]]:
    """Heads, relations and tags of one sentence, mended where an adverb right before a verb passes for another verb: "was
    *fatally* shot". ``words`` are the ending of adverbs, and the verbs that have it too.
    """
    heads, relations, tags = list(heads), list(relations), list(tags)
    ending, verbs = words
    for word in range(len(forms) - 1):
        verb, form = word + 1, forms[word]
        if not form.endswith(ending) or {tags[word], tags[verb]} != {"VERB"} or form in verbs:
            continue
        if heads[verb] == word:
            heads[verb], relations[verb] = heads[word], relations[word]
        elif word in above(verb, heads):
            continue
        heads = [verb if head == word and each != verb else head for each, head in enumerate(heads)]
        heads[word], relations[word], tags[word] = verb, "advmod", "ADV"
    return heads, relations, tags


def summed_up(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], forms: Sequence[str], nouns: Set[str]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where a noun for what a clause tells is set beside a noun of it: "he shot the
    guard, a *charge* that he denies" shoots no charge. It hangs on the verb."""
    heads, relations = list(heads), list(relations)
    for word, form in enumerate(forms):
        if form not in nouns or tags[word] != "NOUN" or word < 2:
            continue
        second = (
            relations[word] == "obj"
            and forms[word - 2] == ","
            and (heads[word], "obj") in zip(heads[: word - 2], relations[: word - 2], strict=True)
        )
        if relations[word] != "appos" and not second:
            continue
        verb = heads[word]
        while verb >= 0 and tags[verb] != "VERB":
            verb = heads[verb]
        if 0 <= verb < word:
            heads[word], relations[word] = verb, "parataxis"
    return heads, relations


def right_behind(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, with an object right behind a verb that has none on that verb, where it hangs on a later
    one: "threw *stones* at the police, injuring four" injures no stones. What a verb says may begin with its subject.

    Of 68 such in news texts (PLV and PolNeAR train, MUC-4, ECB+ and others) 60 are objects of the verb before them.
    """
    heads, relations = list(heads), list(relations)
    for noun, relation in enumerate(relations):
        later = heads[noun]
        if relation != "obj" or later < noun or tags[noun] not in NOUNS:
            continue
        verb = noun - 1
        while verb >= 0 and heads[verb] == noun and relations[verb] in _BEFORE_NOUN:
            verb -= 1
        if verb < 0 or tags[verb] != "VERB" or relations[verb] in _NO_CLAUSE or noun in above(verb, heads):
            continue
        own = {relations[word] for word, head in enumerate(heads) if head == verb}
        said = heads[later] == verb and relations[later] == "ccomp"
        if not said and own.isdisjoint(("obj", "aux:pass", "cop")):
            heads[noun] = verb
    return heads, relations


def handed_over(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    forms: Sequence[str],
    words: tuple[Set[str], Set[str]],
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, with a particle right behind its verb as no hedge of the number that follows: in "handed
    *over* 22 prisoners" there are 22. ``words`` are the particles, and the forms of verbs that have them.
    """
    particles, verbs = words
    heads, relations = list(heads), list(relations)
    for word in range(1, len(forms) - 1):
        if forms[word] not in particles or forms[word - 1] not in verbs or tags[word + 1] != "NUM":
            continue
        if tags[word - 1] == "VERB" and word not in heads:
            heads[word], relations[word] = word - 1, "compound:prt"
    return heads, relations


def no_less(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    forms: Sequence[str],
    words: tuple[Set[str], Set[str], Set[str]],
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, with what something is called "nothing less than" as what it is called: "called the
    arrests nothing less than *kidnapping*". ``words`` are the first two words of such, and forms of the verbs of calling.
    """
    first, second, calling = words
    heads, relations = list(heads), list(relations)
    for word in range(2, len(forms) - 2):
        if forms[word] not in first or forms[word + 1] not in second:
            continue
        verb = next((i for i in range(word - 1, -1, -1) if tags[i] in ("VERB", "AUX")), -1)
        if verb < 0 or forms[verb] not in calling:
            continue
        start = word + 2 if tags[word + 2] not in ("ADP", "SCONJ") else word + 3
        what = next((i for i in range(start, len(forms)) if tags[i] in NOUNS), -1)
        while what >= 0 and heads[what] > what and relations[what] in ("compound", "nmod:poss", "nmod:desc"):
            what = heads[what]
        if what < 0 or any(tags[i] in ("VERB", "AUX", "PUNCT") for i in range(start, what)):
            continue
        if what in above(verb, heads):
            continue
        heads[what], relations[what] = verb, "xcomp"
        for small in range(word, start):
            heads[small], relations[small] = what, "advmod"
    return heads, relations


def bracketed(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], forms: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where a name in brackets hangs on a noun before the name that it is short for:
    "the chair of the Caribbean *Community (CARICOM)*"; and where it hangs on what follows: "the *Party (PKU)* claimed an
    attack on a firm".
    """
    heads, relations = list(heads), list(relations)
    for word in range(2, len(forms)):
        whole = word - 2
        if forms[word - 1] != "(" or {tags[word], tags[whole]} != {"PROPN"}:
            continue
        behind = (
            heads[word] > word and forms[word + 1 : word + 2] == [")"] and relations[word] not in SUBJECTS
        )
        if relations[word] != "appos" and not behind:
            continue
        while (
            relations[whole] in ("flat", "compound")
            and (behind or heads[word] < heads[whole])
            and heads[whole] < word
        ):
            whole = heads[whole]
        if behind and 0 <= whole < word and word not in above(whole, heads):
            heads[word], relations[word] = whole, "appos"
        elif relations[whole] == "nmod" and heads[whole] == heads[word]:
            heads[word] = whole
    return heads, relations


def listed(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where two subjects of one verb have an "and" between them: "*he* and *President
    Roe* agreed" has one subject, and the second is joined to it.
    """
    heads, relations = list(heads), list(relations)
    subjects = [word for word, name in enumerate(relations) if name in SUBJECTS and heads[word] > word]
    for first, second in pairwise(subjects):
        between = range(first + 1, second)
        both = next((word for word in between if relations[word] == "cc"), None)
        alike = heads[first] == heads[second] and relations[first] == relations[second]
        apart = any(tags[word] == "VERB" and relations[word] not in _BEFORE_NOUN for word in between)
        if both is not None and alike and not apart and both not in above(first, heads):
            heads[second], relations[second], heads[both] = first, "conj", second
        elif both is None and alike and tags[second] == "PROPN" and first in above(second - 1, heads):
            heads[second], relations[second] = second - 1, "appos"  # "police in the capital *Marn* said"
    return heads, relations


def speakers(heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]) -> list[int]:
    """The heads of one sentence, mended where who says it hangs, behind its verb, on what is said: "killed two, *the
    governor* of Tarn, Alu Belo, said".
    """
    heads = list(heads)
    for subject, relation in enumerate(relations):
        deed = heads[subject]
        if relation != "nsubj" or not 0 <= deed < subject or "PUNCT" not in tags[deed:subject]:
            continue
        said = [deed, *(word for word in above(deed, heads) if word < subject and relations[word] == "ccomp")]
        saying = max((heads[word] for word in said if relations[word] == "ccomp"), default=-1)
        own = (word for word in range(deed, saying) if heads[word] == saying and relations[word] in SUBJECTS)
        if saying > subject and tags[saying] == "VERB" and next(own, None) is None:
            heads[subject] = saying
    return heads


def participles(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], forms: Sequence[str], present: str
) -> list[int]:
    """The heads of one sentence, mended where a present participle is joined to a finite verb below another one, with
    which it goes: "fired, *walking* around him as he lay still and *kicking* him".
    """
    heads = list(heads)
    carried = {head for head, name in zip(heads, relations, strict=True) if name.startswith("aux")}

    def bare(word: int) -> bool:
        return tags[word] == "VERB" and forms[word].endswith(present) and word not in carried

    for word, relation in enumerate(relations):
        finite = heads[word]
        if relation != "conj" or not bare(word) or not 0 <= finite < word or forms[finite].endswith(present):
            continue
        higher = heads[finite]
        if tags[finite] == "VERB" and relations[finite] == "advcl" and 0 <= higher < finite and bare(higher):
            heads[word] = higher
    return heads


def trailing(heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]) -> list[int]:
    """The heads of one sentence, mended where a clause that tells of a noun hangs on a later one: "the attack,
    *condemned* by many, was a sign" tells of the attack.
    """
    heads = list(heads)
    for clause, relation in enumerate(relations):
        late = heads[clause]
        if relation != "acl" or late <= clause or clause < 2 or tags[clause] != "VERB":
            continue
        before = clause - 1 if tags[clause - 1] in NOUNS else clause - 2
        if tags[before] not in NOUNS or (before == clause - 2 and tags[clause - 1] != "PUNCT"):
            continue
        while heads[before] >= 0 and heads[before] < clause and tags[heads[before]] in NOUNS:
            before = heads[before]
        if heads[before] == late and clause not in above(before, heads):
            heads[clause] = before
    return heads


def series(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], forms: Sequence[str]
) -> list[str]:
    """The relations of one sentence, mended where the second of three passes for a description of the first: "his mother,
    *father* and sister were held".
    """
    relations = list(relations)
    for second in range(2, len(forms) - 2):
        first, joint = heads[second], heads[second + 1]
        if relations[second] != "appos" or tags[second] != tags[first] or tags[second] not in NOUNS:
            continue
        joins = (
            relations[second + 1] == "cc" and relations[joint] == "conj" and heads[joint] in (first, second)
        )
        if joins and forms[second - 1] == ",":
            relations[second] = "conj"
    return relations


def befallen(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], forms: Sequence[str], kin: Set[str]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where what befell somebody hangs on those who belong to him: in "relatives of a
    teenager *shot* dead by police" the teenager was shot. ``kin`` are forms of nouns for those.
    """
    heads, relations = list(heads), list(relations)
    for deed, relation in enumerate(relations):
        outer, inner = heads[deed], deed - 1
        if not relation.startswith("acl") or tags[deed] != "VERB" or outer < 0 or forms[outer] not in kin:
            continue
        while inner > outer and heads[inner] == deed and tags[inner] == "ADV":
            inner -= 1
        if inner > outer and relations[inner] == "nmod" and heads[inner] == outer and tags[inner] in NOUNS:
            heads[deed], relations[deed] = inner, "acl"
    return heads, relations


def parted(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where the subject of a clause joined to another hangs on what stands before the
    "and": in "two men died, and *five*, among them a nurse, were hurt" nobody but the five was hurt.
    """
    heads, relations = list(heads), list(relations)
    for verb, relation in enumerate(relations):
        if relation not in ("conj", "ccomp") or tags[verb] not in ("VERB", "ADJ"):
            continue
        own = [word for word in range(verb) if heads[word] == verb]
        helps = [word for word in own if relations[word].startswith("aux") or relations[word] == "cop"]
        if not helps or any(relations[word] in SUBJECTS and tags[word] != "DET" for word in own):
            continue  # "*all* of them" is no subject of its own
        first = heads[verb] if relation == "conj" else _sibling(verb, heads, relations)
        helper = helps[-1]
        while helper - 1 in own and helper > 1:
            helper -= 1
        both = max((word for word in range(first + 1, helper) if relations[word] == "cc"), default=-1)
        if first < 0 or both < 0:
            continue
        tops = (word for word in range(both + 1, helper) if not both < heads[word] < helper)
        subject = next((word for word in tops if tags[word] in _PARTS), -1)
        if subject < 0 or subject in above(verb, heads):
            continue
        behind_verb = heads[subject] == first and relations[subject] in SUBJECTS
        joined_on = (
            heads[both] == subject and tags[both - 1] == "PUNCT"
        )  # not "in the head and *neck*, was taken away"
        if not (behind_verb or joined_on or heads[both] == verb):
            continue
        passive = any(relations[word] == "aux:pass" for word in helps)
        for floating in own:
            if relations[floating] in SUBJECTS:
                heads[floating], relations[floating] = subject, "appos"
        heads[subject], relations[subject] = verb, "nsubj:pass" if passive else "nsubj"
        heads[both] = verb
    return heads, relations


def foregoing(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where the subject of a clause after "and" passes for joined to a noun: in
    "dropped bombs on the crowd and a *gunship* then fired on those who fled" the gunship fired, since nothing else joins
    that verb."""
    heads, relations = list(heads), list(relations)
    for noun, head in enumerate(heads):
        if relations[noun] != "conj" or tags[noun] not in NOUNS:
            continue
        verb = noun + 1
        while verb < len(heads) and tags[verb] in ("ADV", "AUX"):
            verb += 1
        if (
            verb == len(heads)
            or tags[verb] != "VERB"
            or not (head > verb or _joins_clauses(noun, verb, heads, relations))
        ):
            continue
        own = {relations[word] for word, above_it in enumerate(heads) if above_it == verb}
        if not own.isdisjoint((*SUBJECTS, "cc")) or noun in above(verb, heads):
            continue
        clause = max((word for word in above(noun, heads) if tags[word] == "VERB"), default=-1)
        if 0 <= clause < noun and verb not in above(clause, heads) and relations[verb] == "conj":
            heads[verb] = clause
        for mark in (word for word in range(noun) if heads[word] == noun and relations[word] == "cc"):
            heads[mark] = verb
        heads[noun], relations[noun] = verb, "nsubj:pass" if "aux:pass" in own else "nsubj"
    return heads, relations


def _joins_clauses(noun: int, verb: int, heads: Sequence[int], relations: Sequence[str]) -> bool:
    """Whether an "and" before a noun joins the verb behind it, which hangs on one before them both; a verb right behind
    the noun may be a participle ("the groups *tied* to it")."""
    marked = verb > noun + 1 and any(heads[word] == noun and relations[word] == "cc" for word in range(noun))
    return marked and relations[verb] == "conj" and 0 <= heads[verb] < noun


def _sibling(word: int, heads: Sequence[int], relations: Sequence[str]) -> int:
    """The word before with the same head and relation; -1 where there is none."""
    same = (w for w in range(word) if heads[w] == heads[word] and relations[w] == relations[word])
    return max(same, default=-1)


def side_by_side(heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]) -> list[int]:
    """The heads of one sentence, with a verb right after another and its "and" joined to that one, where it hangs on one
    further off: "a boy was shot, and his father was shot and *killed*" kills the father.
    """
    heads = list(heads)
    for joint, relation in enumerate(relations[:-1]):
        before, after = joint - 1, joint + 1
        if relation != "cc" or before < 0 or heads[joint] != after or relations[after] != "conj":
            continue
        far = heads[after]
        if tags[before] == tags[after] == "VERB" and 0 <= far < before and far in above(before, heads):
            heads[after] = before
    return heads


def opened(heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]) -> list[int]:
    """The heads of one sentence, mended where the subject of a clause before the main one hangs on the main verb, which
    has a subject of its own: "when *the clerk* tried to stop him, the gunman shot her".
    """
    heads = list(heads)
    for clause, relation in enumerate(relations):
        main = heads[clause]
        if relation != "advcl" or main <= clause or tags[clause] not in ("VERB", "AUX"):
            continue
        if any(head == clause and name in SUBJECTS for head, name in zip(heads, relations, strict=True)):
            continue
        beside = [word for word in range(main) if heads[word] == main and relations[word] in SUBJECTS]
        own = [word for word in beside if word < clause]
        opens = any(heads[word] in (main, clause) and relations[word] == "mark" for word in range(clause))
        if own and opens and beside[-1] > clause:
            for word in range(clause):
                if heads[word] == main and (word in own or relations[word] == "mark"):
                    heads[word] = clause
    return heads


def inverted(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where what stands behind the object passes for the subject, and what stands before
    the verb for none: "*the shelling* hurt four, two of them badly".
    """
    heads, relations = list(heads), list(relations)
    if not any(name in SUBJECTS and tags[word - 1] == "PUNCT" for word, name in enumerate(relations)):
        return heads, relations
    for verb, tag in enumerate(tags):
        if tag != "VERB":
            continue
        own = [word for word, head in enumerate(heads) if head == verb]
        subjects = [word for word in own if relations[word] in SUBJECTS]
        hit = next((word for word in own if relations[word] == "obj" and word > verb), None)
        if hit is None or len(subjects) != 1 or subjects[0] < hit or tags[subjects[0] - 1] != "PUNCT":
            continue
        first = [
            word for word in own if word < verb and relations[word] in ("obl", "obl:unmarked", "obj", "dep")
        ]
        cased = {head for head, name in zip(heads, relations, strict=True) if name == "case"}
        if len(first) == 1 and first[0] not in cased and tags[first[0]] in NOUNS:
            relations[first[0]] = "nsubj"
            heads[subjects[0]], relations[subjects[0]] = hit, "appos"
    return heads, relations
