"""Words for what two do to each other, as the object of the verb before them, which takes what follows: "accuse *each
other* of lying"."""

from collections.abc import Sequence, Set

_OF_VERBS = {"acl": "advcl", "nmod": "obl"}


def reciprocals(
    heads: Sequence[int],
    relations: Sequence[str],
    tags: Sequence[str],
    forms: Sequence[str],
    pairs: Set[tuple[str, str]],
) -> tuple[list[int], list[str]]:
    """The arcs of one sentence, with two words that are one of the ``pairs``, right after a verb, as its object, and what
    hangs on them on the verb."""
    heads, relations = list(heads), list(relations)
    for first in range(1, len(forms) - 1):
        verb, second = first - 1, first + 1
        if (
            (forms[first], forms[second]) not in pairs
            or tags[verb] != "VERB"
            or heads[verb] in (first, second)
        ):
            continue
        for word, head in enumerate(heads):
            if head in (first, second) and word > second:
                heads[word], relations[word] = verb, _OF_VERBS.get(relations[word], relations[word])
        heads[first], relations[first] = verb, "obj"
        heads[second], relations[second] = first, "fixed"
    return heads, relations
