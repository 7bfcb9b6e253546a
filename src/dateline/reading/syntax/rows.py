"""Rows of verbs: what one does one after the other, "closed the road, recalled its envoy and moved guns"; and the two
who are between each other, "talks in Orsa between the army and the rebels".

The network weighs every arc for itself, and of such a row it may hang the first verb on the second, or what the first
has for a subject or an object on the second. Each arc is moved so that what is a tree stays one.
"""

from collections.abc import Sequence, Set

from dateline.reading.syntax.owners import SUBJECTS, above

_UNDER = ("acl", "advcl", "parataxis", "ccomp", "dep", "conj")
"""How the first verb of a row may hang on the second."""
_OPENS = ("mark", "advmod:rel")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def rows(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], forms: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, with the first of a row of verbs above the others, and with its own subject and object.

    ``heads`` are indices in the sentence, -1 at the root; ``forms`` the words in small letters.
    """
    heads, relations = list(heads), list(relations)
    for verb, tag in enumerate(tags):
        if tag == "VERB" and relations[verb] in _UNDER and heads[verb] > verb:
            _lead(verb, heads, relations, tags, forms)
        elif tag == "VERB" and relations[verb] == "acl" and 0 <= heads[verb] < verb:
            _finite(verb, heads, relations, tags, forms)
        elif tag == "VERB" and relations[verb] == "parataxis" and 0 <= heads[verb] < verb:
            _middle(verb, heads, relations, tags, forms)
    for verb, tag in enumerate(tags):
        first = heads[verb]
        beside = relations[verb] == "parataxis" and forms[verb - 1] == ","
        if (
            tag == "VERB"
            and (relations[verb] == "conj" or beside)
            and 0 <= first < verb
            and tags[first] == "VERB"
        ):
            _return(verb, first, heads, relations)
    return heads, relations


def _lead(
    first: int, heads: list[int], relations: list[str], tags: Sequence[str], forms: Sequence[str]
) -> None:
    """Put the first verb of a row above the second: "The band *robbed* a bank, burned a mill and fled"."""
    second = heads[first]
    own = [word for word, head in enumerate(heads) if head == first]
    subject = next((word for word in own if relations[word] in SUBJECTS and word < first), None)
    if subject is None or tags[second] != "VERB" or any(relations[word] in _OPENS for word in own):
        return
    beside = [word for word, head in enumerate(heads) if head == second and word != first]
    if any(relations[word] in (*SUBJECTS, "aux", "aux:pass", "mark", "expl") for word in beside):
        return
    commas = sum(forms[word] == "," for word in range(subject, first))
    near = second - 1
    while near > first and tags[near] == "ADV":
        near -= 1
    third = [
        word
        for word in range(second + 1, len(heads))
        if heads[word] in (first, second) and relations[word] == "conj" and tags[word] == "VERB"
    ]
    joints = [word for word, name in enumerate(relations) if name == "cc" and heads[word] in third]
    if commas == 1 or forms[near] != "," or not joints or forms[second].endswith("ing"):
        return
    heads[first], relations[first] = heads[second], relations[second]
    heads[second], relations[second] = first, "conj"
    for word in third:
        heads[word] = first


def _middle(
    second: int, heads: Sequence[int], relations: list[str], tags: Sequence[str], forms: Sequence[str]
) -> None:
    """Join the second verb of a row to the first, where it passes for a clause beside it: "Troops sealed off the hill,
    *cut* the power and turned cars away"."""
    first = heads[second]
    own = {relations[word] for word, head in enumerate(heads) if head == second}
    takes = {"obj", "obl", "compound:prt"} & own
    if tags[first] != "VERB" or forms[second - 1] != "," or forms[second].endswith("ing") or not takes:
        return
    if not own.isdisjoint((*SUBJECTS, "aux", "aux:pass", "mark", "expl", "cc", "cop")):
        return
    third = [
        word
        for word in range(second + 1, len(heads))
        if heads[word] in (first, second) and relations[word] == "conj" and tags[word] == "VERB"
    ]
    acts = any(head == first and relations[word] in SUBJECTS for word, head in enumerate(heads[:first]))
    if acts and any(relations[word] == "cc" and heads[word] in third for word in range(second, len(heads))):
        relations[second] = "conj"


def _finite(
    first: int, heads: list[int], relations: list[str], tags: Sequence[str], forms: Sequence[str]
) -> None:
    """Give the first verb of a row its subject where it passes for a participle on it, though it has an object: "The bloc
    *suspended* Sarno, froze its accounts and sent guards"."""
    subject = heads[first]
    second = heads[subject]
    bare = subject == first - 1 and relations[subject] == "nsubj" and second > first
    own = [word for word, head in enumerate(heads) if head == first]
    takes = any(relations[word] == "obj" and word > first for word in own)
    if not bare or not takes or forms[first].endswith("ing") or tags[second] != "VERB":
        return
    if any(relations[word] in _OPENS or relations[word].startswith("aux") for word in own):
        return
    heads[subject], heads[first], relations[first] = first, second, "parataxis"
    _lead(first, heads, relations, tags, forms)
    if heads[second] != first:
        heads[subject], heads[first], relations[first] = second, subject, "acl"


def _return(verb: int, first: int, heads: list[int], relations: list[str]) -> None:
    """Give the first of two joined verbs what stands right before or behind it and hangs on the second: "*The mayor*
    telephoned the king and promised …", "they arrested *ninety*, shot ten and left"."""
    own = {relations[word] for word, head in enumerate(heads) if head == first}
    for word, head in enumerate(heads):
        if head != verb or word in above(first, heads):
            continue
        if word < first and relations[word] in SUBJECTS and own.isdisjoint((*SUBJECTS, "expl")):
            heads[word], relations[verb] = first, "conj"
            own.add(relations[word])
            continue
        if (
            not first < word < verb
            or relations[word] != "obj"
            or not own.isdisjoint(("obj", "ccomp", "xcomp"))
        ):
            continue
        start = word
        while start - 1 > first and word in above(start - 1, heads):
            start -= 1
        if start == first + 1 and not own.isdisjoint(SUBJECTS):
            heads[word] = first


def two_sides(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], betweens: Sequence[bool]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, with the second of two on the first, where a word such as "between" brings them in, and
    the two on what is between them and not on its place: "talks in Orsa between *the army and the rebels*".

    ``betweens`` say which words are such.
    """
    heads, relations = list(heads), list(relations)
    for mark, is_between in enumerate(betweens):
        first = heads[mark]
        if (
            not is_between
            or relations[mark] != "case"
            or first <= mark
            or relations[first] not in ("nmod", "obl")
        ):
            continue
        if not any(
            heads[word] == first and relations[word] == "conj" for word in range(first + 1, len(heads))
        ):
            _join(first, heads, relations, tags)
        place = heads[first]
        if (
            0 <= place < mark
            and tags[place] == "PROPN"
            and relations[place] in ("nmod", "obl")
            and heads[place] >= 0
        ):
            heads[first], relations[first] = heads[place], relations[place]
    return heads, relations


def _join(first: int, heads: list[int], relations: list[str], tags: Sequence[str]) -> None:
    """Put the noun after the next "and", if it is joined to a word above, on the first of two."""
    higher = above(first, heads)
    for joint in range(first + 1, len(heads)):
        second = heads[joint]
        if tags[joint] in ("VERB", "AUX"):
            return
        if relations[joint] == "cc":
            if (
                second > joint
                and tags[second] in _NOMINAL
                and relations[second] == "conj"
                and heads[second] in higher
                and second not in higher
            ):
                heads[second] = first
            return


def after_subjects(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, with a verb that passes for the subject of the next as the first of two: "five *escaped*
    and three were freed"; or as a participle of that subject: "ten workers *held* for a week were freed"."""
    heads, relations = list(heads), list(relations)
    for first, relation in enumerate(relations):
        second = heads[first]
        if relation not in SUBJECTS or tags[first] != "VERB" or second < first or tags[second] != "VERB":
            continue
        own = [word for word, head in enumerate(heads) if head == first]
        doer = next((word for word in own if relations[word] in SUBJECTS and word < first), None)
        joined = [w for w in own if first < w < second and relations[w] == "conj" and tags[w] in _NOMINAL]
        if doer is None or any(relations[word] in _OPENS for word in own):
            continue
        if not joined and not any(relations[word].startswith(("aux", "expl", "cc")) for word in own):
            heads[doer], relations[doer] = second, relation
            heads[first], relations[first] = doer, "acl"
        if len(joined) != 1:
            continue
        heads[first], relations[first] = heads[second], relations[second]
        heads[second], relations[second] = first, "conj"
        heads[joined[0]], relations[joined[0]] = second, relation
    return heads, relations


def beside_reports(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    forms: Sequence[str],
    words: tuple[Set[str], str],
) -> list[int]:
    """The heads of one sentence, with a verb behind "but" on the verb that reports, where it hangs on the participle of
    what is reported, of whose form it is not: "denied it was pressing him but *urged* him to go". ``words`` are such
    joints, and the ending of participles.
    """
    contrasting, present = words
    heads = list(heads)
    for verb, reported in enumerate(heads):
        if relations[verb] != "conj":
            continue
        while reported >= 0 and relations[reported] == "xcomp":
            reported = heads[reported]
        if not 0 <= reported < verb or relations[reported] != "ccomp":
            continue
        above = heads[reported]
        own = [word for word, head in enumerate(heads) if head == verb and word < verb]
        joint = any(forms[word] in contrasting and relations[word] == "cc" for word in own)
        free = not any(relations[word].startswith(("nsubj", "aux", "mark")) for word in own)
        going_on = forms[reported].endswith(present) and not forms[verb].endswith(present)
        if joint and free and going_on and 0 <= above < reported and tags[above] == tags[verb] == "VERB":
            heads[verb] = above
    return heads


def reduced_on_rows(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, with the second of two as that and a participle as one of theirs, where it passes for a
    clause on the first whose subject the second is: "nine guards and *ten workers held* hostage were freed"."""
    heads, relations = list(heads), list(relations)
    for second, verb in enumerate(heads):
        if relations[second] != "nsubj" or not second < verb or relations[verb] != "acl:relcl":
            continue
        first = heads[verb]
        joint = [word for word, head in enumerate(heads) if head == second and relations[word] == "cc"]
        if not 0 <= first < second or not joint or not first < joint[0] < second:
            continue
        own = [relations[word] for word, head in enumerate(heads) if head == verb]
        if tags[second] in _NOMINAL and not any(name.startswith("aux") or name == "mark" for name in own):
            heads[second], relations[second] = first, "conj"
            relations[verb] = "acl"
    return heads, relations
