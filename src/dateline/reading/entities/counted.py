"""Those who are taken up by their number alone: "Four men were tried. *All four* denied it"."""

from dateline.reading.entities.chains import Chain
from dateline.reading.entities.workbench import Linking

NEAR = 4
"""Sentences since the last mention of so many within which their number takes them up."""
FAR = 20
"""The same where no others of the report are as many."""


def counted(work: Linking, index: int) -> Chain | None:
    """The last of those told of just before who were as many, for "all four", "the two"."""
    one, draft = work.found[index], work.draft
    trees = draft.trees
    if one.form == "name" or one.last != one.head or one.first + 1 != one.head or trees is None:
        return None
    number, here = draft.small[one.head], work.sight.sentence[one.head]
    of_many = draft.tokens[one.head].upos in ("NUM", "PRON") or work.traits[index].number == "p"
    of_many = of_many and not work.words.among("single", number)
    if not of_many or draft.small[one.first] not in work.words.words["whole_number"]:
        return None
    if work.sight.quote[one.head] >= 0:
        return None
    many = dict[int, Chain]()
    for other in range(index - 1, -1, -1):
        before = work.found[other]
        told = trees.child(before.head, "nummod") if before.form == "nominal" else None
        if told is not None and draft.small[told] == number and before.sort == "person":
            many.setdefault(id(work.chains.of[other]), work.chains.of[other])
    last = next(iter(many.values()), None)
    if last is None or (here - last.sentence > NEAR and (len(many) > 1 or here - last.sentence > FAR)):
        return None
    return last if work.chains.may_join(work.chains.of[index], last) else None
