"""Arcs that the words beside them rule out: the network weighs every arc for itself, and two of them may contradict."""

from collections.abc import Sequence

from dateline.reading.owners import NOUNS

_SAME = ("nsubj", "nsubj:pass", "obj", "obl", "conj", "root")
"""Relations of a number that stands for those counted: "shot down *22* of 31 drones"."""
_BEFORE_NOUN = ("det", "nummod", "amod", "compound", "nmod:poss", "advmod", "case")
_FILLED = ("obj", "ccomp", "xcomp")


def shared_out(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], ofs: Sequence[bool]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where a whole hangs beside the number that is a part of it: what is done to "22 of
    31 drones" is done to 22.

    ``heads`` are indices in the sentence, -1 at the root; ``ofs`` say which words bring a whole in.
    """
    heads, relations = list(heads), list(relations)
    for of, is_of in enumerate(ofs):
        part, whole = of - 1, heads[of]
        if not is_of or part < 0 or tags[part] != "NUM" or relations[of] != "case" or whole <= of:
            continue
        if tags[whole] not in NOUNS or heads[whole] == part:
            continue
        if heads[part] == heads[whole] and heads[part] >= 0 and relations[part] in _SAME:
            heads[whole], relations[whole] = part, "nmod"
    return heads, relations


def joined(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where a noun right after a joined verb is itself joined to what stands before that
    verb, which then has no object: "killed six and wounded nine *others*" wounds nine others.
    """
    heads, relations = list(heads), list(relations)
    for verb, (first, relation) in enumerate(zip(heads, relations, strict=True)):
        if relation != "conj" or tags[verb] != "VERB" or first < 0:
            continue
        noun = verb + 1
        while noun < len(heads) and heads[noun] > noun and relations[noun] in _BEFORE_NOUN:
            noun += 1
        if noun == len(heads) or relations[noun] != "conj" or tags[noun] not in (*NOUNS, "NUM", "PRON"):
            continue
        arcs = set(zip(heads, relations, strict=True))
        filled = (noun, "case") in arcs or any((verb, name) in arcs for name in _FILLED)
        if first <= heads[noun] < verb and not filled:
            heads[noun], relations[noun] = verb, "obj"
    return heads, relations
