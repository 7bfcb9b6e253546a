"""Those who are taken up by their number alone: "Four men were tried. *All four* denied it"."""

from dateline.reading.entities.chains import Chain
from dateline.reading.entities.workbench import Linking

NEAR = 4
"""Sentences within which so many are taken up by their number."""


def counted(work: Linking, index: int) -> Chain | None:
    """The last of those told of just before who were as many, for "all four", "the two"."""
    one, draft = work.found[index], work.draft
    trees = draft.trees
    if one.form == "name" or one.last != one.head or one.first + 1 != one.head or trees is None:
        return None
    number, here = draft.small[one.head], work.sight.sentence[one.head]
    of_many = draft.tokens[one.head].upos in ("NUM", "PRON") and not work.words.among("single", number)
    if not of_many or draft.small[one.first] not in work.words.words["whole_number"]:
        return None
    if work.sight.quote[one.head] >= 0:
        return None
    for other in range(index - 1, -1, -1):
        before = work.found[other]
        if here - work.sight.sentence[before.head] > NEAR:
            return None
        told = trees.child(before.head, "nummod") if before.form == "nominal" else None
        if told is None or draft.small[told] != number or before.sort != "person":
            continue
        chain = work.chains.of[other]
        return chain if work.chains.may_join(work.chains.of[index], chain) else None
    return None
