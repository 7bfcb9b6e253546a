"""What the name of a place does in its sentence: name a place, a government, a people, or a part of another name."""

from collections.abc import Sequence
from typing import Literal

from dateline.gazetteer import Entry
from dateline.gazetteer.entry import COUNTRY
from dateline.reading.draft import Draft
from dateline.reading.mentions.found import Found
from dateline.reading.places.features import word_lists
from dateline.reading.places.spans import Stretch
from dateline.terms import Precision

Use = Literal["place", "government", "demonym", "name"]

SOMEBODY = -0.2
"""The least log-probability of a person for a given name that is a place's too: the network has to be all but sure."""
_OF_NAMES = frozenset({"organization", "person", "event", "object", "abstract"})


def use_of(draft: Draft, stretch: Stretch, entry: Entry | None, names: Sequence[Found]) -> Use:
    """What a toponym does. ``names`` are the mentions whose names hold one of its words."""
    if stretch.demonym:
        return "demonym"
    if _inside_name(stretch, names) or _somebody(draft, stretch):
        return "name"
    capital = entry is not None and entry.feature == "PPLC"
    if capital and governs(draft, head_of(draft, stretch)):
        return "government"
    return "place"


def _inside_name(stretch: Stretch, names: Sequence[Found]) -> bool:
    """Whether it is a part of the longer name of something that is no place: "the Kabul Times"."""
    if any(f.sort == "place" and (f.name[0], f.name[-1]) == (stretch.first, stretch.last) for f in names):
        return False
    for found in names:
        if found.sort in _OF_NAMES and found.name[0] <= stretch.first and stretch.last <= found.name[-1]:
            apart = len(found.name) - (stretch.last - stretch.first + 1)
            if apart > 0:
                return True
    return False


def _somebody(draft: Draft, stretch: Stretch) -> bool:
    """Whether it is the given name of somebody: "Jordan said his brother …"."""
    given = draft.language.table("places")["also_given"]["names"]
    if draft.signals is None or stretch.first != stretch.last or draft.small[stretch.first] not in given:
        return False
    person = draft.network.labels.kind.index("person")
    return bool(draft.signals.tags["kind"][stretch.first, person] > SOMEBODY)


def governs(draft: Draft, head: int) -> bool:
    """Whether it acts or is spoken to as a government does: "Washington urged"."""
    token, trees = draft.tokens[head], draft.trees
    assert trees is not None
    if token.head < 0 or any(True for _ in trees.children(head, "case")):
        return False
    verbs = word_lists(draft.language)["governs"]
    above = draft.tokens[token.head]
    relation = token.deprel.partition(":")[0]
    if relation == "conj":
        return above.head >= 0 and governs(draft, token.head)
    return relation in ("nsubj", "obj", "iobj") and above.upos == "VERB" and above.lemma.lower() in verbs


def head_of(draft: Draft, stretch: Stretch) -> int:
    """The word of a stretch that hangs on a word outside."""
    for word in range(stretch.last, stretch.first - 1, -1):
        if not stretch.first <= draft.tokens[word].head <= stretch.last:
            return word
    return stretch.last


def precision_of(entry: Entry) -> Precision:
    """How precise the point of a place is."""
    code = entry.feature
    if code in COUNTRY:
        return "country"
    if entry.settled:
        return "settlement"
    if code == "ADM1":
        return "region"
    if code.startswith("ADM"):
        return "district"
    if code.startswith("S.") or code in ("AIRP", "AIRB", "CMP", "MNMT", "BLDG", "HSP", "SCH", "MSQE", "CH"):
        return "site"
    return "area"
