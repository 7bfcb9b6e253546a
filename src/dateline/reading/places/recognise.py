"""Which stretches of words are names of places: those that weights of their features favour, none across another."""

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import cache

from dateline.gazetteer import Gazetteer
from dateline.lang import Language
from dateline.reading.draft import Draft
from dateline.reading.places.context import kind_of
from dateline.reading.places.features import features, view, word_lists
from dateline.reading.places.model import total
from dateline.reading.places.spans import Stretch, stretches
from dateline.reading.places.unlisted import told_places
from dateline.reading.places.uses import governs, head_of

LEAST = -0.4
"""The least score of a name of a place. On LGL and TR-News F1 is the same from -0.4 to 0; reports on conflict have names
that the weights have seen less of, so the lower end is taken."""
OWN_PLACE = 4.0
"""What is added to the score of a place that the user named: they know that it is one."""
OF_NATURE = 1.0
"""What is added to a name of several words that only mountains, waters and regions bear ("Hindu Kush"): LGL and TR-News
mark few of those, and the weights with them."""
GOVERNS = 2.5
"""What is added to a capital that acts or is spoken to as a government ("urged Washington"): too rare there to be
learned."""
TOLD = 6.0
"""What is added to a name that its words call a place (`dateline.reading.places.unlisted`), whatever the network takes it
for: of such names that were not found before, 104 in 112 are places in the open gold set (train, dev). LGL and TR-News
mark no hospitals and roads in whose names no place is: there recognition loses half a point to a point."""
REPEATED = 4.0
"""What is added to a name that no list has, after "in", "of" or the like, that is a place elsewhere in the report, shared
by its words: of such names 16 of 20 are places there, those of several words ("City Hall") seldomer."""
UNLISTED, SURE = 2.5, -0.22
"""What is added to a name that no list has where the network is sure of each word of it (log-probability): villages that
reports on war name are often in none, and the weights hold it against them."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A stretch that is taken for the name of a place, and the score of that against 0."""

    stretch: Stretch
    score: float


@cache
def weights(language: Language, table: str) -> dict[str, float]:
    """The weights of features in one of the tables of ``toponyms.toml``."""
    found: dict[str, float] = language.table("toponyms")[table]
    return found


def recognised(draft: Draft, gazetteer: Gazetteer) -> list[Chosen]:
    """The names of places in a document, in the order of the text."""
    told = told_places(draft)
    possible = stretches(draft, gazetteer, told)
    seen, table = view(draft, possible), weights(draft.language, "recognition")
    scored = [
        Chosen(stretch, total(table, features(seen, stretch)) + _known(draft, stretch, told) - LEAST)
        for stretch in possible
    ]
    chosen = best_apart([one for one in scored if one.score > 0])
    named = {_name(draft, one.stretch) for one in chosen}
    taken = {word for one in chosen for word in range(one.stretch.first, one.stretch.last + 1)}
    again = [
        replace(one, score=one.score + more)
        for one in scored
        if one.score <= 0 and (more := _later(draft, one.stretch, told, named, taken)) > -one.score
    ]
    return best_apart([*(one for one in scored if one.score > 0), *again]) if again else chosen


def _later(
    draft: Draft, stretch: Stretch, told: Set[tuple[int, int]], named: Set[str], taken: Set[int]
) -> float:
    """What is added where it is known which names are places elsewhere in the report, and which words are in none."""
    words = range(stretch.first, stretch.last + 1)
    if (stretch.first, stretch.last) in told and not stretch.demonym and taken.isdisjoint(words):
        return TOLD
    return REPEATED / len(words) if _is_again(draft, stretch, named) else 0.0


def _known(draft: Draft, stretch: Stretch, told: Set[tuple[int, int]]) -> float:
    """What is known of a stretch beside the weights."""
    if any(e.key < 0 for e in stretch.entries):
        return OWN_PLACE
    if any(e.feature == "PPLC" for e in stretch.entries) and governs(draft, head_of(draft, stretch)):
        return GOVERNS
    unlisted = not stretch.entries and not stretch.demonym
    if unlisted and _is_sure(draft, stretch):
        return UNLISTED
    if unlisted and (stretch.first, stretch.last) in told and not _holds_a_place(draft, stretch):
        return TOLD
    nature = stretch.entries and all(kind_of(e) in ("nature", "region") for e in stretch.entries)
    return OF_NATURE if nature and stretch.last > stretch.first else 0.0


def _holds_a_place(draft: Draft, stretch: Stretch) -> bool:
    """Whether a name may be made of that of a place: "Karem Hospital", "Northern Karem"."""
    lists = word_lists(draft.language)
    return (
        draft.small[stretch.last] in lists["facilities"] | lists["streets"]
        or draft.small[stretch.first] in lists["directions"]
    )


def _name(draft: Draft, stretch: Stretch) -> str:
    return " ".join(draft.forms[stretch.first : stretch.last + 1])


def _is_again(draft: Draft, stretch: Stretch, named: Set[str]) -> bool:
    """Whether a name that no list has names a place elsewhere, and stands where the name of a place can."""
    if stretch.entries or stretch.demonym or _name(draft, stretch) not in named:
        return False
    return any(stands_after(draft, stretch, which) for which in ("where", "to", "from"))


def stands_after(draft: Draft, stretch: Stretch, which: str) -> bool:
    """Whether a name without numbers stands right after one of some prepositions, and hangs on it."""
    if stretch.first == 0 or any(form[0].isdigit() for form in draft.forms[stretch.first : stretch.last + 2]):
        return False  # "near Highway 12"
    head = draft.tokens[head_of(draft, stretch)]
    table = draft.language.table("places")["prepositions"][which]
    return head.deprel in ("obl", "nmod") and draft.small[stretch.first - 1] in table


def _is_sure(draft: Draft, stretch: Stretch) -> bool:
    """Whether the network names just these words as a place."""
    if draft.signals is None or "toponym" not in draft.signals.tags:
        return False
    tags = draft.signals.tags["toponym"]
    return bool(tags[stretch.first, 1] > SURE) and all(
        bool(tags[word, 0] < SURE) for word in range(stretch.first + 1, stretch.last + 1)
    )


def best_apart(scored: Sequence[Chosen]) -> list[Chosen]:
    """Those of the stretches that share no word and have the greatest sum of scores."""
    ordered = sorted(scored, key=lambda c: (c.stretch.last, c.stretch.first))
    ends = [c.stretch.last for c in ordered]
    best: list[tuple[float, int, int]] = [(0.0, -1, 0)]  # sum, the last one taken, where it goes on
    for number, one in enumerate(ordered):
        before = bisect_left(ends, one.stretch.first)
        with_it = best[before][0] + one.score
        best.append((with_it, number, before) if with_it > best[-1][0] else (best[-1][0], -1, number))
    chosen, at = [], len(best) - 1
    while at > 0:
        _, number, at = best[at]
        if number >= 0:
            chosen.append(ordered[number])
    return chosen[::-1]
