"""Owners: a genitive mark says that the noun before it belongs to the noun after it, whatever the tree makes of them."""

from collections.abc import Sequence

MARKS = "case"
BETWEEN = frozenset({"ADJ", "ADV", "NUM", "NOUN", "PROPN", "PUNCT", "SYM"})
"""Parts of speech that may stand between a genitive mark and the noun that is owned."""
NOUNS = ("NOUN", "PROPN")
SUBJECTS = ("nsubj", "nsubj:pass")


def owned(
    heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], marks: Sequence[bool]
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, mended where an owner hangs beside what it owns: "the fighter's son asked" has two
    subjects otherwise. An owner of the owned before it becomes the owner's: "the town's most famous fighter's son".

    ``heads`` are indices in the sentence, -1 at the root; ``marks`` say which words are genitive marks.
    """
    heads, relations = list(heads), list(relations)
    for mark, is_mark in enumerate(marks):
        owner = mark - 1
        if not is_mark or owner < 0 or tags[owner] not in NOUNS:
            continue
        while relations[owner] == "flat" and 0 <= heads[owner] < owner:
            owner = heads[owner]  # "Karim Said *'s* wife": the name hangs by its first word
        if relations[owner] == "compound" and heads[owner] > mark:
            relations[owner] = "nmod:poss"  # "the UN's envoy"
        thing = _thing(mark, heads, relations, tags, owner)
        if thing is None or mark in above(thing, heads):
            continue
        for other in range(owner):
            if heads[other] == thing and relations[other] in ("nmod:poss", "det", "amod"):
                heads[other] = owner
        heads[owner], relations[owner] = thing, "nmod:poss"
        heads[mark], relations[mark] = owner, MARKS
    return heads, relations


def goes_round(heads: Sequence[int]) -> bool:
    """Whether the way up from some word comes back to it."""
    done = [False] * len(heads)
    for start in range(len(heads)):
        word, way = start, []
        while word >= 0 and not done[word]:
            done[word] = True
            way.append(word)
            word = heads[word]
        if word in way:
            return True
    return False


def above(word: int, heads: Sequence[int]) -> set[int]:
    """The words above one."""
    above = set()
    while heads[word] >= 0:
        word = heads[word]
        above.add(word)
    return above


def _thing(
    mark: int, heads: Sequence[int], relations: Sequence[str], tags: Sequence[str], owner: int
) -> int | None:
    """The noun after a genitive mark that hangs where its owner hangs, in the same relation."""
    for word in range(mark + 1, len(heads)):
        if tags[word] in NOUNS and heads[word] == heads[owner] and relations[word] == relations[owner]:
            return word if heads[owner] != word else None
        if tags[word] not in BETWEEN:
            return None
    return None
